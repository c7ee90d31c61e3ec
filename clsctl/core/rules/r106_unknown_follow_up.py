"""The follow-up of a deliverable, a step or an indicator is written under an id that the fiche has."""

from collections.abc import Iterator, Mapping

from clsctl.core.messages import Message, msg
from clsctl.core.model.fiche import Fiche
from clsctl.core.nearest import suggestion
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.parts import followed
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "R106",
    "unknown-follow-up",
    "error",
    title=msg("The follow-up names something the fiche does not have"),
    why=msg(
        "What is written under an unknown id is shown nowhere: a deliverable handed in would stay late in every report."
    ),
    remedy=msg(
        "Write the id exactly as the signed part gives it. Under `livrables` go deliverables and milestones, under "
        "`etapes` steps and phases, under `indicateurs` indicators."
    ),
    bad="""\
livrables:
  - id: L1
    titre: Diagnostic
    echeance: "2024"
suivi:
  livrables:
    L2:
      remis_le: 2024-05-02
      preuves: [https://example.org/diagnostic.pdf]
""",
    good="""\
livrables:
  - id: L1
    titre: Diagnostic
    echeance: "2024"
suivi:
  livrables:
    L1:
      remis_le: 2024-05-02
      preuves: [https://example.org/diagnostic.pdf]
""",
)


def check(survey: Survey) -> Iterator[Found]:
    for fiche in survey.plan.fiches:
        suivi = fiche.suivi
        if suivi is None or not (suivi.livrables or suivi.etapes or suivi.indicateurs):
            continue
        known = _known(fiche)
        keys = {"livrables": suivi.livrables, "etapes": suivi.etapes, "indicateurs": suivi.indicateurs}
        for block, mapping in keys.items():
            for key in mapping:
                if key not in known[block]:
                    where = (suivi.where / block / key).at_key()
                    yield Found(where, _sentence(block, key), _hint(block, key, known), f"{fiche.id}/{key}")


def _known(fiche: Fiche) -> Mapping[str, list[str]]:
    phases = fiche.calendrier.phases if fiche.calendrier else ()
    return {
        "livrables": [each.part.id for each in followed(fiche)],
        "etapes": [each.id for each in fiche.etapes] + [each.id for each in phases],
        "indicateurs": [each.id for each in fiche.indicateurs],
    }


def _sentence(block: str, key: str) -> Message:
    if block == "livrables":
        return msg("This fiche has no deliverable or milestone with the id {id}.", id=key)
    if block == "etapes":
        return msg("This fiche has no step or phase with the id {id}.", id=key)
    return msg("This fiche has no indicator with the id {id}.", id=key)


def _hint(block: str, key: str, known: Mapping[str, list[str]]) -> Message:
    other = next((name for name, ids in known.items() if key in ids), None)
    if other:
        return msg("{id} belongs under `suivi.{block}`: move it there.", id=key, block=other)
    if not known[block]:
        return msg("It has none at all: give it its id in the signed part first.")
    return suggestion(key, known[block]) or msg("It has: {ids}.", ids=", ".join(known[block]))
