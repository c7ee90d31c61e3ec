"""Keys of a fiche: the signed part, and `suivi` after it."""

from clsctl.core.labels import CATEGORIES, TYPES, UNITES
from clsctl.core.messages import msg
from clsctl.core.model.fiche import (
    Action,
    Calendrier,
    Etape,
    Fait,
    Fiche,
    Financement,
    Indicateur,
    Jalon,
    Livrable,
    Mesure,
    Objectifs,
    Phase,
    Piece,
    Rattachement,
    Source,
)
from clsctl.reading.forms import Choice
from clsctl.reading.records import Key, ListOf, MapOf, Record
from clsctl.reading.table.basics import (
    ACTORS,
    CALENDAR,
    CODE,
    DATE,
    ID,
    LINK,
    MARKDOWN,
    MARKDOWNS,
    MONEY,
    NUMBER,
    REFERENCES,
    TEXT,
    TEXTS,
)
from clsctl.reading.table.commun import PERSONNES, TERRITOIRE
from clsctl.reading.table.cpts import CPTS
from clsctl.reading.table.suivi import ETAT, SUIVI

RATTACHEMENT = Record(
    Rattachement,
    msg("a link to a policy"),
    [
        Key("cadre", CODE, msg("The code of one of the plan's “cadres”.")),
        Key("reference", TEXT, msg("Which part of it, as it is numbered there.")),
        Key("libelle", TEXT, msg("That part in words.")),
    ],
)
OBJECTIFS = Record(
    Objectifs,
    msg("objectives by kind"),
    [
        Key("generaux", MARKDOWNS, msg("General objectives.")),
        Key("specifiques", MARKDOWNS, msg("Specific objectives.")),
        Key("strategiques", MARKDOWNS, msg("Strategic objectives.")),
        Key("operationnels", MARKDOWNS, msg("Operational objectives.")),
    ],
)
ACTION = Record(
    Action,
    msg("an action"),
    [
        Key("id", ID, msg("Id, unique in the fiche.")),
        Key("titre", TEXT, msg("What is done.")),
        Key("objectif", TEXT, msg("The objective it serves.")),
        Key("calendrier", CALENDAR, msg("When.")),
    ],
)
ACTION_ETAPE = Record(
    Action,
    msg("an action"),
    [
        Key("id", ID, msg("Id, unique in the fiche.")),
        Key("titre", TEXT, msg("What is done.")),
        Key("calendrier", CALENDAR, msg("When.")),
    ],
)
FAIT = Record(
    Fait,
    msg("a fact of the past"),
    [
        Key("calendrier", CALENDAR, msg("When it happened.")),
        Key("texte", MARKDOWN, msg("What happened.")),
    ],
)
LIVRABLE = Record(
    Livrable,
    msg("a deliverable"),
    [
        Key("id", ID, msg("Id, unique in the fiche: L1."), needed=True),
        Key("titre", TEXT, msg("What is to be handed in.")),
        Key("echeance", CALENDAR, msg("The signed deadline, in the document's words: 2ème semestre 2019.")),
        Key("responsables", ACTORS, msg("Who answers for it.")),
        Key("description", MARKDOWN, msg("What it holds.")),
    ],
)
LIVRABLES = ListOf(msg("a list of deliverables"), LIVRABLE)
ETAPE = Record(
    Etape,
    msg("a step"),
    [
        Key("id", ID, msg("Id, unique in the fiche: E1."), needed=True),
        Key("titre", TEXT, msg("The step's title.")),
        Key("calendrier", CALENDAR, msg("When.")),
        Key("responsables", ACTORS, msg("Who answers for it.")),
        Key("actions", ListOf(msg("a list of actions"), ACTION_ETAPE), msg("The actions it is made of.")),
        Key("livrables", LIVRABLES, msg("What it delivers.")),
    ],
)
PHASE = Record(
    Phase,
    msg("a phase"),
    [
        Key("id", ID, msg("Id, unique in the fiche: P1."), needed=True),
        Key("titre", TEXT, msg("The phase's title.")),
        Key("calendrier", CALENDAR, msg("When.")),
    ],
)
JALON = Record(
    Jalon,
    msg("a milestone"),
    [
        Key("id", ID, msg("Id, unique in the fiche: J1."), needed=True),
        Key("titre", TEXT, msg("The milestone's title.")),
        Key("echeance", CALENDAR, msg("Its deadline, in the document's words: 12/2020.")),
    ],
)
CALENDRIER = Record(
    Calendrier,
    msg("a calendar expression, or a calendar with its parts"),
    [
        Key("texte", CALENDAR, msg("The calendar in the document's words.")),
        Key("debut", DATE, msg("The first day, where it overrules the reading of the text.")),
        Key("fin", DATE, msg("The last day, where it overrules the reading of the text.")),
        Key("phases", ListOf(msg("a list of phases"), PHASE), msg("The phases, each with its calendar.")),
        Key("jalons", ListOf(msg("a list of milestones"), JALON), msg("The milestones, each with its deadline.")),
    ],
    short="texte",
)
MESURE = Record(
    Mesure,
    msg("a value on a day"),
    [
        Key("valeur", NUMBER, msg("The value, in the indicator's unit.")),
        Key("date", DATE, msg("The day it holds for.")),
    ],
)
INDICATEUR = Record(
    Indicateur,
    msg("an indicator"),
    [
        Key("id", ID, msg("Id, unique in the fiche: I1."), needed=True),
        Key("libelle", TEXT, msg("What is measured.")),
        Key(
            "categorie",
            Choice(
                msg("the kind of an indicator"),
                {kind: CATEGORIES[kind] for kind in ("processus", "realisation", "resultat", "impact")},
            ),
            msg("The kind of indicator."),
        ),
        Key("unite", TEXT, msg("The unit of its values.")),
        Key("depart", MESURE, msg("The value at the start.")),
        Key("cible", MESURE, msg("The value aimed at.")),
        Key("source", TEXT, msg("Where the values come from.")),
        Key("periodicite", TEXT, msg("How often it is measured.")),
    ],
)
SOURCE = Record(
    Source,
    msg("a funder"),
    [
        Key("financeur", TEXT, msg("Who pays: a code of “acteurs” or a name.")),
        Key("dispositif", TEXT, msg("Out of which scheme, such as FIR.")),
        Key("montant", MONEY, msg("The amount, in the unit of the expense.")),
        Key("etat", ETAT, msg("Where it stands.")),
    ],
)
FINANCEMENT = Record(
    Financement,
    msg("an expense"),
    [
        Key("nature", TEXT, msg("The nature of the expense.")),
        Key(
            "categorie",
            Choice(
                msg("the kind of an expense"),
                {kind: CATEGORIES[kind] for kind in ("fonctionnement", "investissement")},
            ),
            msg("Running costs or investment."),
        ),
        Key("montant", MONEY, msg("The amount: 50 000 €.")),
        Key("unite", Choice(msg("a unit"), UNITES), msg("The unit of the amounts; EUR unless said.")),
        Key("periode", CALENDAR, msg("The years it covers: 2019-2020.")),
        Key("sources", ListOf(msg("a list of funders"), SOURCE), msg("Who pays what.")),
    ],
)
PIECE = Record(
    Piece,
    msg("a document"),
    [
        Key("titre", TEXT, msg("The document's title.")),
        Key("lien", LINK, msg("Its path in the plan or its web address; none for a document that is not at hand.")),
    ],
)
FICHE = Record(
    Fiche,
    # Translators: « une fiche »
    msg("a fiche"),
    [
        Key("id", ID, msg("Id of the fiche, unique in the plan: 1.3."), needed=True),
        Key("type", Choice(msg("a type of fiche"), TYPES), msg("What kind of document it is."), needed=True),
        Key("titre", TEXT, msg("The fiche's title."), needed=True),
        Key(
            "numero",
            ListOf(msg("a number or a list of numbers"), TEXT, single=True),
            msg("What is printed, when it differs from the id: Fiche 7, Action 1.2.3."),
        ),
        Key("gabarit", TEXT, msg("The name of the layout, when it is not that of the type.")),
        Key("axe", CODE, msg("The code of the plan's axis.")),
        Key("objectif", CODE, msg("The code of the axis' objective.")),
        Key("rattachements", ListOf(msg("a list of links"), RATTACHEMENT), msg("Links to the PRS and other policies.")),
        Key("redaction", DATE, msg("The day the document was written.")),
        Key("porteurs", ACTORS, msg("Who answers for the action. At least one here or under “pilotes”.")),
        Key("pilotes", ACTORS, msg("Who leads the work.")),
        Key("partenaires", ACTORS, msg("Who takes part.")),
        Key("referents", PERSONNES, msg("Persons of reference. Personal data.")),
        Key("contacts", PERSONNES, msg("Persons to contact. Personal data.")),
        Key("equipe", PERSONNES, msg("The team of the project. Personal data.")),
        Key("equipe_partenaires", PERSONNES, msg("The partners' persons in the team. Personal data.")),
        Key("publics", TEXTS, msg("Whom the action is for.")),
        Key("territoire", TERRITOIRE, msg("Where it takes place.")),
        Key("contexte", MARKDOWN, msg("Context.")),
        Key("diagnostic", MARKDOWN, msg("Diagnosis.")),
        Key("description", MARKDOWN, msg("What the action is.")),
        Key("moyens", MARKDOWN, msg("Means.")),
        Key("gouvernance", MARKDOWN, msg("Who decides, and how.")),
        Key("enjeux", MARKDOWNS, msg("What is at stake.")),
        Key("leviers", MARKDOWNS, msg("What helps.")),
        Key("freins", MARKDOWNS, msg("What hinders.")),
        Key("vigilance", MARKDOWNS, msg("What to watch.")),
        Key("objectifs", OBJECTIFS, msg("The fiche's own objectives, by kind.")),
        Key("actions", ListOf(msg("a list of actions"), ACTION), msg("Actions, for documents that have no steps.")),
        Key("historique", ListOf(msg("a list of facts"), FAIT), msg("What had already happened; never due.")),
        Key("etapes", ListOf(msg("a list of steps"), ETAPE), msg("Steps, with their actions and deliverables.")),
        Key("livrables", LIVRABLES, msg("Deliverables that belong to no step.")),
        Key("calendrier", CALENDRIER, msg("The calendar of the whole fiche.")),
        Key("indicateurs", ListOf(msg("a list of indicators"), INDICATEUR), msg("Indicators.")),
        Key("financements", ListOf(msg("a list of expenses"), FINANCEMENT), msg("Expenses and who pays them.")),
        Key("pieces", ListOf(msg("a list of documents"), PIECE), msg("Annexes.")),
        Key("notes_bas", MARKDOWNS, msg("Footnotes and sources.")),
        Key("depend_de", REFERENCES, msg("What this fiche waits for: 1.2, 1.2/L1.")),
        Key(
            "rubriques",
            MapOf(msg("rubrics by label"), TEXT, MARKDOWN),
            msg("The house's own rubrics, by label, kept word for word and printed after the others."),
        ),
        Key("cpts", CPTS, msg("The part proper to a CPTS; in a “lettre_intention” only.")),
        Key("suivi", SUIVI, msg("The follow-up: what happened since the signature.")),
    ],
)
