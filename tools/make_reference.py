"""Writes docs/reference/format.md, every key of the format, in French: `python -m tools.make_reference`."""

from collections.abc import Iterator
from pathlib import Path

from clsctl.core.calendar.bounds import bound_keys
from clsctl.reading.forms import Boxes, Choice, Form
from clsctl.reading.records import ListOf, MapOf, Record
from clsctl.reading.schema import FILES, NEAR, Translate
from clsctl.reading.settings import CalendarSettings
from clsctl.render.language import language

TARGET = Path(__file__).resolve().parents[1] / "docs" / "reference" / "format.md"

HEAD = """\
# Les clés du format

<!-- Page faite par tools/make_reference.py à partir de la table du lecteur : ne pas la modifier ici. -->

Un plan est un dossier avec `clsctl.yaml`, ses fiches sous `fiches/`, ses pièces sous `pieces/`. Un portefeuille est un
dossier avec `portefeuille.yaml`, qui nomme plusieurs plans. Chaque clé a une forme ; `clsctl validate` signale tout ce
qui en a une autre, et `clsctl schema fiche` donne la même table aux éditeurs.

- **Texte** : ce que vous écrivez, mot pour mot. `NON` reste un mot, `01004` un code, `1.10` un numéro.
- **Texte Markdown** : sur plusieurs lignes, écrivez `|` après les deux-points et décalez le texte de deux espaces.
- **Expression de calendrier** : les mots du document, « 2ème semestre 2019 », « De janvier 2021 à juin 2021 ».
- **Date** : `AAAA-MM-JJ` ou `JJ/MM/AAAA`.
- **Nombre, montant** : `72 052`, `1,5`, `50 000 €`.
- **Identifiant, code** : lettres sans accent, chiffres, `.`, `-`, `_`.
- **Acteur** : un code de `acteurs` dans `clsctl.yaml`, ou un nom en toutes lettres.

Une clé vide (`echeance:`) veut dire que la rubrique existe dans le document et n’est pas remplie ; une clé absente,
que le document n’a pas cette rubrique. Entre guillemets ou sous `|`, un texte peut contenir n’importe quel signe ;
ailleurs, YAML prend pour lui un deux-points suivi d’une espace, un `#` après une espace, une virgule entre crochets.
"""
TITLES = {"fiche": "Une fiche", "plan": "`clsctl.yaml`", "portefeuille": "`portefeuille.yaml`"}


class _Page:
    """The sections of the page: one for each file, then one for each group of keys, in the order they are met."""

    def __init__(self, translate: Translate) -> None:
        self.translate = translate
        self.names: dict[int, str] = {}
        self.waiting: list[tuple[str, Record]] = []

    def text(self) -> Iterator[str]:
        yield HEAD
        for name, form in FILES.items():
            yield f"## {TITLES[name]}\n"
            yield from self.table(form)
            while self.waiting:
                path, group = self.waiting.pop(0)
                yield f'### <a id="{self.names[id(group)]}"></a>`{path}` : {self.translate(group.noun)}\n'
                yield from self.table(group, path)
        yield from self.bounds()

    def table(self, form: Record, path: str = "") -> Iterator[str]:
        yield "| clé | forme | |"
        yield "|---|---|---|"
        for key in form.keys:
            needed = " **Nécessaire.**" if key.needed else ""
            here = f"{path}.{key.name}" if path else key.name
            yield f"| `{key.name}` | {self.form(key.form, here)} | {self.translate(key.text)}{needed} |"
        yield ""

    def form(self, form: Form, path: str) -> str:
        """The form in words; a group of keys leads to its own section."""
        noun = self.translate(form.noun)
        if isinstance(form, Record):
            return f"[{noun}](#{self.anchor(form, path)})"
        if isinstance(form, ListOf | MapOf) and isinstance(form.form, Record | ListOf):
            inner = form.form.form if isinstance(form.form, ListOf) else form.form
            if isinstance(inner, Record):
                return f"[{noun}](#{self.anchor(inner, path)})"
        if isinstance(form, Choice):
            return ", ".join(f"`{word}`" for word in form.words)
        if isinstance(form, CalendarSettings):
            return f"[{noun}](#bornes)"
        return "`oui`, `non`" if isinstance(form, Boxes) else noun

    def anchor(self, form: Record, path: str) -> str:
        if id(form) not in self.names:
            self.names[id(form)] = path.replace(".", "-").replace("_", "-")
            self.waiting.append((path, form))
        return self.names[id(form)]

    def bounds(self) -> Iterator[str]:
        yield '### <a id="bornes"></a>`calendrier` de `clsctl.yaml`\n'
        yield "| clé | par défaut | |"
        yield "|---|---|---|"
        yield f"| `proche` | 60 | {self.translate(NEAR)} |"
        for key, default in bound_keys().items():
            yield f"| `{key}` | `{default}` | |"
        yield ""


def page(translate: Translate) -> str:
    """The whole page."""
    return "\n".join(_Page(translate).text())


def main() -> None:
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(page(language("fr")), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
