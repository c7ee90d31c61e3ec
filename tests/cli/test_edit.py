"""« Handed in », « postponed », « noted » in one line: what is written, refused, warned about, shown and told."""

from datetime import date
from pathlib import Path

import pytest

from clsctl.cli import editing, several
from clsctl.cli.trying import as_if
from tests.cli.conftest import fiche
from tests.cli.run import Ran, clsctl

EXTRA = """\
indicateurs:
  - id: I1
    libelle: Patients suivis
suivi:
  statut: en_cours   # dit au COPIL
  statut_le: 2019-02-01
"""


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("clsctl.cli.clock.today", lambda: date(2019, 7, 15))


@pytest.fixture
def text(plan: Path) -> Path:
    with (plan / "clsctl.yaml").open("a", encoding="utf-8") as file:
        file.write("instances:\n  - code: copil-1\n    type: copil\n    date: 2019-05-02\n")
    (plan / "pieces").mkdir()
    (plan / "pieces" / "bilan.pdf").write_bytes(b"%PDF")
    return fiche(plan, "1.1", EXTRA)


def lines_added(path: Path, before: str) -> str:
    """The lines that came, as one block; nothing else may have changed."""
    after = path.read_text(encoding="utf-8")
    first = next((at for at, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), len(before))
    start = after.rfind("\n", 0, first) + 1
    added = after[start : start + len(after) - len(before)]
    assert before == after[:start] + after[start + len(added) :]
    return added


def run(path: Path, *words: str) -> tuple[Ran, str]:
    before = path.read_text(encoding="utf-8")
    ran = clsctl(*words, "-C", path.parent.parent)
    return ran, lines_added(path, before) if ran.code == 0 else ""


def test_handed_in(text: Path) -> None:
    ran, added = run(text, "deliver", "1.1/L1", "--on", "28/06/2019", "--proof", "pieces/bilan.pdf")
    assert ran.out == "1.1/L1 handed in on 28 June 2019, evidence: pieces/bilan.pdf\n"
    assert added == ("  livrables:\n    L1:\n      remis_le: 2019-06-28\n      preuves:\n        - pieces/bilan.pdf\n")
    assert "Written in fiches/1.1.yaml." in ran.err
    assert "To take it back: clsctl set 1.1 suivi.livrables --delete -C" in ran.err


@pytest.mark.parametrize("day", ["2019-06-28", "28/06/2019", "28 juin 2019", "le 28 juin 2019"])
def test_a_day_as_people_write_it(text: Path, day: str) -> None:
    _, added = run(text, "deliver", "1.1/L1", "--on", day)
    assert "remis_le: 2019-06-28\n" in added


@pytest.mark.parametrize("day", ["juin 2019", "28 juin", "vers le 28 juin 2019", "31/06/2019", "hier"])
def test_what_is_no_day(text: Path, day: str) -> None:
    ran, _ = run(text, "deliver", "1.1/L1", "--on", day)
    assert ran.code == 2


def test_taken_back(text: Path) -> None:
    before = text.read_bytes()
    ran, _ = run(text, "deliver", "1.1/L1", "--on", "2019-06-28")
    command = next(line for line in ran.err.splitlines() if line.startswith("To take it back: clsctl "))
    words = command.removeprefix("To take it back: clsctl ").partition(" -C ")[0].split()
    assert clsctl(*words, "-C", text.parent.parent).code == 0
    assert text.read_bytes() == before


