"""Expressions placed by the plan's dates, and years settled by the day the document was written."""

from datetime import date

import pytest

from clsctl.core.calendar import Context, Reading, read, with_cover

PLAN = Context(signature=date(2018, 6, 15), effet=date(2018, 7, 1), fin=date(2021, 6, 14))
SIGNED = Context(signature=date(2018, 6, 15), fin=date(2021, 6, 14))


def _days(reading: Reading) -> tuple[str, str]:
    return str(reading.start or ""), str(reading.end or "")


@pytest.mark.parametrize(
    ("text", "start", "end", "placed_by"),
    [
        ("dès la signature", "2018-06-15", "", ("signature",)),
        ("à la signature du CLS", "2018-06-15", "2018-06-15", ("signature",)),
        ("lors de la signature", "2018-06-15", "2018-06-15", ("signature",)),
        ("3 mois après la signature", "2018-09-15", "2018-09-15", ("signature",)),
        ("dans les 18 mois suivant la signature du contrat", "2018-06-15", "2019-12-15", ("signature",)),
        ("6 mois à compter de la signature", "2018-06-15", "2018-12-15", ("signature",)),
        ("pendant 3 ans à partir de la signature", "2018-06-15", "2021-06-14", ("signature",)),
        ("à partir de la signature, pour 3 ans", "2018-06-15", "2021-06-14", ("signature",)),
        ("pour 3 ans à compter de la signature", "2018-06-15", "2021-06-14", ("signature",)),
        ("à compter de l'entrée en vigueur du contrat", "2018-07-01", "", ("effet",)),
        ("2 ans après le démarrage du CLS", "2020-07-01", "2020-07-01", ("effet",)),
        ("Année N", "2018-01-01", "2018-12-31", ("signature",)),
        ("Année N+1", "2019-01-01", "2019-12-31", ("signature",)),
        ("N+1 à N+2", "2019-01-01", "2020-12-31", ("signature",)),
        ("N à N+2", "2018-01-01", "2020-12-31", ("signature",)),
        ("sur toute la durée du CLS", "2018-07-01", "2021-06-14", ("effet", "fin")),
        ("à partir de la signature, sur la durée du contrat", "2018-06-15", "2021-06-14", ("signature", "fin")),
        ("à partir de 2019, sur la durée du contrat", "2019-01-01", "2021-06-14", ("fin",)),
        ("sur la durée du contrat, à partir de 2019", "2019-01-01", "2021-06-14", ("fin",)),
        ("après 2018, sur la durée du contrat", "2019-01-01", "2021-06-14", ("fin",)),
        ("en continu sur la durée du CLS", "2018-07-01", "2021-06-14", ("effet", "fin")),
        ("d'ici la fin du CLS", "", "2021-06-14", ("fin",)),
        ("avant la fin du contrat", "", "2021-06-14", ("fin",)),
        ("fin du contrat", "2021-06-14", "2021-06-14", ("fin",)),
        ("au terme du contrat", "2021-06-14", "2021-06-14", ("fin",)),
        ("de la signature à fin 2020", "2018-06-15", "2020-12-31", ("signature",)),
        ("dès la signature et jusqu'en juin 2020", "2018-06-15", "2020-06-30", ("signature",)),
        ("dans les 18 mois suivant la signature de la convention d'adhésion", "", "", ()),
        ("dès l'ouverture de la MSP", "", "", ()),
        ("débutera 3 mois après la signature", "2018-09-15", "", ("signature",)),
        ("s'achèvera 3 mois après la signature", "", "2018-09-15", ("signature",)),
    ],
)
def test_what_the_plan_places(text: str, start: str, end: str, placed_by: tuple[str, ...]) -> None:
    reading = read(text, PLAN)
    assert reading.nature == "relative"
    assert (*_days(reading), reading.placed_by) == (start, end, placed_by)
    assert reading.warnings == ()
    assert reading.notes


def test_without_effet_the_signature_serves() -> None:
    reading = read("sur toute la durée du CLS", SIGNED)
    assert (*_days(reading), reading.placed_by) == ("2018-06-15", "2021-06-14", ("signature", "fin"))


def test_nothing_is_placed_without_the_dates() -> None:
    for text in ("dès la signature", "3 mois après la signature", "Année N+1", "sur la durée du CLS", "fin du CLS"):
        reading = read(text)
        assert reading.nature == "relative"
        assert _days(reading) == ("", "")
        assert reading.placed_by == ()
        assert any("no `" in note.text for note in reading.notes)


def test_half_of_the_contract_is_placed_by_what_is_known() -> None:
    assert _days(read("sur la durée du CLS", Context(signature=date(2018, 6, 15)))) == ("2018-06-15", "")
    assert _days(read("sur la durée du CLS", Context(fin=date(2021, 6, 14)))) == ("", "2021-06-14")


