"""Comments that leave a finding out: on the line, above it, for a whole text; and those that serve nothing."""

import pytest

from clsctl.core.diagnostics import Diagnostic, Span, Where
from clsctl.core.messages import msg
from clsctl.core.rules import CODES
from clsctl.core.rules.silenced import left_out, silence
from clsctl.core.snapshot import Snapshot
from clsctl.reading import load
from tests.rules.plans import findings, lines

PLAN = b"clsctl: 1\ntype: cls\ntitre: Contrat\n"
HEAD = "id: '1'\ntype: fiche_action\ntitre: Une\nporteurs: [Commune]\n"


def left(text: str) -> list[str]:
    """What is left of the findings of a fiche, form apart: the reader has its own view of comments."""
    files = {"clsctl.yaml": PLAN, "fiches/1.yaml": (HEAD + text).encode()}
    loaded = load(Snapshot("test", None, files), "plan")
    placed = [each for each in findings(files) if each.code[0] != "F" and each.severity != "info"]
    return [line for line in lines(silence(placed, loaded.portefeuille, loaded.texts, CODES)) if line[0] != " "]


def test_the_reader_takes_it_for_no_lost_text() -> None:
    files = {"clsctl.yaml": PLAN, "fiches/1.yaml": (HEAD + "contexte: Un texte # clsctl: ignore P801\n").encode()}
    assert [each.code for each in findings(files) if each.code[0] == "F"] == []


def test_without_a_comment_a_finding_stays() -> None:
    found = left("contexte: Écrire à a@example.org.\n")
    assert found == ["fiches/1.yaml:5:20 P801 warning: An e-mail address is in a text that is published."]


def test_a_comment_on_the_line() -> None:
    assert left("contexte: 'Écrire à a@example.org.' # clsctl: ignore P801 adresse du service\n") == []


def test_a_comment_on_a_line_of_its_own_speaks_of_the_next_that_says_something() -> None:
    assert left("# clsctl: ignore P801\n\n# une remarque\ncontexte: Écrire à a@example.org.\n") == []


def test_several_codes_and_beginnings_of_codes() -> None:
    assert left("# clsctl: ignore P8, H0 voulu ainsi\ncontexte: '[à préciser] par a@example.org'\n") == []


def test_only_the_codes_that_are_named() -> None:
    found = left("contexte: '[à préciser] par a@example.org' # clsctl: ignore P801 voulu ainsi\n")
    assert [line.split()[1] for line in found] == ["H010"]


def test_a_comment_on_the_key_of_an_indented_text_speaks_of_all_of_it() -> None:
    text = "contexte: | # clsctl: ignore P801\n  Un début.\n\n  Écrire à a@example.org.\nmoyens: b@example.org\n"
    assert [line.split(":")[1] for line in left(text)] == ["9"]


def test_an_indented_text_that_ends_the_file() -> None:
    assert left("contexte: >- # clsctl: ignore P801\n  Écrire à a@example.org.\n") == []


def test_a_comment_that_serves_nothing_is_found() -> None:
    found = left("contexte: Rien à dire. # clsctl: ignore P801 adresse\n")
    assert found == [
        "fiches/1.yaml:5:24 H018 warning: There is no such finding on this line: the comment serves nothing."
    ]


def test_a_comment_with_a_code_that_does_not_exist() -> None:
    found = left("contexte: Rien à dire. # clsctl: ignore P899 adresse\n# clsctl: ignore Z\nmoyens: Aucun\n")
    assert [line.partition(" H018 ")[2] for line in found] == [
        "warning: No finding has the code P899.",
        "warning: No finding has the code Z.",
    ]


@pytest.mark.parametrize(("codes", "count"), [("A001", 0), ("A", 0), ("A001, A002", 0), ("A001, P801", 1), ("A099", 1)])
def test_a_comment_on_findings_of_the_history_is_not_judged(codes: str, count: int) -> None:
    assert len(left(f"contexte: Rien à dire. # clsctl: ignore {codes} voulu\n")) == count


def test_where_comments_are_judged_elsewhere() -> None:
    there, unknown = Diagnostic("A001", "error", Where("1.yaml"), msg("x"), span=Span(1, 1, 1, 2)), Where("2.yaml")
    texts = {"1.yaml": "id: 1 # clsctl: ignore A001 voulu\n", "3.yaml": ""}
    assert left_out([there, there._replace(where=unknown)], texts) == (there._replace(where=unknown),)
    assert left_out([there._replace(code="A002")], texts) == (there._replace(code="A002"),)


def test_a_comment_without_a_code() -> None:
    found = left("# clsctl: ignore\ncontexte: Rien à dire.\n")
    assert found == ["fiches/1.yaml:5:1 H018 warning: This comment names no finding to leave out."]


def test_a_comment_at_the_end_of_the_file() -> None:
    assert len(left("contexte: Rien à dire.\n# clsctl: ignore P801\n")) == 1


def test_other_comments_and_texts_are_left_alone() -> None:
    assert left("# le modeline de clsctl: ignoré\ncontexte: le mot clsctl:ignore P801 dans un texte\n") == []


def test_what_keeps_a_file_from_being_read_is_never_left_out() -> None:
    files = {"clsctl.yaml": PLAN, "fiches/1.yaml": b'# clsctl: ignore F\ntitre: "jamais ferme\n'}
    loaded = load(Snapshot("test", None, files), "plan")
    found = findings(files)
    assert found
    assert silence(found, loaded.portefeuille, loaded.texts, CODES) == found
