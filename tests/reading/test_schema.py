"""The JSON Schemas accept what `validate` accepts, as an editor types it, and refuse what it refuses."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from clsctl.core.messages import Message
from clsctl.reading.loading import read_file
from clsctl.reading.schema import FILES, schema
from tests.benchmarks import generate
from tests.reading.kit import CASES, HEAD, lines

ROOT = Path(__file__).parents[2]
VALIDATORS = {name: Draft202012Validator(schema(name)) for name in FILES}
KINDS = {"clsctl.yaml": "plan", "portefeuille.yaml": "portefeuille"}
FILES_MET = [*(ROOT / "examples").rglob("*.yaml"), *(ROOT / "tests" / "reading" / "whole").rglob("*.yaml")]


def typed(text: str) -> Any:
    """A text as an editor has it: YAML 1.2 decides what is a number, a truth, a nothing; JSON has no dates."""
    return json.loads(json.dumps(YAML(typ="safe", pure=True).load(text), default=str))


def refused(name: str, text: str) -> list[str]:
    return [f"{each.json_path} {each.message}" for each in VALIDATORS[name].iter_errors(typed(text))]


@pytest.mark.parametrize("name", FILES)
def test_a_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))
    assert schema(name)["$id"] == f"urn:clsctl:1:{name}"


@pytest.mark.parametrize("file", FILES_MET, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_what_validate_accepts_is_accepted(file: Path) -> None:
    name = KINDS.get(file.name, "fiche")
    read = read_file(file.name, file.read_bytes(), FILES[name])
    assert read.problems == (), lines(read.problems)
    assert refused(name, file.read_text("utf-8")) == []


@pytest.mark.parametrize("number", [1, 2, 3])
def test_generated_fiches_are_accepted(number: int) -> None:
    assert refused("fiche", generate.fiche(number)) == []


@pytest.mark.parametrize(
    "text",
    [
        "id: 1.3\ntype: fiche_action\ntitre: 2021\n",
        "id: 01004\ntype: fiche_action\ntitre: true\n",
        HEAD + "axe: 1\nnumero: 1.10\n",
        HEAD + "redaction: 2020-12-17\n",
        HEAD + "moyens:\npublics:\nterritoire:\nsuivi:\ncalendrier:\nfinancements:\n  -\n",
        HEAD + "calendrier: 2021\n",
        HEAD + "calendrier: fin 2021\n",
        HEAD + "territoire:\n  population: 72052\n  communes:\n    - code_insee: 82112\n      codes_postaux: [82200]\n",
        HEAD + "cpts:\n  taille: 2\n  sollicitations:\n    - sollicitee: [oui, NON]\n    - sollicitee:\n",
        HEAD + "suivi:\n  bilans:\n    2020:\n      texte: x\n  livrables:\n    1:\n      remis_le: 01/02/2020\n",
        HEAD + "financements:\n  - montant: 50000\n  - montant: 50 000 €\n  - montant: 1.5\n",
    ],
)
def test_a_scalar_that_an_editor_types_is_accepted(text: str) -> None:
    read = read_file("f.yaml", text.encode(), FILES["fiche"])
    assert read.problems == (), lines(read.problems)
    assert refused("fiche", text) == []


@pytest.mark.parametrize(
    "case",
    [
        "wrong-kinds",
        "unknown-keys",
        "missing-keys",
        "empty-needed-keys",
        "unknown-values",
        "wrong-id",
        "wrong-ids-inside",
        "wrong-numbers",
        "wrong-boxes",
        "wrong-paths",
        "six-mistakes",
        "no-space-after-any-dash",
    ],
)
def test_what_validate_refuses_is_refused(case: str) -> None:
    assert refused("fiche", (CASES / f"{case}.yaml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("plan", "clsctl: 1\ntype: cls\n"),
        ("plan", "clsctl: 1\ntype: clss\ntitre: x\n"),
        ("plan", "clsctl: 1\ntype: cls\ntitre: x\nfiches: ../x/*.yaml\ncalendrier: {mii: {annee: 1}}\n"),
        ("plan", "clsctl: 1\ntype: cls\ntitre: x\nregles: {ignorer: [h006]}\n"),
        ("portefeuille", "clsctl: 1\ntitre: x\n"),
        ("portefeuille", "clsctl: 1\nplans: nord\n"),
    ],
)
def test_a_plan_that_validate_refuses_is_refused(name: str, text: str) -> None:
    assert read_file("f.yaml", text.encode(), FILES[name]).problems
    assert refused(name, text)


def described(node: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every property of a schema."""
    if isinstance(node, dict):
        for key, each in node.get("properties", {}).items():
            yield f"{path}.{key}", each
        for key, each in node.items():
            yield from described(each, f"{path}/{key}")
    elif isinstance(node, list):
        for each in node:
            yield from described(each, path)


@pytest.mark.parametrize("name", FILES)
def test_every_key_is_described_in_the_language_asked_for(name: str) -> None:
    def shout(message: Message) -> str:
        return message.text.upper()

    for path, each in described(schema(name, shout)):
        if "/calendrier" in path:  # the bounds of vague words have their names only
            continue
        assert each["description"] == each["description"].upper() != "", path
    assert schema(name) == schema(name)


def test_words_of_a_list_are_each_explained() -> None:
    statut = schema("fiche")["$defs"]["Suivi"]["properties"]["statut"]["anyOf"][0]
    assert len(statut["enum"]) == len(statut["enumDescriptions"]) > 5
