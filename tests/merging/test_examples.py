"""Merges that people meet, each with the very text it gives."""

import re
from pathlib import Path
from random import Random

import pytest

from clsctl.core.outline import Node, Outline
from clsctl.reading.outline import outline
from clsctl.reading.table.fiche import FICHE
from clsctl.writing.threeway.pieces import Unsure
from tests.merging.kit import merge

BASE = """\
# Une fiche.
id: "1.3"
type: fiche_action
titre: Former   # relu
porteurs: [ars, cc]

# Ce qui est dû.
livrables:
  - id: L1
    titre: Programme
    echeance: 2020
  # le second
  - id: L2
    titre: Bilan
    echeance: 2021
suivi:
  livrables:
    L1:
      reports:
        - echeance: 30/06/2021
          decide_le: 2020-12-01
  notes:
    - date: 2020-01-15
      texte: |
        Un.

        Deux.
# fin
"""


def edit(text: str, *pairs: tuple[str, str]) -> str:
    """The text with each first piece replaced by the second."""
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


NOTE = "        Deux.\n"
REPORT = "          decide_le: 2020-12-01\n"
MERGED = [
    ("two deliverables", [("echeance: 2020", "echeance: 2022")], [("echeance: 2021", "echeance: 2023")]),
    ("two keys of one", [("titre: Bilan", "titre: Bilans")], [("echeance: 2021", "echeance: 2023")]),
    ("a comment and a value", [("# le second", "# le deuxième")], [("titre: Bilan", "titre: Bilans")]),
    ("a header and a key", [("# Une fiche.", "# Une fiche\n# suivie.")], [("titre: Former", "titre: Former  tous")]),
    (
        "one takes away",
        [("  # le second\n  - id: L2\n    titre: Bilan\n    echeance: 2021\n", "")],
        [("echeance: 2020", "echeance: 2")],
    ),
    ("the last line", [("# fin", "# la fin")], [('id: "1.3"', 'id: "1.4"')]),
]


@pytest.mark.parametrize(("ours", "theirs"), [pair[1:] for pair in MERGED], ids=[pair[0] for pair in MERGED])
def test_both_edits_and_not_a_byte_more(ours: list[tuple[str, str]], theirs: list[tuple[str, str]]) -> None:
    both = edit(BASE, *ours, *theirs)
    for one, other in ((ours, theirs), (theirs, ours)):
        found = merge(BASE, edit(BASE, *one), edit(BASE, *other))
        assert (found.text, found.clashes) == (both, 0)


def test_two_notes_of_one_meeting() -> None:
    mine, other = (
        "    - date: 2020-02-02\n      texte: De l'une\n",
        "    - date: 2020-02-02\n      texte: De l'autre\n",
    )
    found = merge(BASE, edit(BASE, (NOTE, NOTE + mine)), edit(BASE, (NOTE, NOTE + other)))
    assert (found.text, found.clashes) == (edit(BASE, (NOTE, NOTE + mine + other)), 0)


def test_two_postponements_go_by_the_day_of_their_decision() -> None:
    early, late = (
        f"        - echeance: {end}\n          decide_le: {day}\n"
        for end, day in (("2022", "03/02/2021"), ("2023", "2021-09-01"))
    )
    both = edit(BASE, (REPORT, REPORT + early + late))
    for one, other in ((early, late), (late, early)):
        found = merge(BASE, edit(BASE, (REPORT, REPORT + one)), edit(BASE, (REPORT, REPORT + other)))
        assert (found.text, found.clashes) == (both, 0)


def test_two_postponements_of_one_day_are_for_people() -> None:
    sides = [
        edit(BASE, (REPORT, f"{REPORT}        - echeance: {year}\n          decide_le: 2021-02-03\n"))
        for year in (2022, 2023)
    ]
    assert merge(BASE, *sides).clashes == 1


def test_two_new_keys_in_the_order_of_the_format() -> None:
    ours = edit(BASE, ("# fin\n", '  bilans:\n    "2020":\n      realise: Oui\n# fin\n'))
    theirs = edit(
        BASE, ("suivi:\n", "suivi:\n  meteo: soleil\n"), ("# fin\n", "  financements:\n    - montant: 3\n# fin\n")
    )
    both = edit(
        ours, ("suivi:\n", "suivi:\n  meteo: soleil\n"), ("  bilans:", "  financements:\n    - montant: 3\n  bilans:")
    )
    assert merge(BASE, ours, theirs).text == both


