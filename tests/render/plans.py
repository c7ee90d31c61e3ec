"""Plans for the tests of reports: a hostile one, small ones made by Hypothesis, and the examples."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from hypothesis import strategies as st

from clsctl.core.diagnostics import Where
from clsctl.core.facts import plan_facts
from clsctl.core.model.fiche import (
    Calendrier,
    Etape,
    Fiche,
    Financement,
    Indicateur,
    Jalon,
    Livrable,
    Mesure,
    Phase,
    Source,
)
from clsctl.core.model.fiche import Piece as Annexe
from clsctl.core.model.plan import Acteur, Axe, Plan, Rubrique
from clsctl.core.model.suivi import Bilan, Note, Releve, Report, Suivi, SuiviEtape, SuiviLivrable, Versement
from clsctl.core.views.filters import Filters
from clsctl.core.views.scope import Scope
from clsctl.reading import load
from clsctl.sources import read_disk

DAY = date(2026, 6, 30)
W = Where("fiches/1.yaml")
EXAMPLES = Path(__file__).parents[2] / "examples"


def scope(*plans: Plan, day: date = DAY, titre: str | None = None) -> Scope:
    return Scope(tuple(plan_facts(plan, day) for plan in plans), "disk", titre)


def example(name: str, day: date = DAY, ref: str | None = None) -> Scope:
    """An example of the repository on a day; `ref` keeps one fiche."""
    portefeuille = load(read_disk(EXAMPLES / name), name).portefeuille
    facts = tuple(plan_facts(plan, day) for plan in portefeuille.plans)
    return Scope(facts, "disk", portefeuille.titre, Filters(fiche=(ref,) if ref else ()))


BITS = (
    "<script>alert(1)</script>", "</style><script>", '"><img src=x onerror=alert(1)>', "[x](javascript:alert(1))",
    "![p](https://evil.example/p.png)", "{{ 7*7 }}", "{% include 'x' %}", "| a | b |", "# titre", "- ", "```\n", "**",
    "\x1b[31m", "\u202e", "'", "&amp;", "\n\n", "javascript:alert(1)", "https://ok.example/?a=1&b=2", "mot", "é ?",
    "\\", "<!--", "]]>", "2ème semestre 2019", "2020-06-30", "{name}", "50 000 €",
)  # fmt: skip
texts = st.lists(st.sampled_from(BITS), min_size=1, max_size=3).map(" ".join)
maybe = st.none() | texts
days = st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31))
amounts = st.none() | st.decimals(Decimal("-1e9"), Decimal("1e12"), places=2)
several = st.lists(texts, max_size=2).map(tuple)
calendars = st.none() | st.sampled_from(
    ("", "2ème semestre 2019", "2020", "2026-07-15", "2018-2021", "n'importe quand")
)


def _of(kind: type, **fields: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.builds(kind, st.just(W), **fields)


ids = st.sampled_from(("L1", "E1", "I1", "P1", "J1", 'x"<', "a b"))
livrables = _of(Livrable, id=ids, titre=maybe, echeance=calendars, responsables=several, description=maybe)
suivis = _of(
    Suivi,
    statut=st.none() | st.sampled_from(("en_cours", "realisee", "abandonnee", "<b>")),
    motif=maybe,
    meteo=st.none() | st.sampled_from(("soleil", "<i>")),
    livrables=st.dictionaries(
        ids,
        _of(
            SuiviLivrable,
            remis_le=days,
            preuves=several,
            motif=maybe,
            commentaire=maybe,
            reports=st.lists(
                _of(Report, echeance=calendars, decide_le=days, instance=maybe, motif=maybe), max_size=2
            ).map(tuple),
        ),
        max_size=2,
    ),
    etapes=st.dictionaries(ids, _of(SuiviEtape, debut_le=days, statut=maybe, commentaire=maybe), max_size=1),
    indicateurs=st.dictionaries(
        ids, st.lists(_of(Releve, date=days, valeur=amounts, source=maybe), max_size=2).map(tuple), max_size=1
    ),
    financements=st.lists(_of(Versement, date=days, financeur=maybe, montant=amounts, etat=maybe), max_size=2).map(
        tuple
    ),
    notes=st.lists(_of(Note, date=days, instance=maybe, texte=maybe), max_size=1).map(tuple),
    bilans=st.dictionaries(st.sampled_from(("2024", "<b>")), _of(Bilan, realise=maybe, texte=maybe), max_size=1),
)
fiches_ = _of(
    Fiche,
    id=st.sampled_from(("1.3", "1.10", 'a"b', "<i>", "é é")),
    type=st.sampled_from(("fiche_action", "fiche_projet", "fiche_schema", "lettre_intention", "<x>")),
    titre=texts,
    numero=several,
    gabarit=st.none() | st.just("maison"),
    axe=maybe,
    porteurs=several,
    contexte=maybe,
    description=maybe,
    enjeux=several,
    etapes=st.lists(
        _of(Etape, id=ids, titre=maybe, calendrier=calendars, livrables=st.lists(livrables, max_size=2).map(tuple)),
        max_size=2,
    ).map(tuple),
    livrables=st.lists(livrables, max_size=2).map(tuple),
    calendrier=st.none()
    | _of(
        Calendrier,
        texte=calendars,
        debut=days,
        fin=days,
        phases=st.lists(_of(Phase, id=ids, titre=maybe, calendrier=calendars), max_size=1).map(tuple),
        jalons=st.lists(_of(Jalon, id=ids, titre=maybe, echeance=calendars), max_size=1).map(tuple),
    ),
    indicateurs=st.lists(
        _of(
            Indicateur,
            id=ids,
            libelle=maybe,
            unite=maybe,
            depart=st.none() | _of(Mesure, valeur=amounts, date=days),
            cible=st.none() | _of(Mesure, valeur=amounts, date=days),
        ),
        max_size=2,
    ).map(tuple),
    financements=st.lists(
        _of(
            Financement,
            nature=maybe,
            montant=amounts,
            unite=st.sampled_from(("EUR", "ETP", "<u>")),
            sources=st.lists(_of(Source, financeur=maybe, montant=amounts, etat=maybe), max_size=2).map(tuple),
        ),
        max_size=2,
    ).map(tuple),
    pieces=st.lists(_of(Annexe, titre=maybe, lien=maybe), max_size=2).map(tuple),
    rubriques=st.dictionaries(texts, texts, max_size=1),
    depend_de=several,
    suivi=st.none() | suivis,
)
plans = st.builds(
    Plan,
    st.just(Where("clsctl.yaml")),
    st.just("essai"),
    type=st.sampled_from(("cls", "<p>")),
    titre=texts,
    signature=days,
    fin=days,
    axes=st.lists(_of(Axe, code=texts, titre=maybe, libelle=maybe), max_size=2).map(tuple),
    acteurs=st.dictionaries(texts, _of(Acteur, code=texts, nom=maybe, sigle=maybe), max_size=2),
    gabarits=st.just({})
    | texts.map(lambda text: {"maison": (Rubrique((), text), Rubrique(("contexte",), text, (text,)))}),
    fiches=st.lists(fiches_, max_size=2).map(tuple),
    illisibles=several,
)
