"""What only sheets have: totals, funders and amounts in columns of their own, a status, documents."""

import re
from collections.abc import Sequence

from clsctl.core.labels import STATUTS
from clsctl.core.messages import msg
from clsctl.core.rubric_synonyms import folded
from clsctl.importing.blocks import Block, lines
from clsctl.importing.fields.got import Around, Got
from clsctl.importing.fields.money import amount, priced
from clsctl.importing.fields.shares import in_whole_euros
from clsctl.importing.fields.texts import actor, entries, known_actors

# Statuses as « Territoires en Transitions » and others name them, folded, to ours.
_STATUTS = {
    "a venir": "non_demarree", "venir": "non_demarree", "non demarre": "non_demarree", "non demarree": "non_demarree",
    "pa demarre": "non_demarree",
    "en cour": "en_cours", "cour": "en_cours", "demarre": "en_cours", "realise": "realisee",
    "realisee": "realisee", "termine": "realisee",
    "terminee": "realisee", "fait": "realisee",
    "pause": "suspendue",
    "suspendu": "suspendue", "abandonne": "abandonnee", "abandonnee": "abandonnee", "bloque": "bloquee",
    "reporte": "reportee",
    "discuter": "a_discuter", "partiellement realise": "partiellement_realisee", "retard": "en_cours",
}  # fmt: skip
_WEB = re.compile(r"https?://[^\s)\]>]+")


def _line(blocks: Sequence[Block]) -> str:
    return " ".join(each.plain for each in lines(blocks))


def budget(blocks: Sequence[Block], around: Around) -> Got:
    """A total: an expense named by its label. The label is in the fiche then."""
    said, used = _line(blocks), [around.label]
    found = priced(said, known_actors(around.plan), used) or amount(said)
    expenses = [{"nature": around.label, **found} if "nature" not in found else found]
    return in_whole_euros(Got(expenses, used=tuple(used)))


def funder(blocks: Sequence[Block], around: Around) -> Got:
    """One funder."""
    name = _line(blocks)
    code = actor(name, known_actors(around.plan))
    return Got({"financeur": code or name}, used=(name,) if code and code != name else ())


def funded(blocks: Sequence[Block], _around: Around) -> Got:
    """The amount of the funder before it."""
    found = amount(_line(blocks))
    return in_whole_euros(Got([found]))._replace(value=found) if "montant" in found else Got(None, tuple(blocks))


def continuous(blocks: Sequence[Block], around: Around) -> Got:
    """Whether the action goes on without end: then the label says so in the calendar."""
    yes = folded(_line(blocks)) in {"oui", "true", "vrai", "x", "1"}
    doubt = msg("The action is said to go on: “En continu” stands for its calendar, unless that has words of its own.")
    said = (_line(blocks), around.label)
    return Got({"continu": "En continu"}, used=said, doubts=(doubt,)) if yes else Got(None, used=said)


def status(blocks: Sequence[Block], _around: Around) -> Got:
    """A status in our words. It is follow-up, no signed text."""
    said = _line(blocks)
    found = _STATUTS.get(folded(said)) or (said if said in STATUTS else None)
    if found is None:
        return Got(None, tuple(blocks), (msg("“{text}” is no status of the format.", text=said),) if said else ())
    doubts = (
        msg(
            "“{text}” was taken for {status}: say since when under statut_le, and why where one must.",
            text=said,
            status=found,
        ),
    )
    return Got(found, used=(said,), doubts=doubts)


def documents(blocks: Sequence[Block], _around: Around) -> Got:
    """Documents with their web addresses."""
    found = []
    for entry in entries(blocks):
        web = _WEB.search(entry)
        titre = " ".join(entry.replace(web[0], " ").split()).strip(" :–—-()[]") if web else " ".join(entry.split())
        found.append({key: each for key, each in (("titre", titre), ("lien", web[0] if web else "")) if each})
    return Got(found or None)
