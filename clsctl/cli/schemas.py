"""The JSON Schemas of the files, for editors: beside the plan, so that no network is needed to be helped."""

import json
from pathlib import Path

from clsctl.reading.schema import schema
from clsctl.writing.files import make_folder, replace
from clsctl.writing.models import SCHEMAS

DOCUMENTS = ("fiche", "plan", "portefeuille")


def document_schema(name: str) -> str:
    """The schema of a kind of file as text. Its descriptions are French, as the files are."""
    return json.dumps(schema(name), ensure_ascii=False, indent=2) + "\n"


def write_schemas(root: Path) -> None:
    """Put the schemas of this version into `.clsctl/schemas`; they are the program's own and may be replaced."""
    folder = root / SCHEMAS
    make_folder(folder)
    for name in DOCUMENTS:
        path, text = folder / f"{name}.json", document_schema(name).encode()
        if not path.is_file() or path.read_bytes() != text:
            replace(path, text)
