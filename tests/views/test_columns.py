"""The parts of a report that would say nothing are left out of it."""

from decimal import Decimal

from clsctl.core.messages import verbatim
from clsctl.core.model.fiche import Financement, Indicateur
from clsctl.core.views.blocks import Colonne, Tableau
from clsctl.core.views.columns import filled
from clsctl.core.views.finances import finances
from clsctl.core.views.tableau_de_bord import tableau_de_bord
from clsctl.render.language import language
from tests.facts.build import W, fiche, livrable, plan
from tests.views.plans import ask

EN = language("en")
ON = "2020-07-01"
SPENT = (Financement(W, "Poste", montant=Decimal(10)),)


def heads(table: Tableau | None) -> list[str]:
    assert table is not None
    return [EN(each.titre) for each in table.colonnes]


def test_a_column_that_nothing_fills_is_left_out_but_the_first() -> None:
    table = Tableau(
        verbatim("t"), tuple(Colonne(verbatim(each)) for each in "abc"), ((None, None, 0), (None, None, None))
    )
    assert filled(table) == table._replace(
        colonnes=(table.colonnes[0], table.colonnes[2]), lignes=((None, 0), (None, None))
    )


def test_an_indicator_that_nobody_measured_says_so() -> None:
    of = plan(fiche("1", livrable("L1", "2021"), indicateurs=(Indicateur(W, "I1", "Visites"),)))
    (board,) = tableau_de_bord(ask(ON, of), "interne").plans
    assert heads(board.indicateurs) == ["Indicator", "Last measure"]
    assert heads(board.toutes) == ["Fiche", "State", "Handed in", "Next deadline"]
    assert board.indicateurs is not None
    assert EN(board.indicateurs.lignes[0][1]) == "not measured"  # type: ignore[arg-type]


def test_without_axes_nothing_is_told_by_axis() -> None:
    without, within = (plan(fiche("1", axe=axe, financements=SPENT)) for axe in (None, "A1"))
    assert [len(tableau_de_bord(ask(ON, each), "interne").plans[0].axes) for each in (without, within)] == [0, 1]
    assert [finances(ask(ON, each), "interne").plans[0].par_axe is None for each in (without, within)] == [True, False]
