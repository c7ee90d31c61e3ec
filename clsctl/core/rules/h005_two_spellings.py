"""One holder has one spelling in the whole plan."""

import re
from collections.abc import Iterator

from clsctl.core.diagnostics import Related
from clsctl.core.messages import msg
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.parts import Actor, fold
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
    keys: dict[str, str] = {}
    firsts: dict[str, Actor] = {}
    for actor in survey.actors:
        text = actor.text
        if text not in keys:
            keys[text] = text if text in known else _key(text)
        first = firsts.setdefault(keys[text], actor)
        if first.text != text and text not in known:
            yield Found(
                actor.where,
                msg("“{text}” looks like “{other}”: is it the same actor?", text=text, other=first.text),
                msg("If it is, use one spelling; else give each a code in `acteurs`."),
                actor.ref,
                (Related(first.where, msg("The other one.")),),
            )


def _key(text: str) -> str:
    """Articles, capitals, accents, dots and plurals do not make another actor; another word does.

    Short words keep their s: they are acronyms (« CH » and « CHS », « CCA » and « CCAS » are two bodies each).
    """
    words = re.split(r"[\s'’/-]+", text.replace(".", ""))
    kept = [word for word in words if word.casefold() not in _ARTICLES]
    return "".join(map(_singular, kept)) or text


def _singular(word: str) -> str:
    folded = fold(word)
    return folded if word.isupper() or len(folded) < _LONG_ENOUGH else folded.removesuffix("s")


_LONG_ENOUGH = 5
_ARTICLES = frozenset({"le", "la", "les", "l", "de", "du", "des", "d", "et", "&"})
