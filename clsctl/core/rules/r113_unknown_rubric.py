"""The rubrics that a layout shows are keys of a fiche."""

from collections.abc import Iterator, Mapping

from clsctl.core.messages import msg
from clsctl.core.model.commun import Territoire
from clsctl.core.model.cpts import Cpts
from clsctl.core.model.fiche import Calendrier, Fiche, Objectifs
from clsctl.core.model.suivi import Suivi
from clsctl.core.nearest import suggestion
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "R113",
    "unknown-rubric",
    "error",
    title=msg("A layout shows a rubric that no fiche can have"),
    why=msg(
        "`cles` names keys of the fiche, dotted for their parts (`objectifs.generaux`). A misspelt key prints an "
        "empty rubric on every fiche."
    ),
    remedy=msg(
        "Write the keys as the format has them; the house's own rubrics go under `rubriques` in the fiche and are "
        "printed after the others."
    ),
    bad="""\
# clsctl.yaml
gabarits:
  maison:
    - {cles: [contexe], libelle: Constat}
""",
    good="""\
# clsctl.yaml
gabarits:
  maison:
    - {cles: [contexte, objectifs.generaux], libelle: Constat}
""",
)


_PARTS: Mapping[str, tuple[str, ...]] = {
    "objectifs": Objectifs._fields[1:],
    "calendrier": Calendrier._fields[1:],
    "territoire": Territoire._fields[1:],
    "cpts": Cpts._fields[1:],
    "suivi": Suivi._fields[1:],
}
_INNER = frozenset({"where", "vides", "cles"})


def check(survey: Survey) -> Iterator[Found]:
    plan = survey.plan
    for name, rubriques in plan.gabarits.items():
        for index, rubrique in enumerate(rubriques):
            for place, key in enumerate(rubrique.cles):
                if not _known(key):
                    yield Found(
                        plan.where / "gabarits" / name / index / "cles" / place,
                        msg("A fiche has no key {key}.", key=key),
                        suggestion(key, _all_keys())
                        or msg("Write a key of the format, such as contexte or objectifs.generaux."),
                    )


def _known(key: str) -> bool:
    head, dot, tail = key.partition(".")
    if head == "rubriques":
        return True  # what follows is the house's own label
    if head not in Fiche._fields or head in _INNER:
        return False
    return not dot or tail in _PARTS.get(head, ())


def _all_keys() -> list[str]:
    own = [name for name in Fiche._fields if name not in _INNER]
    return own + [f"{head}.{tail}" for head, parts in _PARTS.items() for tail in parts]
