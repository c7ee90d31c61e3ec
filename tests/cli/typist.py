"""Types on a real terminal, a pseudo-terminal of the system, and reads what the program shows there."""

import os
import re
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# Colours and moves of the cursor.
_CONTROLS = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[=>]|\r")


class Typist:
    """A person in front of the screen: waits for words, then types."""

    def __init__(self, terminal: int, process: "subprocess.Popen[bytes]") -> None:
        self._terminal = terminal
        self._process = process
        self._seen = ""

    def wait(self, words: str, seconds: float = 30) -> str:
        """Wait for words on the screen; what came up to them."""
        end = time.monotonic() + seconds
        while words not in (shown := _CONTROLS.sub("", self._seen)):
            if not select.select([self._terminal], [], [], max(end - time.monotonic(), 0))[0]:
                raise AssertionError(f"{words!r} never came; on the screen: {shown!r}")
            try:
                data = os.read(self._terminal, 65536)
            except OSError:  # the program is over
                data = b""
            if not data:
                raise AssertionError(f"the program ended without {words!r}; on the screen: {shown!r}")
            self._seen += data.decode("utf-8", "replace")
            # a real terminal answers where its cursor is
            for _ in range(data.count(b"\x1b[6n")):
                os.write(self._terminal, b"\x1b[1;1R")
        self._seen = shown.partition(words)[2]
        return shown.partition(words)[0]

    def type(self, text: str) -> None:
        """Type, Enter included."""
        os.write(self._terminal, f"{text}\r".encode())

    def answer(self, question: str, text: str = "") -> None:
        """Wait for a question and answer it."""
        self.wait(question)
        self.type(text)

    def press(self, keys: str) -> None:
        """Type without Enter."""
        os.write(self._terminal, keys.encode())

    def end(self) -> int:
        """The exit code."""
        return self._process.wait(30)


@contextmanager
def typing(*args: str | Path, cwd: Path) -> Iterator[tuple[Typist, "subprocess.Popen[bytes]"]]:
    """The program on a terminal, in English; its standard output is apart, in the process."""
    import pty  # noqa: PLC0415 - not on Windows
    import termios  # noqa: PLC0415 - not on Windows

    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (40, 120))
    environment = {**os.environ, "CLSCTL_LANG": "en", "TERM": "xterm"}
    command = [sys.executable, "-m", "clsctl", *map(str, args)]
    process = subprocess.Popen(
        command, stdin=theirs, stdout=subprocess.PIPE, stderr=theirs, cwd=cwd, env=environment, start_new_session=True
    )  # fmt: skip
    os.close(theirs)
    try:
        yield Typist(ours, process), process
    finally:
        process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()
        os.close(ours)
