"""What Word documents are made of, beyond paragraphs: each is read, or told, and none of its words is lost."""

from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from clsctl.importing.importer import Imported, read_document
from tests.importing import account
from tests.importing.writers import saved

W = nsdecls("w")
FORM = '<w:ffData><w:checkBox><w:default w:val="1"/></w:checkBox></w:ffData>'


def fiche(out: Any) -> tuple[dict[str, Any], Imported]:
    """The one fiche of a document, none of whose words was lost."""
    data = saved(out)
    found = read_document("a.docx", data, None, None, ())
    assert account.lost(account.of_word(data), found) == {}
    assert len(found.fiches) == 1
    return found.fiches[0], found


def rows(out: Any, *cells: tuple[str, ...]) -> Any:
    table = out.add_table(rows=0, cols=len(cells[0]))
    for row in cells:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    return table


def unknown(found: Imported) -> list[str]:
    return [each.text for each in found.items if each.certainty == "unknown"]


def test_cells_merged_over_both_columns_are_titles_or_labels_over_their_text() -> None:
    out = docx.Document()
    table = rows(out, ("Fiche action 6", ""), ("Contexte", ""), ("Le texte du contexte.", ""), ("Pilote", "Commune"))
    for number in (0, 1, 2):
        table.cell(number, 0).merge(table.cell(number, 1))
    found, _ = fiche(out)
    assert (found["id"], found["contexte"], found["pilotes"]) == ("6", "Le texte du contexte.", ["Commune"])


def test_a_label_merged_downwards_holds_the_rows_beside_it() -> None:
    out = docx.Document()
    table = rows(out, ("Partenaires", "ARS"), ("", "CPAM"), ("Pilote", "Commune"))
    table.cell(0, 0).merge(table.cell(1, 0))
    found, _ = fiche(out)
    assert (found["partenaires"], found["pilotes"]) == (["ARS", "CPAM"], ["Commune"])


def test_labels_in_two_columns_give_parts_of_a_key() -> None:
    out = docx.Document()
    table = rows(
        out,
        ("Objectifs", "Objectifs généraux", "Mieux soigner"),
        ("", "Objectifs opérationnels", "Ouvrir un cabinet"),
        ("Pilote", "Commune", ""),
    )
    table.cell(0, 0).merge(table.cell(1, 0))
    found, _ = fiche(out)
    assert found["objectifs"]["operationnels"] == ["Ouvrir un cabinet"]
    assert found["objectifs"]["generaux"] == ["Mieux soigner"]


def test_four_cells_are_two_labels_with_their_texts() -> None:
    out = docx.Document()
    rows(out, ("Pilote", "Commune", "Calendrier", "2026"), ("Public cible", "Élus", "Partenaires", "ARS"))
    found, _ = fiche(out)
    assert (found["pilotes"], found["calendrier"], found["publics"]) == (["Commune"], "2026", ["Élus"])


def test_a_table_in_a_cell() -> None:
    out = docx.Document()
    table = rows(out, ("Financements", ""), ("Pilote", "Commune"))
    rows(table.cell(0, 1), ("Nature de la dépense", "Montant total"), ("Travaux", "12 000 €"))
    found, _ = fiche(out)
    assert found["financements"] == [{"nature": "Travaux", "montant": "12 000 €"}]


def test_lists_keep_their_marks_and_depth() -> None:
    out = docx.Document()
    out.add_heading("Contexte", level=2)
    out.add_paragraph("un", style="List Bullet")
    out.add_paragraph("deux", style="List Number")
    out.add_paragraph("trois", style="List Number")
    found, _ = fiche(out)
    assert found["contexte"] == "- un\n1. deux\n2. trois"


def test_bold_parts_stay_bold_and_links_keep_their_address() -> None:
    out = docx.Document()
    out.add_heading("Contexte", level=2)
    paragraph = out.add_paragraph("Un ")
    paragraph.add_run("mot").bold = True
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    link = out.part.relate_to("https://www.example.org/a", kind, is_external=True)
    paragraph._p.append(
        parse_xml(f'<w:hyperlink {nsdecls("w", "r")} r:id="{link}"><w:r><w:t> ici</w:t></w:r></w:hyperlink>')
    )
    found, _ = fiche(out)
    assert found["contexte"] == "Un **mot**[ici](https://www.example.org/a)"


