"""Writes the golden files again: `python -m tests.formats`."""

import tempfile
from pathlib import Path

from tests.formats.plan import write
from tests.formats.told import GOLDEN, told

with tempfile.TemporaryDirectory() as folder:
    for name, text in told(write(Path(folder) / "plan")).items():
        (GOLDEN / name).write_text(text, encoding="utf-8", newline="\n")
