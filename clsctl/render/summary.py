"""The summary of a check as a page of Markdown, such as forges show under a job."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from clsctl.core.diagnostics import TOP, Diagnostic, Severity
from clsctl.core.labels import SEVERITIES
from clsctl.core.messages import Message, msg, nmsg
from clsctl.core.rules.page import Page
from clsctl.render.head import Head
from clsctl.render.language import Language
from clsctl.render.marks import literal, table

# A page of a forge holds 1 MiB, and nobody reads more.
MOST = 200
_ORDER: tuple[Severity, ...] = ("error", "warning", "info")


def summary(
    diagnostics: Sequence[Diagnostic], tally: str, pages: Mapping[str, Page], language: Language, head: Head
) -> str:
    """A title, the count (`tally`), a table of the codes met, and one of the findings, errors first."""
    # Translators: title of the page that tells what was found, followed by the plan's title
    title = msg("Check of the plan: {plan}", plan=head.plan) if head.plan else msg("Check of the plan")
    parts = [f"## {literal(language(title))}\n", f"{literal(tally)}\n"]
    if diagnostics:
        found = sorted(diagnostics, key=lambda each: _ORDER.index(each.severity))
        parts += [_codes(found, pages, language), _findings(found[:MOST], language, head)]
        if len(found) > MOST:
            more = nmsg("{count} more finding is not shown here.", "{count} more findings are not shown here.",
                        len(found) - MOST)  # fmt: skip
            parts.append(f"{literal(language(more))}\n")
    return "\n".join(parts)


def _codes(found: Sequence[Diagnostic], pages: Mapping[str, Page], language: Language) -> str:
    """How many of each code, the most frequent first."""
    # Translators: heads of the table of the codes met
    heads = (msg("Code"), msg("What it finds"), msg("Number"))
    counts = Counter(each.code for each in found)
    rows = [
        (f"`{code}`", literal(language(pages[code].title)) if code in pages else "", str(count))
        for code, count in sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    ]
    return table(_said(heads, language), rows, ("", "", "right"))


def _findings(found: Sequence[Diagnostic], language: Language, head: Head) -> str:
    # Translators: heads of the table of findings
    heads = (msg("Severity"), msg("Place"), msg("Code"), msg("What is wrong, and what to do"))
    return table(_said(heads, language), _rows(found, language, head))


def _rows(found: Sequence[Diagnostic], language: Language, head: Head) -> Iterator[tuple[str, ...]]:
    for each in found:
        said = f"**{literal(language(each.message))}**"
        if each.hint:
            said += f"<br>{literal(language(each.hint))}"
        place = f"{literal(head.home + each.where.file)}:{(each.span or TOP).line}"
        yield literal(language(SEVERITIES[each.severity])), place, f"`{each.code}`", said


def _said(heads: Sequence[Message], language: Language) -> list[str]:
    return [literal(language(each)) for each in heads]
