"""Reports as Word documents: what the page says, in real styles, headings, lists and tables."""

import importlib
import io
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls, qn
from docx.shared import RGBColor

from clsctl.core.facts import plan_facts
from clsctl.core.snapshot import Snapshot
from clsctl.core.trouble import Trouble
from clsctl.core.views.filters import Filters
from clsctl.core.views.reports import VIEWS
from clsctl.core.views.scope import Scope
from clsctl.reading import load
from clsctl.render.language import language
from clsctl.render.reports import report
from clsctl.render.word import word
from clsctl.render.word.tree import tree
from clsctl.render.zipped import settled
from tests.cli.run import clsctl
from tests.export.office import converted, parts, with_office

DEMONSTRATION = Path(__file__).resolve().parents[2] / "examples" / "demonstration"
DAY = date(2026, 6, 30)
FR = language("fr")
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def page(name: str, *refs: str) -> str:
    """The page of a report of the demonstration."""
    files = {path.relative_to(DEMONSTRATION).as_posix(): path.read_bytes() for path in DEMONSTRATION.rglob("*.yaml")}
    (plan,) = load(Snapshot("disk", None, files), "demonstration").portefeuille.plans
    scope = Scope((plan_facts(plan, DAY),), filters=Filters(fiche=refs))
    return report(name, VIEWS[name](scope, "publique"), "html", FR)


def html(body: str, lang: str = "fr") -> str:
    return f'<!doctype html><html lang="{lang}"><head><title>x</title></head><body>{body}</body></html>'


def opened(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data))


def lines(document: Any) -> list[tuple[str, str]]:
    """The paragraphs outside tables, each with its style."""
    return [(each.style.name, each.text) for each in document.paragraphs if each.text]


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


@pytest.mark.parametrize("name", sorted(VIEWS))
def test_each_report_says_in_word_what_its_page_says(name: str) -> None:
    source = page(name)
    data = word(source, day=DAY)
    document = opened(data)
    root = tree(source)
    said = "\n".join(each.text for each in document.element.body.iter(qn("w:p")))
    said += "\n" + " ".join(document.element.body.xpath(".//w:tblCaption/@w:val"))
    main = next(root.find("main"))
    of_drawings = " ".join(each.text for each in main.find("figcaption"))  # a drawing stays out, and what explains it
    assert set(words(main.text)) - set(words(said)) <= set(words(f"Graphique {of_drawings}"))
    assert "trait vertical" not in said
    heads = [(f"Heading {rank - 1}", each.text) for rank in (2, 3, 4, 5) for each in root.find(f"h{rank}")]
    known = lines(document)
    assert [each for each in heads if each not in known] == []
    assert ("Title", next(root.find("h1")).text) in known
    assert len(document.tables) == len(list(root.find("table")))
    assert data == word(source, day=DAY)


def test_what_stands_where() -> None:
    document = opened(word(page("fiche", "1.1", "1.2"), day=DAY))
    styles = {style for style, _ in lines(document)}
    assert {
        "Title",
        "Subtitle",
        "Heading 1",
        "Heading 2",
        "Heading 3",
        "List Bullet",
        "List Number",
        "Caption",
    } <= styles
    for table in document.tables:
        assert table.style.name == "clsctl"
        first = table.rows[0]._tr.trPr
        assert first.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr is None or row._tr.trPr.find(qn("w:tblHeader")) is None for row in table.rows[1:])
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
    text = "".join(document.element.body.itertext())
    assert "24\u202f000\u00a0€" in text
    langs = document.element.body.xpath(".//w:r/w:rPr/w:lang/@w:val")
    assert set(langs) == {"fr-FR"}
    assert len(langs) == len(document.element.body.xpath(".//w:r"))


