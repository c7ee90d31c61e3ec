"""What an audit looks at, gathered: the plan, its reference text, its history, its tags and their signatures."""

from datetime import timedelta

from clsctl.cli.history import Past
from clsctl.cli.history_texts import Texts
from clsctl.cli.plan import Read
from clsctl.core.audit.a010_unsigned import wanted
from clsctl.core.audit.case import Case, Tag, case_of
from clsctl.core.changes.trail import Step, steps
from clsctl.core.model.plan import Plan
from clsctl.core.trouble import Trouble
from clsctl.sources.history import commit_before, read_history
from clsctl.sources.signatures import commits_lacking, tags, tags_lacking


def cases(known: Past, text: Read) -> dict[str, Case]:
    """The case of each plan, by its code."""
    history = read_history(known.what.root, known.head)
    found = list(steps(history, Texts(known.what.root, history)))
    return {
        plan.code: case_of(plan, known.what.day, history, _of(plan, found), signed(known, plan))
        for plan in text.portefeuille.plans
    }


def _of(plan: Plan, found: list[Step]) -> list[Step]:
    return [step for step in found if step.plan is None or step.plan.code == plan.code]


def signed(known: Past, plan: Plan) -> tuple[Plan, str] | None:
    """The reference text: at the revision that the plan names, else at the last commit up to the day of signature."""
    rev = plan.audit.reference
    if rev is None and plan.signature is not None:
        rev = commit_before(known.place, known.head, plan.signature + timedelta(days=1))
    if rev is None:
        return None
    return _at(known, plan, rev)


def _at(known: Past, plan: Plan, rev: str) -> tuple[Plan, str] | None:
    """The plan as it was at a revision; None where the repository did not hold it yet."""
    try:
        return known.plan_at(plan, rev)
    except Trouble:
        if plan.audit.reference is not None:
            raise
        return None


def with_signatures(known: Past, case: Case) -> Case:
    """The case with its tags, and what they and the commits lack of the signatures that the plan asks for."""
    asked = case.plan.audit.signatures
    named = [tag for tag in tags(known.place) if tag.commit]
    lacking = tags_lacking(known.place, named) if asked == "tags" else {}
    told = tuple(Tag(tag.name, tag.commit, lacking.get(tag.name)) for tag in named)
    lacks = commits_lacking(known.place, [commit.oid for commit in wanted(case)]) if asked == "commits" else {}
    return case._replace(tags=told, lacks=lacks)
