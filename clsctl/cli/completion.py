"""Words that a shell proposes: commands, options, and of the plan at hand its references, axes, actors, states.

The shell's script, which `clsctl completion` prints, runs the program with `VARIABLE` set; Typer speaks with the shell.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import typer
from typer import _completion_classes as shells
from typer._click.exceptions import ClickException
from typer._click.shell_completion import CompletionItem, _resolve_context, _resolve_incomplete

from clsctl import sources
from clsctl.cli import clock
from clsctl.cli.declare import Choice
from clsctl.cli.parts import Root
from clsctl.cli.session import Session
from clsctl.cli.table import COMMANDS
from clsctl.core.facts import PlanFacts, plan_facts
from clsctl.core.labels import ETATS, INSTANCES
from clsctl.core.trouble import Trouble
from clsctl.reading import load

VARIABLE = "_CLSCTL_COMPLETE"
_SHELLS: Mapping[str, Any] = {
    "bash": shells.BashComplete,
    "zsh": shells.ZshComplete,
    "fish": shells.FishComplete,
    "powershell": shells.PowerShellComplete,
    "pwsh": shells.PowerShellComplete,
}
# A word that may stand at a place, and what it means.
Words = Iterable[tuple[str, str]]


def answer(instruction: str, session: Session, program: Callable[[], typer.Typer]) -> str:
    """What to tell the shell: `instruction` is the value of `VARIABLE`, such as `complete_bash`."""
    shell = _SHELLS.get(instruction.removeprefix("complete_"))
    if shell is None:
        return ""

    asking = shell(typer.main.get_command(program()), {}, "clsctl", VARIABLE)
    asking.get_completions = lambda args, begun: list(_items(asking.cli, session, args, begun))
    words: str = asking.complete()
    return f"{words}\n" if words else ""


def _items(root: Root, session: Session, args: list[str], incomplete: str) -> Iterator[CompletionItem]:
    try:
        context = _resolve_context(root, {"obj": session}, "clsctl", args)
        place, begun = _resolve_incomplete(context, args, incomplete)
        known = list(_words(place, context, begun))
    except (ClickException, Trouble):  # a line that is wrong so far, no plan here: nothing to propose
        return
    language = session.language
    for word, meaning in known:
        if word.startswith(begun):
            # Typer drops straight apostrophes on the way to zsh
            yield CompletionItem(word, help=language.text(meaning).replace("'", "’") or None)


def _words(place: Any, context: Any, begun: str) -> Words:
    """What may stand at a place: the name of a command or of an option, or a value of a parameter."""
    if isinstance(place, Root) and not begun.startswith("-"):
        return ((entry.name, entry.help) for entry in COMMANDS.values())
    if not hasattr(place, "param_type_name"):
        options = (param for param in place.get_params(context) if param.param_type_name == "option")
        return ((max(each.opts, key=len), each.help or "") for each in options if not each.hidden)
    reader = getattr(place.type, "func", None)
    if isinstance(reader, Choice):
        return ((word, "") for word in reader.known)
    return _of_plan(place, context, begun)


def _of_plan(param: Any, context: Any, begun: str) -> Words:
    """The values of a parameter that come from the format or from the plan; none where it is free text or a file."""
    known = {
        "STATE": lambda: ((etat, label.text) for etat, label in ETATS.items()),
        "REF": lambda: _references(_facts(context), context.command.name, begun),
        "FICHE": lambda: _references(_facts(context), context.command.name, begun),
        "ACTOR": lambda: _actors(_facts(context)),
        "axe": lambda: ((axe.code, axe.titre or "") for each in _facts(context) for axe in each.plan.axes),
        "since": lambda: _instances(_facts(context)),
        "code": _codes,
    }
    words = known.get(param.metavar) or known.get(param.name)
    return words() if words else ()


def _codes() -> Words:
    from clsctl.core.rules import PAGES  # noqa: PLC0415 - with it come all the rules

    return ((code, page.title.text) for code, page in PAGES.items())


def _actors(plans: Iterable[PlanFacts]) -> Words:
    acteurs = (pair for each in plans for pair in each.plan.acteurs.items())
    return ((code, acteur.nom or acteur.sigle or "") for code, acteur in acteurs)


def _instances(plans: Iterable[PlanFacts]) -> Iterator[tuple[str, str]]:
    """The meetings of the plans, by their codes and by their types."""
    held = [instance for each in plans for instance in each.plan.instances]
    types = {each.type for each in held}
    yield from ((type_, label.text) for type_, label in INSTANCES.items() if type_ in types and type_ != "autre")
    yield from ((each.code, each.titre or "") for each in held)


# Of which parts of a fiche a command speaks; the others speak of fiches, and of any part once `1.3/` is typed.
_PARTS: Mapping[str, Callable[[Any], Words]] = {
    "deliver": lambda facts: ((each.ref, each.titre or "") for each in facts.livrables if each.is_open),
    "postpone": lambda facts: ((each.ref, each.titre or "") for each in facts.livrables if each.is_open),
    "measure": lambda facts: ((f"{facts.ref}/{each.id}", each.libelle or "") for each in facts.fiche.indicateurs),
}


def _references(plans: tuple[PlanFacts, ...], command: str, begun: str) -> Iterator[tuple[str, str]]:
    for each in plans:
        prefix = f"{each.plan.code}:" if len(plans) > 1 else ""
        for facts in each.fiches:
            words = _PARTS[command](facts) if command in _PARTS else _any(facts, inside="/" in begun)
            yield from ((prefix + ref, titre) for ref, titre in words)


def _any(facts: Any, *, inside: bool) -> Iterator[tuple[str, str]]:
    """The fiche; its parts too, once its name is typed with the stroke."""
    yield facts.ref, facts.fiche.titre
    if inside:
        yield from ((each.ref, each.titre or "") for each in (*facts.livrables, *facts.etapes))
        yield from _PARTS["measure"](facts)


def _facts(context: Any) -> tuple[PlanFacts, ...]:
    """The plans at hand: of `-C`, else upwards from here."""
    said = next((each.params["dir"] for each in (context, context.parent) if each and each.params.get("dir")), None)
    root = sources.find_root(said or Path(), explicit=said is not None)
    loaded = load(sources.read_disk(root), root.name)
    return tuple(plan_facts(plan, clock.today()) for plan in loaded.portefeuille.plans)
