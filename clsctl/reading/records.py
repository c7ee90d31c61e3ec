"""The forms made of other forms: records with keys, lists, maps."""

from collections.abc import Sequence as Row
from typing import Any, NamedTuple

from clsctl.core.diagnostics import Step, Where
from clsctl.core.messages import Message, msg
from clsctl.reading import traps
from clsctl.reading.forms import Form, Words
from clsctl.reading.reader import Path, Reader
from clsctl.reading.wording import duplicate_key, empty_key, meant_key, missing_key, no_key, unknown_key, wrong_kind
from clsctl.reading.yaml_nodes import Mapping, Node, Scalar, Sequence

_new = tuple.__new__  # a NamedTuple's own way of building costs three times as much


class Key(NamedTuple):
    """One line of the table: a key, the form of its value, what it is for. `field` when it differs from `name`."""

    name: str
    form: Form
    text: Message
    needed: bool = False
    field: str | None = None


class Record:
    """A group of keys read into one record of the model.

    `own` is the field that a map's key fills; `short` the key that a single value stands for.
    """

    def __init__(
        self, cls: Any, noun: Message, keys: Row[Key], *, own: str | None = None, short: str | None = None
    ) -> None:
        fields: tuple[str, ...] = cls._fields
        self.cls = cls
        self.noun = noun
        self.keys = tuple(keys)
        self.own = fields.index(own) if own else None
        self.short = short
        self.fiche = "rubriques" in {key.name for key in keys}
        self.blank = [cls._field_defaults.get(name) for name in fields]
        self.located = fields[0] == "where"
        self.table = {key.name: (fields.index(key.field or key.name), key.form.read, key.name) for key in keys}
        self.needed = {self.table[key.name][0]: key.name for key in keys if key.needed}
        self.kept = {index: self.blank[index] for index in self.needed}
        self.blank = [None if index in self.needed else each for index, each in enumerate(self.blank)]
        self.vides = fields.index("vides") if "vides" in fields else None
        self.cles = fields.index("cles") if self.fiche else None

    def read(self, node: Node, reader: Reader, path: Path, step: Step) -> Any:
        if node.__class__ is Mapping:
            if not node.value:
                reader.empty(path, step)
            return self.fill(node, reader, (*path, step))
        return self._other(node, reader, path, step)

    def fill(self, node: Mapping, reader: Reader, path: Path, own: Step | None = None) -> Any:
        """The record of a group of keys; None where a key has no value that the record cannot do without."""
        out = self.blank[:]
        if self.located:
            out[0] = _new(Where, (reader.file, path, "value", None))
        if self.own is not None:
            out[self.own] = own
        todo = self.table.copy()
        for key, value in node.value:
            try:
                line = todo.pop(key.value, None)  # type: ignore[arg-type]
            except TypeError:  # a list or a group of keys in the place of a key
                line = None
            if line is None:
                self._stranger(key, node, reader)
                continue
            index, read, name = line
            found = read(value, reader, path, name)
            if found is not None:
                out[index] = found
        if None in [out[index] for index in self.needed] and not self._complete(out, node, reader, path):
            return None
        if self.vides is not None:  # only the file's own record has it, and it comes last
            out[self.vides] = tuple(reader.vides)
        if self.cles is not None:
            out[self.cles] = self._order(node)
        return _new(self.cls, out)

    def _complete(self, out: list[Any], node: Mapping, reader: Reader, path: Path) -> bool:
        """Report the needed keys without a value; whether the record can do without them."""
        whole = True
        for index, name in self.needed.items():
            if out[index] is None:
                self._lacks(name, node, reader)
                reader.vides = [each for each in reader.vides if each.path != (*path, name)]  # told already
                out[index] = self.kept[index]
                whole = whole and out[index] is not None
        return whole

    def _order(self, node: Mapping) -> tuple[str, ...]:
        """The known keys in the order of the file."""
        lines = [self.table.get(key.value) for key, _ in node.value if key.__class__ is Scalar]
        return tuple([line[2] for line in lines if line])

    def _lacks(self, name: str, node: Mapping, reader: Reader) -> None:
        """Report a needed key without a value, unless its value was itself reported as wrong."""
        found = [pair for pair in node.value if pair[0].value == name]
        if not found and not self._is_meant(name, node):
            missing_key(node, reader, name)
        for key, value in found:
            if isinstance(value, Scalar) and not value.value.strip():
                empty_key(key, reader, name)

    def _is_meant(self, name: str, node: Mapping) -> bool:
        """Whether an unknown key of the group is told to be that one."""
        strangers = (key.value for key, _ in node.value if isinstance(key, Scalar) and key.value not in self.table)
        return any(meant_key(each, self.table, self.fiche) == name for each in strangers)

    def _stranger(self, key: Node, node: Mapping, reader: Reader) -> None:
        if isinstance(key, Scalar) and key.value in self.table and not reader.full:
            first = next(each for each, _ in node.value if each.value == key.value)
            duplicate_key(key, first, reader)
        else:
            unknown_key(key, reader, self.table, self.fiche)

    def _other(self, node: Node, reader: Reader, path: Path, step: Step) -> Any:
        if isinstance(node, Scalar) and not node.value:
            reader.empty(path, step)
            return self._shorthand("", reader, path, step) if self.short else None
        if isinstance(node, Scalar) and self.short:
            text = self.table[self.short][1](node, reader, path, step)
            return self._shorthand(text, reader, path, step)
        if isinstance(node, Sequence):
            hint = msg("Leave out the dashes: write one key a line.")
        else:
            hint = msg("Write its keys indented below: {keys}.", keys=", ".join(self.table))
        wrong_kind(node, reader, step, self.noun, hint)
        return None

    def _shorthand(self, text: str | None, reader: Reader, path: Path, step: Step) -> Any:
        out = self.blank[:]
        out[0] = Where(reader.file, (*path, step))
        out[self.table[self.short or ""][0]] = text
        return self.cls._make(out)


