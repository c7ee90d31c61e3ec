"""`clsctl import` as one types it."""

import json
from pathlib import Path

import jsonschema
import pytest

from clsctl.core.views.output_schema import output_schema
from tests.cli.run import clsctl
from tests.gitkit import git
from tests.importing.printed import ROOT, printed
from tests.importing.writers import word

SAMPLES = ROOT / "examples" / "documents"
COLUMNS = SAMPLES / "deux-colonnes.md"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan with no fiche."""
    assert clsctl("init", tmp_path / "plan", "--titre", "Contrat du Val").code == 0
    return tmp_path / "plan"


def test_fiches_are_written_where_the_plan_keeps_them_and_validate(plan: Path) -> None:
    ran = clsctl("import", *SAMPLES.iterdir(), cwd=plan)
    names = sorted(path.name for path in (plan / "fiches").iterdir())
    assert ran.code == 0
    assert sorted(Path(line).name for line in ran.out.splitlines()) == names
    assert len(names) == 7
    assert "error" not in clsctl("validate", cwd=plan).out
    assert clsctl("fmt", "--check", cwd=plan).code == 0


def test_nothing_is_written_over(plan: Path) -> None:
    first = clsctl("import", COLUMNS, cwd=plan)
    before = (plan / first.out.strip()).read_bytes()
    refused = clsctl("import", COLUMNS, cwd=plan)
    assert refused.code == 2
    assert "3 « Ouvrir des consultations avancées »" in refused.err
    assert "--update" in refused.err
    second = clsctl("import", COLUMNS, "--new", cwd=plan)
    assert (plan / first.out.strip()).read_bytes() == before
    assert second.out.strip().startswith("fiches/3-2-")
    assert "There is a fiche 3 already: this one was named 3-2." in second.err


def test_an_id_of_another_branch_is_not_taken(plan: Path) -> None:
    git(plan, "init", "-q", "-b", "main")
    git(plan, "add", ".")
    git(plan, "commit", "-q", "-m", "Plan", when="2026-01-01T12:00:00+01:00")
    git(plan, "switch", "-q", "-c", "autre")
    clsctl("import", COLUMNS, cwd=plan)
    git(plan, "add", ".")
    git(plan, "commit", "-q", "-m", "Fiche", when="2026-01-02T12:00:00+01:00")
    git(plan, "switch", "-q", "main")
    assert clsctl("import", COLUMNS, cwd=plan).out.strip().startswith("fiches/3-2-")


def test_a_dry_run_shows_the_fiches_and_writes_nothing(plan: Path) -> None:
    ran = clsctl("import", COLUMNS, "--dry-run", cwd=plan)
    assert ran.code == 0
    assert 'id: "3"\ntype: fiche_action\n' in ran.out
    assert "Nothing was written (--dry-run)." in ran.err
    assert list((plan / "fiches").iterdir()) == []


def test_without_a_plan_one_is_to_be_made_or_a_folder_named(tmp_path: Path) -> None:
    ran = clsctl("import", COLUMNS, cwd=tmp_path)
    assert ran.code == 2
    assert "Create the plan with clsctl init" in ran.err
    ran = clsctl("import", COLUMNS, "-o", "ici", cwd=tmp_path)
    assert ran.code == 0
    assert ran.out == "ici/3-ouvrir-des-consultations-avancees.yaml\n"
    assert [path.name for path in (tmp_path / "ici").iterdir()] == ["3-ouvrir-des-consultations-avancees.yaml"]
    assert (
        clsctl("import", COLUMNS, "-o", "ici", cwd=tmp_path).out == "ici/3-ouvrir-des-consultations-avancees-2.yaml\n"
    )


def test_the_report_says_it_all_in_json_and_in_markdown(plan: Path) -> None:
    ran = clsctl("import", COLUMNS, "--format", "json", "--report", "rapport.md", cwd=plan)
    answer = json.loads(ran.out)
    jsonschema.validate(answer, output_schema("import"))
    assert answer["kind"] == "import"
    assert answer["summary"]["files"] == ["fiches/3-ouvrir-des-consultations-avancees.yaml"]
    assert answer["summary"]["written"] is True
    assert answer["summary"]["supposed"] == 1
    assert {each["certainty"] for each in answer["items"]} == {"sure", "supposed"}
    page = (plan / "rapport.md").read_text(encoding="utf-8")
    assert "## Supposed: please check" in page
    assert "## Read with certainty" in page
    assert "| line 5 | Public visé | 3 | publics |" in page


def test_the_report_never_takes_the_place_of_the_document(tmp_path: Path) -> None:
    copy = tmp_path / "a.md"
    copy.write_bytes(COLUMNS.read_bytes())
    assert clsctl("import", copy, "-o", tmp_path / "out", "--report", copy, cwd=tmp_path).code == 2
    assert copy.read_bytes() == COLUMNS.read_bytes()


def test_persons_are_named_as_personal_data(plan: Path) -> None:
    ran = clsctl("import", SAMPLES / "lettre-d-intention.md", cwd=plan)
    assert "Personal data, only ever shown to the audience interne: LI: contacts" in ran.err


def test_what_is_no_document_is_told_with_its_name_and_nothing_is_written(plan: Path, tmp_path: Path) -> None:
    (tmp_path / "vieux.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100))
    (tmp_path / "loin").mkdir()
    for name, said in (("vieux.doc", "save it as .docx"), ("rien.docx", "no such file"), ("loin", "no document")):
        ran = clsctl("import", COLUMNS, tmp_path / name, cwd=plan)
        assert (ran.code, ran.out) == (2, "")
        assert name in ran.err
        assert said in ran.err
    assert list((plan / "fiches").iterdir()) == []


def test_a_file_too_large_is_refused_unread(plan: Path, tmp_path: Path) -> None:
    with (tmp_path / "a.docx").open("wb") as file:
        file.truncate(60 * 1024 * 1024)
    assert "larger than 50 MB" in clsctl("import", tmp_path / "a.docx", cwd=plan).err


def test_a_document_without_any_known_label_ends_with_one(plan: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Rien de connu.", encoding="utf-8")
    ran = clsctl("import", tmp_path / "a.txt", cwd=plan)
    assert (ran.code, ran.out) == (1, "")
    assert "No fiche was found" in ran.err
    assert "Rien de connu." in ran.err


def test_the_same_document_gives_the_same_bytes(plan: Path, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(word(printed("cpts-canal-garonne")))
    first, second = (clsctl("import", tmp_path / "a.docx", "--dry-run", cwd=plan) for _ in range(2))
    assert (first.data, first.err) == (second.data, second.err)


def test_the_type_asked_for_is_that_of_every_fiche(plan: Path) -> None:
    assert "type: fiche_schema" in clsctl("import", COLUMNS, "--type", "fiche_schema", "-n", cwd=plan).out


def test_a_folder_stands_for_the_documents_in_it(plan: Path, tmp_path: Path) -> None:
    folder = tmp_path / "docs"
    folder.mkdir()
    refused = clsctl("import", folder, cwd=plan)
    assert refused.code == 2
    assert "no document in this folder" in refused.err
    for number in (2, 1):
        text = f"# Fiche action {number} : Essai {number}\n\nPorteur : Mairie\n"
        (folder / f"{number}.md").write_text(text)
    (folder / "~$1.docx").write_bytes(b"open")
    (folder / "photo.png").write_bytes(b"\x89PNG")
    ran = clsctl("import", folder, cwd=plan)
    assert ran.code == 0
    assert [Path(line).name for line in ran.out.splitlines()] == ["1-essai-1.yaml", "2-essai-2.yaml"]
