"""The layout that a fiche picks is one of the plan's `gabarits`, or that of a type."""

from collections.abc import Iterator

from clsctl.core.messages import msg
from clsctl.core.nearest import suggestion
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "R112",
    "unknown-gabarit",
    "error",
    title=msg("A fiche picks a layout that the plan does not have"),
    why=msg("The printed fiche would come out with the rubrics of its type instead of those of the house."),
    remedy=msg(
        "Write the name of one of the `gabarits` of `clsctl.yaml`, or leave `gabarit` out to take that of the type."
    ),
    bad="""\
# clsctl.yaml
gabarits:
  maison:
    - {cles: [contexte], libelle: Constat}
# fiches/1.1.yaml
gabarit: mairie
""",
    good="""\
# clsctl.yaml
gabarits:
  maison:
    - {cles: [contexte], libelle: Constat}
# fiches/1.1.yaml
gabarit: maison
""",
)


TYPES = frozenset({"fiche_action", "fiche_projet", "fiche_schema", "lettre_intention"})


def check(survey: Survey) -> Iterator[Found]:
    known = survey.plan.gabarits
    for fiche in survey.plan.fiches:
        if fiche.gabarit and fiche.gabarit not in known and fiche.gabarit not in TYPES:
            yield Found(
                fiche.where / "gabarit",
                msg("The plan has no layout named {name}.", name=fiche.gabarit),
                suggestion(fiche.gabarit, (*known, *sorted(TYPES)))
                or msg("Describe it under `gabarits` in clsctl.yaml, or leave the key out."),
                fiche.id,
            )
