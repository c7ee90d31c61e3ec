"""What a person sees on standard error while something takes long: a spinner, what is going on, the seconds gone by."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress


def waiting(text: str) -> "Progress":
    """A line to `start()`, and to `stop()`, which wipes it. Rich is imported here: whoever waits can afford it."""
    from rich.console import Console  # noqa: PLC0415
    from rich.markup import escape  # noqa: PLC0415
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    progress = Progress(*columns, console=Console(stderr=True), transient=True)
    progress.add_task(escape(text), total=None)
    return progress
