"""The history commands as people and programs use them: forms, filters, words that name nothing."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from clsctl.core.views.output_schema import output_schema
from tests.cli.run import clsctl
from tests.gitkit import git, init
from tests.history.plans import PLAN, fiche, on, repository
from tests.history.scripted import make

AXES = "axes:\n  - {code: '1', titre: Soins}\n  - {code: '2', titre: Prévention}\n"


@pytest.fixture(scope="module")
def val(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("scripted") / "val"
    make(folder)
    return folder


def refs(root: Path, *args: str) -> set[str]:
    ran = clsctl(*args, "-C", root, "--format", "json")
    assert ran.code == 0, ran.err
    return {item["ref"].partition("/")[0] for item in json.loads(ran.out)["items"]}


@pytest.mark.parametrize("command", ["log", "diff", "slippage"])
@pytest.mark.parametrize(
    ("option", "value", "expected"),
    [("--axe", "2", {"2.1"}), ("--porteur", "ccv", {"1.2", "2.1"}), ("--fiche", "1.1", {"1.1"})],
)
def test_filters(val: Path, command: str, option: str, value: str, expected: set[str]) -> None:
    words = ("diff", "signature-2019") if command == "diff" else (command,)
    assert refs(val, *words, option, value) == expected


@pytest.mark.parametrize("command", ["log", "diff", "audit"])
def test_the_states_are_those_of_the_day(val: Path, command: str) -> None:
    """As in every other listing, and a state that there is not is refused rather than left aside."""
    words = ("diff", "signature-2019") if command == "diff" else (command,)
    listed = json.loads(clsctl("list", "-C", val, "--etat", "en_retard", "--format", "json").out)["items"]
    late = {item["ref"] for item in listed}
    found = json.loads(clsctl(*words, "-C", val, "--etat", "en_retard", "--format", "json").out)
    assert late
    assert {item["ref"].partition("/")[0] for item in found["items"]} <= late
    assert "This is a selection: state: late." in found["summary"]["notes"]
    refused = clsctl(*words, "-C", val, "--etat", "zzz")
    assert (refused.code, "There is no state “zzz”." in refused.err) == (2, True)


def test_findings_of_one_fiche(val: Path) -> None:
    every = json.loads(clsctl("audit", "-C", val, "--format", "json").out)["items"]
    kept = json.loads(clsctl("audit", "-C", val, "--fiche", "1.1", "--format", "json").out)["items"]
    assert kept == [item for item in every if (item["ref"] or "").partition("/")[0] == "1.1"]
    assert kept
    assert kept != every


def test_a_thing_of_a_fiche(val: Path) -> None:
    ran = clsctl("log", "1.2/L1", "-C", val, "--format", "json")
    assert {item["ref"] for item in json.loads(ran.out)["items"]} == {"1.2/L1"}
    assert clsctl("log", "1.2/L1", "-C", val, "--rev", "2019-11-01").out.endswith("\nNothing has changed.\n")


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("log", "--axe", "9"), "There is no axis “9”."),
        (("log", "--porteur", "zz"), "There is no actor “zz”."),
        (("log", "9.9"), "There is no fiche “9.9”"),
        (("blame", "9.9"), "There is no fiche “9.9”"),
        (("diff", "--fiche", "9.9"), "There is no fiche “9.9”"),
        (("audit", "--fiche", "9.9"), "There is no fiche “9.9”"),
        (("slippage", "--fiche", "9.9"), "There is no fiche “9.9”"),
        (("log", "--since", "cotech"), "The plan has no meeting of type “cotech”"),
        (("log", "--since", "copil", "--date", "2019-01-01"), "No meeting “copil” was held before 1 January 2019."),
        (("log", "--since", "2019-02-31"), "2019-02-31 is not a day of the calendar."),
        (("diff", "--avenant", "9"), "There is no amendment “9”."),
    ],
)
def test_what_is_not_there_is_told(val: Path, args: tuple[str, ...], words: str) -> None:
    ran = clsctl(*args, "-C", val)
    assert (ran.code, words in ran.err) == (2, True), ran


def test_fail(val: Path) -> None:
    assert clsctl("log", "-C", val, "--fail").code == 1
    assert clsctl("log", "-C", val, "--fail", "--since", "HEAD").code == 0
    assert clsctl("diff", "-C", val, "--fail").code == 0


@pytest.mark.parametrize("words", [("log",), ("diff", "HEAD~8"), ("blame", "1.1"), ("slippage",), ("audit",)])
@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "md"])
def test_every_form(val: Path, words: tuple[str, ...], form: str) -> None:
    first, again = (clsctl(*words, "-C", val, "--format", form, "--date", "2021-07-01") for _ in range(2))
    assert first == again
    assert first.code == (1 if words == ("audit",) else 0)
    if form == "json":
        answer: Any = json.loads(first.out)
        Draft202012Validator(output_schema(answer["kind"])).validate(answer)
        assert answer["items"]
    elif form == "csv":
        assert len({line.count(",") >= 5 for line in first.out.splitlines()}) == 1
    else:
        assert first.out


@pytest.mark.parametrize("words", [("log",), ("diff",), ("slippage",), ("audit",)])
def test_empty_answers_hold_to_their_schema(tmp_path: Path, words: tuple[str, ...]) -> None:
    root = repository(tmp_path / "r", [on("2019-01-10", {"clsctl.yaml": PLAN})])
    more = ("--since", "HEAD") if words == ("log",) else ()
    answer = json.loads(clsctl(*words, *more, "-C", root, "--format", "json").out)
    assert answer["items"] == []
    Draft202012Validator(output_schema(answer["kind"])).validate(answer)


def test_what_is_on_disk_and_not_committed(tmp_path: Path) -> None:
    root = repository(tmp_path / "r", [on("2019-01-10", {"clsctl.yaml": PLAN, "fiches/1.1.yaml": fiche("1.1")})])
    (root / "fiches/1.1.yaml").write_text(fiche("1.1", "Une action revue"), encoding="utf-8")
    (item,) = json.loads(clsctl("diff", "-C", root, "--format", "json").out)["items"]
    assert (item["key"], item["commit"], item["author"], item["date"]) == ("titre", None, None, None)
    answer = json.loads(clsctl("blame", "1.1", "-C", root, "--format", "json").out)
    blamed = {(item["ref"], item["key"]): item for item in answer["items"]}
    assert blamed["1.1", "titre"]["commit"] is None
    assert blamed["1.1", "type"]["commit"] == git(root, "rev-parse", "HEAD")
    assert "not committed yet" in clsctl("blame", "1.1", "-C", root).out


@pytest.mark.parametrize("text", ["id: [\n", fiche("1.1", more="suivi:\n  meteo: grêle\n")])
def test_what_cannot_be_read_is_named_by_diff_and_is_no_change(tmp_path: Path, text: str) -> None:
    files = {"clsctl.yaml": PLAN, "fiches/1.1.yaml": fiche("1.1", more="suivi:\n  meteo: nuage\n")}
    root = repository(tmp_path / "r", [on("2019-01-10", files)])
    (root / "fiches/1.1.yaml").write_text(text, encoding="utf-8")
    ran = clsctl("diff", "-C", root, "--format", "json")
    assert (ran.code, json.loads(ran.out)["items"]) == (1, [])
    assert "fiches/1.1.yaml" in ran.err
    git(root, "commit", "--quiet", "-am", "x", when="2019-02-10T10:00:00+01:00")
    (root / "fiches/1.1.yaml").write_text(files["fiches/1.1.yaml"], encoding="utf-8")
    assert json.loads(clsctl("diff", "-C", root, "--format", "json").out)["items"] == []


@pytest.mark.parametrize(("text", "code"), [("id: [\n", 1), (fiche("1.1"), 0)])
def test_an_audit_that_lacks_a_fiche_does_not_say_that_all_is_well(tmp_path: Path, text: str, code: int) -> None:
    root = repository(tmp_path / "r", [on("2019-01-10", {"clsctl.yaml": PLAN, "fiches/1.1.yaml": text})])
    ran = clsctl("audit", "-C", root)
    assert (ran.code, "fiches/1.1.yaml" in ran.err, "holds up" in ran.out) == (code, bool(code), not code)


@pytest.mark.parametrize(("meteo", "code"), [("grêle", 1), ("nuage", 0)])
def test_blame_names_a_fiche_of_which_a_value_is_missing(tmp_path: Path, meteo: str, code: int) -> None:
    files = {"fiches/1.1.yaml": fiche("1.1", more=f"suivi:\n  meteo: {meteo}\n"), "fiches/1.2.yaml": fiche("1.2")}
    root = repository(tmp_path / "r", [on("2019-01-10", {"clsctl.yaml": PLAN, **files})])
    ran = clsctl("blame", "1.1", "-C", root)
    assert (ran.code, "fiches/1.1.yaml holds a value" in ran.err) == (code, bool(code))
    assert clsctl("blame", "1.2", "-C", root).code == 0


def test_persons_are_not_named(tmp_path: Path) -> None:
    first = fiche("1.1", more="contacts:\n  - {nom: Camille Martin, telephone: '01 02 03 04 05'}\n")
    second = first.replace("Camille", "Dominique")
    root = repository(
        tmp_path / "r",
        [
            on("2019-01-10", {"clsctl.yaml": PLAN, "fiches/1.1.yaml": first}),
            on("2019-02-10", {"fiches/1.1.yaml": second}),
        ],
    )
    for words in (("log",), ("diff", "HEAD~1"), ("blame", "1.1"), ("audit",)):
        for form in ("table", "json", "csv"):
            ran = clsctl(*words, "-C", root, "--format", form)
            assert "ontact" in ran.out
            assert "Martin" not in ran.out, words


def test_slippage_counts_a_fiche_without_an_axis_and_a_step_s_deadline(tmp_path: Path) -> None:
    stepped = """\
