"""What is drawn with characters: bars, curves, a terminal's Gantt chart; and the picture and diagram of a calendar."""

import re
import xml.etree.ElementTree as ET
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markupsafe import escape

from clsctl.core.messages import msg
from clsctl.core.model.plan import Plan
from clsctl.core.views.answer import Answer, Column, Listing
from clsctl.core.views.blocks import Courbe, Etages
from clsctl.core.views.calendar import calendar
from clsctl.render import bars, gantt_mermaid, gantt_svg
from clsctl.render.ansi import Terminal
from clsctl.render.answers import render
from clsctl.render.language import language
from clsctl.render.width import width
from tests.render.plans import example, plans, scope

EN, FR = language("en"), language("fr")
D = Decimal


@pytest.mark.parametrize(
    ("part", "drawn", "plain"),
    [
        (0, "░░░░░░░░░░", ".........."),
        (0.001, "▏░░░░░░░░░", "#........."),
        (0.25, "██▌░░░░░░░", "##........"),
        (0.999, "█████████▉", "#########."),
        (1, "██████████", "##########"),
        (1.5, "██████████", "##########"),
        (-1, "░░░░░░░░░░", ".........."),
    ],
)
def test_a_bar_is_full_or_empty_only_when_all_or_nothing_is_done(part: float, drawn: str, plain: str) -> None:
    assert bars.bar(part) == drawn
    assert bars.bar(part, ascii=True) == plain


@given(st.floats(allow_nan=False), st.integers(2, 40), st.booleans())
def test_a_bar_always_has_its_width(part: float, columns: int, plain: bool) -> None:
    drawn = bars.bar(part, columns, ascii=plain)
    assert len(drawn) == width(drawn) == columns
    assert drawn.isascii() == plain


def curve(*values: float, start: float | None = None, target: float | None = None, plain: bool = False) -> str:
    ends = (None if each is None else D(str(each)) for each in (start, target))
    return bars.curve(Courbe(tuple(D(str(each)) for each in values), *ends), ascii=plain)


def test_a_curve_reaches_the_top_at_its_target_only() -> None:
    assert curve(0, 60, 119, 120, start=0, target=120) == "▁▄▇█"
    assert curve(27, 10, start=27, target=10) == "█▁"
    assert curve(5) == curve(5, start=5, target=5) == "▅"
    assert curve(*range(20)) == curve(*range(8, 20), start=0)
    assert curve(0, 10, plain=True) == "_@"


def test_money_stage_by_stage() -> None:
    sums = Etages(D(10), D(20), D(50), D(50), D(100), D(100))
    assert bars.stages(sums, 10) == "█▓▒▒▒·····"
    assert bars.stages(sums, 10, ascii=True) == "#=+++....."
    assert bars.stages(Etages(D(0), D(0), D(0), D(0), D(0), D(0))) == ""
    assert bars.stages(Etages(D(1), D(0), D(0), D(0), D(0), D(1000)), 10) == "█"


def listing(role: str, *values: object) -> Answer:
    columns = (Column("nom", msg("Name")), Column("v", msg("Value"), role))  # type: ignore[arg-type]
    rows = tuple({"nom": "un", "v": each} for each in values)
    return Answer("x", "", "", None, rows, columns, {}, lists=(Listing(None, rows, columns),))


def test_pictures_are_drawn_on_a_terminal_and_left_out_elsewhere() -> None:
    share = listing("gauge", 0.5, None)
    assert "█████░░░░░\u00a0  50%\n" in render(share, "table", EN, Terminal(80))
    assert "#####.....\u00a0  50%\n" in render(share, "table", EN, Terminal(80, ascii=True))
    assert render(share, "table", EN) == "Name  Value\nun      50%\nun\n"
    measures = listing("curve", Courbe((D(0), D(1))))
    assert "▁█" in render(measures, "table", EN, Terminal(80))
    assert render(measures, "table", EN) == "Name\nun\n"
    assert render(measures, "md", EN) == "| Name |\n| --- |\n| un |\n"
    assert "█████" in render(listing("bar", 0.5), "table", EN, Terminal(80))


def test_pictures_give_way_to_words_and_words_to_lines() -> None:
    share = listing("gauge", 0.5)
    assert "█" not in render(share, "table", EN, Terminal(14))
    assert "50%" in render(share, "table", EN, Terminal(14))
    assert "Value:" in render(share, "table", EN, Terminal(10))


def test_sums_of_nothing_are_blank() -> None:
    money = listing("amount", D("7250.50"), D(0))
    assert render(money, "table", FR) == "Nom      Valeur\nun   7\u202f250,50\u00a0€\nun\n"
    assert render(listing("quantity", D("0.4"), D(0)), "table", FR) == "Nom  Valeur\nun      0,4\nun\n"


