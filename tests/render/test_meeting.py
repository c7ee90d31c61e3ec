"""The reports that are brought to a meeting or sent: the review of a year, the money, the calendar, the reminders."""

from datetime import date
from decimal import Decimal

import pytest

from clsctl.core.audience import Audience
from clsctl.core.model.fiche import Calendrier, Etape, Fiche, Indicateur, Livrable, Mesure
from clsctl.core.model.plan import Acteur, Avenant, Plan
from clsctl.core.model.suivi import Bilan, Occurrence, Releve, Report, Suivi, SuiviLivrable, Versement
from clsctl.core.views.bilan import bilan
from clsctl.core.views.calendrier import calendrier
from clsctl.core.views.filters import Filters
from clsctl.core.views.finances import finances
from clsctl.core.views.relances import relances
from clsctl.render.language import language
from clsctl.render.reports import report
from tests.render.plans import W, example, scope

EN, FR = language("en"), language("fr")
D = Decimal
DAY = date(2021, 6, 30)
PLAN = Plan(
    W, "essai", titre="Contrat d'essai", signature=date(2018, 1, 1), fin=date(2022, 12, 31),
    acteurs={"cc": Acteur(W, "cc", "Communauté de communes", "CC"), "ars": Acteur(W, "ars", sigle="ARS")},
    avenants=(Avenant(W, "2", date(2021, 2, 1), "Six mois de plus"), Avenant(W, "1", date(2021, 1, 1)),
        Avenant(W, "0", date(2019, 1, 1))),
    fiches=(
        Fiche(
            W, "1", "fiche_action", "Soigner", porteurs=("cc", "Médecins"),
            calendrier=Calendrier(W, "d'ici fin mai 2021"),
            livrables=(
                Livrable(W, "L1", "Diagnostic", "1er semestre 2020"),
                Livrable(W, "L2", "Charte", "31/12/2020", ("ars", "cc", "Un club")),
                Livrable(W, "L3", "Relevé", "tous les ans"),
                Livrable(W, "L4", "Bilan", "juillet 2021"),
                Livrable(W, "L5", "Réunion", "30/06/2021"),
                Livrable(W, "L6", "Annexe"),
                Livrable(W, "L7", "Guide", "2021"),
                Livrable(W, "L8", "Carte", "2021"),
                Livrable(W, "L9", "Jardin", "2021"),
            ),
            indicateurs=(
                Indicateur(W, "I1", "Visites", unite="visites", depart=Mesure(W, D(0)), cible=Mesure(W, D(40))),
                Indicateur(W, "I2"),
            ),
            suivi=Suivi(
                W, "en_cours", date(2021, 3, 1), "Enfin un médecin",
                livrables={
                    "L1": SuiviLivrable(W, reports=(
                        Report(W, "mars 2021", date(2020, 12, 1), "copil", "Retard"),
                        Report(W, "30/04/2021", date(2021, 3, 2)),
                    )),
                    "L2": SuiviLivrable(W, date(2021, 1, 4)),
                    "L3": SuiviLivrable(W, occurrences=(
                        Occurrence(W, "2019", date(2021, 1, 5)), Occurrence(W, "2018", date(2019, 1, 5)),
                    )),
                    "L7": SuiviLivrable(W, abandonne_le=date(2021, 5, 1), motif="Sans objet"),
                    "L8": SuiviLivrable(W, abandonne_le=date(2021, 5, 2)),
                    "L9": SuiviLivrable(W, date(2021, 2, 3)),
                },
                indicateurs={"I1": (Releve(W, date(2020, 1, 1), D(10)), Releve(W, date(2021, 1, 1), D(20)))},
                financements=(
                    Versement(W, date(2021, 2, 1), "Poste", "ars", "FIR", D(500), "paye"),
                    Versement(W, date(2020, 2, 1), None, "ars", None, D(100), "paye"),
                    Versement(W, date(2021, 3, 1)),
                ),
                bilans={"2021": Bilan(W, "Un médecin.", "Deux partis.", "Recruter.", "Dur.")},
            ),
        ),
        Fiche(W, "2", titre="Dépister", pilotes=("ars",), calendrier=Calendrier(W, "2020")),
        Fiche(W, "4", titre="Moved", porteurs=("cc",), livrables=(Livrable(W, "L1"),), suivi=Suivi(
            W, livrables={"L1": SuiviLivrable(W, reports=(Report(W, "2021-06-01", date(2020, 1, 1)),))},
        )),
        Fiche(W, "3", titre="Rien", etapes=(Etape(W, "E1", livrables=(Livrable(W, "L1", echeance="à définir"),)),)),
    ),
)  # fmt: skip


