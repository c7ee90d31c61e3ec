"""The layouts of a printed fiche: which rubrics, in which order, under which label. A plan's own come first; the
defaults follow four real documents, one for each type of fiche (docs/decisions/0082-layouts.md)."""

from collections.abc import Mapping
from typing import NamedTuple

from clsctl.core.messages import Message, msg, verbatim
from clsctl.core.model.fiche import Fiche
from clsctl.core.model.plan import Plan
from clsctl.core.rubric_labels import LABELS, label_of


class Ligne(NamedTuple):
    """A rubric of a layout: dotted keys of the fiche under one label. Without keys it is a heading for what follows."""

    cles: tuple[str, ...]
    libelle: Message
    colonnes: tuple[Message, ...] = ()


class Gabarit(NamedTuple):
    """`ferme`: nothing but its rubrics is printed, since the house chose them; else what it lacks comes after."""

    lignes: tuple[Ligne, ...]
    ferme: bool = False


def gabarit_of(plan: Plan, fiche: Fiche) -> Gabarit:
    """The layout of a fiche: the one it names, else the plan's own for its type, else the default of the type."""
    own = plan.gabarits.get(fiche.gabarit or fiche.type) or plan.gabarits.get(fiche.type)
    if own is None:
        return Gabarit(DEFAULTS.get(fiche.type, ()))
    lignes = (Ligne(each.cles, _heading(each.cles, each.libelle), tuple(map(verbatim, each.colonnes))) for each in own)
    return Gabarit(tuple(lignes), ferme=True)


def _heading(cles: tuple[str, ...], libelle: str | None) -> Message:
    return verbatim(libelle) if libelle else label_of(cles[0]) if cles else verbatim("")


def _ligne(cles: str, libelle: Message | None = None, *colonnes: Message) -> Ligne:
    names = tuple(cles.split())
    return Ligne(names, libelle or label_of(names[0]), colonnes)


