"""Small parts that no session goes through."""

import os
from pathlib import Path

import pytest
from typer._click.exceptions import UsageError

from clsctl.cli import fiches, usage
from clsctl.cli.session import Request, Session
from clsctl.cli.tongue import tongue
from clsctl.core.broken import undone
from clsctl.core.diagnostics import Diagnostic, Where
from clsctl.core.globs import matcher
from clsctl.core.messages import msg, verbatim
from clsctl.core.model.plan import Plan, Portefeuille, Regles
from clsctl.core.rules import PAGES
from clsctl.core.rules.settled import settle
from clsctl.core.snapshot import Snapshot
from clsctl.render.ansi import PLAIN, Terminal
from clsctl.render.language import language
from clsctl.render.rulepage import rule_page

EN = language("en")


def test_what_typer_says_that_nobody_foresaw_is_told_as_it_is() -> None:
    error = UsageError("Whatever.")
    assert usage.explain(error) == usage.Said(verbatim("Whatever."))
    assert usage.path_of(error) == "clsctl"


def test_undone_files_are_those_of_before() -> None:
    now = Snapshot("disk", None, {"a": b"new", "b": b"same", "c": b"added"})
    files = undone(now, {"a", "c", "d"}, {"a": b"old", "b": b"other", "d": b"deleted"}).files
    assert {path: files[path] for path in files} == {"a": b"old", "b": b"same", "d": b"deleted"}
    assert len(files) == 3


def finding(file: str, code: str = "C203") -> Diagnostic:
    return Diagnostic(code, "warning", Where(file), msg("x"))


def settled(found: Diagnostic, *plans: Plan) -> list[str]:
    return [each.severity for each in settle([found], Portefeuille(plans), matcher)]


def test_a_plan_settles_its_own_findings_only() -> None:
    one = Plan(Where("one/clsctl.yaml"), "one", regles=Regles(ignorer=("C2",)))
    two = Plan(Where("two/clsctl.yaml"), "two", regles=Regles(erreurs=("C203",)))
    assert settled(finding("one/fiches/1.yaml"), one, two) == []
    assert settled(finding("two/fiches/1.yaml"), one, two) == ["error"]
    assert settled(finding("portefeuille.yaml"), one, two) == ["warning"]


def test_globs_are_those_of_the_plan_s_folder() -> None:
    plan = Plan(Where("one/clsctl.yaml"), "one", regles=Regles(par_fichier={"fiches/old/**": ("C",)}))
    assert settled(finding("one/fiches/old/1.yaml"), plan) == []
    assert settled(finding("one/fiches/1.yaml"), plan) == ["warning"]


def test_what_keeps_a_file_from_being_read_is_never_left_out() -> None:
    plan = Plan(Where("clsctl.yaml"), "one", regles=Regles(ignorer=("F",)), illisibles=("fiches/1.yaml",))
    assert settled(finding("fiches/1.yaml", "F001"), plan) == ["warning"]
    assert settled(finding("fiches/2.yaml", "F001"), plan) == []


def test_a_page_without_an_example_has_no_title_for_it() -> None:
    page = PAGES["R101"]._replace(bad="", good="id: 1\n")
    assert "Instead of:" not in rule_page(page, EN, PLAIN)
    assert "Write:\n\n    id: 1\n" in rule_page(page, EN, PLAIN)


@pytest.mark.parametrize("code", PAGES)
def test_every_page_fits_a_terminal(code: str) -> None:
    text = rule_page(PAGES[code], EN, Terminal(60)).partition("Instead of:")[0]
    assert max(map(len, text.splitlines()[2:])) <= 60


def test_a_file_on_another_drive_is_named_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    def other_drive(_path: Path) -> str:
        raise ValueError("path is on mount 'D:', start on mount 'C:'")

    monkeypatch.setattr(os.path, "relpath", other_drive)
    request = Request(Session(tongue([], {})))
    assert fiches.from_here(request, Path("/plan"), "fiches/1.yaml") == Path("/plan/fiches/1.yaml")
