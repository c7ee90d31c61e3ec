"""What a fiche waits for ends before the fiche does."""

from collections.abc import Iterator

from clsctl.core.messages import msg
from clsctl.core.rules.calendars import last_unit, own_days
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "C215",
    "dependency-later",
    "warning",
    title=msg("A fiche waits for something that comes after its own end"),
    why=msg(
        "A fiche that ends in June and waits for a deliverable due in December cannot be done as signed: one of the "
        "two deadlines is wrong, or the dependency is."
    ),
    remedy=msg("Correct the deadline that is wrong, or remove the dependency."),
    bad="""\
# fiches/1.1.yaml
id: "1.1"
calendrier: "2020"
depend_de: [1.2/L1]
# fiches/1.2.yaml
id: "1.2"
livrables: [{id: L1, titre: Diagnostic, echeance: 2ème semestre 2021}]
""",
    good="""\
# fiches/1.1.yaml
id: "1.1"
calendrier: "2022"
depend_de: [1.2/L1]
# fiches/1.2.yaml
id: "1.2"
livrables: [{id: L1, titre: Diagnostic, echeance: 2ème semestre 2021}]
""",
)


def check(survey: Survey) -> Iterator[Found]:
    if not any(fiche.depend_de for fiche in survey.plan.fiches):
        return
    firsts = {each.ref: last_unit(each.reading) for each in survey.expressions if each.kind in _AWAITED}
    for fiche, calendars in zip(survey.plan.fiches, survey.calendars, strict=True):
        end = own_days(fiche, calendars).end
        for index, ref in enumerate(fiche.depend_de):
            first = firsts.get(ref)
            if end and first and first > end:
                yield Found(
                    fiche.where / "depend_de" / index,
                    msg("This fiche ends on {end} and waits for {ref}, which comes later.", end=end, ref=ref),
                    msg("Correct the deadline that is wrong, or remove the dependency."),
                    fiche.id,
                )


_AWAITED = frozenset({"fiche", "livrable", "jalon", "etape", "phase"})
