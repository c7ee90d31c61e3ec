"""What houses call the keys of a fiche: the labels of rubrics and the heads of columns, as French documents print them.

A plan adds its own under `synonymes` of `clsctl.yaml`, and each label of its `gabarits` counts as well.
"""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple
from unicodedata import combining, normalize

_NUMBER = re.compile(r"^(?:[ivx]+|[a-h]|\d+(?:[.]\d+)*)\s*[-–—.)°:/]+\s+|^\d+\s+|^[-–—•▪*]+\s*")
_PLURAL = re.compile(r"\((?:s|x|es|aux|ux)\)|·(?:e|s|es|trice|rice)s?\b(?:·s)?|\((?:e|es|trice|rice)s?\)")
# « ia » is « la » as scanning reads it.
_SMALL = frozenset(
    [
        "ia",
        "a",
        "au",
        "aux",
        "d",
        "de",
        "des",
        "du",
        "en",
        "et",
        "l",
        "la",
        "le",
        "les",
        "ou",
        "par",
        "pour",
        "sur",
        "un",
        "une",
    ]
)


def folded(label: str) -> str:
    """A label without what varies from a document to another: its number, capitals, accents, signs, small words,
    plurals. « 3 – Indicateurs de suivi : » gives `indicateur suivi`."""
    plain = label.replace("œ", "oe").replace("Œ", "Oe").replace("&", " et ")
    bare = "".join(char for char in normalize("NFKD", plain) if not combining(char)).casefold().strip()
    bare = _PLURAL.sub("", _NUMBER.sub("", bare)).replace("ceuvre", "oeuvre")  # « œ » as scanning reads it
    words = [word for word in re.split(r"[^a-z0-9€]+", bare) if word and word not in _SMALL]
    return " ".join(word[:-1] if len(word) > 3 and word[-1] in "sx" else word for word in words)


class Guess(NamedTuple):
    """The keys a label stands for; not `sure` where it only resembles a known one, `known`."""

    cles: tuple[str, ...]
    known: str
    sure: bool = True


Table = Mapping[str, tuple[tuple[str, ...], str]]

