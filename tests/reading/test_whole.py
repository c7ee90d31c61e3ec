"""The whole of the format: files with every key once, held against the same files read by ruamel.yaml."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from clsctl.core.calendar import Bounds
from clsctl.core.diagnostics import Where
from clsctl.core.model.plan import Plan
from clsctl.reading.records import ListOf, MapOf, Record
from clsctl.reading.schema import FILES
from tests.reading.kit import lines, loaded

ROOT = Path(__file__).parent / "whole"
TEXTS = {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in ROOT.rglob("*") if path.is_file()}
# Fields of the model that no key of the file fills.
OWN = {"where", "vides", "cles", "fiches", "illisibles", "abimees", "chemins", "bounds"}


def tree(file: str) -> Any:
    return YAML(typ="base", pure=True).load(TEXTS[file].decode())


def plan() -> Plan:
    what = loaded(TEXTS)
    assert what.diagnostics == (), lines(what.diagnostics)
    (only,) = what.portefeuille.plans
    return only


def differences(value: Any, source: Any, path: str) -> Iterator[str]:
    """Where a value of the model is not what the file says at the same key."""
    if hasattr(value, "_fields"):
        for name, each in zip(value._fields, value, strict=True):
            key = {"glob": "fiches"}.get(name, name)
            if name == "code" and "code" not in source:  # the key of the map is the code
                assert path.endswith(f".{each}")
            elif name not in OWN or (
                name in source and path.endswith("]")
            ):  # `cles` of a layout, `fiches` of an avenant
                yield from differences(each, source.get(key) if source else None, f"{path}.{key}")
    elif isinstance(value, tuple | Mapping):
        yield from _several(value, source, path)
    elif not same(value, source):
        yield f"{path}: {value!r} {source!r}"


def _several(value: Any, source: Any, path: str) -> Iterator[str]:
    if isinstance(value, Mapping):
        if list(value) != list(source or {}):
            yield f"{path}: {list(value)} {source}"
        for key, each in value.items():
            yield from differences(each, source[key], f"{path}.{key}")
        return
    entries = source if isinstance(source, list) else [source] if source is not None else []
    if len(value) != len(entries):
        yield f"{path}: {value} {source}"
    for index, (each, entry) in enumerate(zip(value, entries, strict=False)):
        yield from differences(each, entry, f"{path}[{index}]")


def same(value: Any, source: Any) -> bool:
    if value is None:
        return source in (None, "")
    if isinstance(value, date):
        form = "%Y-%m-%d" if "-" in source else "%d/%m/%Y"
        return datetime.strptime(source, form).date() == value  # noqa: DTZ007 - a civil day has no zone
    if isinstance(value, Decimal):
        digits = "".join(each for each in source.replace("−", "-").replace(",", ".") if each in "0123456789.-")
        return Decimal(digits) == value
    if path_is_box(value, source):
        return True
    return bool(value == source.rstrip("\n")) if isinstance(value, str) else str(value) == source


def path_is_box(value: Any, source: str) -> bool:
    return value in ("oui", "non") and source.casefold() == value


def test_a_fiche_is_read_key_by_key() -> None:
    (fiche,) = plan().fiches
    assert list(differences(fiche, tree("fiches/1.3.yaml"), "")) == []


def test_a_plan_is_read_key_by_key() -> None:
    only, source = plan(), tree("clsctl.yaml")
    assert list(differences(only._replace(fiches=()), source, "")) == []
    assert only.calendrier.bounds.fin.mois == (25, 31)
    assert only.calendrier.bounds.fin.annee.first == (11, 1)
    assert only.calendrier.bounds.rentree.last == (9, 15)
    assert only.calendrier.bounds.debut == Bounds().debut


def test_a_portfolio_is_read() -> None:
    what = loaded(TEXTS)
    assert what.portefeuille.titre == tree("portefeuille.yaml")["titre"]
    assert [each.code for each in what.portefeuille.plans] == ["cls-test"]


def keys_of(form: Any, seen: set[int]) -> Iterator[tuple[int, str]]:
    """Every key of the table, with the group it belongs to."""
    if isinstance(form, ListOf | MapOf):
        yield from keys_of(form.form, seen)
    elif isinstance(form, Record) and id(form) not in seen:
        seen.add(id(form))
        for key in form.keys:
            yield id(form), key.name
            yield from keys_of(key.form, seen)


def keys_met(form: Any, source: Any) -> Iterator[tuple[int, str]]:
    """Every key of the table that a file has, with the group it belongs to."""
    if isinstance(form, ListOf):
        for each in source if isinstance(source, list) else []:
            yield from keys_met(form.form, each)
    elif isinstance(form, MapOf):
        for each in source.values():
            yield from keys_met(form.form, each)
    elif isinstance(form, Record):
        forms = {key.name: key.form for key in form.keys}
        for name, each in source.items():
            yield id(form), name
            yield from keys_met(forms[name], each)


def test_the_files_have_every_key_of_the_table() -> None:
    seen: set[int] = set()
    known = {each for form in FILES.values() for each in keys_of(form, seen)}
    files = {"fiche": "fiches/1.3.yaml", "plan": "clsctl.yaml", "portefeuille": "portefeuille.yaml"}
    met = {each for name, file in files.items() for each in keys_met(FILES[name], tree(file))}
    assert known - met == set()
    assert len(known) > 180


def test_every_field_of_the_model_has_its_key() -> None:
    """A field added to a record without its line in the table would be empty for ever."""
    seen: set[int] = set()
    forms = [form for form in FILES.values() for form in records(form, seen)]
    for form in forms:
        filled = {key.field or key.name for key in form.keys} | {"where"}
        left = set(form.cls._fields) - filled - OWN
        own = {form.cls._fields[form.own]} if form.own is not None else set()
        extra = {"objectif"} if form.cls.__name__ == "Action" else set()  # a step's actions have none
        assert left - own - extra == set(), form.cls.__name__


def records(form: Any, seen: set[int]) -> Iterator[Record]:
    if isinstance(form, ListOf | MapOf):
        yield from records(form.form, seen)
    elif isinstance(form, Record) and id(form) not in seen:
        seen.add(id(form))
        yield form
        for key in form.keys:
            yield from records(key.form, seen)


def test_a_place_leads_back_to_its_record() -> None:
    (fiche,) = plan().fiches
    assert fiche.where == Where("fiches/1.3.yaml")
    assert fiche.etapes[0].livrables[0].where.key == "etapes[0].livrables[0]"
    assert fiche.suivi
    assert fiche.suivi.livrables["L1"].reports[0].where.key == "suivi.livrables.L1.reports[0]"
    assert fiche.cles[:4] == ("id", "type", "titre", "numero")
    assert fiche.cles[-1] == "suivi"
