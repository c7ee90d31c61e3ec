"""What every test needs: translations compiled from the catalogue as it is now, and no git but the one of the tests."""

import os

from tests.gitkit import isolate
from tools import catalogue

pytest_plugins = ("tests.skips",)


def pytest_configure() -> None:
    isolate(os.environ)
    if catalogue.stale():
        catalogue.compile_all()
