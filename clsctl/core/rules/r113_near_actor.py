"""An actor written in full, or nearly as its code, is probably one of the plan's `acteurs`: a second spelling
makes a second holder.
"""

import re
from collections.abc import Iterator, Mapping

from clsctl.core.messages import msg
from clsctl.core.model.plan import Acteur
from clsctl.core.nearest import nearest
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.parts import fold, funders
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "R113",
    "near-actor",
    "warning",
    title=msg("An actor is written almost like one that the plan lists"),
    why=msg(
        'An actor is a code of `acteurs` or a free text. "ARS" beside the code `ars` is a second holder in every '
        "table, with half of the fiches, and no reminder would be complete."
    ),
    remedy=msg("Write the code of the actor. If it really is another one, add it to `acteurs` with its own code."),
    bad="""\
# clsctl.yaml
acteurs:
  ars-occitanie: {nom: Agence régionale de santé Occitanie, sigle: ARS, type: ars}
# fiches/1.1.yaml
porteurs: [ars-ocitanie]
""",
    good="""\
# clsctl.yaml
acteurs:
  ars-occitanie: {nom: Agence régionale de santé Occitanie, sigle: ARS, type: ars}
# fiches/1.1.yaml
porteurs: [ars-occitanie]
""",
)


def check(survey: Survey) -> Iterator[Found]:
    acteurs = survey.plan.acteurs
    if not acteurs:
        return
    spellings: dict[str, str] = {}
    for code, acteur in acteurs.items():
        for spelling in (code, acteur.nom, acteur.sigle):
            if spelling:
                spellings.setdefault(fold(spelling), code)
    judged: dict[str, str | None] = dict.fromkeys(acteurs)
    for actor in (*survey.actors, *funders(survey.plan)):
        text = actor.text
        if text not in judged:
            judged[text] = spellings.get(fold(text)) or _misspelt(text, acteurs)
        meant = judged[text]
        if meant:
            yield Found(
                actor.where,
                msg("“{text}” is not a code of `acteurs`, but is close to {code}.", text=text, code=meant),
                msg("Write {code} to name that actor.", code=meant),
                actor.ref,
            )


def _misspelt(text: str, codes: Mapping[str, Acteur]) -> str | None:
    """Only what looks like a code: two names in full that look alike may well be two actors."""
    return nearest(text, codes) if re.fullmatch(r"[a-z0-9_-]{3,}", text) else None
