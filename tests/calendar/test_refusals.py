"""What is said of a text that is not read: why, which part, what would be, and into which phases it falls."""

import pytest

from clsctl.core.calendar import Reading, read


def _words(reading: Reading) -> str:
    assert reading.reason is not None
    return reading.reason.text


@pytest.mark.parametrize(
    ("text", "reason", "rest", "nearest"),
    [
        ("", "Nothing is written", None, None),
        ("   ", "Nothing is written", None, None),
        ("Bla bla", "Nothing here", "Bla bla", None),
        ("1500", "not taken for a year", "1500", None),
        ("À DÉFINIR", "still to be decided", "À DÉFINIR", None),
        ("Action à long terme", "A term without a date", "à long terme", None),
        ("L’EHPAD sera reconstruit en 2026", "not understood", "reconstruit", "2026"),
        ("Moissac juin 2024", "not understood", "Moissac", "juin 2024"),
        ("Plan 2018-2022", "part of a name", "Plan", "de 2018 à 2022"),
        ("Bilan du 1er semestre 2024", "part of a name", "Bilan", "1er semestre 2024"),
        ("Objectif : 2000", "part of a name", "Objectif", "2000"),
        ("Actions à venir", "a day that is not given", "à venir", None),
        ("hors 2024", "takes something away", "hors", None),
        ("2024 ou 2025", "leaves a choice", "ou", "de 2024 à 2025"),
        ("2024 ou sur la durée du CLS", "leaves a choice", "ou", None),
        ("vers juin 2024", "approximate", "vers", "juin 2024"),
        ("juin 2024 ?", "approximate", "?", "juin 2024"),
        ("loi du 26 janvier 2016", "a law", "loi", None),
        ("Budget 2024", "an amount or a count", "Budget", "2024"),
        ("budget", "an amount or a count", "budget", None),
        ("03/06/24", "four figures", "03/06/24", "03/06/2024"),
        ("31/02/24", "four figures", "31/02/24", None),
        ("06.08.24", "four figures", "06.08.24", "06/08/2024"),
        ("Sept. 23", "four figures", "23", "septembre 2023"),
        ("janv-24", "four figures", "24", "janvier 2024"),
        ("d'ici juin 24", "four figures", "24", "juin 2024"),
        ("2020-21", "two years, or a code", "2020-21", "2020-2021"),
        ("2018/21", "two years, or a code", "2018/21", "2018-2021"),
        ("2099-00", "There is no month", "2099-00", "2099"),
        ("le 25 mars", "No year", "le 25 mars", "25 mars 2025"),
        ("hiver", "No year", "hiver", "hiver 2025-2026"),
        ("année scolaire", "No year", "année scolaire", "année scolaire 2025-2026"),
        ("juin et septembre", "No year", "juin et septembre", "juin 2025"),
        ("hiver 2024", "over two years", "hiver 2024", "hiver 2024-2025"),
        ("été 2024-2025", "lies in one year", "été 2024-2025", "été 2024"),
        ("fin de la rentrée 2024", "is not settled", "fin de la rentrée 2024", "rentrée 2024"),
        ("2022-2020", "before the start", "2022-2020", "de 2020 à 2022"),
        ("de septembre à juin 2024", "written once", "de septembre à juin 2024", "de septembre 2023 à juin 2024"),
        ("2024 au T3", "A whole year and a part", "2024 au T3", "3e trimestre 2024"),
        ("T3 à 2024", "A whole year and a part", "T3 à 2024", "3e trimestre 2024"),
        ("mars 2020-2021", "may be one time", "mars 2020-2021", "de mars 2020 à fin 2021"),
        ("juin/septembre 2024", "a range or a choice", "juin/septembre 2024", "de juin 2024 à septembre 2024"),
        ("du 15 mars 2024", "begins a range", "du 15 mars 2024", "15 mars 2024"),
        ("bilan : de mars 2024", "begins a range", "bilan :", "mars 2024"),
        ("6 mois", "nothing says from when", "6 mois", "6 mois après la signature"),
        ("1 an", "nothing says from when", "1 an", "1 an après la signature"),
        ("durée : 15 jours", "nothing says from when", "durée : 15 jours", "15 jours après la signature"),
        ("2022, pour 6 mois", "shorter than", "2022, pour 6 mois", "à partir du 01/01/2022, pour 6 mois"),
        ("3 ans (2022-2025)", "The length told", "3 ans (2022-2025)", "de 2022 à 2025"),
        ("M+6", "a start that is not settled", "M+6", "6 mois après la signature"),
        ("J + 30", "a start that is not settled", "J + 30", "30 jours après la signature"),
        ("T0+12 mois", "a start that is not settled", "T0+12 mois", "12 mois après la signature"),
        ("juiin 2026", "not understood", "juiin", "juin 2026"),
        ("aoùtt 2026", "not understood", "aoùtt", "août 2026"),
        ("d'ici juln 2026", "not understood", "d'ici juln", "d'ici juin 2026"),
        ("mais 2026", "not understood", "mais", "2026"),
        ("T1 2O26", "not understood", "2O26", "T1 2026"),
        ("l5 mars 2026", "not understood", "l5", "15 mars 2026"),
        ("l5/06/2026", "not understood", "l", "15/06/2026"),
        ("end of June 2026", "not understood", "end of June", "fin juin 2026"),
        ("by the end of 2026", "not understood", "by the end of", "d'ici fin 2026"),
        ("first half of 2026", "not understood", "first half of", "premier semestre 2026"),
        ("Q3 2026", "not understood", "Q3", "T3 2026"),
        ("ongoing", "Nothing here", "ongoing", "en continu"),
        ("S12 2026", "not understood", "S12", "semaine 12 2026"),
        ("20260603", "Nothing here", "20260603", "2026-06-03"),
        ("202606", "Nothing here", "202606", "2026-06"),
        ("2026-6", "not understood", "6", "2026-06"),
        ("06 2026", "not understood", "06", "06/2026"),
        ("2 026", "Nothing here", "2 026", "2026"),
        ("06/26", "four figures", "06/26", "06/2026"),
        ("d'ici l'été", "No year", "d'ici l'été", "d'ici l'été 2025"),
        ("Signature du CLS", "Nothing here", "Signature du CLS", "à la Signature du CLS"),
        ("2ème année du contrat", "a start that is not settled", "2ème année du contrat", None),
        (
            "débutera au plus tard en 2024",
            "The verb and the date",
            "débutera au plus tard en 2024",
            None,
        ),
        ("se termine à partir de 2024", "The verb and the date", "se termine à partir de 2024", None),
        ("débute et se termine en 2024", "The verb and the date", "débute et se termine en 2024", None),
        (
            "débutera en mars et juin 2024",
            "The verb and the date",
            "débutera en mars et juin 2024",
            None,
        ),
        ("débute chaque année", "The verb and the date", "débute chaque année", None),
        ("se termine chaque année", "The verb and the date", "se termine chaque année", None),
        ("1-2024", "without its unit", "1-2024", None),
        ("après le 31/12/9999", "beyond the years", "après le 31/12/9999", None),
        ("avant le 01/01/0001", "beyond the years", "avant le 01/01/0001", None),
        ("31/12/9999, pour 2 ans", "beyond the years", "31/12/9999, pour 2 ans", None),
        ("semaine du 31/12/9999", "A week begins on a Monday", "semaine du 31/12/9999", None),
        ("semaine du 27/12/9999", "beyond the years", "semaine du 27/12/9999", None),
        ("semaine du 8 décembre 2020", "A week begins", "semaine du 8 décembre 2020", "semaine du 7 décembre 2020"),
        ("x" * 1001, "too long", None, None),
        ("1-" * 500, "too long", None, None),  # a list that would be begun anew at each of its figures
        (" " * 999 + "x", "Nothing here", "x", None),
    ],
)
def test_why_and_what_instead(text: str, reason: str, rest: str | None, nearest: str | None) -> None:
    reading = read(text)
    assert reading.nature == "undatable"
    assert reason in _words(reading)
    assert (reading.rest, reading.nearest) == (rest, nearest)
    assert not reading.split


