"""Nothing that a repository configures ever runs: each trap would leave a mark."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from clsctl.sources import read_disk, read_index, read_revision, staged_change
from tests.gitkit import Commit, git, set_traps
from tests.sources.plain import plan_repository, trouble


@pytest.fixture
def trapped(tmp_path: Path) -> Path:
    root = plan_repository(
        tmp_path / "r",
        Commit({".gitattributes": "* diff=trap filter=trap\n", "fiches/1.yaml": "a"}, when="2020-01-05T12:00:00+01:00"),
        Commit({"fiches/1.yaml": "b"}, when="2020-02-05T12:00:00+01:00"),
    )
    git(root, "tag", "-a", "-m", "x", "v1", "HEAD~1")
    (root / "fiches/1.yaml").write_text("c", encoding="utf-8")
    git(root, "add", "fiches")
    (root / "fiches/1.yaml").write_text("d", encoding="utf-8")
    set_traps(root, tmp_path / "mark")
    return root


@pytest.mark.parametrize(
    "ask",
    [
        lambda root: dict(read_disk(root).files),
        lambda root: dict(read_index(root).files),
        lambda root: dict(staged_change(root).before),
        lambda root: dict(read_revision(root, "HEAD").files),
        lambda root: dict(read_revision(root, "v1").files),
        lambda root: dict(read_revision(root, "2020-01-31").files),
        lambda root: trouble(lambda: read_revision(root, "nothing")),
        lambda root: trouble(lambda: read_revision(root, "--upload-pack=x")),
        lambda root: trouble(lambda: read_revision(root, "2018-01-01")),
    ],
)
def test_nothing_of_the_repository_runs(trapped: Path, tmp_path: Path, ask: Callable[[Path], object]) -> None:
    ask(trapped)
    assert not (tmp_path / "mark").exists()


def test_the_traps_would_work(trapped: Path, tmp_path: Path) -> None:
    """The same repository, read with the commands people type."""
    for words in (("status", "--short"), ("diff", "HEAD"), ("add", "fiches"), ("log", "-1", "-p", "--ext-diff")):
        (tmp_path / "mark").unlink(missing_ok=True)
        with suppress(AssertionError):
            git(trapped, *words)
        assert "trap" in (tmp_path / "mark").read_text(encoding="utf-8"), words


def test_texts_come_without_the_filters(trapped: Path) -> None:
    assert read_revision(trapped, "HEAD").files["fiches/1.yaml"] == b"b"
    assert read_index(trapped).files["fiches/1.yaml"] == b"c"


@pytest.mark.parametrize("url", ["ssh://example.org/plan", "ext::sh -c %S", "{folder}"])
def test_a_partial_clone_never_calls_its_server(trapped: Path, tmp_path: Path, url: str) -> None:
    """What it lacks would be fetched with the commands that it configures."""
    oid = git(trapped, "rev-parse", "HEAD:clsctl.yaml")
    settings = {
        "core.repositoryFormatVersion": "1",
        "extensions.partialClone": "origin",
        "remote.origin.promisor": "true",
        "remote.origin.url": url.format(folder=trapped.as_uri()),
        "protocol.ext.allow": "always",
    }
    for key, value in settings.items():
        git(trapped, "config", key, value)
    (trapped / ".git/objects" / oid[:2] / oid[2:]).unlink()
    snapshot = read_revision(trapped, "HEAD")
    assert "partial clone" in trouble(lambda: snapshot.files["clsctl.yaml"])[0]
    assert not (tmp_path / "mark").exists()
    if not url.startswith("ext"):
        with pytest.raises(AssertionError):
            git(trapped, "cat-file", "-p", oid)
        assert "trap" in (tmp_path / "mark").read_text(encoding="utf-8")
