"""What `validate` writes of the small plan in each format, as its golden file has it."""

from pathlib import Path

from clsctl import __version__
from clsctl.cli.commands.validate import FORMATS
from tests.cli.run import clsctl

GOLDEN = Path(__file__).parent / "golden"
NAMES = {
    "text": "text.txt", "json": "json.json", "jsonl": "jsonl.jsonl", "github": "github.txt",
    "gitlab": "gitlab.json", "sarif": "sarif.json", "junit": "junit.xml",
}  # fmt: skip
SUMMARY = "summary.md"
BASELINE = "baseline.json"


def told(root: Path) -> dict[str, str]:
    """The text of each golden file, by its name; the version of the program is left open."""
    out = {NAMES[format_]: clsctl("validate", "-C", root, "--format", format_, "-q").out for format_ in FORMATS}
    for option, name in (("--summary", SUMMARY), ("--write-baseline", BASELINE)):
        clsctl("validate", "-C", root, option, root.parent / name, "-q")
        out[name] = (root.parent / name).read_text(encoding="utf-8")
    return {name: text.replace(f'"{__version__}"', '"VERSION"') for name, text in out.items()}
