"""What a slip of the user gives: a refusal that says why and what to write, or what was plainly meant."""

import errno
import os
import sys
from pathlib import Path

import pytest

from clsctl.cli.pasted import pasted
from clsctl.core.reasons import reason
from clsctl.render.language import language
from tests.cli.conftest import fiche, make_plan
from tests.cli.run import clsctl

EMPTY = [
    ["list", "--rev", ""],
    ["list", "-C", ""],
    ["-C", "", "list"],
    ["list", "-o", ""],
    ["list", "--fiche", "1.1", "--fiche", ""],
    ["list", "--format="],
    ["list", "--lang", ""],
    ["list", "--date", ""],
    ["validate", "--baseline", ""],
    ["validate", "--select", ""],
    ["validate", ""],
    ["diff", ""],
    ["diff", "HEAD", ""],
    ["init", ""],
]


@pytest.mark.parametrize("args", EMPTY, ids=map(repr, EMPTY))
def test_an_empty_value_is_never_the_default(plan: Path, args: list[str]) -> None:
    before = sorted(plan.rglob("*"))
    ran = clsctl(*args, cwd=plan)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("Error: ")
    assert sorted(plan.rglob("*")) == before


def test_an_empty_value_is_named() -> None:
    ran = clsctl("list", "--rev", "")
    assert ran.err.startswith("Error: --rev is given an empty value.\nWrite one, or leave it out.")
    ran = clsctl("validate", "", env={"CLSCTL_LANG": "fr"})
    assert ran.err.startswith("Erreur\xa0: CHEMIN est donné avec une valeur vide.\n")


@pytest.mark.parametrize("folder", [[], ["-C", "pf"]])
def test_the_plans_of_a_portfolio_are_named_by_folders_to_type(tmp_path: Path, folder: list[str]) -> None:
    for name in ("nord", "sud est"):
        make_plan(tmp_path / "pf" / name)
        path = tmp_path / "pf" / name / "clsctl.yaml"
        path.write_text(path.read_text(encoding="utf-8") + "code: meme\n", encoding="utf-8")
    (tmp_path / "pf" / "portefeuille.yaml").write_text('clsctl: 1\ntitre: T\nplans: ["*"]\n', encoding="utf-8")
    ran = clsctl("new", "fiche_action", *folder, cwd=tmp_path if folder else tmp_path / "pf")
    shown = 'pf/nord, "pf/sud est"' if folder else 'nord, "sud est"'
    assert (ran.code, ran.err.splitlines()[1]) == (2, f"Name the folder of the plan with -C: {shown}")


@pytest.mark.parametrize("option", ["--effet", "--signature"])
def test_a_contract_does_not_end_before_it_begins(tmp_path: Path, option: str) -> None:
    ran = clsctl("init", tmp_path / "a", option, "2024-01-01", "--fin", "2023-12-31")
    assert ran.code == 2
    assert ran.err.startswith(
        f"Error: The contract would end (31 December 2023) before it begins ({option} 1 January 2024).\n"
    )
    assert not (tmp_path / "a").exists()
    assert clsctl("init", tmp_path / "a", option, "2024-01-01", "--fin", "2024-01-01").code == 0
    assert clsctl("validate", "-C", tmp_path / "a").code == 0


@pytest.mark.parametrize("command", ["validate", "fmt"])
def test_a_path_as_the_findings_print_it_is_found(plan: Path, command: str) -> None:
    fiche(plan, "1.1", "enjeux:\n")
    clsctl("fmt", "-C", plan)
    by_finding = clsctl(command, "-C", plan, "fiches/1.1.yaml", cwd=plan.parent)
    assert by_finding == clsctl(command, "-C", plan, plan / "fiches" / "1.1.yaml", cwd=plan.parent)
    assert by_finding.code == 0
    assert clsctl(command, "-C", plan, "fiches", cwd=plan.parent).code == 0
    assert clsctl(command, "-C", plan, "fiches/9.yaml", cwd=plan.parent).code == 2


@pytest.mark.parametrize("command", ["validate", "fmt"])
def test_a_path_may_go_up_before_it_goes_down(plan: Path, command: str) -> None:
    fiche(plan, "1.1", "enjeux:\n")
    clsctl("fmt", "-C", plan)
    paths = ("../fiches/1.1.yaml", "1.1.yaml", "../clsctl.yaml")
    gone = clsctl(command, *paths, cwd=plan / "fiches")
    assert gone == clsctl(command, "fiches/1.1.yaml", "clsctl.yaml", cwd=plan)
    assert gone.code == 0


def test_a_path_from_here_comes_before_one_of_the_plan(plan: Path) -> None:
    (plan.parent / "fiches").mkdir()
    assert clsctl("validate", "-C", plan, "fiches", cwd=plan.parent).code == 2


@pytest.mark.parametrize(
    ("word", "shown"),
    [
        ("a-b/c.d_1:2", "a-b/c.d_1:2"),
        ("été", "été"),
        ("i é 2", '"i é 2"'),
        ("l'été", '"l\'été"'),
        ("", '""'),
        ("a;b", '"a;b"'),
        ("a&b (c)", '"a&b (c)"'),
    ],
)
def test_words_to_paste_are_quoted_for_every_shell(word: str, shown: str) -> None:
    assert pasted(word) == shown


