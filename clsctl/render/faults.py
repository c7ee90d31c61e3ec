"""Fills a template, and tells a mistake in it with its file, line and column, and what was perhaps meant."""

import re
import traceback
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, TemplateError, UndefinedError, nodes
from jinja2 import TemplateNotFound as NotFound
from jinja2 import TemplateSyntaxError as SyntaxFault
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError
from jinja2.utils import missing

from clsctl.core.labels import ROLES
from clsctl.core.messages import Message, msg, verbatim
from clsctl.core.nearest import suggestion
from clsctl.core.trouble import Trouble
from clsctl.render.grammar import in_words
from clsctl.render.templates import Said, TooLarge

# What a template can make Python raise; everything else is a mistake of ours.
_FAULTS = (
    TemplateError,
    TypeError,
    ValueError,
    LookupError,
    ArithmeticError,
    AttributeError,
    RecursionError,
    MemoryError,
)


class Fault(NamedTuple):
    """Why a template is wrong, the word of it that this is about, and what was perhaps meant."""

    reason: Message
    word: str = ""
    hint: Message | None = None


_PAGE = msg("The names that a template may use are in docs/rapports.md")


def fill(place: Environment, name: str, values: Mapping[str, Any]) -> str:
    """The text of a template. Raises Trouble for one that is wrong or is not there."""
    try:
        _check_blocks(place, name)
        return place.get_template(name).render(**values)
    except NotFound as error:
        raise _absent(place, error, name) from error
    except SyntaxFault as error:
        file = Path(error.filename).name if error.filename else error.name or name
        raise _told(place, file, error.lineno, _of_syntax(place, error.message or "")) from error
    except _FAULTS as error:
        file, line = _place_of(error, name)
        raise _told(place, file, line, _of_filling(place, error, values)) from error


def _absent(place: Environment, error: NotFound, name: str) -> Trouble:
    absent = str(error.name or name)
    hint = suggestion(absent, place.list_templates())
    if absent == name:
        return Trouble(msg("There is no template {name}", name=name), hint)
    file, line = _place_of(error, name)
    return _told(place, file, line, Fault(msg("there is no template “{name}”", name=absent), absent, hint))


def _told(place: Environment, file: str, line: int, fault: Fault) -> Trouble:
    column = _column(place, file, line, fault.word)
    sentence = msg(
        "{template}:{line}:{column}: the template is wrong: {reason}",
        template=file, line=verbatim(str(line)), column=verbatim(str(column)), reason=fault.reason,
    )  # fmt: skip
    return Trouble(sentence, fault.hint or _PAGE)


def _column(place: Environment, file: str, line: int, word: str) -> int:
    """Where the word stands on the line, from 1; the first mark of Jinja's where it is not there."""
    try:
        source = place.loader.get_source(place, file)[0] if place.loader else ""
    except NotFound:
        return 1
    text = dict(enumerate(source.splitlines(), 1)).get(line, "")
    found = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) if word else None
    return (found or re.search(r"\{[{%#]|$", text) or re.match("", text)).start() + 1  # type: ignore[union-attr]


def _place_of(error: BaseException, name: str) -> tuple[str, int]:
    """The last line that was being filled: of a template of the house, whose call of ours was wrong, else of ours."""
    frames = traceback.extract_tb(error.__traceback__)
    code = str(Path(__file__).parents[1])
    ours = [
        frame for frame in frames if frame.filename.endswith(".j2") or frame.filename in {name, f"templates/{name}"}
    ]
    ranked = sorted(
        ours, key=lambda frame: not Path(frame.filename).is_absolute()
    )  # stable: the last of a house's last
    last = next((frame for frame in reversed(ranked) if not frame.filename.startswith(code + "/render")), None)
    return (Path(last.filename).name, last.lineno or 1) if last else (name, 1)


def _of_syntax(place: Environment, said: str) -> Fault:
    """A mistake of form, some of which show only when they are come to."""
    found = re.search(r"^(No filter|No test|Encountered unknown tag)(?: named)? '(.+?)'", said)
    if found is None or "nesting mistake" in said:
        return Fault(*in_words(said))
    word = found[2]
    if found[1] == "No filter":
        return Fault(msg("there is no filter “{name}”", name=word), word, suggestion(word, place.filters))
    if found[1] == "No test":
        return Fault(msg("there is no test “{name}”", name=word), word, suggestion(word, place.tests))
    return Fault(msg("there is no tag “{name}”", name=word), word, suggestion(word, _TAGS))


