"""The one safe answer to a wrong key, word, day or path: what of the file to replace, and by what."""

import re
from difflib import SequenceMatcher

from clsctl.reading.forms import Boxes, Checked, Choice, Form, Words
from clsctl.reading.labels import key_of_label
from clsctl.reading.reader import Problem
from clsctl.reading.records import ListOf, Record
from clsctl.reading.stands import Stands, form_below
from clsctl.reading.values import Wrong, to_date, to_path
from clsctl.reading.wording import bare
from clsctl.reading.yaml_nodes import Mapping, Node, Scalar, end, start

# Offsets in the text, and what goes there.
Change = tuple[int, int, str]


def known_key(file: Stands, problem: Problem) -> Change | None:
    """The one near key of the group, or the one whose label the document prints."""
    stand = file.of(problem.node)
    if (
        stand is None
        or stand.pair is None
        or not isinstance(stand.group_form, Record)
        or not isinstance(stand.node, Scalar)
    ):
        return None
    known = [key.name for key in stand.group_form.keys]
    meant = _meant_key(stand.node.value, known)
    if meant is None:
        return None
    key, value = stand.pair
    entry = _as_entry(file, key, value, form_below(stand.group_form, meant), stand.group)
    first = start(key)
    if entry is None:
        return first, end(key), meant
    return first, end(value), meant + file.reader.text[end(key) : start(value)].rstrip() + entry


def _meant_key(name: str, known: list[str]) -> str | None:
    labelled = [key for key in known if key_of_label(name, [key]) == key]
    return labelled[0] if len(labelled) == 1 else _only_near(bare(name), known) if not labelled else None


def _only_near(word: str, known: list[str]) -> str | None:
    """The known word that is near, where no other is nearly as near."""
    rated = sorted(((SequenceMatcher(None, word, each).ratio(), each) for each in known), reverse=True)
    (best, meant), (next_, _) = rated[0], rated[1] if len(rated) > 1 else (0.0, "")
    return meant if best >= 0.8 and best - next_ >= 0.15 else None


def entry(file: Stands, problem: Problem) -> Change | None:
    """A text where a list is expected is its one entry; a colon or a dash wants its space."""
    stand = file.of(problem.node)
    if stand is None or not isinstance(stand.node, Scalar):
        return None
    source = file.source(stand.node)
    glued = re.match(r"-(?=\w)|[a-z_]+:(?=[^\s/])", source) if not stand.node.style and "\n" not in source else None
    if glued and not isinstance(stand.form, Words | Checked):
        at = start(stand.node) + glued.end()
        return at, at, " "
    if stand.pair is None:
        return None
    entry = _as_entry(file, *stand.pair, stand.form, stand.group)
    return (end(stand.pair[0]), end(stand.node), ":" + entry) if entry is not None else None


_SEVERAL = r"[,;/&+•\n]| et | ou | - | – "


def _as_entry(file: Stands, key: Node, value: Node, form: Form | None, group: Mapping | None) -> str | None:
    """A text of one line as the one entry of a list of texts, unless it may be several; None where it is no such thing.

    What comes after the colon of its key."""
    if not isinstance(form, ListOf) or form.single or not isinstance(form.form, Words) or not isinstance(value, Scalar):
        return None
    source = file.source(value)
    between = file.reader.text[end(key) : start(value)]
    if not value.value or group is None or group.flow_style or value.style in ("|", ">", "*") or "\n" in between:
        return None
    if re.search(_SEVERAL, value.value) or "\n" in source or re.match(r"-\w", source):
        return None
    indent = start(key) - file.reader.lines.first(start(key)) + 2
    line = "\r\n" if "\r\n" in file.reader.text else "\n"
    return f"{line}{' ' * indent}- {source}"


def known_word(file: Stands, problem: Problem) -> Change | None:
    """The one word of the list that is meant: without its capitals and accents, or the only near one."""
    stand = file.of(problem.node)
    if stand is None or not isinstance(stand.node, Scalar) or stand.node.style in ("|", ">"):
        return None
    word = bare(stand.node.value)
    if isinstance(stand.form, Choice):
        meant = word if word in stand.form.words else _only_near(word, list(stand.form.words))
    elif isinstance(stand.form, Boxes):
        meant = {"oui": "oui", "non": "non", "yes": "oui", "no": "non"}.get(re.sub(r"[^a-z]", "", word))
    else:
        meant = None
    return (start(stand.node), end(stand.node), meant) if meant else None


def day(file: Stands, problem: Problem) -> Change | None:
    """A day whose figures are there, in the order of the country or of the standard, with other signs between."""
    stand = file.of(problem.node)
    if stand is None or not isinstance(stand.node, Scalar) or not _is_date(stand.form):
        return None
    text = stand.node.value.strip()
    french = re.fullmatch(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})", text)
    standard = re.fullmatch(r"(\d{4})[/.\- ](\d{1,2})[/.\- ](\d{1,2})", text)
    if french:
        new = f"{int(french[1]):02}/{int(french[2]):02}/{french[3]}"
    elif standard:
        new = f"{standard[1]}-{int(standard[2]):02}-{int(standard[3]):02}"
    else:
        return None
    return None if isinstance(to_date(new), Wrong) else (start(stand.node), end(stand.node), new)


def _is_date(form: Form | None) -> bool:
    return isinstance(form, Checked) and form.convert is to_date


def portable_path(file: Stands, problem: Problem) -> Change | None:
    """A path inside the plan with the strokes of Windows."""
    stand = file.of(problem.node)
    if stand is None or not isinstance(stand.node, Scalar) or "\\" not in stand.node.value or stand.node.style == '"':
        return None
    path = stand.node.value.replace("\\", "/")
    if isinstance(to_path(path), Wrong) or re.match(r"[A-Za-z]+:", path):
        return None
    return start(stand.node), end(stand.node), file.source(stand.node).replace("\\", "/")
