"""One holder has one spelling in the whole plan."""

import re
from collections.abc import Iterator

from clsctl.core.diagnostics import Related, Where
from clsctl.core.messages import msg
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.parts import actors, fold
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "H005",
    "two-spellings",
    "warning",
    title=msg("A holder is spelt in two ways"),
    why=msg(
        "« CC Terres des Confluences » and « C.C. Terres des confluences » are two holders for every table and every "
        "reminder: each gets half of the list."
    ),
    remedy=msg("Give the actor a code in `acteurs` and write the code everywhere, or use one spelling."),
    bad="""\
# fiches/1.1.yaml
id: "1.1"
porteurs: [CC Terres des Confluences]
# fiches/1.2.yaml
id: "1.2"
porteurs: [C.C. Terres des confluences]
""",
    good="""\
# fiches/1.1.yaml
id: "1.1"
porteurs: [CC Terres des Confluences]
# fiches/1.2.yaml
id: "1.2"
porteurs: [CC Terres des Confluences]
""",
)


def check(survey: Survey) -> Iterator[Found]:
    known = survey.plan.acteurs
    taken: dict[str, tuple[str, Where]] = {}
    keys: dict[str, str] = {}
    for ref, where, text in actors(survey.plan):
        if text in known:
            continue
        if text not in keys:
            keys[text] = _key(text)
        spelling, first = taken.setdefault(keys[text], (text, where))
        if spelling != text:
            yield Found(
                where,
                msg("“{text}” is also written “{other}”.", text=text, other=spelling),
                msg("Use one spelling, or give the actor a code in `acteurs`."),
                ref,
                (Related(first, msg("The other spelling.")),),
            )


def _key(text: str) -> str:
    """Articles, capitals, accents, dots and plurals do not make another actor."""
    words = re.split(r"[\s'’/-]+", text.replace(".", ""))
    kept = [word for word in words if word.casefold() not in _ARTICLES]
    return "".join(fold(word).removesuffix("s") for word in kept) or text


_ARTICLES = frozenset({"le", "la", "les", "l", "de", "du", "des", "d", "et", "&"})