@pytest.mark.parametrize(
    ("text", "reason", "nearest"),
    [
        ("30/02/2020", "There is no day", "février 2020"),
        ("2020-13-01", "There is no month", "2020"),
        ("semaine du 31/02/2020", "There is no day", "février 2020"),
        ("mardi 3 juin 2024", "is a {weekday}", "3 juin 2024"),
        ("semaine du mardi 3 juin 2024", "is a {weekday}", "semaine du 3 juin 2024"),
        ("T5 2022", "there is no number", "2022"),
        ("semaine 54 de 2024", "There is no week", "2024"),
        ("3e quinzaine de mai 2024", "two halves", "2024"),
        ("2e quinzaine de mai 2024 au 31/02/2024", "There is no day", None),
        ("01/01/0000", "There is no year", None),
        ("Livraison bidule le 30/02/2020", "There is no day", "février 2020"),
        ("30/02/2020 ou 01/03/2020", "There is no day", "février 2020"),
        ("à définir (31/04/2024)", "There is no day", "avril 2024"),
    ],
)
def test_what_cannot_be_a_date_is_an_error(text: str, reason: str, nearest: str | None) -> None:
    reading = read(text)
    assert (reading.nature, reading.wrong) == ("undatable", True)
    assert reason in _words(reading)
    assert reading.nearest == nearest


