"""JSON Schema 2020-12 of the three kinds of file, made from the decoder's own table.

An editor types scalars itself (`id: 1.3` is a number to it, an empty key is null), so each form accepts whatever
an editor may make of a text that `validate` accepts. `errorMessage` is what the YAML language server then says, in the
place of a pattern. No `null`, `true` or `false` is named as a type: the server would propose it (docs/decisions/0103).
"""

import re
from typing import Any, Protocol

from clsctl.core.calendar.bounds import bound_keys
from clsctl.core.messages import Message, msg
from clsctl.reading.forms import Boxes, Checked, Choice, Form, Words
from clsctl.reading.records import ListOf, MapOf, Record
from clsctl.reading.settings import CalendarSettings
from clsctl.reading.table.fiche import FICHE
from clsctl.reading.table.plan import PLAN, PORTFOLIO
from clsctl.reading.values import VERSION, WHOLE

Schema = dict[str, Any]


class Translate(Protocol):
    """What puts a message into words, such as a `Language`."""

    def __call__(self, message: Message, /) -> str:
        """The sentence."""
        ...


# The name of each kind of file with its form.
FILES = {"fiche": FICHE, "plan": PLAN, "portefeuille": PORTFOLIO}
_BOX = {"type": "string", "pattern": "^([oO][uU][iI]|[nN][oO][nN])$"}
# Nothing after the colon, or an empty text.
_EMPTY = {"not": {"type": ["number", "boolean", "object", "array"]}, "maxLength": 0}

# What an editor makes of a text, with examples of such texts; and what a number must then be.
_TYPED = (("number", ("1", "12", "2020")), ("boolean", ("true",)))
_LIMITS: dict[str, Schema] = {WHOLE: {"minimum": 0, "multipleOf": 1}, VERSION: {"minimum": 1, "maximum": 1}}


def english(message: Message) -> str:
    """A message of the table as it is in the source."""
    parts = {name: english(value) if isinstance(value, Message) else value for name, value in message.values}
    return message.text.format_map(parts) if parts else message.text


def schema(name: str, translate: Translate = english) -> Schema:
    """The schema of `fiche`, `plan` or `portefeuille`, its titles and descriptions put into words by `translate`."""
    return _Maker(translate).file(name)


