"""Where each thing of a contract has its page. Paths are from the top of the site, `/` between names."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from clsctl.core.facts import FicheFacts, PlanFacts
from clsctl.core.model.fiche import Fiche
from clsctl.core.slugs import stems


class Places(NamedTuple):
    """The pages of one contract: by the reference of a fiche, the reference or name of an actor, the code of an axis
    and of a meeting, and the year. `prefix` is the contract's folder, empty in the site of a single plan."""

    prefix: str
    fiches: Mapping[str, str]
    porteurs: Mapping[str, str]
    axes: Mapping[str, str]
    annees: Mapping[str, str]
    instances: Mapping[str, str]

    def page(self, name: str) -> str:
        """A page that every contract has: `calendrier.html`."""
        return self.prefix + name

    def version(self, code: str) -> str:
        """The folder of the contract as it was on the day of a meeting."""
        return self.instances[code].removesuffix(".html").replace("instances/", "versions/") + "/"


def places(facts: PlanFacts, prefix: str = "") -> Places:
    """The pages of a contract, from what an audience may read of it."""
    plan = facts.plan
    axes = [*(each.code for each in plan.axes), *(each.fiche.axe for each in facts.fiches if each.fiche.axe)]

    def under(folder: str, keys: list[str]) -> dict[str, str]:
        names = stems(keys, folder.removesuffix("s"))
        return {key: f"{prefix}{folder}/{names[key]}.html" for key in dict.fromkeys(keys)}

    return Places(
        prefix,
        under("fiches", [each.ref for each in facts.fiches]),
        under("porteurs", sorted({name for each in facts.fiches for name in holders(each.fiche)})),
        under("axes", axes),
        under("annees", [str(year) for year in sorted(set(_years(facts)))]),
        under("instances", [each.code for each in plan.instances]),
    )


def holders(fiche: Fiche) -> Iterator[str]:
    """Whoever has something to do in a fiche: its holders and leaders, and who answers for its parts."""
    yield from (*fiche.porteurs, *fiche.pilotes)
    for etape in fiche.etapes:
        yield from etape.responsables
        for livrable in etape.livrables:
            yield from livrable.responsables
    for livrable in fiche.livrables:
        yield from livrable.responsables


def years(fiche: FicheFacts) -> Iterator[int]:
    """The years in which something of a fiche begins, falls due, was handed in or is reviewed."""
    days = [fiche.start, fiche.end, fiche.prochaine]
    for each in fiche.livrables:
        days += [each.remis_le, each.prochaine]
        days += [each.en_vigueur.end] if each.en_vigueur else []
    yield from (day.year for day in days if day is not None)
    reviews = fiche.fiche.suivi.bilans if fiche.fiche.suivi else {}
    yield from (int(year) for year in reviews if year.isascii() and year.isdecimal() and 0 < int(year) < _END)


# A slip of the keyboard (20255) is no year of a contract.
_END = 9999


def _years(facts: PlanFacts) -> Iterator[int]:
    """The years of the contract, and those of its fiches."""
    ends = [day.year for day in (facts.start, facts.end) if day is not None]
    if len(ends) == 2 and ends[1] - ends[0] < 100:
        ends = list(range(ends[0], ends[1] + 1))
    yield from ends
    for each in facts.fiches:
        yield from years(each)
    yield from (each.date.year for each in facts.plan.instances if each.date)
