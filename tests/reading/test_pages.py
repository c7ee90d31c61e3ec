"""The page of each F code tells the truth: its bad example has the finding, its good one has nothing wrong."""

import pytest

from clsctl.core.rules.form import PAGES
from tests.reading.kit import HEAD, lines, loaded, read_fiche

# Examples that are no text of a fiche.
APART = {"F001", "F017", "F019"}


def codes(excerpt: str, code: str) -> list[str]:
    """The findings of an excerpt in a fiche that lacks none of the needed keys."""
    keys = {line.partition(":")[0] for line in excerpt.splitlines()}
    head = (
        ""
        if code == "F018"
        else "".join(f"{line}\n" for line in HEAD.splitlines() if line.partition(":")[0] not in keys)
    )
    return [each.code for each in read_fiche(excerpt, head).problems]


@pytest.mark.parametrize("code", sorted(set(PAGES) - APART))
def test_the_bad_example_is_found(code: str) -> None:
    assert set(codes(PAGES[code].bad, code)) == {code}


@pytest.mark.parametrize("code", sorted(set(PAGES) - {"F017"}))
def test_the_good_example_is_clean(code: str) -> None:
    assert codes(PAGES[code].good, code) == []


def test_the_example_of_the_encoding_is_found_as_it_is_saved() -> None:
    what = loaded({"fiches/1.yaml": PAGES["F001"].good.encode("cp1252")})
    assert "F001" in [each.code for each in what.diagnostics], lines(what.diagnostics)


@pytest.mark.parametrize(("excerpt", "expected"), [(PAGES["F017"].bad, ["F017"]), (PAGES["F017"].good, [])])
def test_the_example_of_the_portfolio(excerpt: str, expected: list[str]) -> None:
    plan = "clsctl: 1\ntype: cls\ntitre: x\n"
    what = loaded({"portefeuille.yaml": excerpt, "cls-du-nord/clsctl.yaml": plan})
    assert [each.code for each in what.diagnostics] == expected


def test_warnings_are_those_that_lose_nothing_of_the_file() -> None:
    assert {code for code, page in PAGES.items() if page.severity == "warning"} == {f"F02{n}" for n in range(6)}


def test_every_code_is_its_own_key() -> None:
    assert all(code == page.code for code, page in PAGES.items())
    assert len({page.name for page in PAGES.values()}) == len(PAGES)
