"""Build hook: compiles the translation catalogues, so that wheel, sdist and editable install all have them."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


def compile_catalogues(root: Path) -> list[Path]:
    """Write a `.mo` beside each `.po` below `clsctl/locale`; the paths written."""
    written = []
    for source in sorted((root / "clsctl" / "locale").glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        with source.open("rb") as lines, target.open("wb") as out:
            write_mo(out, read_po(lines))
        written.append(target)
    return written


class CustomBuildHook(BuildHookInterface):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before each target is built."""
        compile_catalogues(Path(self.root))
