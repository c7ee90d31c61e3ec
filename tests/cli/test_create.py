"""`clsctl init` and `clsctl new`: what they write is valid, and nothing is ever written over."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from clsctl.core.labels import PLANS, TYPES
from clsctl.writing.beside import FORGES
from tests.cli.conftest import fiche
from tests.cli.run import clsctl
from tests.gitkit import git


@pytest.mark.parametrize("type_", PLANS)
def test_a_plan_of_each_type_with_a_fiche_of_each_type_is_valid(tmp_path: Path, type_: str) -> None:
    root = tmp_path / "deux-rives"
    made = clsctl("init", root, "--type", type_)
    assert (made.code, made.out) == (0, f"{(root / 'clsctl.yaml').as_posix()}\n")
    for kind in TYPES:
        made = clsctl("new", kind, "-C", root, "--titre", f"Une {kind} : l'essai # 1")
        assert (made.code, Path(made.out.strip()).is_file()) == (0, True)
    checked = clsctl("validate", "-C", root, "--format", "json")
    assert checked.code == 0
    assert json.loads(checked.out)["summary"]["errors"] == 0
    listed = json.loads(clsctl("list", "-C", root, "--format", "json").out)
    assert [item["ref"] for item in listed["items"]] == ["1", "2", "3", "4"]
    assert listed["plan"].endswith("– deux-rives")


def test_what_is_said_is_written(tmp_path: Path) -> None:
    dates = ("--signature", "16/01/2024", "--effet", "2024-02-01", "--fin", "2028-12-31")
    clsctl("init", tmp_path, "--titre", "Contrat : « A »", "--code", "a", *dates)
    text = (tmp_path / "clsctl.yaml").read_text(encoding="utf-8")
    assert 'titre: "Contrat : « A »"\n' in text
    assert "code: a\n" in text
    assert "signature: 2024-01-16\neffet: 2024-02-01\nfin: 2028-12-31\n" in text


def test_here_is_the_default(tmp_path: Path) -> None:
    assert clsctl("init", cwd=tmp_path).out == "clsctl.yaml\n"
    assert clsctl("new", "fiche_action", cwd=tmp_path).out == "fiches/1.yaml\n"
    assert clsctl("new", "fiche_action", cwd=tmp_path / "fiches").out == "2.yaml\n"
    assert clsctl("validate", cwd=tmp_path).code == 0


def test_what_to_do_next_is_said(tmp_path: Path) -> None:
    back = "To take it back: clsctl undo -C a\n"
    assert clsctl("init", "a", cwd=tmp_path).err == f"Now a first fiche: clsctl new fiche_action -C a\n{back}"
    made = clsctl("new", "fiche_action", "-C", "a", cwd=tmp_path)
    assert made.err == f"Fill it in, then: clsctl validate -C a\n{back}"
    assert not clsctl("new", "fiche_action", "-C", "a", "-q", cwd=tmp_path).err
    assert not clsctl("init", "b", "-q", cwd=tmp_path).err


def test_nothing_is_written_over(plan: Path) -> None:
    before = (plan / "clsctl.yaml").read_bytes()
    made = clsctl("init", plan)
    assert (made.code, made.out) == (2, "")
    assert "exists already" in made.err
    assert (plan / "clsctl.yaml").read_bytes() == before
    (plan / "fiches" / "1.3.yaml").write_bytes(b"# mine\n")
    made = clsctl("new", "fiche_action", "-C", plan)
    assert made.code in {0, 2}
    assert (plan / "fiches" / "1.3.yaml").read_bytes() == b"# mine\n"


def test_the_id_follows_those_that_are_there_even_unread(plan: Path) -> None:
    assert clsctl("new", "fiche_action", "-C", plan).out == f"{plan.as_posix()}/fiches/1.3.yaml\n"
    (plan / "fiches" / "1.4-broken.yaml").write_text('id: "1.4\n', encoding="utf-8")
    assert clsctl("new", "fiche_action", "-C", plan).out == f"{plan.as_posix()}/fiches/1.5.yaml\n"
    made = clsctl("new", "fiche_action", "-C", plan, "--id", "A1", "--axe", "1", "--porteur", "X", "--porteur", "Y")
    text = Path(made.out.strip()).read_text(encoding="utf-8")
    assert "id: A1\n" in text
    assert 'axe: "1"\n' in text
    assert 'porteurs:\n  - X\n  - "Y"\n' in text


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--id", "1.2"], "There is a fiche 1.2 already.\nThe next free one: 1.3\n"),
        (["--id", "a b"], "--id: “a b” is not an id.\n"),
        (["--axe", "7"], "There is no axis “7”.\n"),
        (["--objectif", "7"], "There is no objective “7”.\n"),
        (["--titre", " "], "--titre takes a text of one line.\n"),
        (["--titre", "a\nb"], "--titre takes a text of one line.\n"),
    ],
)
def test_what_the_plan_does_not_have_is_refused(plan: Path, args: list[str], said: str) -> None:
    before = sorted((plan / "fiches").iterdir())
    made = clsctl("new", "fiche_action", "-C", plan, *args)
    assert made.code == 2
    assert made.err.startswith(f"Error: {said}")
    assert sorted((plan / "fiches").iterdir()) == before


def test_a_portfolio_is_no_plan(plan: Path) -> None:
    (plan.parent / "portefeuille.yaml").write_text('clsctl: 1\ntitre: T\nplans: ["*"]\n', encoding="utf-8")
    made = clsctl("new", "fiche_action", "-C", plan.parent)
    assert made.code == 2
    assert "is a portfolio" in made.err
    assert "plan" in made.err.splitlines()[1]


def test_fiches_that_nothing_tells_where_to_put(plan: Path) -> None:
    path = plan / "clsctl.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "fiches: a*/b/*.yaml\n", encoding="utf-8")
    made = clsctl("new", "fiche_action", "-C", plan)
    assert made.code == 2
    assert "a*/b/*.yaml" in made.err


def test_editors_are_helped_without_a_network(tmp_path: Path) -> None:
    clsctl("init", tmp_path)
    made = Path(clsctl("new", "fiche_projet", "-C", tmp_path).out.strip())
    for path, name in ((tmp_path / "clsctl.yaml", "plan"), (made, "fiche")):
        first = path.read_text(encoding="utf-8").splitlines()[0]
        assert first.startswith("# yaml-language-server: $schema=")
        schema = json.loads((path.parent / first.partition("=")[2]).read_text(encoding="utf-8"))
        Draft202012Validator.check_schema(schema)
        assert schema == json.loads(clsctl("schema", name, env={"CLSCTL_LANG": "fr"}).out)


def test_schemas_of_another_version_are_replaced(plan: Path) -> None:
    schema = plan / ".clsctl" / "schemas" / "fiche.json"
    schema.parent.mkdir(parents=True)
    schema.write_text("{}", encoding="utf-8")
    clsctl("new", "fiche_action", "-C", plan)
    assert json.loads(schema.read_text(encoding="utf-8"))["type"] == "object"


@pytest.mark.parametrize("kind", ["list", "overdue", "status", "show", "period", "explain", "validate"])
def test_what_is_printed_is_what_its_schema_says(plan: Path, kind: str) -> None:
    fiche(plan, "1.1", "enjeux:\n")
    args = {"show": ["1.1"], "period": ["2019"], "explain": []}.get(kind, [])
    where = [] if kind in {"period", "explain"} else ["-C", str(plan)]
    answer = json.loads(clsctl(kind, *args, *where, "--format", "json").out)
    schema = json.loads(clsctl("schema", "output", kind).out)
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(answer)
    assert answer["items"]


def test_a_calendar_and_deliverables_take_the_place_of_their_examples(plan: Path) -> None:
    made = clsctl(
        "new", "fiche_action", "-C", plan, "--calendrier", "De 2019 à 2021",
        "--livrable", "Bilan : 1", "--echeance", "fin 2020", "--livrable", "Autre",
    )  # fmt: skip
    text = Path(made.out.strip()).read_text(encoding="utf-8")
    block = 'livrables:\n  - id: L1\n    titre: "Bilan : 1"\n    echeance: fin 2020\n  - id: L2\n    titre: Autre\n\n'
    assert block in text
    assert "\ncalendrier: De 2019 à 2021\n\n" in text
    assert "\n# livrables:" not in text
    assert "\n# calendrier:" not in text
    assert clsctl("validate", "-C", plan).code == 0
    more = clsctl("new", "fiche_action", "-C", plan, "--echeance", "fin 2020")
    assert (more.code, more.err.splitlines()[0]) == (2, "Error: There are more --echeance than --livrable.")


def test_an_id_taken_on_another_branch_is_taken(plan: Path) -> None:
    top = plan.parent
    git(top, "init", "-q", "-b", "main")
    git(top, "add", ".")
    git(top, "commit", "-q", "-m", "Plan")
    git(top, "checkout", "-q", "-b", "anne")
    fiche(plan, "1.3")
    git(top, "add", ".")
    git(top, "commit", "-q", "-m", "1.3")
    git(top, "update-ref", "refs/remotes/origin/paul", "HEAD")
    git(top, "checkout", "-q", "main")
    git(top, "branch", "-q", "-D", "anne")
    refused = clsctl("new", "fiche_action", "-C", plan, "--id", "1.3")
    assert refused.code == 2
    assert refused.err.startswith(
        "Error: The branch origin/paul has a fiche 1.3 already (fiches/1.3.yaml).\nThe next free one: 1.4\n"
    )
    assert clsctl("new", "fiche_action", "-C", plan).out == f"{plan.as_posix()}/fiches/1.4.yaml\n"


def test_a_fiche_deleted_here_may_be_on_no_other_branch(plan: Path) -> None:
    git(plan, "init", "-q", "-b", "main")
    assert clsctl("new", "fiche_action", "-C", plan).out.endswith("1.3.yaml\n")
    git(plan, "add", ".")
    git(plan, "commit", "-q", "-m", "Plan")
    assert clsctl("new", "fiche_action", "-C", plan).out.endswith("1.4.yaml\n")


@pytest.mark.parametrize("forge", FORGES)
def test_files_beside_the_plan_are_written_at_the_top_of_the_repository(tmp_path: Path, forge: str) -> None:
    git(tmp_path, "init", "-q", "-b", "main")
    made = clsctl("init", "val", "--hook", "--ci", forge, cwd=tmp_path)
    assert made.code == 0
    paths = ["val/clsctl.yaml", ".pre-commit-config.yaml", FORGES[forge]]
    assert made.out.splitlines() == paths
    text = (tmp_path / FORGES[forge]).read_text(encoding="utf-8")
    assert "clsctl -C val validate" in text
    assert "clsctl validate" not in text
    hooks = yaml.safe_load((tmp_path / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"][0]["hooks"]
    assert [each["entry"] for each in hooks] == ["clsctl -C val fmt", "clsctl -C val validate --staged"]
    assert yaml.safe_load(text)
    again = clsctl("init", "autre", "--hook", cwd=tmp_path)
    assert again.out == "autre/clsctl.yaml\n"
    assert "is there already, and stays as it is" in again.err


def test_git_is_told_how_to_merge_the_plan(tmp_path: Path) -> None:
    clsctl("init", tmp_path)
    told = (tmp_path / ".gitattributes").read_text(encoding="utf-8")
    git(tmp_path, "init", "-q", "-b", "main")
    setup = clsctl("git-setup", "-C", tmp_path)
    assert setup.code == 0
    assert ".gitattributes is changed" not in setup.out
    assert (tmp_path / ".gitattributes").read_text(encoding="utf-8") == told
    (tmp_path / "autre").mkdir()
    (tmp_path / "autre" / ".gitattributes").write_text("mine\n", encoding="utf-8")
    clsctl("init", tmp_path / "autre")
    assert (tmp_path / "autre" / ".gitattributes").read_text(encoding="utf-8") == "mine\n"


@pytest.mark.parametrize(
    ("word", "type_"),
    [
        ("fiche", "fiche_action"), ("fiches", "fiche_action"), ("projet", "fiche_projet"), ("Schéma", "fiche_schema"),
        ("Lettre d’intention", "lettre_intention"), ("Fiche action", "fiche_action"), (None, "fiche_action"),
    ],
)  # fmt: skip
def test_types_in_a_word(plan: Path, word: str | None, type_: str) -> None:
    made = clsctl("new", *([word] if word else []), "-C", plan)
    assert made.code == 0, made.err
    assert f"\ntype: {type_}\n" in Path(made.out.strip()).read_text(encoding="utf-8")


def test_which_type_where_the_plan_does_not_say(tmp_path: Path) -> None:
    clsctl("init", tmp_path)
    for words in ((), ("fiche",)):
        ran = clsctl("new", *words, "-C", tmp_path)
        assert (ran.code, ran.err.splitlines()[0]) == (
            2, "Error: What is missing is the type of the fiche: fiche_action, fiche_projet, fiche_schema, "
            "lettre_intention.",
        )  # fmt: skip
    clsctl("new", "projet", "-C", tmp_path)
    clsctl("new", "action", "-C", tmp_path)
    ran = clsctl("new", "fiche", "-C", tmp_path)
    assert ran.code == 2
    assert ran.err.startswith(
        "Error: The fiches of this plan are of several types: fiche_projet, fiche_action.\n"
        "Name the one you want: clsctl new fiche_projet\n"
    )
    ran = clsctl("new", "fihce_action", "-C", tmp_path)
    assert "Did you mean “fiche_action”?" in ran.err


def test_a_fiche_is_shown_first(plan: Path) -> None:
    before = sorted(plan.rglob("*"))
    ran = clsctl("new", "fiche", "-n", "-C", plan)
    assert ran.code == 0
    assert ran.out.startswith("--- /dev/null\n+++ b/fiches/1.3.yaml\n")
    assert ran.err == "Nothing was written (--dry-run).\n"
    assert sorted(plan.rglob("*")) == before


def test_a_fiche_is_committed_alone(plan: Path) -> None:
    git(plan, "init", "-q", "-b", "main")
    git(plan, "add", ".")
    git(plan, "commit", "-q", "-m", "Plan")
    fiche(plan, "1.1", "enjeux: []\n")
    ran = clsctl("new", "fiche", "--titre", "Ouvrir", "--commit", "-C", plan)
    assert ran.code == 0, ran.err
    assert "committed (" in ran.err
    assert git(plan, "show", "-s", "--format=%s", "HEAD") == "Ajout de 1.3\N{NO-BREAK SPACE}: Ouvrir"
    assert git(plan, "status", "--short") == " M fiches/1.1.yaml"


def test_several_at_once_never_take_the_same_id(plan: Path) -> None:
    command = [sys.executable, "-m", "clsctl", "new", "fiche", "-C", str(plan), "--titre"]
    several = [subprocess.Popen([*command, f"Titre {n}"], stdout=subprocess.PIPE) for n in range(6)]
    paths = {Path(each.communicate(timeout=60)[0].decode().strip()).name.partition("-")[0] for each in several}
    assert paths == {f"1.{number}" for number in range(3, 9)}