def test_two_begin_the_follow_up() -> None:
    base = BASE[: BASE.index("suivi:")]
    ours = base + "suivi:\n  livrables:\n    L1:\n      remis_le: 2020-01-02\n"
    theirs = base + "suivi:\n    livrables:\n        L2:\n            remis_le: 2020-03-04\n"
    found = merge(base, ours, theirs)
    assert (found.text, found.clashes) == (ours + "    L2:\n        remis_le: 2020-03-04\n", 0)


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "both"),
    [
        ("[ars, cc]", "[ars, cc, cd]", "[x, ars, cc]", "[x, ars, cc, cd]"),
        ("[ars, cc]", "[ars]", "[ars, cc, cd]", "[ars, cd]"),
        ("[ ars, cc ]", "[ cc ]", "[ ars, 'cc' ]", "[ cc ]"),
        ("[ars]", '["ars", cc]', "\n  - ars", '["ars", cc]'),
    ],
)
def test_between_brackets(base: str, ours: str, theirs: str, both: str) -> None:
    texts = [edit(BASE, ("[ars, cc]", value)) for value in (base, ours, theirs, both)]
    found = merge(*texts[:3])
    assert (found.text, found.clashes) == (texts[3], 0)


def test_groups_between_brackets() -> None:
    line = "- {id: L2, titre: Bilan, echeance: 2021}"
    base = edit(BASE, ("- id: L2\n    titre: Bilan\n    echeance: 2021", line))
    found = merge(base, edit(base, ("titre: Bilan", "titre: Bilans")), edit(base, (": 2021", ": 2023")))
    assert found.text == edit(base, ("titre: Bilan", "titre: Bilans"), (": 2021", ": 2023"))
    assert merge(base, edit(base, ("Bilan", "A")), edit(base, ("Bilan", "B"))).clashes == 1


def test_laid_out_on_one_side_and_changed_on_the_other() -> None:
    laid_out = edit(BASE, ("Former   # relu", "'Former'   # relu"), ("[ars, cc]", "\n  - ars\n  - cc"))
    laid_out = (
        laid_out.replace("  - id: L", "- id: L")
        .replace("    titre", "  titre")
        .replace("    echeance: 2", "  echeance: 2")
    )
    found = merge(BASE, laid_out, edit(BASE, ("titre: Bilan", "titre: Bilans"), ("[ars, cc]", "[ars, cc, cd]")))
    assert not found.clashes
    assert "porteurs: [ars, cc, cd]\n" in found.text
    assert "  titre: Bilans\n  echeance: 2021\n" in found.text


def test_a_clash_stands_around_the_least_text() -> None:
    ours, theirs = edit(BASE, (": 2021", ": 2022")), edit(BASE, (": 2021", ": 2023"), ("Former ", "Tous "))
    found = merge(BASE, ours, theirs, size=9)
    marks = "<<<<<<<<< ours\n    echeance: 2022\n=========\n    echeance: 2023\n>>>>>>>>> theirs\n"
    assert found.text == edit(BASE, ("Former ", "Tous "), ("    echeance: 2021\n", marks))
    assert (found.ours, found.theirs) == (edit(ours, ("Former ", "Tous ")), theirs)


def test_a_clash_in_a_long_text_leaves_out_what_is_the_same() -> None:
    found = merge(BASE, edit(BASE, ("Deux", "Trois")), edit(BASE, ("Deux", "Quatre")))
    assert (
        "        Un.\n\n<<<<<<< ours\n        Trois.\n=======\n        Quatre.\n>>>>>>> theirs\n# fin\n" in found.text
    )


def test_taken_away_here_and_changed_there() -> None:
    gone = edit(BASE, ("  # le second\n  - id: L2\n    titre: Bilan\n    echeance: 2021\n", ""))
    found = merge(BASE, gone, edit(BASE, (": 2021", ": 2023")))
    assert found.clashes == 1
    assert (found.ours, found.theirs) == (gone, edit(BASE, (": 2021", ": 2023")))
    assert merge(BASE, gone, edit(BASE, ("# le second", "# important"))).clashes == 1