# Dotted keys, several where a rubric of the house holds several, to labels. In the order of the format.
SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "titre": (
        "Titre", "Intitulé", "Intitulé du projet", "Intitulé de l'action", "Intitulé de la fiche", "Nom de l'action",
        "Nom du projet", "Titre de l'action", "Titre du projet", "Titre de la fiche", "Titre de la fiche action",
        "Titre de la fiche projet", "Libellé de l'action",
    ),
    "numero": (
        "Numéro", "N°", "N° de fiche", "Numéro de la fiche", "Numéro de l'action", "N° de l'action", "Référence",
        "Code de l'action", "Fiche n°", "N° fiche", "Numérotation de l'action", "Identifiant",
    ),
    "type": ("Type de fiche",),
    "axe": (
        "Axe", "Axe stratégique", "Axe (x)", "Axe du contrat", "Axe du CLS", "Axe de travail", "Orientation",
        "Orientation stratégique", "Axe concerné", "Axe prioritaire", "Priorité", "Priorité stratégique",
        "Catégorie (niveau 1)",
    ),
    "objectif": (
        "Sous-axe", "Sous-axe (x.x)", "Objectif du contrat", "Objectif du CLS", "Objectif de rattachement",
        "Objectif de l'axe", "Catégorie (niveau 2)", "Axe/objectif",
    ),
    "rattachements": (
        "Rattachements", "Thème ou parcours", "Thème ou parcours - PRS", "Thème ou parcours PRS 2 ou projet innovant",
        "Thème ou parcours - PRS2", "PRS", "PRS 2", "PRS 3", "Lien avec le PRS", "Liens avec le PRS",
        "Référence au PRS",
        "Liens possibles avec le PRS", "Rattachement au PRS", "Objectif du PRS", "Objectifs du PRS",
        "Liens avec les politiques de santé publique",
        "Liens avec les politiques de santé publique, les initiatives régionales et départementales",
        "Articulation avec les politiques publiques", "Articulation avec le PRS", "Cohérence avec le PRS",
        "Articulation avec d'autres dispositifs", "Lien avec d'autres plans", "Cadre de référence",
        "Ressources partenariales",
        "Articulation avec les autres plans et programmes", "Lien avec les autres politiques publiques",
        "Cadre de référence (PRS…)", "Références réglementaires",
    ),
    "redaction": ("Date de rédaction", "Rédigé le", "Date de la fiche", "Date d'élaboration"),
    "porteurs": (
        "Porteurs", "Porteur du projet", "Porteur de l'action", "Porteur projet", "Porteurs de projet",
        "Structure porteuse",
        "Structure porteuse de l'action", "Responsables", "Responsable de l'action", "Responsables de l'action",
        "Maître d'ouvrage", "Maîtrise d'ouvrage", "Chef de file", "Organisme porteur", "Porteur(s)", "Promoteur",
        "Structure responsable", "Acteur porteur", "Opérateur", "Institution responsable",
    ),
    "pilotes": (
        "Pilotes", "Pilote", "Pilote de l'action", "Pilote du projet", "Pilote(s)", "Pilotage", "Pilotage de l'action",
        "Structure pilote", "Direction ou service pilote", "Service pilote", "Service-département-pôle pilote",
        "Copilotes", "Co-pilotes", "Animateur", "Animation de l'action", "Structure animatrice", "Coordination",
        "Service ou structure pilote",
    ),
    "partenaires": (
        "Partenaires", "Partenariat", "Partenariats", "Acteurs associés", "Partenaires associés",
        "Partenaires de l'action",
        "Partenaires mobilisés", "Partenaires à mobiliser", "Partenaires impliqués", "Partenaires potentiels",
        "Acteurs impliqués", "Acteurs concernés", "Acteurs mobilisés", "Structures partenaires",
        "Partenaires techniques",
        "Partenaires opérationnels", "Partenaires du projet", "Acteurs à mobiliser", "Contributeurs",
        "Partenaires identifiés",
    ),
    "referents": (
        "Référents", "Personne référente", "Élu référent", "Élu·e référent·e", "Personne pilote",
        "Référent de l'action",
        "Nom du référent", "Référent technique", "Référent", "Élu en charge", "Personnes référentes", "Chef de projet",
    ),
    "contacts": (
        "Contacts", "Contact", "Personne à contacter", "Coordonnées", "Coordonnées du porteur", "Correspondant",
        "Interlocuteur", "Nom et coordonnées", "Profession, adresse postale, mail, téléphone",
    ),
    "contacts.profession": ("Profession",),
    "contacts.fonction": ("Fonction", "Qualité"),
    "contacts.adresse": ("Adresse postale", "Adresse"),
    "contacts.courriel": ("Mail", "Courriel", "E-mail", "Adresse mail", "Mèl", "Adresse électronique"),
    "contacts.telephone": ("Téléphone", "Tél.", "Portable", "N° de téléphone", "Numéro de téléphone"),
    "equipe": ("Équipe projet", "Equipe projet : Professionnels Libéraux", "Équipe du projet", "Membres de l'équipe"),
    "equipe_partenaires": (
        "Équipe partenaire", "Équipe des partenaires",
        "Partenaires : Professionnels des établissements de santé ou médico-sociaux",
    ),
    "publics": (
        "Publics", "Public", "Public cible", "Publics cibles", "Public visé", "Publics visés", "Public(s) visé(s)",
        "Population cible", "Population visée", "Populations concernées", "Population concernée", "Bénéficiaires",
        "Cibles", "Cible",
        "Public concerné", "Public bénéficiaire", "Bénéficiaires de l'action", "Groupe cible", "Public prioritaire",
        "Type de public",
    ),
    "territoire": (
        "Territoire", "Territoire concerné", "Territoires concernés", "Secteur géographique", "Périmètre",
        "Périmètre géographique", "Territoire d'action", "Territoire d'intervention", "Zone géographique", "Lieu",
        "Lieu de l'action", "Localisation", "Territoire cible", "Échelle territoriale", "Zone d'intervention",
        "Localisation de l'action",
        "Périmètre de l'action", "Couverture géographique",
    ),
    "territoire.communes": (
        "Communes", "Communes concernées", "Délimitation géographique actuelle du projet", "Communes / quartiers",
        "Délimitation géographique", "Délimitation géographique du projet",
    ),
    "territoire.population": (
        "Population du territoire",
        "Evaluation de population concernée par le projet (nombre d'habitants)", "Nombre d'habitants",
    ),
    "territoire.qpv": ("QPV", "Quartiers prioritaires", "Quartiers prioritaires concernés"),
    "contexte": (
        "Contexte", "Éléments de contexte", "Contexte local", "Contexte de l'action", "Contexte et justification",
        "Contexte, constats", "Contexte général", "Justification", "Justification de l'action", "Origine de l'action",
        "Caractéristiques du territoire couvert par le projet CPTS", "Caractéristiques du territoire",
        "Contexte et enjeux", "Contexte et problématique",
    ),
    "diagnostic": (
        "Diagnostic", "Constat", "Constats", "Éléments de diagnostic", "État des lieux", "Diagnostic local",
        "Problématique",
        "Constats et besoins", "Besoins identifiés", "Besoins", "Rappel du diagnostic", "Diagnostic partagé",
        "Constat et problématique", "Au regard des éléments de diagnostic et de l'avis des professionnels de santé",
        "Prise(s) en charge et/ou type(s) de parcours posant des difficultés sur le territoire",
    ),
    "description": (
        "Description", "Descriptif", "Description de l'action", "Descriptif de l'action", "Description du projet",
        "Détail de l'action",
        "Éléments de précision", "Contenu de l'action", "Contenu", "Modalités", "Modalités de mise en œuvre",
        "Présentation de l'action", "Présentation du projet", "Résumé de l'action", "Description synthétique",
        "Éléments de précision /fiche projet PRS (acteurs, territoires concernés, modalités de mise en œuvre)",
        "Méthodologie", "Méthode", "Description détaillée", "Modalités de réalisation", "Description succincte",
        "Méthodologie employée pour informer et mobiliser les acteurs de santé du territoire de la future CPTS",
    ),
    "moyens": (
        "Moyens", "Moyens mobilisés", "Moyens humains", "Moyens humains et techniques", "Moyens matériels",
        "Ressources", "Moyens humains et matériels",
        "Ressources mobilisées", "Moyens nécessaires", "Moyens humains et financiers", "Ressources nécessaires",
        "Ressources humaines", "Moyens techniques", "Moyens à mobiliser", "Outils",
    ),
    "gouvernance": (
        "Gouvernance", "Instances de gouvernance", "Modalités de pilotage", "Comitologie", "Instance de suivi",
        "Instances",
        "Modalités de suivi", "Suivi et gouvernance", "Pilotage et gouvernance", "Instance de gouvernance",
    ),
    "enjeux": ("Enjeux", "Enjeu", "Enjeux de l'action", "Enjeux identifiés"),
    "leviers": (
        "Leviers", "Leviers d'actions", "Leviers d'action", "Facteurs de réussite", "Facteurs facilitants",
        "Points d'appui",
        "Facteurs clés de succès", "Opportunités", "Ressources et leviers", "Conditions de réussite", "Points forts",
    ),
    "freins": (
        "Freins", "Obstacles", "Difficultés", "Difficultés attendues", "Difficultés repérées", "Freins identifiés",
        "Risques", "Limites", "Contraintes", "Facteurs limitants", "Freins potentiels",
    ),
    "vigilance": ("Vigilance", "Points de vigilance", "Point de vigilance", "Points d'attention", "Point d'attention"),
    "objectifs.generaux": (
        "Objectifs généraux", "Objectif général", "Objectifs", "Objectif", "Objectifs de l'action", "Finalité",
        "Objectif principal", "But", "Objectifs poursuivis", "Objectifs du projet", "Finalités", "Objectifs visés",
    ),
    "objectifs.specifiques": ("Objectifs spécifiques", "Objectif spécifique", "Sous-objectifs", "Objectifs détaillés"),
    "objectifs.strategiques": ("Objectifs stratégiques", "Objectif stratégique"),
    "objectifs.operationnels": ("Objectifs opérationnels", "Objectif opérationnel"),
    "actions": (
        "Actions", "Actions prévues", "Actions à mener", "Liste des actions", "Sous-actions", "Actions envisagées",
        "Actions proposées", "Opérations", "Actions à mettre en œuvre", "Pistes d'actions", "Actions concrètes",
    ),
    "historique": ("Historique", "Antériorité", "Déjà réalisé", "Actions déjà réalisées", "Rappel historique"),
    "etapes": (
        "Étapes", "Étapes de mise en œuvre", "Étapes de l'action", "Étapes et livrables", "Étapes clés", "Déroulement",
        "Étapes/actions", "Déroulé", "Déroulé de l'action", "Étapes de la fiche action", "Étapes du projet",
        "Plan d'action",
        "Description des actions et des livrables attendus", "Nom et statut de l'étape", "Étapes de réalisation",
        "Description des actions et des livrables attendus (à reprendre dans la fiche d'évaluation)",
        "Mise en œuvre de l'action",
    ),
    "livrables": (
        "Livrables", "Livrables attendus", "Productions attendues", "Livrable", "Productions", "Réalisations attendues",
        "Livrables de l'action",
    ),
    "calendrier": (
        "Calendrier", "Calendrier prévisionnel", "Calendrier du projet", "Échéancier", "Échéance", "Échéances",
        "Calendrier de l'action", "Calendrier de réalisation", "Durée", "Planning", "Période", "Durée de l'action",
        "Calendrier prévisionnel de mise en œuvre du projet", "Délai", "Délais", "Échéancier prévisionnel",
        "Délais de réalisation", "Date de réalisation", "Temporalité", "Calendrier de mise en œuvre",
        "Planning prévisionnel",
        "Période de réalisation", "Temps de mise en œuvre",
    ),
    "calendrier.debut": ("Date de début", "Début", "Date de démarrage", "Démarrage"),
    "calendrier.fin": ("Date de fin", "Fin", "Date de fin prévisionnelle", "Date d'achèvement"),
    "calendrier.continu": ("Action en amélioration continue", "Amélioration continue"),
    "indicateurs": (
        "Indicateurs", "Indicateur", "Indicateurs de suivi", "Indicateurs d'évaluation", "Évaluation",
        "Indicateurs liés",
        "Indicateurs du suivi et évaluation proposés", "Indicateurs de résultat", "Critères d'évaluation",
        "Indicateurs de réalisation", "Indicateurs de processus", "Suivi et évaluation", "Modalités d'évaluation",
        "Indicateurs d'impact", "Indicateurs retenus", "Indicateurs de suivi et d'évaluation", "Évaluation de l'action",
        "Indicateurs des référentiels liés", "Indicateurs personnalisés liés",
    ),
    "financements": (
        "Financements", "Financement", "Source de financement", "Sources de financement",
        "Source de financement potentielle",
        "Plan de financement", "Budget", "Budget prévisionnel", "Coût", "Coût prévisionnel", "Financeurs", "Financeur",
        "Financeurs potentiels", "Moyens financiers", "Budget de l'action", "Coût de l'action",
        "Financement prévisionnel",
        "Financements potentiels", "Financements mobilisables", "Coût estimatif", "Financements envisagés",
        "Coût estimé",
        "Modalités de financement", "Cofinanceurs", "Partenaires financiers",
    ),
    "financements.budget": (
        "Budget prévisionnel total € TTC", "Budget prévisionnel total (€ TTC)", "Budget prévisionnel total € HT",
        "Budget prévisionnel total (€ HT)", "Budget total", "Montant total", "Budget global", "Coût total",
        "Budget prévisionnel total",
    ),
    "financements.financeur": tuple(f"Financeur {number}" for number in range(1, 10)),
    "financements.montant": (
        "Montant € TTC", "Montant (€ TTC)", "Montant € HT", "Montant (€ HT)", "Montant", "Montant du financeur",
    ),
    "pieces": (
        "Pièces", "Pièces jointes", "Annexes", "Documents", "Documents et liens", "Documents annexés", "Liens utiles",
        "Documents joints",
    ),
    "notes_bas": ("Notes", "Notes de bas de page", "Sources", "Bibliographie", "Références bibliographiques"),
    "depend_de": ("Dépend de",),
    "cpts.taille": ("Taille de la CPTS", "Taille CPTS"),
    "cpts.professionnels": (
        "Professionnels informés et sollicités", "Professionnels informés et sollicités sur le territoire",
    ),
    "cpts.sollicitations": ("Autres Sollicitations", "Autres sollicitations (cochez la case correspondante)"),
    "cpts.partenariats": ("Partenariat(s) et réseau(x) existant(s)", "Partenariats et réseaux existants"),
    "cpts.ressources": ("Outils et moyens déjà intégrés sur le territoire", "Outils et moyens déjà intégrés"),
    "cpts.missions": (
        "Missions et objectif(s) visé(s) par le projet", "Missions et objectifs visés", "Missions de la CPTS",
        "Missions",
    ),
    "cpts.structure_juridique": (
        "Une structure juridique est-elle déjà créée pour porter le projet ?", "Structure juridique",
    ),
    "suivi.statut": ("Statut", "Avancement (statut)", "État d'avancement", "Statut de l'action", "Avancement"),
    # several keys
    "freins leviers": ("Leviers/freins", "Freins/leviers", "Leviers et freins", "Freins et leviers"),
    "objectifs.specifiques actions": ("Objectifs spécifiques Descriptif de l'action",),
    "partenaires rattachements": ("Partenaires et ressources partenariales",),
    "financements moyens": ("Moyens mobilisés et financement", "Moyens et financements", "Moyens, financement"),
    "porteurs pilotes": ("Porteurs et pilotes", "Porteur/pilote", "Pilote/porteur"),
    "": (
        "Mise en œuvre du projet structurant", "Le contexte territorial", "Le projet de CPTS",
        "Description des modalités de travail existantes", "Présentation de la fiche",
        "Implication des professionnels de santé dans la construction du projet", "Gestion des accès",
        "Données de création et de modification", "Autres informations liées", "Acteurs", "Budget et financement",
    ),
}  # fmt: skip

