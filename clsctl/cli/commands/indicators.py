"""`clsctl indicators`: how far the indicators have come, and which ones are out of date."""

from clsctl.cli.options import FORMATS, asks
from clsctl.cli.plan import read
from clsctl.cli.scope import scope_of
from clsctl.cli.session import Request
from clsctl.cli.show import show
from clsctl.core.views.indicators import indicator_items


@asks(text=True, formats=FORMATS, filters=True, fail=True)
def command(request: Request) -> int:
    what = read(request)
    answer = indicator_items(scope_of(what))
    return show(what.request, answer)
