"""The real YAML language server, with the files that `init` and `new` write: what someone at an editor sees."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.cli.run import clsctl
from tests.editor.agreement import problems, reason
from tests.editor.documents import changed, emit
from tests.editor.server import Editor, Page

MODELINE = "# yaml-language-server: $schema={}.clsctl/schemas/{}.json\n"
HEAD = 'id: "1.3"\ntype: fiche_action\ntitre: Prévention\n'


class Desk(NamedTuple):
    """An editor open on a plan."""

    root: Path
    editor: Editor

    def show(self, text: str, kind: str = "fiche") -> Page:
        """Open a text as a file of the plan; its first line is number 1, as the modeline is number 0."""
        (page,) = self.editor.open(self.root / "fiches" / "x.yaml", MODELINE.format("../", kind) + text)
        return page


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    root = tmp_path_factory.mktemp("editor") / "plan"
    assert clsctl("init", root, "--titre", "Contrat").code == 0
    assert clsctl("new", "fiche_action", "-C", root, "--titre", "Former", "--porteur", "ARS").code == 0
    assert clsctl("new", "lettre_intention", "-C", root, "--titre", "CPTS", "--porteur", "ARS").code == 0
    with Editor(root) as editor:
        yield Desk(root, editor)


def test_what_init_and_new_write_is_underlined_nowhere(desk: Desk) -> None:
    files = sorted(path for path in desk.root.rglob("*.yaml"))
    assert len(files) == 3
    for path in files:
        text = path.read_text(encoding="utf-8")
        assert text.startswith("# yaml-language-server: $schema=")
        # the modeline is what finds the schema: a stranger is seen
        page, strange = desk.editor.open(path, text, f"{text}stranger: 1\n")
        assert not page.problems
        assert [each.line for each in strange.problems] == [text.count("\n")]


def test_keys_are_proposed_with_their_meaning_in_french(desk: Desk) -> None:
    page = desk.show(HEAD + "por")
    proposed = page.complete(4, 3)
    assert {"porteurs", "pilotes", "echeance"} & proposed.keys() == {"porteurs", "pilotes"}
    assert "répond" in proposed["porteurs"]
    page = desk.show(HEAD + "suivi:\n  sta")
    assert {"statut", "statut_le", "meteo"} <= page.complete(5, 5).keys()


def test_values_are_proposed_with_their_meaning_in_french(desk: Desk) -> None:
    page = desk.show(HEAD + "suivi:\n  meteo: \n  statut: \nmoyens: \n")
    assert page.complete(5, 9).keys() == {"soleil", "couvert", "nuage", "orage"}
    assert page.complete(6, 10)["abandonnee"] == "abandonnée"
    assert not page.complete(7, 8)  # a text may be anything: neither null nor true


def test_the_pointer_over_a_key_tells_its_meaning_in_french(desk: Desk) -> None:
    page = desk.show(HEAD + "redaction: 2020-12-17\nsuivi:\n  statut: en_cours\n")
    assert "La sorte de document." in page.hover(2, 1)
    assert page.hover(1, 1).startswith("#### un id\n\n")
    told = page.hover(6, 4)
    assert "`partiellement_realisee`: partiellement réalisée" in told


def test_what_is_underlined_is_said_in_french(desk: Desk) -> None:
    found = desk.show(HEAD + "redaction: 2020\npublics: x\nmoyens: [a]\n").problems
    assert [each.line for each in found] == [4, 5, 6]
    for each, noun in zip(found, ("une date", "une liste", "un texte"), strict=True):
        assert noun in each.text


def test_the_server_agrees_with_validate(desk: Desk) -> None:
    """A sample of the documents that the schema itself is tried on."""
    # Of an empty file the server says nothing.
    documents = [document for document in changed(200, seed=5) if document.root and not reason(document)]
    texts = [emit(document.root) for document in documents]
    lines = [MODELINE.format("../", document.kind) for document in documents]
    pages = desk.editor.open(desk.root / "fiches" / "x.yaml", *map(str.__add__, lines, texts))
    for document, text, page in zip(documents, texts, pages, strict=True):
        assert bool(page.problems) == bool(problems(document.kind, text)), (page.problems, text)
    assert 50 < sum(bool(page.problems) for page in pages) < len(pages) - 50
