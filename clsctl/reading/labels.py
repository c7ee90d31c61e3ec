"""The rubrics' labels as real documents print them, and the key of the format that each one leads to.

Data: a label is compared without capitals, accents, punctuation and the « (s) » of forms.
"""

import re
import unicodedata
from collections.abc import Collection
from functools import cache

_LABELS = """
titre: intitulé; intitulé de l'action; intitulé du projet; nom de l'action; nom du projet; libellé; titre de
  l'action; action
numero: numéro; n°; fiche; fiche action; fiche n°; numéro de la fiche; action n°; code action; projet
  structurant
axe: axe stratégique; axe prioritaire; orientation; orientation stratégique; thématique; thème
objectif: objectif de rattachement; objectif du cls; priorité; priorité opérationnelle
rattachements: liens avec les politiques de santé publique; liens avec le prs; lien prs; prs; articulation avec
  les politiques publiques; articulation avec d'autres démarches; cadre de référence; référence prs; liens avec
  d'autres plans; ressources partenariales
redaction: date de rédaction; date; rédigé le; date de création; mise à jour
porteurs: porteur du projet; porteur projet; porteur de l'action; porteur; responsable; responsables de
  l'action; responsable de l'action; structure porteuse; maître d'ouvrage; promoteur; opérateur; opérateurs
pilotes: pilote; pilote de l'action; pilotage; copilotes; chef de projet; coordination; animateur
partenaires: acteurs associés; partenaires associés; partenariat; partenariats; acteurs; partenaires et
  ressources partenariales; acteurs concernés; partenaires mobilisés; acteurs à mobiliser
referents: référent; référent de l'action; personne référente
contacts: contact; coordonnées; personne à contacter
equipe: équipe projet; équipe; professionnels libéraux
equipe_partenaires: équipe partenaires; professionnels des établissements
publics: public cible; public visé; publics visés; population cible; population; public concerné; bénéficiaires;
  cibles
territoire: territoire concerné; secteur géographique; territoire d'intervention; zone géographique; périmètre;
  lieu; localisation; territoire de l'action
contexte: contexte territorial; contexte et enjeux; éléments de contexte; constat; constats; contexte local;
  état des lieux; justification
diagnostic: diagnostic local; éléments de diagnostic; diagnostic territorial; besoins; besoins identifiés;
  problématique
description: description du projet; description de l'action; descriptif de l'action; descriptif; contenu;
  contenu de l'action; modalités de mise en œuvre; mise en œuvre; déroulement; éléments de précision;
  présentation
moyens: moyens mobilisés; ressources; moyens nécessaires; ressources mobilisées; moyens humains; moyens
  matériels; moyens humains et financiers
gouvernance: instances de pilotage; pilotage et suivi; comité de pilotage; modalités de pilotage; modalités de
  gouvernance
enjeux: enjeu; enjeux identifiés
leviers: levier; leviers d'actions; points d'appui; facteurs de réussite; atouts; facilitateurs
freins: frein; obstacles; difficultés; difficultés identifiées; limites; contraintes
vigilance: points de vigilance; point de vigilance; risques
objectifs.generaux: objectif général; objectifs généraux; finalité
objectifs.specifiques: objectif spécifique; objectifs spécifiques
objectifs.strategiques: objectif stratégique; objectifs stratégiques
objectifs.operationnels: objectif opérationnel; objectifs opérationnels
actions: actions envisagées; actions à mener; activités; sous-actions; modalités d'action
historique: déjà réalisé; actions déjà menées; historique du projet; antériorité
etapes: étape; étapes/actions; étapes; étapes clés; étapes de réalisation; phasage; plan d'action
livrables: livrable; livrables attendus; résultats attendus; productions attendues; production
calendrier: calendrier prévisionnel; échéancier; calendrier du projet; échéances; planning; période de
  réalisation; durée; délai; délais; date de réalisation; calendrier de réalisation; temporalité; échéance
indicateurs: indicateur; indicateurs d'évaluation; indicateurs de suivi; indicateurs du suivi et évaluation
  proposés; évaluation; suivi et évaluation; indicateurs de résultats; indicateurs de processus; modalités
  d'évaluation; critères d'évaluation
financements: financement; source de financement; source de financement potentielle; sources de financement;
  budget; budget prévisionnel; plan de financement; coût; coûts; financeurs; financements mobilisés;
  financements potentiels; estimation financière
pieces: pièces jointes; annexes; annexe; documents joints; pièce jointe
notes_bas: notes; notes de bas de page; sources; références; bibliographie
depend_de: dépend de; préalables; prérequis; conditions préalables
suivi: avancement; état d'avancement; suivi de l'action; bilan
livrables.titre: intitulé du livrable
echeance: date limite; date d'échéance; échéance prévue; à rendre le
responsables: responsable de l'étape; qui
libelle: libellé de l'indicateur; nom de l'indicateur
unite: unité; unité de mesure
cible: valeur cible; cible; objectif chiffré; valeur attendue
depart: valeur de départ; valeur initiale; situation initiale; base
periodicite: périodicité; fréquence
montant: montant total; montant demandé; montant prévisionnel; coût total; somme
periode: annualité ou pluriannualité; annualité; années; période; durée du contrat; années concernées
nature: nature de la dépense; nature des dépenses; dépense; poste de dépense; poste
financeur: financeur potentiel; source
dispositif: enveloppe; ligne budgétaire; appel à projets
courriel: mail; e-mail; email; adresse mail; adresse électronique; adresse e-mail; mél
telephone: tél; téléphone; portable; numéro de téléphone
adresse: adresse postale
ville: ville d'exercice; commune d'exercice
secteur: secteur d'activité; secteur activité
structure: structure d'appartenance; organisme; institution; organisation; employeur
fonction: qualité; poste occupé; titre de la personne
nom: nom prénom; nom et prénom; prénom
communes: commune; communes/quartiers; communes concernées
code_insee: code insee; insee; codes insee
codes_postaux: code postal; cp; codes postaux
epci: intercommunalité; intercommunalités; communauté de communes
qpv: qppv; quartiers prioritaires; quartiers politique de la ville
population: nombre d'habitants; habitants; population concernée; évaluation de population concernée
taille: taille de la cpts; taille cpts
missions: missions et objectifs visés; intitulé de la mission
structure_juridique: structure juridique; forme juridique du porteur
signature: date de signature; signé le; date signature
effet: date d'effet; prise d'effet; entrée en vigueur
fin: date de fin; échéance du contrat; date d'échéance du contrat; terme; expiration
signataires: signataire; parties; parties signataires
cadres: cadre; politiques; plans et schémas
acteurs: acteur; organismes; liste des acteurs
statut: état; statut de l'action; avancement de l'action
motif: raison; justification du statut
meteo: météo; météo du projet; humeur
commentaire: commentaires; observation; observations; remarque; remarques
preuves: preuve; justificatif; justificatifs; pièce justificative
remis_le: date de remise; remis; livré le; date de livraison; rendu le
abandonne_le: date d'abandon; abandonné le
reports: report; reports d'échéance; décalage; prolongation
decide_le: date de décision; décidé le
"""


_LONGEST = 200  # characters of a label that are looked at


def key_of_label(label: str, known: Collection[str]) -> str | None:
    """The key that a printed label leads to (`objectifs.generaux` for a part), one of `known` first."""
    stem = _stem(label[:_LONGEST])
    found = [key for key, labels in _table().items() if stem in labels]
    return next((key for key in found if key.partition(".")[0] in known), found[0] if found else None)


@cache
def _table() -> dict[str, frozenset[str]]:
    lines = _LABELS.strip().replace("\n  ", " ").splitlines()
    parts = (line.partition(": ") for line in lines)
    return {key: frozenset(map(_stem, [key.replace("_", " "), *labels.split("; ")])) for key, _, labels in parts}


def _stem(label: str) -> str:
    """A label without what varies from one document to the next: capitals, accents, signs, plurals."""
    letters = unicodedata.normalize("NFKD", label.casefold().replace("œ", "oe"))
    letters = "".join(each for each in letters if not unicodedata.combining(each))
    words = re.sub(r"\(s\)|[^\w°]|_", " ", letters).split()
    return " ".join(word.removesuffix("s") for word in words)
