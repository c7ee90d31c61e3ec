"""`--baseline` and `--write-baseline`: the file of known findings, read from where the plan is read."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from clsctl.cli.output import note
from clsctl.cli.pasted import pasted
from clsctl.cli.plan import Read
from clsctl.core.diagnostics import Diagnostic
from clsctl.core.messages import msg, nmsg
from clsctl.core.trouble import Trouble
from clsctl.render.width import one_line

if TYPE_CHECKING:
    from clsctl.core.baseline import Known

# How many of the findings that are gone are named.
_MOST = 10


def of_baseline(
    what: Read, found: tuple[Diagnostic, ...], file: Path, *, write: bool, whole: bool
) -> tuple[Diagnostic, ...]:
    """All the findings of the plan, less those that the file lists, or is made to list with `write`.

    Those it lists that are gone are told after a `whole` check."""
    from clsctl.core import baseline  # noqa: PLC0415 - for these options only

    unread = frozenset(file for plan in what.portefeuille.plans for file in plan.illisibles)
    known = baseline.known(found, unread) if write else baseline.of_text(_text(what, file), str(file))
    if write:
        _write(what, file, baseline.to_text(known))
    fresh, gone = baseline.part(found, known, unread)
    if not what.request.session.quiet:
        _tell(what, len(found) - len(fresh), gone if whole else (), file)
    return fresh


def _write(what: Read, file: Path, text: str) -> None:
    from clsctl.writing.files import replace  # noqa: PLC0415

    replace(file, text.encode("utf-8", "backslashreplace"))
    if not what.request.session.quiet:
        note(what.request.language(msg("Written: {file}", file=str(file))))


def _text(what: Read, file: Path) -> str:
    """The text of the file: that of the index or of the revision where the plan is read from there."""
    path = file.absolute()
    inside = path.relative_to(what.root).as_posix() if path.is_relative_to(what.root) else None
    if inside is not None and inside in what.snapshot.files:
        return what.snapshot.files[inside].decode("utf-8", "replace")
    if inside is not None and (what.request.rev or what.snapshot.label == "index"):
        raise Trouble(
            msg("There is no file {file} in the text that is checked.", file=str(file)),
            msg("Put it beside clsctl.yaml, in no hidden folder, and add it with: git add {file}", file=pasted(file)),
        )
    try:
        return path.read_text("utf-8", "replace")
    except OSError as error:
        raise Trouble(
            msg("The file {file} could not be read.", file=str(file)),
            msg("Write it first with: clsctl validate --write-baseline {file}", file=pasted(file)),
        ) from error


def _tell(what: Read, left_out: int, gone: Sequence["Known"], file: Path) -> None:
    language = what.request.language
    if left_out:
        note(
            language(
                nmsg(
                    "{count} known finding left out ({file}).",
                    "{count} known findings left out ({file}).",
                    left_out,
                    file=str(file),
                )
            )
        )
    if not gone:
        return
    sentence = nmsg(
        "{count} finding of {file} is no longer there. Take it out with: clsctl validate --write-baseline {word}",
        "{count} findings of {file} are no longer there. Take them out with: clsctl validate --write-baseline {word}",
        len(gone),
        file=str(file),
        word=pasted(file),
    )
    note(language(sentence))
    for each in gone[:_MOST]:
        note(f"  {one_line(f'{each.file}: {each.code} {each.ref} {each.key}')}")
    if len(gone) > _MOST:
        note("  …")