@pytest.mark.parametrize(
    ("text", "phases"),
    [
        ("juin et septembre 2024", [("Phase 1", "juin 2024"), ("Phase 2", "septembre 2024")]),
        ("Réunions : juin et septembre 2024", [("Réunions 1", "juin 2024"), ("Réunions 2", "septembre 2024")]),
        ("en mars puis au 2e semestre 2020", [("Phase 1", "mars 2020"), ("Phase 2", "2e semestre 2020")]),
        ("Livrable 1 : 2019 ; Livrable 2 : 2021", [("Livrable 1", "2019"), ("Livrable 2", "2021")]),
        (
            "2020 : diagnostic, 2021 : mise en œuvre, évaluation",
            [("diagnostic", "2020"), ("mise en œuvre, évaluation", "2021")],
        ),
        (
            "Diagnostic en 2020, plan d'action d'ici fin 2021 puis bilan chaque année",
            [("Diagnostic", "en 2020"), ("plan d'action", "d'ici fin 2021"), ("bilan", "chaque année")],
        ),
        (
            "Recrutement : juin\nFormation : de septembre à décembre 2024",
            [("Recrutement", "juin 2024"), ("Formation", "de septembre à décembre 2024")],
        ),
        ("Lancement 12/2023 - Bilan 06/2025", [("Lancement", "12/2023"), ("Bilan", "06/2025")]),
        ("2024 puis en continu", [("Phase 1", "2024"), ("Phase 2", "en continu")]),
    ],
)
def test_several_dates_fall_into_phases(text: str, phases: list[tuple[str, str]]) -> None:
    reading = read(text)
    assert "Several dates" in _words(reading)
    assert [tuple(piece) for piece in reading.split] == phases
    assert reading.nearest == phases[0][1]


@pytest.mark.parametrize("text", ["2025 2026", "6 mois et 3 ans", "juin puis 2 ans", "rapport annuel 2024"])
def test_no_phases_where_they_would_not_be_read(text: str) -> None:
    assert read(text).split == ()


def test_what_is_not_understood_is_in_the_users_own_characters() -> None:
    assert (
        read("<b>Réhabilitation</b> du 2<sup>nd</sup> étage en 2024").rest
        == "Réhabilitation</b> du 2<sup>nd</sup> étage"
    )


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("3e trismestre 2024", "is read as « {meant} »"),
        ("2011-12", "is read as a month"),
        ("2 semestre 2024", "is read as a rank"),
        ("bimensuel", "as the dictionaries have it"),
        ("bimestriel", "as the dictionaries have it"),
        ("2 à 3 fois par an", "the lower number"),
        ("en juin de chaque année", "It concerns"),
        ("fin 2024", "is read as {start} to {end}"),
        ("été 2024", "is read as {start} to {end}"),
        ("rentrée 2024", "is read as {start} to {end}"),
        ("année scolaire 2023-2024", "is read as {start} to {end}"),
        ("T1 et T2 2024", "follow each other"),
        ("avant juin 2024", "the day before"),
        ("après juin 2024", "the next day"),
        ("janvier 2017, pour 5 ans", "The length is counted"),
    ],
)
def test_what_was_assumed_is_noted(text: str, note: str) -> None:
    assert any(note in message.text for message in read(text).notes)


@pytest.mark.parametrize(
    "text", ["2024", "T1 2024", "3 juin 2024", "2019-41", "2021-12", "de 2022 à 2024", "courant 2024"]
)
def test_nothing_is_noted_where_nothing_was_assumed(text: str) -> None:
    assert read(text).notes == ()
