"""An indicator has one measure a day."""

from collections.abc import Iterator
from datetime import date

from clsctl.core.diagnostics import Related
from clsctl.core.messages import msg
from clsctl.core.model.suivi import Releve
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "I507",
    "measured-twice",
    "warning",
    title=msg("An indicator has two measures on the same day"),
    why=msg(
        "Only one can be the last value. Either the date of one is wrong, or one corrects the other and the first "
        "should go."
    ),
    remedy=msg("Correct the date, or keep the measure that is right."),
    bad="""\
indicateurs:
  - {id: I1, libelle: Médecins installés, unite: médecin, cible: {valeur: 15}}
suivi:
  indicateurs:
    I1:
      - {date: 2020-06-30, valeur: 12}
      - {date: 2020-06-30, valeur: 14}
""",
    good="""\
indicateurs:
  - {id: I1, libelle: Médecins installés, unite: médecin, cible: {valeur: 15}}
suivi:
  indicateurs:
    I1:
      - {date: 2020-06-30, valeur: 12}
      - {date: 2020-12-31, valeur: 14}
""",
)


def check(survey: Survey) -> Iterator[Found]:
    for fiche in survey.plan.fiches:
        for key, releves in fiche.suivi.indicateurs.items() if fiche.suivi else ():
            taken: dict[date, Releve] = {}
            for each in releves:
                first = taken.setdefault(each.date, each) if each.date else each
                if first is not each and each.date:
                    yield Found(
                        each.where / "date",
                        msg("This indicator already has a measure on {day}.", day=each.date),
                        msg("Correct the date, or keep only the measure that is right."),
                        f"{fiche.id}/{key}",
                        (Related(first.where, msg("The other measure.")),),
                    )
