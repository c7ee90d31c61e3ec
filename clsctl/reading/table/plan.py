"""Keys of `clsctl.yaml` and of `portefeuille.yaml`."""

from typing import NamedTuple

from clsctl.core.diagnostics import Where
from clsctl.core.labels import INSTANCES, PLANS
from clsctl.core.messages import msg
from clsctl.core.model.plan import (
    Acteur,
    Audit,
    Avenant,
    Axe,
    Cadre,
    Instance,
    Objectif,
    Plan,
    Rapports,
    Regles,
    Rubrique,
)
from clsctl.core.nearest import nearest
from clsctl.reading import values
from clsctl.reading.forms import Checked, Choice, Form
from clsctl.reading.records import Key, ListOf, MapOf, Record
from clsctl.reading.settings import CalendarSettings
from clsctl.reading.table.basics import ACTORS, CALENDAR, CODE, CODES, DATE, TEXT, TEXTS
from clsctl.reading.table.commun import TERRITOIRE
from clsctl.reading.table.fiche import FICHE
from clsctl.reading.table.suivi import DIFFUSION


def to_rubric(text: str) -> str | values.Wrong:
    """A key of a fiche, dotted for the keys inside it: `objectifs.generaux`."""
    form: Form = FICHE
    for step in text.split("."):
        form = form.form if isinstance(form, ListOf) else form
        if isinstance(form, MapOf):
            return text
        keys = {key.name: key.form for key in form.keys} if isinstance(form, Record) else {}
        if step not in keys:
            meant = text.replace(step, nearest(step, keys) or step)
            hint = msg("Write “{meant}”, if that is what is meant.", meant=meant) if meant != text else KEYS_HINT
            return values.Wrong(msg("“{text}” is not a key of a fiche.", text=text), hint, "F013")
        form = keys[step]
    return text


KEYS_HINT = msg("“clsctl schema fiche” lists the keys; those inside another are dotted, such as objectifs.generaux.")
VERSION = Checked(msg("the version of the format"), values.to_version, values.VERSION, number=True)
GLOB = Checked(msg("a pattern of paths in the plan"), values.to_pattern, values.PATH)
RULES = ListOf(msg("a list of codes of rules"), Checked(msg("the code of a rule"), values.to_rule, values.CODE))
# The first step is one of the fiche's own keys; those inside it are for `to_rubric`.
_RUBRIC = rf"^({'|'.join(key.name for key in FICHE.keys)})(\..+)?$"
RUBRIC = Checked(msg("a key of a fiche"), to_rubric, _RUBRIC)
TYPES_ACTEUR = {
    # Translators: « agence régionale de santé »
    "ars": msg("regional health agency"),
    # Translators: « préfecture »
    "prefecture": msg("prefecture"),
    # Translators: « service de l'État »
    "etat": msg("State service"),
    # Translators: « conseil régional »
    "region": msg("regional council"),
    # Translators: « conseil départemental »
    "departement": msg("departmental council"),
    # Translators: « intercommunalité (EPCI) »
    "epci": msg("intercommunality"),
    # Translators: « pôle d'équilibre territorial et rural (PETR) »
    "petr": msg("rural territorial cluster"),
    "commune": msg("commune"),
    # Translators: « assurance maladie »
    "assurance_maladie": msg("health insurance"),
    # Translators: « établissement de santé ou médico-social »
    "etablissement": msg("health or social establishment"),
    # Translators: « union régionale des professionnels de santé (URPS) »
    "urps": msg("regional union of health professionals"),
    # Translators: « communauté professionnelle territoriale de santé (CPTS) »
    "cpts": msg("territorial professional health community"),
    # Translators: « maison de santé pluriprofessionnelle (MSP) »
    "msp": msg("multi-professional health centre"),
    # Translators: « association »
    "association": msg("association"),
    # Translators: « ordre professionnel »
    "ordre": msg("professional order"),
    "autre": msg("other"),
}
LANGUES = {"fr": msg("French"), "en": msg("English")}
SIGNATURES = {
    "aucune": msg("no signature is looked for"),
    "tags": msg("signed tags"),
    "commits": msg("signed commits"),
}