def test_windows_line_ends_and_the_mark_at_the_start() -> None:
    windows = BASE.replace("\n", "\r\n")
    assert merge(
        windows, windows.replace("2020\r", "2022\r"), windows.replace("Former", "Tous")
    ).text == windows.replace("2020\r", "2022\r").replace("Former", "Tous")
    assert merge(BASE, windows, BASE.replace("Former", "Tous")).text == windows.replace("Former", "Tous")
    assert merge(BASE, "\ufeff" + BASE, BASE.replace("Former", "Tous")).text == "\ufeff" + BASE.replace(
        "Former", "Tous"
    )
    assert (
        merge(BASE, BASE.removesuffix("\n"), BASE.replace("Former", "Tous")).text == BASE.replace("Former", "Tous")[:-1]
    )


def test_one_id_for_two_things_is_never_the_result() -> None:
    """Each side moves the deliverable, into another step: neither is wrong alone."""
    base = BASE + "etapes:\n  - id: E1\n    titre: A\n  - id: E2\n    titre: B\n"
    base = edit(base, ("# fin\n", ""))
    item = "  - id: L1\n    titre: Programme\n    echeance: 2020\n"
    moved = "    livrables:\n      - id: L1\n        titre: Programme\n        echeance: 2020\n"
    here = edit(base, (item, ""), ("    titre: A\n", f"    titre: A\n{moved}"))
    there = edit(base, (item, ""), ("    titre: B\n", f"    titre: B\n{moved}"))
    with pytest.raises(Unsure):
        merge(base, here, there)


@pytest.mark.parametrize(
    "wrong", ["id: [\n", "a: 1\n---\nb: 2\n", "\xe9", "- a\n", BASE + "id: twice\n", "<<<<<<< x\n"]
)
def test_what_cannot_be_read_is_not_merged(wrong: str) -> None:
    for texts in ((wrong, BASE, BASE + "axe: 1\n"), (BASE, wrong, BASE + "axe: 1\n"), (BASE, BASE + "axe: 1\n", wrong)):
        with pytest.raises(Unsure):
            merge(*texts)


def test_each_side_in_an_order_of_its_own() -> None:
    base = edit(BASE, ("[ars, cc]", "[a, b, c]"))
    found = merge(base, edit(base, ("[a, b, c]", "[b, a, c]")), edit(base, ("[a, b, c]", "[a, c, b]")))
    assert found.clashes == 1


EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*/fiches/*.yaml"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parents[1].name}-{path.stem}")
def test_real_fiches_keep_every_other_byte(path: Path) -> None:
    """Each side rewrites values of its own, anywhere in the file: the result is the file with both, byte for byte."""
    text, rng = path.read_text(encoding="utf-8"), Random(path.name)
    found = outline(path.name, text.encode(), FICHE)
    assert isinstance(found, Outline)
    places = [node for node in texts_of(found.root) if re.fullmatch(r"[\w ’.]{2,}", node.value) and not node.style]
    for _ in range(6):
        chosen = rng.sample(places, min(8, len(places)))
        half = len(chosen) // 2
        ours, theirs = rewritten(text, chosen[:half]), rewritten(text, chosen[half:])
        merged = merge(text, ours, theirs)
        assert (merged.text, merged.clashes) == (rewritten(text, chosen), 0)
        clash = merge(text, rewritten(text, chosen[:1], " x"), rewritten(text, chosen[:2], " y"))
        assert clash.clashes == 1


def texts_of(node: Node) -> list[Node]:
    """The texts of a file, but for those that name the thing they are in."""
    if node.kind == "text":
        return [node]
    inner = [
        entry for entry in node.entries if not entry.key or entry.key.value not in {"id", "code", "date", "nature"}
    ]
    return [each for entry in inner for each in texts_of(entry.value)]


def rewritten(text: str, nodes: list[Node], more: str = " revu") -> str:
    for node in sorted(nodes, key=lambda node: -node.start):
        text = text[: node.end] + more + text[node.end :]
    return text
