"""Patterns of paths mean the same on every system."""

import pytest

from clsctl.core.globs import matcher

YES = [
    ("fiches/**/*.yaml", "fiches/1.yaml"),
    ("fiches/**/*.yaml", "fiches/a/b/1.yaml"),
    ("fiches/*.yaml", "fiches/1.3-maison.yaml"),
    ("./fiches/*.yaml", "fiches/1.yaml"),
    ("**/*.yaml", "1.yaml"),
    ("fiches/**", "fiches/a/1.yaml"),
    ("fiches/[ab]?.yaml", "fiches/a1.yaml"),
    ("fiches/[!b].yaml", "fiches/a.yaml"),
    ("fiches/[.yaml", "fiches/[.yaml"),
    ("cls-*", "cls-nord"),
    (".", "."),
    ("./", "."),
    (".caché/*.yaml", ".caché/1.yaml"),
    ("fiches/É(1)+.yaml", "fiches/É(1)+.yaml"),
]
NO = [
    ("fiches/**/*.yaml", "fiches/1.yml"),
    ("fiches/**/*.yaml", "fiches/1.YAML"),
    ("fiches/**/*.yaml", "Fiches/1.yaml"),
    ("fiches/**/*.yaml", "autres/fiches/1.yaml"),
    ("fiches/**/*.yaml", "fiches/.#1.yaml"),
    ("fiches/**/*.yaml", "fiches/.git/1.yaml"),
    ("fiches/*.yaml", "fiches/a/1.yaml"),
    ("fiches/?.yaml", "fiches/12.yaml"),
    ("fiches/[!b].yaml", "fiches/b.yaml"),
    ("fiches/[a.yaml", "fiches/a.yaml"),
    ("fiches/1.yaml", "fiches/1xyaml"),
    ("fiches/**", "fiches"),
    ("cls-*", "cls-nord/sous"),
    (".", "cls-nord"),
]


@pytest.mark.parametrize(("pattern", "path"), YES)
def test_a_pattern_takes(pattern: str, path: str) -> None:
    assert matcher(pattern)(path)


@pytest.mark.parametrize(("pattern", "path"), NO)
def test_a_pattern_leaves(pattern: str, path: str) -> None:
    assert not matcher(pattern)(path)


def test_a_set_of_signs_is_no_expression() -> None:
    assert matcher("[^a].yaml")("^.yaml")
    assert matcher(r"[\d].yaml")("d.yaml")
    assert not matcher(r"[\d].yaml")("1.yaml")


@pytest.mark.parametrize(
    "pattern", ["[z-a].yaml", "[", "[]", "[!]", "(", "*" * 200 + "b", "**/" * 50 + "b", "a{2}", "\\"]
)
def test_no_pattern_brings_the_program_down(pattern: str) -> None:
    path = "/".join(["a" * 50] * 40)
    assert not matcher(pattern)(path)


@pytest.mark.parametrize(
    ("pattern", "path"),
    [("**/a/**/b", "a/a/x/b/b"), ("**/**/b", "b"), ("a/**/**/b", "a/b"), ("**/x*/**/y", "w/x1/x2/z/y")],
)
def test_several_stars_are_tried_again(pattern: str, path: str) -> None:
    assert matcher(pattern)(path)
    assert not matcher(pattern)(path + "/c")