# What tables are made of: the keys of a table's rows to the heads of its columns.
COLUMNS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "etapes": {
        "titre": (
            "Étapes/actions", "Étapes", "Étape", "Étapes et actions", "Phases", "Phase", "Étapes de mise en œuvre",
        ),
        "livrables": ("Livrables attendus", "Livrables", "Livrable", "Productions", "Productions attendues"),
        "calendrier": (
            "Calendrier", "Échéance", "Échéances", "Date", "Dates", "Délai", "Délais", "Période", "Quand",
            "Échéancier",
        ),
        "responsables": ("Responsables", "Responsable", "Pilote", "Qui", "Porteur", "Acteurs"),
        "actions": ("Actions", "Action", "Quoi"),
    },
    "livrables": {
        "titre": ("Livrables attendus", "Livrables", "Livrable", "Productions attendues", "Intitulé du livrable"),
        "echeance": ("Échéance", "Échéances", "Date", "Délai", "Calendrier", "Date limite"),
        "responsables": ("Responsables", "Responsable", "Pilote", "Qui", "Porteur"),
        "description": ("Description", "Contenu", "Précisions", "Commentaire"),
    },
    "actions": {
        "titre": ("Actions", "Action", "Sous-actions", "Opérations", "Intitulé de l'action"),
        "objectif": ("Objectif", "Objectifs", "Objectif visé"),
        "calendrier": ("Calendrier", "Échéance", "Échéances", "Date", "Dates", "Délai", "Période", "Échéancier"),
    },
    "indicateurs": {
        "libelle": (
            "Indicateurs", "Indicateur", "Intitulé de l'indicateur", "Indicateurs de suivi", "Libellé",
            "Nom de l'indicateur",
            "Indicateurs d'évaluation",
        ),
        "categorie": ("Type", "Catégorie", "Type d'indicateur", "Nature"),
        "unite": ("Unité", "Unité de mesure"),
        "depart": (
            "Valeur initiale", "Situation de départ", "Valeur de départ", "Départ", "Situation initiale",
            "Point de départ",
        ),
        "cible": ("Cible", "Valeur cible", "Valeur attendue", "Objectif chiffré", "Objectif", "Résultat attendu"),
        "source": (
            "Source", "Sources", "Source des données", "Source de la donnée", "Mode de recueil", "Outil de recueil",
        ),
        "periodicite": ("Périodicité", "Fréquence", "Fréquence de recueil", "Temporalité"),
    },
    "financements": {
        "nature": (
            "Nature de la dépense", "Nature des dépenses", "Poste de dépense", "Postes de dépenses", "Dépenses",
            "Poste", "Nature", "Objet",
        ),
        "categorie": ("Type de dépense", "Fonctionnement / investissement", "Section"),
        "montant": (
            "Montant total", "Montant", "Coût", "Montants", "Coût total", "Montant en €", "Montant (€)", "Budget",
        ),
        "periode": ("Annualité ou pluriannualité", "Année", "Années", "Période", "Annualité", "Exercice", "Calendrier"),
        "financeur": (
            "Source de financement", "Sources de financement", "Financeur", "Financeurs", "Financement",
            "Origine des fonds",
        ),
        "dispositif": ("Dispositif", "Enveloppe", "Fonds", "Ligne budgétaire"),
        "etat": ("État", "État du financement", "Statut", "Acquis / sollicité"),
    },
    "personnes": {
        "nom": ("NOM Prénom", "Nom", "Nom et prénom", "Prénom Nom", "Nom, prénom"),
        "fonction": ("Fonction", "Qualité", "Rôle", "Fonctions"),
        "structure": ("Structure d'appartenance", "Structure", "Organisme", "Institution", "Employeur"),
        "profession": ("Profession", "Métier"),
        "secteur": ("Secteur Activité", "Secteur d'activité"),
        "courriel": ("Mail", "Courriel", "Adresse mail", "E-mail", "Adresse électronique", "Mèl"),
        "telephone": ("Téléphone", "Tél.", "Tél", "Portable", "N° de téléphone", "Numéro de téléphone"),
        "adresse": ("Adresse postale", "Adresse"),
        "ville": ("Ville d'exercice", "Ville", "Commune"),
    },
    "cpts.professionnels": {
        "profession": ("Profession", "Professions"),
        "identifies": ("Nb de professionnels identifiés (estimation)", "Nb de professionnels identifiés", "Identifiés"),
        "sollicites": ("Nb de professionnels sollicités", "Sollicités"),
        "engages": (
            "Nb de professionnels engagés dans la démarche (en cours)", "Nb de professionnels engagés dans la démarche",
            "Engagés", "Nb de professionnels engagés",
        ),
    },
    "territoire.communes": {
        "nom": ("COMMUNES / QUARTIERS", "Communes", "Commune", "Communes, quartiers", "Nom de la commune"),
        "codes_postaux": ("CODE POSTAL", "Codes postaux", "CP"),
        "code_insee": ("CODE INSEE", "Codes INSEE", "INSEE"),
    },
    "cpts.missions": {
        "titre": ("Intitulé de la missions", "Intitulé de la mission", "Missions", "Mission"),
        "oui": ("Oui",),
        "non": ("Non",),
        "description": ("Description", "Descriptif", "Description succincte"),
    },
}  # fmt: skip


