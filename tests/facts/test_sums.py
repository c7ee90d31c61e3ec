"""Indicators: progress, the last measure, which ones are stale. Money: what is asked, notified, committed, paid."""

from decimal import Decimal

import pytest

from clsctl.core.calendar.recurrence import Period
from clsctl.core.facts import plan_facts
from clsctl.core.facts.indicators import IndicateurFacts, indicators, measured, progress
from clsctl.core.facts.money import Argent, money, together
from clsctl.core.facts.money_by import money_by
from clsctl.core.model.fiche import Fiche, Financement, Indicateur, Mesure, Source
from clsctl.core.model.suivi import Releve, Versement
from tests.facts.build import W, avenant, day, fiche, plan, suivi

D = Decimal


def releve(on: str | None, valeur: str | None) -> Releve:
    return Releve(W, day(on) if on else None, None if valeur is None else D(valeur))


@pytest.mark.parametrize(
    ("start", "value", "target", "share"),
    [
        ("0", "25", "100", 0.25),
        ("100", "75", "0", 0.25),
        ("49.1", "49.1", "65.2", 0.0),
        ("10", "5", "20", 0.0),
        ("10", "25", "20", 1.0),
        ("20", "25", "10", 0.0),
        ("20", "5", "10", 1.0),
        ("-10", "0", "10", 0.5),
        ("0", "1", "3", 1 / 3),
        # a level to keep
        ("5", "5", "5", 1.0),
        ("5", "4", "5", None),
        (None, "5", "10", None),
        ("0", None, "10", None),
        ("0", "5", None, None),
    ],
)
def test_progress_of_an_indicator(
    start: str | None, value: str | None, target: str | None, share: float | None
) -> None:
    depart, cible = (Mesure(W, None if text is None else D(text)) for text in (start, target))
    found = progress(depart, releve("2020-01-01", value), cible)
    assert found == (pytest.approx(share) if share else share)


def test_progress_without_start_measure_or_target() -> None:
    here = Mesure(W, D(1))
    assert progress(None, releve(None, "1"), here) is None
    assert progress(here, None, here) is None
    assert progress(here, releve(None, "1"), None) is None


def test_the_last_measure_is_the_latest_with_a_value() -> None:
    old, new, undated = releve("2019-05-01", "1"), releve("2020-05-01", "2"), releve(None, "3")
    assert measured((new, old, undated, releve("2021-01-01", None))) == (undated, old, new)
    assert measured((old, old._replace(valeur=D(9)))) == (old, old._replace(valeur=D(9)))
    assert measured(()) == ()


def one(on: str, *releves: Releve, periodicite: str | None = None, **fields: object) -> IndicateurFacts:
    indicateur = Indicateur(W, "I1", periodicite=periodicite, depart=Mesure(W, D(0)), cible=Mesure(W, D(10)))
    of = fiche("1.3", indicateurs=(indicateur,), suivi=suivi(indicateurs={"I1": releves} if releves else {}))
    return indicators(plan_facts(plan(of, **{"signature": "2018-03-15", **fields}), day(on)))[0]


def test_an_indicator_on_a_day() -> None:
    found = one("2020-06-01", releve("2020-02-01", "4"), releve("2020-07-01", "8"), periodicite="trimestrielle")
    assert (found.ref, found.avancement, found.every, found.is_assumed) == ("1.3/I1", 0.4, "P3M", False)
    assert found.dernier == releve("2020-02-01", "4")
    assert found.perime is None


@pytest.mark.parametrize(
    ("on", "measured", "periodicite", "stale"),
    [
        # once a year where nothing is said or understood: 2019 is the first whole year
        ("2019-12-31", None, None, None),
        ("2020-01-01", None, None, "2019"),
        ("2020-01-01", None, "quand on peut", "2019"),
        ("2020-01-01", "2018-12-31", None, "2019"),
        ("2020-01-01", "2019-01-01", None, None),
        ("2020-03-01", "2020-02-01", None, None),
        ("2021-03-01", "2019-02-01", None, "2020"),
        ("2020-04-01", "2019-12-31", "trimestrielle", "2020-Q1"),
        ("2020-03-31", "2019-12-31", "trimestrielle", None),
        # no year is over once the contract is
        ("2024-03-01", "2021-02-01", None, None),
        ("2024-03-01", "2020-02-01", None, "2021"),
    ],
)
def test_an_indicator_is_stale_when_a_whole_period_closed_without_a_measure_since(
    on: str, measured: str | None, periodicite: str | None, stale: str | None
) -> None:
    periods = {
        "2020-Q1": Period(day("2020-01-01"), day("2020-03-31")),
        **{year: Period(day(f"{year}-01-01"), day(f"{year}-12-31")) for year in ("2019", "2020", "2021")},
    }
    given = (releve(measured, "1"),) if measured else ()
    found = one(on, *given, periodicite=periodicite, fin="2021-12-31")
    assert found.perime == (periods[stale] if stale else None)
    assert found.is_assumed == (periodicite != "trimestrielle")


def test_a_measure_without_a_date_or_a_contract_without_one() -> None:
    assert one("2020-01-01", releve(None, "1")).perime is not None
    assert one("2020-01-01", signature=None).perime is None
    assert one("0001-01-01", signature="0001-01-01").perime is None


def test_an_avenant_keeps_the_indicators_going() -> None:
    renewed = (avenant("2021-06-01", fin="2025-12-31"),)
    found = one("2024-03-01", releve("2021-02-01", "1"), fin="2021-12-31", avenants=renewed)
    assert found.perime == Period(day("2023-01-01"), day("2023-12-31"))


