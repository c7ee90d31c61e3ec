"""Small plans for the tests of the rules: from a folder, or from an excerpt of a rule's page."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from clsctl.core.diagnostics import Diagnostic
from clsctl.core.rules import RULES, check
from clsctl.core.rules.found import Rule
from clsctl.core.snapshot import Snapshot
from clsctl.reading import load, place
from clsctl.render.language import language

CASES = Path(__file__).parent / "cases"


def of_folder(folder: Path) -> dict[str, bytes]:
    """The files of a case. A name that some system refuses is listed in `paths.txt` instead, one a line."""
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }
    files.pop("expected.txt", None)
    for path in files.pop("paths.txt", b"").decode().splitlines():
        files[path] = b""
    return files


def of_excerpt(excerpt: str) -> dict[str, bytes]:
    """A plan around an excerpt: its files begin with `# path`, by default that of a fiche; needed keys are added."""
    if not excerpt.startswith("# "):
        excerpt = "# fiches/1.1.yaml\n" + excerpt
    parts = re.split(r"^# (.+)\n", excerpt, flags=re.MULTILINE)[1:]
    files = dict(zip(parts[::2], parts[1::2], strict=True))
    if not any(path.endswith("clsctl.yaml") for path in files):
        files["clsctl.yaml"] = ""
    if any(path.endswith("/clsctl.yaml") for path in files):
        files["portefeuille.yaml"] = 'clsctl: 1\ntitre: Portefeuille\nplans: ["*"]\n'
    return {path: _completed(path, text).encode() for path, text in files.items()}


def _completed(path: str, text: str) -> str:
    if path.endswith("clsctl.yaml"):
        needed = {"clsctl": "1", "type": "cls", "titre": f"Contrat {path}"}
    elif path.startswith("fiches/"):
        name = path.removeprefix("fiches/").rpartition(".")[0]
        needed = {"id": f'"{name}"', "type": "fiche_action", "titre": f"Fiche {name}", "porteurs": "[Commune]"}
    else:
        return text
    return "".join(f"{key}: {value}\n" for key, value in needed.items() if f"\n{key}:" not in f"\n{text}") + text


def findings(files: Mapping[str, bytes], rules: Iterable[Rule] = RULES) -> tuple[Diagnostic, ...]:
    """What the reader and the rules say of a plan, placed."""
    loaded = load(Snapshot("test", None, files), "plan")
    return place(loaded, (*loaded.diagnostics, *check(loaded.portefeuille, rules)))


def lines(found: Iterable[Diagnostic]) -> list[str]:
    """Each finding as the golden files have it, in English: place, code, severity, message, then hint and related."""
    english = language("en")
    out = []
    for each in found:
        span = each.span
        assert span is not None
        out.append(f"{each.where.file}:{span.line}:{span.column} {each.code} {each.severity}: {english(each.message)}")
        if each.hint is not None:
            out.append(f"    hint: {english(each.hint)}")
        for one in each.related:
            assert one.span is not None
            out.append(f"    {one.where.file}:{one.span.line}:{one.span.column} {english(one.message)}")
    return out


def found_by(code: str, files: Mapping[str, bytes]) -> list[str]:
    """The lines of one code, among the findings of all the rules."""
    return lines(each for each in findings(files) if each.code == code)


def others(code: str, files: Mapping[str, bytes]) -> set[str]:
    """The codes found with the rule of `code` turned off."""
    return {each.code for each in findings(files, [rule for rule in RULES if rule.PAGE.code != code])}