@pytest.mark.parametrize(
    ("system", "word", "shown"),
    [
        ("linux", "$a b", "'$a b'"),
        ("linux", r"a\b", r"'a\b'"),
        ("linux", 'a"b', "'a\"b'"),
        ("win32", r"C:\a\b", r"C:\a\b"),
        ("win32", r"C:\a b", r'"C:\a b"'),
    ],
)
def test_each_shell_has_its_own_signs(monkeypatch: pytest.MonkeyPatch, system: str, word: str, shown: str) -> None:
    monkeypatch.setattr(sys, "platform", system)
    assert pasted(word) == shown


def test_the_next_command_can_be_pasted(tmp_path: Path) -> None:
    back = 'To take it back: clsctl undo -C "i é 2"\n'
    made = clsctl("init", "i é 2", cwd=tmp_path)
    assert made.err == f'Now a first fiche: clsctl new fiche_action -C "i é 2"\n{back}'
    made = clsctl("new", "fiche_action", "-C", "i é 2", cwd=tmp_path)
    assert made.err == f'Fill it in, then: clsctl validate -C "i é 2"\n{back}'


@pytest.mark.parametrize(
    ("args", "name"),
    [(["report"], "le nom du rapport"), (["new"], "le type de fiche"), (["schema"], "le type de fichier")],
)
def test_an_argument_has_one_name_missing_or_wrong(tmp_path: Path, args: list[str], name: str) -> None:
    french = {"CLSCTL_LANG": "fr"}
    clsctl("init", tmp_path)
    assert clsctl(*args, env=french, cwd=tmp_path).err.startswith(f"Erreur\xa0: Il manque {name}\xa0: ")
    assert clsctl(*args, "zzz", env=french).err.startswith(f"Erreur\xa0: «\xa0zzz\xa0» ne peut pas être {name}\xa0: ")


CODES = [
    errno.ENOENT, errno.EISDIR, errno.ENOSPC, errno.EACCES, errno.EPERM, errno.EROFS, errno.ENAMETOOLONG, errno.ENOTDIR,
]  # fmt: skip


@pytest.mark.parametrize("code", CODES, ids=[errno.errorcode[code] for code in CODES])
def test_the_usual_refusals_of_the_system_are_in_words(code: int) -> None:
    said = reason(OSError(code, os.strerror(code)))
    assert language("fr")(said) not in {language("en")(said), os.strerror(code)}


def test_other_refusals_are_told_as_they_are() -> None:
    assert language("fr")(reason(OSError(errno.EIO, "Input/output error"))) == "Input/output error"
    assert language("fr")(reason(OSError("odd"))) == "odd"


def test_a_refused_output_says_why_in_french(plan: Path) -> None:
    ran = clsctl("list", "-C", plan, "-o", plan, env={"CLSCTL_LANG": "fr"})
    assert ran.code == 2
    assert "dossier, pas un fichier" in ran.err


WITHIN = {
    "30": 30, "30d": 30, "30j": 30, "30 J": 30, "30 jours": 30, "1 jour": 1, "2w": 14, "2s": 14, "2 semaines": 14,
    "1 sem": 7,
}  # fmt: skip


@pytest.mark.parametrize("text", WITHIN)
def test_days_and_weeks_within(plan: Path, text: str) -> None:
    given, plain = (
        clsctl("overdue", "-C", plan, "--date", "2019-06-01", "--within", each, "--format", "csv")
        for each in (text, str(WITHIN[text]))
    )
    assert (given.code, given.out) == (0, plain.out)


@pytest.mark.parametrize("text", ["soon", "j", "-1", "1.5", "1234567", "2 mois", "٣"])
def test_what_is_no_number_of_days(plan: Path, text: str) -> None:
    ran = clsctl("overdue", "-C", plan, f"--within={text}", env={"CLSCTL_LANG": "fr"})
    assert ran.code == 2
    assert "Écrivez par exemple 30j, ou 2s pour deux semaines." in ran.err


@pytest.mark.parametrize("day", ["2025-02-30", "30/02/2025", "2025-13-01"])
def test_a_day_that_does_not_exist(day: str) -> None:
    ran = clsctl("list", "--date", day, env={"CLSCTL_LANG": "fr"})
    assert ran.code == 2
    assert f"le jour {day} n’existe pas" in ran.err
    assert "n’en est pas un" in clsctl("list", "--date", "demain", env={"CLSCTL_LANG": "fr"}).err


def test_no_user_is_sent_to_the_documentation_s_files(tmp_path: Path) -> None:
    clsctl("init", tmp_path)
    clsctl("new", "lettre_intention", "-C", tmp_path)
    written = "".join(path.read_text(encoding="utf-8") for path in tmp_path.rglob("*.yaml"))
    assert "docs/" not in written
    assert "docs/" not in "".join(clsctl("explain", each).out for each in ("C203", "C204"))
