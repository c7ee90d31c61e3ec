"""One file to a tree, where nothing in it is out of the ordinary: the way that nearly all files go."""

from codecs import BOM_UTF8

from clsctl.reading import traps
from clsctl.reading.decoding import MAX_BYTES, has_invisible
from clsctl.reading.reader import Reader
from clsctl.reading.yaml_nodes import compose


def open_quickly(file: str, data: bytes) -> Reader | None:
    """The reader of an ordinary file; None where anything in it calls for `document.open_document`."""
    if len(data) > MAX_BYTES or b"\t" in data or (b"<" in data and b"<<<<<<<" in data):
        return None
    data = data.removeprefix(BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    root = None if has_invisible(text) else compose(data)
    if root is None:
        return None
    reader = Reader(file, text, root)
    reader.comments = traps.comment_ends(text)
    return reader
