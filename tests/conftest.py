"""What every test needs: translations compiled from the catalogue as it is now, and no git but the one of the tests."""

import os
import shutil
import tempfile

from hypothesis import settings

from tests.gitkit import isolate
from tools import catalogue

pytest_plugins = ("tests.skips",)


def pytest_configure() -> None:
    isolate(os.environ)
    os.environ["CLSCTL_CACHE"] = tempfile.mkdtemp(prefix="clsctl-cache-")  # the user's own is no place for tests
    # A machine that is busy is no defect: what is slow is measured in tests/benchmarks.
    settings.register_profile("clsctl", deadline=None)
    settings.load_profile("clsctl")
    if catalogue.stale():
        catalogue.compile_all()


def pytest_unconfigure() -> None:
    shutil.rmtree(os.environ.get("CLSCTL_CACHE", ""), ignore_errors=True)
