"""`clsctl verify`: the same, another, or nothing that can be made again."""

import re
import shutil
from pathlib import Path

import pytest

from clsctl import __version__
from tests.cli.run import Ran, clsctl
from tests.gitkit import git, init

EXAMPLE = Path(__file__).parents[2] / "examples" / "terres-des-confluences"
TEMPLATE = '{% extends "clsctl/retards.html.j2" %}{% block titre %}Chez nous{% endblock %}'


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    root = init(tmp_path / "plan")
    shutil.copytree(EXAMPLE, root, dirs_exist_ok=True)
    commit(root)
    return root


def commit(root: Path) -> None:
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", "Plan")


def made(plan: Path, *words: str | Path, name: str = "r.html", report: str = "retards") -> Path:
    target = plan.parent / name
    ran = clsctl("report", report, "-C", plan, "--format", target.suffix[1:], "-o", target, *words)
    assert ran.code == 0, ran.err
    return target


def verify(plan: Path, file: Path, *words: str | Path) -> Ran:
    return clsctl("verify", file, "-C", plan, *words)


@pytest.mark.parametrize("report", ["tableau-de-bord", "retards", "fiche"])
@pytest.mark.parametrize("suffix", ["md", "html"])
def test_a_report_is_the_same_for_ever(plan: Path, report: str, suffix: str) -> None:
    file = made(plan, "--date", "2020-07-01", name=f"r.{suffix}", report=report)
    fiche = next((plan / "fiches").iterdir())
    fiche.write_text(fiche.read_text(encoding="utf-8") + "\nenjeux:\n  - Un autre enjeu\n", encoding="utf-8")
    commit(plan)
    ran = verify(plan, file)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Same: ")
    assert "1 July 2020" in ran.out


def test_filters_audience_and_revision_are_asked_for_again(plan: Path) -> None:
    (plan / "notes.txt").write_text("x", encoding="utf-8")
    commit(plan)
    file = made(
        plan,
        "--rev",
        "HEAD~1",
        "--date",
        "2020-07-01",
        "--audience",
        "interne",
        "--etat",
        "en retard",
        "--fiche",
        "1.3",
    )
    assert verify(plan, file).code == 0
    text = file.read_text(encoding="utf-8")
    for was, now in (('"interne"', '"publique"'), ("2020-07-01", "2020-07-02"), ("en retard", "remis")):
        file.write_text(text.replace(was, now), encoding="utf-8", newline="\n")
        assert verify(plan, file).code == 1


def test_a_changed_report_is_told_with_the_place(plan: Path) -> None:
    file = made(plan)
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("<h3>En retard</h3>", "<h3>Fini</h3>"), encoding="utf-8", newline="\n")
    ran = verify(plan, file)
    assert ran.code == 1
    assert re.search(r"^Line \d+, column 5, under “.+”, is the first difference\.$", ran.out, re.MULTILINE)
    assert "in the file: <h3>Fini</h3>" in ran.out
    assert "<h3>En retard</h3>" in ran.out
    file.write_text(text.replace("color-scheme: light", "color-scheme: dark", 1), encoding="utf-8", newline="\n")
    assert "the style sheet of the page is another" in verify(plan, file).out
    file.write_text(text[:-9], encoding="utf-8", newline="\n")
    told = verify(plan, file).out
    assert "in the file: (nothing)" in told
    assert "made again:  ⏎</html>⏎" in told


def test_ends_of_lines_and_a_mark_at_the_start_are_no_change(plan: Path) -> None:
    file = made(plan, name="r.md")
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert verify(plan, file).code == 0


def test_another_version_is_named(plan: Path) -> None:
    file = made(plan)
    text = file.read_text(encoding="utf-8").replace(__version__, "0.0.9")
    file.write_text(text, encoding="utf-8", newline="\n")
    ran = verify(plan, file)
    assert ran.code == 0
    assert f"made by clsctl 0.0.9; clsctl {__version__} makes the same" in ran.out
    file.write_text(text.replace("En retard", "Fini"), encoding="utf-8", newline="\n")
    ran = verify(plan, file)
    assert ran.code == 1
    assert "the difference may come from that" in ran.out


