"""Two fiches of a plan must not have one id: nothing could tell them apart."""

from collections.abc import Iterator

from clsctl.core.diagnostics import Related
from clsctl.core.messages import msg
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "R101",
    "duplicate-fiche",
    "error",
    title=msg("Two fiches have the same id"),
    why=msg(
        "The id is what everything else refers to: dependencies, amendments, the history, the pages of the site. "
        "With two fiches under one id, half of the follow-up would go to the wrong one. It often comes from a fiche "
        "copied to make a new one, or from a merge of two branches that each added a fiche."
    ),
    remedy=msg("Give one of the two fiches another id, and correct what refers to it."),
    bad="""\
# fiches/1.1.yaml
id: "1.1"
titre: Ouvrir une maison de santé
# fiches/1.2.yaml
id: "1.1"
titre: Former les aidants
""",
    good="""\
# fiches/1.1.yaml
id: "1.1"
titre: Ouvrir une maison de santé
# fiches/1.2.yaml
id: "1.2"
titre: Former les aidants
""",
)


def check(survey: Survey) -> Iterator[Found]:
    for fiche in survey.plan.fiches:
        first = survey.fiches[fiche.id]
        if first is not fiche:
            yield Found(
                fiche.where / "id",
                msg("Another fiche already has the id {id}.", id=fiche.id),
                msg("Give one of the two another id; if this file is a copy left by mistake, delete it."),
                fiche.id,
                (Related(first.where / "id", msg("Already taken here, by “{titre}”.", titre=first.titre)),),
            )
