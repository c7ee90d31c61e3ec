"""The templates of reports: where they are, a house's own before them, and what they may use.

A template is data from a repository: it runs in Jinja's sandbox, reads nothing but what it is given, and a mistake
in it is told with its file, line and column (`render.faults`). Those of a house run in a process of their own, which
bounds their time and memory (`render.guard`).
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateNotFound,
)
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

# What must not be in a template: the same input gives the same bytes, and what only programmers read.
_BY_CHANCE = ("random", "pprint")
# A text or a list that an operator makes, and the bits of a number.
MOST = 1_000_000


class House(NamedTuple):
    """A house's own templates: `texts` by the name that a template is asked for (`fiche.html.j2`), and `main`, the name
    of the one of them that `--template` named."""

    texts: Mapping[str, str] = {}
    main: str | None = None

    def file(self, name: str) -> str:
        """The file of one of them, as its author knows it."""
        return name if name == self.main else f"templates/{name}"


NO_HOUSE = House()


class Said(str):
    """What an undefined name says of itself: `name` is the name, `thing` what it was looked for in (None: nowhere)."""

    name: Any
    thing: Any
    known: bool

    __slots__ = ("known", "name", "thing")


class Unknown(StrictUndefined):
    """A name that is not there: using it in any way is an error."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        said = Said(super()._undefined_message)
        said.name, said.thing = self._undefined_name, self._undefined_obj
        said.known = self._undefined_hint is not None and not issubclass(self._undefined_exception, SecurityError)
        return said

    __repr__ = StrictUndefined.__str__  # inside a list too


class TooLarge(SecurityError):  # noqa: N818 - as Jinja says
    """An operator was about to make something huge."""


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, where operators make nothing huge."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        if _size(operator, left, right) > MOST:
            raise TooLarge(operator)
        return super().call_binop(context, operator, left, right)


def _size(operator: str, left: Any, right: Any) -> int:
    """How large the result of an operator may be: characters, items or bits."""
    numbers = [each for each in (left, right) if isinstance(each, int)]
    if operator == "**":
        return left.bit_length() * abs(right) if len(numbers) == 2 else 0
    if operator == "%" or len(numbers) != 1:
        return 0
    other = right if isinstance(left, int) else left
    return len(other) * abs(numbers[0]) if isinstance(other, str | list | tuple) else 0


class OfHouse(BaseLoader):
    """A house's own templates, under the names of their files."""

    def __init__(self, house: House) -> None:
        self.house = house

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:  # noqa: ARG002
        if template not in self.house.texts:
            raise TemplateNotFound(template)
        return self.house.texts[template], self.house.file(template), lambda: True

    def list_templates(self) -> list[str]:
        return sorted(self.house.texts)


def folder() -> Path:
    """The folder of the templates: inside the package in a wheel, beside it in the sources."""
    inside = Path(__file__).parents[1] / "templates"
    return inside if inside.is_dir() else Path(__file__).parents[2] / "templates"


def environment(house: House, finalize: Callable[[Any], Any]) -> Environment:
    """Where the templates of a report are compiled; `finalize` sets every value that one prints.

    `clsctl/NAME` is always the template that came with the program: a house's own of the same name can extend it.
    Our own alone need no sandbox, which looks at every name they use: a fifth of the time of a page.
    """
    own = FileSystemLoader(folder())
    loaders: list[BaseLoader] = [
        OfHouse(house),
        own,
        PrefixLoader({"clsctl": own}),
    ]
    kind = Environment if house == NO_HOUSE else Sandbox
    place = kind(
        loader=ChoiceLoader(loaders),
        undefined=Unknown,
        autoescape=True,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    for name in _BY_CHANCE:
        del place.filters[name]
    del place.globals["lipsum"]
    return place


def template_line(frame: FrameType | None) -> tuple[str, int]:
    """The template and its line that a running frame is in; an empty name where it is in none."""
    while frame is not None:
        template = frame.f_globals.get("__jinja_template__")
        if template is not None:
            return Path(template.filename or template.name).name, template.get_corresponding_lineno(frame.f_lineno)
        frame = frame.f_back
    return "", 0
