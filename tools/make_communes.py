"""Writes the table of the official codes of communes: `python -m tools.make_communes PACKAGE YEAR`.

PACKAGE is the directory of the npm package `@etalab/decoupage-administratif` (its data: INSEE, code officiel
géographique, Licence Ouverte), unpacked beforehand; YEAR that of its data. Once a year, when a new one is out.
"""

import base64
import json
import sys
import zlib
from collections import defaultdict
from pathlib import Path

TABLE = Path(__file__).parents[1] / "clsctl" / "core" / "communes" / "table.py"

HEAD = '''"""The names of French communes by INSEE code. Made by tools/make_communes.py: do not edit.

Source: INSEE, code officiel géographique on 1 January {year}, delegated and associated communes and municipal
districts included, through the package @etalab/decoupage-administratif {version}; Licence Ouverte.
"""

YEAR = {year}

# By the first character of the department: base64 of zlib of one paragraph a department, which begins with the
# department; then one line a commune, with the step from the last number (nothing for 1), a tab and the name.
CHUNKS = {{
'''


def paragraphs(communes: list[dict[str, str]]) -> dict[str, str]:
    """The text of each department, by department."""
    rows: dict[str, set[tuple[int, str]]] = defaultdict(set)
    for each in communes:
        code = each["code"]
        length = 3 if code[:2] in ("97", "98") else 2
        rows[code[:length]].add((int(code[length:]), each["nom"]))
    return {department: f"{department}\n{_lines(found)}" for department, found in sorted(rows.items())}


def _lines(rows: set[tuple[int, str]]) -> str:
    last, lines = 0, []
    for number, name in sorted(rows):
        step = number - last
        lines.append(f"{'' if step == 1 else step}\t{name}")
        last = number
    return "\n".join(lines)


def module(communes: list[dict[str, str]], year: str, version: str) -> str:
    """The source of the table."""
    chunks: dict[str, list[str]] = defaultdict(list)
    for department, text in paragraphs(communes).items():
        chunks[department[0]].append(text)
    out = HEAD.format(year=year, version=version)
    for first, texts in chunks.items():
        packed = base64.b64encode(zlib.compress("\n\n".join(texts).encode(), 9)).decode()
        lines = "\n".join(packed[start : start + 118] for start in range(0, len(packed), 118))
        out += f'    "{first}": """\n{lines}\n""",\n'
    return out + "}\n"


def main() -> None:
    folder, year = Path(sys.argv[1]), sys.argv[2]
    communes = json.loads((folder / "data" / "communes.json").read_text("utf-8"))
    version = json.loads((folder / "package.json").read_text("utf-8"))["version"]
    TABLE.write_text(module(communes, year, version), "utf-8", newline="\n")
    print(TABLE, TABLE.stat().st_size)


if __name__ == "__main__":
    main()
