"""The sentence of each change, in the words of the domain."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from clsctl.core.changes.values import Change, Kind
from clsctl.core.labels import METEOS, STATUTS, label
from clsctl.core.messages import Message, Value, msg, verbatim
from clsctl.core.model.plan import Plan
from clsctl.core.rubric_labels import LABELS

SHORT = 60
Beside = Mapping[str, tuple[str, ...]]

# Translators: keys of a thing (a deliverable, a step, an indicator…), as the subject of a change
_OWN: Mapping[str, Message] = {
    "": msg("Place in the fiche"),
    "libelle": msg("Wording"),
    "responsables": msg("Responsible"),
    "unite": msg("Unit"),
    "categorie": msg("Category"),
    "source": msg("Source"),
    # Translators: « Périodicité » of an indicator
    "periodicite": msg("Frequency"),
    "cible.valeur": msg("Target value"),
    "cible.date": msg("Day of the target"),
    "depart.valeur": msg("Starting value"),
    "depart.date": msg("Day of the starting value"),
    "calendrier.debut": msg("First day of the calendar"),
    "calendrier.fin": msg("Last day of the calendar"),
    "axe": msg("Axis"),
    "objectif": msg("Objective of the contract"),
    "type": msg("Kind of document"),
    "numero": msg("Printed number"),
    "suivi.commentaire": msg("Comment"),
    "suivi.motif": msg("Reason"),
    "suivi.statut_le": msg("Day of the declared status"),
    "suivi.preuves": msg("Evidence"),
    # Translators: entries of the follow-up
    "suivi": msg("Measures"),
    "suivi.notes": msg("Notes"),
    "suivi.occurrences": msg("Deliveries"),
    # Translators: money notified, committed, paid
    "suivi.financements": msg("Money received"),
    # Translators: « Bilans » of each year
    "suivi.bilans": msg("Yearly reviews"),
    "periode": msg("Period on the cover"),
    # Translators: date of the contract
    "signature": msg("Signature"),
    # Translators: date on which the contract takes effect
    "effet": msg("Date of effect"),
    # Translators: last day of the contract
    "fin": msg("End of the contract"),
    "signataires": msg("Signatories"),
    "axes": msg("Axes of the contract"),
    "acteurs": msg("Actors"),
    # Translators: the meetings that decide (COPIL…)
    "instances": msg("Meetings"),
    # Translators: « Avenants »
    "avenants": msg("Amendments"),
}


def subject(key: str) -> Message:
    """What a change is about, as people call it; the key as the file has it is added for what lies deeper."""
    known = _OWN.get(key) or LABELS.get(key)
    if known:
        return known
    root = key.partition("[")[0]
    top = _OWN.get(root) or LABELS.get(root) or _OWN.get(root.partition(".")[0]) or LABELS.get(root.partition(".")[0])
    return msg("{label} ({key})", label=top, key=key) if top else verbatim(key)


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


def persons(ref: str, key: str) -> Change:
    """Persons changed; who they are is for the plan's own team."""
    text = msg("{ref}: {what} changed (persons are not named here)", ref=ref, what=subject(key))
    return Change(ref, key, "changed", None, None, None, text)


def value(ref: str, key: str, before: str | None, after: str | None, beside: Beside) -> Change:
    """A value that is new, gone or different; `beside` are the values told in the same sentence."""
    sentence = _FOLLOWED.get(key)
    if sentence is None:
        return plain(ref, key, before, after)
    return sentence(ref, before, after, beside)


def _handed_in(ref: str, before: str | None, after: str | None, beside: Beside) -> Change:
    if after is None:
        text = msg("{ref}: delivery of {day} withdrawn", ref=ref, day=day_of(before or ""))
    elif before is not None:
        text = msg(
            "{ref}: day of delivery changed from {before} to {after}",
            ref=ref, before=day_of(before), after=day_of(after),
        )  # fmt: skip
    else:
        proofs = ", ".join(beside.get("preuves", ()))
        text = msg("{ref} handed in on {day}", ref=ref, day=day_of(after))
        if proofs:
            text = msg("{ref} handed in on {day}, evidence: {proofs}", ref=ref, day=day_of(after), proofs=proofs)
    kind: Kind = "removed" if after is None else "changed" if before is not None else "delivered"
    return Change(ref, "suivi.remis_le", kind, before, after, None, text)


