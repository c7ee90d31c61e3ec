"""A fiche has something to follow: a deliverable, a milestone, an indicator or a calendar."""

from collections.abc import Iterator

from clsctl.core.messages import msg
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "H009",
    "nothing-to-follow",
    "info",
    title=msg("A fiche has nothing to follow"),
    why=msg(
        "Without a deliverable, a calendar or an indicator nothing can ever be late, done or measured: the fiche will "
        "stay as it is until the last review."
    ),
    remedy=msg("Ask the holder for one deliverable with a deadline, or one indicator."),
    bad="""\
titre: Favoriser l'accès aux soins
""",
    good="""\
titre: Favoriser l'accès aux soins
indicateurs:
  - {id: I1, libelle: Médecins installés, unite: médecin, cible: {valeur: 3}}
""",
)


def check(survey: Survey) -> Iterator[Found]:
    for fiche in survey.plan.fiches:
        if not (fiche.calendrier or fiche.etapes or fiche.livrables or fiche.indicateurs or fiche.actions):
            yield Found(
                fiche.where / "titre",
                msg("This fiche has no deliverable, no calendar and no indicator: there is nothing to follow."),
                msg("Ask its holder for a deliverable with a deadline, or an indicator."),
                fiche.id,
            )
