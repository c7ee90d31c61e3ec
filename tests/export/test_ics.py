"""Calendars: read back with a strict parser, and by hand where the parser is more lenient than RFC 5545."""

import re
from datetime import date, datetime, time
from typing import Any

import pytest
from dateutil.rrule import rrulestr  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from clsctl.core.calendar.recurrence import periods
from clsctl.core.messages import verbatim
from clsctl.core.views.agenda import Agenda, Evenement, agenda
from clsctl.render.ics import folded, ics
from clsctl.render.language import language
from tests.facts.build import avenant, calendrier, day, fiche, livrable, plan, report, suivi
from tests.facts.build import suivi_livrable as followed
from tests.views.plans import ask

STAMP = date(2020, 1, 1)


def made(scope: Any, code: Any = "fr") -> str:
    return ics(agenda(scope, "publique", STAMP), language(code))


def events(text: str) -> dict[str, Any]:
    """The events by their names, as a strict parser reads them."""
    calendar = Calendar.from_ical(text)
    found = calendar.walk("VEVENT")
    assert all(not each.errors for each in found)
    return {str(each["UID"]): each for each in found}


def one(*parts: Any, on: str = "2019-06-01", **fields: Any) -> Any:
    """The only event of a fiche with these parts."""
    contract = plan(fiche("1.3", *parts, **fields), signature="2018-01-01", fin="2021-12-31")
    (event,) = events(made(ask(on, contract))).values()
    return event


def test_an_event_is_a_whole_day_on_the_last_day_of_its_deadline() -> None:
    found = events(made(ask("2019-06-01")))
    assert list(found) == ["tdc+1.3+L1@clsctl", "tdc+1.3+L2@clsctl", "tdc+1.3+L3@clsctl", "tdc+1.10@clsctl"]
    event = found["tdc+1.3+L1@clsctl"]
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2019, 12, 31), date(2020, 1, 1))
    assert event["DTSTAMP"].dt.date() == STAMP
    assert (event["SEQUENCE"], event["STATUS"], event["TRANSP"]) == (0, "CONFIRMED", "TRANSPARENT")
    assert event["SUMMARY"] == "1.3/L1 – Fiche 1.3"
    assert "Échéance signée\u00a0: 2™ semestre 2019" in event["DESCRIPTION"]
    assert found["tdc+1.10@clsctl"]["DTSTART"].dt == date(2019, 12, 31)


def test_each_move_counts_and_the_name_stays() -> None:
    reports = (report("2020-03-31", "2019-12-01"), report("2020-06-30", "2020-03-01"))
    parts = (livrable("L1", "2019-12-31"),)
    moved = {"suivi": suivi({"L1": followed(reports=reports)})}
    seen = [one(*parts, on=on, **moved) for on in ("2019-11-30", "2019-12-01", "2020-03-01")]
    assert [each["SEQUENCE"] for each in seen] == [0, 1, 2]
    assert [each["DTSTART"].dt for each in seen] == [date(2019, 12, 31), date(2020, 3, 31), date(2020, 6, 30)]
    assert {str(each["UID"]) for each in seen} == {"tdc+1.3+L1@clsctl"}
    assert "Reporté le 1er décembre 2019\u00a0: 2020-03-31" in seen[2]["DESCRIPTION"]


def test_an_avenant_that_moves_the_end_moves_what_hangs_on_it() -> None:
    parts = (livrable("L1", "fin du contrat"), livrable("L2", "2020"))
    contract = plan(
        fiche("1.3", *parts),
        signature="2018-01-01",
        fin="2021-12-31",
        avenants=(avenant("2020-01-01", fin="2022-06-30"),),
    )
    before, after = (events(made(ask(on, contract))) for on in ("2019-12-31", "2020-01-01"))
    assert [each["SEQUENCE"] for each in before.values()] == [0, 0]
    assert [each["SEQUENCE"] for each in after.values()] == [1, 0]
    assert after["tdc+1.3+L1@clsctl"]["DTSTART"].dt == date(2022, 6, 30)


@pytest.mark.parametrize(
    ("fields", "status", "sequence", "begins"),
    [
        ({"remis_le": "2019-05-01"}, "CONFIRMED", 0, "Remis\u00a0: "),
        ({"abandonne_le": "2019-05-01"}, "CANCELLED", 1, "Abandonné\u00a0: "),
    ],
)
def test_what_was_decided(fields: Any, status: str, sequence: int, begins: str) -> None:
    event = one(livrable("L1", "2019-12-31"), suivi=suivi({"L1": followed(**fields)}))
    assert (event["STATUS"], event["SEQUENCE"]) == (status, sequence)
    assert event["SUMMARY"].startswith(begins)
    assert "1er mai 2019." in event["DESCRIPTION"]


def test_postponed_by_a_decision_of_no_day() -> None:
    event = one(livrable("L1", "2019-12-31"), suivi=suivi({"L1": followed(reports=(report("2020-06-30"),))}))
    assert event["DESCRIPTION"].endswith("Reporté\u00a0: 2020-06-30")


def test_a_deadline_that_a_decision_gave() -> None:
    event = one(livrable("L1"), suivi=suivi({"L1": followed(reports=(report("2020-06-30", "2019-01-01"),))}))
    assert (event["DTSTART"].dt, event["SEQUENCE"]) == (date(2020, 6, 30), 1)
    assert "signée" not in event["DESCRIPTION"]


def test_a_fiche_that_has_no_calendar_at_all() -> None:
    assert events(made(ask("2019-06-01", plan(fiche("1.3"), signature="2018-01-01")))) == {}


def test_dates_given_apart_have_no_words() -> None:
    event = one(calendrier=calendrier(debut="2019-01-01", fin="2019-03-31"))
    assert event["DTSTART"].dt == date(2019, 3, 31)


