"""A file to its source: what kind of document it is, by what it holds and not by its name, or a refusal in words."""

from clsctl.core.messages import Message, msg
from clsctl.core.trouble import Trouble
from clsctl.importing.archive import Archive, encrypted
from clsctl.importing.blocks import Source

LARGEST = 50 * 1024 * 1024  # bytes
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SAVE = msg(
    "Open it in Word, Excel or LibreOffice and save it as .docx or .xlsx; or, without a window: "
    "soffice --headless --convert-to docx FILE (xlsx for a workbook)."
)
# The first bytes of what people give by mistake, and what to do then.
_OTHERS = (
    (
        b"%PDF",
        msg("The file is a PDF."),
        msg("Import the Word document it was made from, or copy its text into a .txt file."),
    ),
    (b"{\\rtf", msg("The file is an RTF document."), _SAVE),
    (b"\x89PNG", msg("The file is an image."), msg("Copy its text into a .txt file.")),
    (b"\xff\xd8\xff", msg("The file is an image."), msg("Copy its text into a .txt file.")),
)


def open_source(name: str, data: bytes) -> Source:
    """The blocks of a file. `Trouble` for what is no document, with the way to make one of it."""
    if not data.strip():
        raise Trouble(msg("The file is empty."))
    if data.startswith(_OLE):
        raise _old(data)
    for start, what, remedy in _OTHERS:
        if data.startswith(start):
            raise Trouble(what, remedy)
    if data.startswith(b"PK"):
        return _of_archive(Archive(data))
    return _of_text(name.casefold(), _decoded(data))


def _old(data: bytes) -> Trouble:
    """A file in the older form of Microsoft's: a document under a password, or one of before 2007."""
    if _ENCRYPTED in data:
        return encrypted()
    return Trouble(
        msg("The file is in the older form of Word or Excel (.doc, .xls)."),
        _SAVE,
    )


def _of_archive(archive: Archive) -> Source:
    if "word/document.xml" in archive.names:
        from clsctl.importing.word import read_word  # noqa: PLC0415 - one kind of file a run

        return read_word(archive)
    if "xl/workbook.xml" in archive.names:
        from clsctl.importing.excel import read_excel  # noqa: PLC0415 - one kind of file a run

        return read_excel(archive)
    raise Trouble(_kind(archive), _SAVE)


def _kind(archive: Archive) -> Message:
    if "xl/workbook.bin" in archive.names:
        return msg("The file is a binary workbook (.xlsb).")
    if "content.xml" in archive.names:
        return msg("The file is a document of LibreOffice (.odt, .ods).")
    return msg("The file is an archive, and neither a Word document nor an Excel workbook.")


def _of_text(name: str, text: str) -> Source:
    if name.endswith((".csv", ".tsv")):
        from clsctl.importing.sheets import read_csv  # noqa: PLC0415 - one kind of file a run

        return read_csv(text)
    from clsctl.importing.texts import read_text  # noqa: PLC0415 - one kind of file a run

    return read_text(text)


def _decoded(data: bytes) -> str:
    """The text in UTF-8, in UTF-16 where it says so, else as Windows writes it in French."""
    for start, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig")):
        if data.startswith(start):
            return data.decode(encoding, "replace")
    if b"\x00" in data[:4096]:
        raise Trouble(
            msg("The file is no text, no Word document and no Excel workbook."),
            msg("Open it with the program that made it, and save it as .docx, .xlsx, .csv or .txt."),
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
