"""Two names in one entry are one actor that nobody knows."""

import re
from collections.abc import Iterator

from clsctl.core.messages import msg
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "H020",
    "two-in-one-name",
    "info",
    title=msg("One entry seems to name several actors"),
    why=msg(
        "« ARS, Communauté de communes » in one entry counts as one actor of that name: neither of the two is found by "
        "`--porteur`, reminded, or counted with its other fiches."
    ),
    remedy=msg(
        "Give each actor an entry of its own. Where the comma belongs to the name, declare the actor under `acteurs` "
        "in `clsctl.yaml`."
    ),
    bad="""\
porteurs: ["ARS, Communauté de communes"]
""",
    good="""\
porteurs: [ARS, Communauté de communes]
""",
)

# the commas in brackets belong to one name; of « Direction de la jeunesse, des sports » the second part is no name
_BRACKETS = re.compile(r"\([^()]*\)")
_KEYS = frozenset({"porteurs", "pilotes"})


def check(survey: Survey) -> Iterator[Found]:
    if survey.plan.acteurs:
        return
    for each in survey.actors:
        if each.key in _KEYS and "," in each.text and (names := _names(each.text)):
            # the names of YAML lists: quoted where they have a sign of its own
            entries = ", ".join(f'"{name}"' for name in names)
            yield Found(
                each.where,
                msg("“{text}” seems to name several actors: here it is one.", text=each.text),
                msg("Give each its own entry: {key}: [{entries}]", key=each.key, entries=entries),
                each.ref,
            )


def _names(text: str) -> list[str]:
    """The names between commas, each beginning with a capital; none where one does not."""
    if "," not in _BRACKETS.sub("", text):
        return []
    parts = [part.strip() for part in re.split(r",(?![^(]*\))", text)]
    return parts if all(part[:1].isupper() for part in parts) else []