class TestContractByItsCover:
    """The period on the cover stands in for the dates of the contract that a plan lacks."""

    COVER = with_cover(Context(), "2021-2026")
    SIGNED = with_cover(Context(signature=date(2021, 6, 15)), "2021-2026")

    @pytest.mark.parametrize("text", ["durée du contrat", "toute la durée du CLS", "Tout au long du contrat"])
    def test_it_places_what_lasts_as_long(self, text: str) -> None:
        reading = read(text, self.COVER)
        assert (*_days(reading), reading.precision) == ("2021-01-01", "2026-12-31", "years")
        assert reading.placed_by == ("periode",)
        assert [dict(note.values).get("period") for note in reading.notes] == ["2021-2026"]

    def test_the_plan_s_own_dates_go_before_it(self) -> None:
        reading = read("durée du contrat", self.SIGNED)
        assert (*_days(reading), reading.placed_by) == ("2021-06-15", "2026-12-31", ("signature", "periode"))
        ended = read("durée du contrat", with_cover(Context(fin=date(2026, 6, 14)), "2021-2026"))
        assert (*_days(ended), ended.precision) == ("2021-01-01", "2026-06-14", "day")

    def test_years_and_lengths_of_the_text_go_before_it(self) -> None:
        assert _days(read("durée du contrat (2022-2025)", self.COVER)) == ("2022-01-01", "2025-12-31")
        assert _days(read("5 ans (durée du CLS)", self.SIGNED)) == ("2021-06-15", "2026-06-14")

    def test_it_ends_the_contract(self) -> None:
        assert _days(read("fin du contrat", self.COVER)) == ("2026-12-31", "2026-12-31")
        assert _days(read("d'ici la fin du CLS", self.COVER)) == ("", "2026-12-31")
        assert _days(read("6 mois avant la fin du CLS", self.COVER)) == ("2026-06-30", "2026-06-30")

    def test_it_is_no_signature(self) -> None:
        assert _days(read("3 mois après la signature", self.COVER)) == ("", "")

    @pytest.mark.parametrize("periode", [None, "", "à définir", "à partir de 2021", "5 ans"])
    def test_a_cover_without_two_ends_places_nothing(self, periode: str | None) -> None:
        assert with_cover(Context(), periode) == Context()

    def test_a_plan_with_its_dates_needs_none(self) -> None:
        assert with_cover(PLAN, "2010-2012") == PLAN


def test_ahead_of_the_end() -> None:
    assert read("6 mois avant la fin du CLS", PLAN).start == date(2020, 12, 14)
    assert read("2 ans avant la fin du CLS", Context(fin=date(2, 1, 1))).nature == "undatable"
    assert read("6 mois avant la fin du CLS").start is None


class TestContractWithItsYears:
    TEXT = "A partir de la signature, sur la totalité de la durée du contrat (2018-2021)"

    def test_the_years_serve_alone(self) -> None:
        reading = read(self.TEXT)
        assert (reading.nature, *_days(reading), reading.precision) == ("relative", "2018-01-01", "2021-12-31", "years")

    def test_the_plan_goes_before_them(self) -> None:
        reading = read(self.TEXT, PLAN)
        assert (*_days(reading), reading.warnings) == ("2018-06-15", "2021-06-14", ())

    def test_they_fill_what_the_plan_leaves_open(self) -> None:
        assert _days(read(self.TEXT, Context(signature=date(2018, 6, 15)))) == ("2018-06-15", "2021-12-31")
        assert _days(read(self.TEXT, Context(fin=date(2021, 6, 14)))) == ("2018-01-01", "2021-06-14")

    @pytest.mark.parametrize("years", ["(2017-2021)", "(2018-2022)", "(2010-2012)", ": 2018-2023"])
    def test_a_mismatch_is_a_warning(self, years: str) -> None:
        reading = read(f"Durée du contrat {years}", PLAN)
        assert _days(reading) == ("2018-07-01", "2021-06-14")
        assert len(reading.warnings) == 1

    def test_impossible_years_are_refused(self) -> None:
        assert read("Durée du contrat (2021-2018)").nature == "undatable"


def test_a_length_told_for_the_contract() -> None:
    assert read("3 ans (durée du CLS)", PLAN).warnings == ()
    assert len(read("5 ans (durée du CLS)", PLAN).warnings) == 1
    assert len(read("durée du CLS : 5 ans", PLAN).warnings) == 1
    ended = read("sur les 3 ans du contrat", Context(signature=date(2018, 6, 15)))
    assert _days(ended) == ("2018-06-15", "2021-06-14")


