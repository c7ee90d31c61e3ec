"""The page of a rule for a reader of the terminal: what it finds, why, what to do, a bad and a good example."""

from collections.abc import Iterator

from clsctl.core.labels import SEVERITIES as WORDS
from clsctl.core.messages import msg
from clsctl.core.rules.page import Page
from clsctl.render.ansi import SEVERITIES, Terminal, paint
from clsctl.render.language import Language
from clsctl.render.width import wrap

# Long lines are hard to read, however wide the terminal is.
_WIDEST = 100


def rule_page(page: Page, language: Language, terminal: Terminal) -> str:
    """The page as text; not wrapped elsewhere than on a terminal."""
    return "\n\n".join(_parts(page, language, terminal)) + "\n"


def _parts(page: Page, language: Language, terminal: Terminal) -> Iterator[str]:
    head = paint(page.code, SEVERITIES[page.severity], terminal)
    yield f"{head} {paint(language(page.title), 'bold', terminal)}\n{page.name} – {language(WORDS[page.severity])}"
    yield _paragraph(language(page.why), terminal)
    yield _paragraph(language(page.remedy), terminal)
    for title, example in ((msg("Instead of:"), page.bad), (msg("Write:"), page.good)):
        if example:
            lines = (f"    {line}".rstrip() for line in example.rstrip("\n").split("\n"))
            yield "\n".join([paint(language(title), "bold", terminal), "", *lines])


def _paragraph(text: str, terminal: Terminal) -> str:
    return "\n".join(wrap(text, min(terminal.width, _WIDEST))) if terminal.width else text
