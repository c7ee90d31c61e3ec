"""Reports: what a page may hold, how it is built for those who do not see it, and a house's own templates."""

import hashlib
import re
from base64 import b64encode
from datetime import date
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from clsctl import __version__
from clsctl.core.audience import AUDIENCES, Audience
from clsctl.core.diagnostics import Where
from clsctl.core.messages import msg
from clsctl.core.model.fiche import Calendrier, Fiche, Livrable
from clsctl.core.model.plan import Plan, Rubrique
from clsctl.core.trouble import Trouble
from clsctl.core.views.filters import Filters
from clsctl.core.views.reports import VIEWS
from clsctl.core.views.scope import Scope
from clsctl.render.ansi import Terminal
from clsctl.render.cells_html import Html, anchor
from clsctl.render.cells_md import Md
from clsctl.render.language import language
from clsctl.render.reports import FORMATS, NAMES, report
from clsctl.render.templates import House, folder
from clsctl.render.terminal import page as terminal_page
from clsctl.render.width import width
from tests.render.pages import faults
from tests.render.plans import W, example, plans, scope

EN, FR = language("en"), language("fr")
PLAN = Plan(
    Where("clsctl.yaml"),
    "essai",
    titre="Contrat d'essai",
    fiches=(
        Fiche(
            W, "1.3", "fiche_projet", "Une fiche", livrables=(Livrable(W, "L1", "Diagnostic", "2ème semestre 2019"),)
        ),
    ),
)


def text(of: Scope, name: str, format_: str, audience: Audience = "publique", house: House = House()) -> str:  # noqa: B008
    return report(name, VIEWS[name](of, audience), format_, EN, house)


def test_every_report_has_a_view_and_a_template_of_each_format() -> None:
    assert set(VIEWS) == set(NAMES)
    assert {f"{name}.{f}.j2" for name in NAMES for f in FORMATS} <= {path.name for path in folder().iterdir()}


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(plans, max_size=2), st.sampled_from(AUDIENCES), st.sampled_from(("fr", "en")))
def test_any_plan_makes_whole_and_harmless_reports(some: list[Plan], audience: Audience, code: str) -> None:
    of = scope(*some, titre="Portefeuille" if len(some) != 1 else None)
    for name in NAMES:
        view = VIEWS[name](of, audience)
        html = report(name, view, "html", language(code))
        assert faults(html) == []
        assert html == report(name, view, "html", language(code))
        markdown = report(name, view, "md", language(code))
        assert faults(as_page(markdown)) == []
        assert not set(html + markdown) & {"\x1b", "\u202e"}


def as_page(markdown: str) -> str:
    """Markdown as a forge shows it, with whatever HTML is left in it, but for our own line breaks and alignments."""
    page = str(MarkdownIt("commonmark", {"html": True}).enable("table").render(markdown))
    return page.replace(' style="text-align:right"', "")


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(plans, st.none() | st.integers(20, 120))
def test_any_fiche_fits_a_terminal(plan: Plan, columns: int | None) -> None:
    shown = terminal_page(VIEWS["fiche"](scope(plan), "interne"), EN, Terminal(columns))
    assert not set(shown) & {"\x1b", "\u202e"}
    if columns is not None and columns >= 60:
        assert max(map(width, shown.splitlines()), default=0) <= columns


