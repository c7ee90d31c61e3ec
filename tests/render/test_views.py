"""What the views of reports say in the cases that the examples do not have."""

from datetime import date
from decimal import Decimal

import pytest

from clsctl.core.diagnostics import Where
from clsctl.core.messages import Message
from clsctl.core.model.commun import Commune, Epci, Personne, Quartiers, Territoire
from clsctl.core.model.cpts import Cpts, Mission, Sollicitation, StructureJuridique
from clsctl.core.model.fiche import (
    Action,
    Calendrier,
    Fiche,
    Financement,
    Indicateur,
    Livrable,
    Mesure,
    Phase,
    Rattachement,
    Source,
)
from clsctl.core.model.fiche import Piece as Annexe
from clsctl.core.model.plan import Acteur, Avenant, Axe, Cadre, Instance, Objectif, Plan, Rubrique
from clsctl.core.model.suivi import Occurrence, Report, Suivi, SuiviEtape, SuiviLivrable
from clsctl.core.views.fiche import fiches
from clsctl.core.views.reports import VIEWS
from clsctl.render.language import language
from clsctl.render.reports import report
from tests.render.plans import DAY, W, scope

EN = language("en")
TWENTY = Occurrence(W, "2020")


def plan(*of: Fiche, **fields: object) -> Plan:
    return Plan(Where("clsctl.yaml"), "essai", titre="Contrat d'essai", fiches=of)._replace(**fields)  # type: ignore[arg-type]


def fiche(**fields: object) -> Fiche:
    return Fiche(W, "1.3", "fiche_action", "Une fiche")._replace(**fields)  # type: ignore[arg-type]


def shown(of: Plan, name: str = "fiche") -> str:
    """The Markdown of a report for those who may read everything."""
    return report(name, VIEWS[name](scope(of), "interne"), "md", EN)


def rubrics(*cles: str, **fields: object) -> str:
    """What a layout of these keys prints of a fiche with these fields, without the headings."""
    lines = tuple(Rubrique((cle,), "R", ()) for cle in cles)
    page = shown(plan(fiche(**fields), gabarits={"fiche_action": lines}))
    return page.split("### Follow-up")[0].split("### R\n\n", 1)[-1].replace("### R\n\n", "").strip()