def page(name: str, view: object, format_: str = "md", code: str = "en") -> str:
    return report(name, view, format_, language(code))  # type: ignore[arg-type]


def review(audience: Audience = "partenaires", day: date = DAY) -> str:
    return page("bilan", bilan(scope(PLAN, day=day), audience))


def test_the_review_tells_what_was_written_and_what_happened_in_the_year() -> None:
    text = review()
    assert text.startswith("# Review of 2021\n")
    assert "The year 2021 is not over: this is what is known of it on 30 June 2021." in text
    assert (
        "- **Done** – Un médecin.\n- **Gaps** – Deux partis.\n- **Decision** – Recruter.\n- **Comment** – Dur." in text
    )
    assert "- **3** deliveries during the year\n- **1** postponement decided\n" in text
    for words in (
        "- L2 – Charte - on 4 January 2021 - 4 days late", "- L9 – Jardin - on 3 February 2021",
        "- L3 – Relevé - 2019: handed in on 5 January 2021",
        "- L1 – Diagnostic - moved to 30/04/2021 on 2 March 2021", "- L1 – Diagnostic - 61 days late",
    ):  # fmt: skip
        assert words in " ".join(text.split()), words
    assert "mars 2021 on 1 December 2020" not in text


def test_the_decisions_of_the_year_are_in_the_order_of_the_days() -> None:
    table = review().split("### What was decided\n\n")[1].split("\n\n")[0]
    assert [line.split(" | ")[0].strip("| ") for line in table.splitlines()[2:]] == [
        "2021-01-01", "2021-02-01", "2021-03-01", "2021-03-02", "2021-05-01", "2021-05-02",
    ]  # fmt: skip
    assert "| 2021-02-01 | The contract | Avenant 2 signed<br>Six mois de plus |" in table
    assert "| 2021-03-01 | 1 – Soigner | under way<br>Enfin un médecin |" in table
    assert "| 2021-03-02 | 1/L1 – Diagnostic | moved to 30/04/2021 |" in table
    assert "| 2021-05-01 | 1/L7 – Guide | abandoned<br>Sans objet |" in table


def test_the_indicators_and_the_money_of_the_year() -> None:
    text = review()
    assert "| 1/I1 – Visites | 10 visites | 20 visites<br>2021-01-01 | ▂▄ | 40 visites | 50% |" in text
    assert "| 1/I2 – I2 |  | not measured |  |  |  |" in text
    money = text.split("### Money\n\n")[1].split("\n\n")[0].splitlines()
    assert money[2:] == [
        "| 2021-02-01 | 1 – Soigner<br>Poste | ARS – FIR | paid | €500 |",
        "| 2021-03-01 | 1 – Soigner |  |  |  |",
    ]


def test_the_public_review_leaves_the_written_texts_and_the_reasons_out() -> None:
    text = review("publique")
    assert "Un médecin" not in text
    assert "Sans objet" not in text
    told = "The written reviews are in the version for the partners."
    assert told in text
    assert told not in review("publique", date(2022, 6, 30))  # nobody wrote any
    assert told not in review()
    assert "L2 – Charte" in text


