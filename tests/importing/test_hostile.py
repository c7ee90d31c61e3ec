"""Files that are not what they seem: a sentence that says what to do, never a traceback, never all of the memory."""

import io
from contextlib import suppress
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clsctl.core.trouble import Trouble
from clsctl.importing import excel
from clsctl.importing.importer import read_document
from tests.importing.printed import printed
from tests.importing.writers import word, workbook

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def refused(data: bytes, name: str = "a.docx") -> str:
    with pytest.raises(Trouble) as error:
        read_document(name, data, None, None, ())
    return f"{error.value.message.text} {error.value.hint.text if error.value.hint else ''}"


def archive(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as out:
        for name, data in parts.items():
            out.writestr(name.replace("__", "/"), data)
    return file.getvalue()


def document(body: bytes) -> bytes:
    w = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    return archive(**{"word__document.xml": b"<w:document " + w + b"><w:body>" + body + b"</w:body></w:document>"})


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (OLE, "save it as .docx"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"%PDF-1.7", "PDF"),
        (b"{\\rtf1", "save it as .docx"),
        (b"\x89PNG\r\n", "image"),
        (b"\xff\xd8\xff\xe0", "image"),
        (b"PK\x03\x04 but no more", "damaged"),
        (b"a\x00b\x01", "no text"),
        (archive(**{"content.xml": b"<a/>"}), "LibreOffice"),
        (archive(**{"xl__workbook.bin": b""}), ".xlsb"),
        (archive(**{"a.txt": b""}), "neither"),
        (archive(**{"word__document.xml": b"<a>"}), "damaged"),
        (archive(**{"word__document.xml": b"<a/>"}), "damaged"),
        (archive(**{"xl__workbook.xml": b""}), "damaged"),
    ],
)
def test_what_is_no_document_is_refused_with_the_way_out(data: bytes, said: str) -> None:
    assert said in refused(data)


def test_entities_are_never_expanded() -> None:
    laughs = b'<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;">]><a>&y;</a>'
    assert "entities" in refused(archive(**{"word__document.xml": laughs}))
    assert "entities" in refused(archive(**{"word__document.xml": laughs.decode().encode("utf-16")}))


def test_a_bomb_is_refused_before_it_is_whole() -> None:
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as out, out.open("word/document.xml", "w", force_zip64=True) as part:
        for _ in range(70):
            part.write(bytes(1024 * 1024))
    assert len(file.getvalue()) < 100_000
    assert "far more" in refused(file.getvalue())


def test_elements_too_deep_are_refused() -> None:
    assert "far more" in refused(document(b"<w:p>" * 1000 + b"</w:p>" * 1000))


def test_a_sheet_with_too_many_cells_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(excel, "_CELLS", 1000)
    s = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    cells = b"<row>" + b"<c><v>1</v></c>" * 1001 + b"</row>"
    r = b'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    book = b"<workbook " + s + b" " + r + b'><sheets><sheet name="A" r:id="r1"/></sheets></workbook>'
    rels = b'<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>'
    sheet = b"<worksheet " + s + b"><sheetData>" + cells + b"</sheetData></worksheet>"
    data = io.BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as out:
        out.writestr("xl/workbook.xml", book)
        out.writestr("xl/_rels/workbook.xml.rels", rels)
        out.writestr("xl/worksheets/sheet1.xml", sheet)
    assert "filled cells" in refused(data.getvalue())


def test_a_name_says_nothing_of_what_a_file_is() -> None:
    assert read_document("fiche.txt", word(printed("loiret")), None, None, ()).fiches
    assert read_document("fiche.docx", workbook([("Pilote", "Commune")]), None, None, ()).fiches


def test_windows_and_utf_16_texts_are_read() -> None:
    for data in (
        "Échéancier : 2026".encode("cp1252"),
        "Échéancier : 2026".encode("utf-16"),
        b"\xef\xbb\xbfPilote : Commune",
    ):
        assert read_document("a.txt", data, None, None, ()).fiches


def test_a_text_without_any_label_has_no_fiche_and_is_told_whole() -> None:
    found = read_document("a.txt", b"Rien de connu.\nNi ici.", None, None, ())
    assert found.fiches == ()
    assert [each.text for each in found.items] == ["Rien de connu.", "Ni ici."]


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_damaged_document_never_raises_anything_else(data: st.DataObject) -> None:
    whole = bytearray(data.draw(st.sampled_from([WORD, BOOK])))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(1, len(whole)))
    with suppress(Trouble):
        read_document("a.docx", bytes(whole[:cut]), None, None, ())


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for name in ("a.txt", "a.csv"):
        with suppress(Trouble):
            read_document(name, data, None, None, ())


WORD = word(printed("terres-des-confluences"))
BOOK = workbook([("Titre", "Pilote", "Calendrier"), ("Ouvrir", "Commune", "2026")])


@pytest.mark.parametrize("sign", ["_", "-", "- ", " ", "\u00a0", "[", "[a](", "<b ", "(", "**", "1.", "| a"])
def test_a_line_of_one_sign_is_read_in_a_time_like_its_length(sign: str) -> None:
    """Looked for in the wrong way, some of these took hours: the test would not end."""
    text = f"# Fiche action 1 : Titre\n\nContexte : {sign * 20_000}fin\n\n{sign * 20_000}fin\n"
    found = read_document("a.md", text.encode(), None, None, ())
    assert found.fiches[0]["titre"] == "Titre"