class Outline(HTMLParser):
    """The headings, tables and landmarks of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.headings: list[int] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.tags if name == tag]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("plan", ["demonstration", "cpts-canal-garonne"])
def test_a_page_can_be_read_without_seeing_it(plan: str, name: str) -> None:
    page = text(example(plan), name, "html", "interne")
    outline = Outline(page)
    assert outline.headings[0] == 1
    assert outline.headings.count(1) == 1
    steps = [later - earlier for earlier, later in zip(outline.headings, outline.headings[1:], strict=False)]
    assert max(steps) <= 1
    assert len(outline.all("caption")) == len(outline.all("table"))
    assert all(attrs.get("scope") in {"col", "row"} for attrs in outline.all("th"))
    assert outline.all("html") == [{"lang": "en"}]
    assert ("a", {"class": "evitement", "href": "#contenu"}) in outline.tags
    assert len(outline.all("main")) == len(outline.all("footer")) == 1
    for attrs in outline.all("svg"):
        assert attrs.get("aria-hidden") == "true" or (attrs.get("role") == "img" and attrs.get("aria-label"))


def test_states_are_words_and_signs_besides_colours() -> None:
    page = text(example("demonstration"), "tableau-de-bord", "html")
    badges = re.findall(r'<span class="etat v-[a-z_]+">(<svg.*?</svg>)([^<]+)</span>', page)
    assert len(badges) > 10
    assert all(sign and word.strip() for sign, word in badges)


def test_a_page_allows_its_own_style_and_nothing_else() -> None:
    page = text(scope(PLAN), "retards", "html")
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style
    digest = b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"content=\"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'\"" in page
    assert "url(" not in re.sub(r"url\(#[\w-]+\)", "", style[1])
    assert "@import" not in style[1]


def test_the_title_of_a_plan_cannot_leave_the_style_sheet() -> None:
    page = text(scope(PLAN._replace(titre='"; } </style><script>x</script> é')), "retards", "html")
    assert faults(page) == []
    assert r"\22 \3b  \7d  \3c \2f style" in page


@pytest.mark.parametrize("format_", FORMATS)
def test_the_foot_names_what_the_report_was_made_from(format_: str) -> None:
    page = text(scope(PLAN)._replace(rev="f00ba4"), "retards", format_)
    last = page[-1200:]
    for words in ("Contrat d'essai", "text f00ba4", "30 June 2026", "public version", f"clsctl {__version__}"):
        assert words in unescape(last)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("format_", FORMATS)
def test_files_that_were_not_read_are_named_at_the_top(name: str, format_: str) -> None:
    page = text(scope(PLAN._replace(illisibles=("fiches/a|b.yaml",), abimees=("fiches/c.yaml",))), name, format_)
    top = page[: page.index("2 files could not be read whole") + 600]
    assert re.search(r"fiches/a\\?\|b\.yaml", top)
    assert "fiches/c.yaml" in top
    assert "could not be read" not in text(scope(PLAN), name, format_)


def test_an_empty_rubric_is_said_and_an_absent_one_is_not() -> None:
    fiche = PLAN.fiches[0]._replace(calendrier=Calendrier(W), vides=(W / "calendrier",))
    own = PLAN._replace(
        fiches=(fiche,), gabarits={"fiche_projet": (Rubrique(("calendrier",), "Quand"), Rubrique(("enjeux",)))}
    )
    page = text(scope(own), "fiche", "md")
    assert "### Quand\n\n*not filled in*\n" in page
    assert "at stake" not in page


def test_a_heading_with_nothing_under_it_is_left_out() -> None:
    lines = (
        Rubrique((), "Vide"),
        Rubrique(("enjeux",)),
        Rubrique((), "Plein"),
        Rubrique(("livrables",), "Ce qui est dû"),
    )
    page = text(scope(PLAN._replace(gabarits={"fiche_projet": lines})), "fiche", "md")
    assert "Vide" not in page
    assert "### Plein\n\n### Ce qui est dû\n" in page


def test_the_house_names_its_columns_in_the_order_of_the_document() -> None:
    lines = (Rubrique(("livrables",), "Livrables", ("Quoi", "Quand")),)
    page = text(scope(PLAN._replace(gabarits={"fiche_projet": lines})), "fiche", "md")
    assert "| Quoi | Quand |\n| --- | --- |\n| Diagnostic | 2ème semestre 2019 |" in page


def test_a_report_on_no_plan_and_on_several() -> None:
    for name in NAMES:
        for format_ in FORMATS:
            assert "Rien" in text(scope(titre="Rien"), name, format_)
            both = text(scope(PLAN, PLAN._replace(code="autre", titre="Second contrat"), titre="Tous"), name, format_)
            assert "Second contrat" in both or name in {"fiche", "relances"}
    page = text(scope(PLAN, PLAN._replace(code="autre"), titre="Tous"), "fiche", "html")
    assert 'id="fiche-essai_3a1.3"' in page
    assert 'id="fiche-autre_3a1.3"' in page


def test_two_fiches_of_one_id_are_told_apart() -> None:
    page = text(scope(PLAN._replace(fiches=PLAN.fiches * 2)), "fiche", "html")
    assert faults(page) == []
    assert page.count("<article") == 2


def test_the_day_is_that_of_the_facts() -> None:
    early, late = (text(scope(PLAN, day=day), "retards", "md") for day in (date(2019, 12, 31), date(2020, 1, 1)))
    assert "Nothing is late." in early
    assert "**1 day**" in late


@given(st.text(), st.text())
def test_two_references_have_two_anchors(one: str, other: str) -> None:
    assert (anchor(one) == anchor(other)) is (one == other)
    assert re.fullmatch(r"fiche-[A-Za-z0-9._-]*", anchor(one))


# a house's own templates


def test_a_house_overrides_one_block_and_keeps_the_rest() -> None:
    own = House({"retards.html.j2": '{% extends "clsctl/retards.html.j2" %}{% block titre %}Chez nous{% endblock %}'})
    page = text(scope(PLAN), "retards", "html", house=own)
    assert "<h1>Chez nous</h1>" in page
    assert "Diagnostic" in page


def test_a_template_named_on_the_command_line_comes_first() -> None:
    own = House({"mien.j2": "{{ vue.plans[0].titre }} & co", "retards.md.j2": "other"}, "mien.j2")
    plan = PLAN._replace(titre="Le <b> d'ici")
    assert text(scope(plan), "retards", "md", house=own) == "Le \\<b\\> d'ici & co\n"
    assert text(scope(plan), "retards", "html", house=own) == "Le &lt;b&gt; d&#39;ici & co"


@pytest.mark.parametrize(
    ("template", "line", "words"),
    [
        ("\n{{ vue.plan }}", 2, "plan"),
        ("{{ inconnu }}", 1, "inconnu"),
        ("a\nb\n{% if %}", 3, ""),
        ("{{ 1 / 0 }}", 1, "zero"),
        ("\n\n{{ ''.__class__.__mro__ }}", 3, "__class__"),
        ("{{ vue._replace(entete=1) }}", 1, ""),
        ("{{ vue.entete.titre.format }}{{ '{0.__class__}'.format(vue) }}", 1, ""),
        ("{{ vue.plans[7] }}", 1, ""),
        ("{{ 'a' + 1 }}", 1, ""),
        ("{% include 'absent.j2' %}", 1, "absent.j2"),
        ("{{ entete|inconnu }}", 1, "inconnu"),
    ],
)
def test_a_wrong_template_is_told_with_its_line(template: str, line: int, words: str) -> None:
    with pytest.raises(Trouble) as told:
        text(scope(PLAN), "retards", "html", house=House({"mien.j2": template}, "mien.j2"))
    said = EN(told.value.message)
    assert words in said
    assert "mien.j2" in said or "absent.j2" in said
    assert f":{line}:" in said or "There is no template" in said


def test_a_template_cannot_change_what_it_is_given() -> None:
    with pytest.raises(Trouble):
        text(scope(PLAN), "retards", "html", house=House({"m.j2": "{{ graphiques.update({'a': 1}) }}"}, "m.j2"))


def test_the_examples_make_reports_on_any_day() -> None:
    for day in (date(1, 1, 1), date(9999, 12, 31)):
        for name in NAMES:
            assert faults(text(example("demonstration", day), name, "html", "interne")) == []


def test_names_of_keys_in_our_sentences_are_code() -> None:
    said = msg("{refs}: counted from `signature` <b>", refs="1.2")
    assert Html(EN)(said) == "1.2: counted from <code>signature</code> &lt;b&gt;"
    assert Md(EN)(said) == "1.2: counted from `signature` \\<b\\>"


def test_a_house_style_sheet_cannot_end_the_style_element() -> None:
    own = House({"style.css": "body { color: red } </style><script>alert(1)</script>"})
    page = text(scope(PLAN), "retards", "html", house=own)
    assert faults(page) == []
    assert "body { color: red } <\\/style>" in page


@pytest.mark.parametrize("format_", FORMATS)
def test_head_and_foot_name_the_filters(format_: str) -> None:
    of = example("demonstration")._replace(filters=Filters(etat=("proche",)))
    for name in NAMES:
        page = text(of, name, format_)
        assert "Selection: state: due soon" in page
        assert " · selection: state: due soon · text: the files of the folder · " in page
        assert "Nothing is late." not in page
        assert "election" not in text(example("demonstration"), name, format_).partition("</style>")[2]
    assert "Late" not in re.findall(r"^### (.*)$|<h3>(.*)</h3>", text(of, "retards", format_), re.MULTILINE)
    none = example("demonstration")._replace(filters=Filters(etat=("suspendu",), axe=("1",)))
    assert "Nothing in this selection." in text(none, "tableau-de-bord", format_)
    assert "Nothing in this selection." in text(none, "retards", format_)


@pytest.mark.parametrize(
    ("rev", "said"),
    [
        ("disk", "text: the files of the folder"),
        ("index", "text: the files ready to be committed"),
        ("0123456789abcdef0123456789abcdef01234567", "text 0123456789 ·"),
    ],
)
def test_the_foot_says_which_text(rev: str, said: str) -> None:
    assert said in text(scope(PLAN)._replace(rev=rev), "retards", "md")
    assert said in text(scope(PLAN)._replace(rev=rev), "retards", "html")