def test_a_link_of_the_contents_leads_to_its_fiche() -> None:
    body = opened(word(page("fiche", "1.1", "1.2"), day=DAY)).element.body
    anchors = body.xpath(".//w:hyperlink/@w:anchor")
    assert len(anchors) >= 2
    assert set(anchors) <= set(body.xpath(".//w:bookmarkStart/@w:name"))
    ids = body.xpath(".//w:bookmarkStart/@w:id")
    assert len(ids) == len(set(ids))


def test_head_and_foot_say_where_it_comes_from() -> None:
    section = opened(word(page("retards"), day=DAY)).sections[0]
    assert section.header.paragraphs[0].text.startswith("Contrat local de santé du Val")
    fields = section.header._element.xpath(".//w:fldSimple/@w:instr")
    assert [each.strip() for each in fields] == ["PAGE", "NUMPAGES"]
    assert "situation au 30\u00a0juin\u00a02026" in section.footer.paragraphs[0].text


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Contrat\u00a0: le\u202f; Val", "Contrat\u00a0: le\u202f; Val"),
        ("Contrat du Val " * 10, "Contrat du Val " * 5 + "Contrat …"),
        ("C" * 90, "C" * 83 + " …"),
    ],
)
def test_the_page_stands_at_the_right_of_a_title_that_leaves_it_room(title: str, said: str) -> None:
    """The model's head has a stop in its middle, where a title of some length already is."""
    made = opened(word(html(f'<p class="contrat">{title}</p><h1>Fiche</h1>')))
    line = made.sections[0].header.paragraphs[0]
    assert line.text.split("\t")[0] == said
    style, own = line.style.paragraph_format.tab_stops, line.paragraph_format.tab_stops
    kept = [each for each in own if each.alignment != WD_TAB_ALIGNMENT.CLEAR]
    assert {each.position for each in style} == {each.position for each in own if each not in kept} - {None}
    assert [each.alignment for each in kept] == [WD_TAB_ALIGNMENT.RIGHT]


def test_what_the_file_says_of_itself() -> None:
    data = word(page("retards"), day=DAY)
    known = opened(data).core_properties
    assert known.title.startswith("Ce qui est en retard – Contrat local de santé")
    assert (known.author, known.last_modified_by, known.language) == ("", "", "fr-FR")
    assert (known.created.date(), known.modified.date()) == (DAY, DAY)
    assert not [name for name, text in parts(data).items() if "python" in text.lower()]
    assert not [name for name in parts(data) if "thumbnail" in name]


def test_lists_inside_lists_and_cells() -> None:
    nested = "<ul><li>un<ul><li>deux<ol><li>trois</li></ol></li></ul></li><li><p>quatre</p><p>suite</p></li></ul>"
    table = f"<table><thead><tr><th>A</th></tr></thead><tbody><tr><td>{nested}</td></tr></tbody></table>"
    document = opened(word(html(nested + table)))
    assert lines(document) == [
        ("List Bullet", "un"), ("List Bullet 2", "deux"), ("List Number 3", "trois"), ("List Bullet", "quatre"),
        ("List Continue", "suite"),
    ]  # fmt: skip
    cell = document.tables[0].rows[1].cells[0]
    assert [(each.style.name, each.text) for each in cell.paragraphs] == [
        ("clsctl puce", "un"), ("clsctl puce", "deux"), ("List Number 3", "trois"), ("clsctl puce", "quatre"),
        ("clsctl cellule", "suite"),
    ]  # fmt: skip


def test_each_numbered_list_begins_at_one() -> None:
    document = opened(word(html("<ol><li>a</li><li>b</li></ol><p>x</p><ol><li>c</li></ol>")))
    numbers = [each._p.xpath("./w:pPr/w:numPr/w:numId/@w:val") for each in document.paragraphs]
    assert numbers[0] == numbers[1]
    assert numbers[3] not in ([], numbers[0], numbers[2])
    overrides = document.part.numbering_part.element.xpath(f"./w:num[@w:numId={numbers[3][0]}]//w:startOverride/@w:val")
    assert overrides == ["1"]