DEFAULTS: Mapping[str, tuple[Ligne, ...]] = {
    # The fiche projet 1.3 of the CLS Terres des Confluences.
    "fiche_projet": (
        # Translators: « Thème ou parcours – PRS, ou projet innovant »
        _ligne("rattachements", msg("Theme or pathway of the regional health project, or innovative project")),
        # Translators: « 1 – Description du projet »
        _ligne("", msg("1 – Description of the project")),
        # Translators: « Éléments de précision »
        _ligne("contexte diagnostic description", msg("Details")),
        # Translators: « Porteur du projet »
        _ligne("porteurs pilotes", msg("Holder of the project")),
        # Translators: « Acteurs associés »
        _ligne("partenaires", msg("Associated actors")),
        # Translators: « Territoire concerné »
        _ligne("territoire", msg("Territory concerned")),
        # Translators: « 2 – Description des actions et des livrables attendus »
        _ligne(
            "etapes actions livrables",
            msg("2 – Description of the actions and of the deliverables expected"),
            # Translators: « Étapes/actions »
            msg("Steps/actions"),
            # Translators: « Livrables attendus »
            msg("Deliverables expected"),
        ),
        # Translators: « 3 – Indicateurs de suivi »
        _ligne("indicateurs", msg("3 – Follow-up indicators")),
        # Translators: « 4 – Financements »
        _ligne(
            "financements",
            msg("4 – Funding"),
            # Translators: « Nature de la dépense »
            msg("Nature of the expense"),
            # Translators: « Montant total »
            msg("Total amount"),
            # Translators: « Annualité ou pluriannualité »
            msg("One year or several"),
            # Translators: « Source de financement »
            msg("Source of funding"),
        ),
        # Translators: « 5 – Calendrier du projet »
        _ligne("calendrier", msg("5 – Calendar of the project")),
    ),
    # The fiche action 2 of the Loiret CLS.
    "fiche_action": (
        # Translators: « Responsables de l'action »
        _ligne("porteurs pilotes", msg("Responsible for the action")),
        # Translators: « Secteur géographique »
        _ligne("territoire", msg("Geographical area")),
        # Translators: « Public cible »
        _ligne("publics", msg("Target group")),
        _ligne("contexte diagnostic"),
        # Translators: « Liens avec les politiques de santé publique, les initiatives régionales et départementales »
        _ligne("rattachements", msg("Links with public health policies, regional and departmental initiatives")),
        _ligne("objectifs.generaux"),
        # Translators: « Objectifs spécifiques – Descriptif de l'action »
        _ligne("objectifs.specifiques description actions etapes livrables", msg("Specific objectives – What is done")),
        _ligne("partenaires"),
        # Translators: « Source de financement potentielle »
        _ligne("financements", msg("Potential source of funding")),
        # Translators: « Calendrier prévisionnel »
        _ligne("calendrier", msg("Planned calendar")),
        # Translators: « Indicateurs d'évaluation »
        _ligne("indicateurs", msg("Evaluation indicators")),
        _ligne("vigilance"),
        # Translators: « Leviers d'actions »
        _ligne("leviers", msg("Levers for action")),
    ),
    # The fiche 7 (action 1.2.3) of Loir-et-Cher.
    "fiche_schema": (
        _ligne("diagnostic contexte"),
        _ligne("enjeux"),
        _ligne("actions etapes livrables", msg("Actions")),
        # Translators: « Public(s) visé(s) »
        _ligne("publics", msg("Target group(s)")),
        # Translators: « Pilote(s) »
        _ligne("pilotes porteurs", msg("Leader(s)")),
        # Translators: « Partenaires et ressources partenariales »
        _ligne("partenaires rattachements", msg("Partners and partners' resources")),
        # Translators: « Leviers/freins »
        _ligne("leviers freins", msg("Levers/obstacles")),
        # Translators: « Moyens mobilisés »
        _ligne("financements moyens", msg("Means mobilised")),
        # Translators: « Échéancier »
        _ligne("calendrier", msg("Schedule")),
        # Translators: « Indicateurs du suivi et évaluation proposés »
        _ligne("indicateurs", msg("Indicators proposed for follow-up and evaluation")),
    ),
    # The letter of intent of the CPTS Canal Garonne.
    "lettre_intention": (
        # Translators: « Intitulé du projet »
        _ligne("titre", msg("Title of the project")),
        _ligne("redaction"),
        # Translators: « Porteur projet »
        _ligne("porteurs pilotes referents contacts", msg("Project holder")),
        # Translators: « I – Le contexte territorial »
        _ligne("", msg("I – The territory")),
        # Translators: « Délimitation géographique actuelle du projet »
        _ligne(
            "territoire",
            msg("Present geographical limits of the project"),
            # Translators: « Communes / quartiers »
            msg("Communes / districts"),
            # Translators: « Code postal »
            msg("Postal code"),
            # Translators: « Code INSEE »
            msg("INSEE code"),
        ),
        _ligne("cpts.taille"),
        # Translators: « Caractéristiques du territoire »
        _ligne("contexte", msg("Characteristics of the territory")),
        # Translators: « Prises en charge et parcours posant des difficultés sur le territoire »
        _ligne("diagnostic enjeux freins leviers", msg("Care and pathways that raise difficulties in the territory")),
        _ligne("cpts.ressources"),
        _ligne("cpts.partenariats"),
        # Translators: « II – Le projet de CPTS »
        _ligne("", msg("II – The CPTS project")),
        # Translators: « Méthodologie employée pour informer et mobiliser les acteurs de santé du territoire »
        _ligne("description historique gouvernance", msg("How the health actors were informed and mobilised")),
        _ligne("cpts.professionnels cpts.professionnels_sollicites"),
        _ligne("cpts.sollicitations"),
        # Translators: « Équipe projet : professionnels libéraux »
        _ligne("equipe", msg("Project team: professionals in private practice")),
        # Translators: « Partenaires : professionnels des établissements de santé ou médico-sociaux »
        _ligne("equipe_partenaires partenaires", msg("Partners: professionals of health or social institutions")),
        _ligne(
            "cpts.missions objectifs.generaux objectifs.specifiques objectifs.strategiques objectifs.operationnels",
            LABELS["cpts.missions"],
        ),
        # Translators: « Une structure juridique est-elle déjà créée pour porter le projet ? »
        _ligne("cpts.structure_juridique", msg("Is there already a legal body to carry the project?")),
        # Translators: « Calendrier prévisionnel de mise en œuvre du projet »
        _ligne("calendrier etapes actions livrables", msg("Planned calendar of the project")),
    ),
}
