"""A link is followed only inside the plan: no command that writes goes along one that leads out."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from clsctl.cli import editing, several
from clsctl.cli.commands import fmt
from clsctl.cli.trying import as_if
from clsctl.writing.files import exchange
from clsctl.writing.place import Place
from tests.cli.conftest import fiche
from tests.cli.run import clsctl

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links need a right of their own there")

Link = Callable[[Path], None]
EN = "is a link that leads out of the plan, and nothing is written there."
FR = "est un lien qui mène hors du plan, et rien n’y est écrit."
MORE = """\
etapes:
  - id: E1
    titre: Étape
indicateurs:
  - id: I1
    libelle: Patients
"""
COMMANDS = [
    ("set", "1.1", "suivi.meteo", "soleil"),
    ("deliver", "1.1/L1"),
    ("postpone", "1.1/L1", "2019-12-31", "--reason", "x"),
    ("note", "1.1", "Vu"),
    ("measure", "1.1/I1", "12"),
    ("declare", "1.1", "en_cours"),
    ("fund", "1.1", "12 000 €", "--financeur", "ARS"),
    ("renumber", "1.1/E1", "E7"),
    ("renumber", "1.1", "1.7"),
    ("move", "1.1/E1", "1.2"),
    ("move", "1.1", "fiches/autre.yaml"),
    ("fmt",),
]


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("clsctl.cli.clock.today", lambda: date(2019, 7, 15))


@pytest.fixture
def root(plan: Path) -> Path:
    fiche(plan, "1.1", MORE + "enjeux: []\ncontexte:   x\n")
    return plan


def everything(top: Path) -> dict[str, bytes | str]:
    """Every file and link below a folder."""
    found: dict[str, bytes | str] = {}
    for folder, _, names in os.walk(top):
        for name in names:
            path = Path(folder, name)
            found[str(path)] = str(path.readlink()) if path.is_symlink() else path.read_bytes()
    return found


def file_linked(root: Path) -> None:
    outside = root.parent / "dehors.yaml"
    (root / "fiches" / "1.1.yaml").rename(outside)
    (root / "fiches" / "1.1.yaml").symlink_to(outside)


def folder_linked(root: Path) -> None:
    (root / "fiches").rename(root.parent / "dehors")
    (root / "fiches").symlink_to(root.parent / "dehors", target_is_directory=True)


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("linked", [file_linked, folder_linked])
@pytest.mark.parametrize("words", COMMANDS[:-1], ids=" ".join)
def test_a_fiche_behind_a_link(root: Path, words: tuple[str, ...], linked: Link, lang: str) -> None:
    """It is not read, so that what git would not follow is never shown nor changed; the message says why."""
    linked(root)
    before = everything(root.parent)
    ran = clsctl(*words, "-C", root, env={"CLSCTL_LANG": lang})
    assert (ran.code, ran.out) == (2, "")
    name = "fiches/1.1.yaml" if linked is file_linked else "fiches"
    said = {
        "en": "These are links, and links are not followed: {}.",
        "fr": "Ce sont des liens, qui ne sont pas suivis\u00a0: {}.",
    }
    assert said[lang].format(name) in ran.err
    assert everything(root.parent) == before


@pytest.mark.parametrize("linked", [file_linked, folder_linked])
def test_fmt_leaves_what_is_behind_a_link(root: Path, linked: Link) -> None:
    linked(root)
    before = everything(root.parent)
    assert clsctl("fmt", "-C", root).code == 0
    assert everything(root.parent) == before


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("linked", [file_linked, folder_linked])
@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_link_that_comes_while_a_command_works(
    root: Path, words: tuple[str, ...], linked: Link, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Someone puts a link out of the plan in the place of the file, or of its folder, once it was read."""
    seen: list[dict[str, bytes | str]] = []

    def swapped(*args: object) -> object:
        if not seen:
            linked(root)
            seen.append(everything(root.parent))
        return as_if(*args)  # type: ignore[arg-type]

    @contextmanager
    def held(*args: object) -> Iterator[None]:
        linked(root)
        seen.append(everything(root.parent))
        yield

    monkeypatch.setattr(editing, "as_if", swapped)
    monkeypatch.setattr(several, "as_if", swapped)
    monkeypatch.setattr(fmt, "alone", held)
    ran = clsctl(*words, "-C", root, env={"CLSCTL_LANG": lang})
    assert (ran.code, ran.out) == (2, "")
    assert {"en": EN, "fr": FR}[lang] in ran.err
    assert everything(root.parent) == seen[0]


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("name", ["fiches", ".clsctl"])
def test_nothing_new_is_written_out_of_the_plan(plan: Path, name: str, lang: str) -> None:
    (plan.parent / "dehors").mkdir()
    if name == "fiches":
        folder_linked(plan)
    else:
        (plan / name).symlink_to(plan.parent / "dehors", target_is_directory=True)
    ran = clsctl("new", "fiche_action", "--id", "1.9", "-y", "-C", plan, env={"CLSCTL_LANG": lang})
    assert ran.code == 2
    assert {"en": EN, "fr": FR}[lang] in ran.err
    assert not list((plan.parent / "dehors").glob("**/1.9*"))
    assert not list((plan.parent / "dehors").glob("**/*.json"))


def test_a_link_inside_the_plan_is_the_file_meant(tmp_path: Path) -> None:
    (tmp_path / "meant").write_bytes(b"old")
    (tmp_path / "link").symlink_to("meant")
    assert exchange(tmp_path / "link", b"old", b"new", tmp_path)
    assert ((tmp_path / "link").is_symlink(), (tmp_path / "meant").read_bytes()) == (True, b"new")


def test_a_link_that_comes_at_the_last_moment_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once the file was checked, what comes in its place is never followed."""
    plan, out = tmp_path / "plan", tmp_path / "out"
    plan.mkdir()
    (plan / "a").write_bytes(b"old")
    out.write_bytes(b"old")

    def swapped(there: Place) -> None:
        there.path.unlink()
        there.path.symlink_to(out)

    monkeypatch.setattr(Place, "sweep", swapped)
    assert exchange(plan / "a", b"old", b"new", plan)
    assert ((plan / "a").read_bytes(), out.read_bytes()) == (b"new", b"old")