def _evidence(ref: str, before: str | None, after: str | None, _beside: Beside) -> Change:
    text = msg(
        "{ref}: evidence replaced: {after} in place of {before}", ref=ref, before=before or "", after=after or ""
    )
    kind: Kind = "changed"
    if before is None:
        kind, text = "added", msg("{ref}: evidence added: {after}", ref=ref, after=after or "")
    elif after is None:
        kind, text = "removed", msg("{ref}: evidence removed: {before}", ref=ref, before=before)
    return Change(ref, "suivi.preuves", kind, before, after, None, text)


def _given_up(ref: str, before: str | None, after: str | None, beside: Beside) -> Change:
    key = "suivi.abandonne_le"
    if after is None:
        text = msg("{ref} no longer given up (was, on {day})", ref=ref, day=day_of(before or ""))
        return Change(ref, key, "decided", before, None, None, text)
    why = shortened(", ".join(beside.get("motif", ())))
    text = msg("{ref} given up on {day}", ref=ref, day=day_of(after))
    if why:
        text = msg("{ref} given up on {day}: “{reason}”", ref=ref, day=day_of(after), reason=why)
    return Change(ref, key, "decided", before, after, None, text)


def _declared(ref: str, before: str | None, after: str | None, beside: Beside) -> Change:
    old, why, on = label(STATUTS, before or ""), shortened(", ".join(beside.get("motif", ()))), beside.get("statut_le")
    text = msg("{ref}: declared status “{before}” withdrawn", ref=ref, before=old)
    if after is not None:
        now = label(STATUTS, after)
        text = msg("{ref} declared “{after}”", ref=ref, after=now)
        if on:
            text = msg("{ref} declared “{after}” on {day}", ref=ref, after=now, day=day_of(on[0]))
        if before is not None:
            # Translators: {change} is a whole sentence: « 1.3 déclarée « réalisée » le 3 mars 2026 »
            text = msg("{change}, was “{before}”", change=text, before=old)
        if why:
            text = msg("{change}: “{reason}”", change=text, reason=why)
    return Change(ref, "suivi.statut", "decided", before, after, None, text)


def _outlook(ref: str, before: str | None, after: str | None, _beside: Beside) -> Change:
    # Translators: « météo » : the pilot's own judgement
    text = msg("{ref}: outlook “{before}” withdrawn", ref=ref, before=label(METEOS, before or ""))
    if after is not None:
        now = label(METEOS, after)
        text = msg("{ref}: outlook “{after}”", ref=ref, after=now)
        if before is not None:
            text = msg("{ref}: outlook “{after}”, was “{before}”", ref=ref, after=now, before=label(METEOS, before))
    return Change(ref, "suivi.meteo", "decided", before, after, None, text)


def _begun(ref: str, before: str | None, after: str | None, _beside: Beside) -> Change:
    text = msg("{ref} begun on {day}", ref=ref, day=day_of(after or ""))
    if after is None:
        text = msg("{ref}: beginning on {day} withdrawn", ref=ref, day=day_of(before or ""))
    return Change(ref, "suivi.debut_le", "changed", before, after, None, text)


def _ended(ref: str, before: str | None, after: str | None, _beside: Beside) -> Change:
    text = msg("{ref} ended on {day}", ref=ref, day=day_of(after or ""))
    if after is None:
        text = msg("{ref}: end on {day} withdrawn", ref=ref, day=day_of(before or ""))
    return Change(ref, "suivi.fin_le", "changed", before, after, None, text)


_FOLLOWED: Mapping[str, Callable[[str, str | None, str | None, Beside], Change]] = {
    "suivi.abandonne_le": _given_up,
    "suivi.debut_le": _begun,
    "suivi.fin_le": _ended,
    "suivi.meteo": _outlook,
    "suivi.preuves": _evidence,
    "suivi.remis_le": _handed_in,
    "suivi.statut": _declared,
}


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


def shortened(text: str) -> str:
    """The first words of a long text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= SHORT else line[: SHORT - 1].rstrip() + "…"


def apart(before: str, after: str) -> tuple[str, str]:
    """Two long texts from a little before the place where they part, so that the excerpts differ."""
    old, new = " ".join(before.split()), " ".join(after.split())
    if len(old) <= SHORT and len(new) <= SHORT:
        return old, new
    same = next((rank for rank, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    start = old.rfind(" ", 0, max(same - 15, 0)) + 1
    return _from(old, start), _from(new, start)


def _from(text: str, start: int) -> str:
    return shortened(("…" if start else "") + text[start:])


def day_of(text: str) -> date | str:
    """A day as such, so that it is told in words; any other text as it is."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text


def number_of(text: str) -> Decimal:
    """A number as such, so that it is told in the way of the language; 0 for none."""
    return Decimal(text or 0)
