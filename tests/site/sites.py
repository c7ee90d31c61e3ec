"""Sites made by the program for the tests, once for all of them: from a folder, from a history, of a portfolio."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from tempfile import mkdtemp

from tests.cli.run import clsctl
from tests.gitkit import build
from tests.history.scripted import commits

EXAMPLES = Path(__file__).parents[2] / "examples"
DAY = "2026-06-30"


def files(folder: Path) -> dict[str, bytes]:
    """All the files of a folder, by their paths."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def make(plan: Path, target: Path, *more: str) -> Path:
    """The site of a plan, which must be made without a hitch."""
    ran = clsctl("site", "-C", plan, "-o", target, "--date", DAY, *more)
    assert ran.code == 0, ran.err
    return target


@cache
def _folder() -> Path:
    return Path(mkdtemp())


@cache
def demonstration() -> Path:
    """The site of the demonstration, outside git."""
    plan = _folder() / "demonstration"
    shutil.copytree(EXAMPLES / "demonstration", plan)
    return make(plan, _folder() / "site-demonstration")


@cache
def portfolio() -> Path:
    """The site of all the examples."""
    plan = _folder() / "examples"
    shutil.copytree(EXAMPLES, plan)
    return make(plan, _folder() / "site-portfolio")


@cache
def history_plan() -> Path:
    """A contract followed for two years and a half in git."""
    plan = _folder() / "scripted"
    build(plan, commits())
    return plan


@cache
def history() -> Path:
    """The site of that contract, for its own team."""
    return make(history_plan(), _folder() / "site-history", "--audience", "interne")


@contextmanager
def clean() -> Iterator[None]:
    """Take the folder away at the end of the tests."""
    yield
    shutil.rmtree(_folder())


class Links(HTMLParser):
    """The addresses that a page leads to, the ids in it, and the text of its elements by their names."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.current: list[str] = []
        self.inside = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        if tag == "a":
            assert not self.inside, f"a link inside a link: {known['href']}"
            self.inside = True
            self.links.append(known["href"] or "")
        if known.get("aria-current"):
            self.current.append(known["aria-current"] or "")
        if known.get("id"):
            self.ids.add(known["id"] or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self.inside = False
