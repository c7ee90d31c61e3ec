"""`clsctl calendar`: a Gantt chart in the terminal, as a picture, or as data."""

from collections.abc import Callable, Mapping

from clsctl.cli.options import FORMATS, asks
from clsctl.cli.plan import Read, read
from clsctl.cli.scope import scope_of
from clsctl.cli.session import Request
from clsctl.cli.show import put, shown
from clsctl.core.audience import chosen
from clsctl.core.views.answer import Answer
from clsctl.core.views.calendar import calendar
from clsctl.render.language import Language

# The forms that only a calendar has; `None` stands for the others.
_PICTURES = ("svg", "mermaid")


@asks(text=True, formats=(*FORMATS, *_PICTURES, "ics"), filters=True, fail=True)
def command(request: Request) -> int:
    what = read(request)
    answer = calendar(scope_of(what))
    if request.format in FORMATS:
        return put(what.request, shown(what.request, answer))
    words = shown(what.request._replace(format="csv"), answer)
    if request.format == "ics":
        return put(what.request, words._replace(text=_agenda(what)))
    return put(what.request, words._replace(text=_drawers()[request.format](answer, what.request.language)))


def _agenda(what: Read) -> str:
    """The deadlines for a phone, as `export ics` gives them to those that the plan is for."""
    from clsctl.cli.exporting import TEXTS  # noqa: PLC0415 - for this form only

    return TEXTS["ics"](what, chosen(None, what.portefeuille.plans))


def _drawers() -> Mapping[str, Callable[[Answer, Language], str]]:
    from clsctl.render import gantt_mermaid, gantt_svg  # noqa: PLC0415 - for these forms only

    return {"svg": gantt_svg.draw, "mermaid": gantt_mermaid.draw}
