"""Keys of `suivi`: what happened since the signature."""

from clsctl.core.labels import ETATS_FINANCEMENT, METEOS, STATUTS
from clsctl.core.messages import msg
from clsctl.core.model.suivi import (
    Bilan,
    Note,
    Occurrence,
    Releve,
    Report,
    Suivi,
    SuiviEtape,
    SuiviLivrable,
    Versement,
)
from clsctl.reading.forms import Choice
from clsctl.reading.records import Key, ListOf, MapOf, Record
from clsctl.reading.table.basics import CALENDAR, CODE, DATE, ID, LINKS, MARKDOWN, MONEY, NUMBER, TEXT, YEAR

# Translators: how far a text may be shown: « publique », « partenaires », « interne »
DIFFUSIONS = {
    "publique": msg("everybody"),
    "partenaires": msg("the partners of the contract"),
    "interne": msg("the plan's own team"),
}
DIFFUSION = Choice(msg("an audience"), DIFFUSIONS)
STATUT = Choice(msg("a status"), STATUTS)
ETAT = Choice(msg("the state of a funding"), ETATS_FINANCEMENT)

OCCURRENCE = Record(
    Occurrence,
    msg("one delivery of what recurs"),
    [
        Key("periode", CALENDAR, msg("The period it is for: 2021, 1er semestre 2021.")),
        Key("remis_le", DATE, msg("The day it was handed in.")),
        Key("preuves", LINKS, msg("Evidence: paths in the plan or web addresses.")),
    ],
)
REPORT = Record(
    Report,
    msg("a postponement"),
    [
        Key("echeance", CALENDAR, msg("The new deadline.")),
        Key("decide_le", DATE, msg("The day it was decided.")),
        Key("instance", CODE, msg("Who decided: the code or the type of an instance.")),
        Key("motif", TEXT, msg("Why.")),
    ],
)
LIVRABLE = Record(
    SuiviLivrable,
    msg("the follow-up of a deliverable"),
    [
        Key("remis_le", DATE, msg("The day it was handed in.")),
        Key("preuves", LINKS, msg("Evidence: paths in the plan or web addresses.")),
        Key("abandonne_le", DATE, msg("The day it was given up.")),
        Key("motif", TEXT, msg("Why it was given up.")),
        Key("commentaire", MARKDOWN, msg("What is worth knowing of it.")),
        Key("occurrences", ListOf(msg("a list of deliveries"), OCCURRENCE), msg("The deliveries of what recurs.")),
        Key("reports", ListOf(msg("a list of postponements"), REPORT), msg("Postponements; the last one is in force.")),
    ],
)
ETAPE = Record(
    SuiviEtape,
    msg("the follow-up of a step"),
    [
        Key("debut_le", DATE, msg("The day it began.")),
        Key("fin_le", DATE, msg("The day it ended.")),
        Key("statut", STATUT, msg("What was decided of it.")),
        Key("commentaire", MARKDOWN, msg("What is worth knowing of it.")),
    ],
)
RELEVE = Record(
    Releve,
    msg("a measure"),
    [
        Key("date", DATE, msg("The day of the measure.")),
        Key("valeur", NUMBER, msg("The value, in the indicator's unit.")),
        Key("source", TEXT, msg("Where it comes from.")),
        Key("commentaire", MARKDOWN, msg("What is worth knowing of it.")),
    ],
)
VERSEMENT = Record(
    Versement,
    msg("an amount notified, committed or paid"),
    [
        Key("date", DATE, msg("The day of the notification, commitment or payment.")),
        Key("nature", TEXT, msg("The expense it is for.")),
        Key("financeur", TEXT, msg("Who pays: a code of “acteurs” or a name.")),
        Key("dispositif", TEXT, msg("Out of which scheme, such as FIR.")),
        Key("montant", MONEY, msg("The amount.")),
        Key("etat", ETAT, msg("Where it stands.")),
    ],
)
NOTE = Record(
    Note,
    msg("a note"),
    [
        Key("date", DATE, msg("The day of the note.")),
        Key("instance", CODE, msg("The meeting it comes from: the code or the type of an instance.")),
        Key("auteur", TEXT, msg("Who wrote it, by function rather than by name.")),
        Key("texte", MARKDOWN, msg("The note.")),
        Key("diffusion", DIFFUSION, msg("Who may read it.")),
    ],
)
BILAN = Record(
    Bilan,
    # Translators: « le bilan d'une année »
    msg("the review of a year"),
    [
        Key("realise", MARKDOWN, msg("What was done.")),
        Key("ecarts", MARKDOWN, msg("What differs from what was planned.")),
        Key("decision", MARKDOWN, msg("What was decided for the next year.")),
        Key("texte", MARKDOWN, msg("The review as a whole, where it has no such parts.")),
    ],
)
SUIVI = Record(
    Suivi,
    # Translators: « le suivi » of a fiche
    msg("the follow-up"),
    [
        Key("statut", STATUT, msg("What people decided, when they did. “Late” is computed, never written.")),
        Key("statut_le", DATE, msg("The day of that decision.")),
        Key("motif", TEXT, msg("Why: needed for suspendue, bloquee, abandonnee, reportee.")),
        Key("meteo", Choice(msg("a weather"), METEOS), msg("The pilot's own judgement.")),
        Key("livrables", MapOf(msg("deliverables by id"), ID, LIVRABLE), msg("Deliverables and milestones, by id.")),
        Key("etapes", MapOf(msg("steps by id"), ID, ETAPE), msg("Steps and phases, by id.")),
        Key(
            "indicateurs",
            MapOf(msg("indicators by id"), ID, ListOf(msg("a list of measures"), RELEVE)),
            msg("Measures of the indicators, by id."),
        ),
        Key("financements", ListOf(msg("a list of amounts"), VERSEMENT), msg("What was notified, committed, paid.")),
        Key("notes", ListOf(msg("a list of notes"), NOTE), msg("Notes of meetings and of the follow-up.")),
        Key("bilans", MapOf(msg("reviews by year"), YEAR, BILAN), msg("The review of each year.")),
    ],
)
