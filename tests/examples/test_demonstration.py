"""The demonstration is invented and says so, uses every key of the format, and shows every state on its day."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, get_args

import pytest

from clsctl import reading
from clsctl.core.facts import Etat, plan_facts
from clsctl.core.model.plan import Plan
from clsctl.reading.records import ListOf, MapOf, Record
from clsctl.reading.table.fiche import FICHE
from clsctl.reading.table.plan import PLAN
from clsctl.sources import read_disk
from tests.acceptance.run import clsctl
from tests.examples.plans import EXAMPLES, fiche_paths, load, plan, texts, yaml_paths

DAY = date(2026, 6, 30)
NAME = "demonstration"
ANY = object()
# Keys the demonstration cannot use: a revision of the user's own repository; an invented number may be somebody's.
UNUSED = {"Audit.reference", "Personne.telephone"}


def read() -> Plan:
    return reading.load(read_disk(EXAMPLES / NAME), NAME).portefeuille.plans[0]


def test_it_says_that_it_is_invented() -> None:
    assert "inventé" in plan(NAME)["titre"]
    for path in yaml_paths(NAME):
        head = path.read_text(encoding="utf-8").split("\n", 3)
        assert "inventé" in "".join(head[:3])
    for path in (EXAMPLES / NAME / "pieces").glob("*.md"):
        assert "inventée" in path.read_text(encoding="utf-8").split("\n", 1)[0]


def test_it_has_no_error_and_only_the_warnings_that_it_means_to_have() -> None:
    ran = clsctl("validate", "-C", EXAMPLES / NAME, "--format", "json")
    assert ran.code == 0
    found = [" ".join((each["severity"], each["code"], each["file"], each["key"])) for each in ran.answer["items"]]
    assert [line for line in found if not line.startswith("info")] == [
        "warning E701 fiches/2.2-premiers-secours-sante-mentale.yaml suivi.livrables.L1.remis_le",
        "warning H001 fiches/3.1-animer-et-evaluer.yaml livrables[3].echeance",
    ]


def test_every_state_is_there_on_the_day() -> None:
    facts = plan_facts(read(), DAY)
    livrables = {livrable.ref: livrable.etat for fiche in facts.fiches for livrable in fiche.livrables}
    fiches = {fiche.ref: fiche.etat for fiche in facts.fiches}
    assert set(livrables.values()) | set(fiches.values()) == set(get_args(Etat))
    assert fiches == {
        "1.1": "en_retard",
        "1.2": "proche",
        "1.3": "a_venir",
        "2.1": "en_cours",
        "2.2": "suspendu",
        "2.3": "echu",
        "3.1": "recurrent",
    }


def test_deadlines_are_told_as_the_follow_up_has_them() -> None:
    facts = {each.ref: each for fiche in plan_facts(read(), DAY).fiches for each in fiche.livrables}
    late = facts["1.1/L3"]
    assert (late.jours_retard, len(late.reports)) == (61, 2)
    assert (facts["1.1/L7"].etat, facts["1.1/L7"].jours_retard) == ("en_retard", 91)
    assert (facts["1.1/L8"].etat, facts["1.1/L8"].jours_retard) == ("en_retard", 181)
    assert (facts["1.1/L2"].etat, facts["1.1/L2"].jours_retard) == ("remis_en_retard", 24)
    assert (facts["1.1/L6"].etat, facts["1.1/L6"].origine) == ("a_venir", "etape")
    assert facts["1.2/L1"].etat == "remis"
    assert facts["1.2/L3"].etat == "abandonne"
    assert facts["2.1/L2"].etat == "remis"
    assert facts["2.1/L3"].reports == (), "decided before the avenant that renewed the fiche"
    assert facts["2.2/L2"].etat == "suspendu"


def test_every_key_of_the_format_is_used() -> None:
    used = set(keys(PLAN, plan(NAME)))
    for path in fiche_paths(NAME):
        used |= set(keys(FICHE, load(path)))
    assert sorted((set(keys(PLAN)) | set(keys(FICHE))) - used) == sorted(UNUSED)


def keys(form: object, node: Any = ANY) -> Iterator[str]:
    """The keys of the format that a node uses, after the record they belong to; all keys of it for any node."""
    if isinstance(form, ListOf | MapOf):
        entries = node.values() if isinstance(node, dict) else node if isinstance(node, list) else [node]
        for entry in entries:
            yield from keys(form.form, entry)
    elif isinstance(form, Record):
        for key in form.keys:
            if node is ANY or (isinstance(node, dict) and key.name in node) or (node and key.name == form.short):
                yield f"{form.cls.__name__}.{key.name}"
                yield from keys(key.form, node.get(key.name, ANY) if isinstance(node, dict) else ANY)


def test_evidence_and_documents_inside_the_plan_are_there() -> None:
    for path in yaml_paths(NAME):
        for text in texts(load(path)):
            if re.fullmatch(r"pieces/\S+", text):
                assert (EXAMPLES / NAME / text).is_file()


def test_no_evidence_file_is_forgotten() -> None:
    named = {text for path in yaml_paths(NAME) for text in texts(load(path))}
    there = {f"pieces/{path.name}" for path in (EXAMPLES / NAME / "pieces").iterdir()}
    # the minutes of a meeting that no deliverable needs are evidence all the same
    assert there <= named


@pytest.mark.parametrize("path", yaml_paths(NAME), ids=lambda path: path.name)
def test_addresses_are_example_addresses_and_no_phone_is_there(path: Any) -> None:
    text = path.read_text(encoding="utf-8")
    for address in re.findall(r"[\w.+-]+@([\w.-]+)", text) + re.findall(r"https?://([\w.-]+)", text):
        assert address.endswith("example.org")
    assert "telephone" not in text