def test_the_house_s_templates_are_those_of_the_revision(plan: Path) -> None:
    own = plan / "templates" / "retards.html.j2"
    own.parent.mkdir()
    own.write_text(TEMPLATE, encoding="utf-8")
    assert verify(plan, made(plan)).code == 2  # in no commit yet
    commit(plan)
    file = made(plan)
    assert "Chez nous" in file.read_text(encoding="utf-8")
    own.write_text(TEMPLATE.replace("nous", "vous"), encoding="utf-8")
    (plan / "templates" / "style.css").write_text("body { color: red }", encoding="utf-8")
    assert verify(plan, file).code == 0


def test_a_style_sheet_that_is_in_no_commit_is_no_revision_s(plan: Path) -> None:
    (plan / "templates").mkdir()
    (plan / "templates" / "style.css").write_text("body { color: red }", encoding="utf-8")
    assert verify(plan, made(plan)).code == 2


def test_a_template_of_the_command_line_is_given_again(plan: Path) -> None:
    own = plan.parent / "mien.j2"
    own.write_text(TEMPLATE, encoding="utf-8")
    file = made(plan, "--template", own)
    assert str(plan.parent) not in file.read_text(encoding="utf-8")
    ran = verify(plan, file)
    assert ran.code == 2
    assert "Name it again: --template mien.j2" in ran.err
    assert verify(plan, file, "--template", own).code == 0
    own.write_text(TEMPLATE + "\n", encoding="utf-8")
    ran = verify(plan, file, "--template", own)
    assert ran.code == 2
    assert "is not the template that" in ran.err
    ran = verify(plan, made(plan, name="s.html"), "--template", own)
    assert (ran.code, "without --template" in ran.err) == (2, True)


@pytest.mark.parametrize(
    ("was", "now", "words"),
    [
        ("clsctl-report", "other", "does not say what it was made from"),
        ('"retards"', "retards", "is damaged"),
        ('"publique"', '"tous"', "is damaged"),
        ('"report": "retards"', '"report": "budgets"', "a report that this version does not make: budgets"),
        ('"0.1.0", "report": "retards"', '"9.0", "report": "budgets"', "It was made by clsctl 9.0"),
        ('"rev": "', '"rev": "00', "is damaged"),
    ],
)
def test_what_is_not_ours(plan: Path, was: str, now: str, words: str) -> None:
    file = made(plan)
    text = file.read_text(encoding="utf-8").replace("0.1.0" if "9.0" in now else "", "0.1.0" if "9.0" in now else "")
    assert was in text
    file.write_text(text.replace(was, now), encoding="utf-8", newline="\n")
    ran = verify(plan, file)
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err


def test_a_revision_that_is_not_here(plan: Path) -> None:
    file = made(plan)
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub('"rev": "[0-9a-f]{4}', '"rev": "0000', text), encoding="utf-8", newline="\n")
    ran = verify(plan, file)
    assert (ran.code, ran.out) == (2, "")
    assert "was made from commit 0000" in ran.err
    assert "git fetch" in ran.err


def test_files_that_were_not_committed(plan: Path) -> None:
    (plan / "fiches" / "autre.yaml").write_text("id: '9'\ntype: fiche_action\ntitre: T\n", encoding="utf-8")
    ran = verify(plan, made(plan))
    assert (ran.code, ran.out) == (2, "")
    assert "files that were in no commit" in ran.err


def test_files_that_are_no_report(plan: Path) -> None:
    for path in (plan, plan / "absent.html", plan / "clsctl.yaml"):
        assert verify(plan, path).code == 2
    data = plan.parent / "data"
    data.write_bytes(b"\xff\xfe\x00")
    assert "does not say" in verify(plan, data).err
