"""Writes docs/calendrier.md, every form the grammar reads, in French: `python -m tools.make_calendrier`.

The forms, their examples and the words come from the grammar's own tables; each example is read to fill its line.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from clsctl.core.calendar import Context, Reading, lexicon, read
from clsctl.core.calendar.bounds import bound_keys
from clsctl.core.calendar.forms import GROUPS, Form, Group
from clsctl.core.calendar.vague import VAGUE
from clsctl.core.calendar.words import MONTHS

TARGET = Path(__file__).resolve().parents[1] / "docs" / "calendrier.md"
PLAN = Context(signature=date(2024, 6, 15), effet=date(2024, 7, 1), fin=date(2029, 6, 30), redaction=date(2024, 3, 1))
NATURES = {
    "dated": "daté",
    "deadline": "échéance",
    "open": "ouvert",
    "continuous": "continu",
    "recurring": "récurrent",
    "relative": "relatif",
    "undatable": "non datable",
}
SAISONS = ("Printemps", "Été", "Automne", "Hiver")
UNITES = {
    "day": "jour",
    "week": "semaine",
    "fortnight": "quinzaine",
    "month": "mois",
    "quarter": "trimestre",
    "quadrimester": "quadrimestre",
    "semester": "semestre",
    "year": "année",
}
# What each kind of word of the lexicon is for; kinds of one letter's use are left to the examples.
ROLES = {
    "from": "un début",
    "until": "une fin",
    "before": "une fin, la veille",
    "after": "un début, le lendemain",
    "not_before": "un début",
    "for": "X lui-même, ou sa fin",
    "within": "un délai",
    "lead": "annonce une date sans la changer",
    "whole": "la totalité d’une période",
    "length": "une durée",
    "school": "une année scolaire",
    "rentree": "la rentrée",
    "always": "en continu",
    "always_of": "en continu (avec un complément)",
    "all": "une récurrence",
    "each": "une récurrence",
    "at_least": "un minimum",
    "coming": "l’année se cherche après la date de rédaction",
    "contract": "le contrat du plan",
}

HEAD = """\
# Le calendrier

<!-- Page faite par tools/make_calendrier.py à partir de la grammaire elle-même : ne pas la modifier ici. -->

Le texte d’une échéance reste comme il a été signé ; `clsctl` le lit, et dit toujours comment. `clsctl period "…"`
montre la lecture d’une expression.

**Refuser plutôt que deviner.** Une date fausse est pire que pas de date : un texte qui n’est pas compris en entier
est « non datable », avec la raison, la partie qui n’est pas comprise, et la forme la plus proche qui serait lue.
Plusieurs dates dans une même case ne sont jamais fondues en silence : un découpage en phases est proposé, prêt à
coller dans la fiche.

## Les natures

| nature | sens |
|---|---|
| daté | du premier au dernier jour, tous deux compris |
| échéance | une fin, sans début |
| ouvert | un début, sans fin : jamais en retard |
| continu | sans début ni fin |
| récurrent | tant de fois par période (`P1Y` un an, `P3M` trois mois, `P1W` une semaine) |
| relatif | compté depuis la signature, le contrat ou un événement ; placé quand le plan a la date |
| non datable | refusé, avec la raison |

Pour ce qui est récurrent, seules comptent les périodes civiles entières du contrat : « tous les ans », dans un
contrat qui prend effet le 1er mars 2026, est attendu pour la première fois le 31 décembre 2027. `status`, `show`
et `period --debut` le disent.

Majuscules, accents perdus, espaces doublés, sortes de tirets et d’apostrophes ne changent jamais une lecture.

## Les formes
"""

IN_PLAN = """\
Exemples lus dans un plan signé le 15/06/2024, en vigueur du 01/07/2024 au 30/06/2029, le document étant rédigé
le 01/03/2024.
"""

BOUNDS = """\
## Les bornes des mots vagues

Un plan peut changer chacune dans `clsctl.yaml` ; toute lecture qui s’en est servie le dit.

```yaml
calendrier:
  fin: {annee: "01/11-31/12", mois: "25-31"}
  ete: "21/06-20/09"
```

`annee`, les saisons, `rentree` et `annee_scolaire` sont deux jours `JJ/MM-JJ/MM` ; dans un semestre, un
quadrimestre, un trimestre ou une saison, le rang d’un mois ou de deux (`3-4`) ; dans un mois, des jours, ramenés à
la fin du mois.

| clé | par défaut |
|---|---|
"""

SENTENCE = """\
## La phrase autour