class ListOf:
    """Entries of one form. With `single`, one value stands for a list of one."""

    def __init__(self, noun: Message, form: Form, *, single: bool = False) -> None:
        self.noun = noun
        self.form = form
        self.single = single
        self.words = form if isinstance(form, Words) else None

    def read(self, node: Node, reader: Reader, path: Path, step: Step) -> tuple[Any, ...] | None:
        if node.__class__ is not Sequence:
            return self._other(node, reader, path, step)
        if not node.value:
            reader.empty(path, step)
            return ()
        if self.words is not None and node.flow_style:
            traps.commas(node, reader, sentences=self.words.markdown)
        path = (*path, step)
        read = self.form.read
        found = [read(item, reader, path, index) for index, item in enumerate(node.value)]
        return tuple(found) if None not in found else tuple([each for each in found if each is not None])

    def _other(self, node: Node, reader: Reader, path: Path, step: Step) -> tuple[Any, ...] | None:
        if isinstance(node, Scalar) and not node.value:
            reader.empty(path, step)
            return None
        if self.single:
            value = self.form.read(node, reader, path, step)
            return None if value is None else (value,)
        wrong_kind(node, reader, step, self.noun, self._hint())
        if isinstance(node, Scalar) and self.words is not None and node.style != "*":
            return (node.value.strip(),)  # reported, and nothing lost
        return None

    def _hint(self) -> Message:
        if isinstance(self.form, Record):
            return msg("Begin each entry with “- {key}: …”.", key=self.form.keys[0].name)
        return msg("Write each entry on a line of its own, after “- ”.")


class MapOf:
    """Names given by the user, each with a value of one form."""

    def __init__(self, noun: Message, key: Form, form: Form) -> None:
        self.noun = noun
        self.key = key
        self.form = form
        self.record = form if isinstance(form, Record) else None

    def read(self, node: Node, reader: Reader, path: Path, step: Step) -> dict[str, Any] | None:
        if not isinstance(node, Mapping):
            if isinstance(node, Scalar) and not node.value:
                reader.empty(path, step)
            else:
                wrong_kind(node, reader, step, self.noun, msg("Write “name: value”, one a line, indented below."))
            return None
        if not node.value:
            reader.empty(path, step)
        path = (*path, step)
        out: dict[str, Any] = {}
        seen: dict[str, Scalar] = {}
        for key, value in node.value:
            name = self._name(key, seen, reader, path)
            if name is not None:
                found = self._value(value, reader, path, name)
                if found is not None:
                    out[name] = found
        return out

    def _name(self, key: Node, seen: dict[str, Scalar], reader: Reader, path: Path) -> str | None:
        if not isinstance(key, Scalar) or not key.value.strip():
            no_key(key, reader)
            return None
        if seen.setdefault(key.value, key) is not key:
            duplicate_key(key, seen[key.value], reader)
            return None
        name: str | None = self.key.read(key, reader, path, key.value)
        return name

    def _value(self, value: Node, reader: Reader, path: Path, name: str) -> Any:
        if self.record is not None:
            if isinstance(value, Mapping):
                return self.record.fill(value, reader, (*path, name), name)
            if isinstance(value, Scalar) and not value.value:  # the name is there, and nothing lost
                reader.empty(path, name)
                return self.record.fill(_NOTHING, reader, (*path, name), name)
        return self.form.read(value, reader, path, name)


_NOWHERE: Any = None
_NOTHING = Mapping(None, [], _NOWHERE, _NOWHERE, None)
