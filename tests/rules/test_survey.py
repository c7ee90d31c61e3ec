"""What rules share of a plan: its calendars, each read on the day its fiche was written where nothing else dates it."""

from datetime import date

from clsctl.core.diagnostics import Where
from clsctl.core.model.fiche import Fiche, Livrable
from clsctl.core.model.plan import Plan, Portefeuille
from clsctl.core.rules.survey import look


def fiche(name: str, written: date | None, *deadlines: str) -> Fiche:
    where = Where(f"{name}.yaml")
    livrables = tuple(
        Livrable(where / "livrables" / rank, f"L{rank}", None, text) for rank, text in enumerate(deadlines)
    )
    return Fiche(where, name, "fiche_action", livrables=livrables, redaction=written)


def test_a_text_without_a_year_is_read_on_the_day_its_own_fiche_was_written() -> None:
    texts = ("le 25 mars", "fin 2021", "le 25 mars")
    early, late = fiche("1", date(2020, 3, 1), *texts), fiche("2", date(2021, 3, 1), *texts)
    plan = Plan(Where("clsctl.yaml"), "", fiches=(early, late, fiche("3", None, *texts)))
    read = [[each.reading.end for each in row] for row in look(plan, Portefeuille((plan,))).calendars]
    end = date(2021, 12, 31)
    assert read == [
        [date(2020, 3, 25), end, date(2020, 3, 25)],
        [date(2021, 3, 25), end, date(2021, 3, 25)],
        [None, end, None],
    ]