Une phrase est lue quand une seule lecture est possible. Les mots autour de la date doivent être connus, ou ne
pouvoir être que des noms (« ouverture de la MSP **de Moissac** en 2024 ») ; devant deux-points, l’étiquette est
libre, sauf si la date n’est qu’une année. Débuter, commencer, démarrer, entrer en vigueur font un début ; prendre
fin, s’achever, arriver à échéance, « date limite » font une fin. Une négation, un choix, une approximation, un
report, un nom de loi, un montant empêchent la lecture.

Un mot mal écrit n’est reconnu que pour les unités et les mois de six lettres et plus (« trismestre »),
avec une remarque ; un chiffre n’est jamais corrigé.

## Les mots connus
"""

STATES = """\
## L’état d’un livrable un jour donné

Les jours sont ceux de l’heure de Paris ; le jour de l’échéance est encore à l’heure.

| état | quand |
|---|---|
| `remis`, `remis_en_retard` | remis ce jour-là au plus tard, avant ou après la fin de l’échéance en vigueur |
| `en_retard` | pas remis, et la fin est passée ; avec le nombre de jours |
| `proche` | pas remis, la fin tombe dans les `proche` jours (60 par défaut) |
| `en_cours` | commencé, loin de sa fin |
| `a_venir` | pas commencé |
| `continu`, `recurrent` | pas de fin unique ; un récurrent est `en_retard` quand une période se clôt sans son compte |
| `suspendu`, `abandonne` | par décision notée dans `suivi` |
| `non_datable` | un calendrier qui ne peut pas être placé, avec la raison |
| `sans_echeance` | la rubrique est vide ou absente |

Un livrable sans échéance prend celle de son étape, à défaut celle de sa fiche. Commencé veut dire que le début est
atteint ou qu’il n’y en a pas ; un calendrier ouvert, une fois commencé, est `en_cours` et jamais en retard.
"""


def page() -> str:
    """The whole page."""
    parts = [HEAD]
    for group in GROUPS:
        parts += [f"### {group.titre}\n", *_group(group), ""]
    parts.append(BOUNDS + "".join(f"| `{key}` | `{default}` |\n" for key, default in bound_keys().items()))
    parts += [SENTENCE, *_words(), "", STATES]
    return "\n".join(parts)


def _group(group: Group) -> Iterator[str]:
    if group.in_plan:
        yield IN_PLAN
    if group.refused:
        yield "| on écrit | pourquoi | ce qui serait lu |\n|---|---|---|"
    else:
        yield "| on écrit | lecture | du | au | forme ou rythme | |\n|---|---|---|---|---|---|"
    context = PLAN if group.in_plan else Context()
    for form in group.forms:
        yield from _refused(form, context) if group.refused else _read(form, context)


def _read(form: Form, context: Context) -> Iterator[str]:
    for rank, example in enumerate(form.examples.split("|")):
        reading = read(example, context)
        cells = (NATURES[reading.nature], _day(reading.start), _day(reading.end), _code(reading))
        yield f"| {_quoted(example)} | {' | '.join(cells)} | {form.sens if rank == 0 else ''} |"


def _refused(form: Form, context: Context) -> Iterator[str]:
    for rank, example in enumerate(form.examples.split("|")):
        reading = read(example, context)
        phases = " ; ".join(f"{piece.titre} : {piece.calendrier}" for piece in reading.split)
        yield f"| {_quoted(example)} | {form.sens if rank == 0 else ''} | {phases or reading.nearest or '—'} |"


def _quoted(example: str) -> str:
    return f"`{example}`"


def _day(day: date | None) -> str:
    return day.strftime("%d/%m/%Y") if day else ""


def _code(reading: Reading) -> str:
    if reading.every:
        return f"`{reading.every}` × {reading.times}"
    code = reading.edtf or reading.offset
    return f"`{code}`" if code else ""


def _words() -> Iterator[str]:
    yield "| | |\n|---|---|"
    for name, forms in zip(MONTHS, lexicon.MONTHS, strict=True):
        yield _row(name, forms)
    for name, forms in zip(SAISONS, lexicon.SEASONS, strict=True):
        yield _row(name, forms)
    for unit, name in UNITES.items():
        yield _row(name, f"{lexicon.UNITS[unit]}|{lexicon.UNITS_MANY.get(unit, '')}")
    for (every, times), forms in lexicon.RECURRING.items():
        yield _row(f"`{every}` × {times}", forms)
    for kind, role in ROLES.items():
        yield _row(role, lexicon.PHRASES[kind])
    for vague in VAGUE:
        yield _row("refusé" if not vague.yields else "refusé, sauf à côté d’une date", vague.phrases)


def _row(name: str, forms: str) -> str:
    words = [form.strip() for form in forms.split("|") if form.strip()]
    return f"| {name} | {', '.join(dict.fromkeys(words))} |"


def main() -> None:
    """Write the page."""
    TARGET.write_text(page(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
