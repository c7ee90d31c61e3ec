"""Word documents written part by part: notes, comments, signs, equations, images, boxes, and what LibreOffice makes."""

import io
from pathlib import Path
from zipfile import ZipFile

import pytest

from clsctl.core.trouble import Trouble
from clsctl.importing.importer import read_document
from tests.export.office import converted, with_office
from tests.importing.printed import plan_of, printed
from tests.importing.writers import word

_ALL = " ".join(
    f'xmlns:{name}="{address}"'
    for name, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    }.items()
)


def raw(body: str, **parts: str) -> bytes:
    """A document written part by part, as no library would."""
    file = io.BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {_ALL}><w:body>{body}</w:body></w:document>")
        for name, text in parts.items():
            archive.writestr(f"word/{name}.xml", f"<w:{name} {_ALL}>{text}</w:{name}>")
    return file.getvalue()


def line_of(*runs: str) -> str:
    return f"<w:p>{''.join(each if each.startswith('<') else f'<w:r><w:t>{each}</w:t></w:r>' for each in runs)}</w:p>"


def ticked(state: int) -> str:
    sign = "☒" if state else "☐"
    return (
        f'<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{state}"/></w14:checkbox></w:sdtPr>'
        f"<w:sdtContent><w:r><w:t>{sign}</w:t></w:r></w:sdtContent></w:sdt>"
    )


def test_notes_have_the_numbers_that_are_printed_and_comments_are_told() -> None:
    """Ids are not numbers: the first note called is 1, whatever its id; those at the end are i, ii."""
    body = line_of("Fiche action 7 : Essai") + line_of("Porteur : CCVE", '<w:r><w:footnoteReference w:id="5"/></w:r>')
    body += line_of(
        "Contexte : un constat",
        '<w:r><w:endnoteReference w:id="2"/></w:r>',
        '<w:r><w:footnoteReference w:id="3"/></w:r>',
        '<w:r><w:commentReference w:id="0"/></w:r>',
    )  # fmt: skip
    notes = '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>' + "".join(
        f'<w:footnote w:id="{number}">{line_of(text)}</w:footnote>' for number, text in ((3, "Deux"), (5, "Un"))
    )
    data = raw(
        body, footnotes=notes, endnotes=f'<w:endnote w:id="2">{line_of("Fin")}</w:endnote>',
        comments=f'<w:comment w:id="0">{line_of("À revoir")}</w:comment>',
    )  # fmt: skip
    found = read_document("f.docx", data, None, None, ())
    fiche = found.fiches[0]
    assert (fiche["porteurs"], fiche["contexte"]) == (["CCVE"], "un constat (note i) (note 2)")
    assert fiche["notes_bas"] == ["Note 2 : Deux", "Note 1 : Un", "Note i : Fin"]
    assert [each.text for each in found.items if each.certainty == "unknown"] == ["À revoir"]


def test_signs_equations_fields_and_breaks_are_read_and_images_are_named() -> None:
    picture = (
        '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Image 1" descr="Carte"/><pic:pic/></wp:inline>'
        "</w:drawing></w:r>"
    )
    ruby = "<w:rt><w:r><w:t>dit</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>base</w:t></w:r></w:rubyBase>"
    lines = (
        ("Fiche action 7 : Essai",), ("Pilote : CCVE",),
        ("Contexte : plus de ", '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>', " 40"),
        ("a", "<w:r><w:br/></w:r>", "b\u00a0c"), ("<m:oMath><m:r><m:t>x=2y</m:t></m:r></m:oMath>",),
        ('<w:fldSimple w:instr="A"><w:r><w:t>12</w:t></w:r></w:fldSimple>', "<w:r><w:instrText>A</w:instrText></w:r>"),
        (f"<w:r><w:ruby>{ruby}</w:ruby></w:r>",),
        (picture, '<w:r><w:sym w:font="Webdings" w:char="F041"/></w:r>'),
    )  # fmt: skip
    found = read_document("f.docx", raw("".join(line_of(*each) for each in lines)), None, None, ())
    assert found.fiches[0]["contexte"].split("\n\n") == ["plus de ≥ 40", "a", "b\u00a0c", "x=2y", "12", "base"]
    assert [(each.text, each.certainty) for each in found.items if "image" in str(each.message)] == [
        ("Carte", "unknown")
    ]


def test_boxes_of_content_controls_beside_their_words() -> None:
    cells = (("Structure sociale",), ("OUI ", ticked(1), " NON ", ticked(0)))
    row = "".join(f"<w:tc>{line_of(*each)}</w:tc>" for each in cells)
    body = line_of("Fiche action 7 : Essai") + line_of("Autres sollicitations") + f"<w:tbl><w:tr>{row}</w:tr></w:tbl>"
    found = read_document("f.docx", raw(body), None, None, ())
    assert found.fiches[0]["cpts"]["sollicitations"] == [{"structure": "Structure sociale", "sollicitee": "oui"}]


@with_office
@pytest.mark.parametrize(("example", "headed"), [("loiret", True), ("cpts-canal-garonne", False)])
def test_a_document_that_libreoffice_wrote_gives_the_same_fiche(example: str, headed: bool, tmp_path: Path) -> None:
    data = word(printed(example), headed=headed)
    odt = converted(data, "a.docx", "odt", tmp_path).read_bytes()
    with pytest.raises(Trouble, match="LibreOffice"):
        read_document("a.odt", odt, None, None, ())
    (tmp_path / "a.docx").unlink()
    made = converted(odt, "b.odt", "docx", tmp_path).read_bytes()
    plan = plan_of(example)
    before, after = (read_document("a.docx", each, plan, None, ()).fiches for each in (data, made))
    assert after == before


def test_hidden_text_is_told_and_is_no_part_of_a_fiche() -> None:
    """By the run itself, by a style of letters, by one of paragraphs, which a run may undo."""

    def run(text: str, properties: str) -> str:
        return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"

    body = line_of("Fiche action 7 : Essai") + line_of("Porteur : CCVE", run(" et moi", "<w:vanish/>"))
    body += line_of(
        "Contexte : un constat", run(" secret", '<w:rStyle w:val="Cache"/>'), run(".", '<w:vanish w:val="0"/>')
    )
    body += line_of(
        '<w:pPr><w:pStyle w:val="Masque"/></w:pPr>', "Publics : personne", run("Visible", '<w:vanish w:val="0"/>')
    )
    styles = (
        '<w:style w:styleId="Cache"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:styleId="Masque"><w:basedOn w:val="Cache"/></w:style>'
    )
    found = read_document("f.docx", raw(body, styles=styles), None, None, ())
    hidden = [(each.place.text, each.text) for each in found.items if each.message and "hidden" in each.message.text]
    assert [text for _, text in hidden] == ["et moi", "secret", "Publics : personne"]
    assert found.fiches[0]["porteurs"] == ["CCVE"]
    assert "personne" not in str(found.fiches)
    assert "secret" not in str(found.fiches)
    assert "Visible" in str(found.fiches)