def test_a_year_that_is_over_is_told_whole_and_without_what_came_later() -> None:
    text = review(day=date(2020, 12, 31))
    assert text.startswith("# Review of 2020\n")
    assert "is not over" not in text
    assert "2021" not in text.split("---\n")[0].replace("mars 2021", "").replace("2021-06-01", "")
    assert "moved to mars 2021 on 1 December 2020 (steering committee): Retard" in text
    assert "Nothing was recorded in this year." in text


def test_a_review_of_nothing() -> None:
    text = page("bilan", bilan(scope(PLAN._replace(fiches=(), avenants=())), "interne"))
    assert "### What was decided" not in text
    assert page("bilan", bilan(scope(titre="Rien"), "interne")).startswith("# Review of 0\n")


# money


def test_the_report_on_money_adds_up_and_names_what_is_not_covered() -> None:
    text = page("budget", finances(example("demonstration"), "publique"))
    for heading in ("By funder", "By year", "By axis", "By fiche", "What is not covered"):
        assert f"\n### {heading}\n" in text
    totals = [line for line in text.splitlines() if line.startswith("| **Total** |")]
    assert len({line.split(" | ")[1] for line in totals}) == 1
    assert "| 2024 to 2027, together |" in text.replace("<br>", "")
    assert "Planned work, in full-time equivalents: 1.4" in text
    last = text.split("### What is not covered\n\n")[1].splitlines()[2]
    assert last.endswith("| €1,474,000 | €1,039,000 | €290,000 | **€435,000** |")


def test_money_of_a_portfolio_and_of_nobody() -> None:
    text = page("budget", finances(example("."), "publique"))
    assert "## The contracts together" in text
    assert text.count("No amount is written.") == 3
    assert "what nobody pays" not in text


def test_money_is_drawn_by_stage_with_patterns_and_words() -> None:
    html = page("budget", finances(example("demonstration"), "publique"), "html")
    assert html.count('<svg class="etages"') > 15
    for stage in ("paye", "engage", "notifie", "sollicite", "manque"):
        assert f'class="e-{stage}"' in html
    for words in ("paid", "committed", "notified", "applied for", "planned, not applied for"):
        assert f"{words}</li>" in html


# the calendar


def test_deadlines_are_told_year_by_year_in_the_order_of_the_days() -> None:
    view = calendrier(scope(PLAN, day=DAY), "publique")
    (plan,) = view.plans
    assert [(each.annee, each.nombre) for each in plan.annees] == [(2020, 2), (2021, 8)]
    text = page("calendrier", view)
    assert "### 2020: 2 deadlines\n" in text
    assert "### 2021: 8 deadlines\n" in text
    assert "| 2021-04-30 | **1/L1 – Diagnostic**<br>Soigner | CC, Médecins | late<br>61 days late<br>postponed" in text
    assert "### Not placed on a calendar" in text
    assert "- 1 Soigner – by 31 May 2021 – late" in text


def test_a_calendar_without_a_day() -> None:
    text = page(
        "calendrier", calendrier(scope(PLAN._replace(fiches=PLAN.fiches[3:], signature=None, fin=None)), "publique")
    )
    assert "No deadline is placed on the calendar." in text


# the reminders


def test_a_letter_for_each_holder_with_what_is_theirs() -> None:
    view = relances(scope(PLAN, day=DAY), "publique")
    assert [(each.porteur, each.adresse, each.nombre) for each in view.lettres] == [
        ("ARS", "ARS", 1), ("CC", "Communauté de communes", 6), ("Médecins", "Médecins", 5),
    ]  # fmt: skip
    assert view.lettres[0].echus == ("2 – Dépister",)
    (first, second, *_), near = view.lettres[1].en_retard, view.lettres[1].a_venir
    assert [EN(each) for each in first.phrases] == [
        "Signed deadline: “tous les ans”; "
        "what was due for the period from 1 January 2020 to 31 December 2020 is awaited.",
        "It is 181 days late.",
    ]
    assert [EN(each) for each in second.phrases] == [
        "Signed deadline: “1er semestre 2020”.",
        "Deadline in force: “30/04/2021”.",
        "Decisions: postponed (steering committee, 1 December 2020); postponed on 2 March 2021.",
        "It is 61 days late.",
    ]
    (unsigned,) = (each for each in view.lettres[1].en_retard if each.ref == "4/L1")
    assert EN(unsigned.phrases[0]) == "The contract gives no deadline."
    assert [[EN(each) for each in one.phrases] for one in near] == [
        ["Signed deadline: “30/06/2021”.", "It is due today."],
        ["Signed deadline: “juillet 2021”, that is 31 July 2021.", "31 days are left."],
    ]