def test_a_suspended_fiche() -> None:
    event = one(livrable("L1", "2019-12-31"), suivi=suivi(statut="suspendue", statut_le="2019-05-01"))
    assert (event["STATUS"], event["SEQUENCE"]) == ("TENTATIVE", 1)
    whole = one(calendrier=calendrier("2019"), suivi=suivi(statut="abandonnee", statut_le="2019-05-01"))
    assert (whole["STATUS"], whole["SUMMARY"]) == ("CANCELLED", "Abandonné\u00a0: 1.3 – Fiche 1.3")


@pytest.mark.parametrize(
    ("text", "every"),
    [
        ("tous les mois", "P1M"),
        ("tous les deux mois", "P2M"),
        ("chaque trimestre", "P3M"),
        ("semestriel", "P6M"),
        ("annuel", "P1Y"),
        ("tous les 2 ans", "P2Y"),
        ("chaque semaine", "P1W"),
        ("tous les 15 jours", "P15D"),
    ],
)
def test_what_recurs_has_the_days_of_its_periods(text: str, every: str) -> None:
    event = one(livrable("L1", text))
    rule = rrulestr(event["RRULE"].to_ical().decode(), dtstart=datetime.combine(event["DTSTART"].dt, time()))
    assert [each.date() for each in rule] == [each.end for each in periods(every, day("2018-01-01"), day("2021-12-31"))]


def test_what_has_no_day_is_no_event() -> None:
    parts = (
        livrable("L1", "à définir"),
        livrable("L2", "en continu"),
        livrable("L3"),
        livrable("L4", "à partir de 2019"),
    )
    assert events(made(ask("2019-06-01", plan(fiche("1.3", *parts), signature="2018-01-01")))) == {}
    never = plan(fiche("1.3", livrable("L1", "tous les 7 ans")), signature="2018-01-01", fin="2019-12-31")
    assert events(made(ask("2019-06-01", never))) == {}


def test_of_a_holder_and_of_a_state() -> None:
    scope = ask("2019-06-01", porteur=("ARS-DD",))
    assert list(events(made(scope))) == [f"tdc+1.3+L{rank}@clsctl" for rank in (1, 2, 3)]
    assert "X-WR-CALNAME:CLS (porteur\u00a0: ARS-DD)\r\n" in made(scope)
    assert list(events(made(ask("2019-06-01", etat=("proche",))))) == []


def test_of_a_portfolio_the_names_have_the_plan_s_code() -> None:
    first = plan(fiche("1", livrable("L1", "2019")), signature="2018-01-01")
    second = first._replace(code="autre")
    found = events(made(ask("2019-06-01", first, second, titre="Département")))
    assert list(found) == ["tdc+1+L1@clsctl", "autre+1+L1@clsctl"]
    assert found["autre+1+L1@clsctl"]["SUMMARY"] == "autre:1/L1 – Fiche 1"


PAYLOADS = (
    "Fin\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:pirate",
    "a;b,c\\n\\,d:e\"f'",
    "ATTACH;VALUE=URI:file:///etc/passwd",
    "\\", "été\u2028ligne\u0085suite\x00\x0b\x1b[31m", "=cmd|' /C calc'!A0", "🙂" * 60,
)  # fmt: skip


@pytest.mark.parametrize("payload", PAYLOADS)
def test_words_stay_words(payload: str) -> None:
    contract = plan(
        fiche("1.3", livrable("L1", "2019-12-31", titre=payload), porteurs=(payload,)), signature="2018-01-01"
    )._replace(titre=payload)
    text = made(ask("2019-06-01", contract))
    (event,) = events(text).values()
    clean = re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]", "\ufffd", payload.replace("\r\n", "\n"))
    assert event["SUMMARY"] == f"1.3/L1 – {clean}"
    assert text.count("\r\nBEGIN:VEVENT\r\n") == text.count("\r\nEND:VEVENT\r\n") == 1
    assert {line.split(":")[0].split(";")[0] for line in re.sub("\r\n ", "", text).split("\r\n")} <= ALLOWED


ALLOWED = {
    "BEGIN", "VERSION", "PRODID", "CALSCALE", "NAME", "X-WR-CALNAME", "REFRESH-INTERVAL", "X-PUBLISHED-TTL", "UID",
    "DTSTAMP", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "STATUS", "TRANSP", "END", "",
}  # fmt: skip


@given(st.text(max_size=400))
def test_any_text_is_read_back_from_lines_of_75_octets(title: str) -> None:
    text = ics(
        Agenda(verbatim("Plan"), STAMP, (Evenement("u@clsctl", 0, STAMP, verbatim(title), "attendu", ()),)),
        language("fr"),
    )
    lines = text.split("\r\n")
    assert lines.pop() == ""
    assert all(len(line.encode()) <= 75 and not set(line) & set("\r\n") for line in lines)
    (event,) = events(text).values()
    clean = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff]", "\ufffd", re.sub("\r\n?", "\n", title))
    assert str(event["SUMMARY"]) == clean


@given(st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"]), max_size=300))
def test_folding_loses_nothing(line: str) -> None:
    assert folded(line).replace("\r\n ", "") == line


def test_the_last_day_of_all() -> None:
    (event,) = events(
        made(ask("2019-06-01", plan(fiche("1", livrable("L1", "9999-12-31")), signature="2018-01-01")))
    ).values()
    assert event["DTSTART"].dt == date.max
    assert "DTEND" not in event


def test_the_same_bytes_on_every_day_without_a_decision() -> None:
    assert made(ask("2019-02-01")) == made(ask("2019-11-30"))
    assert made(ask("2019-02-01")) == made(ask("2021-02-01"))
