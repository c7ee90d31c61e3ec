"""Writes docs/reference/regles.md, the pages of all the findings, in French: `python -m tools.make_rules`."""

from collections.abc import Iterator
from pathlib import Path

from clsctl.core.labels import SEVERITIES
from clsctl.core.pages import PAGES
from clsctl.core.rules.page import GROUPS, Page
from clsctl.render.language import Language, language

TARGET = Path(__file__).resolve().parents[1] / "docs" / "reference" / "regles.md"

HEAD = """\
# Les constats de `clsctl validate` et de `clsctl audit`

<!-- Page faite par tools/make_rules.py à partir des règles elles-mêmes : ne pas la modifier ici. -->

Chaque constat a un code : une lettre pour son groupe, trois chiffres. `clsctl explain CODE` affiche sa page. Ceux en A
sont de `clsctl audit`, qui relit l’historique ; tous les autres, de `clsctl validate`.

Pour régler un constat qui n’a pas lieu d’être :

- pour tout le plan, dans `clsctl.yaml` : `regles: {ignorer: [H006]}` ; `C2` vaut pour tous les codes en C2 ;
- pour certains fichiers : `regles: {par_fichier: {"fiches/3.*.yaml": [S602]}}` ;
- pour une seule ligne, par un commentaire au-dessus d’elle : `# clsctl: ignore P801 adresse publiée avec accord` ;
- pour en faire une erreur : `regles: {erreurs: [E701]}`.

Ce qui empêche de lire un fichier ne peut pas être ignoré.
"""


def page(speak: Language) -> str:
    """The whole page, group by group."""
    pages = sorted(PAGES.values(), key=lambda each: (list(GROUPS).index(each.code[0]), each.code))
    parts = [HEAD, *_table(pages, speak)]
    for letter, title in GROUPS.items():
        parts.append(f"## {speak(title)}\n")
        parts += [_entry(each, speak) for each in pages if each.code[0] == letter]
    return "\n".join(parts)


def _table(pages: list[Page], speak: Language) -> Iterator[str]:
    yield "| code | gravité | ce qui est constaté |"
    yield "|---|---|---|"
    for each in pages:
        yield f"| [{each.code}](#{each.code.lower()}) | {speak(SEVERITIES[each.severity])} | {speak(each.title)} |"
    yield ""


def _entry(each: Page, speak: Language) -> str:
    """One finding; the anchor is its code, which never changes."""
    lines = [
        f'### <a id="{each.code.lower()}"></a>{each.code} {speak(each.title)}\n',
        f"`{each.name}` – {speak(SEVERITIES[each.severity])}\n",
        f"{speak(each.why)}\n",
        f"{speak(each.remedy)}\n",
    ]
    for head, example in (("Au lieu de :", each.bad), ("Écrire :", each.good)):
        if example:
            lines += [f"{head}\n", f"```yaml\n{example.rstrip()}\n```\n"]
    return "\n".join(lines)


def main() -> None:
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(page(language("fr")), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
