"""What commands that make fiches share: the plan they go to, their paths, paths as one would type them."""

import os
from pathlib import Path

from clsctl.cli.pasted import pasted
from clsctl.cli.plan import Read
from clsctl.cli.session import Request
from clsctl.core.globs import matcher
from clsctl.core.messages import msg
from clsctl.core.model.plan import Plan
from clsctl.core.trouble import Trouble
from clsctl.writing.names import file_name


def one_plan(what: Read) -> Plan:
    """The plan that a new fiche belongs to; `Trouble` in a portfolio."""
    plans = what.portefeuille.plans
    if (what.root / "clsctl.yaml").is_file():
        return plans[0]
    folders = (from_here(what.request, what.root, plan.where.file.rpartition("/")[0]).as_posix() for plan in plans)
    raise Trouble(
        msg("{folder} is a portfolio, and a fiche belongs to one plan.", folder=str(what.root)),
        msg(
            "Name the folder of the plan with -C: {plans}",
            plans=", ".join(map(pasted, folders)),
        ),
    )


def path_of(plan: Plan, fiche_id: str, titre: str) -> str:
    """The path of a new fiche in its plan; `Trouble` where the plan's pattern does not say in which folder it goes."""
    path = file_name(plan.glob, fiche_id, titre)
    if not matcher(plan.glob)(path):
        raise Trouble(
            msg(
                "The plan looks for its fiches in {glob}: clsctl can’t tell in which folder a new one goes.",
                glob=plan.glob,
            ),
            msg("Copy a fiche by hand, or simplify the key fiches of clsctl.yaml."),
        )
    return path


def from_here(request: Request, root: Path, path: str) -> Path:
    """What is at a path of the plan or portfolio, as one would type it here."""
    if request.session.dir:
        return request.session.dir / path
    try:
        return Path(os.path.relpath(root / path))
    except ValueError:  # another drive of Windows
        return root / path


def validate_command(request: Request) -> str:
    """How to validate the plan from here."""
    return f"clsctl validate -C {pasted(request.session.dir)}" if request.session.dir else "clsctl validate"