def test_an_amendment_moves_the_end_and_says_so() -> None:
    context = PLAN._replace(fin=date(2023, 6, 14), avenant="2")
    reading = read("sur la durée du CLS", context)
    assert reading.end == date(2023, 6, 14)
    assert [note for note in reading.notes if ("number", "2") in note.values]


def test_months_are_held_to_the_month_end() -> None:
    context = Context(signature=date(2020, 8, 31))
    assert read("6 mois après la signature", context).end == date(2021, 2, 28)
    assert read("18 mois après la signature", context).end == date(2022, 2, 28)


def test_beyond_the_year_9999() -> None:
    late = Context(signature=date(9999, 6, 1), effet=date(9999, 6, 1))
    for text in ("2 ans après la signature", "Année N+1", "de la signature à fin 2024"):
        assert read(text, late).nature == "undatable"
    assert read("dès la signature", late).start == date(9999, 6, 1)
    assert read("sur les 3 ans du contrat", late).end is None


@pytest.mark.parametrize("text", ["de la signature à fin 2017", "à partir de 2025, sur la durée du contrat"])
def test_an_end_before_the_start_is_refused(text: str) -> None:
    assert read(text, PLAN).nature == "undatable"


def test_recurring_in_the_contract() -> None:
    reading = read("1 fois par an sur la durée du CLS", PLAN)
    assert (reading.nature, reading.every, reading.times, reading.offset) == ("recurring", "P1Y", 1, None)
    assert _days(reading) == ("2018-07-01", "2021-06-14")
    reading = read("tous les 6 mois à compter de la signature", PLAN)
    assert (reading.every, *_days(reading)) == ("P6M", "2018-06-15", "")


WRITTEN = Context(redaction=date(2020, 3, 1))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("le 25 mars", "2020-03-25", "2020-03-25"),
        ("le 1er mars", "2020-03-01", "2020-03-01"),
        ("fin du premier semestre", "2020-06-01", "2020-06-30"),
        ("pour le second semestre", "2020-07-01", "2020-12-31"),
        ("seconde quinzaine de mai", "2020-05-16", "2020-05-31"),
        ("juin à septembre", "2020-06-01", "2020-09-30"),
        ("fin d'année", "2020-10-01", "2020-12-31"),
        ("le 4 octobre dernier", "2019-10-04", "2019-10-04"),
        ("l'été dernier", "2019-06-01", "2019-08-31"),
        ("l'année passée", "2019-01-01", "2019-12-31"),
        ("l'année prochaine", "2021-01-01", "2021-12-31"),
        ("en janvier prochain", "2021-01-01", "2021-01-31"),
        ("la rentrée prochaine", "2020-09-01", "2020-09-30"),
        ("le samedi 4 juillet prochain", "2020-07-04", "2020-07-04"),
        ("La réunion est prévue le mercredi 25 mars prochain", "2020-03-25", "2020-03-25"),
        ("du lundi 6 au mardi 7 avril", "2020-04-06", "2020-04-07"),
    ],
)
def test_the_day_of_writing_settles_the_year(text: str, start: str, end: str) -> None:
    reading = read(text, WRITTEN)
    assert reading.nature == "dated"
    assert _days(reading) == (start, end)
    assert any("No year is written" in note.text for note in reading.notes)


@pytest.mark.parametrize(
    "text",
    ["le 25 février", "janvier à mars", "premier semestre", "dernier trimestre", "hiver", "l'hiver prochain",
     "juin et septembre", "le mardi 4 juillet prochain", "30 février", "du 30 février au 3 mars", "l'hiver dernier",
     "année scolaire prochaine"],
)  # fmt: skip
def test_what_it_does_not_settle_stays_refused(text: str) -> None:
    reading = read(text, WRITTEN)
    assert reading.nature == "undatable"
    assert reading.start is None


def test_a_wrong_day_without_a_year_is_no_error_of_form() -> None:
    assert not read("le mardi 4 juillet prochain", WRITTEN).wrong


def test_the_ends_of_the_calendar_as_days_of_writing() -> None:
    assert read("le 25 mars", Context(redaction=date(1, 1, 1))).start == date(1, 3, 25)
    assert read("le 25 mars dernier", Context(redaction=date(1, 1, 1))).nature == "undatable"
    assert read("le 25 mars prochain", Context(redaction=date(9999, 12, 31))).nature == "undatable"


def test_an_example_takes_its_year_from_what_is_known() -> None:
    assert read("janvier").nearest == "janvier 2025"
    assert read("janvier", Context(signature=date(2018, 6, 15))).nearest == "janvier 2018"
    assert read("janvier", Context(effet=date(2019, 6, 15))).nearest == "janvier 2019"
