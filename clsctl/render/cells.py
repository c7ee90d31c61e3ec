"""The values of a report as HTML or as Markdown: the last step of every `{{ … }}` of a template.

A template prints values, never markup of its own making: text is escaped and set in French typography here, so that no
template, a house's own included, can forget to.
"""

from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from clsctl.core.labels import ROLES, label
from clsctl.core.messages import Message
from clsctl.core.site.navigation import Navigation
from clsctl.core.views.blocks import (
    Courbe,
    Etages,
    Fort,
    Mot,
    Part,
    Pile,
    Puces,
)
from clsctl.render.bars import curve, stages
from clsctl.render.language import Language
from clsctl.render.typography import french
from clsctl.render.values import day, share
from clsctl.render.width import visible


class Jour(NamedTuple):
    """A day written in words, as in a sentence."""

    jour: date


def in_prose(cell: Any) -> Any:
    """A value as it is set outside tables, where a day is in words."""
    match cell:
        case date():
            return Jour(cell)
        case Fort():
            return Fort(in_prose(cell.cell))
        case Pile():
            return Pile(tuple(map(in_prose, cell.cells)))
        case Puces():
            return Puces(tuple(map(in_prose, cell.items)))
    return cell


class Setter(NamedTuple):
    """Sets values in one language. `is_french` asks for French typography.

    On a page of a site, `site` says where the things that values name have their pages.
    """

    language: Language
    site: Navigation | None = None

    @property
    def is_french(self) -> bool:
        return self.language.code == "fr"

    def _day(self, value: date | Jour) -> str:
        return self.language.date_in_words(value.jour) if isinstance(value, Jour) else day(value, self.language)

    def words(self, value: Any) -> str | None:
        """The plain text of a value that is words, a number or a day; None for another."""
        match value:
            case Message():
                text = self.language(value)
            case Mot():
                text = self.language(label(ROLES[value.role], value.valeur))
            case Courbe():
                text = curve(value)
            case Etages():
                text = stages(value) if value.cumul else ""
            case Part():
                text = share(value.valeur, self.language)
            case bool() | float():
                text = str(value)
            case date() | Jour():
                text = self._day(value)
            case int() | Decimal():
                text = self.language.counted(value)
            case str():
                text = value
            case _:
                return None
        return french(visible(text, keep="\n\t")) if self.is_french else visible(text, keep="\n\t")
