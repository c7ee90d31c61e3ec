"""What is read otherwise after an edit, though its words are the same, is told: after `set` and `move`, and before."""

from datetime import date
from pathlib import Path

import pytest

from tests.cli.conftest import fiche
from tests.cli.run import clsctl

LIVRABLES = """\
  - id: L2
    titre: Deux
    echeance: 6 mois après la signature
  - id: L3
    titre: Trois
    echeance: juin prochain
  - id: L4
    titre: Quatre
etapes:
  - id: E1
    titre: Une
    calendrier: 2020
  - id: E2
    titre: Deux
"""


@pytest.fixture
def root(plan: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("clsctl.cli.clock.today", lambda: date(2019, 7, 15))
    fiche(plan, "1.1", LIVRABLES + "redaction: 2018-11-20\n")
    fiche(plan, "1.2", "redaction: 2019-11-20\ncalendrier: fin du contrat\n")
    return plan


def told(*words: str | Path) -> list[str]:
    ran = clsctl(*words)
    assert ran.code == 0, ran.err
    known = ("“", "Without a deadline of their own")
    return [line for line in ran.err.splitlines() if line.startswith(known)]


@pytest.mark.parametrize("more", [("-n",), ()])
def test_dates_of_the_contract_change_what_is_said_by_them(root: Path, more: tuple[str, ...]) -> None:
    assert told("set", "clsctl.yaml", "signature", "2019-03-15", "-C", root, *more) == [
        "“6 mois après la signature” is now read: on 15 September 2019. Before: on 15 July 2019. Concerned: 1.1/L2"
    ]
    assert told("set", "clsctl.yaml", "fin", "--delete", "-C", root, *more) == [
        "“fin du contrat” is now read: without a date. Before: on 31 December 2021. Concerned: 1.2"
    ]


def test_a_fiche_written_another_year(root: Path) -> None:
    assert told("set", "1.1", "redaction", "2019-11-20", "-C", root) == [
        "“juin prochain” is now read: from 1 June 2020 to 30 June 2020. Before: from 1 June 2019 to 30 June 2019. "
        "Concerned: 1.1/L3"
    ]


@pytest.mark.parametrize("more", [("-n",), ()])
def test_a_deliverable_that_moves(root: Path, more: tuple[str, ...]) -> None:
    assert told("move", "1.1/L3", "1.2", "-C", root, *more) == [
        "“juin prochain” is now read: from 1 June 2020 to 30 June 2020. Before: from 1 June 2019 to 30 June 2019. "
        "Concerned: 1.2/L3"
    ]
    assert told("move", "1.1/L2", "1.2", "-C", root, *more) == []


def test_a_deliverable_without_a_deadline_of_its_own_that_moves(root: Path) -> None:
    lead = "Without a deadline of their own: "
    assert told("move", "1.1/L4", "1.1/E1", "-C", root) == [
        f"{lead}1.1/L4. Now that of the step or fiche around: “2020”, from 1 January 2020 to 31 December 2020. "
        "Before: none."
    ]
    assert told("set", "1.1", "etapes[0].calendrier", "2021", "-C", root) == [
        f"{lead}1.1/L4. Now that of the step or fiche around: “2021”, from 1 January 2021 to 31 December 2021. "
        "Before: “2020”, from 1 January 2020 to 31 December 2020."
    ]
    assert told("move", "1.1/L4", "1.1/E2", "-C", root)[0].endswith("Now that of the step or fiche around: none. "
        "Before: “2021”, from 1 January 2021 to 31 December 2021.")  # fmt: skip


def test_what_says_other_words_itself_is_not_told_twice(root: Path) -> None:
    assert told("set", "1.1", "livrables[2].echeance", "juillet 2020", "-C", root) == []
    assert told("postpone", "1.1/L1", "2020-01-31", "--reason", "x", "-C", root) == []
    assert told("set", "1.2", "calendrier", "2020", "-C", root) == []
    assert told("renumber", "1.1", "1.7", "-C", root) == []


def test_many_are_counted(root: Path) -> None:
    for number in range(20, 30):
        fiche(root, f"1.{number}", "calendrier: fin du contrat\n")
    [line] = told("set", "clsctl.yaml", "fin", "2022-12-31", "-n", "-C", root)
    assert line.endswith("Concerned: 1.2, 1.20, 1.21, 1.22, 1.23, 1.24, 1.25, 1.26 and 3 more")
