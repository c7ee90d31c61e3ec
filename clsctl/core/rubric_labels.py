"""The usual labels of a fiche's keys when they are printed, and the order in which a layout that is silent has them."""

from collections.abc import Mapping

from clsctl.core.messages import Message, msg, verbatim

# In a layout, one of the house's own rubrics: « rubriques.Égalité ».
OWN = "rubriques."

# Translators: from here on, labels of the rubrics of a fiche; in French as the documents print them
LABELS: Mapping[str, Message] = {
    # Translators: « Intitulé »
    "titre": msg("Title"),
    # Translators: « Date de rédaction »
    "redaction": msg("Date of writing"),
    # Translators: « Liens avec les politiques de santé publique »
    "rattachements": msg("Links to wider policies"),
    # Translators: « Porteurs »
    "porteurs": msg("Holders"),
    # Translators: « Pilotes »
    "pilotes": msg("Leaders"),
    "partenaires": msg("Partners"),
    # Translators: « Référents »
    "referents": msg("Reference persons"),
    "contacts": msg("Contacts"),
    # Translators: « Équipe projet »
    "equipe": msg("Project team"),
    # Translators: « Équipe partenaire »
    "equipe_partenaires": msg("Partners' team"),
    # Translators: « Publics visés »
    "publics": msg("Target groups"),
    # Translators: « Territoire concerné »
    "territoire": msg("Territory"),
    "contexte": msg("Context"),
    # Translators: « Diagnostic »
    "diagnostic": msg("Assessment"),
    "description": msg("Description"),
    # Translators: « Enjeux »
    "enjeux": msg("What is at stake"),
    # Translators: « Objectifs généraux »
    "objectifs.generaux": msg("General objectives"),
    # Translators: « Objectifs spécifiques »
    "objectifs.specifiques": msg("Specific objectives"),
    # Translators: « Objectifs stratégiques »
    "objectifs.strategiques": msg("Strategic objectives"),
    # Translators: « Objectifs opérationnels »
    "objectifs.operationnels": msg("Operational objectives"),
    "objectifs": msg("Objectives"),
    "actions": msg("Actions"),
    # Translators: « Historique » : what had already happened when the document was written
    "historique": msg("What came before"),
    # Translators: « Étapes et livrables »
    "etapes": msg("Steps and deliverables"),
    # Translators: « Livrables »
    "livrables": msg("Deliverables"),
    # Translators: « Leviers »
    "leviers": msg("What helps"),
    # Translators: « Freins »
    "freins": msg("What hinders"),
    # Translators: « Points de vigilance »
    "vigilance": msg("Points to watch"),
    # Translators: « Moyens mobilisés »
    "moyens": msg("Means"),
    "gouvernance": msg("Governance"),
    # Translators: « Financements »
    "financements": msg("Funding"),
    # Translators: « Calendrier »
    "calendrier": msg("Calendar"),
    "indicateurs": msg("Indicators"),
    # Translators: « Pièces jointes »
    "pieces": msg("Annexes"),
    # Translators: « Dépend de »
    "depend_de": msg("Waits for"),
    "cpts": msg("Letter of intent"),
    # Translators: « Taille de la CPTS »
    "cpts.taille": msg("Size of the CPTS"),
    # Translators: « Professionnels informés et sollicités »
    "cpts.professionnels": msg("Professionals informed and asked"),
    # Translators: « Nombre de professionnels sollicités », a text that stands for the column
    "cpts.professionnels_sollicites": msg("How professionals were asked"),
    # Translators: « Autres sollicitations »
    "cpts.sollicitations": msg("Others asked"),
    # Translators: « Partenariats et réseaux existants »
    "cpts.partenariats": msg("Existing partnerships and networks"),
    # Translators: « Outils et moyens déjà intégrés sur le territoire »
    "cpts.ressources": msg("What the territory already has"),
    # Translators: « Missions et objectifs visés par le projet »
    "cpts.missions": msg("Missions and objectives of the project"),
    # Translators: « Structure juridique »
    "cpts.structure_juridique": msg("Legal body"),
    # Translators: « Notes »
    "notes_bas": msg("Footnotes"),
    # Translators: « Rubriques propres »
    "rubriques": msg("Other rubrics"),
}

# Every key that a rubric may show, in the order of those that a default layout does not name.
ORDER = tuple(cle for cle in LABELS if cle not in {"titre", "objectifs", "cpts", "notes_bas", "rubriques"})


def label_of(cle: str) -> Message:
    """The default label of a key; one of the house's own rubrics has its own."""
    return LABELS.get(cle) or verbatim(cle.removeprefix(OWN))