def test_what_has_no_deadline_of_its_own_and_what_comes_back() -> None:
    view = relances(scope(PLAN, day=date(2021, 5, 1)), "publique")
    said = {one.ref: [EN(each) for each in one.phrases] for one in view.lettres[1].a_venir}
    assert said["1/L6"] == [
        "Signed deadline: “d'ici fin mai 2021”, that is 31 May 2021.", "It is that of its fiche.", "30 days are left.",
    ]  # fmt: skip
    moved = PLAN.fiches[0]._replace(
        suivi=Suivi(W, livrables={"L1": SuiviLivrable(W, reports=(Report(W, "mai 2021"),))})
    )
    early = PLAN._replace(signature=date(2021, 1, 1), fiches=(moved,))
    lettres = relances(scope(early, day=date(2021, 12, 1)), "publique").lettres
    said = {one.ref: [EN(each) for each in one.phrases] for one in (*lettres[0].en_retard, *lettres[0].a_venir)}
    assert said["1/L3"][0] == "Signed deadline: “tous les ans”; the next one is 31 December 2021."
    assert said["1/L2"][-1] == "Responsible for this deliverable: ARS, CC, Un club."
    assert said["1/L1"][1:3] == [
        "Deadline in force: “mai 2021”, that is 31 May 2021.", "Decisions: postponed.",
    ]  # fmt: skip


@pytest.mark.parametrize(("asked", "found"), [("cc", ["CC"]), ("médecins", ["Médecins"]), ("ARS", ["ARS"])])
def test_only_the_holder_asked_for(asked: str, found: list[str]) -> None:
    of = scope(PLAN, day=DAY)._replace(filters=Filters(porteur=(asked,)))
    assert [each.porteur for each in relances(of, "publique").lettres] == found


def test_a_letter_is_courteous_french() -> None:
    text = page("relances", relances(scope(PLAN, day=DAY), "publique"), code="fr")
    letter = text.split("## Communauté de communes\n")[1].split("## Médecins")[0]
    for words in (
        "**Objet\u00a0: Contrat d'essai – point sur les échéances au 30\u00a0juin\u00a02021**", "Madame, Monsieur,",
        "### 4 livrables étaient attendus et ne nous sont pas parvenus",
        "### 2 échéances tombent dans les 60 prochains jours",
        "Échéance signée\u00a0: «\u00a01er semestre 2020\u00a0».", "Retard\u00a0: 61\u00a0jours.",
        "l’expression de nos salutations distinguées.", "La coordination du contrat",
    ):  # fmt: skip
        assert words in letter, words
    assert "None" not in text


def test_nothing_to_remind_of() -> None:
    bare = PLAN._replace(fiches=())
    assert "No reminder to send." in page("relances", relances(scope(bare), "publique"))
    of = scope(PLAN, day=date(2018, 2, 1))._replace(filters=Filters(fiche=("3",)))
    assert "No reminder to send in this selection." in page("relances", relances(of, "publique"), "html")


def test_a_curve_tells_its_measures_and_its_target() -> None:
    html = page("bilan", bilan(scope(PLAN, day=DAY), "publique"), "html")
    assert 'aria-label="Measures: 10; 20 – target: 40"' in html
    assert '<line class="cible"' in html
    bare = PLAN.fiches[0]._replace(indicateurs=(Indicateur(W, "I1"),))
    html = page("bilan", bilan(scope(PLAN._replace(fiches=(bare,)), day=DAY), "publique"), "html")
    assert 'aria-label="Measures: 10; 20"' in html
