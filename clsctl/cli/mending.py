"""`validate --fix`: what has one safe answer is mended in the files, and told."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from clsctl import sources
from clsctl.cli.alone import alone
from clsctl.cli.kinds import files_of
from clsctl.cli.output import note
from clsctl.cli.plan import Read, of_snapshot
from clsctl.cli.several import Texts
from clsctl.cli.taking_back import tell_back
from clsctl.cli.undoing import keep
from clsctl.core.diagnostics import Diagnostic
from clsctl.core.messages import Message, msg, nmsg
from clsctl.reading.mends import proposed
from clsctl.writing.files import exchange
from clsctl.writing.mending import Done, mended


def fixed(what: Read, look: Callable[[Read], Iterable[Diagnostic]]) -> Read:
    """The plan read again, once those of the findings that have one safe answer are mended on disk.

    `look` gives the findings. They are looked for again after each round: what could not be read hid others."""
    count, texts = 0, Texts()
    while done := _round(what, look(_silent(what)), texts):
        what = of_snapshot(what.request, what.root, sources.read_disk(what.root))
        count += done
    kept = keep(what.root, texts)
    if not what.request.session.quiet:
        note(what.request.language(_summary(count)))
        tell_back(what.request, kept=kept)
    return what


def _silent(what: Read) -> Read:
    return what._replace(request=what.request._replace(session=what.request.session._replace(quiet=True)))


def _round(what: Read, found: Iterable[Diagnostic], texts: Texts) -> int:
    """Mend what can be of these findings; their number. `texts` is told each file, as it was first and as it is."""
    wanted: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for each in found:
        wanted[each.where.file].add((each.code, each.where.key))
    with alone(what):
        return sum(_fix(what, file, wanted[file], texts) for file in files_of(what) if wanted[file])


def _fix(what: Read, file: str, wanted: set[tuple[str, str]], texts: Texts) -> int:
    """Mend one file; the number of its findings that are settled."""
    data, form, language = what.snapshot.files[file], files_of(what)[file], what.request.language
    new = mended(data, lambda text: proposed(file, text, form), wanted)
    if not new.done:
        return 0
    if not exchange(what.root / file, data, new.data, what.root):
        note(language(msg("{file}: another program changed it meanwhile, so nothing was mended in it.", file=file)))
        return 0
    texts[file] = texts.get(file, (data, None))[0], new.data
    for done in () if what.request.session.quiet else new.done:
        note(language(_told(file, done)))
    return len(new.done)


def _told(file: str, done: Done) -> Message:
    place = f"{file}:{done.line}"
    if done.code == "F001":
        return msg("{file}: {code} mended, saved again in UTF-8.", file=file, code=done.code)
    if done.code == "F009":
        return msg("{file}: {code} mended, spaces put in the place of tabs.", file=file, code=done.code)
    return msg(
        "{place}: {code} mended: {before} → {after}", place=place, code=done.code, before=done.before, after=done.after
    )


def _summary(count: int) -> Message:
    if not count:
        return msg("Nothing could be mended without you.")
    return nmsg("{count} finding mended.", "{count} findings mended.", count)
