"""Evidence as a user names it: a path from here or from the plan's folder, or a web address."""

import os
from pathlib import Path

from clsctl.cli.declare import meant
from clsctl.cli.plan import Read
from clsctl.core.messages import msg
from clsctl.core.model.plan import Plan
from clsctl.core.trouble import Trouble
from clsctl.reading.values import Wrong, to_link


def proof(what: Read, plan: Plan, text: str) -> str:
    """The link as the file wants it. `Trouble` for a file that is not there or not in the plan."""
    if text.startswith(("http://", "https://")):
        return _checked(text)
    root = (what.root / plan.where.file).parent
    path = text.replace("\\", "/") if os.name == "nt" else text
    if path in plan.chemins:
        return _checked(path)
    here = Path(path).absolute()
    if here.is_file() and here.resolve().is_relative_to(root.resolve()):
        return _checked(here.resolve().relative_to(root.resolve()).as_posix())
    if here.is_file():
        raise Trouble(
            msg("The evidence {file} is outside of the plan.", file=text),
            msg("Copy it into the plan first, for instance into {folder}", folder=str(root / "pieces")),
        )
    known = tuple(sorted(each for each in plan.chemins if not each.endswith((".yaml", ".yml"))))
    raise Trouble(
        msg("There is no file {file} in the plan, to be evidence.", file=text),
        meant(path, known) or msg("Put it there first, for instance into pieces/, or give a web address."),
    )


def _checked(text: str) -> str:
    found = to_link(text)
    if isinstance(found, Wrong):
        raise Trouble(found.message, found.hint)
    return found