def test_the_names_of_rows_keep_some_room() -> None:
    cells = "".join(f"<td>{rank} 604 350,50\u00a0€</td>".replace(" ", "\u202f") for rank in range(8))
    row = f"<tr><th>Rester en bonne santé, à tout âge et partout</th>{cells}</tr>"
    (table,) = opened(word(html(f"<table><tbody>{row}</tbody></table>"))).tables
    widths = [cell.width for cell in table.rows[0].cells]
    assert widths[0] > widths[1] * 1.2
    assert abs(sum(widths) - 17 * 360000) < 1000


def table(*rows: str) -> str:
    lines = "".join(f"<tr>{row}</tr>" for row in rows[1:])
    return html(f"<table><thead><tr>{rows[0]}</tr></thead><tbody>{lines}</tbody></table>")


def test_sums_that_would_not_fit_are_set_smaller_and_whole() -> None:
    def made(count: int) -> Any:
        cells = "<td>1 604 350,50\u00a0€</td>".replace(" ", "\u202f") * count
        return opened(word(table("<th>Qui</th>" * (count + 1), f"<th>CCVE</th>{cells}"))).tables[0]

    few, many = made(3), made(7)
    assert few.rows[1].cells[1].paragraphs[0].style.name == "clsctl cellule"
    small = many.rows[1].cells[1].paragraphs[0].style
    assert (small.name, small.font.size.pt) == ("clsctl cellule dense", 7.5)
    room = many.rows[1].cells[1].width.pt - 8  # what the margins of a cell leave
    assert room > 14 * 0.507 * 7.5  # the digits of Calibri are 0.507 of its size


def test_a_state_and_its_days_stay_each_on_a_line() -> None:
    state = "<td><div><span>en retard</span></div><div><strong>349 jours</strong></div></td>"
    long = "<th>" + "Réunir les professionnels du territoire autour du projet " * 3 + "</th>"
    rows = opened(word(table("<th>Livrable</th><th>Porteurs</th><th>Retard</th>", f"{long}<td>{long}</td>{state}")))
    cell = rows.tables[0].rows[1].cells[2]
    assert [each.text for each in cell.paragraphs] == ["en retard", "349 jours"]
    assert cell.width.pt - 8 > len("en retard") * 4.9


def test_a_declared_status_is_parted_from_the_state() -> None:
    line = '<p class="etats"><span>en retard</span> <span class="declare">Statut déclaré : en cours</span></p>'
    assert lines(opened(word(html(line)))) == [("Normal", "en retard – Statut déclaré : en cours")]


def test_names_and_what_they_stand_for() -> None:
    pairs = "<dl><div><dt>Montant</dt><dd>3</dd></div><div><dt>Qui</dt><dd><p>A</p><p>B</p></dd></div></dl>"
    assert [text for _, text in lines(opened(word(html(pairs))))] == ["Montant\u00a0: 3", "Qui", "A", "B"]
    assert [text for _, text in lines(opened(word(html(pairs, "en"))))] == ["Montant: 3", "Qui", "A", "B"]


def test_looks_of_a_line() -> None:
    line = (
        "<p>un <strong>deux</strong> <em>trois</em><br> <code>x = 1</code> <span lang=en>four</span> m<sup>2</sup></p>"
    )
    (paragraph,) = opened(word(html(line))).paragraphs
    assert paragraph.text == "un deux trois\nx = 1 four m2"
    looks = {run.text.strip(): run for run in paragraph.runs}
    assert looks["deux"].bold
    assert looks["trois"].italic
    assert looks["x = 1"].font.name == "Consolas"
    assert looks["four"]._r.xpath("./w:rPr/w:lang/@w:val") == ["en-GB"]
    assert looks["2"].font.superscript


