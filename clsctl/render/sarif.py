"""Findings as SARIF 2.1.0, which code scanning, editors and quality servers read.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any
from urllib.parse import quote

from clsctl import __version__
from clsctl.core.diagnostics import Diagnostic, Severity, Span, Where
from clsctl.core.fingerprints import fingerprints
from clsctl.core.messages import Message, msg
from clsctl.core.rules.page import Page
from clsctl.render.head import Head
from clsctl.render.jsontext import indented
from clsctl.render.language import Language

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}


def sarif(diagnostics: Sequence[Diagnostic], pages: Mapping[str, Page], language: Language, head: Head) -> str:
    """A log of one run. `pages` explain the codes; those met are in it."""
    codes = sorted({each.code for each in diagnostics} & pages.keys())
    run = {
        "tool": {"driver": _driver([pages[code] for code in codes], language)},
        # The forge keeps one run of each name: two plans of a repository must not replace one another.
        "automationDetails": {"id": f"clsctl/{quote(head.home, errors='surrogateescape')}"},
        "language": language.code,
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(each, mark, codes, language, head)
            for each, mark in zip(diagnostics, fingerprints(diagnostics), strict=True)
        ],
        "properties": {"plan": head.plan, "rev": head.rev},
    }
    return indented({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n"


def _driver(pages: Sequence[Page], language: Language) -> dict[str, Any]:
    return {
        "name": "clsctl",
        "version": __version__,
        "language": language.code,
        "rules": [_rule(page, language) for page in pages],
    }


def _rule(page: Page, language: Language) -> dict[str, Any]:
    return {
        "id": page.code,
        "name": page.name,
        "shortDescription": {"text": _plain(language(page.title))},
        "fullDescription": {"text": _plain(language(page.why))},
        "help": {"text": _plain(_help(page, language, "")), "markdown": _help(page, language, "```")},
        "defaultConfiguration": {"level": _LEVELS[page.severity]},
    }


def _help(page: Page, language: Language, fence: str) -> str:
    """The page: why, what to do, a bad and a good example. `fence` marks code in Markdown."""
    parts = [language(page.why), language(page.remedy)]
    for title, example in ((msg("Instead of:"), page.bad), (msg("Write:"), page.good)):
        lines = (f"{fence}yaml" if fence else "", example.rstrip("\n"), fence)
        parts += [language(title), "\n".join(line for line in lines if line)]
    return "\n\n".join(parts)


def _result(each: Diagnostic, mark: str, codes: Sequence[str], language: Language, head: Head) -> dict[str, Any]:
    said = language(each.message) + (f"\n{language(each.hint)}" if each.hint else "")
    result = {
        "ruleId": each.code,
        "ruleIndex": codes.index(each.code),
        "level": _LEVELS[each.severity],
        "message": {"text": _plain(said)},
        "locations": [{**_location(each.where, each.span, head), **_logical(each)}],
        "partialFingerprints": {"clsctl/v1": mark},
    }
    if each.related:
        result["relatedLocations"] = [
            {"id": index, **_location(other.where, other.span, head), "message": _message(other.message, language)}
            for index, other in enumerate(each.related, 1)
        ]
    return result


def _location(where: Where, span: Span | None, head: Head) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": _uri(head.home + where.file)}}
    if span is not None:
        line, column, end_line, end_column = span
        place["region"] = {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}
    return {"physicalLocation": place}


def _uri(path: str) -> str:
    """A relative address: what is no letter, digit or `/` is written `%C3%A9`."""
    return quote(path, errors="surrogateescape")


def _logical(each: Diagnostic) -> dict[str, Any]:
    """Where it is in the plan: the reference and the key."""
    name = " ".join(part for part in (each.ref, each.where.key) if part)
    return {"logicalLocations": [{"fullyQualifiedName": name, "kind": "member"}]} if name else {}


def _message(message: Message, language: Language) -> dict[str, str]:
    return {"text": _plain(language(message))}


@cache
def _special() -> re.Pattern[str]:
    return re.compile(r"\[(?=[^\]]*\]\()|\{(?=\d+\})")


def _plain(text: str) -> str:
    """The text, where `[words](place)` is no link and `{0}` stands for nothing else."""
    return _special().sub(lambda found: "\\[" if found[0] == "[" else "{{", text)
