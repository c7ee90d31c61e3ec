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


@pytest.mark.parametrize("form", FORMS)
def test_what_the_letter_of_intent_holds_is_in_its_parts(form: str) -> None:
    found, _, tree = imported("cpts-canal-garonne", form)
    ours, theirs = found.fiches[0]["cpts"], tree["cpts"]
    assert (ours["taille"], sorted(ours)) == ("2", sorted(theirs))
    for part in ("professionnels", "sollicitations", "partenariats", "ressources", "missions"):
        assert len(ours[part]) == len(theirs[part]), part
    assert [each["code"] for each in ours["missions"]] == [each["code"] for each in theirs["missions"]]
    assert [each["sollicitee"] for each in ours["sollicitations"]] == [
        each["sollicitee"] for each in theirs["sollicitations"]
    ]
    assert len(found.fiches[0]["equipe"]) == len(tree["equipe"])
    assert found.fiches[0]["territoire"]["population"] == tree["territoire"]["population"]


@pytest.mark.parametrize("form", FORMS)
def test_deadlines_calendars_and_money_keep_their_words(form: str) -> None:
    found, _, tree = imported("terres-des-confluences", form)
    fiche = found.fiches[0]
    due = [[each["echeance"] for each in etape["livrables"]] for etape in fiche["etapes"]]
    assert due == [[each["echeance"] for each in etape["livrables"]] for etape in tree["etapes"]]
    assert [each["id"] for etape in fiche["etapes"] for each in etape["livrables"]] == ["L1", "L2", "L3"]
    assert [each["id"] for etape in fiche["etapes"] for each in etape["actions"]] == ["A1.1", "A2.1", "A2.2", "A3.1"]
    assert (fiche["porteurs"], fiche["calendrier"]) == (tree["porteurs"], None)
    assert fiche["financements"] == tree["financements"]
    for example in ("loiret", "loir-et-cher"):
        again, _, other = imported(example, form)
        assert again.fiches[0]["calendrier"] == other["calendrier"]
        assert again.fiches[0]["axe"] == other["axe"]
        assert again.fiches[0].get("objectif") == other.get("objectif")


# What the printed document has no rubric for, or says in another one.
NOT_PRINTED = {"historique", "gouvernance", "vigilance", "objectifs", "notes_bas"}
