"""A long history is told by several processes at once, which say what one says."""

import os
from pathlib import Path
from typing import Any

import pytest

from clsctl.cli import history, together
from tests.history.plans import PLAN, fiche, handed_in, known, on, repository

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system can't double a process")


def _repository(folder: Path) -> Path:
    refs = ["1.1", "1.2", "1.3", "1.4"]
    return repository(
        folder,
        [
            on("2020-01-02", {"clsctl.yaml": PLAN, **{f"fiches/{ref}.yaml": fiche(ref) for ref in refs}}),
            on("2020-02-02", {f"fiches/{ref}.yaml": fiche(ref, "Autre") for ref in refs[1:]}),
            on(
                "2020-03-02", {"fiches/1.2.yaml": None, "fiches/9.yaml": fiche("1.2", "Autre", handed_in("2020-03-01"))}
            ),
            on("2020-04-02", {"fiches/1.1.yaml": "id: [\n", "clsctl.yaml": PLAN.replace("du Val", "du Mont")}),
            on("2020-05-02", {"fiches/1.1.yaml": fiche("1.1", "Mieux"), "fiches/1.4.yaml": fiche("1.4", "Mieux")}),
        ],
    )


def test_a_history_told_by_several_says_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = _repository(tmp_path)
    alone = known(root).told()
    monkeypatch.setattr(history, "_WORTH", 1)
    monkeypatch.setattr(history, "spare", lambda: 3)
    counts = []

    def counted(work: Any, jobs: Any, worth: int) -> Any:
        counts.append(len(jobs))
        return together.together(work, jobs, worth)

    monkeypatch.setattr(history, "together", counted)
    assert known(root).told() == alone
    assert counts == [3]
    assert len({change.ref for each in alone for change in each.changes}) > 4


def test_ids_that_were_exchanged_are_told_by_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    both = [fiche("1.1", "Un"), fiche("1.2", "Deux")]
    files = [f"fiches/{name}.yaml" for name in "ab"]
    texts = [{"clsctl.yaml": PLAN, **dict(zip(files, both, strict=True))}, dict(zip(files, both[::-1], strict=True))]
    root = repository(tmp_path, [on("2020-01-02", texts[0]), on("2020-02-02", texts[1])])
    monkeypatch.setattr(history, "_WORTH", 1)
    monkeypatch.setattr(history, "spare", lambda: 2)
    assert [each.commit.day.month for each in known(root).told()] == [1]