class _Maker:
    """Makes one schema: each group of keys becomes a definition, so that it is written once."""

    def __init__(self, translate: Translate) -> None:
        self.translate = translate
        self.definitions: dict[str, Schema] = {}
        self.names: dict[int, str] = {}

    def file(self, name: str) -> Schema:
        body = self._record(FILES[name])
        return {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": f"urn:clsctl:1:{name}",
            **body,
            "$defs": dict(sorted(self.definitions.items())),
        }

    def _record(self, form: Record) -> Schema:
        """A group of keys."""
        properties = {key.name: self._key(key.form, key.text, needed=key.needed) for key in form.keys}
        required = [key.name for key in form.keys if key.needed]
        return {
            "title": self.translate(form.noun),
            "type": "object",
            "properties": properties,
            **({"required": required} if required else {}),
            "additionalProperties": False,
        }

    def _key(self, form: Form, text: Message, *, needed: bool) -> Schema:
        return {"description": self.translate(text), **self._value(form, empty=not needed)}

    def _value(self, form: Form, *, empty: bool = True) -> Schema:
        """The schema of a value. With `empty` it may be left out after the colon, as `validate` lets it be."""
        if isinstance(form, Words | Checked):
            return self._scalar(form, empty=empty)
        body = self._body(form)
        if not empty:
            return body
        if "anyOf" in body:
            return {**body, "anyOf": [*body["anyOf"], _EMPTY]}
        return {"anyOf": [body, _EMPTY]}

    def _scalar(self, form: Words | Checked, *, empty: bool = True) -> Schema:
        """One value. An editor may take a text for a number or a truth, where the form has such texts."""
        pattern = form.pattern if isinstance(form, Checked) else r"\S"
        others = [
            "object",
            "array",
            *(name for name, texts in _TYPED if not any(re.search(pattern, each) for each in texts)),
        ]
        told = {"errorMessage": self._expected(form)}
        return {
            "title": self.translate(form.noun),
            **({"pattern": f"^$|{pattern}"} if empty and isinstance(form, Checked) else {}),
            **({"pattern": pattern} if not empty else {}),
            **_LIMITS.get(pattern, {}),
            **told,
            "if": {"type": others if empty else [*others, "null"]},
            "then": {"type": "string", **told},
        }

    def _expected(self, form: Form) -> str:
        # Translators: said by editors; {noun} is « un texte », « une date », « une liste de textes »
        return self.translate(msg("What is expected here is {noun}.", noun=form.noun))

    def _body(self, form: Form) -> Schema:
        if isinstance(form, Record):
            reference = {"$ref": f"#/$defs/{self._definition(form)}"}
            if not form.short:
                return reference
            short = next(key.form for key in form.keys if key.name == form.short)
            return {"anyOf": [reference, self._value(short)]}
        if isinstance(form, Words | Checked):
            return self._scalar(form)
        return {"title": self.translate(form.noun), **self._shape(form)}

    def _shape(self, form: Form) -> Schema:
        match form:
            case Choice():
                return self._choice(form)
            case Boxes():
                return {"anyOf": [_BOX, {"type": "array", "items": _BOX, "maxItems": 2}]}
            case ListOf() | MapOf():
                return self._several(form)
        assert isinstance(form, CalendarSettings)  # noqa: S101 - the last of the forms
        return self._calendar(form)

    def _several(self, form: ListOf | MapOf) -> Schema:
        value = self._value(form.form)
        if isinstance(form, ListOf):
            several = {"type": "array", "items": value, "errorMessage": self._expected(form)}
            return {"anyOf": [several, self._body(form.form)]} if form.single else several
        names = {"propertyNames": {"pattern": form.key.pattern}} if isinstance(form.key, Checked) else {}
        return {"type": "object", **names, "additionalProperties": value, "errorMessage": self._expected(form)}

    def _choice(self, form: Choice) -> Schema:
        words: list[str | int] = list(form.words)
        meanings = [self.translate(form.words[word]) for word in form.words]
        numbers = [int(word) for word in form.words if word.isdigit()]
        return {"enum": [*words, *numbers], "enumDescriptions": meanings * (2 if numbers else 1)}

    def _calendar(self, form: CalendarSettings) -> Schema:
        """`proche`, and the bounds of vague words at one or two levels."""
        properties: Schema = {"proche": self._key(form.near, NEAR, needed=False)}
        for key, default in bound_keys().items():
            word, _, unit = key.partition(".")
            bound = _bound(default)
            if not unit:
                properties[word] = bound
                continue
            keys = {"type": "object", "properties": {}, "additionalProperties": False}
            group = properties.setdefault(word, {"anyOf": [keys, _EMPTY]})
            group["anyOf"][0]["properties"][unit] = bound
        return {"type": "object", "properties": properties, "additionalProperties": False}

    def _definition(self, form: Record) -> str:
        """The name under which a group of keys is defined."""
        if id(form) not in self.names:
            name = form.cls.__name__
            while name in self.definitions:  # two groups of keys may fill the same record
                name += "_"
            self.names[id(form)] = name
            self.definitions[name] = {}
            self.definitions[name] = self._record(form)
        return self.names[id(form)]


# Translators: of `calendrier.proche`
NEAR = msg("How many days before its end a deadline counts as near; 60 unless said.")


def _bound(default: str) -> Schema:
    """Two days of the year, or one or two numbers, in the shape of the default; nothing at all is the default too."""
    days = "[0-9]{1,2}/[0-9]{1,2}"
    pattern = f"^{days} *[-–] *{days}$" if "/" in default else "^[0-9]{1,2}( *[-–] *[0-9]{1,2})?$"
    number = [] if "/" in default else [{"type": "integer", "minimum": 1, "maximum": 31}]
    return {"anyOf": [{"type": "string", "pattern": pattern}, *number, _EMPTY], "default": default}