def test_handed_in_already(text: Path) -> None:
    run(text, "deliver", "1.1/L1", "--on", "2019-06-28")
    ran, _ = run(text, "deliver", "1.1/L1")
    assert (ran.code, "1.1/L1 was handed in already, on 28 June 2019." in ran.err) == (2, True)
    ran, added = run(text, "deliver", "1.1/L1", "--proof", "https://example.org/a")
    assert added == "      preuves:\n        - https://example.org/a\n"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("deliver", "1.1/L1", "--proof", "pieces/bilam.pdf"), "Did you mean “pieces/bilan.pdf”?"),
        (("deliver", "1.1/L1", "--proof", "/etc/hostname"), "outside of the plan"),
        (("deliver", "1.1/L1", "--on", "2019-08-01"), "has not come yet"),
        (("deliver", "1.1/L2"), "There are: 1.1/L1, 1.1/I1"),
        (("deliver", "1.3/L1"), "There are: 1.1, 1.2"),
        (("deliver", "1.1"), "There are: 1.1/L1"),
        (("deliver", "1.1/L1", "--occurrence", "bientôt"), "is not read as one"),
        (("postpone", "1.1/L1", "2019-12-31"), "needs its reason"),
        (("postpone", "1.1/L1", "bientôt", "--reason", "x"), "is not understood"),
        (("postpone", "1.1/L1", "2019-12-31", "--reason", "x", "--instance", "copil-2"), "Did you mean “copil-1”?"),
        (("note", "1.1", "  "), "The text is empty."),
        (("note", "1.1/L1", "x"), "A note belongs to a fiche"),
        (("measure", "1.1/I1", "douze"), "is not a number"),
        (("declare", "1.1", "suspendu", "--reason", "x"), "Did you mean “suspendue”?"),
        (("declare", "1.1", "suspendue"), "needs its reason"),
        (("declare", "1.1/L1", "realisee"), "clsctl deliver 1.1/L1"),
        (("fund", "1.1", "12.000", "--nature", "x"), "can be read two ways"),
        (("fund", "1.1", "12 000 €"), "Whose money"),
        (("set", "1.1", "titr", "x"), "Did you mean “titre”?"),
        (("set", "1.1", "titre"), "Give a value"),
        (("set", "1.1", "titre", "a", "b"), "takes one value"),
        (("set", "1.1", "titre", "--delete"), "is needed"),
        (("set", "1.1", "id", "1.4"), "clsctl renumber 1.1 NEW"),
        (("set", "1.1/L1", "remis_le", "2019-01-01"), "suivi.remis_le"),
        (("set", "1.1", "suivi.meteo", "pluie"), "soleil, couvert, nuage, orage"),
        (("set", "1.1", "suivi.statut_le", "hier"), "is not a date"),
        (("set", "1.1", "livrables", "x"), "holds keys of its own"),
        (("set", "1.1", "livrables[3].titre", "x"), "has 1 entries"),
        (("set", "1.1", "suivi.meteo", "--delete"), "nothing under"),
        (("set", "1.1", "titre.x", "y"), "is no key"),
        (("set", "1.1", "etapes[0].titre", "x"), "The format would not take it so: F012 under etapes[0]"),
    ],
)  # fmt: skip
def test_refused(text: Path, words: tuple[str, ...], told: str) -> None:
    before = text.read_bytes()
    ran = clsctl(*words, "-C", text.parent.parent)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err
    assert text.read_bytes() == before


@pytest.mark.parametrize(("key", "value", "code"), [("axe", "7", "R108"), ("depend_de", "9.9", "R105")])
def test_what_validate_would_refuse(text: Path, key: str, value: str, code: str) -> None:
    before = text.read_bytes()
    ran = clsctl("set", "1.1", key, value, "-C", text.parent.parent)
    assert ran.code == 1
    assert code in ran.out
    assert "Nothing was written" in ran.err
    assert text.read_bytes() == before


def test_postponed(text: Path) -> None:
    ran, added = run(text, "postpone", "1.1/L1", "fin 2019", "--reason", "Poste : vacant", "--instance", "copil-1")
    assert added == (
        "  livrables:\n    L1:\n      reports:\n        - echeance: fin 2019\n          decide_le: 2019-05-02\n"
        '          instance: copil-1\n          motif: "Poste : vacant"\n'
    )
    assert "deadline postponed from “2019-06-30” to “fin 2019”" in ran.out


def test_noted(text: Path) -> None:
    ran, added = run(
        text, "note", "1.1", "Une ligne\n\nUne autre ", "--auteur", "Coordination", "--diffusion", "interne"
    )
    assert added == (
        "  notes:\n    - date: 2019-07-15\n      auteur: Coordination\n      texte: |\n        Une ligne\n\n"
        "        Une autre\n      diffusion: interne\n"
    )
    assert ran.code == 0


def test_noted_from_standard_input(text: Path) -> None:
    ran = clsctl("note", "1.1", "-", "-C", text.parent.parent, stdin="Été\r\n".encode("cp1252"))
    assert ran.code == 0
    assert "texte: Été\n" in text.read_text(encoding="utf-8")


def test_measured(text: Path) -> None:
    _, added = run(text, "measure", "1.1/I1", "12,5", "--source", "CPAM")
    assert added == "  indicateurs:\n    I1:\n      - date: 2019-07-15\n        valeur: 12,5\n        source: CPAM\n"


def test_declared(text: Path) -> None:
    ran = clsctl("declare", "1.1", "suspendue", "--reason", "poste non pourvu", "-C", text.parent.parent)
    assert ran.out == "1.1 declared “on hold” on 15 July 2019, was “under way”: “poste non pourvu”\n"
    after = text.read_text(encoding="utf-8")
    assert after.endswith("  statut: suspendue   # dit au COPIL\n  statut_le: 2019-07-15\n  motif: poste non pourvu\n")
    ran = clsctl("declare", "1.1", "en_cours", "-C", text.parent.parent)
    assert text.read_text(encoding="utf-8").endswith("  statut: en_cours   # dit au COPIL\n  statut_le: 2019-07-15\n")


