"""A folder in which the rights of files count, whoever runs the tests: to root everything is allowed."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_NOBODY = 65534


@contextmanager
def folder_of_anybody() -> Iterator[Path]:
    """A folder, and meanwhile root is nobody (for the files it opens; what is already imported stays so)."""
    folder = Path(tempfile.mkdtemp())
    try:
        with _nobody(folder):
            yield folder
    finally:
        folder.chmod(0o700)
        shutil.rmtree(folder)


@contextmanager
def _nobody(folder: Path) -> Iterator[None]:
    if sys.platform == "win32" or os.geteuid() != 0:
        yield
        return
    os.chown(folder, _NOBODY, -1)
    os.seteuid(_NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
