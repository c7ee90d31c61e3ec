"""The templates of reports: where they are, a house's own before them, and what they may use.

A template is data from a repository: it runs in Jinja's sandbox, reads nothing but what it is given, and a mistake
in it is told with its file and line.
"""

import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import BaseLoader, ChoiceLoader, DictLoader, FileSystemLoader, PrefixLoader, StrictUndefined, TemplateError
from jinja2 import TemplateNotFound as NotFound
from jinja2 import TemplateSyntaxError as SyntaxFault
from jinja2.sandbox import ImmutableSandboxedEnvironment

from clsctl.core.messages import Message, msg
from clsctl.core.trouble import Trouble

# What a template can make Python raise; everything else is a mistake of ours.
_FAULTS = (TemplateError, TypeError, ValueError, LookupError, ArithmeticError, AttributeError, RecursionError)


class House(NamedTuple):
    """A house's own templates: `texts` by the name that a template is asked for (`fiche.html.j2`), and `main`, the name
    of the one of them that `--template` named."""

    texts: Mapping[str, str] = {}
    main: str | None = None


NO_HOUSE = House()


def folder() -> Path:
    """The folder of the templates: inside the package in a wheel, beside it in the sources."""
    inside = Path(__file__).parents[1] / "templates"
    return inside if inside.is_dir() else Path(__file__).parents[2] / "templates"


def environment(house: House, finalize: Callable[[Any], Any]) -> ImmutableSandboxedEnvironment:
    """Where the templates of a report are compiled; `finalize` sets every value that one prints.

    `clsctl/NAME` is always the template that came with the program: a house's own of the same name can extend it.
    """
    own = FileSystemLoader(folder())
    loaders: list[BaseLoader] = [DictLoader(house.texts), own, PrefixLoader({"clsctl": own})]
    return ImmutableSandboxedEnvironment(
        loader=ChoiceLoader(loaders),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )


def fill(place: ImmutableSandboxedEnvironment, name: str, values: Mapping[str, Any]) -> str:
    """The text of a template. Raises Trouble for one that is wrong or is not there."""
    try:
        return place.get_template(name).render(**values)
    except NotFound as error:
        raise Trouble(msg("There is no template {name}", name=str(error.name or name))) from error
    except SyntaxFault as error:
        raise _told(error.name or name, error.lineno, error.message or "") from error
    except _FAULTS as error:
        file, line = _line(error, name)
        raise _told(file, line, str(error)) from error


def _told(name: str, line: int, reason: str) -> Trouble:
    sentence: Message = msg(
        "{template}:{line}: the template is wrong: {reason}", template=name, line=line, reason=reason
    )
    return Trouble(sentence, msg("The names that a template may use are in docs/rapports.md"))


def _line(error: BaseException, name: str) -> tuple[str, int]:
    """The last line of a template that was being filled."""
    frames = traceback.extract_tb(error.__traceback__)
    known = [frame for frame in frames if frame.filename.endswith(".j2") or frame.filename == "<template>"]
    last = known[-1] if known else None
    if last is None:
        return name, 1
    return Path(last.filename).name if last.filename != "<template>" else name, last.lineno or 1
