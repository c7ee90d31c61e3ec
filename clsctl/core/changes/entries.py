"""The sentences of entries that come and go in lists: a measure, a note, money, a delivery of what recurs, a review."""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from clsctl.core.changes.excerpts import day_of, number_of, shortened
from clsctl.core.changes.postponed import Pair
from clsctl.core.changes.subjects import subject
from clsctl.core.changes.values import Change, Kind
from clsctl.core.labels import ETATS_FINANCEMENT, label
from clsctl.core.messages import Message, Value, msg
from clsctl.core.model.fiche import Fiche


class Entry(NamedTuple):
    """An entry of the list `key`, under its own `name`: `suivi.notes[2026-03-24]`; `said` are its values by field."""

    ref: str
    key: str
    name: str
    said: Mapping[str, tuple[str, ...]]

    def one(self, field: str) -> str:
        """The value of a field; empty where it has none."""
        return ", ".join(self.said.get(field, ()))

    @property
    def line(self) -> str:
        """All that it says."""
        return "; ".join(", ".join(values) for values in self.said.values())


def entry(found: Entry, pair: Pair, *, came: bool) -> Change:
    """An entry that came or went."""
    if not came:
        name, what = found.ref or "clsctl.yaml", subject(found.key)
        text = msg("{ref}: {what}: “{before}” removed", ref=name, what=what, before=shortened(found.line))
        return Change(found.ref, found.key, "removed", found.line, None, None, text)
    if found.key == "suivi" and "valeur" in found.said:
        return _measured(found, pair)
    sentence = _SENTENCES.get(found.key, _other)
    return _told(found, "delivered" if found.key == "suivi.occurrences" else "added", found.line, sentence(found))


def _told(found: Entry, kind: Kind, after: str, text: Message, before: str | None = None) -> Change:
    return Change(found.ref, found.key, kind, before, after, None, text)


def _measured(found: Entry, pair: Pair) -> Change:
    """« 1.1/I1: 8 measured on 2 June 2026, was 7 »: the measure before it, by its day."""
    value, day = found.one("valeur"), found.one("date")
    before = _last(found, pair.now, day)
    amount = number_of(value)
    if day and before:
        text = msg(
            "{ref}: {value} measured on {day}, was {before}",
            ref=found.ref, value=amount, day=day_of(day), before=number_of(before),
        )  # fmt: skip
    elif day:
        text = msg("{ref}: {value} measured on {day}", ref=found.ref, value=amount, day=day_of(day))
    else:
        text = msg("{ref}: {value} measured", ref=found.ref, value=amount)
    return _told(found, "added", value, text, before)


def corrected(ref: str, key: str, before: str, after: str) -> Change | None:
    """A measure that has another value; None for a key that is not that of one."""
    measure = re.fullmatch(r"suivi\[(?P<day>.*)\]\.valeur", key)
    if measure is None:
        return None
    text = msg(
        "{ref}: measure of {day} corrected from {before} to {after}",
        ref=ref,
        day=day_of(measure["day"]),
        before=number_of(before),
        after=number_of(after),
    )
    return Change(ref, key, "changed", before, after, None, text)


def _last(found: Entry, fiche: Fiche | None, day: str) -> str | None:
    """The value of the last measure before a day, as text."""
    suivi = fiche.suivi if fiche else None
    releves = suivi.indicateurs.get(found.ref.partition("/")[2], ()) if suivi else ()
    earlier = [each for each in releves if each.date and each.valeur is not None and each.date.isoformat() < day]
    return str(max(earlier, key=lambda each: each.date or each.where).valeur) if earlier else None


def _note(found: Entry) -> Message:
    text, instance, day = shortened(found.one("texte")), found.one("instance"), found.one("date")
    if instance and day:
        return msg(
            "{ref}: note of {day} ({instance}): “{text}”",
            ref=found.ref, day=day_of(day), instance=instance, text=text,
        )  # fmt: skip
    if day:
        return msg("{ref}: note of {day}: “{text}”", ref=found.ref, day=day_of(day), text=text)
    return msg("{ref}: note: “{text}”", ref=found.ref, text=text)


def _money(found: Entry) -> Message:
    """« 1.1: 12 000 € notified by ars (FIR) on 3 March 2026 »"""
    where = [found.one(field) for field in ("financeur", "dispositif", "nature") if found.one(field)]
    amount = msg("{amount} €", amount=number_of(found.one("montant")))
    parts: dict[str, Value] = {"ref": found.ref, "amount": amount, "state": label(ETATS_FINANCEMENT, found.one("etat"))}
    who, day = ", ".join(where), found.one("date")
    if who and day:
        # Translators: money: « 12 000 € notifié (ars, FIR) le 3 mars 2026 »
        return msg("{ref}: {amount} {state} ({who}) on {day}", **parts, who=who, day=day_of(day))
    if day:
        return msg("{ref}: {amount} {state} on {day}", **parts, day=day_of(day))
    return msg("{ref}: {amount} {state} ({who})", **parts, who=who)


def _occurrence(found: Entry) -> Message:
    period, day, proofs = found.one("periode"), found.one("remis_le"), found.one("preuves")
    parts: dict[str, Value] = {"ref": found.ref, "period": period, "day": day_of(day)}
    if not day:
        return msg("{ref} handed in for “{period}”", ref=found.ref, period=period)
    if not period:
        return msg("{ref} handed in on {day}", ref=found.ref, day=day_of(day))
    if proofs:
        return msg("{ref} handed in for “{period}” on {day}, evidence: {proofs}", **parts, proofs=proofs)
    return msg("{ref} handed in for “{period}” on {day}", **parts)


def _review(found: Entry) -> Message:
    year = re.sub(r".*\[(.*)\]", r"\1", found.name)
    return msg("{ref}: review of {year}: “{text}”", ref=found.ref, year=year, text=shortened(found.line))


def _other(found: Entry) -> Message:
    name, what = found.ref or "clsctl.yaml", subject(found.key)
    return msg("{ref}: {what}: “{after}” added", ref=name, what=what, after=shortened(found.line))


_SENTENCES: Mapping[str, Callable[[Entry], Message]] = {
    "suivi.bilans": _review,
    "suivi.financements": _money,
    "suivi.notes": _note,
    "suivi.occurrences": _occurrence,
}
