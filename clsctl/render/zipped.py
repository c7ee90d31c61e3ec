"""The files of offices are zip archives: written again with no date, in the order of their parts, stored as they are,
since what a compressor makes of a text depends on its version."""

import io
import zipfile

_EPOCH = (1980, 1, 1, 0, 0, 0)


def settled(data: bytes) -> bytes:
    """The same archive, whose bytes depend on nothing but its parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as made:
        for name in given.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system = 0  # whichever system it is made on
            made.writestr(entry, given.read(name))
    return out.getvalue()
