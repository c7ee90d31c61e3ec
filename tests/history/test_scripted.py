"""The scripted history: every figure and every finding as it was written into it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.run import clsctl
from tests.history.scripted import make

Ask = Callable[..., Any]


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    folder = tmp_path_factory.mktemp("scripted") / "val"
    return folder, make(folder)


@pytest.fixture
def ask(repository: tuple[Path, list[str]]) -> Ask:
    def run(*args: str, code: int = 0) -> Any:
        ran = clsctl(*args, "-C", repository[0], "--format", "json")
        assert ran.code == code, ran.err
        return json.loads(ran.out)

    return run


def test_there_are_twenty_five_commits(repository: tuple[Path, list[str]]) -> None:
    assert len(repository[1]) == 25


def test_every_change_is_told_once_by_the_commit_that_brought_it(ask: Ask, repository: tuple[Path, list[str]]) -> None:
    oids = repository[1]
    items = ask("log")["items"]
    told = [(oids.index(each["commit"]), each["ref"], each["kind"], each["days"]) for each in items]
    assert told == [
        (24, "2.2", "removed", None),
        (23, "2.2", "added", None),
        (22, "2.1/L2", "added", None),
        (21, "2.1/L2", "removed", None),
        (20, "", "added", None),  # the amendment
        (20, "1.2/L2", "moved", 365),
        (19, "1.2", "changed", None),  # can be read again
        (19, "1.2/L1", "delivered", None),
        (18, "1.2", "changed", None),  # can't be read
        # 17 only changed a file that is no fiche; 15 merged what 13 and 14 had told
        (16, "1.1/L2", "delivered", None),
        (14, "1.1/I1", "added", None),
        (13, "1.1", "added", None),
        (12, "1.1/L2", "postponed", 123),
        (11, "2.1/L1", "moved", 184),
        (10, "1.2/L1", "postponed", 184),
        (9, "1.2", "decided", None),
        (8, "1.2/L1", "postponed", 182),
        # 7 put lists in another order and changed the layout; 6 renamed a file
        (5, "", "added", None),
        (5, "", "added", None),
        (5, "", "added", None),
        (4, "1.1/L1", "delivered", None),
        (3, "1.1/I1", "added", None),
        (2, "", "added", None),  # the signature
        (1, "1.1", "changed", None),
        (0, "", "added", None),
        (0, "1.1", "added", None),
        (0, "1.2", "added", None),
        (0, "2.1", "added", None),
    ]


def test_an_item_says_who_when_from_to(ask: Ask, repository: tuple[Path, list[str]]) -> None:
    found = [each for each in ask("log", "1.2/L1")["items"] if each["kind"] == "postponed"]
    assert found[0] == {
        "ref": "1.2/L1",
        "key": "suivi.reports",
        "kind": "postponed",
        "before": "30/06/2020",
        "after": "31/12/2020",
        "days": 184,
        "commit": repository[1][10],
        "author": "Coordination du contrat",
        "date": "2020-06-29",
        "text": "1.2/L1: deadline postponed from “30/06/2020” to “31/12/2020” (+184 days), "
        "decided by COPIL of 25 June 2020",
    }


def test_the_colleague_s_old_name_is_the_one_of_the_mailmap(ask: Ask) -> None:
    authors = {each["author"] for each in ask("log")["items"]}
    assert authors == {"Coordination du contrat", "Agent du département"}


@pytest.mark.parametrize(
    ("since", "expected"),
    [
        # the meeting of 25 June 2020, not the one of the day itself, if there were one
        (("copil", "--date", "2020-07-31"), [11, 10]),
        (("copil-2020", "--date", "2020-07-31"), [11, 10]),
        # on the day of a meeting the last one is the one before it
        (("copil", "--date", "2020-06-25"), [9, 8]),
        (("2021-03-01",), [24, 23, 22, 21, 20, 20]),
        (("2021-03-02",), [24, 23, 22, 21]),
        (("HEAD~2",), [24, 23]),
    ],
)
def test_since_a_meeting_a_day_a_revision(
    ask: Ask, repository: tuple[Path, list[str]], since: tuple[str, ...], expected: list[int]
) -> None:
    items = ask("log", "--since", *since)["items"]
    assert [repository[1].index(each["commit"]) for each in items] == expected


def test_since_a_tag(ask: Ask, repository: tuple[Path, list[str]]) -> None:
    commits = {repository[1].index(each["commit"]) for each in ask("log", "--since", "signature-2019")["items"]}
    assert commits == set(range(3, 25)) - {6, 7, 15, 17}


def test_what_stands_for_an_unreadable_text_is_known_from_before(ask: Ask) -> None:
    """`--since` begins after the commit that broke the file: the delivery is told all the same, and nothing is new."""
    kinds = [(each["ref"], each["kind"]) for each in ask("log", "1.2", "--since", "2021-02-03")["items"]]
    assert kinds == [("1.2/L2", "moved"), ("1.2", "changed"), ("1.2/L1", "delivered")]


def test_slippage(ask: Ask) -> None:
    answer = ask("slippage", "--date", "2021-06-01")
    keys = ("ref", "echeance_signee", "echeance", "jours", "mouvements", "declares", "non_declares")
    assert [tuple(each[key] for key in keys) for each in answer["items"]] == [
        ("1.2/L1", "31/12/2019", "31/12/2020", 366, 2, 2, 0),
        ("1.2/L2", "31/12/2021", "31/12/2022", 365, 1, 1, 0),
        ("2.1/L1", "1er semestre 2020", "2e semestre 2020", 184, 1, 0, 1),
        ("1.1/L2", "30/06/2020", "31/10/2020", 123, 1, 1, 0),
        ("1.1/L1", "1er semestre 2019", "1er semestre 2019", 0, 0, 0, 0),
        ("2.1/L2", "fin 2021", "fin 2021", 0, 0, 0, 0),
    ]
    sums = answer["summary"]
    assert sums["total"] == {
        "livrables": 6, "glisses": 4, "jours": 1038, "mouvements": 5, "declares": 4, "non_declares": 1,
    }  # fmt: skip
    assert {name: each["jours"] for name, each in sums["porteurs"].items()} == {
        "ARS": 123, "CCV": 915, "Conseil départemental": 184,
    }  # fmt: skip
    assert {name: each["jours"] for name, each in sums["axes"].items()} == {"1": 854, "2": 184}


def test_audit(ask: Ask, repository: tuple[Path, list[str]]) -> None:
    answer = ask("audit", "--date", "2021-06-01", code=1)
    found = [(each["code"], each["ref"], repository[1].index(each["commit"])) for each in answer["items"]]
    assert found == [
        ("A001", "2.1/L1", 11),
        ("A001", "2.1/L2", 22),
        ("A002", "2.1/L1", 11),
        ("A002", "1.1/L2", 12),
        ("A003", "1.1/L2", 16),
        ("A005", "1.1/L2", 24),
        ("A006", "1.1/L1", 17),
        ("A007", "2.1/L2", 22),
        ("A008", "2.2", 24),
    ]
    said = {each["code"]: each["message"] for each in answer["items"]}
    assert said["A003"] == "1.1/L2: handed in on 30 October 2020, recorded on 15 December 2020, 46 days later"
    assert "10 days" in answer["items"][2]["message"]
    assert "77 days" in answer["items"][3]["message"]


def test_before_the_amendment_is_signed_its_changes_are_not_covered(ask: Ask) -> None:
    refs = {each["ref"] for each in ask("audit", "--date", "2021-02-25", code=1)["items"] if each["code"] == "A001"}
    assert "1.2/L2" in refs


def test_up_to_the_first_undeclared_change_there_is_nothing_to_find(
    ask: Ask, repository: tuple[Path, list[str]]
) -> None:
    assert ask("audit", "--rev", repository[1][10])["items"] == []


def test_what_the_amendment_covers(ask: Ask, repository: tuple[Path, list[str]]) -> None:
    answer = ask("diff", "--avenant", "1")
    assert [(each["ref"], repository[1].index(each["commit"])) for each in answer["items"]] == [("1.2/L2", 20)]
    assert answer["summary"]["notes"] == [
        "Amendment 1 of 26 February 2021, on 1.2: Une année de plus pour l'équipe mobile"
    ]


def test_blame(ask: Ask, repository: tuple[Path, list[str]]) -> None:
    items = ask("blame", "1.1")["items"]
    last = {(each["ref"], each["key"]): repository[1].index(each["commit"]) for each in items}
    assert last["1.1", "titre"] == 0
    assert last["1.1", "contexte"] == 1
    assert last["1.1/L1", "suivi.remis_le"] == 4
    assert last["1.1/L2", "suivi.remis_le"] == 16
    assert last["1.1", "suivi.notes[2020-11-19].texte"] == 13
    assert last["1.1/I1", "suivi[2020-11-20].valeur"] == 14


def test_diff_of_two_days_is_what_the_log_tells_between_them(ask: Ask) -> None:
    items = ask("diff", "2020-06-28", "2020-09-30")["items"]
    told = ask("log", "--since", "2020-06-29", "--rev", "2020-09-30")["items"]
    assert sorted(each["text"] for each in items) == sorted(each["text"] for each in told)
    assert all(each["commit"] is None for each in items)
