"""One page of a site, before it is set."""

from collections.abc import Callable
from typing import Any, NamedTuple

from clsctl.core.site.navigation import Navigation

# the template of all pages that are a `Feuillet`
FEUILLET = "feuillet"
# what stands in the place of a template for what is no page: a calendar, whose view is an `Agenda`
CALENDAR = "ics"
# and for all of the data as JSON, whose view is an `Answer`
DATA = "json"


class Page(NamedTuple):
    """A page at its path from the top of the site: the template that it is set with, what stands around it, and its
    view, which is made when it is asked for."""

    path: str
    gabarit: str
    navigation: Navigation
    vue: Callable[[], Any]
