"""The only clock of the program: which day it is in Europe/Paris, where the contracts live."""

from datetime import date, datetime

from clsctl.core.messages import msg
from clsctl.core.trouble import Trouble


def today() -> date:
    """The civil day in Europe/Paris now. `Trouble` where the system has no time zone data."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # noqa: PLC0415 - not needed with --date

    try:
        paris = ZoneInfo("Europe/Paris")
    except ZoneInfoNotFoundError as error:
        raise Trouble(
            msg("This system has no data on time zones, so today in Paris is unknown."),
            msg("Say which day it is with --date, or install the Python package tzdata."),
        ) from error
    return datetime.now(paris).date()  # noqa: TID251 - the one place
