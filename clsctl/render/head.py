"""What was checked, for the formats that say it."""

from datetime import date
from typing import NamedTuple


class Head(NamedTuple):
    """The plan's title, the label and the day of the text, what could not be read.

    `home` is the folder of the plan in its repository, empty or ending with `/`: forges count paths from the top of
    the repository. With `strict` warnings count as errors.
    """

    plan: str = ""
    rev: str = ""
    day: date | None = None
    unread: tuple[str, ...] = ()
    home: str = ""
    strict: bool = False


NO_HEAD = Head()
