"""The pages on layouts and on the names of templates are made from the code, and say what it does."""

import re

import pytest

from clsctl.core.views.reports import VIEWS
from tests.examples.documents import COLUMNS, LABELS
from tools import make_gabarits, make_names


@pytest.mark.parametrize("maker", [make_gabarits, make_names])
def test_the_page_is_up_to_date(maker: object) -> None:
    """`make docs` makes it again."""
    assert maker.text() == maker.TARGET.read_text(encoding="utf-8")  # type: ignore[attr-defined]


def test_every_rubric_of_the_documents_is_printed_under_its_label_with_its_columns() -> None:
    page = make_gabarits.text()
    for name, labels in LABELS.items():
        section = page.split(f"`examples/{name}`", 1)[1].split("\n## ", 1)[0]
        rows = re.findall(r"^\| \d+ \| (.*?) \| (.*?) \|", section, re.MULTILINE)
        assert [label for label, _ in rows] == labels
        assert [label for label, printed in rows if "n’est pas imprimée" in printed] == []
        tables = [printed.removeprefix("un tableau : ").split(", ") for _, printed in rows if "tableau" in printed]
        # but for the columns of persons, of whom the examples say nothing
        for columns in COLUMNS[name]:
            assert any([each for each in columns if each in table] == table for table in tables), columns


def test_every_name_that_the_page_tells_can_be_read() -> None:
    page = make_names.text()
    for kind in make_names.types():
        section = page.split(f"\n## {kind.__name__}\n", 1)[1].split("\n## ", 1)[0]
        told = re.findall(r"^\| `(\w+)` ", section, re.MULTILINE)
        assert told == [name for name, _ in make_names.fields(kind)]
        assert all(hasattr(kind, name) for name in told)
    assert {make_names.view(name) for name in VIEWS} <= set(make_names.types())
