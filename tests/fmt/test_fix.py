"""`--fix`: each finding with one safe answer gets it, everything else stays byte for byte."""

import unicodedata

import pytest

from clsctl.core.mend import Proposed
from clsctl.reading.mends import proposed
from clsctl.reading.records import Record
from clsctl.reading.table.fiche import FICHE
from clsctl.reading.table.plan import PLAN
from clsctl.writing.mending import Mended, mended
from tests.reading.kit import HEAD
from tests.reading.mutations import damaged


def propose(data: bytes, form: Record = FICHE) -> Proposed:
    return proposed("fiches/1.yaml", data, form)


def fix(data: bytes, form: Record = FICHE) -> Mended:
    """The file with all that can be mended in it, whatever the finding."""
    wanted = {(mend.code, mend.key) for mend in propose(data, form).mends}
    return mended(data, lambda text: propose(text, form), wanted)


DECOMPOSED = unicodedata.normalize("NFD", "Améliorer")

MENDED = [
    # A key: misspelt, without its s, or the label that the document prints.
    ("F010", "porteur:\n  - ARS\n", "porteurs:\n  - ARS\n"),
    ("F010", "Pilote(s):\n  - ARS\n", "pilotes:\n  - ARS\n"),
    ("F010", '"Public cible": # qui\n  - Habitants\n', "publics: # qui\n  - Habitants\n"),
    ("F010", "livrables:\n  - id: L1\n    échéance: 2024\n", "livrables:\n  - id: L1\n    echeance: 2024\n"),
    ("F010", "porteur: ARS\n", "porteurs:\n  - ARS\n"),
    ("F010", "suivi:\n  Météo: soleil\n", "suivi:\n  meteo: soleil\n"),
    # A text that is the one entry of a list; a space after a colon or a dash.
    ("F011", "publics: Habitants\n# du canton\n", "publics:\n  - Habitants\n# du canton\n"),
    ("F011", "publics: 'Personnes : âgées'\n", "publics:\n  - 'Personnes : âgées'\n"),
    ("F011", "publics:\n  -Habitants\n", "publics:\n  - Habitants\n"),
    ("F011", "livrables:\n  - id:L1\n", "livrables:\n  - id: L1\n"),
    # A word of a list.
    ("F013", "suivi:\n  statut: En cours\n", "suivi:\n  statut: en_cours\n"),
    ("F013", "suivi:\n  statut: 'réalisée'\n", "suivi:\n  statut: realisee\n"),
    ("F013", "suivi:\n  statut: realise\n", "suivi:\n  statut: realisee\n"),
    ("F013", "suivi:\n  meteo: soliel\n", "suivi:\n  meteo: soleil\n"),
    # A day.
    ("F014", "redaction: 5/3/2020\n", "redaction: 05/03/2020\n"),
    ("F014", "redaction: 2020/03/05 # le jour\n", "redaction: 2020-03-05 # le jour\n"),
    ("F014", 'redaction: "05.03.2020"\n', "redaction: 05/03/2020\n"),
    # A path.
    ("F016", "pieces:\n  - lien: pieces\\avis.pdf\n", "pieces:\n  - lien: pieces/avis.pdf\n"),
    # What YAML takes apart or refuses.
    ("F002", "contexte: Projet 1.1 : accompagner\n", 'contexte: "Projet 1.1 : accompagner"\n'),
    ("F002", "freins:\n  - Un : deux : trois\n", 'freins:\n  - "Un : deux : trois"\n'),
    ("F002", 'contexte: dit "oui" : non\n', "contexte: 'dit \"oui\" : non'\n"),
    ("F002", "contexte: @accueil l'autre\n", 'contexte: "@accueil l\'autre"\n'),
    ("F002", "contexte: **Un poste** à pourvoir\n", 'contexte: "**Un poste** à pourvoir"\n'),
    ("F002", "contexte:Le canton\nmoyens: x\n", "contexte: Le canton\nmoyens: x\n"),
    ("F021", "freins:\n  - Freins : zones éligibles\n", 'freins:\n  - "Freins : zones éligibles"\n'),
    ("F024", "moyens: >5\n", 'moyens: ">5"\n'),
    ("F025", "moyens: Un poste\tà mi-temps\n", "moyens: Un poste à mi-temps\n"),
    # What cannot be seen.
    ("F008", "moyens: Un\ufeff poste\n", "moyens: Un poste\n"),
    ("F009", "publics:\n\t- Habitants\n\t- Élus\n", "publics:\n  - Habitants\n  - Élus\n"),
    ("N904", f"moyens: {DECOMPOSED} l'accès\n", "moyens: Améliorer l'accès\n"),
    ("N905", "moyens: AmÃ©liorer l'accÃ¨s â€“ Â« ici Â»\n", "moyens: Améliorer l'accès – « ici »\n"),
]


@pytest.mark.parametrize(("code", "before", "after"), MENDED)
def test_one_safe_answer(code: str, before: str, after: str) -> None:
    for end in ("\n", "\r\n"):
        data, expected = ((HEAD + text).replace("\n", end).encode() for text in (before, after))
        done = fix(data)
        assert done.data == expected, done.data.decode()
        assert [each.code for each in done.done] == [code]
        assert fix(done.data) == Mended(done.data, ())


