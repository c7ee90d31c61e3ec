"""Findings as a JUnit report, which every forge shows: each file that was read is a test.

It fails where it has errors, and ends in an error where it could not be read. Warnings are told under a test that
passes, unless they count as errors.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from xml.sax.saxutils import escape, quoteattr

from clsctl.core.diagnostics import TOP, Diagnostic
from clsctl.core.labels import SEVERITIES
from clsctl.core.messages import msg
from clsctl.render.head import Head
from clsctl.render.language import Language
from clsctl.render.width import one_line, visible

_LINE_BREAK = {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}


def junit(diagnostics: Sequence[Diagnostic], files: Iterable[str], language: Language, head: Head) -> str:
    """XML of one suite. `files` are those that were read; one that only a finding names is added."""
    by_file: dict[str, list[Diagnostic]] = {file: [] for file in files}
    for each in diagnostics:
        by_file.setdefault(each.where.file, []).append(each)
    failed = sum(_fails(found, head) and file not in head.unread for file, found in by_file.items())
    broken = sum(file in head.unread for file in by_file)
    counts = f'tests="{len(by_file)}" failures="{failed}" errors="{broken}"'
    tests = "".join(_test(file, by_file[file], language, head) for file in sorted(by_file))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<testsuites name="clsctl" {counts}>\n'
        f'  <testsuite name={_attribute(head.plan or "clsctl")} {counts} skipped="0">\n'
        f"{tests}  </testsuite>\n</testsuites>\n"
    )


def _fails(found: Iterable[Diagnostic], head: Head) -> bool:
    return any(_counts(each, head) for each in found)


def _counts(each: Diagnostic, head: Head) -> bool:
    return each.severity == "error" or (head.strict and each.severity == "warning")


def _test(file: str, found: Sequence[Diagnostic], language: Language, head: Head) -> str:
    """A file. What counts is under its failure, the rest is what the test printed."""
    bad = [each for each in found if _counts(each, head)] if file not in head.unread else list(found)
    rest = [each for each in found if each not in bad]
    inside = ""
    if file in head.unread:
        inside += _element("error", language(msg("The file could not be read.")), bad, language)
    elif bad:
        inside += _element("failure", one_line(language(bad[0].message)), bad, language)
    if rest:
        inside += f"      <system-out>{_text(_told(rest, language))}</system-out>\n"
    start = f"    <testcase classname={_attribute(_class(file, head))} name={_attribute(head.home + file)}"
    return f"{start}>\n{inside}    </testcase>\n" if inside else f"{start}/>\n"


def _class(file: str, head: Head) -> str:
    """The folder, as a class of tests: forges group by it."""
    return (head.home + file).rpartition("/")[0].replace("/", ".") or "clsctl"


def _element(name: str, said: str, found: Sequence[Diagnostic], language: Language) -> str:
    kind = found[0].code if found else ""
    told = _text(_told(found, language))
    return f"      <{name} type={_attribute(kind)} message={_attribute(said)}>{told}</{name}>\n"


def _told(found: Iterable[Diagnostic], language: Language) -> str:
    return "\n".join(line for each in found for line in _lines(each, language))


def _lines(each: Diagnostic, language: Language) -> list[str]:
    line, column = (each.span or TOP)[:2]
    severity = language(SEVERITIES[each.severity])
    place = f"{each.where.file}:{line}:{column}"
    lines = [f"{place}: {each.code} {one_line(language(each.message))} [{severity}]"]
    return lines + ([f"  {line}" for line in language(each.hint).strip("\n").split("\n")] if each.hint else [])


def _text(text: str) -> str:
    return escape(_legal(visible(text, keep="\n")))


def _attribute(text: str) -> str:
    return quoteattr(_legal(visible(text, keep="\n")), _LINE_BREAK)


def _legal(text: str) -> str:
    """The text without what XML 1.0 has no way to write."""
    return _illegal().sub("\ufffd", text)


@cache
def _illegal() -> re.Pattern[str]:
    return re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
