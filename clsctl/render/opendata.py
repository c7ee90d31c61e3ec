"""Tables as CSV files with a Table Schema beside them: a data package (Frictionless), which other tools can read."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from clsctl import __version__
from clsctl.core.messages import Message, msg
from clsctl.core.views.blocks import text_of, version_for
from clsctl.core.views.donnees import Champ, Table
from clsctl.core.views.lignes import Value
from clsctl.render import csvtext, jsontext
from clsctl.render.csvtext import RFC_4180, Dialect
from clsctl.render.language import Language

PACKAGE = "datapackage.json"
_TYPES = {
    "text": "string",
    "date": "date",
    "number": "number",
    "integer": "integer",
    "money": "number",
    "share": "number",
}


class About(NamedTuple):
    """What an export says of itself."""

    titre: str
    rev: str
    jour: date
    audience: str


def package(
    tables: Iterable[Table], about: About, language: Language, dialect: Dialect = RFC_4180
) -> Mapping[str, str]:
    """The files by name: `datapackage.json`, then one for each table."""
    known = tuple(tables)
    texts = {f"{table.nom}.csv": _csv(table, language, dialect) for table in known}
    return {PACKAGE: jsontext.indented(_described(known, about, language, dialect)) + "\n", **texts}


def _csv(table: Table, language: Language, dialect: Dialect) -> str:
    rows = ([_cell(value, language, dialect) for value in row] for row in table.lignes)
    return csvtext.table([champ.nom for champ in table.champs], rows, dialect)


def _cell(value: Value, language: Language, dialect: Dialect) -> str:
    match value:
        case None:
            return ""
        case Message():
            return csvtext.guard(language(value))
        case str():
            return csvtext.guard(value)
        case date():
            return value.isoformat()
        case Decimal():
            return format(value, "f").replace(".", dialect.decimal)
    return jsontext.compact(value).replace(".", dialect.decimal)


def _described(tables: tuple[Table, ...], about: About, language: Language, dialect: Dialect) -> dict[str, Any]:
    names = {table.nom for table in tables}
    return {
        "profile": "tabular-data-package",
        "name": _slug(about.titre),
        "title": about.titre,
        "description": language(
            msg(
                "Situation on {day}, {text}, {audience}. In the CSV files a text that a spreadsheet could "
                "run as a formula, or that begins with an apostrophe, has an apostrophe in front: take one away to "
                "have what was typed.",
                day=about.jour, text=text_of(about.rev), audience=version_for(about.audience),
            )
        ),
        "version": __version__,
        "clsctl": {"rev": about.rev, "date": about.jour.isoformat(), "audience": about.audience},
        "resources": [_resource(table, names, language, dialect) for table in tables],
    }  # fmt: skip


def _resource(table: Table, names: set[str], language: Language, dialect: Dialect) -> dict[str, Any]:
    note = {"description": language(table.note)} if table.note else {}
    return {
        "profile": "tabular-data-resource",
        "name": table.nom,
        "title": language(table.titre),
        **note,
        "path": f"{table.nom}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig" if dialect.mark else "utf-8",
        "dialect": {
            "delimiter": dialect.separator,
            "lineTerminator": "\n",
            "quoteChar": '"',
            "doubleQuote": True,
            "header": True,
        },
        "schema": _schema(table, names, language, dialect),
    }


def _schema(table: Table, names: set[str], language: Language, dialect: Dialect) -> dict[str, Any]:
    keys = [
        {
            "fields": champ.nom,
            "reference": {"resource": "" if champ.table == table.nom else champ.table, "fields": "ref"},
        }
        for champ in table.champs
        if champ.table in names
    ]
    found: dict[str, Any] = {
        "fields": [_field(champ, table, language, dialect) for champ in table.champs],
        "missingValues": [""],
    }
    if table.cle:
        found["primaryKey"] = "ref"
    return {**found, "foreignKeys": keys} if keys else found


def _field(champ: Champ, table: Table, language: Language, dialect: Dialect) -> dict[str, Any]:
    field: dict[str, Any] = {"name": champ.nom, "title": language(champ.titre), "type": _TYPES[champ.genre]}
    constraints: dict[str, Any] = {"required": True, "unique": True} if table.cle and champ.nom == "ref" else {}
    if champ.genre == "share":
        constraints |= {"minimum": 0, "maximum": 1}
    if champ.genre == "date":
        field["format"] = "default"
    if _TYPES[champ.genre] == "number" and dialect.decimal != ".":
        field["decimalChar"] = dialect.decimal
    return {**field, "constraints": constraints} if constraints else field


def _slug(text: str) -> str:
    """A title as the format wants names: small letters without accents, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80] or "clsctl"
