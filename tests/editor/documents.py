"""Documents of the format with one thing changed at a time, as text: what an editor and `validate` are both shown."""

import json
import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from ruamel.yaml import YAML

ROOT = Path(__file__).parents[2]
KINDS = {"clsctl.yaml": "plan", "portefeuille.yaml": "portefeuille"}
SOURCES = sorted(
    path
    for folder in (ROOT / "examples", ROOT / "tests" / "reading" / "whole")
    for path in folder.rglob("*.yaml")
    if ".clsctl" not in path.parts
)


class Raw(str):
    """A scalar written as it is, without quotes: the editor decides what it is."""

    __slots__ = ()


# What people type where something else is asked for, and what YAML makes of it.
SCALARS = [
    *('""', "oui", "NON", "Oui", "yes", "true", "False", "x", "un texte", "é", '"  "', "'1.3'"),
    *("1", "0", "-5", "007", "1.3", "1.10", "01004", "2020", "2020-12", "12345678901234567890"),
    *("1e3", "0x1F", "0o7", "1_000", ".5", "+3", "1.", ".inf"),
    *("2020-12-17", "17/12/2020", "30/02/2020", "2020-02-30", "2020-13-01", "31/04/2021", "29/02/2021", "12/2020"),
    *("fin 2020", "1er janvier 2020", "01/10-31/12", "4-6"),
    *("50 000 €", "50.000 €", "1,5", "12 %", "1 234,56 EUR", "EUR 5", "3 ETP", "1 2345"),
    *("1.3/L1", "cls-a:1.3/L1", "a/b/c", "a b", "1.3.", "cle"),
    *("../x", "/etc/x", "C:\\x", "a\\b", "~/x", "https://a.fr/x", "ftp://a", "mailto:a@b", "fiches/*.yaml"),
    *("en_cours", "en cours", "realisee", "fiche_action", "fiche", "cls", "CLS", "orage", "EUR", "ETP", "paye"),
    *("resultat", "publique", "R101", "R1", "r101", "R10199", "objectifs.generaux", "Leviers", "fr", "FR"),
    *("null", "~", "[]", "{}", "[oui, non]", "[x]", "{a: b}"),
]
KEYS = ["porteur", "titres", "Titre", "x", "etape", "nom", "code", "montant", "1", "id"]


def tree(path: Path) -> Any:
    """A document with every scalar as its text."""
    return yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader)


class Document(NamedTuple):
    """A changed document: what kind of file it is, and its tree."""

    kind: str
    root: Any


def changed(count: int, seed: int = 0) -> Iterator[Document]:
    """That many documents, the same ones for the same seed."""
    trees = [(KINDS.get(path.name, "fiche"), tree(path)) for path in SOURCES]
    for number in range(count):
        draw = random.Random(f"{seed}/{number}")
        kind, root = draw.choice(trees)
        yield Document(kind, _change(root, draw))


def typed(node: Any) -> Any:
    """The tree as an editor has it: YAML 1.2 decides what a scalar without quotes is; JSON has no dates."""
    if isinstance(node, dict):
        return {key: typed(value) for key, value in node.items()}
    if isinstance(node, list):
        return [typed(value) for value in node]
    return _typed(str(node)) if isinstance(node, Raw) or not node else node


@cache
def _typed(text: str) -> Any:
    try:
        return json.loads(json.dumps(YAML(typ="safe", pure=True).load(text), default=str))
    except ValueError:  # a date that is none: YAML 1.2 has no dates, so an editor sees a text
        return text


def raw(node: Any) -> Iterator[str]:
    """The scalars without quotes."""
    if isinstance(node, Raw):
        yield str(node)
    elif isinstance(node, dict | list):
        for each in node.values() if isinstance(node, dict) else node:
            yield from raw(each)


def _change(node: Any, draw: random.Random) -> Any:
    """A copy with one change, somewhere below: at each level every key and entry has its chance."""
    if isinstance(node, dict) and node and draw.random() < 0.9:
        key = draw.choice(list(node))
        return {each: _change(value, draw) if each == key else value for each, value in node.items()}
    if isinstance(node, list) and node and draw.random() < 0.9:
        index = draw.randrange(len(node))
        return [_change(value, draw) if at == index else value for at, value in enumerate(node)]
    return draw.choice(_CHANGES)(node, draw)


def _scalar(_: Any, draw: random.Random) -> Any:
    return Raw(draw.choice(SCALARS))


def _empty(_: Any, __: random.Random) -> Any:
    return Raw("")


def _wrapped(node: Any, draw: random.Random) -> Any:
    return draw.choice([[node], {"x": node}, [Raw("")], {"texte": node}, [[node]], [node, node]])


def _key(node: Any, draw: random.Random) -> Any:
    if not isinstance(node, dict):
        return _scalar(node, draw)
    return {**node, draw.choice(KEYS): draw.choice([Raw(draw.choice(SCALARS)), *node.values()])}


def _less(node: Any, draw: random.Random) -> Any:
    if not isinstance(node, dict | list) or not node:
        return _scalar(node, draw)
    gone = draw.choice(list(node))
    return {key: value for key, value in node.items() if key != gone} if isinstance(node, dict) else node[1:]


def _renamed(node: Any, draw: random.Random) -> Any:
    if not isinstance(node, dict) or not node:
        return _scalar(node, draw)
    old, new = draw.choice(list(node)), draw.choice(KEYS)
    return {new if key == old else key: value for key, value in node.items()}


def _flat(node: Any, draw: random.Random) -> Any:
    return next(iter(node.values()), Raw("")) if isinstance(node, dict) else _scalar(node, draw)


_CHANGES = (_scalar, _scalar, _scalar, _scalar, _empty, _wrapped, _key, _less, _renamed, _flat)


def emit(node: Any, indent: str = "") -> str:
    """The tree as YAML. Texts are quoted, so that both readers see the same; `Raw` ones are not."""
    if isinstance(node, dict) and node:
        return "".join(f"{indent}{_name(key)}:{_after(value, indent + '  ')}" for key, value in node.items())
    if isinstance(node, list) and node:
        return "".join(f"{indent}-{_after(value, indent + '  ')}" for value in node)
    return f"{indent}{_inline(node)}\n"


def _after(node: Any, indent: str) -> str:
    if isinstance(node, dict | list) and node:
        return f"\n{emit(node, indent)}"
    return f" {_inline(node)}".rstrip(" ") + "\n"


def _name(key: str) -> str:
    return key if key.isidentifier() or key == "1" else json.dumps(key, ensure_ascii=False)


def _inline(node: Any) -> str:
    if isinstance(node, Raw) or (not node and not isinstance(node, dict | list)):
        return str(node)
    return json.dumps(node, ensure_ascii=False)
