"""The sentences of what is decided and handed in, each key of the follow-up in its own words."""

from collections.abc import Callable, Mapping

from clsctl.core.changes.excerpts import day_of, shortened
from clsctl.core.changes.values import Change, Kind
from clsctl.core.labels import METEOS, STATUTS, label
from clsctl.core.messages import msg

Beside = Mapping[str, tuple[str, ...]]


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


# key → the sentence of its change: the reference, the value before and after, what is told beside
FOLLOWED: Mapping[str, Callable[[str, str | None, str | None, Beside], Change]] = {
    "suivi.abandonne_le": _given_up,
    "suivi.debut_le": _begun,
    "suivi.fin_le": _ended,
    "suivi.meteo": _outlook,
    "suivi.preuves": _evidence,
    "suivi.remis_le": _handed_in,
    "suivi.statut": _declared,
}