OBJECTIF = Record(
    Objectif,
    msg("an objective"),
    [
        Key("code", CODE, msg("Code, unique in the plan: 1.2."), needed=True),
        Key("titre", TEXT, msg("Title.")),
        Key("libelle", TEXT, msg("The heading as printed, when it is numbered otherwise or not at all.")),
    ],
)
AXE = Record(
    Axe,
    # Translators: « un axe » of the contract
    msg("an axis"),
    [
        Key("code", CODE, msg("Code, unique in the plan: 1."), needed=True),
        Key("titre", TEXT, msg("Title.")),
        Key("libelle", TEXT, msg("The heading as printed, when it is numbered otherwise or not at all.")),
        Key("objectifs", ListOf(msg("a list of objectives"), OBJECTIF), msg("Its objectives.")),
    ],
)
CADRE = Record(
    Cadre,
    msg("a policy"),
    [
        Key("code", CODE, msg("Code, unique in the plan: prs."), needed=True),
        Key("titre", TEXT, msg("Title.")),
        Key("reference", TEXT, msg("Its reference: number, address, edition.")),
        Key("periode", CALENDAR, msg("The years it covers.")),
    ],
)
ACTEUR = Record(
    Acteur,
    msg("an organisation"),
    [
        Key("nom", TEXT, msg("Its name.")),
        Key("sigle", TEXT, msg("Its acronym.")),
        Key("type", Choice(msg("a type of organisation"), TYPES_ACTEUR), msg("What kind of organisation it is.")),
    ],
    own="code",
)
INSTANCE = Record(
    Instance,
    msg("a meeting"),
    [
        Key("code", CODE, msg("Code, unique in the plan: copil-2020-06."), needed=True),
        Key("type", Choice(msg("a type of meeting"), INSTANCES), msg("What kind of meeting it is.")),
        Key("date", DATE, msg("The day it took place.")),
        Key("titre", TEXT, msg("Title.")),
    ],
)
AVENANT = Record(
    Avenant,
    # Translators: « un avenant » to the contract
    msg("an amendment"),
    [
        Key("numero", TEXT, msg("Its number: 1."), needed=True),
        Key("signature", DATE, msg("The day it was signed.")),
        Key("objet", TEXT, msg("What it is about.")),
        Key("fiches", CODES, msg("The ids of the fiches whose text it renews.")),
        Key("fin", DATE, msg("The contract's new last day, if it changes it.")),
    ],
)
RAPPORTS = Record(
    Rapports,
    msg("the settings of the reports"),
    [
        Key("langue", Choice(msg("a language"), LANGUES), msg("The language of the reports.")),
        Key("diffusion", DIFFUSION, msg("Who the reports are for.")),
    ],
)
RUBRIQUE = Record(
    Rubrique,
    # Translators: « une rubrique » of a printed fiche
    msg("a rubric"),
    [
        Key("cles", ListOf(msg("a list of keys"), RUBRIC), msg("The keys it shows, dotted for parts."), needed=True),
        Key("libelle", TEXT, msg("Its label.")),
        Key("colonnes", TEXTS, msg("The column heads, for a table.")),
    ],
)
AUDIT = Record(
    Audit,
    msg("the settings of the audit"),
    [
        Key("reference", TEXT, msg("The git revision that holds the signed text.")),
        Key(
            "signatures", Choice(msg("a kind of signature"), SIGNATURES), msg("Which signatures are looked for in git.")
        ),
    ],
)
REGLES = Record(
    Regles,
    msg("the settings of the rules"),
    [
        Key("ignorer", RULES, msg("The rules whose findings are left out.")),
        Key("erreurs", RULES, msg("The rules whose findings count as errors.")),
        Key("par_fichier", MapOf(msg("rules by file"), GLOB, RULES), msg("Rules left out for some files.")),
    ],
)
PLAN = Record(
    Plan,
    msg("a plan"),
    [
        Key("clsctl", VERSION, msg("The version of this format: 1."), needed=True),
        Key("type", Choice(msg("a type of plan"), PLANS), msg("What kind of contract it is."), needed=True),
        Key("code", CODE, msg("Short name, unique in a portfolio; the directory's name unless said.")),
        Key("titre", TEXT, msg("The contract's title."), needed=True),
        Key("territoire", TERRITOIRE, msg("The contract's territory.")),
        Key("periode", CALENDAR, msg("The years of the contract, as its cover shows them.")),
        Key("signature", DATE, msg("The day it was signed. Without it, relative deadlines cannot be placed.")),
        Key("effet", DATE, msg("The day it takes effect.")),
        Key("fin", DATE, msg("Its last day.")),
        Key("signataires", ACTORS, msg("Who signed it.")),
        Key("axes", ListOf(msg("a list of axes"), AXE), msg("The axes, with their objectives.")),
        Key("cadres", ListOf(msg("a list of policies"), CADRE), msg("The policies that fiches point to.")),
        Key("acteurs", MapOf(msg("organisations by code"), CODE, ACTEUR), msg("The organisations, by code.")),
        Key("instances", ListOf(msg("a list of meetings"), INSTANCE), msg("The meetings that decide.")),
        Key("avenants", ListOf(msg("a list of amendments"), AVENANT), msg("The amendments.")),
        Key("calendrier", CalendarSettings(), msg("Days that count as near, and the bounds of vague words.")),
        Key("rapports", RAPPORTS, msg("Language and audience of the reports.")),
        Key(
            "gabarits",
            MapOf(msg("layouts by name"), TEXT, ListOf(msg("a list of rubrics"), RUBRIQUE)),
            msg("Layouts of printed fiches: which rubrics, in which order, under which label."),
        ),
        Key(
            "synonymes",
            MapOf(msg("labels by key"), RUBRIC, ListOf(msg("a list of labels"), TEXT)),
            msg("What the house's documents call a key of a fiche, for `import`: porteurs, then its labels in a list."),
        ),
        Key("audit", AUDIT, msg("How the history is checked.")),
        Key("fiches", GLOB, msg("Where the fiches are; fiches/**/*.yaml unless said."), field="glob"),
        Key("regles", REGLES, msg("Which rules to leave out or to count as errors.")),
    ],
)


class PortfolioFile(NamedTuple):
    """What `portefeuille.yaml` holds. `plans` are patterns of the directories of plans."""

    where: Where
    clsctl: str = "1"
    titre: str | None = None
    plans: tuple[str, ...] = ()


PORTFOLIO = Record(
    PortfolioFile,
    # Translators: « un portefeuille » of plans
    msg("a portfolio"),
    [
        Key("clsctl", VERSION, msg("The version of this format: 1."), needed=True),
        Key("titre", TEXT, msg("The portfolio's title.")),
        Key(
            "plans",
            ListOf(msg("a list of patterns of directories"), GLOB),
            msg("The directories of its plans; * stands for any name."),
            needed=True,
        ),
    ],
)
