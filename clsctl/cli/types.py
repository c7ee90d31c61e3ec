"""The type of a new fiche: in full, by a word of it (« projet »), or `fiche` alone, for the plan to say."""

from clsctl.cli.declare import Choice, Misuse
from clsctl.core.labels import TYPES
from clsctl.core.messages import msg
from clsctl.core.model.plan import Plan
from clsctl.core.slugs import slug

FICHE = "fiche"


class _Type(Choice):
    """A reader of types: `fiche_action`, `action`, `Lettre d’intention`, `fiche`."""

    def __call__(self, value: str) -> str:
        word = slug(value).replace("-d-", "-").replace("-", "_")
        if word in {FICHE, "fiches"}:
            return FICHE
        found = [each for each in self.known if word in {each, *each.split("_")}]
        return found[0] if len(found) == 1 else super().__call__(value)


TYPE = _Type("TYPE", tuple(TYPES))


def type_in(plan: Plan, typed: str | None) -> str:
    """The type that was given, else that of the plan's fiches; `Misuse` where these are not all of one."""
    if typed not in {None, FICHE}:
        return str(typed)
    known = tuple(dict.fromkeys(each.type for each in plan.fiches if each.type in TYPES))
    if len(known) == 1:
        return known[0]
    if not known:
        raise Misuse(TYPE.missing())
    raise Misuse(
        msg("The fiches of this plan are of several types: {known}.", known=", ".join(known)),
        msg("Name the one you want: clsctl new {type}", type=known[0]),
    )