@pytest.mark.parametrize(
    ("cle", "fields", "printed"),
    [
        ("calendrier", {"calendrier": Calendrier(W, debut=date(2020, 1, 1))}, "From 1 January 2020"),
        ("calendrier", {"calendrier": Calendrier(W, fin=date(2020, 1, 2))}, "Until 2 January 2020"),
        ("pieces", {"pieces": (Annexe(W, "Plan", "pieces/a.pdf"), Annexe(W, None, "https://a.fr/b"))},
         "- Plan (pieces/a.pdf)\n- [https://a.fr/b](<https://a.fr/b>)"),
        ("depend_de", {"depend_de": ("1.3/L1", "9.9")}, "- 1.3/L1 – Une fiche\n- 9.9"),
        ("indicateurs", {"indicateurs": (Indicateur(W, "I1", "Visites", unite="visites"),)}, "- Visites (in visites)"),
        ("indicateurs", {"indicateurs": (Indicateur(W, "I1", cible=Mesure(W, None, date(2020, 1, 1))),)},
         "| Indicator | Target |\n| --- | ---: |\n| I1 | 2020-01-01 |"),
        ("financements", {"financements": (Financement(W, "Poste", montant=Decimal("0.5"), unite="ETP"),)},
         "| Expense | Amount |\n| --- | ---: |\n| Poste | 0.5 FTE |"),
        ("financements", {"financements": (Financement(W, sources=(Source(W),)),)}, "- Source not named"),
        ("rattachements", {"rattachements": (Rattachement(W, None, "Priorité 1"), Rattachement(W, "inconnu"))},
         "- - Priorité 1\n- inconnu"),
        ("actions", {"actions": (Action(W, "A1"), Action(W, None, "Former"))}, "- A1\n- Former"),
        ("livrables", {"livrables": (Livrable(W, "L1", description="Un *mot*"),)}, "- **L1**\n  - Un *mot*"),
        ("territoire.population", {"territoire": Territoire(W, population=Decimal(72052))}, "72,052 inhabitants"),
        ("territoire.communes", {}, ""),
        ("territoire", {"territoire": Territoire(W, epci=(Epci(W, "CC", "123"),), source="Insee")},
         "- **Intercommunal bodies** – CC (SIREN 123)\n- **Population** – Insee"),
        ("territoire", {"territoire": Territoire(W, communes=(Commune(W, None, quartiers=(Quartiers(W, "5.2"),)),))},
         "- 5.2"),
        ("objectif", {}, ""),
        ("cpts.structure_juridique",
         {"cpts": Cpts(W, structure_juridique=StructureJuridique(W, ("non",), forme="Association")),
          "vides": (W / "cpts" / "structure_juridique" / "nom",)},
         "- **Already created** – no\n- **Name** – *not filled in*\n- **Legal form** – Association"),
        ("cpts.structure_juridique", {"cpts": Cpts(W)}, ""),
        ("cpts.missions", {"cpts": Cpts(W, missions=(Mission(W, "prevention", retenue=("oui", "non")),))},
         "| Mission | Yes | No |\n| --- | --- | --- |\n| Coordinated prevention | ☒ | ☒ |"),
        ("cpts.sollicitations", {"cpts": Cpts(W, sollicitations=(Sollicitation(W, "Élus", ("oui", "non")),))},
         "| Organisation | Asked? |\n| --- | --- |\n| Élus | yes and no (both boxes are ticked) |"),
        ("contacts", {"contacts": (Personne(W, fonction="Maire"), Personne(W, fonction="Médecin"))},
         "- Maire\n- Médecin"),
        ("contacts", {"contacts": (Personne(W, "Une personne"),), "vides": (W / "contacts" / 0 / "adresse",)},
         "- **Name** – Une personne\n- **Address** – *not filled in*"),
        ("rubriques.Égalité", {"rubriques": {"Égalité": "Un créneau.", "Autre": "Reste."}},
         "Un créneau.\n\n### Autre\n\nReste."),
        ("cpts.taille", {"cpts": Cpts(W, "2")}, "Size 2 (between 40,000 and 80,000 inhabitants)"),
        ("calendrier.phases", {"calendrier": Calendrier(W, phases=(Phase(W, "P1", "Étude", "2020"),))},
         "| Phase or milestone | Calendar |\n| --- | --- |\n| Étude | 2020 |"),
        ("contacts", {}, ""),
        ("suivi.notes", {}, ""),
        ("titre.partie", {}, ""),
        ("suivi.etapes",
         {"suivi": Suivi(W, etapes={"E1": SuiviEtape(W, statut="x"), "E2": SuiviEtape(W, commentaire="a\nb")})},
         "| statut | commentaire |\n| --- | --- |\n| x |  |\n|  | a b |"),
        ("suivi.etapes.statut",
         {"suivi": Suivi(W, etapes={"E1": SuiviEtape(W, statut="x"), "E2": SuiviEtape(W, statut="y")})}, "- x\n- y"),
        ("suivi.livrables",
         {"suivi": Suivi(W, livrables={"L1": SuiviLivrable(W, occurrences=(TWENTY, Occurrence(W, "2021")))})},
         "- **occurrences** – 2020<br>2021"),
    ],
)  # fmt: skip
def test_what_a_key_prints(cle: str, fields: dict[str, object], printed: str) -> None:
    page = rubrics(cle, **fields)
    assert page == printed if printed else "### R" not in page


def test_a_layout_of_its_own_for_one_fiche_and_an_unknown_one() -> None:
    lines = {"courte": (Rubrique(("enjeux",), None),), "fiche_action": (Rubrique(("titre",), "Intitulé"),)}
    of = fiche(enjeux=("Un enjeu",))
    assert "### What is at stake\n" in shown(plan(of._replace(gabarit="courte"), gabarits=lines))
    assert "### Intitulé\n" in shown(plan(of._replace(gabarit="absente"), gabarits=lines))


AXES = (
    Axe(W, "1", "Soigner", objectifs=(Objectif(W, "1.1", "Installer"), Objectif(W, "1.2", libelle="OBJECTIF DEUX"))),
    Axe(W, "2", libelle="AXE DEUX"),
    Axe(W, "3"),
)


@pytest.mark.parametrize(
    ("axe", "objectif", "headings"),
    [
        ("1", "1.1", ["Axis 1: Soigner", "Objective 1.1: Installer"]),
        ("1", "1.2", ["Axis 1: Soigner", "OBJECTIF DEUX"]),
        ("2", "9", ["AXE DEUX", "Objective 9"]),
        ("3", None, ["Axis 3", None]),
        (None, None, [None, None]),
    ],
)
def test_headings_are_as_the_document_prints_them(
    axe: str | None, objectif: str | None, headings: list[str | None]
) -> None:
    of = plan(fiche(axe=axe, objectif=objectif), axes=AXES)
    (found,) = fiches(scope(of), "publique").fiches
    assert [said and EN(said) for said in (found.axe, found.objectif)] == headings
    page = rubrics("axe", "objectif", axe=axe, objectif=objectif)
    assert ("Axis" in page) is (axe is not None)


