"""The parts of a Word or Excel file, which is a ZIP archive of XML: opened with limits, never unpacked on the disk.

No entity is ever expanded and nothing outside of the archive is read: a part that declares a document type is refused.
"""

import io
import re
import zlib
from collections.abc import Mapping
from xml.etree import ElementTree as ET
from zipfile import BadZipFile, ZipFile

from clsctl.core.messages import Message, msg
from clsctl.core.trouble import Trouble

_PART = 64 * 1024 * 1024  # bytes of a part, unpacked
_PARTS = 5_000
_DEPTH = 400  # elements one in another: no program writes that many, and walking them must not exhaust the stack
_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_UTF16 = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")


class Archive:
    """An archive with its parts as XML trees."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = ZipFile(io.BytesIO(data))
            self.names = frozenset(info.filename for info in self._zip.infolist())
        except (BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
            raise damaged() from error
        if len(self.names) > _PARTS:
            raise _too_large()

    def part(self, name: str) -> ET.Element | None:
        """The tree of a part; None where the archive has none of that name."""
        if name not in self.names:
            return None
        data = self.content(name)
        if _DOCTYPE.search(data) or data[:2] in _UTF16:
            raise Trouble(
                msg("{part} declares XML entities, which no office program writes: the file is refused.", part=name),
                msg("Open it in Word, Excel or LibreOffice, and save it under another name."),
            )
        return _tree(data)

    def content(self, name: str) -> bytes:
        """The bytes of a part, read no further than the limit whatever size the archive says it has."""
        try:
            with self._zip.open(name) as file:
                data = file.read(_PART + 1)
        except RuntimeError as error:  # what zipfile says of a part under a password
            raise encrypted() from error
        except (BadZipFile, NotImplementedError, OSError, EOFError, ValueError, zlib.error) as error:
            raise damaged() from error
        if len(data) > _PART:
            raise _too_large()
        return data


class _Builder(ET.TreeBuilder):
    """Builds a tree; one too deep is refused while it is read."""

    depth = 0

    def start(self, tag: str, attrs: dict[str, str]) -> ET.Element:
        self.depth += 1
        if self.depth > _DEPTH:
            raise _too_large()
        return super().start(tag, attrs)

    def end(self, tag: str) -> ET.Element:
        self.depth -= 1
        return super().end(tag)


def _tree(data: bytes) -> ET.Element:
    try:
        parser = ET.XMLParser(target=_Builder())  # noqa: S314 - a part that declares entities was refused
        return ET.fromstring(data, parser)  # noqa: S314
    except ET.ParseError as error:
        raise damaged() from error


def relations(archive: Archive, part: str) -> Mapping[str, str]:
    """What the ids of links and other parts stand for, in a part."""
    folder, _, name = part.rpartition("/")
    root = archive.part(f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels")
    return {each.get("Id", ""): each.get("Target", "") for each in root} if root is not None else {}


def damaged() -> Trouble:
    """What to say of a file that is no whole archive."""
    return Trouble(
        msg("The file is damaged: it can’t be opened."),
        msg("Open it in Word, Excel or LibreOffice, which can mend it, and save it again."),
    )


def encrypted() -> Trouble:
    """What to say of a file under a password."""
    return Trouble(
        msg("The file is protected by a password."),
        msg("Open it, remove the password (File, Info, Protect), and save it again."),
    )


def _too_large() -> Trouble:
    return Trouble(
        msg("The file holds far more than a document does: it is refused."),
        msg("Keep only the fiches in it, or import them a few at a time."),
    )


def what_is(part: str) -> Message:
    """A page header or a footer, by the name of its part."""
    return msg("page header") if "header" in part else msg("page footer")
