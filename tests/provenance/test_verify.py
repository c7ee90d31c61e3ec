"""`clsctl verify`: the same, another, or nothing that can be made again."""

import re
import shutil
import zipfile
from functools import partial
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from clsctl import __version__
from clsctl.cli.reporting import Asked
from clsctl.render.reports import NAMES
from tests.cli.run import Ran, clsctl
from tests.export.office import converted, parts, with_office
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


OPTIONS = (
    (),
    ("--audience", "interne", "--date", "2020-07-01", "--rev", "HEAD"),
    ("--audience", "partenaires", "--lang", "fr", "--fiche", "1.3"),
    ("--etat", "en_retard", "--fiche", "1.3", "--date", "2020-07-01"),
)


@pytest.mark.parametrize("suffix", ["md", "html", "docx"])
@pytest.mark.parametrize("rank", range(len(NAMES)))
def test_each_report_in_each_form_is_made_again_with_its_options(plan: Path, rank: int, suffix: str) -> None:
    report = NAMES[rank]
    own = {"copil": ("--since", "HEAD~1"), "bilan": ("--annee", "2020")}.get(report, ())
    (plan / "notes.txt").write_text("x", encoding="utf-8")
    commit(plan)
    for options in (OPTIONS[rank % 2], OPTIONS[2 + rank % 2]):
        file = made(plan, *(own or options), name=f"r.{suffix}", report=report)
        assert (verify(plan, file).code, verify(plan, file).err) == (0, "")


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


def changed(file: Path, part: str, was: str, now: str) -> None:
    """Change a text once in a part of a file of Word, which is written anew as any program would."""
    data = parts(file.read_bytes())
    assert was in data[part]
    data[part] = data[part].replace(was, now, 1)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in data.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text)


def test_a_sign_changed_in_word_is_told_with_its_paragraph(plan: Path) -> None:
    file = made(plan, "--date", "2020-07-01", name="r.docx")
    changed(file, "word/document.xml", "semestre", "semestrf")
    ran = verify(plan, file)
    assert ran.code == 1
    told = r"^Paragraph (\d+), sign (\d+), under “En retard”, is the first difference\.$"
    found = re.search(told, ran.out, re.MULTILINE)
    assert found
    texts = [each.text for each in docx.Document(str(file)).element.body.iter(qn("w:p")) if each.text]
    assert texts[int(found[1]) - 1][: int(found[2])].endswith("semestrf")
    assert "in the file: " in ran.out


def test_what_differs_beside_the_words_of_a_file_of_word_is_told(plan: Path) -> None:
    file = made(plan, name="r.docx")
    changed(file, "word/document.xml", "", "")  # compressed anew, nothing changed
    assert verify(plan, file).code == 0
    changed(file, "docProps/core.xml", "Ce qui est en retard", "Rien en retard")
    ran = verify(plan, file)
    assert ran.code == 1
    assert "Every word is the same. What differs are these parts of the file: docProps/core.xml\n" in ran.out
    changed(file, "word/footer1.xml", "version publique", "version interne")
    assert "in the file: " in verify(plan, file).out
    changed(file, "docProps/custom.xml", '"docx"', '"html"')
    assert "is damaged" in verify(plan, file).err
    changed(file, "docProps/custom.xml", "clsctl-report", "autre")
    ran = verify(plan, file)
    assert (ran.code, "does not say what it was made from" in ran.err) == (2, True)


@with_office
def test_a_report_that_libreoffice_saved_again_has_the_same_words(plan: Path, tmp_path: Path) -> None:
    (tmp_path / "lo").mkdir()
    file = made(plan, "--fiche", "1.3", name="r.docx", report="fiche")
    saved = converted(file.read_bytes(), "r.docx", "odt", tmp_path / "lo")
    again = converted(saved.read_bytes(), "s.odt", "docx", tmp_path / "lo")
    ran = verify(plan, again)
    assert ran.code == 1, ran.err
    assert "Every word is the same." in ran.out


def test_a_model_of_word_is_given_again(plan: Path) -> None:
    model = plan.parent / "maison.docx"
    docx.Document().save(str(model))
    file = made(plan, "--template", model, "--date", "2020-07-01", name="r.docx", report="retards")
    ran = verify(plan, file)
    assert (ran.code, "Name it again: --template maison.docx" in ran.err) == (2, True)
    assert verify(plan, file, "--template", model).code == 0
    page = plan.parent / "page.j2"
    page.write_text(TEMPLATE, encoding="utf-8")
    file = made(plan, "--template", page, name="s.docx")
    assert verify(plan, file, "--template", page).code == 0
    assert "is not the template that" in verify(plan, file, "--template", model).err


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"PK\x03\x04 and nothing that is an archive"])
def test_a_damaged_archive(plan: Path, data: bytes) -> None:
    file = plan.parent / "r.docx"
    file.write_bytes(data)
    ran = verify(plan, file)
    assert (ran.code, "The file is damaged" in ran.err) == (2, True)


def test_another_version_is_named(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("clsctl.cli.commands.report.Asked", partial(Asked, version="0.0.9"))
    file = made(plan)
    text = file.read_text(encoding="utf-8")
    assert "clsctl 0.0.9" in text
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
