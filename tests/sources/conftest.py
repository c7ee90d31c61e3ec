"""The sources are asked from a process that knows nothing of the machine's own git configuration."""

import os

import pytest

from tests.gitkit import isolate


@pytest.fixture(autouse=True)
def _isolated(monkeypatch: pytest.MonkeyPatch) -> None:
    alone = dict(os.environ)
    isolate(alone)
    for name in set(os.environ) - set(alone):
        monkeypatch.delenv(name)
    for name, value in alone.items():
        monkeypatch.setenv(name, value)
