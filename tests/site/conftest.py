from collections.abc import Iterator

import pytest

from tests.site.sites import clean


@pytest.fixture(scope="session", autouse=True)
def _sites() -> Iterator[None]:
    with clean():
        yield
