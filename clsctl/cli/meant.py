"""What a newcomer types for a command: the French word for it, or another English one. They are only proposed."""

from clsctl.cli.declare import meant
from clsctl.core.messages import Message, msg
from clsctl.core.slugs import slug

_WORDS = {
    "validate": "valider vérifier vérification contrôler contrôle check lint test",
    "fmt": "format formater formatter",
    "explain": "expliquer explication",
    "period": "période échéance date dates",
    "today": "aujourd'hui jour point bilan-du-jour",
    "list": "liste lister fiches ls",
    "show": "montrer voir afficher fiche cat view",
    "overdue": "retard retards late en-retard",
    "status": "statut état avancement",
    "calendar": "calendrier agenda planning gantt",
    "indicators": "indicateur indicateurs",
    "log": "historique journal history changements",
    "diff": "différence différences comparer",
    "slippage": "glissement glissements dérive",
    "init": "créer create initialiser",
    "new": "nouveau nouvelle ajouter add",
    "deliver": "livrer livrable remettre remis remise",
    "postpone": "reporter repousser décaler prolonger",
    "note": "noter notes",
    "measure": "mesurer mesure",
    "declare": "déclarer décider",
    "fund": "financer financement financements",
    "set": "modifier changer edit",
    "import": "importer",
    "renumber": "renuméroter rename",
    "move": "déplacer mv",
    "undo": "annuler défaire",
    "report": "rapport rapports tableau-de-bord copil bilan relances",
    "verify": "authentifier",
    "export": "exporter excel",
}


def command_meant(word: str, known: tuple[str, ...]) -> Message | None:
    """The question that proposes a command: the one a word names in French, else the one spelt most like it."""
    asked = slug(word)
    for command, words in _WORDS.items():
        if asked in map(slug, words.split()):
            return msg("Did you mean “{word}”?", word=command)
    return meant(word, known)
