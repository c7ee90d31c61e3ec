"""The page on reports tells the names that templates may use, and its example works."""

import re
from pathlib import Path

from clsctl.core.snapshot import Snapshot
from clsctl.core.views.reports import VIEWS
from clsctl.reading import load
from clsctl.render import reports
from clsctl.render.language import language
from clsctl.render.reports import FORMATS, NAMES, report
from clsctl.render.templates import NO_HOUSE, House, environment, folder
from tests.render.plans import example, scope

PAGE = (Path(__file__).parents[2] / "docs" / "rapports.md").read_text(encoding="utf-8")


def column(head: str) -> set[str]:
    """The names between backquotes in the first column of the table of that head."""
    table = PAGE.split(f"| {head} |", 1)[1].split("\n\n", 1)[0]
    return {name for line in table.splitlines()[2:] for name in re.findall("`([^`]+)`", line.split("|")[1])}


def test_the_names_and_filters_are_those_of_the_page() -> None:
    view = VIEWS["retards"](example("loiret"), "publique")
    places = [reports._place(format_, language("fr"), NO_HOUSE) for format_ in FORMATS]
    usual = environment(NO_HOUSE, str)
    assert column("nom") == set(reports.names(view, language("fr"), places[0]))
    assert column("filtre") == {name for place in places for name in place.filters} - set(usual.filters)
    tests = {name for place in places for name in place.tests} - set(usual.tests)
    assert tests == set(re.findall("`([^`]+)`", PAGE.rsplit("nature d’un bloc", 1)[1]))


def test_the_blocks_are_those_of_the_page() -> None:
    for line in PAGE.split("| gabarit |", 1)[1].split("\n\n", 1)[0].splitlines()[2:]:
        name, *blocks = re.findall("`([^`]+)`", line)
        text = (folder() / f"{name}.html.j2").read_text(encoding="utf-8")
        own = set(re.findall(r"{% block (\w+)", text))
        base = set(re.findall(r"{% block (\w+)", (folder() / "base.html.j2").read_text(encoding="utf-8")))
        assert set(blocks) == (own if name == "base" else own - base)


def test_the_reports_are_those_of_the_page() -> None:
    assert column("rapport") == set(NAMES)


def test_the_layout_of_the_page_is_read_without_an_error() -> None:
    (layout,) = re.findall("```yaml\n(.*?)```", PAGE, re.DOTALL)
    plan = f"clsctl: 1\ntype: cls\ntitre: Essai\n{layout}"
    fiche = "id: A\ntype: fiche_action\ntitre: T\nporteurs: [X]\ncontexte: Ici\nrubriques:\n  Égalité: Oui\n"
    loaded = load(Snapshot("disk", None, {"clsctl.yaml": plan.encode(), "fiches/a.yaml": fiche.encode()}), "essai")
    assert [each for each in loaded.diagnostics if each.severity == "error"] == []
    page = report("fiche", VIEWS["fiche"](scope(*loaded.portefeuille.plans), "publique"), "md", language("fr"))
    assert re.findall("^### (.*)$", page, re.MULTILINE)[:3] == ["Le projet", "D’où il part", "Égalité"]


def test_the_example_of_the_page_works() -> None:
    (template,) = re.findall("```jinja\n(.*?)```", PAGE, re.DOTALL)
    house = House({"tableau-de-bord.html.j2": template})
    view = VIEWS["tableau-de-bord"](example("loiret"), "publique")
    page = report("tableau-de-bord", view, "html", language("fr"), house)
    assert "<h1>Le point du trimestre</h1>" in page
    assert "service santé</p>" in page
    assert "clsctl 0." in page
