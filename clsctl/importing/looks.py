"""Whether words look like the label of a rubric that is not known, and not like a sentence with a colon in it.

A label is short, begins with a capital, names a thing: no article before it, no verb in it, no number at its end (that
is a part: « Étape 2 : … »), no day (« Le 5 octobre 2020 : … »), and nobody's name.
"""

import re
from typing import Literal, NamedTuple

from clsctl.core.rubric_synonyms import folded
from clsctl.importing.blocks import Line
from clsctl.importing.fields.calendar import is_dated
from clsctl.importing.fields.persons import is_person

Style = Literal["", "line", "bold", "capitals", "heading"]

_LONGEST = 70  # characters
_MOST = 9  # words
_SHORTEST = 4  # letters of a label that only its capitals set apart
_SHAPE = re.compile(r"[A-ZÀ-ÝŒ«][^.;!…:|\[\]☐☒]*")
_NUMBERED = re.compile(r"(?:[\d.°]*\d|\b[IVX]{1,4}|\b[A-Z])[a-z]?\)?$")
_ADDRESS = re.compile(r"//|\\|@|\d$")
# Words that begin a sentence and no label: articles, pronouns, prepositions, conjunctions, numbers in letters.
_STARTS = frozenset(
    re.findall(
        r"\S+",
        """
    le la les l un une des de du d ce cet cette ces mon ma mes notre nos votre vos leur leurs son sa ses chaque
    plusieurs certains certaines quelques tous toutes tout toute il elle ils elles on nous vous je c cela ceci
    celui celle ceux celui-ci celle-ci ceux-ci y en dans a au aux par pour sur sous avec sans selon depuis des
    lors apres avant afin ainsi alors aussi car comme donc enfin ensuite et or ou mais ni parce puis puisque quand
    que quoique si soit dont deux trois quatre cinq six sept huit neuf dix voici voila pourtant cependant
    toutefois ailleurs egalement notamment environ plus moins tres chez entre vers contre malgre grace concernant
    concretement autrement
    """,
    )
)
# Words alone before a colon that say something of the text around them.
_MARKS = frozenset(
    re.findall(
        r"\S+",
        """
    nb note nota rappel exemple ex ps cf voir total dont attention important source copie objet re sic
    """,
    )
)
_PLAIN = str.maketrans("àâäéèêëîïôöùûüç", "aaaeeeeiioouuuc")
_VERBS = re.compile(
    r"^suite à\b|\b(?:est|sont|était|étaient|sera|seront|ont|avons|avez|ait|vise|visent|doit|doivent|devra|devront|"
    r"peut|peuvent|"
    r"pourra|pourront|permet|permettent|permettra|propose|proposent|comprend|comprennent|comporte|"
    r"existe|existent|consiste|concerne|concernent|prévoit|prévoient|représente|représentent|constate|"
    r"souhaite|souhaitent|faut|convient|s['’]agit|s['’]appuie|repose|reposent|suivant(?:e?s)|suivante?)\b",
    re.IGNORECASE,
)


def looks_like_label(text: str) -> bool:
    """Whether words, less the colon after them, look like a label."""
    words = text.strip(" «»\u00a0\u202f").rstrip("?").strip()
    first = re.split(r"[\s'’]", words.lstrip("« \u00a0").casefold().translate(_PLAIN), maxsplit=1)[0]
    if not words or len(words) > _LONGEST or len(words.split()) > _MOST or not _SHAPE.fullmatch(words):
        return False
    if first in _STARTS or folded(words) in _MARKS or _VERBS.search(words) or words.count(",") > 1:
        return False
    if _NUMBERED.search(words) or _ADDRESS.search(words) or is_person(words):
        return False
    return any(char.isalpha() for char in words) and len(folded(words)) > 1 and not is_dated(words)


class Look(NamedTuple):
    """How a line begins that looks as if it had a label: the label, the text beside it, how it is set apart."""

    label: str
    rest: str
    style: Style


def look_of(line: Line) -> Look | None:
    """The label that a line looks as if it begins with; None for a line of text, and for an entry of a list or what is
    under one."""
    if line.item or line.depth:
        return None
    head, colon, rest = line.text.partition(":")
    words = head.replace("**", "").strip()
    if (colon and rest[:1] not in {*" *\u00a0\u202f\t", ""}) or not looks_like_label(words):
        return None
    bold = line.bold or (head.startswith("**") and (rest.startswith("**") or head.rstrip().endswith("**")))
    style: Style = "bold" if bold else "line" if colon else "capitals"
    if not colon and not bold and not (words.isupper() and len(words) > _SHORTEST):
        return None
    return Look(words, rest.removeprefix("**").strip(), style)
