"""French typography over all reports, in each of their forms, whatever people typed."""

import io
import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clsctl.core.audience import AUDIENCES, Audience
from clsctl.core.model.fiche import Fiche
from clsctl.core.model.plan import Axe, Plan
from clsctl.core.views.reports import VIEWS
from clsctl.core.views.since import since_day
from clsctl.render.language import language
from clsctl.render.reports import NAMES, report
from clsctl.render.word import word
from tests.render.filled import WHERE, Filler
from tests.render.plans import example, scope

FR = language("fr")
MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
WRONG = {
    "a thin no-break space goes before ; ! ?": r"(?:^|[^\s\u202f«])(?:[ \u00a0]|)[;!?](?=\s|$)",
    "a no-break space goes before :": r"[\w»’)%€°](?: |\u202f|):(?=\s|$)",
    "a no-break space goes inside « »": r"«(?!\u00a0)|(?<!\u00a0)»",
    "a narrow no-break space goes between thousands": r"(?<![\d/.,\u202f])\d{1,3}[ \u00a0]\d{3}(?!\d)",
    "a no-break space goes before a unit": r"\d[ \u202f][%€]",
    "the first of a month is « 1er »": rf"(?<![\d/])1[ \u00a0](?:{MONTHS})\b",
    "a day does not leave its month": rf"(?<![\d/])(?:1er|\d\d?) (?:{MONTHS})\b",
}
# What people type; what is quoted from a calendar is quoted as it is.
PHRASES = (
    "Que faire ? Attendre !", "Deux points: trois ; quatre", "Un but : soigner", "le «mot» juste", "les « mots » dits",
    "50 000 € pour 12 345 habitants", "25 % de plus", "le 1er juillet 2020", "du 2 mars au 3 avril", "n° 12 ; Dr Y",
    "Pourquoi? Comment!", "fin",
)  # fmt: skip
OURS = re.compile(r"\b[0-9a-f]{10}\b|clsctl [\d.]+")


class French(Filler):
    """Fills a fiche with what people type, but for what is a name for programs or a calendar."""

    def __init__(self, phrases: list[str]) -> None:
        super().__init__()
        self.phrases = phrases

    def text(self, key: str) -> str:
        name = key.rpartition(".")[2]
        if key in {"id", "type", "axe"} or name in {"id", "unite", "lien"}:
            return super().text(key)
        if name in {"echeance", "calendrier", "texte"}:
            self.values[key] = "1er semestre 2021"
        else:
            self.values[key] = self.phrases[len(self.values) % len(self.phrases)]
        return str(self.values[key])


def plan_of(phrases: list[str]) -> Plan:
    fiche: Fiche = French(phrases).record(Fiche, "")
    axes = (Axe(WHERE, fiche.axe or "", phrases[0]),)
    return Plan(WHERE, "essai", type="cls", titre=phrases[-1], signature=date(2019, 1, 1), axes=axes, fiches=(fiche,))


def faults(lines: Iterator[str]) -> list[tuple[str, str]]:
    return [(why, line) for line in lines for why, wrong in WRONG.items() if re.search(wrong, line, re.MULTILINE)]


def read_of_page(page: str) -> Iterator[str]:
    """What a person reads of a page, a text for each block, and what is read aloud of its drawings."""
    yield from map(unescape, re.findall(r'(?:aria-label|title|alt)="([^"]*)"', page))
    body = re.sub(r"<style>.*?</style>|<code>.*?</code>", "", page, flags=re.DOTALL)
    body = re.sub(r"</?(?:span|strong|em|a|time)\b[^>]*>", "", body)
    yield from (unescape(each).strip() for each in re.split(r"<[^>]*>", body))


def read_of_markdown(text: str) -> Iterator[str]:
    plain = re.sub(r"<!--.*?-->|`[^`]*`", "", text, flags=re.DOTALL)
    plain = re.sub(r"\]\([^)]*\)", "]", plain).replace("**", "").replace("&lt;", "<").replace("&amp;", "&")
    for line in re.sub(r"\\(.)", r"\1", plain).splitlines():
        yield from (each.strip(" |-#*_>•").removesuffix("\u00a0") for each in re.split(r"<br>| \| ", line))


def read_of_word(data: bytes) -> Iterator[str]:
    document: Any = docx.Document(io.BytesIO(data))
    parts = [document.element, *(each._element for each in (document.sections[0].header, document.sections[0].footer))]
    yield document.core_properties.title
    yield from (
        "".join(t.text or "" for t in p.iter(qn("w:t"))).strip() for part in parts for p in part.iter(qn("w:p"))
    )


def page_of(name: str, of: Any, audience: Audience, format_: str) -> str:
    view = VIEWS[name](of._replace(since=since_day(date(2020, 1, 1))) if name == "copil" else of, audience)
    return report(name, view, format_, FR)


days = st.dates(date(2019, 1, 1), date(2030, 12, 31)) | st.sampled_from([date(2026, 1, 1), date(2026, 7, 1)])
phrases = st.permutations(PHRASES).map(list)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(phrases, days, st.sampled_from(AUDIENCES))
def test_whatever_is_typed_is_set_as_french_is(some: list[str], day: date, audience: Audience) -> None:
    of = scope(plan_of(some), day=day)
    for name in NAMES:
        assert faults(read_of_page(page_of(name, of, audience, "html"))) == [], name
        assert faults(read_of_markdown(page_of(name, of, audience, "md"))) == [], name


@settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))
@given(phrases, days)
def test_in_word_too(some: list[str], day: date) -> None:
    of = scope(plan_of(some), day=day)
    for name in NAMES:
        assert faults(read_of_word(word(page_of(name, of, "interne", "html"), day=day))) == [], name


@pytest.mark.parametrize("name", NAMES)
def test_the_example_is_set_as_french_is_and_its_days_are_in_words_outside_tables(name: str) -> None:
    for day in (date(2026, 7, 1), date(2025, 12, 31)):
        of = example("demonstration", day)
        page, markdown = page_of(name, of, "interne", "html"), page_of(name, of, "interne", "md")
        assert faults(read_of_page(page)) == []
        assert faults(read_of_markdown(markdown)) == []
        prose = "\n".join(line for line in markdown.splitlines() if not line.startswith("|"))
        prose += "\n".join(read_of_page(re.sub(r"<table.*?</table>", "", page, flags=re.DOTALL)))
        typed = re.sub(r"«\u00a0\d\d/\d\d/\d{4}\u00a0»", "", prose)  # a deadline as it was written
        assert re.findall(r".*\b\d\d/\d\d/\d{4}\b.*|.*(?<!/)\b\d{4}-\d\d-\d\d\b(?!-).*", typed) == []


def test_a_fault_is_seen() -> None:
    for line in ("Quoi ?", "Quoi?", "un: deux", "un : deux", "«mot»", "50 000", "25 %", "1 juillet", "le 2 mars"):
        assert faults(iter([line])), line
    right = (
        "Quoi\u202f? un\u00a0: deux «\u00a0mot\u00a0» 50\u202f000\u00a0€ 25\u00a0% le 1er\u00a0juillet 10:30 a\u202f; b"
    )
    assert faults(iter([right])) == []
