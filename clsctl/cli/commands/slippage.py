"""`clsctl slippage`: how far deadlines went since the signature."""

from clsctl.cli.history import past
from clsctl.cli.options import FORMATS, asks
from clsctl.cli.past import cases
from clsctl.cli.patience import patience
from clsctl.cli.scope import scope_of
from clsctl.cli.session import Request
from clsctl.cli.show import show
from clsctl.core.messages import msg
from clsctl.core.views.slippage import slippage


@asks(text=True, formats=FORMATS, filters=True, fail=True)
def command(request: Request) -> int:
    known = past(request)
    with patience(known.what.request.session, msg("Reading the history…")):
        text = known.full()
        answer = slippage(scope_of(text), cases(known, text))
    return show(known.what.request, answer._replace(rev=known.head))
