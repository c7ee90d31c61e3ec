"""The picture of the day: what is on it, in which order, and the commands that it names."""

from datetime import date
from typing import Any

import pytest

from clsctl.core.calendar import read
from clsctl.core.facts import plan_facts
from clsctl.core.facts.news import SILENCE, last_news, silences
from clsctl.core.messages import Message
from clsctl.core.model.plan import Plan
from clsctl.core.model.suivi import Note, Releve, Versement
from clsctl.core.views.today import MOST, TodayItem, today
from tests.facts.build import (
    W,
    calendrier,
    day,
    fiche,
    fiche_facts,
    livrable,
    occurrence,
    plan,
    report,
    suivi,
    suivi_etape,
    suivi_livrable,
)
from tests.views.plans import ask


def told(message: Message) -> str:
    return message.text.format(**dict(message.values))


def rows(on: str, *plans: Plan, **rest: Any) -> list[tuple[str, str, date | None, int]]:
    return [(each.sujet, each.ref, each.jour, each.jours) for each in today(ask(on, *plans, **rest)).items]


def test_the_late_come_first_then_the_near_then_the_quiet() -> None:
    known = plan(
        fiche("1", livrable("L1", "2020-06-30"), livrable("L2", "2020-08-15"), calendrier=calendrier("2020")),
        fiche("2", livrable("L1", "2020-06-20")),
        fiche("3", livrable("L1", "2020-2024"), calendrier=calendrier("2019-2024")),
        signature="2019-01-01",
        fin="2024-12-31",
    )
    assert rows("2020-07-01", known) == [
        ("en_retard", "2/L1", day("2020-06-20"), 11),
        ("en_retard", "1/L1", day("2020-06-30"), 1),
        ("proche", "1/L2", day("2020-08-15"), 45),
        ("sans_nouvelle", "2", None, 547),
        ("sans_nouvelle", "3", None, 547),
    ]


def test_near_is_what_the_plan_says_it_is() -> None:
    known = plan(fiche("1", livrable("L1", "2020-08-15")), signature="2020-06-01")
    near = known._replace(calendrier=known.calendrier._replace(proche=44))
    assert rows("2020-07-01", known) == [("proche", "1/L1", day("2020-08-15"), 45)]
    assert rows("2020-07-01", near) == []


def test_what_recurs_is_late_or_near_never_both() -> None:
    late = fiche("1", livrable("L1", "tous les ans"))
    served = late._replace(suivi=suivi({"L1": suivi_livrable(occurrences=(occurrence("2020", "2020-12-01"),))}))
    assert rows("2021-12-01", plan(late, signature="2020-01-01"))[:1] == [
        ("en_retard", "1/L1", day("2020-12-31"), 335),
    ]
    assert [row[:2] for row in rows("2021-12-01", plan(late, signature="2020-01-01"))] == [
        ("en_retard", "1/L1"),
        ("sans_nouvelle", "1"),
    ]
    assert rows("2021-12-01", plan(served, signature="2020-01-01"))[0] == ("proche", "1/L1", day("2021-12-31"), 30)


@pytest.mark.parametrize(
    "followed",
    [
        suivi(statut="en_cours", statut_le="2020-05-01"),
        suivi({"L1": suivi_livrable(reports=(report("2022", "2020-05-01"),))}),
        suivi(etapes={"E1": suivi_etape(debut_le="2020-05-01")}),
        suivi(indicateurs={"I1": (Releve(W, day("2020-03-01")), Releve(W, day("2020-05-01")))}),
        suivi(financements=(Versement(W, day("2020-05-01")),)),
        suivi(notes=(Note(W, day("2020-05-01"), texte="Rien"), Note(W))),
    ],
)
def test_any_day_of_the_follow_up_is_news(followed: Any) -> None:
    known = fiche("1", livrable("L1", "2022"), calendrier=calendrier("2019-2022"), suivi=followed)
    found = (fiche_facts(known, "2020-06-01"),)
    assert last_news(found, day("2020-06-01")) == day("2020-05-01")
    assert last_news(found, day("2020-02-29")) is None