def table(own: Mapping[str, Iterable[str]], layouts: Iterable[tuple[tuple[str, ...], str]] = ()) -> Table:
    """The labels known, folded, to their keys: ours, then those of the plan's layouts, then its synonyms."""
    known: dict[str, tuple[tuple[str, ...], str]] = {}
    for cles, labels in SYNONYMS.items():
        known |= {folded(label): (tuple(cles.split()), label) for label in labels}
    known |= {folded(label): (cles, label) for cles, label in layouts if folded(label)}
    for cle, added in own.items():
        known |= {folded(label): ((cle,), label) for label in added if folded(label)}
    return known


def guess(label: str, known: Table) -> Guess | None:
    """What a label stands for: known as it is, or but for its beginning or a few letters; None for one unknown."""
    sought = folded(label)
    if sought in known:
        return Guess(*known[sought])
    return _resembling(sought, known)


_LONGEST = 90  # characters of a label that is worth comparing
_NEAR = 0.86


def _resembling(sought: str, known: Table) -> Guess | None:
    if not sought:
        return None
    begins = [each for each in known if each and " " in each and sought.startswith(f"{each} ")]
    if begins:
        best = max(begins, key=len)
        return Guess(*known[best], sure=best.count(" ") >= 4)
    from difflib import get_close_matches  # noqa: PLC0415 - for labels that are not known only

    close = get_close_matches(sought, known, n=1, cutoff=_NEAR) if 4 < len(sought) <= _LONGEST else []
    return Guess(*known[close[0]], sure=False) if close else None


def heads(cells: Iterable[str], group: str) -> dict[int, str]:
    """The columns of a table of that group, by their number: the key each head stands for, each key once."""
    names = {folded(label): role for role, labels in COLUMNS[group].items() for label in labels}
    found: dict[int, str] = {}
    for number, cell in enumerate(cells):
        role = names.get(folded(cell))
        if role and role not in found.values():
            found[number] = role
    return found


def group_of(cells: tuple[str, ...]) -> str | None:
    """The kind of table that a row of heads belongs to: that of which it has the most columns, two at least."""
    filled = sum(1 for cell in cells if cell.strip())
    best = max(COLUMNS, key=lambda group: len(heads(cells, group)))
    count = len(heads(cells, best))
    return best if count >= 2 and count * 2 > filled else None
