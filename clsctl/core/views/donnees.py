"""A plan's data as tables, for spreadsheets and other tools: what each column is, then its rows."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from clsctl.core.exchange.tables import READ, rest, trees
from clsctl.core.exchange.trees import text_of, tree_of
from clsctl.core.facts import FicheFacts, PlanFacts
from clsctl.core.messages import Message, msg
from clsctl.core.views import lignes
from clsctl.core.views.lignes import Row
from clsctl.core.views.scope import Scope

Genre = Literal["text", "date", "number", "integer", "money", "share"]


class Champ(NamedTuple):
    """A column: its name for programs, its title for people. A `share` is a part of one; `role` is that of a word of
    the format (`etat`, `statut`…), `table` the one whose `ref` the column holds."""

    nom: str
    titre: Message
    genre: Genre = "text"
    role: str = "text"
    table: str | None = None


class Table(NamedTuple):
    """`cle` where `ref` names each row. `note` says what a reader must know of it, such as why it is empty."""

    nom: str
    titre: Message
    champs: tuple[Champ, ...]
    lignes: tuple[Row, ...]
    cle: bool = False
    note: Message | None = None


class _Kind(NamedTuple):
    nom: str
    titre: Message
    champs: tuple[Champ, ...]
    lignes: Callable[[Scope, PlanFacts], Iterable[Row]]
    cle: bool = False
    note: Message | None = None


REF = Champ("ref", msg("Reference"))
FICHE = Champ("fiche", msg("Fiche"), table="fiches")
TITRE = Champ("titre", msg("Title"))
PORTEURS = Champ("porteurs", msg("Holders"))
ETAT = Champ("etat", msg("State"), role="etat")
STATUT = Champ("statut", msg("Declared status"), role="statut")
DEBUT = Champ("debut", msg("First day"), "date")
FIN = Champ("fin", msg("Last day"), "date")
MOTIF = Champ("motif", msg("Reason"))


def tables(scope: Scope) -> tuple[Table, ...]:
    """The tables of what the filters keep of a scope, in the order of the plan; in a portfolio each row names its plan.

    The scope is one that `seen` made: what is in it is shown.
    """
    chosen = scope.chosen()
    return tuple(_table(scope, chosen, kind) for kind in _KINDS)


def known_tables() -> Mapping[str, tuple[Message, tuple[Champ, ...]]]:
    """The title and the columns of each table, by its name."""
    return {kind.nom: (kind.titre, kind.champs) for kind in _KINDS}


def _table(scope: Scope, chosen: tuple[PlanFacts, ...], kind: _Kind) -> Table:
    plan = (Champ("plan", msg("Plan")),) if scope.is_portfolio else ()
    rows = tuple(
        (facts.plan.code, *row) if scope.is_portfolio else tuple(row)
        for facts in chosen
        for row in kind.lignes(scope, facts)
    )
    return Table(kind.nom, kind.titre, (*plan, *kind.champs), rows, kind.cle, kind.note)


def _reste(scope: Scope, facts: PlanFacts) -> Iterator[Row]:
    """What the other tables do not say, so that the fiches can be made of them all."""
    names = {lignes.actor(facts, code) or code: code for code in facts.plan.acteurs}
    read = trees({kind.nom: tuple(_texts(scope, facts, kind)) for kind in _KINDS if kind.nom in READ}, names)
    for each in facts.fiches:
        for path, text in rest(tree_of(each.fiche), read[each.fiche.id]):
            yield scope.ref(facts, each.ref), path, text or None


def _texts(scope: Scope, facts: PlanFacts, kind: _Kind) -> Iterator[dict[str, str]]:
    names = [champ.nom for champ in kind.champs]
    for row in kind.lignes(scope, facts) if kind.nom != "reste" else ():
        yield dict(zip(names, map(text_of, row), strict=True))


def fiches_of(scope: Scope) -> dict[str, FicheFacts]:
    """The fiches that the filters keep, by the reference that the tables name them by."""
    return {scope.ref(facts, each.ref): each for facts in scope.chosen() for each in facts.fiches}


_KINDS = (
    _Kind(
        "fiches", msg("Fiches"),
        (
            REF, TITRE, Champ("type", msg("Type"), role="type"), Champ("axe", msg("Axis")),
            Champ("axe_titre", msg("Title of the axis")), Champ("objectif", msg("Objective")), PORTEURS,
            Champ("pilotes", msg("Leaders")), Champ("partenaires", msg("Partners")), ETAT, STATUT,
            Champ("statut_le", msg("Declared on"), "date"), Champ("meteo", msg("Weather"), role="meteo"), MOTIF,
            Champ("livrables", msg("Deliverables"), "integer"), Champ("remis", msg("Handed in"), "integer"),
            Champ("en_retard", msg("Late"), "integer"), Champ("avancement", msg("Progress"), "share"),
            Champ("prochaine_echeance", msg("Next deadline"), "date"), DEBUT, FIN,
            Champ("prevu", msg("Planned (€)"), "money"), Champ("sollicite", msg("Asked (€)"), "money"),
            Champ("notifie", msg("Notified (€)"), "money"), Champ("engage", msg("Committed (€)"), "money"),
            Champ("paye", msg("Paid (€)"), "money"), Champ("calendrier", msg("Calendar")),
            Champ("description", msg("Description")),
        ),
        lignes.fiches, cle=True,
    ),
    _Kind(
        "livrables", msg("Deliverables"),
        (
            REF, FICHE, TITRE, Champ("genre", msg("Kind"), role="genre"), Champ("etape", msg("Step")),
            Champ("responsables", msg("Responsible")), PORTEURS, Champ("echeance_signee", msg("Signed deadline")),
            # Translators: head of a column that says whose deadline it is: livrable, etape or fiche
            Champ("origine", msg("Deadline of"), role="genre"),
            Champ("echeance", msg("Deadline in force")), DEBUT, FIN,
            Champ("prochaine_echeance", msg("Next deadline"), "date"), ETAT,
            Champ("jours_retard", msg("Days late"), "integer"), Champ("reports", msg("Postponements"), "integer"),
            Champ("remis_le", msg("Handed in on"), "date"), Champ("abandonne_le", msg("Abandoned on"), "date"), MOTIF,
            Champ("preuves", msg("Evidence")),
        ),
        lignes.livrables, cle=True,
    ),
    _Kind(
        "phases", msg("Steps and phases"),
        (
            REF, FICHE, TITRE, Champ("genre", msg("Kind"), role="genre"), Champ("responsables", msg("Responsible")),
            Champ("calendrier", msg("Calendar")), DEBUT, FIN, STATUT, Champ("debut_le", msg("Begun on"), "date"),
            Champ("fin_le", msg("Ended on"), "date"),
        ),
        lignes.phases, cle=True,
    ),
    _Kind(
        "indicateurs", msg("Indicators"),
        (
            REF, FICHE, Champ("libelle", msg("Indicator")), Champ("categorie", msg("Category"), role="categorie"),
            Champ("unite", msg("Unit")), Champ("depart", msg("Start"), "number"),
            Champ("depart_le", msg("Start on"), "date"), Champ("dernier", msg("Last measure"), "number"),
            Champ("dernier_le", msg("Measured on"), "date"), Champ("cible", msg("Target"), "number"),
            Champ("cible_le", msg("For"), "date"), Champ("avancement", msg("Way covered"), "share"),
            Champ("periodicite", msg("How often")), Champ("source", msg("Source")),
            Champ("perime_depuis", msg("Nothing measured since"), "date"),
        ),
        lignes.indicateurs, cle=True,
    ),
    _Kind(
        "mesures", msg("Measures"),
        (
            Champ("ref", msg("Reference"), table="indicateurs"), FICHE, Champ("libelle", msg("Indicator")),
            Champ("date", msg("Date"), "date"), Champ("valeur", msg("Value"), "number"), Champ("unite", msg("Unit")),
            Champ("source", msg("Source")), Champ("commentaire", msg("Comment")),
        ),
        lignes.mesures,
    ),
    _Kind(
        "financements", msg("Funding"),
        (
            FICHE, Champ("poste", msg("No."), "integer"), Champ("nature", msg("Expense")),
            Champ("categorie", msg("Category"), role="categorie"), Champ("periode", msg("Period")),
            Champ("unite", msg("Unit"), role="unite"),
            Champ("depense", msg("Cost of the expense"), "money"), Champ("financeur", msg("Funder")),
            Champ("dispositif", msg("Scheme")), Champ("montant", msg("Amount"), "money"),
            Champ("etat", msg("State"), role="financement"),
        ),
        lignes.financements,
        note=msg("A row for each funder; the cost of the expense is on its first row only, so that sums are right."),
    ),
    _Kind(
        "versements", msg("Payments"),
        (
            FICHE, Champ("date", msg("Date"), "date"), Champ("nature", msg("Expense")),
            Champ("financeur", msg("Funder")), Champ("dispositif", msg("Scheme")),
            Champ("etat", msg("State"), role="financement"),
            Champ("montant", msg("Amount"), "money"),
        ),
        lignes.versements,
    ),
    _Kind(
        "reports", msg("Postponements"),
        (
            Champ("ref", msg("Reference"), table="livrables"), FICHE, Champ("echeance", msg("New deadline")),
            Champ("decide_le", msg("Decided on"), "date"), Champ("instance", msg("Meeting")), MOTIF,
        ),
        lignes.reports,
    ),
    _Kind(
        # Translators: name of a sheet, the values of fiches that no other sheet has
        "reste", msg("Everything else"),
        (FICHE, Champ("cle", msg("Key")), Champ("valeur", msg("Value"))),
        _reste,
        note=msg("What the fiches say and no other sheet holds, a value a row: import reads it all back."),
    ),
)  # fmt: skip