_TAGS = (
    "block", "endblock", "extends", "if", "elif", "else", "endif", "for", "endfor", "set", "endset", "macro",
    "endmacro", "call", "endcall", "filter", "endfilter", "include", "import", "from", "with", "endwith",
)  # fmt: skip


_PLAIN = {
    RecursionError: msg("it calls itself without end"),
    MemoryError: msg("it needs more memory than a page may take"),
}


def _of_filling(place: Environment, error: BaseException, values: Mapping[str, Any]) -> Fault:
    """A mistake that showed while the template was filled."""
    said = error.args[0] if error.args else ""
    if isinstance(error, TooLarge):
        return Fault(msg("“{name}” would make something too large", name=str(said)), str(said))
    if isinstance(error, SecurityError):
        word = str(said.name) if isinstance(said, Said) else str(said)
        return Fault(msg("“{name}” is out of the reach of a template", name=word), word)
    if isinstance(error, UndefinedError) and isinstance(said, Said) and not said.known:
        return _unknown(place, said, values)
    if isinstance(error, KeyError):
        return Fault(
            msg("“{name}” is not a word of the format", name=str(said)), str(said), suggestion(str(said), ROLES)
        )
    plain = next((reason for kind, reason in _PLAIN.items() if isinstance(error, kind)), None)
    return Fault(plain) if plain else _of_syntax(place, str(error))


def _unknown(place: Environment, said: Said, values: Mapping[str, Any]) -> Fault:
    word = str(said.name)
    if said.thing is missing:
        known = [*values, *place.globals]
        return Fault(msg("there is no name “{name}”", name=word), word, suggestion(word, known))
    reason = msg("“{name}” is not in {thing}", name=word, thing=_kind(said.thing))
    if word in _COUNTS:
        return Fault(reason, word, msg("Did you mean “{word}”?", word="|length"))
    return Fault(reason, word, suggestion(word, _names_in(said.thing)))


# What people ask a list for when they want to know how long it is.
_COUNTS = frozenset({"length", "size", "len"})


def _kind(thing: Any) -> Message:
    """What a value is, in a word."""
    if isinstance(thing, tuple | list) and not hasattr(thing, "_fields"):
        return msg("a list")
    if isinstance(thing, str):
        return msg("a text")
    if isinstance(thing, TemplateModule):
        return msg("the template that was imported")
    return msg("nothing at all") if thing is None else verbatim(type(thing).__name__)


def _names_in(thing: Any) -> list[str]:
    """What a template may ask of a thing."""
    if isinstance(thing, Mapping):
        return [str(key) for key in thing]
    left_out = dir(tuple) if isinstance(thing, tuple) else ()
    return [name for name in dir(thing) if not name.startswith("_") and name not in left_out]


@cache
def _check_blocks(place: Environment, name: str) -> None:
    """Refuse a block that nothing shows: one whose name is that of no block of the template that is extended."""
    for file, page in _chain(place, name):
        parents = {each for _, parent in list(_chain(place, file))[1:] for each in _blocks(parent)}
        for block in page.body if parents else ():
            if isinstance(block, nodes.Block) and block.name not in parents:
                reason = msg("there is no block “{name}” to override", name=block.name)
                fault = Fault(reason, block.name, suggestion(block.name, parents))
                raise _told(place, file, block.lineno, fault)


def _chain(place: Environment, name: str) -> Iterator[tuple[str, nodes.Template]]:
    """The template, the one it extends, and so on."""
    known: set[str] = set()
    while name not in known and place.loader is not None:
        known.add(name)
        page = place.parse(place.loader.get_source(place, name)[0], name, name)
        yield name, page
        base = next((each.template for each in page.find_all(nodes.Extends)), None)
        name = base.value if isinstance(base, nodes.Const) else name


def _blocks(page: nodes.Template) -> set[str]:
    return {each.name for each in page.find_all(nodes.Block)}
