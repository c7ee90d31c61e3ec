"""Writes docs/reference/commandes.md, every command and option, in French: `python -m tools.make_commands`."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from typer.core import TyperArgument, TyperOption

from clsctl.cli.options import KEPT, SHOWN, TEXT
from clsctl.cli.parts import load
from clsctl.cli.table import COMMANDS, Entry
from clsctl.render.language import Language, language

TARGET = Path(__file__).resolve().parents[1] / "docs" / "reference" / "commandes.md"

HEAD = """\
# Les commandes

<!-- Page faite par tools/make_commands.py à partir des commandes elles-mêmes : ne pas la modifier ici. -->

`clsctl --help` donne la liste des commandes, `clsctl COMMANDE --help` cette même page pour une seule. Une option se
place après la commande ; `-C`, `--lang`, `--color`, `-q`, `-v` et `--debug` vont aussi avant elle.

**La langue** des messages est celle de `--lang`, sinon de la variable `CLSCTL_LANG`, sinon celle du système si c’est le
français ou l’anglais, sinon celle du plan (`rapports.langue`), sinon le français. Les rapports sont toujours dans la
langue du plan.

**Le résultat** va sur la sortie standard, le reste (avancement, remarques, erreurs) sur la sortie d’erreur, en UTF-8
avec des fins de ligne LF sur tous les systèmes. Hors d’un terminal rien n’est coloré ni coupé ; `NO_COLOR` est
respectée.

| code de sortie | veut dire |
|---|---|
| 0 | fait ; une liste vide est une réponse |
| 1 | des constats : une erreur pour `validate`, une ligne listée avec `--fail`, une fiche qui n’a pas pu être lue |
| 2 | une commande mal écrite, pas de plan, pas de telle révision, un fichier qui ne peut pas être écrit |
| 70 | une faute de clsctl, en une ligne ; `--debug` montre où |
| 130 | interrompu |
"""
SHARED_HEAD = """\
## Les options communes

Celles qu’une commande prend sont nommées sous elle.
"""
# The shared groups of options, by the title of their part of a help page, with the name of their anchor.
SHARED = {TEXT: "texte", KEPT: "filtres", SHOWN: "forme"}


def page(spoken: Language) -> str:
    """The text of the page."""
    return "\n".join([HEAD, *_commands(spoken), SHARED_HEAD, *_shared(spoken)]).rstrip("\n") + "\n"


def _commands(spoken: Language) -> Iterator[str]:
    part = ""
    for entry in COMMANDS.values():
        if entry.part != part:
            part = entry.part
            yield f"## {spoken.text(part)}\n"
        yield from _command(entry, spoken)


def _command(entry: Entry, spoken: Language) -> Iterator[str]:
    params = load(entry).params
    arguments = [param for param in params if isinstance(param, TyperArgument)]
    own = [param for param in params if isinstance(param, TyperOption) and _is_own(param)]
    yield f"### `clsctl {' '.join([entry.name, *(_place(each, spoken) for each in arguments)])}`\n"
    yield f"{spoken.text(entry.help)}\n"
    yield from _table([_argument(each, spoken) for each in arguments] + [_option(each, spoken) for each in own])
    titles = {param.rich_help_panel for param in params if isinstance(param, TyperOption)}
    taken = [f"[{spoken.text(title).lower()}](#{SHARED[title]})" for title in SHARED if title in titles]
    yield f"Options communes : {', '.join(taken)}. Par exemple :\n"
    yield f"    clsctl {entry.example}\n"


def _shared(spoken: Language) -> Iterator[str]:
    """Each group of shared options once, with all the options that a command may take of it."""
    groups: dict[str, dict[str, TyperOption]] = {title: {} for title in SHARED}
    for entry in COMMANDS.values():
        for param in load(entry).params:
            if isinstance(param, TyperOption) and not _is_own(param):
                groups[param.rich_help_panel or ""].setdefault(str(param.name), param)
    for title, params in groups.items():
        yield f'### <a id="{SHARED[title]}"></a>{spoken.text(title)}\n'
        yield from _table(_option(param, spoken) for param in params.values())


def _is_own(option: TyperOption) -> bool:
    """Whether an option is told under its command: `--format` is, since what it takes differs."""
    return option.rich_help_panel not in SHARED or option.name == "format"


def _place(argument: TyperArgument, spoken: Language) -> str:
    name = spoken.text(argument.metavar or "") + ("…" if argument.nargs != 1 else "")
    return name if argument.required else f"[{name}]"


def _argument(argument: TyperArgument, spoken: Language) -> tuple[str, str]:
    return spoken.text(argument.metavar or ""), spoken.text(argument.help or "")


def _option(option: TyperOption, spoken: Language) -> tuple[str, str]:
    place = "" if option.is_flag else f" {spoken.text(option.metavar or '')}"
    default = "" if option.is_flag or not isinstance(option.default, str) else f" Par défaut : {option.default}."
    return ", ".join(sorted(option.opts, key=len)) + place, spoken.text(option.help or "") + default


def _table(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    lines = [f"| `{name.replace('|', chr(92) + '|')}` | {text} |" for name, text in rows]
    if lines:
        yield "\n".join(["| | |", "|---|---|", *lines]) + "\n"


if __name__ == "__main__":
    TARGET.write_text(page(language("fr")), encoding="utf-8", newline="\n")
