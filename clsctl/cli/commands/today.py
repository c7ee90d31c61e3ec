"""`clsctl today`, and `clsctl` alone in a plan: what is to be seen to on the day, and the commands to act."""

from clsctl.cli.options import FORMATS, asks
from clsctl.cli.pasted import pasted
from clsctl.cli.plan import read
from clsctl.cli.scope import scope_of
from clsctl.cli.session import Request
from clsctl.cli.show import show
from clsctl.core.views.today import today


@asks(text=True, formats=FORMATS, filters=True, fail=True)
def command(request: Request) -> int:
    what = read(request)
    folder = request.session.dir
    answer = today(scope_of(what), f" -C {pasted(folder)}" if folder else "")
    return show(what.request, answer)
