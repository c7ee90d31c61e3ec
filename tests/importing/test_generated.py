"""Documents made at random: whatever they hold and however it is laid out, each word is in a fiche or in the report."""

from typing import Any

import docx
from hypothesis import given, settings
from hypothesis import strategies as st

from clsctl.core.rubric_synonyms import COLUMNS, SYNONYMS
from clsctl.importing.importer import read_document
from clsctl.writing.trees import tree_text
from tests.importing import account
from tests.importing.printed import plan_of
from tests.importing.writers import saved, workbook

LABELS = st.sampled_from([label for labels in SYNONYMS.values() for label in labels])
HEADS = st.sampled_from([head for group in COLUMNS.values() for heads in group.values() for head in heads])
SAID = (
    "ARS CPAM commune 2026 12 000 € fin semestre Livrable 1 : Étape 2 - ; , ☒ ☐ OUI NON Fiche action 3 FIR + / « » "
    "Docteur Modèle 01 99 00 12 34 a.b@example.org Les Le L'État Communauté de communes 50 % (note 1) etc. • * ** "
    "[x](y) 1) a)"
)
WORDS = st.sampled_from(SAID.split(" "))
TEXTS = st.lists(st.one_of(WORDS, st.text("abcéÈç'’-:.", max_size=8)), max_size=14).map(" ".join)
CELLS = st.one_of(LABELS, HEADS, TEXTS, TEXTS, st.just(""))
TABLES = st.integers(1, 5).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=6)
)
BLOCKS = st.one_of(
    st.tuples(st.just("text"), st.one_of(TEXTS, LABELS)),
    st.tuples(st.just("item"), TEXTS),
    st.tuples(st.just("heading"), st.one_of(LABELS, TEXTS)),
    st.tuples(st.just("table"), TABLES),
)
PLAN = plan_of("loiret")


def word(blocks: Any) -> bytes:
    out: Any = docx.Document()
    for kind, content in blocks:
        if kind == "table":
            table = out.add_table(rows=0, cols=len(content[0]))
            for row in content:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = text
        elif kind == "heading":
            out.add_heading(content, level=2)
        else:
            out.add_paragraph(content, style="List Bullet" if kind == "item" else None)
    return saved(out)


def markdown(blocks: Any) -> str:
    lines = []
    for kind, content in blocks:
        if kind == "table":
            lines += ["\t".join(row) for row in content]
        else:
            lines.append({"text": "", "item": "- ", "heading": "## "}[kind] + content)
        lines.append("")
    return "\n".join(lines)


@settings(max_examples=40, deadline=None)
@given(st.lists(BLOCKS, max_size=7))
def test_no_word_of_a_word_document_is_lost(blocks: Any) -> None:
    data = word(blocks)
    found = read_document("a.docx", data, PLAN, None, ())
    assert account.lost(account.of_word(data), found) == {}
    assert all(tree_text(fiche) for fiche in found.fiches)


@settings(max_examples=150, deadline=None)
@given(st.lists(BLOCKS, max_size=7))
def test_no_word_of_a_text_is_lost(blocks: Any) -> None:
    text = markdown(blocks)
    found = read_document("a.txt", f"x {text}".encode(), PLAN, None, ())
    assert account.lost(account.of_text(text), found) == {}


@settings(max_examples=40, deadline=None)
@given(TABLES)
def test_no_word_of_a_sheet_is_lost(rows: Any) -> None:
    found = read_document("a.xlsx", workbook([[cell or None for cell in row] for row in rows]), PLAN, None, ())
    source = account.words(" ".join(cell for row in rows for cell in row))
    assert account.lost(source, found) == {}


@settings(max_examples=40, deadline=None)
@given(TABLES)
def test_the_ids_of_fiches_are_unique_and_of_the_form_of_the_format(rows: Any) -> None:
    heads = ["Titre", "Numéro", "Pilote"]
    table = [heads, *([*row, "", "", ""][:3] for row in rows)]
    found = read_document("a.xlsx", workbook(table), PLAN, None, ("1", "2"))
    ids = [fiche["id"] for fiche in found.fiches]
    assert len(set(ids)) == len(ids)
    assert not {"1", "2"} & set(ids)
    assert all(
        id_ and set(id_) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_") for id_ in ids
    )
