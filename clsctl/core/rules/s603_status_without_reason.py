"""A decision to suspend, block, give up or put off an action says why."""

from collections.abc import Iterator

from clsctl.core.messages import msg
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "S603",
    "status-without-reason",
    "warning",
    title=msg("A decision has no reason"),
    why=msg(
        "The partners signed the action. Who reads later that it was given up or put off must find the reason beside "
        "it."
    ),
    remedy=msg("Write the reason as `motif`, in a sentence."),
    bad="""\
suivi:
  statut: suspendue
  statut_le: 2020-03-12
""",
    good="""\
suivi:
  statut: suspendue
  statut_le: 2020-03-12
  motif: Les soignants sont mobilisés par la crise sanitaire.
""",
)


DECIDED = frozenset({"suspendue", "bloquee", "abandonnee", "reportee"})


def check(survey: Survey) -> Iterator[Found]:
    for fiche in survey.plan.fiches:
        suivi = fiche.suivi
        if suivi is None:
            continue
        if suivi.statut in DECIDED and not suivi.motif:
            sentence = msg("The status {statut} has no reason.", statut=suivi.statut)
            yield Found(suivi.where / "statut", sentence, msg("Write it as `motif`, in a sentence."), fiche.id)
        for key, each in suivi.livrables.items():
            ref = f"{fiche.id}/{key}"
            if each.abandonne_le and not each.motif:
                sentence = msg("This deliverable was given up without a reason.")
                yield Found(each.where / "abandonne_le", sentence, msg("Write it as `motif`, in a sentence."), ref)
            for report in each.reports:
                if not report.motif:
                    sentence = msg("This postponement has no reason.")
                    yield Found(report.where, sentence, msg("Write it as `motif`, in a sentence."), ref)