def quiet(on: str, *fiches: Any, **fields: Any) -> list[tuple[str, int]]:
    facts = plan_facts(plan(*fiches, **fields), day(on))
    return [(each.fiche.ref, each.jours) for each in silences(facts)]


def test_silence_counts_from_the_last_news_or_from_the_beginning() -> None:
    spoken = fiche("1", calendrier=calendrier("2020-2022"), suivi=suivi(notes=(Note(W, day("2020-05-01")),)))
    silent = fiche("2", calendrier=calendrier("2020-2022"))
    assert quiet("2020-10-30", spoken, silent) == [("2", 303)]
    assert quiet("2020-10-31", spoken, silent) == [("1", SILENCE + 1), ("2", 304)]
    # before the contract nobody reports, and what has no beginning can be asked nothing
    assert quiet("2020-10-31", silent, effet="2020-10-01", signature="2020-09-01") == []
    assert quiet("2020-10-31", fiche("3", livrable("L1", "à définir"))) == []
    # of a contract whose dates are not known, a deliverable begins where its deadline does
    begun = fiche("4", livrable("L1", "à définir"), livrable("L2", "2022"), livrable("L3", "S1 2020"))
    assert quiet("2020-06-30", begun) == []
    assert quiet("2020-07-02", begun) == [("4", 183)]


def test_what_is_over_stopped_or_to_come_needs_no_news() -> None:
    stopped = fiche("1", calendrier=calendrier("2018-2030"), suivi=suivi(statut="suspendue", statut_le="2018-05-01"))
    done = fiche("2", livrable("L1", "2018"), suivi=suivi({"L1": suivi_livrable(remis_le="2018-05-01")}))
    later = fiche("3", calendrier=calendrier("2029"))
    assert quiet("2020-10-31", stopped, done, later, signature="2018-01-01") == []


def test_nothing_to_see_to_is_said() -> None:
    answer = today(ask("2020-07-01", plan(fiche("1", livrable("L1", "2024")), signature="2020-06-01")))
    assert answer.items == ()
    assert answer.notes[0].text.startswith("On {day}, nothing is late")
    assert [told(each) for each in answer.notes[1:]] == [
        "For the meeting: clsctl report tableau-de-bord --format html -o tableau-de-bord.html"
    ]


def test_the_commands_act_on_what_is_there() -> None:
    known = plan(fiche("1", livrable("L1", "2020-06-30")), signature="2019-01-01")
    assert [told(each) for each in today(ask("2020-07-01", known), " -C plan").notes] == [
        "Handed in: clsctl deliver 1/L1 -C plan",
        'Postponed: clsctl postpone 1/L1 "T4 2020" --reason "…" -C plan',
        'News: clsctl note 1 "…" -C plan',
        "For the meeting: clsctl report tableau-de-bord --format html -o tableau-de-bord.html -C plan",
    ]


def test_what_recurs_is_handed_in_for_a_period_and_comes_second() -> None:
    recurring = livrable("L1", "tous les ans")
    known = plan(fiche("1", recurring), signature="2018-01-01", effet="2018-01-01", fin="2021-12-31")
    first = told(today(ask("2020-07-01", known)).notes[0])
    assert first == "Handed in: clsctl deliver 1/L1 --occurrence 2018"
    known = plan(fiche("1", recurring, livrable("L2", "2020-06-30")), signature="2018-01-01", fin="2021-12-31")
    assert [told(each) for each in today(ask("2020-07-01", known)).notes[:2]] == [
        "Handed in: clsctl deliver 1/L2", 'Postponed: clsctl postpone 1/L2 "T4 2020" --reason "…"',
    ]  # fmt: skip


