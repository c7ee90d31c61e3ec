"""The findings of what was read: all of them, those about some files, those with some codes."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from clsctl import sources
from clsctl.cli.declare import Misuse, meant
from clsctl.cli.plan import Read
from clsctl.core import rules
from clsctl.core.broken import concerning, undone
from clsctl.core.diagnostics import Diagnostic
from clsctl.core.globs import matcher
from clsctl.core.messages import msg
from clsctl.core.rules.once import once
from clsctl.core.rules.page import AUDIT
from clsctl.core.rules.settled import settle
from clsctl.core.rules.silenced import silence, speaks
from clsctl.core.trouble import Trouble
from clsctl.reading import Loaded, load, place


def all_findings(what: Read) -> tuple[Diagnostic, ...]:
    """Every finding of the plan, in the order of the files."""
    return _found(what.loaded)


def about(
    what: Read, found: tuple[Diagnostic, ...], touched: frozenset[str], before: Mapping[str, bytes]
) -> tuple[Diagnostic, ...]:
    """Of the findings, those in the touched files and what they broke elsewhere: what would not be there were those
    files as they were `before` (docs/decisions/0031)."""
    if all(each.where.file in touched for each in found):
        return found
    loaded = load(undone(what.snapshot, touched, before), what.root.name)
    return tuple(concerning(touched, found, unplaced(loaded)))


def touched_by(what: Read, paths: Iterable[Path]) -> frozenset[str]:
    """The paths of the command line as those of the plan's files; a folder stands for all that is below it."""
    known = {*what.snapshot.files, *committed(what)}
    touched: set[str] = set()
    for path in paths:
        absolute = path.absolute()
        inside = absolute.relative_to(what.root).as_posix() if absolute.is_relative_to(what.root) else None
        found = {key for key in known if inside in {key, "."} or key.startswith(f"{inside}/")}
        if not found:
            raise Misuse(msg("{path} is no file of the plan in {root}.", path=str(path), root=str(what.root)))
        touched |= found
    return frozenset(touched)


def codes(given: Iterable[str] | None, option: str, known: Iterable[str]) -> tuple[str, ...]:
    """The codes, or beginnings of codes, of `--select C2,R101`; `known` are those that the command may tell."""
    asked = tuple(code.strip().upper() for text in given or () for code in text.split(",") if code.strip())
    for code in asked:
        if not any(each.startswith(code) for each in known):
            raise _unknown(code, option, known)
    return asked


def _unknown(code: str, option: str, known: Iterable[str]) -> Misuse:
    if any(each.startswith(code) for each in rules.CODES):
        teller = "audit" if any(each.startswith(code) for each in AUDIT) else "validate"
        return Misuse(
            msg("This command tells no finding “{code}” ({option}).", code=code, option=option),
            msg("`clsctl {command}` tells it.", command=teller),
        )
    return Misuse(
        msg("No finding has the code “{code}” ({option}).", code=code, option=option),
        meant(code, tuple(known)) or msg("The list of all: clsctl explain"),
    )


def chosen(found: Iterable[Diagnostic], wanted: tuple[str, ...], unwanted: tuple[str, ...]) -> tuple[Diagnostic, ...]:
    """Those whose code begins as one of `wanted`, if any, and as none of `unwanted`."""
    kept = (each for each in found if not wanted or each.code.startswith(wanted))
    return tuple(each for each in kept if not unwanted or not each.code.startswith(unwanted))


def _found(loaded: Loaded) -> tuple[Diagnostic, ...]:
    """The findings of form and of the rules, in their places, less those that a comment or the plan leaves out."""
    plans, texts = loaded.portefeuille, loaded.texts
    placed = place(loaded, (*loaded.diagnostics, *once(loaded.diagnostics, rules.check(plans))))
    return tuple(settle(silence(placed, plans, texts, rules.CODES), plans, matcher))


def unplaced(loaded: Loaded) -> tuple[Diagnostic, ...]:
    """The same, without places where no comment needs them: to find those takes longer than the rules."""
    if any(map(speaks, loaded.texts.values())):
        return _found(loaded)
    plans = loaded.portefeuille
    return tuple(settle((*loaded.diagnostics, *once(loaded.diagnostics, rules.check(plans))), plans, matcher))


def committed(what: Read) -> Mapping[str, bytes]:
    """The plan's files in the last commit; none outside git, before the first commit, or for a text of the past."""
    if what.request.rev:
        return {}
    try:
        return sources.read_revision(what.root, "HEAD").files
    except Trouble:
        return {}
