"""The reports that people will read, kept as files: `python -m tests.render.golden` writes them again.

Look at what changed (`git diff tests/render/golden`) before committing it: that is the test.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from clsctl import __version__
from clsctl.core.audience import Audience
from clsctl.core.views.fiche import fiches
from clsctl.core.views.reports import VIEWS
from clsctl.render.ansi import Terminal
from clsctl.render.language import language
from clsctl.render.reports import FORMATS, report
from clsctl.render.terminal import page
from tests.render.plans import example

FOLDER = Path(__file__).with_name("goldens")
LANGUAGES = ("en", "fr")


class Case(NamedTuple):
    """A report on an example: of one fiche where `ref` names it."""

    plan: str
    report: str
    day: date
    audience: Audience = "publique"
    ref: str | None = None
    formats: tuple[str, ...] = FORMATS


SUMMER_2020, SUMMER_2026 = date(2020, 7, 1), date(2026, 6, 30)
CASES = (
    Case("terres-des-confluences", "fiche", SUMMER_2020),
    Case("loiret", "fiche", SUMMER_2020),
    Case("loir-et-cher", "fiche", SUMMER_2020),
    Case("cpts-canal-garonne", "fiche", SUMMER_2020),
    Case("terres-des-confluences", "retards", SUMMER_2020, formats=("md",)),
    Case("demonstration", "fiche", SUMMER_2026, "interne", "1.1"),
    Case("demonstration", "fiche", SUMMER_2026, "publique", "2.1", ("md",)),
    Case("demonstration", "retards", SUMMER_2026),
    Case("demonstration", "tableau-de-bord", SUMMER_2026, "partenaires"),
    Case("demonstration", "bilan", date(2025, 12, 31), "partenaires"),
    Case("demonstration", "bilan", SUMMER_2026, "publique", formats=("md",)),
    Case("demonstration", "budget", SUMMER_2026),
    Case("demonstration", "calendrier", SUMMER_2026),
    Case("demonstration", "relances", SUMMER_2026, "partenaires"),
    Case("demonstration", "copil", SUMMER_2026, "partenaires"),
    Case("terres-des-confluences", "relances", SUMMER_2020, formats=("md",)),
    Case(".", "budget", SUMMER_2020, formats=("md",)),
    Case(".", "tableau-de-bord", SUMMER_2020, formats=("md",)),
)


def texts(code: str) -> Mapping[str, str]:
    """The text of each golden file of a language, by its name."""
    return dict(_texts(code))


def _texts(code: str) -> Iterator[tuple[str, str]]:
    spoken = language(code)
    for case in CASES:
        view = VIEWS[case.report](example(case.plan, case.day, case.ref), case.audience)
        parts = (case.plan.replace(".", "portefeuille"), case.report, case.ref, case.audience, code)
        for format_ in case.formats:
            name = "-".join(part for part in parts if part) + f".{format_}"
            yield name, _steady(report(case.report, view, format_, spoken))
    shown = page(fiches(example("demonstration", SUMMER_2026, "2.2"), "interne"), spoken, Terminal(80))
    yield f"demonstration-show-2.2-{code}.txt", _steady(shown)


def _steady(text: str) -> str:
    """The text without what is tested elsewhere and would change every file: the version, the style and its hash."""
    text = re.sub(r"<style>.*?</style>", "<style>…</style>", text, flags=re.DOTALL)
    return re.sub(r"sha256-[\w+/=]+", "sha256-…", text).replace(f"clsctl {__version__}", "clsctl VERSION")


def main() -> None:
    """Write the files again, and take away those that no case makes any more."""
    FOLDER.mkdir(exist_ok=True)
    made = {name: text for code in LANGUAGES for name, text in texts(code).items()}
    for path in FOLDER.iterdir():
        if path.name not in made:
            path.unlink()
    for name, text in made.items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
