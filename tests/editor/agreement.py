"""Where the editor and `validate` disagree on the form of a document, and the few reasons there may be."""

import re
from typing import Any

from jsonschema import Draft202012Validator

from clsctl.reading.loading import read_file
from clsctl.reading.schema import FILES, schema
from tests.editor.documents import Document, emit, raw, typed

VALIDATORS = {name: Draft202012Validator(schema(name)) for name in FILES}
# Of form, and the trap of a text that YAML made a group of keys: an editor underlines it too.
_FORM = re.compile("F01|F021")
# Why an editor can't know: by what stands there.
REASONS = {
    "a word that YAML takes for nothing": re.compile(r"~|null"),
    "a number in a way that the format has not": re.compile(r"0x1F|0o7|1e3|1_000|\.5|\+3|1\.|\.inf|007"),
    "29 February of a common year": re.compile(r"29/02/2021"),
    "a text whose spaces count for nothing": re.compile(r'" .*"'),
}


def problems(kind: str, text: str) -> list[str]:
    """What `validate` has to say of the form of a file, as codes."""
    found = read_file("file.yaml", text.encode(), FILES[kind]).problems
    return [each.code for each in found if _FORM.match(each.code) and (each.severity == "error" or each.code == "F021")]


def underlined(kind: str, value: Any) -> list[str]:
    """What the schema has to say of it."""
    return [f"{each.json_path}: {each.message[-200:]}" for each in VALIDATORS[kind].iter_errors(value)]


def reason(document: Document) -> str | None:
    """Why the two may disagree on a document, if they may."""
    there = list(raw(document.root))
    return next((name for name, these in REASONS.items() if any(these.fullmatch(each) for each in there)), None)


def disagreement(document: Document) -> str:
    """Empty where the two agree: both find something wrong with the form, or neither does."""
    text = emit(document.root)
    ours, theirs = problems(document.kind, text), underlined(document.kind, typed(document.root))
    return "" if bool(ours) == bool(theirs) else f"validate: {ours}\nschema: {theirs}\n{text}"
