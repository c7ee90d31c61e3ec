"""A merge as git asks for it: read the three versions, write the result, tell what is left to decide."""

from pathlib import Path
from typing import Any, NamedTuple

from clsctl.cli.kinds import form_named
from clsctl.cli.output import note
from clsctl.cli.session import Request
from clsctl.core.changes import Change, Pair, fiche_changes, of_fiche, of_plan, plan_changes
from clsctl.core.changes.at import changes_at
from clsctl.core.diagnostics import Where
from clsctl.core.messages import Message, msg, verbatim
from clsctl.core.model.fiche import Fiche
from clsctl.core.model.plan import Plan
from clsctl.core.reasons import reason
from clsctl.core.trouble import Trouble
from clsctl.reading.loading import read_file
from clsctl.reading.outline import outline
from clsctl.sources.line_merge import conflict_style, merge_lines
from clsctl.writing.files import replace
from clsctl.writing.threeway.files import Together, Versions, together
from clsctl.writing.threeway.marks import STYLES, Marks
from clsctl.writing.threeway.merge import Clash
from clsctl.writing.threeway.pieces import Unsure

# characters of a sentence beside a mark
_LONGEST = 200


class Asked(NamedTuple):
    """What git asks for: the files of base, ours and theirs, their name, the size of marks, the names of the sides and
    of what both come from."""

    files: tuple[Path, Path, Path]
    path: str
    size: int
    names: tuple[str, str] | None
    base: str | None = None


def merged(request: Request, asked: Asked) -> bool:
    """Write the result in the place of ours; whether nothing is left to decide."""
    versions = Versions(*map(_read, asked.files))
    form = form_named(asked.path)
    try:
        found = together(versions, lambda data: outline(asked.path, data, form))
    except Unsure:
        return _by_lines(request, asked)
    teller = _Teller(request, asked, versions)
    style = conflict_style(asked.files[1].absolute().parent)
    marks = Marks(asked.size, next((each for each in STYLES if each == style), "merge"), teller.base)
    replace(asked.files[1], found.data(teller.labels, marks))
    teller.tell(found)
    return not found.clashes


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise Trouble(
            msg("{file} could not be read: {reason}", file=str(file), reason=reason(error)),
        ) from error


def _by_lines(request: Request, asked: Asked) -> bool:
    """The merge of git, for people to look at even where its lines do not clash."""
    names = asked.names or (request.language(_OURS), request.language(_THEIRS))
    lines = merge_lines(asked.files, (names[0], asked.base or request.language(_BASE), names[1]), asked.size)
    replace(asked.files[1], lines.data)
    sentence = msg(
        "{file} could not be merged key by key, since a version of it can’t be read without a doubt; its lines were.",
        file=asked.path,
    )
    hint = msg("Look at the whole file, then: clsctl validate, git add")
    note(request.language(sentence))
    note(request.language(hint))
    return False


# Translators: the two sides of a merge: « notre version », « leur version »
_OURS = msg("our version")
_THEIRS = msg("their version")
# Translators: what the two sides of a merge come from: « version commune »
_BASE = msg("common version")


class _Teller:
    """Says in domain words what each side did where they clash."""

    def __init__(self, request: Request, asked: Asked, versions: Versions) -> None:
        self.language = request.language
        self.file = asked.path
        self.names = tuple(map(verbatim, asked.names)) if asked.names else (_OURS, _THEIRS)
        self.base = asked.base or self.language(_BASE)
        form = form_named(asked.path)
        self.records = [read_file(asked.path, data, form).record for data in versions]

    def labels(self, clash: Clash) -> tuple[str, str]:
        """The words beside the marks."""
        ours, theirs = self._sides(clash)
        return self._line(ours), self._line(theirs)

    def _line(self, sentence: Message) -> str:
        line = " ".join(self.language(sentence).split())
        return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"

    def _sides(self, clash: Clash) -> tuple[Message, Message]:
        return self._side(clash, 1), self._side(clash, 2)

    def _side(self, clash: Clash, side: int) -> Message:
        """What one side did there: the sentences of its changes, else the place."""
        base, other = self.records[0], self.records[side]
        places = ((_leaves(base), clash.places[0]), (_leaves(other), clash.places[side]))
        told = changes_at(_changes(base, other), places)
        name = self.names[side - 1]
        if not told:
            path = clash.places[side] or clash.places[0] or ()
            return msg("{side}: {what}", side=name, what=Where("", path).key or self.file)
        what = told[0].text
        for each in told[1:]:
            # Translators: two sentences one after the other
            what = msg("{first}; {second}", first=what, second=each.text)
        return msg("{side}: {what}", side=name, what=what)

    def tell(self, found: Together) -> None:
        """What is left to decide, on standard error, where git tells the rest."""
        for clash in found.clashes:
            ours, theirs = map(self._line, self._sides(clash))
            note(self.language(msg("{file}: both sides changed the same thing.", file=self.file)))
            note(f"  {ours}\n  {theirs}")


def _changes(before: Any, after: Any) -> tuple[Change, ...]:
    if isinstance(before, Fiche) or isinstance(after, Fiche):
        return tuple(fiche_changes(Pair(before, after, None, None)))
    if isinstance(before, Plan) or isinstance(after, Plan):
        return tuple(plan_changes(before, after))
    return ()


def _leaves(record: Any) -> Any:
    return of_fiche(record) if isinstance(record, Fiche) else of_plan(record) if isinstance(record, Plan) else ()
