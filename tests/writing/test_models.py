"""The commented plan and fiches: valid as they are, and with every example taken out of its comment."""

import re
from datetime import date

import pytest

from clsctl.core.diagnostics import Where
from clsctl.core.labels import TYPES
from clsctl.core.model.plan import Axe, Objectif
from clsctl.core.rules import check
from clsctl.core.snapshot import Snapshot
from clsctl.reading import load
from clsctl.reading.records import ListOf, MapOf, Record
from clsctl.reading.schema import FILES
from clsctl.reading.table.commun import TERRITOIRE
from clsctl.writing.models import NewFiche, NewPlan, fiche_text, plan_text

NAMED = NewPlan("Contrat : « test » # 1", "cls", "cls-test", date(2024, 1, 16), date(2024, 1, 16), date(2028, 12, 31))
AXES = (Axe(Where("clsctl.yaml"), "1", "Soins", None, (Objectif(Where("clsctl.yaml"), "1.1"),)),)


def wrong(plan: str, fiche: str, *severities: str) -> list[str]:
    """The findings of these severities in a plan with the fiche and another one, 1.2."""
    other = 'id: "1.2"\ntype: fiche_action\ntitre: Autre\nporteurs: [ars]\ncalendrier: 2024\n'
    texts = {"clsctl.yaml": plan, "fiches/1.yaml": fiche, "fiches/2.yaml": other}
    loaded = load(Snapshot("test", None, {path: text.encode() for path, text in texts.items()}), "test")
    found = (*loaded.diagnostics, *check(loaded.portefeuille))
    return [f"{each.code} {each.where.key} {each.message}" for each in found if each.severity in severities]


def uncommented(text: str) -> str:
    """The text with every example in force."""
    return re.sub(r"^# (?!yaml-language-server)", "", text, flags=re.MULTILINE)


def keys(form: object, seen: set[int]) -> set[str]:
    """Every key of a form and of the forms inside it."""
    if isinstance(form, ListOf | MapOf):
        return keys(form.form, seen)
    if not isinstance(form, Record) or id(form) in seen:
        return set()
    seen.add(id(form))
    return {key.name for key in form.keys}.union(*(keys(key.form, seen) for key in form.keys))


@pytest.mark.parametrize("type_", TYPES)
@pytest.mark.parametrize("plan", [NewPlan("Contrat"), NAMED])
def test_what_is_written_is_valid(plan: NewPlan, type_: str) -> None:
    fiche = NewFiche("1.1", type_, 'Titre : « à » "compléter" # \\', porteurs=("ars",))
    assert wrong(plan_text(plan), fiche_text(fiche, AXES), "error", "warning") == []


def test_the_texts_given_are_kept() -> None:
    files = {"clsctl.yaml": plan_text(NAMED).encode(), "a/b/1.yaml": b""}
    fiche = NewFiche("1.1", "fiche_action", 'T : "x" # \\ é', "a/b", "1", "1.1", ("A : b", "c # d"))
    text = fiche_text(fiche, AXES)
    files |= {"clsctl.yaml": files["clsctl.yaml"] + b"\nfiches: a/**/*.yaml\n", "a/b/1.yaml": text.encode()}
    plan = load(Snapshot("test", None, files), "test").portefeuille.plans[0]
    assert (plan.titre, plan.code, plan.signature) == (NAMED.titre, NAMED.code, NAMED.signature)
    read = plan.fiches[0]
    assert (read.id, read.titre, read.axe, read.objectif, read.porteurs) == (
        fiche.id, fiche.titre, fiche.axe, fiche.objectif, fiche.porteurs,
    )  # fmt: skip
    assert text.startswith("# yaml-language-server: $schema=../../.clsctl/schemas/fiche.json\n")
    assert "##   1 : Soins\n" in text


@pytest.mark.parametrize("type_", TYPES)
def test_every_example_is_valid_too(type_: str) -> None:
    plan = uncommented(plan_text(NewPlan("Contrat")))
    fiche = uncommented(fiche_text(NewFiche("1.1", type_, "Fiche", axe="1", objectif="1.1", porteurs=("ars",))))
    assert wrong(plan, fiche, "error") == []


def test_every_key_is_taught() -> None:
    plan = uncommented(plan_text(NAMED))
    fiche = uncommented(fiche_text(NewFiche("1.1", "lettre_intention", "Fiche", porteurs=("ARS",))))
    in_plan, in_fiche = (set(re.findall(r"^[ -]*([a-z_]+):", text, flags=re.MULTILINE)) for text in (plan, fiche))
    assert keys(FILES["plan"], set()) - in_plan == set()
    # a territory has the same keys everywhere, and the plan's model says them
    assert keys(FILES["fiche"], set()) - in_fiche - keys(TERRITOIRE, set()) == set()


def test_every_word_of_a_choice_is_told() -> None:
    text = fiche_text(NewFiche("1", "fiche_action", "t"))
    for word in ("partiellement_realisee", "orage", "ETP", "notifie", "impact", "interne"):
        assert word in text