def test_nothing_is_stale_in_a_fiche_that_is_stopped() -> None:
    of = fiche("1.3", indicateurs=(Indicateur(W, "I1"),), suivi=suivi(statut="suspendue", statut_le="2020-01-01"))
    whole = plan(of, of._replace(id="1.4", suivi=None), signature="2018-03-15")
    assert [each.perime is None for each in indicators(plan_facts(whole, day("2020-01-01")))] == [True, False]
    assert [each.perime is None for each in indicators(plan_facts(whole, day("2020-01-02")))] == [True, False]


# money


def source(
    montant: str | None, etat: str | None, financeur: str | None = "ARS", dispositif: str | None = None
) -> Source:
    return Source(W, financeur, dispositif, None if montant is None else D(montant), etat)


def by_funder(fiches: list[Fiche]) -> dict[str | None, Argent]:
    """What each funder gives, without what the text announces of it."""
    groups = money_by(plan_facts(plan(*fiches), day("2020-12-31")), "financeur")
    return {each.cle: each.argent._replace(prevu=D(0), non_couvert=D(0)) for each in groups}


def versement(on: str, montant: str | None, etat: str | None, financeur: str | None = "ARS") -> Versement:
    return Versement(W, day(on), None, financeur, None, None if montant is None else D(montant), etat)


def test_money_of_a_fiche_on_a_day() -> None:
    of = fiche(
        "1.3",
        financements=(
            Financement(W, montant=D("72052.10"), sources=(source("50000", "sollicite"), source("20000", None, "FIR"))),
            Financement(W, montant=D("0.5"), unite="ETP", sources=(source("0.5", "paye"),)),
            # an amount that is not told is that of its sources
            Financement(W, sources=(source("10.25", "potentiel", "Région"), source(None, "paye", "EPCI"))),
        ),
        suivi=suivi(financements=(
            versement("2020-01-01", "40000", "notifie"), versement("2020-02-01", "15000", "paye"),
            versement("2020-03-01", "5000.05", "paye"), versement("2020-03-01", None, "paye"),
        )),
    )  # fmt: skip
    found = money(seen(of, "2020-02-01"))
    assert found == Argent(
        prevu=D("72062.35"), potentiel=D("20010.25"), sollicite=D(50000), notifie=D(40000), engage=D(15000),
        paye=D(15000), etp=D("0.5"), non_couvert=D("32062.35"),
    )  # fmt: skip
    assert money(seen(of, "2020-03-01")).paye == D("20000.05")
    assert money(seen(of, "2019-12-31"))._replace(prevu=D(0)) == Argent(
        potentiel=D("20010.25"), sollicite=D(50000), etp=D("0.5"), non_couvert=D("72062.35")
    )


def seen(of: Fiche, on: str) -> Fiche:
    return plan_facts(plan(of), day(on)).fiches[0].fiche


def test_what_is_paid_was_asked_for_by_the_same_funder_only() -> None:
    of = fiche(financements=(Financement(W, sources=(source("100", "paye", "A"), source("30", "sollicite", "B"))),))
    assert money(of) == Argent(
        prevu=D(130), sollicite=D(130), notifie=D(100), engage=D(100), paye=D(100), non_couvert=D(30)
    )
    schemes = (source("100", "paye", "A", "FIR"), source("30", "sollicite", "A", "FNADT"))
    assert money(fiche(financements=(Financement(W, sources=schemes),))).sollicite == D(130)


def test_what_the_follow_up_tells_again_is_not_added_to_what_was_signed() -> None:
    of = fiche(
        financements=(Financement(W, montant=D(100), sources=(source("60", "notifie"), source("40", "engage", "B"))),),
        suivi=suivi(financements=(versement("2020-01-01", "60", "notifie"), versement("2020-01-02", "25", "paye"))),
    )
    assert money(of) == Argent(prevu=D(100), sollicite=D(100), notifie=D(100), engage=D(65), paye=D(25))
    assert by_funder([of, of])["B"].engage == D(80)
    named = Financement(W, sources=(source("5", None, None, "FIR"), source("7", None, "B", "FIR")))
    assert by_funder([fiche(financements=(named,))]) == {"FIR": Argent(potentiel=D(5)), "B": Argent(potentiel=D(7))}


def test_what_came_is_not_added_to_what_was_announced() -> None:
    of = fiche(
        financements=(Financement(W, sources=(source("100", "notifie"), source("20", "potentiel", "B"))),),
        suivi=suivi(
            financements=(versement("2020-01-01", "80", "notifie"), versement("2020-01-01", "30", "paye", "B"))
        ),
    )
    assert money(of) == Argent(
        prevu=D(120), potentiel=D(20), sollicite=D(130), notifie=D(130), engage=D(30), paye=D(30)
    )


def test_money_by_funder() -> None:
    schemes = (
        source("100", "paye", "A", "FIR"),
        source("30", "sollicite", "A", "FNADT"),
        source("1", None, None, "LEADER"),
    )
    of = fiche(financements=(Financement(W, sources=schemes),))
    found = by_funder([of, of])
    assert list(found) == ["A", "LEADER"]
    assert (found["A"].sollicite, found["A"].paye, found["LEADER"].potentiel) == (D(260), D(200), D(2))
    assert by_funder([]) == {}


def test_more_than_planned_leaves_nothing_uncovered() -> None:
    of = fiche(financements=(Financement(W, montant=D(10), sources=(source("30", "notifie"),)),))
    assert money(of).non_couvert == 0


def test_money_of_nothing_and_of_several() -> None:
    assert money(fiche()) == Argent() == together([])
    one_more = Argent(*map(D, range(1, 9)))
    assert together([one_more, one_more]) == Argent(*map(D, range(2, 18, 2)))
