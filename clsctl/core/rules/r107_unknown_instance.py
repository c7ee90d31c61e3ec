"""The meeting that decided (`instance`) is one of the plan's `instances`, by its code or as the last of its type."""

from collections.abc import Iterator
from datetime import date

from clsctl.core.diagnostics import Where
from clsctl.core.messages import Message, msg
from clsctl.core.model.fiche import Fiche
from clsctl.core.model.plan import Instance
from clsctl.core.nearest import suggestion
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "R107",
    "unknown-instance",
    "error",
    title=msg("A decision names a meeting that the plan does not list"),
    why=msg(
        "A postponement or a note is worth what the meeting behind it is worth. `instance: copil` means the last "
        "steering committee held by that day, so the plan must list one."
    ),
    remedy=msg("Add the meeting with its date to `instances` in `clsctl.yaml`, or correct the code."),
    bad="""\
# clsctl.yaml
instances:
  - code: copil-2024
    type: copil
    date: 2024-06-20
# fiches/1.1.yaml
suivi:
  notes:
    - date: 2024-06-20
      instance: copil-24
      texte: Le comité valide le diagnostic.
""",
    good="""\
# clsctl.yaml
instances:
  - code: copil-2024
    type: copil
    date: 2024-06-20
# fiches/1.1.yaml
suivi:
  notes:
    - date: 2024-06-20
      instance: copil-2024
      texte: Le comité valide le diagnostic.
""",
)


TYPES = frozenset({"copil", "cotech", "groupe_travail", "codir", "autre"})
ADD = msg("Add it with its date to `instances` in clsctl.yaml.")


def check(survey: Survey) -> Iterator[Found]:
    instances = survey.plan.instances
    codes = {each.code for each in instances}
    for fiche in survey.plan.fiches:
        for where, name, day, ref in _named(fiche):
            if name is None or name in codes:
                continue
            if name not in TYPES:
                sentence = msg("The plan lists no meeting with the code {code}.", code=name)
                yield Found(where, sentence, suggestion(name, sorted(codes | TYPES)) or ADD, ref)
            elif not any(each.type == name and _held(each, day) for each in instances):
                yield Found(where, _none(name, day), ADD, ref)


def _named(fiche: Fiche) -> Iterator[tuple[Where, str | None, date | None, str]]:
    if fiche.suivi is None:
        return
    for key, suivi in fiche.suivi.livrables.items():
        for report in suivi.reports:
            yield report.where / "instance", report.instance, report.decide_le, f"{fiche.id}/{key}"
    for note in fiche.suivi.notes:
        yield note.where / "instance", note.instance, note.date, fiche.id


def _held(instance: Instance, day: date | None) -> bool:
    return day is None or instance.date is None or instance.date <= day


def _none(name: str, day: date | None) -> Message:
    if day is None:
        return msg("The plan lists no meeting of the type {type}.", type=name)
    return msg("The plan lists no meeting of the type {type} held by {day}.", type=name, day=day)
