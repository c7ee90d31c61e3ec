"""Another id, another place: all that refers to it follows, in all files, or nothing changes."""

import hashlib
import json
from pathlib import Path

import pytest

from clsctl.core.journal import JOURNAL
from tests import gitkit
from tests.cli.conftest import fiche, make_plan
from tests.cli.run import clsctl

MORE = """\
depend_de: [1.1, 1.1/L1]   # attend
contexte: Voir la fiche 1.1 et non la 1.10.
etapes:
  - id: E1
    titre: Une étape
    livrables:
      - id: L2
        titre: Autre
        echeance: 2019-09-30
suivi:
  livrables:
    L2:
      remis_le: 2019-09-01
      preuves: ["https://example.org/a"]
"""
PLAN_MORE = """\
avenants:
  - numero: "1"
    signature: 2019-06-01
    fiches: ["1.1", "1.2"]
regles:
  par_fichier:
    fiches/1.1*.yaml: [C204]
"""


@pytest.fixture
def root(plan: Path) -> Path:
    with (plan / "clsctl.yaml").open("a", encoding="utf-8") as file:
        file.write(PLAN_MORE)
    fiche(plan, "1.2", MORE)
    return plan


def texts(root: Path) -> dict[str, str]:
    return {
        each.relative_to(root).as_posix(): each.read_text(encoding="utf-8")
        for each in root.rglob("*")
        if each.is_file()
    }


def test_a_fiche_with_all_that_refers_to_it(root: Path) -> None:
    before = texts(root)
    ran = clsctl("renumber", "1.1", "1.7", "-C", root)
    assert (ran.code, ran.out) == (0, "Fiche 1.1 is now 1.7\n")
    assert "These texts name 1.1, and stay as they are: fiches/1.7.yaml:3, fiches/1.2.yaml:12" in ran.err
    after = texts(root)
    assert after["fiches/1.7.yaml"] == before["fiches/1.1.yaml"].replace('id: "1.1"', 'id: "1.7"')
    assert after["fiches/1.2.yaml"] == before["fiches/1.2.yaml"].replace("[1.1, 1.1/L1]", "[1.7, 1.7/L1]")
    assert after["clsctl.yaml"] == (
        before["clsctl.yaml"].replace('["1.1", "1.2"]', '["1.7", "1.2"]').replace("fiches/1.1*", "fiches/1.7*")
    )
    assert "fiches/1.1.yaml" not in after
    assert clsctl("renumber", "1.7", "1.1", "-C", root).code == 0
    assert texts(root) == before


def test_a_part_with_its_follow_up_and_what_waits_for_it(root: Path) -> None:
    before = texts(root)
    assert clsctl("renumber", "1.2/L2", "L5", "-C", root).code == 0
    assert texts(root)["fiches/1.2.yaml"] == before["fiches/1.2.yaml"].replace("L2", "L5")
    assert clsctl("renumber", "1.1/L1", "1.1/L8", "-C", root).code == 0
    assert "1.1/L8]" in texts(root)["fiches/1.2.yaml"]


def test_from_another_plan_of_the_portfolio(tmp_path: Path) -> None:
    one, two = make_plan(tmp_path / "p" / "un"), make_plan(tmp_path / "p" / "deux")
    (tmp_path / "p" / "portefeuille.yaml").write_text('clsctl: 1\ntitre: P\nplans: ["*"]\n', encoding="utf-8")
    fiche(two, "1.2", "depend_de: [un:1.1/L1, 1.1]\n")
    assert clsctl("renumber", "1.1", "1.7", "-C", tmp_path / "p").code == 2
    assert clsctl("renumber", "un:1.1", "1.7", "-C", tmp_path / "p").code == 0
    assert "depend_de: [un:1.7/L1, 1.1]" in texts(two)["fiches/1.2.yaml"]
    assert "fiches/1.7.yaml" in texts(one)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("renumber", "1.1", "1.2"), "is taken already"),
        (("renumber", "1.1", "a b"), "is not an id"),
        (("renumber", "1.2/L1", "L2"), "is taken already"),
        (("renumber", "1.2/L2", "1.1/L2"), "clsctl move 1.2/L2 1.1"),
        (("move", "1.1", "../x.yaml"), "leaves the plan"),
        (("move", "1.1", "docs"), "would not find"),
        (("move", "1.1", "fiches/1.2.yaml"), "exists already"),
        (("move", "1.2/L2", "1.2/E1"), "is there already"),
        (("move", "1.2/L1", "1.1"), "Fiche 1.1 has already: L1\n"),
        (("move", "1.2/L2", "1.1/L1"), "1.2/L2 can’t go to 1.1/L1: it goes to a step or a fiche of the same plan."),
        (("move", "1.2/L2"), "Say where to"),
    ],
)
def test_refused(root: Path, words: tuple[str, ...], told: str) -> None:
    before = texts(root)
    ran = clsctl(*words, "-C", root)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err
    assert texts(root) == before


