"""What cli.md promises of every reading command: envelope, exit codes, filters, and the two arguments."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.acceptance.run import EXAMPLES, clsctl

DEMO = EXAMPLES / "demonstration"
KEYS = {
    "list": {"ref", "titre", "type", "axe", "porteurs", "etat", "avancement", "prochaine_echeance", "file"},
    "status": {
        "ref", "titre", "axe", "etat", "statut", "livrables", "avancement", "prochaine_echeance", "start", "end",
    },
    "overdue": {
        "ref", "fiche", "titre", "livrable", "porteurs", "echeance_signee", "echeance", "start", "end", "etat",
        "jours_retard", "reports",
    },
}  # fmt: skip


@pytest.mark.parametrize("command", sorted(KEYS))
def test_json_has_the_envelope_and_the_keys_of_the_contract(command: str) -> None:
    ran = clsctl(command, "-C", DEMO, "--date", "2026-06-30", "--format", "json")
    answer = ran.answer
    assert {"clsctl", "schema", "kind", "plan", "rev", "date", "items", "summary"} <= set(answer)
    assert (answer["schema"], answer["kind"], answer["date"]) == (1, command, "2026-06-30")
    assert answer["items"]
    for item in answer["items"]:
        assert set(item) >= KEYS[command]


@pytest.mark.parametrize("command", ["list", "status", "overdue"])
@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "md"])
def test_every_format_prints_the_same_bytes_twice_and_ends_with_a_newline(command: str, form: str) -> None:
    words = (command, "-C", DEMO, "--date", "2026-06-30", "--format", form)
    first, second = clsctl(*words), clsctl(*words)
    assert first == second
    assert first.code == 0
    assert first.out.endswith("\n")


def test_the_plan_is_found_upwards_and_dir_is_taken_before_the_command_too() -> None:
    inside = clsctl("list", "--date", "2026-06-30", cwd=DEMO / "fiches")
    before = clsctl("-C", DEMO, "list", "--date", "2026-06-30")
    assert inside.out == before.out == clsctl("list", "-C", DEMO, "--date", "2026-06-30").out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("list", "-C", "nowhere"), 2),
        (("list", "--colour"), 2),
        (("lst",), 2),
        (("show",), 2),
        (("show", "9.99", "-C", str(DEMO)), 2),
        (("list", "-C", str(DEMO), "--date", "2026-02-30"), 2),
        (("list", "-C", str(DEMO), "--rev", "no-such-revision"), 2),
        (("explain", "X999"), 2),
        (("period", "à définir"), 0),
        (("--version",), 0),
        (("--help",), 0),
    ],
)
def test_exit_codes(words: tuple[str, ...], code: int, tmp_path: Path) -> None:
    ran = clsctl(*words, cwd=tmp_path)
    assert ran.code == code
    assert "Traceback" not in ran.err


def test_a_command_outside_any_plan_says_so_and_how_to_go_on(tmp_path: Path) -> None:
    ran = clsctl("list", cwd=tmp_path)
    assert ran.code == 2
    assert "clsctl init" in ran.err


def test_a_portfolio_answers_for_all_its_plans() -> None:
    ran = clsctl("overdue", "-C", EXAMPLES, "--date", "2021-08-01", "--format", "json")
    assert {item["plan"] for item in ran.answer["items"]} >= {"terres-des-confluences", "cpts-canal-garonne"}


def test_reading_commands_write_nothing_into_the_plan(tmp_path: Path) -> None:
    shutil.copytree(DEMO, tmp_path / "plan")
    before = {path: path.read_bytes() for path in sorted((tmp_path / "plan").rglob("*")) if path.is_file()}
    for words in (("validate",), ("list",), ("status",), ("overdue",), ("report", "tableau-de-bord")):
        clsctl(*words, "-C", tmp_path / "plan", "--date", "2026-06-30")
    assert {path: path.read_bytes() for path in sorted((tmp_path / "plan").rglob("*")) if path.is_file()} == before


def git(folder: Path, *words: str, day: str = "2026-01-01") -> str:
    """One git command with fixed names and the given day."""
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    stamp = f"{day}T12:00:00+01:00"
    env = {
        "GIT_COMMITTER_DATE": stamp,
        "GIT_AUTHOR_DATE": stamp,
        "GIT_CONFIG_GLOBAL": "/dev/null",
        "PATH": "/usr/bin:/bin",
    }
    done = subprocess.run(["git", *who, *words], cwd=folder, env=env, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.mark.parametrize(
    "words", [("list",), ("status",), ("overdue",), ("report", "tableau-de-bord", "--format", "html")]
)
def test_rev_gives_the_state_of_that_day_byte_for_byte(tmp_path: Path, words: tuple[str, ...]) -> None:
    plan = tmp_path / "plan"
    shutil.copytree(EXAMPLES / "terres-des-confluences", plan)
    git(plan, "init", "-q", "-b", "main")
    git(plan, "add", "-A")
    git(plan, "commit", "-qm", "one", day="2020-01-10")
    fiche = next((plan / "fiches").glob("*.yaml"))
    fiche.write_text(
        fiche.read_text(encoding="utf-8") + "suivi:\n  livrables:\n    L1:\n      remis_le: 2020-02-01\n", "utf-8"
    )
    git(plan, "commit", "-qam", "two", day="2020-02-02")
    old = git(plan, "rev-parse", "HEAD~1")
    by_day = clsctl(*words, "-C", plan, "--rev", "2020-01-31")
    by_name = clsctl(*words, "-C", plan, "--rev", old, "--date", "2020-01-31")
    assert by_day == by_name
    git(plan, "checkout", "-q", "HEAD~1")
    checkout = clsctl(*words, "-C", plan, "--date", "2020-01-31")
    assert by_day.code == checkout.code == 0
    assert by_day.out.replace(old, "disk").replace(old[:12], "disk") == checkout.out.replace(old, "disk")
