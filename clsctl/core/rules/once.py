"""One mistake, one finding: what is missing only because what is written there can’t be read is told by the latter."""

from collections.abc import Iterable, Iterator

from clsctl.core.diagnostics import Diagnostic

# the rules that miss a date, and the keys where it would stand
_DATES = {"S602": ("statut_le", "abandonne_le"), "S611": ("date", "decide_le", "remis_le")}


def once(form: Iterable[Diagnostic], found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The findings of the rules, less those that follow from one of form."""
    wrong = {(each.where.file, each.where.path) for each in form}
    for each in found:
        keys = _DATES.get(each.code, ())
        path = each.where.path
        places = ((each.where.file, (*group, key)) for group in (path, path[:-1]) for key in keys)
        if not any(place in wrong for place in places):
            yield each
