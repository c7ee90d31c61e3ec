"""The small plan on disk of the tests of the command line."""

from tests.cli.conftest import plan

__all__ = ["plan"]
