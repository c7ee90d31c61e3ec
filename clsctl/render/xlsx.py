"""Tables as a workbook: real dates, numbers and percentages, headings that stay, filters; texts are only texts."""

from collections.abc import Iterable

from clsctl.core.views.donnees import Table
from clsctl.render.language import Language
from clsctl.render.office import needed
from clsctl.render.opendata import About


def xlsx(tables: Iterable[Table], about: About, language: Language) -> bytes:
    """The bytes of the workbook. Raises Trouble where openpyxl is not installed."""
    with needed("openpyxl"):
        from clsctl.render import workbook  # noqa: PLC0415 - for Excel only
    return workbook.made(tuple(tables), about, language)
