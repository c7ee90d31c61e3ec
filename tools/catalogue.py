"""The translations: what is to be translated, merged into the catalogue, checked and compiled.

python tools/catalogue.py extract           print the template, the messages of code and templates
python tools/catalogue.py update            merge them into the catalogues; translations are kept
python tools/catalogue.py check [PATH...]   fail on what is missing or wrong (of the messages of PATHs only)
python tools/catalogue.py compile           write the .mo files
"""

import ast
import io
import re
import string
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "clsctl" / "locale"
# msg and nmsg build messages, mark marks a help text; the others are those of Jinja templates.
KEYWORDS: Any = {"msg": (1,), "nmsg": (1, 2), "mark": (1,), "_": (1,), "gettext": (1,), "ngettext": (1, 2)}
LITERAL = {"msg": 1, "nmsg": 2, "mark": 1}
METHODS = [("**.py", "python"), ("**.j2", "jinja2")]
OPTIONS = {"**.j2": {"extensions": "jinja2.ext.i18n,jinja2.ext.do", "silent": "false", "encoding": "utf-8"}}
# Lines of a catalogue's head that say who wrote it with what, and when.
DROPPED = tuple(
    f'"{name}:'
    for name in (
        "POT-Creation-Date", "PO-Revision-Date", "Generated-By", "Report-Msgid-Bugs-To",
        "Last-Translator", "Language-Team", "Project-Id-Version",
    )
)  # fmt: skip

# French typography: what may not stand, and what is meant.
TYPOGRAPHY = [
    (re.compile("[ \N{NO-BREAK SPACE}][;!?]"), "U+202F goes before ; ! ?"),
    (re.compile("[ \N{NARROW NO-BREAK SPACE}]:"), "U+00A0 goes before :"),
    (re.compile("«[^\N{NO-BREAK SPACE}]|[^\N{NO-BREAK SPACE}]»"), "U+00A0 goes inside « »"),
    (re.compile(r"[^\W\d_]'[^\W\d_]"), "the apostrophe is ’"),
    (re.compile("[“”]"), "the quotes are « »"),
    (re.compile(r"\.\.\."), "the ellipsis is …"),
]
# What is quoted as people type it: between backticks, or a sign alone between guillemets.
VERBATIM = re.compile("`[^`]*`|«\N{NO-BREAK SPACE}[^\\w\\s]{1,3}\N{NO-BREAK SPACE}»")


def template() -> Catalog:
    """The messages of the code and of the templates, with the files they stand in."""
    found = Catalog(charset="utf-8")
    for folder in ("clsctl", "templates"):
        for file, _line, text, comments, _context in extract_from_dir(
            ROOT / folder, METHODS, OPTIONS, KEYWORDS, comment_tags=("Translators:",), strip_comment_tags=True
        ):
            found.add(text, locations=[(f"{folder}/{Path(file).as_posix()}", 1)], auto_comments=comments)
    return found


def catalogues() -> list[Path]:
    return sorted(LOCALE.glob("*/LC_MESSAGES/*.po"))


def load(path: Path) -> Catalog:
    """The catalogue in a file; its folder names the language."""
    with path.open("rb") as lines:
        return read_po(lines, locale=path.parent.parent.name, charset="utf-8")


def dump(catalogue: Catalog) -> str:
    """The catalogue as text that changes only where a message does: sorted, without line numbers and dates."""
    out = io.BytesIO()
    for message in catalogue:
        message.locations = sorted(set(message.locations))
        message.auto_comments = sorted(set(message.auto_comments))
    write_po(out, catalogue, width=120, sort_output=True, include_lineno=False, ignore_obsolete=True)
    lines = out.getvalue().decode("utf-8").splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(DROPPED))


def update() -> None:
    """Merge the messages of the sources into every catalogue; new ones are left empty, old ones dropped."""
    source = template()
    for path in catalogues():
        catalogue = load(path)
        catalogue.update(source, no_fuzzy_matching=True)
        path.write_text(dump(catalogue), encoding="utf-8", newline="\n")


def check(*paths: str) -> list[str]:
    """What is wrong, a line a finding; with paths, of the messages that stand in files below them."""
    source = template()
    wrong = [fault for path in sorted((ROOT / "clsctl").rglob("*.py")) for fault in not_extracted(path, source)]
    for path in catalogues():
        catalogue = load(path)
        for message in source:
            if message.id and _stands_in(message, paths):
                wrong += [
                    f"{path.name}: {fault}: {message.id!r}" for fault in faults(message, catalogue.get(message.id))
                ]
        old = [message.id for message in catalogue if not paths and message.id and source.get(message.id) is None]
        wrong += [f"{path.name}: no source has it any more: {each!r}" for each in old]
    return wrong


def _stands_in(message: Message, paths: tuple[str, ...]) -> bool:
    return not paths or any(file.startswith(paths) for file, _line in message.locations)


def faults(source: Message, translated: Message | None) -> Iterator[str]:
    """What is wrong with the translation of one message."""
    if translated is None or not all(_texts(translated.string)):
        yield "no translation"
        return
    if translated.fuzzy:
        yield "fuzzy"
    if isinstance(source.id, str) != isinstance(translated.string, str):
        yield "singular and plural differ"
    forms = _texts(translated.string)
    for form in forms:
        yield from (f"{fault} in {form!r}" for rule, fault in TYPOGRAPHY if rule.search(VERBATIM.sub("", form)))
        if not places(form) <= places(*_texts(source.id)):
            yield f"a place that the source lacks in {form!r}"
    if not places(_texts(source.id)[-1]) <= places(forms[-1]):
        yield f"a place of the source is lost in {forms[-1]!r}"


def places(*texts: str) -> set[str]:
    """The names between braces."""
    return {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def _texts(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def not_extracted(path: Path, source: Catalog) -> Iterator[str]:
    """Calls whose text Babel can't see: it is not written there, or stands inside an f-string."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in LITERAL:
            texts = [ast.literal_eval(text) if isinstance(text, ast.Constant) else None for text in node.args]
            first, *rest = (*texts, None)[: LITERAL[node.func.id]]
            if not all(isinstance(text, str) for text in (first, *rest)):
                yield f"{path.relative_to(ROOT).as_posix()}:{node.lineno}: {node.func.id}() needs a literal text"
            elif source.get(first or "") is None:
                yield f"{path.relative_to(ROOT).as_posix()}:{node.lineno}: Babel does not see {first!r}"


def compile_all() -> list[Path]:
    """Write the `.mo` files, as the build does."""
    sys.path.insert(0, str(ROOT))
    from hatch_build import compile_catalogues  # noqa: PLC0415 - the build hook is at the root of the sources

    return compile_catalogues(ROOT)


def stale() -> bool:
    """Whether a `.po` is newer than its `.mo`, or has none."""
    compiled = ((path, path.with_suffix(".mo")) for path in catalogues())
    return any(not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime for po, mo in compiled)


def main(args: list[str]) -> int:
    match args:
        case ["extract"]:
            sys.stdout.write(dump(template()))
        case ["update"]:
            update()
        case ["compile"]:
            compile_all()
        case ["check", *paths]:
            wrong = check(*paths)
            print("\n".join(wrong) if wrong else "every message is translated")
            return 1 if wrong else 0
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
