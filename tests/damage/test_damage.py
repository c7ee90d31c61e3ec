"""No file of any kind ends in an exception: the public test suite of YAML, and fiches damaged at random.

`python -m tests.damage 20000` tries as many as one wishes, and times each.
"""

import pytest

from tests.damage.whole import NAMES, checked
from tests.node import yaml_cases
from tests.reading.mutations import damaged


@pytest.mark.parametrize("name", NAMES)
def test_the_public_suite_of_yaml(name: str) -> None:
    cases = yaml_cases()
    assert len(cases) > 400
    for case in cases:
        assert checked(name, case["yaml"].encode()) > 0, case["yaml"]  # none of them is a fiche, a plan or a portfolio


@pytest.mark.parametrize("name", NAMES)
def test_damaged_files(name: str) -> None:
    found = [checked(name, data) for data in damaged(150, seed=31)]
    assert sum(map(bool, found)) > 100  # the damage is real
