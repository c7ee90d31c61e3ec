"""An id names one thing for ever."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from clsctl.core.audit.case import Case
from clsctl.core.audit.found import Found, place_of
from clsctl.core.messages import msg
from clsctl.core.rules.page import Page

PAGE = Page(
    "A007",
    "id-used-again",
    "warning",
    title=msg("An id was used again for something else"),
    why=msg(
        "Reports, minutes and the history name a thing by its id. Given to something else, its past is taken for that "
        "of the new thing."
    ),
    remedy=msg("Give the new thing an id that was never used, and leave the old one out or abandoned."),
    bad="""\
livrables:
  - {id: L2, titre: Annuaire des aidants}   # L2 was “Bilan des consultations”
""",
    good="""\
livrables:
  - {id: L5, titre: Annuaire des aidants}
""",
)
# below this two titles without a common word are those of two things: a corrected one keeps most of its letters
_ALIKE = 0.6
# articles and prepositions say nothing
_SMALL = 3


def check(case: Case) -> Iterator[Found]:
    gone: dict[str, str] = {}
    for event in case.events:
        back = {change.ref for change in event.changes if (change.key, change.kind) == ("", "added")}
        for change in event.changes:
            before, after = change.before or "", change.after or ""
            if change.key == "" and change.kind == "removed":
                gone[change.ref] = before
            elif change.key == "" and change.kind == "added":
                before = gone.pop(change.ref, "")
            later = case.reference.is_later(change.fiche, event.commit)
            is_title = later and change.key in {"", "titre", "libelle"} and change.kind in {"added", "changed"}
            is_title = is_title and not (change.key and change.ref in back)  # told with the thing that is back
            if is_title and before and after and not alike(before, after):
                message = msg("{ref} was “{before}” and now is “{after}”", ref=change.ref, before=before, after=after)
                hint = msg("Give what is new an id that was never used.")
                yield Found(place_of(case, change.ref), message, hint, change.ref, event.commit)


def alike(before: str, after: str) -> bool:
    """Whether two titles may be of the same thing: they share a word that says something, or most of their letters."""
    old, new = (" ".join(text.casefold().split()) for text in (before, after))
    if {word for word in old.split() if len(word) > _SMALL} & {word for word in new.split() if len(word) > _SMALL}:
        return True
    return SequenceMatcher(None, old, new, autojunk=False).ratio() >= _ALIKE
