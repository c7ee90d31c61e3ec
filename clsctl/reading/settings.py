"""`calendrier` of a plan: days that count as near, and the bounds of vague words, whose forms the calendar knows."""

from typing import Any

from clsctl.core.calendar.bounds import bound_keys, parse_bounds
from clsctl.core.diagnostics import Step
from clsctl.core.messages import msg
from clsctl.core.model.plan import Calendriers
from clsctl.reading import values
from clsctl.reading.forms import Checked
from clsctl.reading.reader import Path, Reader
from clsctl.reading.wording import duplicate_key, unknown_key, wrong_kind
from clsctl.reading.yaml_nodes import Mapping, Node, Scalar


class CalendarSettings:
    """`proche`, and one text a bound: `fin: {annee: 01/10-31/12}`, `ete: 01/06-31/08`."""

    noun = msg("the settings of the calendar")
    near = Checked(msg("a whole number"), values.to_whole, values.WHOLE, number=True)

    def read(self, node: Node, reader: Reader, path: Path, step: Step) -> Calendriers | None:
        if not isinstance(node, Mapping):
            if isinstance(node, Scalar) and not node.value:
                reader.empty(path, step)
            else:
                wrong_kind(node, reader, step, self.noun, msg("Write its keys indented below: proche, debut, mi, fin…"))
            return None
        found = self._leaves(node, reader, "")
        near = self.near.read(found.pop("proche"), reader, (*path, step), "proche") if "proche" in found else None
        bounds, wrong = parse_bounds({key: value.value for key, value in found.items()})
        for each in wrong:
            reader.report(found[each.key], "F011", each.message, each.hint)
        return Calendriers(bounds=bounds) if near is None else Calendriers(near, bounds)

    def _leaves(self, node: Mapping, reader: Reader, prefix: str) -> dict[str, Any]:
        """The texts below a mapping by their dotted keys; what is no known key is reported and left out."""
        known = _known(prefix)
        out: dict[str, Any] = {}
        seen: dict[str, Scalar] = {}
        for key, value in node.value:
            if not isinstance(key, Scalar) or key.value not in known:
                unknown_key(key, reader, known, fiche=False)
                continue
            name = key.value
            if name in seen:
                duplicate_key(key, seen[name], reader)
            elif isinstance(value, Mapping) and known[name]:
                out |= self._leaves(value, reader, f"{prefix}{name}.")
            elif isinstance(value, Scalar) and not known[name] and value.value:
                out[prefix + name] = value
            elif not isinstance(value, Scalar) or value.value:
                wrong_kind(value, reader, name, msg("a value") if not known[name] else msg("a group of keys"), _SHAPE)
            seen.setdefault(name, key)
        return out


_SHAPE = msg("“clsctl schema plan” shows how it is written.")


def _known(prefix: str) -> dict[str, bool]:
    """The keys at one level, and whether each holds others."""
    rest = [key.removeprefix(prefix) for key in ("proche", *bound_keys()) if key.startswith(prefix)]
    return {key.partition(".")[0]: "." in key for key in rest}
