"""`clsctl audit`: what the history says against the plan."""

from clsctl.cli.exits import FINDINGS
from clsctl.cli.history import past
from clsctl.cli.options import FORMATS, asks
from clsctl.cli.past import cases, with_signatures
from clsctl.cli.patience import patience
from clsctl.cli.session import Request
from clsctl.cli.show import show
from clsctl.core.audit import audit
from clsctl.core.globs import matcher
from clsctl.core.messages import msg
from clsctl.core.rules.settled import settle
from clsctl.core.views.audit import Signed, diagnostic, findings
from clsctl.reading import place


@asks(text=True, formats=FORMATS)
def command(request: Request) -> int:
    known = past(request)
    with patience(known.what.request.session, msg("Reading the history…")):
        text = known.full(committed=True)
        found: list[Signed] = []
        for code, case in cases(known, text).items():
            prefix = f"{code}:" if known.frame.portfolio else ""
            for page, each in audit(with_signatures(known, case)):
                told = tuple(settle(place(text.loaded, [diagnostic(page, each, prefix)]), text.portefeuille, matcher))
                found += [Signed(one, each.commit) for one in told]
        answer = findings(found, known.frame)
    return show(known.what.request, answer) or (FINDINGS if found else 0)
