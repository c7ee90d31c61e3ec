"""A compiled catalogue of gettext (`.mo`), in which each message is looked up when it is asked for.

Python's own `gettext` reads all of it at once, which takes longer than most commands need a dozen messages for
(docs/decisions/0130). The format: https://www.gnu.org/software/gettext/manual/html_node/MO-Files.html
"""

from struct import unpack_from

_MAGIC = 0x950412DE


class Catalogue:
    """The messages of one language, sorted by their source text. `data` is the whole file; empty for none at all."""

    def __init__(self, data: bytes = b"") -> None:
        """`ValueError` for what is no such file, or one of another byte order than the one that we write."""
        magic, _, self._count, self._sources, self._words = unpack_from("<5I", data) if data else (_MAGIC, 0, 0, 0, 0)
        if magic != _MAGIC:
            raise ValueError("no catalogue of messages")
        self._data = data
        self._known: dict[str, tuple[str, ...]] = {}

    def gettext(self, source: str) -> str:
        """The translation of a text, itself where there is none."""
        found = self._found(source)
        return found[0] if found else source

    def ngettext(self, one: str, many: str, count: int) -> str:
        """The translation that goes with a number: in French, the one language there is, the plural begins at two."""
        found = self._found(one)
        if len(found) > 1:
            return found[count > 1]
        return one if count == 1 else many

    def _found(self, source: str) -> tuple[str, ...]:
        """The forms of the translation, none where there is no translation."""
        known = self._known.get(source)
        if known is None:
            known = self._known[source] = self._look_up(source.encode())
        return known

    def _look_up(self, source: bytes) -> tuple[str, ...]:
        low, high = 0, self._count
        while low < high:
            middle = (low + high) // 2
            here = self._text(self._sources, middle).partition(b"\0")[0]
            if here == source:
                return tuple(self._text(self._words, middle).decode().split("\0"))
            low, high = (middle + 1, high) if here < source else (low, middle)
        return ()

    def _text(self, table: int, rank: int) -> bytes:
        length, start = unpack_from("<2I", self._data, table + 8 * rank)
        return self._data[start : start + length]
