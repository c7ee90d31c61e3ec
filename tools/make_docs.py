"""Writes again all that the documentation takes from the code: `make docs`, or `python -m tools.make_docs`.

The reference pages, the page of the calendar, the picture of a terminal, and the outputs that the pages show.
The tests compare each with what is committed.
"""

import subprocess
import sys

MAKERS = (
    "make_reference",
    "make_commands",
    "make_rules",
    "make_calendrier",
    "make_terminal_picture",
    "console",
    "make_historique",
    "make_gabarits",
    "make_names",
)


def main() -> None:
    """Each maker in a process of its own; stops at the first that fails."""
    for name in MAKERS:
        print(f"tools.{name}")
        subprocess.run([sys.executable, "-m", f"tools.{name}"], check=True)


if __name__ == "__main__":
    main()
