"""What a person sees on standard error while something takes long: a spinner, what is going on, the seconds gone by."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

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


def counted(text: str, total: int) -> "Callable[[int | None], None]":
    """A line that says how many of `total` are done: to be called with how many, and with None to wipe it."""
    from rich.console import Console  # noqa: PLC0415
    from rich.markup import escape  # noqa: PLC0415
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    progress = Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False)
    task = progress.add_task(escape(text), total=total)
    progress.start()

    def told(done: int | None) -> None:
        if done is None:
            progress.stop()
        elif done % 10 == 0 or done == total:
            progress.update(task, completed=done, refresh=True)

    return told
