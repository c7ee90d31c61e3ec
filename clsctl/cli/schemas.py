"""The JSON Schemas of the files, for editors: beside the plan, so that no network is needed to be helped."""

import json
from pathlib import Path
from typing import Any

from clsctl.reading.schema import FILES, schema
from clsctl.render.language import Language, language
from clsctl.writing.files import check_within, make_folder, replace
from clsctl.writing.models import SCHEMAS

DOCUMENTS = tuple(FILES)


def document_schema(name: str, spoken: Language) -> str:
    """The schema of a kind of file as text, its descriptions in that language."""
    return in_words(schema(name, spoken.__call__))


def in_words(schema_: dict[str, Any]) -> str:
    """A schema as the text of a file."""
    return json.dumps(schema_, ensure_ascii=False, indent=2) + "\n"


def write_schemas(root: Path) -> dict[str, tuple[bytes | None, bytes]]:
    """Put the schemas of this version into `.clsctl/schemas`; they are the program's own and may be replaced.

    Their descriptions are French, as the files are. What changed, by path: the file before and after.
    """
    changed: dict[str, tuple[bytes | None, bytes]] = {}
    folder = check_within(root / SCHEMAS, root)
    make_folder(folder)
    for name in DOCUMENTS:
        path, text = folder / f"{name}.json", document_schema(name, language("fr")).encode()
        before = path.read_bytes() if path.is_file() else None
        if before != text:
            replace(path, text)
            changed[f"{SCHEMAS}/{name}.json"] = before, text
    return changed
