"""What the tests of sources say often: a plan as a dictionary, and a trouble as the words a user reads."""

from collections.abc import Callable
from pathlib import Path

import pytest

from clsctl.core.messages import Message
from clsctl.core.trouble import Trouble
from tests.gitkit import Commit, build

PLAN = {"clsctl.yaml": "clsctl: 1\ntitre: Contrat\n"}


def words(message: Message | None) -> str:
    """A message in English, its parts filled in."""
    if message is None:
        return ""
    text = message.plural if message.plural is not None and message.number != 1 else message.text
    return text.format(**dict(message.values))


def trouble(ask: Callable[[], object]) -> tuple[str, str]:
    """The message and the hint that a question ends in."""
    with pytest.raises(Trouble) as caught:
        ask()
    return words(caught.value.message), words(caught.value.hint)


def plan_repository(folder: Path, *commits: Commit) -> Path:
    """A repository whose first commit holds a plan, followed by these commits."""
    build(folder, [Commit(PLAN, when="2019-01-01T12:00:00+01:00"), *commits])
    return folder
