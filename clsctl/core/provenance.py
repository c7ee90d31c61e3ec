"""What a report was made from, as a line that it carries, so that `verify` can make it again and compare.

The line is JSON in ASCII without the signs that could end an attribute or a comment:
`{"clsctl": "0.1.0", "report": "fiche", "format": "md", "audience": "publique", "rev": "0123…", "date": "2026-06-30"}`,
then the filters and options that were given, and the template that `--template` named.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

# The name of the meta element of a page, and the word that opens the comment of a Markdown report.
MARK = "clsctl-report"
# The name that the pages of a site give for a report, and the options they were made with.
SITE, PAGE, NO_HISTORY = "site", "page", "no-history"
# How many signs a property of a file holds at most: Word cuts longer ones when it saves.
_PROPERTY = 250
_META = re.compile(rf"<meta name=\"{MARK}\" content='([^']*)'>")
_COMMENT = re.compile(rf"^<!-- {MARK} (.*) -->$", re.MULTILINE)
_REV = re.compile(r"|disk|index|[0-9a-f]{40}|[0-9a-f]{64}")
_VERSION = re.compile(r"[0-9][0-9A-Za-z.+-]{0,40}")
_WORD = re.compile(r"[a-z][a-z-]{0,40}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
# What would end a comment or an attribute; JSON writes each by its code.
_CODED = {each: f"\\u{ord(each):04x}" for each in "<>&'"}


class Template(NamedTuple):
    """The template that `--template` named: its file's name, without the folder, and the SHA-256 of its text."""

    name: str
    sha256: str


class Provenance(NamedTuple):
    """How to make a report again. `rev` is the label of the snapshot; `filters` and `options` hold what was given.

    A page of a site leaves `rev` empty: the list of the site says it, so that a page keeps its bytes from one revision
    to the next where these do not touch it.
    """

    clsctl: str
    report: str
    format: str
    audience: str
    rev: str
    date: date
    filters: Mapping[str, tuple[str, ...]] = {}
    options: Mapping[str, str] = {}
    template: Template | None = None

    @property
    def is_committed(self) -> bool:
        """Whether the text that the report was made from is that of a commit."""
        return self.rev not in {"disk", "index"}


def digest(data: bytes) -> str:
    """The SHA-256 of a template, in hexadecimal, whatever the ends of its lines."""
    return hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()


def line(origin: Provenance) -> str:
    """The provenance on one line, safe in an attribute between apostrophes and in a comment."""
    said: dict[str, Any] = {
        key: value.isoformat() if isinstance(value, date) else value
        for key, value in origin._asdict().items()
        if value and key != "template"
    }
    if "filters" in said:
        said["filters"] = {name: list(values) for name, values in origin.filters.items() if values}
    if origin.template:
        said["template"] = origin.template._asdict()
    text = json.dumps(said, ensure_ascii=True)
    return "".join(_CODED.get(each, each) for each in text).replace("--", "-\\u002d")


def found(text: str) -> str | None:
    """The line that a report carries: of a page its meta element, of Markdown its last comment; None without one."""
    lines = _META.findall(text) or _COMMENT.findall(text)
    return lines[-1] if lines else None


def slices(origin: str) -> list[tuple[str, str]]:
    """The line as properties of a file, by their names: one, or several where it is long (`clsctl-report`, `…-2`)."""
    parts = [origin[at : at + _PROPERTY] for at in range(0, len(origin), _PROPERTY)]
    return [(MARK if rank == 1 else f"{MARK}-{rank}", part) for rank, part in enumerate(parts, start=1)]


def joined(properties: Mapping[str, str]) -> str | None:
    """The line that the properties of a file hold together; None without one."""
    parts = [properties.get(MARK, "")]
    while more := properties.get(f"{MARK}-{len(parts) + 1}", ""):
        parts.append(more)
    return "".join(parts) or None


def parsed(text: str) -> Provenance | None:
    """The provenance that a line says; None where it is not one that `line` could have written."""
    try:
        said = json.loads(text)
        origin = Provenance(
            clsctl=_like(_VERSION, said.pop("clsctl")),
            report=_like(_WORD, said.pop("report")),
            format=_like(_WORD, said.pop("format")),
            audience=_like(_WORD, said.pop("audience")),
            rev=_like(_REV, said.pop("rev", "")),
            date=date.fromisoformat(said.pop("date")),
            filters={_like(_WORD, name): _texts(values) for name, values in said.pop("filters", {}).items()},
            options={_like(_WORD, name): _text(value) for name, value in said.pop("options", {}).items()},
            template=_template(said.pop("template", None)),
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    return None if said else origin


def of_site(said: Any) -> Provenance | None:
    """The provenance that the list of a site says, from its JSON; None where it is not one that `site` writes."""
    try:
        known = {key: _text(said[key]) for key in ("clsctl", "audience", "rev", "date")}
        options = {} if said.get("history", True) is True else {NO_HISTORY: "true"}
    except (TypeError, KeyError, AttributeError):
        return None
    origin = parsed(json.dumps({**known, "report": SITE, "format": "html", "options": options}))
    return origin if origin and origin.rev else None


def _template(said: Any) -> Template | None:
    return None if said is None else Template(_text(said["name"]), _like(_DIGEST, said["sha256"]))


def _texts(said: Any) -> tuple[str, ...]:
    if not isinstance(said, list):
        raise TypeError(said)
    return tuple(map(_text, said))


def _text(said: Any) -> str:
    if not isinstance(said, str):
        raise TypeError(said)
    return said


def _like(shape: re.Pattern[str], said: Any) -> str:
    if not shape.fullmatch(_text(said)):
        raise ValueError(said)
    return str(said)
