"""The merge driver as git runs it: the words beside the marks, their size, what is written and what is told."""

import re
from pathlib import Path

import pytest

from tests.cli.run import Ran, clsctl
from tests.gitkit import git, init, set_traps
from tests.merging.test_examples import BASE, edit

NAMES = ("HEAD", "autre (une branche)")


def drive(folder: Path, texts: tuple[str, str, str], path: str = "fiches/1.3.yaml", *more: str) -> tuple[Ran, str]:
    files = [folder / name for name in ("base", "ours", "theirs")]
    for file, text in zip(files, texts, strict=True):
        file.write_bytes(text.encode("utf-8", "surrogateescape"))
    ran = clsctl("merge-driver", "--", *files, path, *more)
    assert (files[0].read_bytes(), files[2].read_bytes()) == (texts[0].encode(), texts[2].encode())
    return ran, files[1].read_text(encoding="utf-8")


def test_merged(tmp_path: Path) -> None:
    ran, text = drive(tmp_path, (BASE, edit(BASE, (": 2021", ": 2022")), edit(BASE, ("Former", "Tous"))))
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert text == edit(BASE, (": 2021", ": 2022"), ("Former", "Tous"))


@pytest.mark.parametrize(
    ("ours", "theirs", "said"),
    [
        (
            [(": 2021", ": 2022")], [(": 2021", ": 2023")],
            ("1.3/L2: signed deadline changed from “2021” to “2022”",
             "1.3/L2: signed deadline changed from “2021” to “2023”"),
        ),
        (
            [("titre: Bilan", "titre: A")], [("titre: Bilan", "titre: B")],
            ("1.3/L2: Title: “Bilan” is now “A”", "1.3/L2: Title: “Bilan” is now “B”"),
        ),
        (
            [("    L1:\n", "    L1:\n      remis_le: 2021-01-02\n")],
            [("    L1:\n", "    L1:\n      remis_le: 2021-01-03\n")],
            ("1.3/L1 handed in on 2 January 2021", "1.3/L1 handed in on 3 January 2021"),
        ),
        (
            [("  # le second\n  - id: L2\n    titre: Bilan\n    echeance: 2021\n", "")], [("titre: Bilan", "titre: B")],
            ("1.3/L2 removed: Bilan", "1.3/L2: Title: “Bilan” is now “B”"),
        ),
        ([("# le second", "# un")], [("# le second", "# deux")], ("livrables[1]", "livrables[1]")),
    ],
)  # fmt: skip
def test_both_sides_in_domain_words(
    tmp_path: Path, ours: list[tuple[str, str]], theirs: list[tuple[str, str]], said: tuple[str, str]
) -> None:
    ran, text = drive(tmp_path, (BASE, edit(BASE, *ours), edit(BASE, *theirs)), "f.yaml", "11", *NAMES)
    assert ran.code == 1
    assert f"{'<' * 11} HEAD: {said[0]}\n" in text
    assert f"{'>' * 11} autre (une branche): {said[1]}\n" in text
    assert ran.err.startswith(f"f.yaml: both sides changed the same thing.\n  HEAD: {said[0]}\n")


def test_an_older_git_does_not_name_the_sides(tmp_path: Path) -> None:
    texts = (BASE, edit(BASE, ("Former", "A")), edit(BASE, ("Former", "B")))
    ran, text = drive(tmp_path, texts, "f.yaml", "7", "%X", "%Y")
    assert "<<<<<<< our version: 1.3: Title: “Former” is now “A”\n" in text
    assert ran.code == 1


def test_the_plan_and_the_portfolio(tmp_path: Path) -> None:
    plan = "clsctl: 1\ntype: cls\ntitre: Un\n"
    ran, text = drive(tmp_path, (plan, plan.replace("Un", "A"), plan.replace("Un", "B")), "x/clsctl.yaml")
    assert "our version: clsctl.yaml: Title: “Un” is now “A”\n" in text
    portfolio = "clsctl: 1\ntitre: Un\nplans:\n  - a\n"
    ran, text = drive(
        tmp_path, (portfolio, portfolio.replace("Un", "A"), portfolio.replace("Un", "B")), "portefeuille.yaml"
    )
    assert (ran.code, "<<<<<<< our version: titre\n" in text) == (1, True)


