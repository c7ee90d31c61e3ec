"""What a fiche waits for (`depend_de`) is in the plan, or in a plan of the portfolio."""

from collections.abc import Iterator

from clsctl.core.messages import Message, msg
from clsctl.core.model.fiche import Fiche
from clsctl.core.model.plan import Plan
from clsctl.core.nearest import suggestion
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.parts import named, unread
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "R105",
    "unknown-dependency",
    "error",
    title=msg("A fiche waits for something that does not exist"),
    why=msg(
        "`depend_de` tells what must be done first. A reference that names nothing is a dependency nobody watches: it "
        "was misspelt, or the fiche was deleted or renumbered since."
    ),
    remedy=msg(
        "Write the reference of a fiche (`1.3`) or of a part of it (`1.3/L1`); in a portfolio, a plan's code goes "
        "first (`cls-loiret:1.3/L1`)."
    ),
    bad="""\
# fiches/1.1.yaml
id: "1.1"
depend_de: [1.2/L3]
# fiches/1.2.yaml
id: "1.2"
livrables:
  - id: L1
    titre: Diagnostic
    echeance: "2024"
""",
    good="""\
# fiches/1.1.yaml
id: "1.1"
depend_de: [1.2/L1]
# fiches/1.2.yaml
id: "1.2"
livrables:
  - id: L1
    titre: Diagnostic
    echeance: "2024"
""",
)


def check(survey: Survey) -> Iterator[Found]:
    for fiche in survey.plan.fiches:
        for index, ref in enumerate(fiche.depend_de):
            wrong = _unknown(survey, ref)
            if wrong is not None:
                yield Found(fiche.where / "depend_de" / index, *wrong, ref=fiche.id)


def _unknown(survey: Survey, ref: str) -> tuple[Message, Message] | None:
    code, _, rest = ref.rpartition(":")
    name, _, part = rest.partition("/")
    plan = survey.plan if code in ("", survey.plan.code) else survey.plans.get(code)
    if plan is None:
        # a plan on its own cannot know the plans of the portfolio it belongs to, nor anyone a code that was not read
        plans = survey.portefeuille.plans
        known = survey.portefeuille.titre is not None and not any(map(_is_nameless, plans))
        return _no_plan(survey, code) if known else None
    fiches = survey.fiches if plan is survey.plan else {each.id: each for each in plan.fiches}
    fiche = fiches.get(name)
    if fiche is None:
        return None if unread(plan, name) else _no_fiche(plan, name)
    ids = {each.id for each in named(fiche) if each.id}
    return None if not part or part in ids else _no_part(fiche, part, ids)


def _is_nameless(plan: Plan) -> bool:
    """Whether the code of a plan may be another than its folder's name, its own file being lost in part."""
    return plan.where.file in {*plan.illisibles, *plan.abimees}


def _no_plan(survey: Survey, code: str) -> tuple[Message, Message]:
    sentence = msg("The portfolio has no plan with the code {code}.", code=code)
    return sentence, suggestion(code, survey.plans) or msg("Write the code of one of its plans before the colon.")


def _no_fiche(plan: Plan, name: str) -> tuple[Message, Message]:
    known = [each.id for each in plan.fiches]
    other = msg("Correct the reference, or remove it if that fiche no longer exists.")
    return msg("No fiche has the id {id}.", id=name), suggestion(name, known) or other


def _no_part(fiche: Fiche, part: str, known: set[str]) -> tuple[Message, Message]:
    return (
        msg("Fiche {fiche} has nothing with the id {id}.", fiche=fiche.id, id=part),
        msg("It has: {ids}.", ids=", ".join(sorted(known)))
        if known
        else msg("It has no step, deliverable, indicator or milestone: refer to the fiche, {fiche}.", fiche=fiche.id),
    )
