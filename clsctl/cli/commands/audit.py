"""`clsctl audit`: what the history says against the plan."""

from clsctl.cli.check import chosen, codes
from clsctl.cli.exits import FINDINGS
from clsctl.cli.history import past
from clsctl.cli.options import FORMATS, Ignore, Select, asks
from clsctl.cli.past import cases, with_signatures
from clsctl.cli.patience import patience
from clsctl.cli.session import Request
from clsctl.cli.show import show
from clsctl.core.audit import audit
from clsctl.core.globs import matcher
from clsctl.core.messages import msg
from clsctl.core.rules import CODES
from clsctl.core.rules.page import AUDIT
from clsctl.core.rules.settled import settle
from clsctl.core.rules.silenced import left_out
from clsctl.core.views.audit import Signed, diagnostic, findings
from clsctl.core.views.filters import Filters
from clsctl.core.views.kept import keeper
from clsctl.reading import place


@asks(text=True, formats=FORMATS, filters=True)
def command(request: Request, select: Select = None, ignore: Ignore = None) -> int:
    wanted, unwanted = codes(select, "--select", AUDIT), codes(ignore, "--ignore", CODES)
    known = past(request)
    with patience(known.what.request.session, msg("Reading the history…")):
        text = known.full(committed=True)
        keep = keeper(text.portefeuille.plans, Filters(**known.what.request.kept), text.day)
        found: list[Signed] = []
        for code, case in cases(known, text).items():
            prefix = f"{code}:" if known.frame.portfolio else ""
            for page, each in audit(with_signatures(known, case)):
                if not keep(code, each.ref or ""):
                    continue
                placed = left_out(place(text.loaded, [diagnostic(page, each, prefix)]), text.loaded.texts)
                told = chosen(settle(placed, text.portefeuille, matcher), wanted, unwanted)
                found += [Signed(one, each.commit) for one in told]
        if not found:
            known.check()
        answer = findings(found, known.frame.lacking(text.portefeuille.plans))
    return show(known.what.request, answer) or (FINDINGS if found else 0)
