"""The files of offices are zip archives: written again with no date, in the order of their parts, stored as they are,
since what a compressor makes of a text depends on its version."""

import io
import zipfile
from collections.abc import Callable, Mapping

_EPOCH = (1980, 1, 1, 0, 0, 0)


def settled(data: bytes, mended: Mapping[str, Callable[[bytes], bytes]] = {}) -> bytes:
    """The same archive, whose bytes depend on nothing but its parts; `mended` changes some of them, by name."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as made:
        for name in given.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system = 0  # whichever system it is made on
            part = given.read(name)
            made.writestr(entry, mended[name](part) if name in mended else part)
    return out.getvalue()