id: "1.1"
type: fiche_action
titre: Une action
etapes:
  - id: E1
    calendrier: {when}
    livrables:
      - id: L1
  - id: E2
    livrables:
      - {{id: L2, echeance: à définir}}
"""
    root = repository(
        tmp_path / "r",
        [
            on("2019-01-10", {"clsctl.yaml": PLAN, "fiches/1.1.yaml": stepped.format(when="2020")}),
            on("2019-06-10", {"fiches/1.1.yaml": stepped.format(when="2021")}),
        ],
    )
    answer = json.loads(clsctl("slippage", "-C", root, "--format", "json").out)
    first, second = answer["items"]
    assert (first["ref"], first["jours"], first["non_declares"]) == ("1.1/L1", 365, 1)
    assert (second["ref"], second["jours"], second["mouvements"]) == ("1.1/L2", None, 0)
    assert list(answer["summary"]["axes"]) == [""]
    assert json.loads(clsctl("slippage", "--etat", "non_datable", "-C", root, "--format", "json").out)["items"] == [
        second
    ]
    assert "No deadline moved" in clsctl("slippage", "-C", root, "--rev", "2019-02-01").out


def test_a_deliverable_that_came_after_the_reference_has_its_own_deadline(tmp_path: Path) -> None:
    more = fiche("1.1").rstrip("\n") + "\n  - {id: L2, echeance: 2021}\n"
    root = repository(
        tmp_path / "r",
        [
            on("2019-01-10", {"clsctl.yaml": PLAN, "fiches/1.1.yaml": fiche("1.1")}),
            on("2019-06-10", {"fiches/1.1.yaml": more}),
        ],
    )
    items = json.loads(clsctl("slippage", "-C", root, "--format", "json").out)["items"]
    assert [(item["ref"], item["echeance_signee"], item["jours"]) for item in items] == [
        ("1.1/L1", "31/12/2020", 0),
        ("1.1/L2", "2021", 0),
    ]
    ran = clsctl("slippage", "-C", repository(tmp_path / "e", [on("2019-01-10", {"clsctl.yaml": PLAN})]))
    assert ran.out == "There is no deliverable.\n"


def test_slippage_has_no_table_of_axes_that_no_fiche_names(tmp_path: Path) -> None:
    moved = fiche("1.1").replace("31/12/2020", "31/12/2021")
    root = repository(
        tmp_path,
        [
            on("2019-01-10", {"clsctl.yaml": PLAN, "fiches/1.1.yaml": fiche("1.1")}),
            on("2019-05-01", {"fiches/1.1.yaml": moved}),
        ],
    )
    shown = clsctl("slippage", "-C", root).out
    assert "By holder" in shown
    assert "By axis" not in shown


def test_without_a_commit_nobody_is_told_of_an_option_that_they_did_not_give(tmp_path: Path) -> None:
    init(tmp_path)
    (tmp_path / "clsctl.yaml").write_text(PLAN, encoding="utf-8")
    ran = clsctl("log", "-C", tmp_path)
    assert (ran.code, "Commit the plan first: git add, then git commit" in ran.err) == (2, True)
    assert "--rev" not in ran.err
    assert "--rev" in clsctl("list", "-C", tmp_path, "--rev", "2020-01-01").err


@pytest.mark.parametrize("signature", ["signature: 2019-01-15\n", ""])
def test_slippage_reads_the_signed_deadline_as_it_was_signed(tmp_path: Path, signature: str) -> None:
    """A contract that an amendment made longer ends later than the deadline that was signed as its end."""
    own = PLAN.replace("signature: 2019-01-15\n", signature) + "fin: 2022-12-31\n"
    ends = fiche("1.1").replace("31/12/2020", "fin du contrat")
    longer = (
        'avenants:\n  - {numero: "1", signature: 2021-02-26, fin: 2023-12-31, objet: Un an de plus, fiches: ["9.9"]}\n'
    )
    root = repository(
        tmp_path / "r",
        [
            on("2019-01-10", {"clsctl.yaml": own, "fiches/1.1.yaml": ends}),
            on("2021-03-01", {"clsctl.yaml": own + longer}),
        ],
    )
    ran = clsctl("slippage", "-C", root, "--date", "2021-06-01", "--format", "json")
    assert [each["jours"] for each in json.loads(ran.out)["items"]] == [365], ran.err


def test_an_amendment_that_covers_nothing_says_so_and_is_asked_alone(tmp_path: Path) -> None:
    own = PLAN + 'avenants:\n  - {numero: "2", fiches: ["1.1"], objet: Projet}\n'
    root = repository(
        tmp_path / "r",
        [
            on("2019-01-10", {"clsctl.yaml": PLAN, "fiches/1.1.yaml": fiche("1.1")}),
            on("2020-01-10", {"clsctl.yaml": own, "fiches/1.1.yaml": fiche("1.1", "Autre")}),
        ],
    )
    ran = clsctl("diff", "--avenant", "2", "-C", root, "--lang", "en")
    assert (ran.code, ran.out) == (
        0,
        "Amendment 2, not signed yet, on 1.1: Projet\n"
        "This amendment covers no change of the signed text in the history of the plan.\n",
    )
    for words in (("HEAD~1",), ("HEAD~1", "HEAD"), ("--since", "2019-06-01")):
        ran = clsctl("diff", *words, "--avenant", "2", "-C", root, "--lang", "en")
        assert (ran.code, "leave out A, B and --since" in ran.err) == (2, True)