def test_a_drawing_is_told_by_its_description() -> None:
    drawing = (
        "<figure><svg role='img'><title>T</title><desc>Sept sur dix.</desc><text>7</text></svg><p>Après</p></figure>"
    )
    hidden = drawing.replace("role='img'", "aria-hidden='true'")
    assert lines(opened(word(html(drawing)))) == [("Quote", "Sept sur dix."), ("Normal", "Après")]
    assert lines(opened(word(html(hidden)))) == [("Normal", "Après")]


PAYLOADS = (
    "&lt;script&gt;alert(1)&lt;/script&gt;", "]]&gt;&lt;w:p/&gt;", "{ HYPERLINK \"file:///etc/passwd\" }",
    "=cmd|' /C calc'!A0", "_x0041_", "&amp;lt;b&amp;gt;",
)  # fmt: skip


@pytest.mark.parametrize("payload", PAYLOADS)
def test_words_stay_words(payload: str) -> None:
    (paragraph,) = opened(word(html(f"<p>{payload}</p>"))).paragraphs
    expected = payload.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    assert paragraph.text == expected


def test_only_addresses_of_the_web_and_of_mail_are_links() -> None:
    hrefs = (
        "javascript:alert(1)",
        "file:///etc/passwd",
        "//ailleurs",
        "#nulle-part",
        "https://example.org/a?b=1",
        "mailto:a@b.fr",
    )
    data = word(html("".join(f'<p><a href="{href}">{href}</a></p>' for href in hrefs)))
    targets = re.findall(r'Target="([^"]*)" TargetMode="External"', parts(data)["word/_rels/document.xml.rels"])
    assert sorted(targets) == ["https://example.org/a?b=1", "mailto:a@b.fr"]
    assert opened(data).element.body.xpath(".//w:hyperlink/@w:anchor") == []


def test_signs_that_xml_cannot_hold() -> None:
    (paragraph,) = opened(word(html("<p>a\x0b\x00b\ufffe</p>"))).paragraphs
    assert re.fullmatch("a\ufffd+b\ufffd", paragraph.text)


def test_the_house_s_own_model() -> None:
    own = opened(word(page("retards"), day=DAY))
    own.styles["Heading 1"].font.color.rgb = RGBColor(0xFF, 0, 0)
    own.styles["clsctl"].element.getparent().remove(own.styles["clsctl"].element)
    own.sections[0].footer.paragraphs[0].text = "La maison"
    for mark in own.sections[0].footer._element.xpath(".//w:bookmarkStart"):
        mark.getparent().remove(mark)
    out = io.BytesIO()
    own.save(out)
    made = opened(word(page("tableau-de-bord"), out.getvalue(), "modele.docx", DAY))
    assert made.styles["Heading 1"].font.color.rgb == RGBColor(0xFF, 0, 0)
    texts = [text for _, text in lines(made)]
    assert "Tableau de bord" in texts
    assert "Ce qui est en retard" not in texts
    assert {each.style.name for each in made.tables} == {"Table Grid"}
    assert made.sections[0].footer.paragraphs[0].text == "La maison"
    assert made.sections[0].header.paragraphs[0].text.count("Contrat local") == 1
    assert lines(made)[-1][0] == "Footer"
    assert "situation au 30\u00a0juin\u00a02026" in texts[-1]


