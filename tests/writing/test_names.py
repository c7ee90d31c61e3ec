"""The next free id, and file names that every system takes."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clsctl.core.globs import matcher
from clsctl.core.slugs import slug
from clsctl.writing.names import file_name, next_id

IDS = st.from_regex(re.compile(r"[A-Za-z0-9._-]{1,8}", re.ASCII), fullmatch=True)


@pytest.mark.parametrize(
    ("ids", "axe", "after"),
    [
        ([], None, "1"),
        ([], "2", "2.1"),
        (["7"], None, "8"),
        (["1.1", "1.3", "1.10"], None, "1.11"),
        (["1.1", "2.1"], None, "2.2"),
        (["1.1", "1.2"], "2", "2.1"),
        (["1.1", "2.1", "2.2"], "1", "1.2"),
        (["1.1", "10.1", "9.4"], None, "10.2"),
        (["FA-07", "FA-02"], None, "FA-08"),
        (["FA-09"], None, "FA-10"),
        (["FA-99"], None, "FA-100"),
        (["FA-07"], "1", "FA-08"),
        (["accueil"], None, "1"),
        (["accueil", "3"], None, "4"),
    ],
)
def test_next_id(ids: list[str], axe: str | None, after: str) -> None:
    assert next_id(ids, axe) == after


@given(st.lists(IDS, max_size=8), st.none() | IDS)
def test_the_next_id_is_free_and_an_id(ids: list[str], axe: str | None) -> None:
    found = next_id(frozenset(ids), axe)
    assert found not in ids
    assert re.fullmatch(r"[A-Za-z0-9._-]+", found)


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Ouvrir une maison de santé", "ouvrir-une-maison-de-sante"),
        ("  L'accès aux soins : où ?  ", "l-acces-aux-soins-ou"),
        ("Œuvrer ensemble", "oeuvrer-ensemble"),
        ("mot " * 20, "mot-mot-mot-mot-mot-mot-mot-mot-mot-mot-mot-mot"),
        ("x" * 80, "x" * 50),
        ("日本", ""),
    ],
)
def test_slug(text: str, short: str) -> None:
    assert slug(text) == short


@pytest.mark.parametrize(
    ("pattern", "fiche_id", "titre", "path"),
    [
        ("fiches/**/*.yaml", "1.3", "Été", "fiches/1.3-ete.yaml"),
        ("fiches/**/*.yaml", "1.3", "", "fiches/1.3.yaml"),
        ("*.yml", "1", "a", "1-a.yml"),
        ("a/b*/c/*.yaml", "1", "a", "a/1-a.yaml"),
        ("fiches/fiche-*.yaml", "1", "a", "fiches/fiche-1-a.yaml"),
        ("fiches/**", "1", "a", "fiches/1-a.yaml"),
        ("fiches/*.yaml", "CON", "", "fiches/fiche-CON.yaml"),
        ("fiches/*.yaml", "nul.1", "", "fiches/fiche-nul.1.yaml"),
    ],
)
def test_file_name(pattern: str, fiche_id: str, titre: str, path: str) -> None:
    assert file_name(pattern, fiche_id, titre) == path


@given(IDS, st.text(max_size=80))
def test_a_file_name_is_one_that_windows_takes_and_the_plan_finds(fiche_id: str, titre: str) -> None:
    path = file_name("fiches/**/*.yaml", fiche_id, titre)
    folder, _, name = path.partition("/")
    assert folder == "fiches"
    assert re.fullmatch(r"[A-Za-z0-9._-]+\.yaml", name)
    assert name.split(".")[0].lower() not in {"con", "prn", "aux", "nul", "com1", "lpt1"}
    assert matcher("fiches/**/*.yaml")(path)
