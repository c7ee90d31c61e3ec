"""All the words of a Word document, a line a paragraph, and what its properties say: to compare two documents."""

import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from clsctl.importing.archive import Archive, damaged
from clsctl.importing.word_runs import W
from clsctl.importing.word_styles import read_styles

_BODY = "word/document.xml"
_MARGINS = re.compile(r"word/(?:header|footer)\d*\.xml")
_CUSTOM = "docProps/custom.xml"
_SIGNS = {W + "tab": "\t", W + "br": " ", W + "cr": " ", W + "noBreakHyphen": "-"}


def words(archive: Archive) -> str:
    """The text of each paragraph on a line of its own, headings with `#` as in Markdown; heads and feet come last.

    Numbers that Word counts itself, as those of pages, are left out. Raises Trouble for what is no document.
    """
    body = archive.part(_BODY)
    if body is None:
        raise damaged()
    styles = read_styles(archive)
    lines = [f"{'#' * min(styles.of(each).level, 6)} {_text(each)}".strip() for each in body.iter(W + "p")]
    margins = [part for name in sorted(archive.names) if _MARGINS.fullmatch(name) for part in [archive.part(name)]]
    lines += sorted(_text(each).strip() for part in margins if part is not None for each in part.iter(W + "p"))
    return "\n".join(line for line in lines if line) + "\n"


def _text(paragraph: Element) -> str:
    depth = 0
    found = []
    for each in _runs(paragraph):
        if each.tag == W + "fldChar":
            depth += {"begin": 1, "end": -1}.get(each.get(W + "fldCharType", ""), 0)
        elif depth == 0:
            found.append((each.text or "") if each.tag == W + "t" else _SIGNS.get(each.tag, ""))
    return "".join(found)


def _runs(element: Element) -> Iterator[Element]:
    """What the runs of a paragraph hold, without the fields in one element, nor paragraphs drawn on it."""
    for child in element:
        if child.tag in {W + "fldSimple", W + "p", W + "rPr", W + "pPr"}:
            continue
        yield child
        yield from _runs(child)


def properties(archive: Archive) -> Mapping[str, str]:
    """The properties of a user's own that a file of Word has, by their names."""
    root = archive.part(_CUSTOM)
    return {each.get("name", ""): "".join(each.itertext()) for each in root} if root is not None else {}
