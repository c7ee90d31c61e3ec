"""CI fails where a test was skipped: tried on a run of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = "import pytest\n\n\ndef test_one():\n    pytest.skip('no reason')\n\n\ndef test_two():\n    pass\n"


@pytest.mark.skipif(sys.platform != "linux", reason="on Linux only can all tests be run")
@pytest.mark.parametrize(("ci", "code"), [("true", 1), ("", 0)])
def test_a_skipped_test(tmp_path: Path, ci: str, code: int) -> None:
    (tmp_path / "test_some.py").write_text(TESTS, encoding="utf-8")
    command = (sys.executable, "-m", "pytest", "-q", "-p", "tests.skips", "-p", "no:cacheprovider", "--rootdir")
    here = Path(__file__).parents[2]
    done = subprocess.run(
        (*command, tmp_path, tmp_path),
        capture_output=True,
        text=True,
        check=False,
        cwd=here,
        env=os.environ | {"CI": ci},
    )
    assert done.returncode == code, done.stdout + done.stderr
    assert ("CI runs every test, and one was skipped: " in done.stdout) is bool(ci)
