"""`clsctl report` and `clsctl show`: which report, for whom, in which language, from whose template."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import fiche
from tests.cli.run import clsctl
from tests.gitkit import git

DAY = ("--date", "2019-07-10")
PERSON = "contacts:\n  - nom: Madame Exemple\n    fonction: Coordinatrice\n"


def setting(plan: Path, line: str) -> None:
    path = plan / "clsctl.yaml"
    path.write_text(path.read_text(encoding="utf-8") + f"rapports:\n  {line}\n", encoding="utf-8")


@pytest.mark.parametrize("name", ["tableau-de-bord", "fiche", "retards", "bilan", "budget", "calendrier", "relances"])
@pytest.mark.parametrize("form", ["md", "html"])
def test_each_report_in_each_form(plan: Path, name: str, form: str) -> None:
    target = plan / f"{name}.{form}"
    ran = clsctl("report", name, "-C", plan, *DAY, "--format", form, "-o", target)
    assert (ran.code, ran.out) == (0, "")
    text = target.read_text(encoding="utf-8")
    assert text == clsctl("report", name, "-C", plan, *DAY, "--format", form).out
    assert text.startswith("<!" if form == "html" else "# ")
    assert "1.2" in text or name == "budget"


def test_a_review_is_of_the_year_asked_for_and_can_be_made_again(plan: Path) -> None:
    git(plan, "init", "-q")
    git(plan, "add", "-A")
    git(plan, "commit", "-qm", "Plan")
    args = ("report", "bilan", "-C", plan, "--date", "2021-05-04")
    assert clsctl(*args).out.startswith("# Bilan 2021\n")
    past = clsctl(*args, "--annee", "2020", "-o", plan / "bilan.md")
    assert past.code == 0
    text = (plan / "bilan.md").read_text(encoding="utf-8")
    assert text.startswith("# Bilan 2020\n")
    assert "situation au 31\u00a0décembre\u00a02020" in text
    assert clsctl("verify", plan / "bilan.md", "-C", plan).code == 0


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("bilan", "--annee", "2030"), "The year 2030 has not begun on 10 July 2019."),
        (("bilan", "--annee", "19"), "--annee takes a year, and “19” is not one."),
        (("bilan", "--annee", "0000"), "--annee takes a year"),
        (("budget", "--since", "copil"), "--since is for the report copil"),
        (("copil",), "The plan has no meeting of type “copil” before 10 July 2019"),
        (("budget", "--annee", "2019"), "--annee is for the report bilan; budget has no year."),
    ],
)
def test_a_year_that_cannot_be_is_refused(plan: Path, args: tuple[str, ...], said: str) -> None:
    ran = clsctl("report", *args, "-C", plan, *DAY)
    assert ran.code == 2
    assert said in ran.err


def test_a_report_speaks_the_language_of_the_plan(plan: Path) -> None:
    args = ("report", "retards", "-C", plan, *DAY)
    french = clsctl(*args, env={"CLSCTL_LANG": "fr"}).out
    assert clsctl(*args, env={"CLSCTL_LANG": "en"}).out == french
    setting(plan, "langue: en")
    assert clsctl(*args, env={"CLSCTL_LANG": "fr"}).out.startswith("# What is late\n")


@pytest.mark.parametrize("args", [["show", "1.1"], ["show", "1.1", "--format", "json"], ["report", "fiche"]])
def test_persons_are_named_inside_only(plan: Path, args: list[str]) -> None:
    fiche(plan, "1.1", PERSON)
    args += ["-C", str(plan), *DAY]
    assert "Madame Exemple" not in clsctl(*args).out
    assert "Madame Exemple" not in clsctl(*args, "--audience", "partenaires").out
    assert "Madame Exemple" in clsctl(*args, "--audience", "interne").out
    setting(plan, "diffusion: interne")
    assert "Madame Exemple" in clsctl(*args).out
    assert "Madame Exemple" not in clsctl(*args, "--audience", "publique").out


def test_only_what_is_kept(plan: Path) -> None:
    shown = clsctl("report", "fiche", "-C", plan, *DAY, "--fiche", "1.2").out
    assert "Fiche 1.2" in shown
    assert "Fiche 1.1" not in shown


@pytest.mark.parametrize("args", [["report", "retards"], ["show", "1.1"], ["show", "1.1", "--format", "md"]])
def test_a_fiche_that_could_not_be_read_is_named(plan: Path, args: list[str]) -> None:
    (plan / "fiches" / "broken.yaml").write_text('id: "9\n', encoding="utf-8")
    ran = clsctl(*args, "-C", plan, *DAY)
    assert ran.code == 1
    assert "1.1" in ran.out
    assert "fiches/broken.yaml" in ran.err


def test_the_plan_s_own_template_comes_first(plan: Path) -> None:
    own = plan / "templates" / "retards.md.j2"
    own.parent.mkdir()
    own.write_text("{{ vue.entete.titre }}, chez nous\n", encoding="utf-8")
    assert clsctl("report", "retards", "-C", plan, *DAY).out == "Contrat de test, chez nous\n"
    named = plan.parent / "autre.j2"
    named.write_text("autre\n", encoding="utf-8")
    assert clsctl("report", "retards", "-C", plan, *DAY, "--template", named).out == "autre\n"


def test_a_revision_brings_its_own_template(plan: Path) -> None:
    own = plan / "templates" / "retards.md.j2"
    own.parent.mkdir()
    own.write_text("avant\n", encoding="utf-8")
    git(plan, "init", "-q")
    git(plan, "add", ".")
    git(plan, "commit", "-q", "-m", "Plan")
    own.write_text("après\n", encoding="utf-8")
    assert clsctl("report", "retards", "-C", plan, "--rev", "HEAD").out == "avant\n"
    assert clsctl("report", "retards", "-C", plan, *DAY).out == "après\n"


def test_a_template_that_is_not_there(plan: Path) -> None:
    named = plan / "own.j2"
    ran = clsctl("report", "retards", "-C", plan, *DAY, "--template", named)
    assert ran == (2, "", f"Error: {named} could not be read: there is no such file or folder\n", b"")


def test_a_template_that_is_no_text(plan: Path) -> None:
    named = plan / "own.j2"
    named.write_bytes(b"\xff\xfe")
    ran = clsctl("report", "retards", "-C", plan, *DAY, "--template", named)
    told = f"Error: {named}:1: the template could not be read.\nIt must be a text file in UTF-8.\n"
    assert ran == (2, "", told, b"")


def test_a_wrong_template_is_told_with_its_line(plan: Path) -> None:
    named = plan / "own.j2"
    named.write_text("one\n{{ nothing.here }}\n", encoding="utf-8")
    ran = clsctl("report", "retards", "-C", plan, *DAY, "--template", named)
    assert ran.code == 2
    assert "own.j2:2:" in ran.err


def test_show_gives_the_keys_of_the_file(plan: Path) -> None:
    item = json.loads(clsctl("show", "1.1", "-C", plan, *DAY, "--format", "json").out)["items"][0]
    assert list(item["fiche"]) == ["id", "type", "titre", "axe", "porteurs", "livrables"]
    assert item["fiche"]["livrables"][0]["echeance"] == "2019-06-30"
    assert (item["etat"], item["livrables"][0]["jours_retard"], item["file"]) == ("en_retard", 10, "fiches/1.1.yaml")


def test_show_of_a_fiche_that_is_not_there(plan: Path) -> None:
    ran = clsctl("show", "1.3", "-C", plan)
    assert (ran.code, ran.out) == (2, "")
    assert "There is no fiche “1.3”." in ran.err


def test_show_as_markdown_is_the_report(plan: Path) -> None:
    setting(plan, "langue: en")
    shown = clsctl("show", "1.1", "-C", plan, *DAY, "--format", "md").out
    report = clsctl("report", "fiche", "-C", plan, *DAY, "--fiche", "1.1").out
    assert shown == report.partition("\n<!-- clsctl-report ")[0]


def test_a_template_that_no_report_reads_is_told(plan: Path) -> None:
    (plan / "templates").mkdir()
    (plan / "templates" / "retard.html.j2").write_text("x", encoding="utf-8")
    (plan / "templates" / "morceau.j2").write_text("morceau", encoding="utf-8")
    (plan / "templates" / "retards.md.j2").write_text("{% include 'morceau.j2' %}\n", encoding="utf-8")
    ran = clsctl("report", "retards", "-C", plan, *DAY)
    assert (ran.code, ran.out) == (0, "morceau\n")
    assert ran.err == "templates/retard.html.j2 is read by no report. Did you mean “retards.html.j2”?\n"


def test_a_template_of_the_plan_that_is_no_text_is_told(plan: Path) -> None:
    (plan / "templates").mkdir()
    (plan / "templates" / "retards.md.j2").write_bytes(b"un\nd\xe9j\xe0\n")
    ran = clsctl("report", "retards", "-C", plan, *DAY)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("Error: templates/retards.md.j2:2: the template could not be read.\n")