def test_a_file_to_the_name_that_its_title_gives(root: Path) -> None:
    assert clsctl("move", "1.1", "-C", root).code == 0
    assert "fiches/1.1-fiche-1-1.yaml" in texts(root)
    assert clsctl("move", "1.1", "fiches/axe-1", "-C", root).code == 0
    assert "fiches/axe-1/1.1-fiche-1-1.yaml" in texts(root)
    assert clsctl("move", "1.1", "fiches/1.1.yaml", "-C", root).code == 0
    assert not (root / "fiches" / "axe-1").exists()


def test_a_deliverable_to_another_fiche(root: Path) -> None:
    fiche(root, "1.3", "depend_de: [1.2/L2]\n")
    assert clsctl("move", "1.2/L2", "1.1", "-C", root).code == 0
    after = texts(root)
    assert after["fiches/1.1.yaml"].endswith(
        "  - id: L2\n    titre: Autre\n    echeance: 2019-09-30\n"
        'suivi:\n  livrables:\n    L2:\n      remis_le: 2019-09-01\n      preuves: ["https://example.org/a"]\n'
    )
    assert "L2" not in after["fiches/1.2.yaml"]
    assert "depend_de: [1.1/L2]" in after["fiches/1.3.yaml"]


def test_a_dry_run_writes_nothing(root: Path) -> None:
    before = texts(root)
    ran = clsctl("renumber", "1.1", "1.7", "-n", "-C", root)
    assert ran.code == 0
    assert "fiches/1.1.yaml becomes fiches/1.7.yaml" in ran.out
    assert '+id: "1.7"' in ran.out
    assert texts(root) == before


def test_committed_as_one(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gitkit.init(root)
    gitkit.git(root, "add", ".")
    gitkit.git(root, "commit", "-qm", "Début")
    gitkit.git(root, "config", "user.name", "A")
    gitkit.git(root, "config", "user.email", "a@example.org")
    assert clsctl("renumber", "1.1", "1.7", "--commit", "-C", root).code == 0
    assert gitkit.git(root, "status", "--short") == ""
    assert gitkit.git(root, "log", "-1", "--format=%(trailers)").strip() == "Clsctl-Change: 1.1 changed id 1.1 1.7"


def interrupted(root: Path, new: bytes) -> None:
    """What a writer leaves that was killed when one of two files had changed places."""
    path = root / "fiches" / "1.1.yaml"
    (root / "fiches" / ".1.1.yaml.9.tmp").write_bytes(new)
    entry = {
        "path": "fiches/1.1.yaml", "new": "fiches/.1.1.yaml.9.tmp",
        "before": hashlib.sha256(path.read_bytes()).hexdigest(), "after": hashlib.sha256(new).hexdigest(),
    }  # fmt: skip
    (root / JOURNAL).write_text(json.dumps([entry]), encoding="utf-8")


def test_what_was_interrupted_is_finished_by_the_next_writer(root: Path) -> None:
    new = (root / "fiches" / "1.1.yaml").read_bytes().replace(b"Fiche 1.1", b"Autre")
    interrupted(root, new)
    assert "was interrupted here" in clsctl("list", "-C", root).err
    ran = clsctl("set", "1.2", "suivi.meteo", "soleil", "-C", root)
    assert ran.code == 0
    assert "it is finished now: fiches/1.1.yaml" in ran.err
    assert (root / "fiches" / "1.1.yaml").read_bytes() == new
    assert sorted(each.name for each in (root / "fiches").iterdir()) == ["1.1.yaml", "1.2.yaml"]
    assert not (root / JOURNAL).exists()


def test_what_was_changed_since_an_interruption_is_left(root: Path) -> None:
    interrupted(root, b"x")
    fiche(root, "1.1", "# autre\n")
    before = texts(root)
    ran = clsctl("set", "1.2", "suivi.meteo", "soleil", "-C", root)
    assert (ran.code, "was changed since" in ran.err) == (2, True)
    assert texts(root) == before


@pytest.mark.parametrize("path", ["../x.yaml", "/etc/x.yaml"])
def test_a_journal_never_leads_out_of_the_plan(root: Path, path: str) -> None:
    entry = {"path": path, "new": None, "before": None, "after": None}
    (root / JOURNAL).write_text(json.dumps([entry]), encoding="utf-8")
    ran = clsctl("set", "1.2", "suivi.meteo", "soleil", "-C", root)
    assert (ran.code, "leads out of the plan" in ran.err) == (2, True)


def test_a_journal_that_cannot_be_read(root: Path) -> None:
    (root / JOURNAL).write_text("[{]", encoding="utf-8")
    assert clsctl("set", "1.2", "suivi.meteo", "soleil", "-C", root).code == 2
