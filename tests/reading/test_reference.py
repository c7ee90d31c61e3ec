"""The reference page of the format is what the reader's table says."""

from clsctl.reading.schema import FILES, english
from clsctl.render.language import language
from tests.reading.test_whole import keys_of
from tools.make_reference import TARGET, page


def test_the_page_is_made_from_the_table() -> None:
    assert TARGET.read_text("utf-8") == page(language("fr")), "run: python -m tools.make_reference"


def test_the_page_has_every_key() -> None:
    text = page(english)
    seen: set[int] = set()
    keys = [name for form in FILES.values() for _, name in keys_of(form, seen)]
    assert [name for name in keys if f"| `{name}` |" not in text] == []


def test_every_link_of_the_page_leads_somewhere() -> None:
    text = page(english)
    anchors = [part.partition('"')[0] for part in text.split('<a id="')[1:]]
    assert len(anchors) == len(set(anchors))
    links = {part.partition(")")[0] for part in text.split("](#")[1:]}
    assert links <= set(anchors)
