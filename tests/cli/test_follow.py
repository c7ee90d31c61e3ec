"""`clsctl calendar`, `budget`, `indicators`: the forms they have, on a terminal and elsewhere."""

import json
from pathlib import Path

import pytest

from clsctl.cli.session import can_draw
from tests.cli.conftest import fiche
from tests.cli.run import clsctl
from tests.gitkit import git

DAY = ("--date", "2019-07-10")
MONEY = """\
financements:
  - nature: Poste
    montant: 50 000 €
    periode: "2019"
    sources:
      - financeur: ARS
        montant: 40 000
        etat: notifie
indicateurs:
  - id: I1
    libelle: Visites
    depart: {valeur: 0}
    cible: {valeur: 100}
suivi:
  indicateurs:
    I1:
      - {date: 2019-03-01, valeur: 25}
      - {date: 2019-06-01, valeur: 50}
"""


@pytest.fixture
def paid(plan: Path) -> Path:
    fiche(plan, "1.2", MONEY)
    return plan


@pytest.mark.parametrize("command", ["calendar", "budget", "indicators"])
@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "md", "table"])
def test_every_form_is_the_same_each_time(paid: Path, command: str, form: str) -> None:
    args = (command, "-C", paid, *DAY, "--format", form)
    ran = clsctl(*args)
    assert (ran.code, bool(ran.out)) == (0, True)
    assert clsctl(*args).data == ran.data
    if form == "json":
        assert json.loads(ran.out)["kind"] == command
    assert clsctl(*args, "--fail").code == 1


def test_the_chart_on_a_terminal_and_the_table_in_a_pipe(plan: Path) -> None:
    args = ("calendar", "-C", plan, *DAY, "--color", "never")
    chart = clsctl(*args, screen=True, env={"LANG": "en_GB.UTF-8"}).out
    assert "├" in chart
    assert "▲" in chart
    plain = clsctl(*args, screen=True, env={"LC_ALL": "C", "CLSCTL_LANG": "en"}).out
    assert "[---" in plain
    assert "late" in plain
    piped = clsctl(*args).out
    assert piped.startswith("Reference  What")
    assert "├" not in piped


def test_colours_only_where_they_are_wanted(plan: Path) -> None:
    args = ("calendar", "-C", plan, *DAY)
    assert "\x1b[1;31m▲" in clsctl(*args, screen=True).out
    assert "\x1b" not in clsctl(*args, screen=True, env={"NO_COLOR": "1", "CLSCTL_LANG": "en"}).out


@pytest.mark.parametrize(("form", "begins"), [("svg", "<svg "), ("mermaid", "gantt\n")])
def test_pictures_go_to_a_file_and_name_what_is_left_out(plan: Path, form: str, begins: str) -> None:
    (plan / "fiches" / "9.yaml").write_text("id: [", encoding="utf-8")
    ran = clsctl("calendar", "-C", plan, *DAY, "--format", form, "-o", plan / "out")
    assert (ran.code, ran.out) == (1, "")
    assert "fiches/9.yaml" in ran.err
    assert (plan / "out").read_text(encoding="utf-8").startswith(begins)


def test_money_by_what_is_asked(paid: Path) -> None:
    assert "ARS" in clsctl("budget", "-C", paid, *DAY, "--by", "financeur").out
    assert "2019            €50,000" in clsctl("budget", "-C", paid, *DAY, "--by", "annee").out
    wrong = clsctl("budget", "-C", paid, *DAY, "--by", "financeurs")
    assert wrong.code == 2
    assert "Did you mean “financeur”?" in wrong.err


def test_bars_and_curves_on_a_terminal(paid: Path) -> None:
    wide = {"CLSCTL_LANG": "en", "COLUMNS": "110"}
    shown = clsctl("indicators", "-C", paid, *DAY, screen=True).out
    assert "▂▄" in shown
    assert "██▌░░" in shown
    assert "████████░░" in clsctl("budget", "-C", paid, *DAY, screen=True, env=wide).out
    assert "░" in clsctl("status", "-C", paid, *DAY, screen=True).out
    assert "▂" not in clsctl("indicators", "-C", paid, *DAY).out


@pytest.mark.parametrize(
    ("environ", "draws"),
    [
        ({}, True),
        ({"LANG": "fr_FR.UTF-8"}, True),
        ({"LANG": "fr_FR.utf8", "LC_ALL": ""}, True),
        ({"LANG": "fr_FR.UTF-8", "LC_ALL": "C"}, False),
        ({"LC_CTYPE": "fr_FR.ISO-8859-15", "LANG": "C.UTF-8"}, False),
        ({"TERM": "dumb"}, False),
    ],
)
def test_which_terminals_have_more_than_ascii(environ: dict[str, str], draws: bool) -> None:
    assert can_draw(environ) is draws


@pytest.mark.parametrize(("ref", "said"), [("I9", "There are: 1.1, 1.2"), ("L1", "There are: 1.1/L1, 1.2/L1")])
def test_the_name_of_a_thing_without_its_fiche_is_understood_enough_to_be_told(plan: Path, ref: str, said: str) -> None:
    assert clsctl("deliver", ref, "-C", plan).err.splitlines()[:2] == [f"Error: There is no fiche “{ref}”.", said]
    (plan / "fiches" / "1.2.yaml").unlink()
    alone = clsctl("deliver", "L1", "-C", plan).err.splitlines()
    assert alone[1] == "Did you mean “1.1/L1”?"


def test_a_kind_of_meeting_that_the_plan_lacks_is_named(plan: Path) -> None:
    git(plan, "init", "-q", "-b", "main")
    git(plan, "add", ".")
    git(plan, "commit", "-q", "-m", "Plan")
    lacking = clsctl("log", "--since", "copil", "-C", plan)
    assert (lacking.code, lacking.err.splitlines()[0]) == (
        2,
        "Error: The plan has no meeting of type “copil”, since which to tell what changed.",
    )
    git(plan, "tag", "copil")
    assert clsctl("log", "--since", "copil", "-C", plan).code == 0
    assert "revision zzz" in clsctl("log", "--since", "zzz", "-C", plan).err