def test_lines_where_a_version_cannot_be_read(tmp_path: Path) -> None:
    ran, text = drive(tmp_path, (BASE, BASE.replace("Former", "[Former"), BASE.replace("Bilan", "Bilans")))
    assert ran.code == 1
    assert "could not be merged key by key" in ran.err
    assert text == BASE.replace("Former", "[Former").replace("Bilan", "Bilans")
    ran, text = drive(
        tmp_path, (BASE, BASE.replace("Former", "[A"), BASE.replace("Former", "[B")), "f.yaml", "9", *NAMES
    )
    assert (ran.code, "<<<<<<<<< HEAD\n" in text) == (1, True)


def test_the_merge_of_lines_runs_nothing_of_the_repository(tmp_path: Path) -> None:
    """Whose attributes name a driver and filters for every file: neither the merge of keys nor that of lines looks."""
    root = init(tmp_path / "repo")
    set_traps(root, tmp_path / "mark")
    drive(root, (BASE, BASE.replace("Former", "A"), BASE.replace("Bilan", "B")))
    drive(root, (BASE, BASE.replace("Former", "[A"), BASE.replace("Former", "[B")))
    assert clsctl("textconv", root / "ours").code == 0
    assert not (tmp_path / "mark").exists()


def test_files_that_are_not_there_or_no_text(tmp_path: Path) -> None:
    assert clsctl("merge-driver", tmp_path / "a", tmp_path / "b", tmp_path / "c", "f.yaml").code == 2
    for name in "abc":
        (tmp_path / name).write_bytes(b"\x00" + name.encode())
    assert clsctl("merge-driver", tmp_path / "a", tmp_path / "b", tmp_path / "c", "f.yaml").code == 2
    assert (tmp_path / "b").read_bytes() == b"\x00b"


@pytest.mark.parametrize("style", ["merge", "diff3", "zdiff3", "xyz"])
def test_the_marks_are_those_that_git_itself_writes(tmp_path: Path, style: str) -> None:
    """A clash in a long text, as `git merge-file` marks it in each of its styles; one that git lacks is none."""
    init(tmp_path)
    git(tmp_path, "config", "merge.conflictStyle", style)
    head, tail = "id: '1'\ntype: fiche_action\ntitre: T\n", "porteurs:\n  - a\n"
    bodies = [f"contexte: |\n  Premier\n  {word}\n  Dernier\n" for word in ("Deux", "Trois", "Quatre")]
    first, second, third = (head + body + tail for body in bodies)
    ran, text = drive(tmp_path, (first, second, third), "f.yaml", "9", *NAMES, "abc123")
    assert ran.code == 1
    found = re.sub(r"(<{9}|>{9}) .*", r"\1", text)
    whole = [body.splitlines(keepends=True) for body in bodies]
    mine, was, other = ("".join(whole[rank]) for rank in (1, 0, 2))
    if style == "diff3":
        expected = f"{'<' * 9}\n{mine}{'|' * 9} abc123\n{was}{'=' * 9}\n{other}{'>' * 9}\n"
    else:
        between = f"{'|' * 9} abc123\n{was}" if style == "zdiff3" else ""
        clash = f"{'<' * 9}\n  Trois\n{between}{'=' * 9}\n  Quatre\n{'>' * 9}\n"
        expected = f"contexte: |\n  Premier\n{clash}  Dernier\n"
    assert found == head + expected + tail


def test_lines_are_marked_in_that_style_too(tmp_path: Path) -> None:
    init(tmp_path)
    git(tmp_path, "config", "merge.conflictStyle", "diff3")
    _, text = drive(tmp_path, ("a: [b\n", "a: [c\n", "a: [d\n"), "f.yaml", "7", *NAMES)
    assert text == ("<<<<<<< HEAD\na: [c\n||||||| common version\na: [b\n=======\na: [d\n>>>>>>> autre (une branche)\n")
