"""Standard output and standard error: UTF-8 and line feeds everywhere, and a reader that goes away is no error."""

import errno
import io
import os
import sys
from typing import TextIO

from clsctl.cli.session import Request
from clsctl.core.messages import msg
from clsctl.core.trouble import Trouble

# What writing to a pipe that nobody reads any more says, on Windows too.
_CLOSED = (errno.EPIPE, errno.EINVAL, errno.ESHUTDOWN)


def prepare() -> None:
    """Make both streams UTF-8 with line feeds. A name that is no Unicode is escaped, not refused."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    if sys.platform == "win32":
        _colours_on_windows()


def _colours_on_windows() -> None:
    """Have the console obey colours: the older one of Windows shows them as text until it is asked."""
    import ctypes  # noqa: PLC0415 - Windows only

    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]
    console, mode = kernel.GetStdHandle(-11), ctypes.c_ulong()
    if kernel.GetConsoleMode(console, ctypes.byref(mode)):
        kernel.SetConsoleMode(console, mode.value | 4)


def emit(text: str) -> None:
    """Print a result on standard output."""
    _write(sys.stdout, text)


def emit_bytes(data: bytes) -> None:
    """Write bytes as they are on standard output."""
    _write(sys.stdout, data)


def note(text: str) -> None:
    """Print a note, a line, on standard error."""
    _write(sys.stderr, text + "\n")


def _write(stream: TextIO | None, told: str | bytes) -> None:
    if stream is None:
        return
    try:
        if isinstance(told, bytes):
            stream.buffer.write(told)
        else:
            stream.write(told)
        stream.flush()
    except OSError as error:
        _silence(stream)
        if error.errno not in _CLOSED:
            from clsctl.core.reasons import reason  # noqa: PLC0415 - for a refusal only

            raise Trouble(msg("The output could not be written: {reason}", reason=reason(error))) from error


def _silence(stream: TextIO) -> None:
    """Send what is left in the stream's buffer nowhere, so that leaving Python does not fail on it."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def deliver(request: Request, text: str) -> None:
    """Put a result where it was asked for: standard output, or a file that is replaced whole."""
    if request.output is None:
        emit(text)
        return
    deliver_bytes(request, text.encode("utf-8", "backslashreplace"))


def deliver_bytes(request: Request, data: bytes) -> None:
    """Put a result that is no text where it was asked for. `Trouble` on a terminal, which could not show it."""
    if request.output is None:
        if sys.stdout is None or sys.stdout.isatty():
            raise Trouble(msg("This result is no text, and a terminal cannot show it."), msg("Give it a file: -o FILE"))
        _write(sys.stdout, data)
        return
    from clsctl.writing.files import replace  # noqa: PLC0415 - for -o only

    replace(request.output, data)
    if not request.session.quiet:
        note(request.language(msg("Written: {file}", file=str(request.output))))