def test_what_authors_left_in_a_model_stays_out() -> None:
    own = docx.Document()
    paragraph = own.add_paragraph("Texte du modèle SECRET-1")
    own.add_comment(paragraph.runs, "SECRET-2", author="SECRET-3", initials="SECRET-4")
    settings: Any = own.part._settings_part
    settings.relate_to("file:///C:/Users/SECRET-5/m.dotm", f"{OFFICE}/attachedTemplate", is_external=True)
    notes = f'<w:footnotes {nsdecls("w")}><w:footnote w:id="1"><w:p><w:r><w:t>SECRET-6</w:t></w:r></w:p></w:footnote>'
    notes += '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote></w:footnotes>'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, notes.encode(), own.part.package)
    own.part.relate_to(part, f"{OFFICE}/footnotes")
    own.core_properties.author = own.core_properties.comments = "SECRET-7"
    for each in own.part.package.iter_parts():
        if each.partname == "/docProps/app.xml":
            each._blob = each.blob.replace(b"<Manager/>", b"<Manager>SECRET-8</Manager>")
            assert b"SECRET-8" in each.blob
    out = io.BytesIO()
    own.save(out)
    assert set(re.findall(r"SECRET-\d", "".join(parts(settled(out.getvalue())).values()))) == {
        f"SECRET-{rank}" for rank in range(1, 9)
    }
    made = parts(word(page("retards"), out.getvalue(), "modele.docx", DAY))
    assert [name for name, text in made.items() if "SECRET" in text] == []
    assert 'w:type="separator"' in made["word/footnotes.xml"]
    assert "word/comments.xml" not in made


def test_a_model_of_almost_nothing(tmp_path: Path) -> None:
    bare = docx.Document()
    for style in list(bare.styles):
        if style.name not in {"Normal", "Default Paragraph Font", "No List", "Normal Table"}:
            style.delete()
    out = io.BytesIO()
    bare.save(out)
    made = opened(word(page("fiche", "1.1"), out.getvalue()))
    assert {style for style, _ in lines(made)} == {"Normal"}
    assert len(made.tables) > 3


@pytest.mark.parametrize("data", [b"", b"not a document", b"PK\x03\x04"])
def test_a_model_that_is_none(data: bytes) -> None:
    with pytest.raises(Trouble) as caught:
        word(html("<p>x</p>"), data, "modele.docx")
    assert "modele.docx" in FR(caught.value.message)


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    package = importlib.import_module("clsctl.render.word")
    for name in [each for each in sys.modules if each.startswith("clsctl.render.word.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delattr(package, "document", raising=False)
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(Trouble) as caught:
        word(html("<p>x</p>"))
    assert "python-docx" in FR(caught.value.message)
    assert caught.value.hint is not None
    assert "clsctl[office]" in FR(caught.value.hint)


@with_office
def test_libreoffice_opens_it(tmp_path: Path) -> None:
    pdf = converted(word(page("fiche", "1.1"), day=DAY), "fiche.docx", "pdf", tmp_path)
    text = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, check=True).stdout.decode()
    pages = text.split("\f")
    assert len(pages) > 3
    assert "Ouvrir une maison de santé pluriprofessionnelle" in re.sub(r"\s+", " ", pages[0])
    assert re.search(r"Page 2 sur \d+", pages[1])
    assert "situation au 30 juin 2026" in re.sub(r"\s+", " ", pages[1])
    assert re.search(r"24.000.€", text)
    assert "Étapes et actions" in text


def test_the_command(plan: Path) -> None:
    args = ("report", "retards", "-C", plan, "--date", "2019-07-10", "--format", "docx")
    data = clsctl(*args).data
    assert ("Title", "Ce qui est en retard") in lines(opened(data))
    own = opened(data)
    own.styles["Title"].font.color.rgb = RGBColor(0xFF, 0, 0)
    own.save(str(plan.parent / "m.docx"))
    assert clsctl(*args, "--template", plan.parent / "m.docx", "-o", plan.parent / "r.docx").code == 0
    assert docx.Document(str(plan.parent / "r.docx")).styles["Title"].font.color.rgb == RGBColor(0xFF, 0, 0)
    (plan / "templates").mkdir()
    own.save(str(plan / "templates" / "modele.docx"))
    assert opened(clsctl(*args).data).styles["Title"].font.color.rgb == RGBColor(0xFF, 0, 0)
    ran = clsctl(*args, "--template", plan.parent / "absent.docx")
    assert (ran.code, "absent.docx could not be read" in ran.err) == (2, True)
    ran = clsctl(*args, screen=True)
    assert (ran.code, ran.out) == (2, "")
    assert "-o FILE" in ran.err
