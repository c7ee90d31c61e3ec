"""The columns of a table that say something."""

from clsctl.core.views.blocks import Tableau


def filled(table: Tableau) -> Tableau:
    """The table without the columns that nothing fills; the first, which names the lines, stays."""
    kept = [
        rank for rank in range(len(table.colonnes)) if rank == 0 or any(each[rank] is not None for each in table.lignes)
    ]
    lignes = tuple(tuple(ligne[rank] for rank in kept) for ligne in table.lignes)
    return table._replace(colonnes=tuple(table.colonnes[rank] for rank in kept), lignes=lignes)
