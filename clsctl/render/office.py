"""What reads and writes the files of offices is an extra: without it, a message that says how to have it."""

from collections.abc import Iterator
from contextlib import contextmanager

from clsctl.core.messages import msg
from clsctl.core.trouble import Trouble

_PACKAGES = {"docx": "python-docx", "openpyxl": "openpyxl"}


@contextmanager
def needed(module: str) -> Iterator[None]:
    """Around the import of what needs a module of the extra."""
    try:
        yield
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] not in {*_PACKAGES, "lxml"}:
            raise
        raise Trouble(
            msg("Word and Excel need the Python package {package}.", package=_PACKAGES[module]),
            msg(
                'Installed with pip: pip install "clsctl[office]". With pipx: pipx inject clsctl {packages}.',
                packages=" ".join(sorted(_PACKAGES.values())),
            ),
        ) from error
