"""LibreOffice, as a person would open a file with it; and what is inside the file."""

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

with_office = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")


def converted(data: bytes, name: str, form: str, folder: Path) -> Path:
    """The file that LibreOffice makes of these bytes."""
    source = folder / name
    source.write_bytes(data)
    home = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    command = ["soffice", home, "--headless", "--convert-to", form, "--outdir", str(folder), str(source)]
    done = subprocess.run(command, capture_output=True, check=False, timeout=180)
    made = sorted(folder.glob(f"{source.stem}*.{form.partition(':')[0]}"))  # a sheet adds its name
    assert len(made) == 1, done.stderr.decode()
    return made[0]


def parts(data: bytes) -> dict[str, str]:
    """Every part of an archive as text, links between parts and what the file says of itself included."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        return {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}