# the Gantt chart


def drawn(columns: int, *, plain: bool = False, name: str = "demonstration") -> str:
    answer = calendar(example(name))._replace(notes=())
    return render(answer, "table", FR, Terminal(columns, ascii=plain))


def test_the_chart_of_the_demonstration_at_80_columns() -> None:
    lines = drawn(80).splitlines()
    assert lines[0].split() == ["2024", "2025", "2026", "2027", "2028", "2029"]
    assert re.fullmatch(r" +├[─┬]+│[─┬]+┤", lines[1])
    assert re.match(r"1\.1 Ouvrir une maison de +en retard +█+●█+●", lines[2])
    today = lines[1].index("│")
    assert all(line[today : today + 1] in {"│", "█", "◆", "▲", "━"} for line in lines[2:-3])
    assert "▲\u00a0en retard   ◆\u00a0à remettre   ●\u00a0remis, suspendu ou abandonné" in lines[-2]
    assert lines[-1].endswith("le contrat, du 1er février 2024 au 30 juin 2029")


def test_a_wide_terminal_tells_the_days_too() -> None:
    assert "01/02/2024 – 30/06/2029  █" in drawn(200)
    assert "01/02/2024" not in drawn(100)


def test_plain_signs_where_the_terminal_has_no_others() -> None:
    chart = drawn(100, plain=True)
    pictures = {char for char in chart if char > "\u2400"}
    assert pictures == set()
    assert "=====o" in chart


def test_a_narrow_terminal_and_a_pipe_get_words() -> None:
    assert "█" not in drawn(59)
    plain = render(calendar(example("demonstration")), "table", FR)
    assert re.search(r"1\.1/E1 +Connaître les besoins +01/02/2024  31/12/2024  de février à décembre 2024", plain)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(plans, st.integers(60, 160), st.booleans())
def test_any_chart_fits_its_terminal_and_is_harmless(plan: Plan, columns: int, plain: bool) -> None:
    answer = calendar(scope(plan))
    shown = render(answer._replace(notes=()), "table", EN, Terminal(columns, ascii=plain))
    assert max(map(width, shown.splitlines()), default=0) <= columns
    for text in (shown, gantt_svg.draw(answer, FR), gantt_mermaid.draw(answer, FR)):
        assert not set(text) & {"\x1b", "\u202e"}
    picture = ET.fromstring(gantt_svg.draw(answer, FR))
    tags = {each.tag.rpartition("}")[2] for each in picture.iter()}
    assert tags <= {"svg", "title", "desc", "style", "rect", "defs", "pattern", "path", "g", "text", "line"}
    for line in gantt_mermaid.draw(answer, FR).splitlines()[4:]:
        assert re.fullmatch(r"    section [^:;#%<>]*|    [^:;#%<>]+ :[a-z]*(, )?[a-z0-9-]*, [^:]*", line), line


def test_a_picture_says_what_it_is_and_every_state_in_words() -> None:
    page = gantt_svg.draw(calendar(example("demonstration")), FR)
    assert '<title id="titre">Contrat local de santé du Val d’Exemple' in page.replace("&#39;", "’")
    assert "<desc" in page
    for words in ("en retard", "suspendu", "30\u00a0juin\u00a02026", "01/02/2024 – 30/06/2029", "2027", "à remettre"):
        assert words in page
    assert "http" not in page.replace("http://www.w3.org/2000/svg", "")
    assert page == gantt_svg.draw(calendar(example("demonstration")), FR)


def test_a_diagram_has_a_section_for_each_fiche() -> None:
    lines = gantt_mermaid.draw(calendar(example("demonstration")), FR).splitlines()
    assert lines[:4] == [
        "gantt", "    title Contrat local de santé du Val d'Exemple (démonstration – plan inventé)",
        "    dateFormat YYYY-MM-DD", "    axisFormat %Y",
    ]  # fmt: skip
    # both days of ours are inclusive, Mermaid's second is not
    assert "    Le contrat :2024-02-01, 2029-07-01" in lines
    assert "    section 1.3 CPTS du Val d'Exemple" in lines
    assert "    J1 Dépôt de la lettre d'intention (remis) :done, milestone, 2026-03-31, 0d" in lines


def test_a_portfolio_names_its_contracts_in_both() -> None:
    answer = calendar(example("."))
    assert "section Contrat local de santé" in gantt_mermaid.draw(answer, FR)
    page = gantt_svg.draw(answer, FR).replace("\u00a0", " ")
    assert all(str(escape(FR(each.title))) in page for each in answer.lists if each.chart and each.title)
    assert page.count('class="an"') > 5