@pytest.mark.parametrize("word", ["realisee", "réalisée", "Réalisée", "RÉALISÉE"])
def test_a_status_as_people_write_it(text: Path, word: str) -> None:
    assert clsctl("declare", "1.1", word, "-C", text.parent.parent).code == 0
    assert "statut: realisee   # dit au COPIL\n" in text.read_text(encoding="utf-8")


def test_a_status_of_several_words(text: Path) -> None:
    assert clsctl("declare", "1.1", "à discuter", "-C", text.parent.parent).code == 0
    assert "statut: a_discuter " in text.read_text(encoding="utf-8")


def test_funded(text: Path) -> None:
    _, added = run(text, "fund", "1.1", "12 000 €", "--financeur", "ARS")
    assert added == (
        "  financements:\n    - date: 2019-07-15\n      financeur: ARS\n      montant: 12 000 €\n      etat: notifie\n"
    )


def test_a_dry_run_writes_nothing(text: Path) -> None:
    before = text.read_bytes()
    ran = clsctl("set", "1.1", "titre", "Autre", "--dry-run", "-C", text.parent.parent)
    assert ran.code == 0
    assert "-titre: Fiche 1.1\n+titre: Autre\n" in ran.out
    assert "it changes by an amendment only" in ran.err
    assert text.read_bytes() == before
    shown = clsctl("set", "1.1", "titre", "Autre", "-n", "-C", text.parent.parent, screen=True)
    assert "\x1b[32m+titre: Autre\x1b[0m" in shown.out


def test_lists_are_set_entry_by_entry(text: Path) -> None:
    run(text, "set", "1.1", "porteurs", "ARS", "CPAM")
    assert "porteurs:\n  - ARS\n  - CPAM\n" in text.read_text(encoding="utf-8")
    clsctl("set", "1.1", "porteurs", "CPAM", "-C", text.parent.parent)
    assert "porteurs:\n  - CPAM\nlivrables:" in text.read_text(encoding="utf-8")


def test_the_plan_itself(plan: Path) -> None:
    ran = clsctl("set", "clsctl.yaml", "fin", "2022-12-31", "-C", plan)
    assert ran.code == 0
    assert "fin: 2022-12-31\n" in (plan / "clsctl.yaml").read_text(encoding="utf-8")


def test_nothing_to_change(text: Path) -> None:
    ran = clsctl("set", "1.1", "titre", "Fiche 1.1", "-C", text.parent.parent)
    assert (ran.code, ran.out) == (0, "")
    assert "says so already" in ran.err


def test_a_file_that_cannot_be_changed_in_one_place(text: Path) -> None:
    text.write_text(text.read_text(encoding="utf-8").replace("suivi:", "? suivi\n:"), encoding="utf-8")
    before = text.read_bytes()
    ran = clsctl("set", "1.1", "suivi", "x", "-C", text.parent.parent)
    assert ran.code == 2
    assert text.read_bytes() == before


@pytest.mark.parametrize(
    "words", [("set", "1.1", "titre", "Autre"), ("move", "1.1/I1", "1.2"), ("renumber", "1.1", "1.7")], ids=" ".join
)
def test_what_an_editor_saves_meanwhile_is_left(
    text: Path, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An editor takes no lock: it saves the file once it was read."""

    def saved(*args: object) -> object:
        text.write_bytes(b"# sauv\xc3\xa9\n" + text.read_bytes())
        monkeypatch.undo()
        return as_if(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(editing, "as_if", saved)
    monkeypatch.setattr(several, "as_if", saved)
    before = text.read_bytes()
    ran = clsctl(*words, "-C", text.parent.parent)
    assert (ran.code, ran.out) == (2, "")
    assert "meanwhile, so nothing was written." in ran.err
    assert text.read_bytes() == "# sauvé\n".encode() + before
    assert sorted(each.name for each in text.parent.iterdir()) == ["1.1.yaml", "1.2.yaml"]


def test_what_is_not_on_the_disk_as_written_is_told(text: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(path: Path, _before: bytes, after: bytes, _within: Path) -> bool:
        path.write_bytes(after[:-5])
        return True

    monkeypatch.setattr(editing, "exchange", faulty)
    ran = clsctl("set", "1.1", "titre", "Autre", "-C", text.parent.parent)
    assert (ran.code, "is not on the disk as it was written" in ran.err) == (2, True)
