"""The schemas underline what `validate` reports of the form of a file, and nothing else: thousands of documents.

`python -m tests.editor 20000` tries as many as one wishes.
"""

from collections import Counter

import pytest

from tests.editor.agreement import REASONS, disagreement, reason
from tests.editor.documents import SOURCES, Document, Raw, changed, emit, tree, typed

HEAD = {"id": "1.3", "type": "fiche_action", "titre": "Prévention"}


@pytest.mark.parametrize("group", range(4))
def test_the_editor_and_validate_agree(group: int) -> None:
    tally: Counter[str] = Counter()
    for document in changed(500, seed=group):
        told = disagreement(document)
        why = reason(document) if told else "they agree"
        assert why, told
        tally[why] += 1
    assert tally["they agree"] > 480


def test_the_documents_are_changed_for_real() -> None:
    """About half of them have something wrong; what they are changed from has nothing."""
    wrong = sum("schema: []" not in _both(document) for document in changed(200, seed=9))
    assert 60 < wrong < 140
    assert {disagreement(Document("fiche", tree(path))) for path in SOURCES if path.parent.name == "fiches"} == {""}


def _both(document: Document) -> str:
    from tests.editor.agreement import problems, underlined  # noqa: PLC0415

    found = problems(document.kind, emit(document.root)), underlined(document.kind, typed(document.root))
    return "validate: {}\nschema: {}".format(*found)


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ({"titre": Raw("null")}, "a word that YAML takes for nothing"),
        ({"statut": Raw("~")}, "a word that YAML takes for nothing"),
        ({"id": Raw("+3")}, "a number in a way that the format has not"),
        ({"redaction": Raw("29/02/2021")}, "29 February of a common year"),
        ({"redaction": Raw('" 2020-12-17 "')}, "a text whose spaces count for nothing"),
    ],
)
def test_each_reason_is_one(value: dict[str, str], why: str) -> None:
    document = Document("fiche", {**HEAD, **({"suivi": value} if "statut" in value else value)})
    assert disagreement(document)
    assert reason(document) == why


def test_no_reason_is_left_over() -> None:
    assert len(REASONS) == 4


@pytest.mark.parametrize(
    ("key", "texts", "agreed"),
    [
        ("redaction", ["2020-02-29", "31/12/2020", "2021"], [True, True, False]),
        ("redaction", ["30/02/2020", "2020-13-01", "31/04/2020", "2020-06-31", "32/01/2020"], [False] * 5),
        ("axe", ["1", "1.10", "true", "cd-82", "a b", "1/2"], [True, True, True, True, False, False]),
        ("pieces", ["[{lien: ../x.pdf}]", "[{lien: a/b.pdf}]", "[{lien: 12}]"], [False, True, True]),
        ("financements", ["[{montant: 50.000 €}]", "[{montant: 50 000 €}]", "[{montant: 12}]"], [False, True, True]),
        ("titre", ['""', '"  "', "x", "12", ""], [False, False, True, True, False]),
        ("moyens", ['""', '"  "', "", "[a]"], [True, True, True, False]),
    ],
)
def test_forms_at_their_edges(key: str, texts: list[str], agreed: list[bool]) -> None:
    documents = [Document("fiche", {**HEAD, key: Raw(text)}) for text in texts]
    assert ["schema: []" in _both(each) for each in documents] == agreed
    assert [disagreement(each) for each in documents] == [""] * len(texts)
