"""Whatever happens in the middle of a write, at each call of the system: the old file or the new one, nothing else."""

import re
from pathlib import Path

import pytest

from clsctl.writing.together import finish
from tests.writing.faults import runs

OLD, NEW = b"ancien\n" * 400, b"nouveau\n" * 700
EXCHANGE = f"""
import os
from pathlib import Path
from clsctl.writing.files import exchange
from clsctl.writing.lock import locked
from clsctl.core.trouble import Trouble
old, new = {OLD!r}, {NEW!r}
here = Path.cwd()
os.access("/begin", 0)
try:
    with locked(here):
        exchange(here / "1.yaml", old, new, here)
    print("done")
except Trouble as error:
    print("told", error)
os.access("/end", 0)
"""
CREATE = """
import os
from pathlib import Path
from clsctl.writing.files import create
from clsctl.core.trouble import Trouble
os.access("/begin", 0)
try:
    create(Path("new/2.yaml"), b"nouveau\\n" * 700)
    print("done")
except Trouble as error:
    print("told", error)
os.access("/end", 0)
"""
LITTER = re.compile(r"\.(1|2)\.yaml\.\d+\.tmp")


def names(folder: Path) -> set[str]:
    return {each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.is_file()}


@pytest.mark.parametrize("fault", ["kill", "ENOSPC"])
def test_a_file_is_the_old_one_or_the_new_one(tmp_path: Path, fault: str) -> None:
    folder = tmp_path / "plan"
    folder.mkdir()
    path = folder / "1.yaml"

    def reset() -> None:
        for name in names(folder):
            (folder / name).unlink()
        path.write_bytes(OLD)

    seen, calls = set(), 0
    for ended in runs(EXCHANGE, folder, fault, reset=reset):
        calls += 1
        data = path.read_bytes()
        assert data in {OLD, NEW}, ended
        seen.add(data)
        litter = names(folder) - {"1.yaml"}
        assert all(LITTER.fullmatch(name) for name in litter), ended
        if fault != "kill":
            assert "Traceback" not in ended.output, ended
            assert ("done" in ended.output) == (data == NEW), ended
            # the one call that clears away may be the one that fails
            assert not litter or ended.call.startswith(("unlink", "event")), ended
    assert calls >= 8
    assert seen == {OLD, NEW}
    # what a killed write left is cleared away by the next one
    reset()
    (folder / ".1.yaml.1.tmp").write_bytes(b"half")
    done = next(iter(runs(EXCHANGE.replace("/begin", "/none"), folder, "kill", reset=lambda: None)), None)
    assert done is None
    assert (path.read_bytes(), names(folder)) == (NEW, {"1.yaml"})


@pytest.mark.parametrize("fault", ["kill", "ENOSPC"])
def test_a_new_file_is_whole_or_not_there(tmp_path: Path, fault: str) -> None:
    folder = tmp_path / "plan"
    folder.mkdir()

    def reset() -> None:
        for name in names(folder):
            (folder / name).unlink()
        if (folder / "new").exists():
            (folder / "new").rmdir()

    seen = set()
    for ended in runs(CREATE, folder, fault, reset=reset):
        path = folder / "new" / "2.yaml"
        data = path.read_bytes() if path.exists() else None
        assert data in {None, NEW}, ended
        seen.add(data)
        assert fault == "kill" or "Traceback" not in ended.output, ended
        assert all(LITTER.fullmatch(name.removeprefix("new/")) for name in names(folder) - {"new/2.yaml"}), ended
    assert seen == {None, NEW}


TOGETHER = f"""
import os
from pathlib import Path
from clsctl.writing.lock import locked
from clsctl.writing.together import Step, finish, write_together
from clsctl.core.trouble import Trouble
old, new = {OLD!r}, {NEW!r}
here = Path.cwd()
os.access("/begin", 0)
try:
    with locked(here):
        write_together(here, [
            Step(here / "1.yaml", old, new), Step(here / "2.yaml", old, None), Step(here / "3.yaml", None, new),
        ])
    print("done")
except Trouble as error:
    print("told", error)
os.access("/end", 0)
"""
BEFORE, AFTER = {"1.yaml": OLD, "2.yaml": OLD}, {"1.yaml": NEW, "3.yaml": NEW}


@pytest.mark.parametrize("fault", ["kill", "ENOSPC"])
def test_several_files_are_all_old_or_all_new_once_the_next_writer_came(tmp_path: Path, fault: str) -> None:
    folder = tmp_path / "plan"
    folder.mkdir()

    def reset() -> None:
        for name in names(folder):
            (folder / name).unlink()
        for name, data in BEFORE.items():
            (folder / name).write_bytes(data)

    seen = []
    for ended in runs(TOGETHER, folder, fault, reset=reset):
        assert fault == "kill" or "Traceback" not in ended.output, ended
        finished = finish(folder)
        now = {name: (folder / name).read_bytes() for name in names(folder) if name.endswith(".yaml")}
        assert now in (BEFORE, AFTER), ended
        assert not finished or now == AFTER, ended
        litter = names(folder) - set(now)
        assert all(re.fullmatch(r"\.(1|3)\.yaml\.\d+\.tmp|\.\.clsctl-journal\.\d+\.tmp", name) for name in litter), (
            ended
        )
        seen.append((bool(finished), now == AFTER))
    assert {(False, False), (True, True), (False, True)} <= set(seen)
