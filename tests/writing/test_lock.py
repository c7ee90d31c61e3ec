"""One writer at a time: the second waits, then is told; a lock never outlives its process."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from clsctl.core.trouble import Trouble
from clsctl.writing.lock import locked

HOLD = """
import sys, time
from pathlib import Path
from clsctl.writing.lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(float(sys.argv[2]))
"""


def holder(folder: Path, seconds: float) -> "subprocess.Popen[bytes]":
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(folder), str(seconds)], stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline().strip() == b"held"
    return process


def test_a_second_writer_is_told(tmp_path: Path) -> None:
    with holder(tmp_path, 60) as process:
        told: list[str] = []
        with pytest.raises(Trouble, match="Another clsctl is writing"), locked(tmp_path, patience=0.1):
            pass
        with pytest.raises(Trouble), locked(tmp_path, lambda: told.append("told"), patience=2.3):
            pass
        assert told == ["told"]
        process.send_signal(signal.SIGKILL)
        process.wait()
    with locked(tmp_path, patience=0):  # the lock went with its process
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_second_writer_waits_for_the_first(tmp_path: Path) -> None:
    with holder(tmp_path, 0.3), locked(tmp_path):
        pass


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Trouble), locked(tmp_path / "none"):
        pass
