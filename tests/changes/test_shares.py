"""A history told in shares says what it says as a whole, or says that it can't be told so."""

import random
from collections.abc import Iterator
from datetime import date

import pytest

from clsctl.core.changes.commits import Commit, History, Touch
from clsctl.core.changes.shares import joined, share_of, shared
from clsctl.core.changes.telling import told
from clsctl.core.changes.trail import Version, steps
from clsctl.core.diagnostics import Where
from clsctl.core.model.fiche import Fiche
from clsctl.core.model.plan import Plan

FILES = [f"fiches/{name}.yaml" for name in ("a", "b", "c", "d", "é", "f")]


class Texts:
    """Texts by their hash: of a fiche `ID TITLE`, `!` where it can't be read, `?ID TITLE` where not whole."""

    def fiche(self, path: str, oid: str) -> Version:
        ref, _, titre = oid.lstrip("?").partition(" ")
        if oid.startswith("!"):
            return Version(None, whole=False)
        return Version(Fiche(Where(path), ref, "fiche_action", titre), whole=not oid.startswith("?"))

    def plan(self, path: str, oid: str) -> Plan | None:
        return None if oid.startswith("!") else Plan(Where(path), "cls", titre=oid)

    @staticmethod
    def matches(_glob: str, path: str) -> bool:
        return path.startswith("fiches/")

    @staticmethod
    def shown(path: str) -> str:
        return path


def drawn(draw: random.Random, exchanges: float) -> History:
    """A history in which files come, change, go, come back elsewhere, can't be read for a while, and are merged."""
    trees: list[dict[str, str]] = []
    commits: list[Commit] = []
    for rank in range(draw.randint(2, 25)):
        parents = [] if not rank else [rank - 1 if draw.random() < 0.8 else draw.randrange(rank)]
        if rank > 2 and draw.random() < 0.15:
            parents = list(dict.fromkeys((*parents, *draw.sample(range(rank), 2))))
        trees.append(edited(dict(trees[parents[0]]) if parents else {}, draw, exchanges))
        if len(parents) > 1 and draw.random() < 0.5:
            trees[-1] = {**trees[parents[-1]], **trees[-1]}
        touches = tuple(touched([trees[each] for each in parents] or [{}], trees[-1]))
        commits.append(Commit(str(rank), tuple(map(str, parents)), date(2024, 1, 1), "A", "t", touches))
    return History(commits[-1].oid, "", tuple(commits), {"": ""})


def edited(tree: dict[str, str], draw: random.Random, exchanges: float) -> dict[str, str]:
    for path in draw.sample(FILES, draw.randint(0, 4)):
        own = str(1 + FILES.index(path))
        ref = tree.get(path, own).lstrip("?!").partition(" ")[0] or own
        tree[path] = f"{draw.choice(('', '', '', '', '!', '?'))}{ref} {draw.randrange(100)}"
    if draw.random() < 0.2 and len(tree) > 1:  # a file that is renamed
        path = draw.choice(sorted(tree))
        tree[draw.choice(FILES)] = tree.pop(path)
    if draw.random() < 0.1:
        tree.pop(draw.choice(FILES), None)
    if draw.random() < exchanges:
        one, other = draw.sample(FILES, 2)
        tree[one], tree[other] = tree.get(other, "9 x"), tree.get(one, "9 x")
    if "clsctl.yaml" not in tree or draw.random() < 0.2:
        tree["clsctl.yaml"] = draw.choice(("!", "Contrat", "Contrat de santé"))
    return tree


def touched(befores: list[dict[str, str]], after: dict[str, str]) -> Iterator[Touch]:
    for path in sorted({*after, *(path for tree in befores for path in tree)}, key=str.encode):
        sides = tuple(tree.get(path) for tree in befores)
        if all(side != after.get(path) for side in sides):
            yield Touch(path, sides, after.get(path))


@pytest.mark.parametrize("count", [2, 3])
def test_shares_say_what_the_whole_history_says(count: int) -> None:
    draw = random.Random(count)
    apart = 0
    for _ in range(500):
        history = drawn(draw, exchanges=0.02)
        parts = shared(history, count)
        found = joined(history, [share_of(steps(part, Texts())) for part in parts])
        if found is not None:
            assert found == list(told(steps(history, Texts())))
            apart += len(parts) > 1
    assert apart > 150


def test_a_fiche_in_two_shares_is_not_told_apart() -> None:
    def commit(oid: str, *touches: Touch) -> Commit:
        return Commit(oid, (), date(2024, 1, 1), "A", "t", touches)

    first = commit("1", *(Touch(path, (None,), f"{rank} A") for rank, path in enumerate(FILES)))
    alike = commit("2", *(Touch(path, (f"{rank} A",), f"{rank} B") for rank, path in enumerate(FILES)))
    history = History("2", "", (first, alike._replace(parents=("1",))), {"": ""})
    assert joined(history, [share_of(steps(part, Texts())) for part in shared(history, 2)]) is not None
    same = commit("2", *(Touch(path, (f"{rank} A",), "7 B") for rank, path in enumerate(FILES)))
    history = history._replace(commits=(first, same._replace(parents=("1",))))
    assert joined(history, [share_of(steps(part, Texts())) for part in shared(history, 2)]) is None


def test_shares_have_about_as_many_texts_each() -> None:
    touches = tuple(Touch(path, (None,), "1 A") for path in (*FILES, "clsctl.yaml"))
    history = History("1", "", (Commit("1", (), date(2024, 1, 1), "A", "t", touches),), {"": ""})
    parts = [[touch.path for touch in part.commits[0].touches] for part in shared(history, 2)]
    first, second = (
        ["fiches/a.yaml", "fiches/c.yaml", "fiches/f.yaml"],
        ["fiches/b.yaml", "fiches/d.yaml", "fiches/é.yaml"],
    )
    assert parts == [[*first, "clsctl.yaml"], [*second, "clsctl.yaml"]]
    assert shared(history._replace(commits=()), 2) == [history._replace(commits=())]
