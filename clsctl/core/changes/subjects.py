"""What a change is about, as people call it."""

from collections.abc import Mapping

from clsctl.core.messages import Message, msg, verbatim
from clsctl.core.rubric_labels import LABELS

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
