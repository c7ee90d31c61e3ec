"""`clsctl validate`: of the whole plan, of some files, of what is staged."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import fiche
from tests.cli.run import Ran, clsctl
from tests.gitkit import git

UNKNOWN = "depend_de:\n  - {id}\n"


def findings(*args: str | Path, cwd: Path | None = None) -> tuple[int, set[tuple[str, str]]]:
    """The exit code, and the file and code of each finding."""
    ran = clsctl("validate", *args, "--format", "json", cwd=cwd)
    assert ran.out, ran.err
    return ran.code, {(item["file"], item["code"]) for item in json.loads(ran.out)["items"]}


@pytest.fixture
def committed(plan: Path) -> Path:
    """The plan in a repository, with fiche 1.2 waiting for 1.1; all committed."""
    fiche(plan, "1.2", UNKNOWN.format(id='"1.1"'))
    git(plan, "init", "-q", "-b", "main")
    git(plan, "add", ".")
    git(plan, "commit", "-q", "-m", "Plan")
    return plan


def test_all_is_well(plan: Path) -> None:
    ran = clsctl("validate", "-C", plan)
    assert ran == Ran(0, "", "No finding. 2 fiches read.\n", b"")
    assert not clsctl("validate", "-C", plan, "-q").err


def test_errors_end_with_1_and_are_counted(plan: Path) -> None:
    fiche(plan, "1.2", UNKNOWN.format(id="9.9"))
    fiche(plan, "1.1", UNKNOWN.format(id="9.9") + "axe: 7\n")
    ran = clsctl("validate", "-C", plan)
    assert ran.code == 1
    assert "fiches/1.2.yaml:12:5: R105" in ran.out
    assert ran.err == "3 errors in 2 files; 2 fiches read.\n"


def test_warnings_end_with_1_when_strict(plan: Path) -> None:
    fiche(plan, "1.1", "enjeux:\n")
    assert findings("-C", plan) == (0, {("fiches/1.1.yaml", "H001")})
    assert findings("-C", plan, "--strict") == (1, {("fiches/1.1.yaml", "H001")})


def test_select_and_ignore(plan: Path) -> None:
    fiche(plan, "1.1", "enjeux:\n" + UNKNOWN.format(id="9.9"))
    both = {("fiches/1.1.yaml", "H001"), ("fiches/1.1.yaml", "R105")}
    assert findings("-C", plan) == (1, both)
    assert findings("-C", plan, "--select", "h0") == (0, {("fiches/1.1.yaml", "H001")})
    assert findings("-C", plan, "--select", "H001,R1") == (1, both)
    assert findings("-C", plan, "--select", "H001", "--select", "R105") == (1, both)
    assert findings("-C", plan, "--ignore", "R105") == (0, {("fiches/1.1.yaml", "H001")})
    assert findings("-C", plan, "--select", "H,R", "--ignore", "R,H") == (0, set())
    assert findings("-C", plan, "--select", "H001,R1", "--ignore", "A001") == (1, both)
    ran = clsctl("validate", "-C", plan, "--select", "A001", "--lang", "en")
    assert (ran.code, "`clsctl audit` tells it." in ran.err) == (2, True)


def test_the_plan_has_a_say(plan: Path) -> None:
    path = plan / "clsctl.yaml"
    fiche(plan, "1.1", "enjeux:\n")
    fiche(plan, "1.2", "enjeux:\n")
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "regles:\n  erreurs: [H001]\n", encoding="utf-8")
    assert findings("-C", plan)[0] == 1
    path.write_text(text + "regles:\n  ignorer: [H001]\n", encoding="utf-8")
    assert findings("-C", plan) == (0, set())
    path.write_text(text + "regles:\n  par_fichier:\n    fiches/1.1.*: [H001]\n", encoding="utf-8")
    assert findings("-C", plan) == (0, {("fiches/1.2.yaml", "H001")})


def test_a_comment_has_a_say(plan: Path) -> None:
    fiche(plan, "1.1", "enjeux:  # clsctl: ignore H001 to be written\n")
    assert findings("-C", plan) == (0, set())
    assert findings(plan / "fiches" / "1.1.yaml") == (0, set())


def test_paths_keep_the_findings_of_those_files(plan: Path) -> None:
    fiche(plan, "1.1", "enjeux:\n")
    fiche(plan, "1.2", "enjeux:\n")
    assert findings(plan / "fiches" / "1.1.yaml")[1] == {("fiches/1.1.yaml", "H001")}
    assert findings("fiches/1.2.yaml", cwd=plan)[1] == {("fiches/1.2.yaml", "H001")}
    assert findings("1.1.yaml", "1.2.yaml", cwd=plan / "fiches")[1] == {
        ("fiches/1.1.yaml", "H001"),
        ("fiches/1.2.yaml", "H001"),
    }
    assert len(findings(plan / "fiches")[1]) == len(findings(plan)[1]) == 2
    assert findings(plan / "clsctl.yaml")[1] == set()


def test_a_path_of_no_plan_is_wrong_usage(plan: Path) -> None:
    assert clsctl("validate", plan / "fiches" / "9.yaml").code == 2
    assert clsctl("validate", plan / "clsctl.yaml", plan.parent / "other.yaml").code == 2


def test_what_a_file_broke_elsewhere_is_reported(committed: Path) -> None:
    """1.1 is renamed 1.9 inside its file: 1.2, which is not named, waits for a fiche that is gone."""
    other = committed / "fiches" / "1.1.yaml"
    other.write_text(other.read_text(encoding="utf-8").replace('id: "1.1"', 'id: "1.9"'), encoding="utf-8")
    assert findings(other) == (1, {("fiches/1.2.yaml", "R105")})


def test_what_was_wrong_elsewhere_before_is_not(committed: Path) -> None:
    fiche(committed, "1.3", UNKNOWN.format(id="9.9"))
    fiche(committed, "1.1", "enjeux:\n")
    assert findings(committed / "fiches" / "1.1.yaml") == (0, {("fiches/1.1.yaml", "H001")})


def test_outside_git_what_points_at_the_file_is_reported(plan: Path) -> None:
    (plan / "fiches" / "copy.yaml").write_bytes((plan / "fiches" / "1.1.yaml").read_bytes())
    assert ("fiches/copy.yaml", "R101") in findings(plan / "fiches" / "1.1.yaml")[1]


def test_a_deleted_file_can_be_named(committed: Path) -> None:
    (committed / "fiches" / "1.1.yaml").unlink()
    assert findings(committed / "fiches" / "1.1.yaml") == (1, {("fiches/1.2.yaml", "R105")})


def test_staged_reads_the_index_and_reports_what_the_change_touches_or_breaks(committed: Path) -> None:
    fiche(committed, "1.3", "enjeux:\n")
    git(committed, "add", ".")
    git(committed, "commit", "-q", "-m", "A warning of before")
    assert findings("-C", committed, "--staged") == (0, set())
    assert findings("-C", committed, "--staged", "--all") == (0, {("fiches/1.3.yaml", "H001")})
    git(committed, "rm", "-q", "fiches/1.1.yaml")
    assert findings("-C", committed, "--staged") == (1, {("fiches/1.2.yaml", "R105")})
    fiche(committed, "1.4", "enjeux:\n")
    git(committed, "add", "fiches/1.4.yaml")
    fiche(committed, "1.4")
    assert ("fiches/1.4.yaml", "H001") in findings("-C", committed, "--staged")[1]
    assert ("fiches/1.4.yaml", "H001") not in findings("-C", committed)[1]


def test_a_revision_is_checked_as_it_was(committed: Path) -> None:
    fiche(committed, "1.1", "enjeux:\n")
    assert findings("-C", committed, "--rev", "HEAD") == (0, set())
    assert findings("-C", committed) == (0, {("fiches/1.1.yaml", "H001")})


def test_paths_of_a_revision(committed: Path) -> None:
    other = committed / "fiches" / "1.1.yaml"
    other.write_text(other.read_text(encoding="utf-8").replace('id: "1.1"', 'id: "1.9"'), encoding="utf-8")
    git(committed, "commit", "-q", "-a", "-m", "Renamed")
    assert findings(committed / "fiches" / "1.2.yaml", "--rev", "HEAD")[1] == {("fiches/1.2.yaml", "R105")}
    assert findings(other, "--rev", "HEAD") == (0, set())


def test_what_could_not_be_read_is_in_the_summary(plan: Path) -> None:
    (plan / "fiches" / "broken.yaml").write_text('id: "9\n', encoding="utf-8")
    ran = clsctl("validate", "-C", plan, "--format", "json")
    assert ran.code == 1
    assert json.loads(ran.out)["summary"]["unread"] == ["fiches/broken.yaml"]
    assert ran.err.endswith("; 2 fiches read.\n")


def test_annotations_of_a_forge(plan: Path) -> None:
    fiche(plan, "1.1", "enjeux:\n")
    ran = clsctl("validate", "-C", plan, "--format", "github")
    assert ran.out.startswith("::warning file=fiches/1.1.yaml,line=11,col=1,")
