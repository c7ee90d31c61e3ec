"""`clsctl git-setup`: have git show and merge the files of the plan through this program, in this repository."""

from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from clsctl.cli.declare import mark
from clsctl.cli.exits import OK
from clsctl.cli.git_programs import settings
from clsctl.cli.options import asks
from clsctl.cli.output import emit
from clsctl.cli.plan import Read, read
from clsctl.cli.session import Request
from clsctl.core.messages import Message, msg, verbatim
from clsctl.core.reasons import reason
from clsctl.core.trouble import Trouble
from clsctl.sources.committing import last_texts
from clsctl.sources.plumbing import Place, locate
from clsctl.sources.settings import set_setting, setting
from clsctl.writing.attributes import ATTRIBUTES, pattern, with_lines
from clsctl.writing.files import replace


class _Wanted(NamedTuple):
    """What has to change: the text of `.gitattributes` (None for no file), and the settings with their values."""

    before: str | None
    after: str | None
    settings: dict[str, str | None]


@asks(folder=True)
def command(
    request: Request,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=mark("Change nothing; say what would be done."))] = False,
    undo: Annotated[bool, typer.Option("--undo", help=mark("Take away what this command has written."))] = False,
) -> int:
    what = read(request)
    place = locate(what.root)
    wanted = _wanted(what, place, undo=undo)
    if not dry_run:
        _write(what.root, place, wanted)
    for line in _told(wanted, dry_run=dry_run, undo=undo, committed=_committed(what.root, wanted)):
        emit(what.request.language(line) + "\n")
    return OK


def _wanted(what: Read, place: Place, *, undo: bool) -> _Wanted:
    before = _attributes(what.root / ATTRIBUTES)
    after = with_lines(before or "", [] if undo else _patterns(what)) or None
    new: dict[str, str | None] = dict(settings(what.request.language(_NAME)))
    values = dict.fromkeys(new) if undo else new
    return _Wanted(before, after, {key: value for key, value in values.items() if setting(place, key) != value})


def _patterns(what: Read) -> list[str]:
    """The files of the plans, from the folder of the plan or portfolio."""
    found = ["portefeuille.yaml"] if what.portefeuille.titre is not None else []
    for plan in what.portefeuille.plans:
        home = plan.where.file.removesuffix("clsctl.yaml")
        found += [plan.where.file, home + plan.glob]
    return [pattern(each) for each in found]


def _attributes(path: Path) -> str | None:
    """The text of the file. A link is refused: it could lead anywhere."""
    try:
        if path.is_symlink():
            raise Trouble(
                msg("{file} is a link, and nothing is written through it.", file=str(path)),
                msg("Put a file in its place, or write there yourself what --dry-run shows."),
            )
        return path.read_text(encoding="utf-8") if path.exists() else None
    except (OSError, UnicodeDecodeError) as error:
        why = reason(error) if isinstance(error, OSError) else msg("it is not in UTF-8")
        raise Trouble(msg("{file} could not be read: {reason}", file=str(path), reason=why)) from error


def _write(root: Path, place: Place, wanted: _Wanted) -> None:
    if wanted.after is None and wanted.before is not None:
        (root / ATTRIBUTES).unlink()
    elif wanted.after is not None and wanted.after != wanted.before:
        replace(root / ATTRIBUTES, wanted.after.encode("utf-8"))
    for key, value in wanted.settings.items():
        set_setting(place, key, value)


def _committed(root: Path, wanted: _Wanted) -> bool:
    """Whether the last commit already holds `.gitattributes` as it is to be."""
    text = last_texts(root, [ATTRIBUTES]).get(ATTRIBUTES)
    return text is not None and text.decode("utf-8", "replace").splitlines() == (wanted.after or "").splitlines()


def _told(wanted: _Wanted, *, dry_run: bool, undo: bool, committed: bool) -> list[Message]:
    """What was done, or would be, a line each; then what is left to do."""
    is_same = wanted.before == wanted.after
    if is_same and not wanted.settings:
        return [_UNDONE if undo else _DONE]
    lines: list[Message] = []
    if not is_same:
        lines.append(_WOULD_FILE if dry_run else _DID_FILE)
        new = [] if undo else [each for each in (wanted.after or "").splitlines() if each.endswith("merge=clsctl")]
        lines += [verbatim(f"  {each}") for each in new]
    if wanted.settings:
        lines.append(_WOULD_SETTINGS if dry_run else _DID_SETTINGS)
        for key, value in wanted.settings.items():
            lines.append(verbatim(f"  {key} = {value}" if value is not None else f"  {key}"))
    return [*lines, *([] if dry_run or undo else _NEXT[1:] if committed else _NEXT)]


# Translators: the name under which git speaks of our way of merging: « Fusion par clsctl : … »
_NAME = msg("clsctl: by key and by id")
_DONE = msg("Nothing to do: git shows and merges this plan with clsctl already.")
_UNDONE = msg("Nothing to undo: git does not use clsctl in this repository.")
_WOULD_FILE = msg(".gitattributes would change:")
_DID_FILE = msg(".gitattributes is changed:")
_WOULD_SETTINGS = msg("These settings of the repository would change:")
_DID_SETTINGS = msg("These settings of the repository are changed:")
_NEXT = (
    msg("Commit .gitattributes: it holds for all who work on the plan."),
    msg("The settings hold for this clone only: everyone runs clsctl git-setup once in their own."),
)
