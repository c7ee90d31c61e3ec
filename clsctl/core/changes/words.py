"""The sentence of each change, in the words of the domain; `followed` and `entries` have more."""

from datetime import date

from clsctl.core.changes.excerpts import apart, shortened
from clsctl.core.changes.followed import FOLLOWED, Beside
from clsctl.core.changes.subjects import subject
from clsctl.core.changes.values import Change, Kind
from clsctl.core.messages import Value, msg
from clsctl.core.model.plan import Plan


def followed(before: Plan | None, after: Plan | None) -> Change:
    """The contract itself came or went."""
    if after is not None:
        text = msg("The follow-up of the contract begins: {title}", title=after.titre)
        return Change("", "", "added", None, after.titre, None, text)
    title = before.titre if before else ""
    return Change("", "", "removed", title, None, None, msg("The contract is no longer followed: {title}", title=title))


def thing(ref: str, kind: Kind, title: str) -> Change:
    """A fiche, a deliverable, a step… that came or went."""
    if kind == "added":
        text = msg("{ref} added: {title}", ref=ref, title=title) if title else msg("{ref} added", ref=ref)
        return Change(ref, "", kind, None, title, None, text)
    text = msg("{ref} removed: {title}", ref=ref, title=title) if title else msg("{ref} removed", ref=ref)
    return Change(ref, "", kind, title, None, None, text)


def restored(ref: str, title: str, gone: date) -> Change:
    """A fiche that came back after it was deleted."""
    text = msg("{ref} restored, which was deleted on {day}: {title}", ref=ref, day=gone, title=title)
    return Change(ref, "", "added", None, title, None, text)


def persons(ref: str, key: str) -> Change:
    """Persons changed; who they are is for the plan's own team."""
    text = msg("{ref}: {what} changed (persons are not named here)", ref=ref, what=subject(key))
    return Change(ref, key, "changed", None, None, None, text)


def value(ref: str, key: str, before: str | None, after: str | None, beside: Beside) -> Change:
    """A value that is new, gone or different; `beside` are the values told in the same sentence."""
    sentence = FOLLOWED.get(key)
    if sentence is None:
        return plain(ref, key, before, after)
    return sentence(ref, before, after, beside)


def plain(ref: str, key: str, before: str | None, after: str | None) -> Change:
    """Any other value."""
    parts: dict[str, Value] = {"ref": ref or "clsctl.yaml", "what": subject(key)}
    if before is None:
        text = msg("{ref}: {what}: “{after}” added", **parts, after=shortened(after or ""))
        return Change(ref, key, "added", None, after, None, text)
    if after is None:
        text = msg("{ref}: {what}: “{before}” removed", **parts, before=shortened(before))
        return Change(ref, key, "removed", before, None, None, text)
    told = apart(before, after)
    text = msg("{ref}: {what}: “{before}” is now “{after}”", **parts, before=told[0], after=told[1])
    return Change(ref, key, "changed", before, after, None, text)


def moved(ref: str, key: str, before: str, after: str, days: int | None) -> Change:
    """The signed deadline itself says something else."""
    parts: dict[str, Value] = {"ref": ref, "before": before, "after": after}
    text = msg("{ref}: signed deadline changed from “{before}” to “{after}”", **parts)
    if key != "echeance":
        text = msg("{ref}: signed calendar changed from “{before}” to “{after}”", **parts)
    elif days is not None:
        text = msg(
            "{ref}: signed deadline moved from “{before}” to “{after}” ({days} days)", **parts, days=f"{days:+d}"
        )
    return Change(ref, key, "moved", before or None, after or None, days, text)


def postponed(
    ref: str,
    texts: tuple[str | None, str | None],
    days: int | None,
    decided: tuple[str | None, date | None],
    reason: str | None,
) -> Change:
    """A postponement that was decided, by whom and when."""
    (before, after), (instance, day) = texts, decided
    parts: dict[str, Value] = {"ref": ref, "before": before or "", "after": after or ""}
    text = msg("{ref}: deadline postponed from “{before}” to “{after}”", **parts)
    if not before:
        text = msg("{ref}: deadline set to “{after}”", **parts)
    elif days is not None:
        text = msg("{ref}: deadline postponed from “{before}” to “{after}” ({days} days)", **parts, days=f"{days:+d}")
    if instance and day:
        # Translators: « décidé en COPIL du 30 juin 2020 »
        text = msg("{change}, decided by {instance} of {day}", change=text, instance=instance, day=day)
    elif day:
        text = msg("{change}, decided on {day}", change=text, day=day)
    if reason:
        text = msg("{change}: “{reason}”", change=text, reason=shortened(reason))
    return Change(ref, "suivi.reports", "postponed", before, after, days, text)


def reworded(ref: str, before: str, after: str) -> Change:
    """A postponement that is there already says something else."""
    text = msg("{ref}: postponement rewritten: “{before}” is now “{after}”", ref=ref, before=before, after=after)
    return Change(ref, "suivi.reports", "changed", before, after, None, text)


def not_postponed(ref: str, echeance: str | None) -> Change:
    """A postponement is gone."""
    text = msg("{ref}: postponement to “{before}” withdrawn", ref=ref, before=echeance or "")
    return Change(ref, "suivi.reports", "removed", echeance, None, None, text)


def unreadable(ref: str, file: str, *, mended: bool) -> Change:
    """A file that can't be read from a commit on, or can again: until then what it said last stands.

    `ref` is the fiche that it held, empty where it never could be read.
    """
    if mended:
        return Change(ref, "", "changed", None, file, None, msg("{file} can be read again", file=file))
    if not ref:
        text = msg("{file} cannot be read: what it says is not known until it is mended", file=file)
        return Change(ref, "", "changed", file, None, None, text)
    text = msg("{file} can no longer be read: what it said before stands until it is mended", file=file)
    return Change(ref, "", "changed", file, None, None, text)
