"""A calendar as Mermaid's `gantt`, which forges and many editors draw inside Markdown."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from clsctl.core.labels import ETATS, label
from clsctl.core.messages import msg
from clsctl.core.views.answer import Answer
from clsctl.core.views.frise import Barre, Frise
from clsctl.render.language import Language
from clsctl.render.width import one_line

# Mermaid's own marks for the states: `crit` is red, `active` blue, `done` grey.
_TAGS = {"en_retard": "crit", "en_cours": "active", "proche": "active", "remis": "done", "remis_en_retard": "done"}


def draw(answer: Answer, language: Language) -> str:
    """The diagram, a section for each fiche; what has no day is left out."""
    lines = ["gantt", f"    title {_text(answer.plan)}", "    dateFormat YYYY-MM-DD", "    axisFormat %Y"]
    charts = [each.chart for each in answer.lists if each.chart is not None]
    for listing, chart in ((each, each.chart) for each in answer.lists):
        if chart is not None:
            prefix = f"{_text(language(listing.title))} – " if listing.title and len(charts) > 1 else ""
            lines += _sections(chart, prefix, language)
    return "\n".join(lines) + "\n"


def _sections(frise: Frise, prefix: str, language: Language) -> Iterator[str]:
    if frise.debut_contrat and frise.fin_contrat:
        yield f"    section {prefix}{_text(language(msg('The contract')))}"
        yield f"    {_text(language(msg('The contract')))} :{_days(frise.debut_contrat, frise.fin_contrat)}"
    for barre in frise.barres:
        if barre.niveau == 0:
            yield f"    section {prefix}{_text(barre.ref)} {_text(barre.titre)}"
        task = _task(barre, frise, language)
        if task:
            yield f"    {task}"


def _task(barre: Barre, frise: Frise, language: Language) -> str | None:
    if barre.debut is None and barre.fin is None:
        return None
    state = f" ({language(label(ETATS, barre.etat))})" if barre.etat else ""
    tag = f"{_TAGS[barre.etat]}, " if barre.etat in _TAGS else ""
    name = _text(f"{barre.ref.rpartition('/')[2]} {barre.titre}{state}")
    if barre.point:
        return f"{name} :{tag}milestone, {barre.fin}, 0d"
    return f"{name} :{tag}{_days(barre.debut or frise.debut, barre.fin or frise.fin)}"


def _days(first: date, last: date) -> str:
    """Both days inclusive: Mermaid's second day is not."""
    after = last if last == date.max else last + timedelta(days=1)
    return f"{first}, {after}"


def _text(text: str) -> str:
    """Words in which nothing is Mermaid's: no colon or semicolon, no `#` or `%%`, no quote of code, no tag."""
    kept = re.sub(r"\s*[:;]\s*", " – ", one_line(text))
    return re.sub(r"[#%<>`{}\[\]\\\"]", " ", kept).strip() or "–"