@pytest.mark.parametrize(
    "text",
    [
        "porteurs:\n  - ARS\nporteur:\n  - CPAM\n",  # both are there
        "chose: x\n",
        "objectif général: x\n",  # a label that leads to a key inside another
        "Budget: 5000\n",  # an amount is no list of expenses
        "depart: x\n",
        "publics: Habitants, élus\n",
        "publics: Habitants # du canton\n",
        "publics: Habitants et élus\n",
        "publics: |\n  Habitants\n",
        "publics:\n  Habitants\n  du canton\n",
        "etapes: Diagnostic\n",
        "suivi:\n  statut: fini\n",
        "suivi:\n  statut: 'en cours : oui'\n",
        "redaction: 05/03/20\n",
        "redaction: 31/02/2020\n",
        "redaction: mars 2020\n",
        "financements:\n  - montant: 50.000 €\n",
        "pieces:\n  - lien: C:\\avis.pdf\n",
        "pieces:\n  - lien: ..\\avis.pdf\n",
        "contexte: Aide no # 3 aux aidants\n",
        "contexte: Un : deux # trois\n",
        "contexte: [a : b : c\n",
        "contexte: a : b\n  suite : fin\n",
        "contexte: a : b\n\n  suite\n",
        "freins:\n  - a : b : c\n    suite\n",
        "enjeux: [Réduire les délais, surtout en zone rurale]\n",
        "contexte: Le territoire\n  - de médecins\n",
        "contexte: 'l'accès'\n",
        "moyens: &moyens Un poste\n",
        "publics: []\npublics: []\n",
        "moyens: Un\x0bposte\n",
        "objectifs:\n\tgeneraux:\n    - Un\n",  # a tab as wide as how many spaces?
        "moyens: Ãtre\n",
        "moyens: Ã° mot\n",  # what comes out is no letter of French
        "moyens: Un \ufffd mot\n",
        "<<<<<<< HEAD\nmoyens: x\n=======\nmoyens: y\n>>>>>>> b\n",
        f"pieces:\n  - lien: {DECOMPOSED}.pdf\n",  # the name of a file on the disk
    ],
)
def test_not_sure(text: str) -> None:
    data = (HEAD + text).encode()
    assert fix(data) == Mended(data, ())


def test_boxes() -> None:
    text = HEAD + "cpts:\n  missions:\n    - code: parcours\n      retenue: {}\n"
    for word, box in (("Oui.", "oui"), ("yes", "oui"), ("« Non »", "non")):
        assert fix(text.format(word).encode()).data == text.format(box).encode()
    for word in ("peut-être", "X", "o"):
        assert not fix(text.format(word).encode()).done


def test_the_plan_is_mended_too() -> None:
    data = b"clsctl: 1\ntype: CLS\ntitre: Contrat : un\nsignature: 16/1/2024\n"
    expected = b'clsctl: 1\ntype: cls\ntitre: "Contrat : un"\nsignature: 16/01/2024\n'
    assert fix(data, PLAN).data == expected


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
def test_other_encodings(encoding: str) -> None:
    text = HEAD + "contexte: L’accès coûte 5 € – « à voir »\r\n"
    done = fix(text.encode(encoding))
    assert done.data == text.encode()
    assert [each.code for each in done.done] == ["F001"]


def test_an_encoding_that_is_another_one() -> None:
    for data in ((HEAD + "moyens: é\n").encode("cp850"), (HEAD + "moyens: é\n").encode("mac-roman"), b"\x00\x01"):
        assert fix(data) == Mended(data, ())


def test_the_mark_at_the_start_stays() -> None:
    data = b"\xef\xbb\xbf" + (HEAD + "porteur:\n  - ARS\n").encode()
    assert fix(data).data == data.replace(b"porteur:", b"porteurs:")


def test_several_at_once_and_only_those_asked_for() -> None:
    data = (HEAD + "porteur: ARS\nsuivi:\n  statut: en cours\nredaction: 5/3/2020\n").encode()
    done = mended(data, propose, {("F010", "porteur"), ("F013", "suivi.statut")})
    expected = HEAD + "porteurs:\n  - ARS\nsuivi:\n  statut: en_cours\nredaction: 5/3/2020\n"
    assert done.data.decode() == expected
    assert [(each.code, each.line) for each in done.done] == [("F010", 4), ("F013", 7)]
    assert done.done[1].before == "statut: en cours"
    assert done.done[1].after == "statut: en_cours"


@pytest.mark.parametrize("group", range(3))
def test_damaged_files(group: int) -> None:
    """Each round leaves less to mend, until there is nothing, and no file stops the program."""
    for given in damaged(40, seed=group):
        data = given
        while (done := fix(data)).done:  # what a finding hid is mended once it shows
            before, after = propose(data), propose(done.data)
            assert len(after.findings) < len(before.findings) or {"F001", "F009"} & {each.code for each in done.done}
            data = done.data