def test_actors_by_their_names() -> None:
    acteurs = {
        "a": Acteur(W, "a", "Agence", "AG"), "b": Acteur(W, "b", None, "BB"), "c": Acteur(W, "c"),
        "d": Acteur(W, "d", "DD", "DD"),
    }  # fmt: skip
    lines = {"fiche_action": (Rubrique(("porteurs",), "R"),)}
    page = shown(plan(fiche(porteurs=("a", "b", "c", "d", "libre")), acteurs=acteurs, gabarits=lines))
    assert "- Agence (AG)\n- BB\n- c\n- DD\n- libre\n" in page


def test_frames_are_named_with_what_is_known_of_them() -> None:
    cadres = (Cadre(W, "prs", "PRS", "Schéma", "2018-2022"),)
    lines = {"fiche_action": (Rubrique(("rattachements",), "R"),)}
    links = (Rattachement(W, "prs", "Objectif 1", "Agir"), Rattachement(W, "prs", libelle="Et encore"))
    page = shown(plan(fiche(rattachements=links), cadres=cadres, gabarits=lines))
    assert "- **PRS (Schéma, 2018-2022)**\n  - Objectif 1: Agir\n  - Et encore\n" in page


def moved(*reports: Report, **fields: object) -> Plan:
    of = fiche(
        livrables=(Livrable(W, "L1", "Bilan", "2019"),),
        suivi=Suivi(W, livrables={"L1": SuiviLivrable(W, reports=reports)}),
    )
    return plan(of, **fields)


def test_postponements_say_who_when_and_why() -> None:
    instances = (Instance(W, "copil-1", "copil", date(2019, 12, 1), "Premier comité"),)
    of = moved(
        Report(W, "mars 2020", date(2019, 12, 1), "copil-1", "Retard du diagnostic"),
        Report(W, "2020-04-30", None, "cotech"),
        Report(W, "2020-05-31", date(2020, 4, 2)),
        Report(W, "2020-06-01"),
        instances=instances,
    )
    page = shown(of)
    assert "moved to mars 2020 on 1 December 2019 (Premier comité): Retard du diagnostic" in page
    assert "moved to 2020-04-30 (technical committee)" in page
    assert "moved to 2020-06-01<br>" not in page
    late = shown(of, "retards")
    for words in (
        "postponed (steering committee, 1 December 2019)", "postponed (technical committee)",
        "postponed on 2 April 2020", "<br>postponed |",
    ):  # fmt: skip
        assert words in late


def test_a_postponement_that_an_avenant_made_void_is_still_told() -> None:
    avenants = (Avenant(W, "1", date(2020, 2, 1), fiches=("1.3",)),)
    page = shown(moved(Report(W, "mars 2020", date(2020, 1, 1)), avenants=avenants))
    assert "no longer counts: moved to mars 2020 on 1 January 2020" in page


def test_a_calendar_that_cannot_be_placed_says_why_and_what_would_be() -> None:
    page = shown(plan(fiche(livrables=(Livrable(W, "L1", "Bilan", "à définir"),))), "retards")
    assert "| **1.3/L1 – Bilan**<br>Une fiche |  | à définir |" in page


def test_an_axis_that_no_fiche_is_in_and_fiches_in_none() -> None:
    (board,) = VIEWS["tableau-de-bord"](scope(plan(fiche(), fiche(id="2", axe="9"), axes=AXES)), "publique").plans
    assert [(EN(each.titre), each.fiches) for each in board.axes] == [
        ("Axis 1: Soigner", 0), ("AXE DEUX", 0), ("Axis 3", 0), ("Without an axis", 1), ("Axis 9", 1),
    ]  # fmt: skip


def test_money_whose_source_is_not_named() -> None:
    money = (Financement(W, montant=Decimal(100), sources=(Source(W, montant=Decimal(40), etat="notifie"),)),)
    (board,) = VIEWS["tableau-de-bord"](scope(plan(fiche(financements=money))), "publique").plans
    assert board.argent.part == 0.4
    page = shown(plan(fiche(financements=money)), "tableau-de-bord")
    assert "| No funder named<br>▒▒▒▒▒▒▒▒············ | €100 | €40 | €40 | €60 |" in page


def test_every_message_of_a_view_is_one() -> None:
    (found,) = fiches(scope(plan(fiche())), "publique").fiches
    assert all(isinstance(rubrique.libelle, Message) for rubrique in (*found.rubriques, *found.suivi))
    assert found.frise is None
    assert DAY.year == 2026


def test_a_delivery_without_a_day_is_named_by_its_period() -> None:
    of = fiche(
        livrables=(Livrable(W, "L1", "Bilan", "tous les ans"),),
        suivi=Suivi(
            W, livrables={"L1": SuiviLivrable(W, occurrences=(TWENTY, Occurrence(W, "2021", date(2021, 5, 1))))}
        ),
    )
    assert "<br>2020<br>2021: handed in on 1 May 2021" in shown(plan(of))