def test_a_tracked_change_is_taken_as_accepted_and_what_it_deletes_is_told() -> None:
    out = docx.Document()
    out.add_heading("Échéancier", level=2)
    paragraph = out.add_paragraph("fin ")
    change = f'{W} w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z"'
    paragraph._p.append(parse_xml(f"<w:del {change}><w:r><w:delText>2026</w:delText></w:r></w:del>"))
    paragraph._p.append(parse_xml(f"<w:ins {change}><w:r><w:t>2027</w:t></w:r></w:ins>"))
    found, report = fiche(out)
    assert found["calendrier"] == "fin 2027"
    assert unknown(report) == ["2026"]


def test_text_boxes_are_read_once() -> None:
    out = docx.Document()
    out.add_paragraph("Pilote : Commune")
    box = "<w:txbxContent><w:p><w:r><w:t>Calendrier : 2026</w:t></w:r></w:p></w:txbxContent>"
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    out.paragraphs[-1]._p.append(
        parse_xml(
            f'<w:r {W} xmlns:mc="{mc}" xmlns:v="urn:schemas-microsoft-com:vml"><mc:AlternateContent>'
            f'<mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice>'
            f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )
    )
    data = saved(out)
    found = read_document("a.docx", data, None, None, ())
    assert (found.fiches[0]["calendrier"], found.fiches[0]["pilotes"]) == ("2026", ["Commune"])


def test_page_headers_and_footers_are_told_once() -> None:
    out = docx.Document()
    out.add_paragraph("Pilote : Commune")
    out.sections[0].header.paragraphs[0].text = "Contrat du Val"
    out.sections[0].footer.paragraphs[0].text = "Page unique"
    _, report = fiche(out)
    assert unknown(report) == ["Page unique", "Contrat du Val"]


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        ('<w:sym w:font="Wingdings" w:char="F0FE"/>', "oui"),
        ('<w:sym w:font="Wingdings" w:char="F0A8"/>', None),
        ("<w:t>☑</w:t>", "oui"),
        (f'<w:fldChar w:fldCharType="begin">{FORM}</w:fldChar>', "oui"),
    ],
)  # fmt: skip
def test_boxes_of_every_kind(xml: str, expected: str | None) -> None:
    out = docx.Document()
    out.add_heading("Autres sollicitations", level=2)
    table = rows(out, ("Hôpital", "", "☐ NON"), ("Commune", "☐ OUI", "☒ NON"))
    paragraph = table.cell(0, 1).paragraphs[0]
    paragraph._p.append(parse_xml(f"<w:r {W}>{xml}</w:r>"))
    paragraph.add_run(" OUI")
    found, _ = fiche(out)
    assert found["cpts"]["sollicitations"][0] == {"structure": "Hôpital", "sollicitee": expected}


def test_several_fiches_in_one_document() -> None:
    out = docx.Document()
    for number in ("1.1", "1.2", "1.3"):
        out.add_heading(f"Fiche action {number}", level=1)
        out.add_paragraph(f"Titre de la fiche {number[-1]}")
        rows(out, ("Pilote", f"Commune {number}"), ("Calendrier", "2026"))
        out.add_paragraph("Une remarque sous le tableau.")
    data = saved(out)
    found = read_document("a.docx", data, None, None, ())
    assert account.lost(account.of_word(data), found) == {}
    assert [each["id"] for each in found.fiches] == ["1.1", "1.2", "1.3"]
    assert [each["pilotes"] for each in found.fiches] == [["Commune 1.1"], ["Commune 1.2"], ["Commune 1.3"]]


def test_a_page_that_repeats_the_title_does_not_repeat_the_fiche() -> None:
    out = docx.Document()
    out.add_paragraph("Ouvrir un cabinet")
    out.add_paragraph("Fiche 7")
    rows(out, ("Pilote", "Commune"))
    out.add_paragraph("Ouvrir un cabinet (suite)")
    rows(out, ("Calendrier", "2026"))
    found, _ = fiche(out)
    assert (found["titre"], found["calendrier"], "rubriques" in found) == ("Ouvrir un cabinet", "2026", False)