@pytest.mark.parametrize("on", ["2026-09-30", "2026-10-01", "2026-12-31", "2027-01-01", "2026-02-15"])
@pytest.mark.parametrize("due", ["T4 2026", "2026-09-30", "2026-12-31", "2027-02-20", "2020"])
def test_the_deadline_proposed_is_after_the_day_and_the_one_in_force(on: str, due: str) -> None:
    answer = today(ask(on, plan(fiche("1", livrable("L1", due))._replace(calendrier=None))))
    proposed = [told(each).split('"')[1] for each in answer.notes if each.text.startswith("Postponed")]
    assert len(proposed) == sum(each.livrable is not None for each in answer.items)
    for text in proposed:
        end = read(text).end
        assert end is not None
        assert end > max(day(on), read(due).end or day(on))


@pytest.mark.parametrize(
    ("text", "on", "period"),
    [
        # 2018 is not whole, so nothing is due for it
        ("tous les ans", "2018-12-01", "2019"),
        ("tous les ans", "2020-02-01", "2019"),
        ("semestriel", "2018-12-20", '"S2 2018"'),
        ("trimestriel", "2018-06-20", '"T2 2018"'),
        ("mensuel", "2018-03-20", "03/2018"),
        ("tous les 2 mois", "2018-04-20", '"du 01/03/2018 au 30/04/2018"'),
        ("hebdomadaire", "2018-03-07", '"du 05/03/2018 au 11/03/2018"'),
    ],
)
def test_the_period_proposed_is_a_whole_one_of_the_contract(text: str, on: str, period: str) -> None:
    known = plan(fiche("1", livrable("L1", text)), effet="2018-03-01", fin="2021-12-31")
    near = known._replace(calendrier=known.calendrier._replace(proche=400))
    assert told(today(ask(on, near)).notes[0]) == f"Handed in: clsctl deliver 1/L1 --occurrence {period}"
    assert read(period.strip('"')).end is not None


def test_a_long_list_is_cut_and_says_so() -> None:
    many = [livrable(f"L{n}", "2020-06-30") for n in range(MOST + 2)]
    near = [livrable(f"M{n}", "2020-08-15") for n in range(MOST + 1)]
    silent = [fiche(str(n), calendrier=calendrier("2019-2022")) for n in range(2, MOST + 5)]
    answer = today(ask("2020-07-01", plan(fiche("1", *many, *near), *silent, signature="2019-01-01")))
    assert [len(each.items) for each in answer.lists] == [MOST, MOST, MOST, 1]
    assert answer.summary["en_retard"] == MOST + 2
    assert len([each for each in answer.items if each.sujet == "proche"]) == MOST + 1
    said = [(each.text, each.number) for each in answer.notes[:3]]
    assert [count for _, count in said] == [2, 1, 4]
    assert [text.rpartition(": ")[2] for text, _ in said] == [
        "clsctl overdue", "clsctl overdue --within 60d", "clsctl today --format csv",
    ]  # fmt: skip


def test_in_a_portfolio_each_thing_has_its_plan() -> None:
    known = plan(fiche("1", livrable("L1", "2020-06-30")), signature="2020-01-01")
    answer = today(ask("2020-07-01", known, known._replace(code="other"), titre="Tous"))
    assert [(each.plan, each.ref) for each in answer.items if each.sujet == "en_retard"] == [
        ("other", "other:1/L1"),
        ("tdc", "tdc:1/L1"),
    ]
    assert answer.items[0][1:] == TodayItem(
        "other:1/L1", "other:1", "Fiche 1", "L1", (), "en_retard", "2020-06-30", day("2020-06-30"), 1
    )  # fmt: skip


def test_a_filter_is_obeyed_and_named() -> None:
    known = plan(fiche("1", livrable("L1", "2020-06-30")), fiche("2", livrable("L1", "2020-06-30")))
    answer = today(ask("2020-07-01", known, fiche=("2",)))
    assert [each.ref for each in answer.items] == ["2/L1"]
    assert answer.notes[0].text == "This is a selection: {filters}."
