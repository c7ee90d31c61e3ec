"""What a document of Word says of itself beside its text: what it was made from, and nothing of persons or machines."""

from datetime import UTC, date, datetime, time
from typing import Any

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from clsctl.core.provenance import slices

_APP = """\
<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">\
<Application>clsctl</Application></Properties>"""
_CUSTOM = """\
<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" \
xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"/>"""
# What all properties of a user's own are under, as the format wants it.
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
# Parts of a model that hold texts or names of persons, and that no text of the report leads to.
_DROPPED = ("/comments", "/commentsExtended", "/commentsIds", "/commentsExtensible", "/people", "/thumbnail",
            "/stylesWithEffects", "/custom-properties")  # fmt: skip


def cleaned(document: Document) -> None:
    """Take out of a model what its authors left in it: remarks, names, texts of notes, where its template lies."""
    package: Any = document.part.package
    for rels in (package.rels, document.part.rels):
        for name in [key for key, each in rels.items() if each.reltype.endswith(_DROPPED)]:
            del rels[name]
    for each in package.iter_parts():
        if each.partname.endswith(("/footnotes.xml", "/endnotes.xml")):
            each._blob = _without_notes(each.blob)  # noqa: SLF001 - python-docx has no notes
        if each.partname == "/docProps/app.xml":
            each._blob = _APP.encode()  # noqa: SLF001
    _detach(document)


def _without_notes(data: bytes) -> bytes:
    """The part of the notes with the lines that part them from the text, which are kept as notes too."""
    root: Any = parse_xml(data)
    for note in list(root):
        if note.get(qn("w:type"), "normal") == "normal":
            root.remove(note)
    return serialize_part_xml(root)


def _detach(document: Document) -> None:
    """No way to the template that a model was made from: it is the address of somebody's folder."""
    part: Any = document.part._settings_part  # noqa: SLF001
    for each in part.element.findall(qn("w:attachedTemplate")):
        part.element.remove(each)
    rels = part.rels
    for name in [key for key, each in rels.items() if each.reltype.endswith("/attachedTemplate")]:
        del rels[name]


def describe(document: Document, title: str, locale: str, day: date | None, told: str) -> None:
    """The title, the language and the day, and in words what it was made from."""
    known = document.core_properties
    known.title, known.language, known.comments = title[:255], locale, told[:255]
    known.author = known.last_modified_by = known.keywords = known.subject = known.category = ""
    known.content_status = known.identifier = known.version = ""
    known.revision = 1
    known.created = known.modified = datetime.combine(day or date(2000, 1, 1), time(), UTC)
    known.last_printed = known.created


def sign(document: Document, origin: str) -> None:
    """Write the line of the provenance as properties of the file, which Word shows and keeps when it saves."""
    root: Any = parse_xml(_CUSTOM)
    for number, (name, text) in enumerate(slices(origin), start=2):  # the first number is 2
        made = root.makeelement(f"{{{root.nsmap[None]}}}property", fmtid=_FORMAT, pid=str(number), name=name)
        said = made.makeelement(f"{{{root.nsmap['vt']}}}lpwstr")
        said.text = text
        made.append(said)
        root.append(made)
    package: Any = document.part.package
    data = serialize_part_xml(root)
    part = Part(PackURI("/docProps/custom.xml"), CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, data, package)
    package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)
