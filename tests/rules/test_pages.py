"""The page of each rule tells the truth: its bad example has the finding, its good one has none at all."""

import pytest

from clsctl.core import audit
from clsctl.core.pages import PAGES
from clsctl.core.rules import CODES, RULES, form, silenced
from clsctl.core.rules.found import Rule
from clsctl.core.rules.page import AUDIT
from tests.rules.plans import findings, lines, of_excerpt


def code_of(rule: Rule) -> str:
    return rule.PAGE.code


@pytest.mark.parametrize("rule", RULES, ids=code_of)
def test_the_bad_example_is_found(rule: Rule) -> None:
    found = findings(of_excerpt(rule.PAGE.bad), [rule])
    assert rule.PAGE.code in [each.code for each in found], lines(found)


@pytest.mark.parametrize("rule", RULES, ids=code_of)
def test_the_good_example_is_clean(rule: Rule) -> None:
    found = [
        each for each in findings(of_excerpt(rule.PAGE.good)) if each.severity != "info" or each.code == code_of(rule)
    ]
    assert not found, lines(found)


@pytest.mark.parametrize("rule", RULES, ids=code_of)
def test_the_module_is_named_after_its_page(rule: Rule) -> None:
    name = rule.__name__  # type: ignore[attr-defined]
    assert name.rpartition(".")[2] == f"{rule.PAGE.code}_{rule.PAGE.name}".lower().replace("-", "_")
    assert rule.__doc__


def test_the_codes_that_may_be_named_are_those_that_have_a_page() -> None:
    assert set(CODES) == set(PAGES)
    assert tuple(audit.PAGES) == AUDIT


def test_codes_and_names_are_each_given_once() -> None:
    pages = [*form.PAGES.values(), *(rule.PAGE for rule in RULES), silenced.PAGE, *audit.PAGES.values()]
    assert len(pages) == len({page.code for page in pages}) == len({page.name for page in pages})
    assert {page.code: page for page in pages} == PAGES
