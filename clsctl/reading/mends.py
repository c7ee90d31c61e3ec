"""The findings that have one safe answer, each with that answer (docs/decisions/0111).

What is proposed here is only tried: the caller reads the file again, and keeps it when the finding is gone and no other
has come.
"""

import re
from collections.abc import Callable, Iterator

from clsctl.core.diagnostics import Where
from clsctl.core.mend import Mend, Proposed
from clsctl.reading import answers
from clsctl.reading.answers import Change
from clsctl.reading.document import open_document
from clsctl.reading.encodings import is_french, without_damage
from clsctl.reading.forms import Checked
from clsctl.reading.loading import read_file
from clsctl.reading.quoting import quoted
from clsctl.reading.reader import Problem
from clsctl.reading.records import Record
from clsctl.reading.stands import Stands, stands
from clsctl.reading.tabs import untabbed
from clsctl.reading.values import to_link
from clsctl.reading.yaml_nodes import Mapping, Scalar, end, start


def proposed(file: str, data: bytes, form: Record) -> Proposed:
    """What could be mended in a file, in its order, and its findings: those of form, and of those of the rules the
    ones that are mended here."""
    reader = open_document(file, data).reader
    if isinstance(reader.root, Mapping):
        form.fill(reader.root, reader, ())
    found = stands(reader, form)
    texts = tuple(_of_texts(found))
    findings = [(each.code, each.where.key) for each in read_file(file, data, form).problems]
    findings += [(each.code, each.key) for each in texts]
    every = sorted([*_of_problems(found), *texts], key=lambda mend: mend.start)
    return Proposed(reader.text, tuple(every), tuple(findings))


def _of_problems(file: Stands) -> Iterator[Mend]:
    for problem, diagnostic in zip(file.reader.problems, file.reader.diagnostics(), strict=True):
        mend = _MENDS.get(problem.code)
        found = mend(file, problem) if mend is not None else None
        if found is not None:
            yield Mend(problem.code, diagnostic.where.key, *found)


def _encoding(file: Stands, _problem: Problem) -> Change | None:
    """Save in UTF-8 what is plainly UTF-16 or Windows-1252: no letter but those of French comes out."""
    return (0, 0, "") if file.reader.text and is_french(file.reader.text) else None


def _syntax(file: Stands, problem: Problem) -> Change | None:
    """Quotes around a text of one line that holds a colon or begins with a sign; the space after a colon or dash."""
    text, at = file.reader.text, problem.start
    last = file.reader.lines.stop(at)
    if problem.end - at == 1 and text[at] in ":*%@`&":
        first = at if text[at] != ":" else _value_start(file, at)
        value = text[first:last]
        plain = value[:1] not in "'\"[{|>#" and " #" not in value and not _goes_on(text, at)
        return (first, last, quoted(value)) if value and plain else None
    glued = re.compile(r"([A-Za-z_]\w*:|-)(?=[^\s:/-])").match(text, at)
    return (glued.end(), glued.end(), " ") if glued else None


def _value_start(file: Stands, at: int) -> int:
    first = file.reader.lines.first(at)
    head = re.compile(r"\s*(?:- +)*(?:[a-z_]+:\s+)?").match(file.reader.text, first)
    return head.end() if head and head.end() <= at else at


def _goes_on(text: str, at: int) -> bool:
    """Whether the text of the line of `at` goes on below, indented further than its key or dash."""
    lines = text[text.rfind("\n", 0, at) + 1 :].splitlines()
    head = re.match(r"( *(?:- +)*)([a-z_]+:\s)?", lines[0])
    column = 0 if head is None else len(head[1]) if head[2] else len(head[1].rstrip(" ").removesuffix("-"))
    below = next((line for line in lines[1:] if line.strip()), "")
    return len(below) - len(below.lstrip(" ")) > column


def _invisible(file: Stands, problem: Problem) -> Change | None:
    """Delete the mark of the start of a file that came with a copied text; no other sign is plainly in excess."""
    return (problem.start, problem.end, "") if file.reader.text[problem.start] == "\ufeff" else None


def _tabs(file: Stands, _problem: Problem) -> Change | None:
    new = untabbed(file.reader.text)
    return (0, len(file.reader.text), new) if new is not None else None


def _in_quotes(file: Stands, problem: Problem) -> Change:
    """A text that YAML took apart, or for a sign: quotes give it back whole."""
    return problem.start, problem.end, quoted(file.reader.text[problem.start : problem.end])


def _space(_file: Stands, problem: Problem) -> Change:
    return problem.start, problem.end, " "


_MENDS: dict[str, Callable[[Stands, Problem], Change | None]] = {
    "F001": _encoding,
    "F002": _syntax,
    "F008": _invisible,
    "F009": _tabs,
    "F010": answers.known_key,
    "F011": answers.entry,
    "F013": answers.known_word,
    "F014": answers.day,
    "F016": answers.portable_path,
    "F021": _in_quotes,
    "F024": _in_quotes,
    "F025": _space,
}


def _of_texts(file: Stands) -> Iterator[Mend]:
    """Accents apart from their letters, and letters that a wrong encoding damaged; never in the name of a file."""
    import unicodedata  # noqa: PLC0415 - only here

    for stand in file.by_node.values():
        if not isinstance(stand.node, Scalar) or (isinstance(stand.form, Checked) and stand.form.convert is to_link):
            continue
        first, last = start(stand.node), end(stand.node)
        source, key = file.source(stand.node), Where("", stand.path).key
        composed, sound = unicodedata.normalize("NFC", source), without_damage(source)
        if composed != source:
            yield Mend("N904", key, first, last, composed)
        if sound is not None:
            yield Mend("N905", key, first, last, sound)
