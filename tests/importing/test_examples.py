"""The four documents of the examples, printed as they are and imported: every rubric in its key, nothing lost."""

from collections.abc import Mapping
from typing import Any

import pytest

from clsctl.importing.importer import Imported, read_document
from tests.importing import account
from tests.importing.printed import EXAMPLES, plan_of, printed
from tests.importing.writers import scanned, word

FORMS = ("txt", "docx", "headed")


def imported(example: str, form: str) -> tuple[Imported, Any, Mapping[str, Any]]:
    """An example in one form: what was imported, the words of the source, the fiche it was made from."""
    document = printed(example)
    if form == "txt":
        text = scanned(document)
        found = read_document("fiche.txt", text.encode(), plan_of(example), None, ())
        return found, account.of_text(text), document.tree
    data = word(document, headed=form == "headed")
    return read_document("fiche.docx", data, plan_of(example), None, ()), account.of_word(data), document.tree


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("example", EXAMPLES)
def test_nothing_is_lost(example: str, form: str) -> None:
    found, source, _ = imported(example, form)
    assert account.lost(source, found) == {}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("example", EXAMPLES)
def test_every_rubric_is_under_its_key(example: str, form: str) -> None:
    found, _, tree = imported(example, form)
    assert len(found.fiches) == 1
    fiche = found.fiches[0]
    assert {"id": fiche["id"], "type": fiche["type"]} == {"id": tree["id"], "type": tree["type"]}
    missing = [key for key in tree if key not in fiche and key not in NOT_PRINTED]
    assert missing == []


# What the printed document has no rubric for, or says in another one.
NOT_PRINTED = {"historique", "gouvernance", "vigilance", "objectifs", "notes_bas"}
