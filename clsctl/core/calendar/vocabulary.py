"""Words of the sentence around an expression: which are harmless, which change its nature, which forbid a reading.

A word that is in no table is not understood, and keeps the text from being read unless it can only be a name
(« ouverture de la MSP de Moissac en 2024 ») or stands in a label before a colon. Phrases are parted by `|`.
"""

from functools import cache
from typing import Literal, NamedTuple

from clsctl.core.calendar.normalize import normalize
from clsctl.core.messages import Message, msg

Role = Literal["tool", "act", "event", "about", "opens", "closes", "opening", "closing"]

# Words that join the others.
TOOLS = """
    ce|cet|cette|ces|son|sa|ses|leur|leurs|notre|nos|qui|que|dont|avec|chez|auprès|via|est|sont|sera|seront|était|
    étaient|a|ont|aura|auront|avoir|avait|avaient|été|être|se|s|y|il|elle|ils|elles|doit|doivent|devra|devront|devait|
    devaient|fera|feront|fait|objet|afin|ainsi|ci|autres|autre|même|lieu|numéro|e|m|y compris
"""
# Nouns of doing: what happens then; a bare year may follow them (« Création 2020 »).
ACTS = """
    création|réalisation|ouverture|réouverture|lancement|construction|installation|inauguration|recrutement|
    mise en place|mise en œuvre|mise en route|mise en service|mise en application|mise en ligne|déploiement|livraison|
    dépôt|remise|restitution|publication|adoption|validation|constitution|élaboration|rédaction|finalisation|
    expérimentation|implantation|embauche|contractualisation|instauration|généralisation|extension|rénovation|
    aménagement|organisation|préparation|diffusion|transmission|envoi|acquisition|achat|labellisation|relance|
    renouvellement|structuration|tenue|reprise|initiation|concrétisation|exécution|désignation|identification|
    transformation|regroupement|relocalisation|emménagement|présentation|conception|développement|obtention|réception|notification|
    attribution|poursuite|reconduction|prise de poste|
    prise de fonction|prise de fonctions
"""
# Nouns, participles and adjectives that may stand around a time without touching it.
EVENTS = """
    action|actions|projet|projets|étape|étapes|phase|phases|phase de construction|livrable|livrables|jalon|jalons|axe|
    axes|objectif|objectifs|fiche|fiches|tâche|tâches|activité|activités|mesure|mesures|mission|missions|
    travaux|travail|chantier|chantiers|groupe|groupes|groupe de travail|cellule|instance|instances|commission|
    calendrier|échéancier|échéanciers|planning|date|dates|prévision|prévisionnel|prévisionnelle|prévisionnels|
    prévisionnelles|indicatif|indicative|prévu|prévue|prévus|prévues|planifié|planifiée|planifiés|planifiées|attendu|
    attendue|attendus|attendues|fixé|fixée|fixés|fixées|
    durée prévue|échéance prévisionnelle|fréquence|périodicité|rythme|
    réunion|réunions|rencontre|rencontres|atelier|ateliers|séance|séances|session|sessions|journée|journées|comité|
    comités|copil|copils|cotech|codir|pilotage|technique|techniques|colloque|forum|séminaire|conférence|assemblée|
    générale|plénière|point|points|exposition|salon|semaine bleue|mois sans tabac|octobre rose|mars bleu|
    formation|formations|module|modules|cohorte|promotion|campagne|campagnes|sensibilisation|communication|information|
    prévention|dépistage|vaccination|suivi|étude|études|enquête|questionnaire|diagnostic|diagnostics|état des lieux|
    concertation|consultation|consultations|accompagnement|soutien|animation|coordination|intervention|interventions|
    permanence|permanences|coordinateur|coordinatrice|coordonnateur|coordonnatrice|poste|postes|chargé|chargée|
    appel|appels|candidature|candidatures|candidats|dossier|dossiers|outil|outils|annuaire|site|plateforme|
    réseau|dispositif|dispositifs|équipe|équipes|service|services|maison|maisons|santé|centre|centres|antenne|msp|msc|
    cpts|esp|dac|clsm|ptsm|cls|ars|cpam|chu|ehpad|urps|médecin|médecins|infirmier|infirmière|infirmiers|psychologue|
    professionnel|professionnels|élu|élus|habitants|partenaire|partenaires|partenariat|partenariats|acteur|acteurs|
    territoire|quartier|quartiers|commune|communes|offre|accès|parcours|soins|premiers soins|arrivée|demandes|besoins|
    convention|conventions|contrat|contrats|charte|protocole|protocoles|lettre|intention|guide|brochure|newsletter|
    support|supports|film|vidéo|consolidation|capitalisation|
    médical|médicale|médicaux|médicales|territorial|territoriale|territoriaux|régional|régionale|départemental|
    départementale|mental|mentale|social|sociale|sociaux|sanitaire|numérique|pluriprofessionnel|pluriprofessionnelle|
    communal|communale|public|publique|universitaire|hospitalier|local|locale|locaux|nouveau|nouvelle|nouveaux|
    nouvelles|final|finale|intermédiaire|initial|initiale|définitif|définitive|partenariale|partagé|partagée|
    instruits|instruit|instruite|instruites|mis en application|mis en place|mis en œuvre|mise en place effective|
    mises en place|mises en œuvre|en vue|au sein|en lien|construit|construite|construits|construites|ouvert|ouverte|
    ouverts|ouvertes|ouvrira|ouvriront|ouvre|ouvrent|poursuit|poursuivent|reconduit|reconduite|reconduits|
    reconduites|tenue|tiendra|tiendront|aura lieu|auront lieu|a eu lieu
"""
# Nouns of what looks back at a time, or is named after one: « bilan 2023 » is not due in 2023.
ABOUT = """
    bilan|bilans|rapport|rapports|évaluation|évaluations|compte rendu|comptes rendus|synthèse|données|chiffres|tableau|
    tableaux|statistiques|résultats|indicateurs|indicateur|observatoire|portrait|panorama|référentiel|
    plan|plans|plan d'action|plan d'actions|programme|programmes|programmation|feuille de route|prs|pras|crs|ors|cpom|
    politique|stratégie|projet régional|édition|version|avenant|appel à projets|aap|cadre|convention cadre|agenda|
    crédits|subvention|subventions|financement|financements
"""
OPENS = """
    débuter|débute|débutent|débutera|débuteront|débuté|débutée|débutés|débutées|débutait|débutant|
    commencer|commence|commencent|commencera|commenceront|commencé|commencée|commencés|commencées|commençant|
    démarrer|démarre|démarrent|démarrera|démarreront|démarré|démarrée|démarrés|démarrées|démarrant|
    entrer en vigueur|entre en vigueur|entrent en vigueur|entrera en vigueur|entreront en vigueur|entré en vigueur|
    entrée en vigueur|en vigueur|prend effet|prendra effet|prise d'effet|date d'effet|date de début|date de démarrage
"""
# As the first noun of its part, « Démarrage : 2022 » opens; elsewhere it only qualifies (« réunion de démarrage »).
OPENING = "démarrage|commencement|débuts"
CLOSES = """
    prendre fin|prend fin|prennent fin|prendra fin|prendront fin|pris fin|
    s'achever|s'achève|s'achèvent|s'achèvera|s'achèveront|achever|achevé|achevée|achevés|achevées|
    se terminer|se termine|se terminent|se terminera|se termineront|terminer|terminé|terminée|terminés|terminées|
    finir|finit|finira|finiront|expirer|expire|expirera|clôturer|clôturé|clôturée|clôturés|clôturées|
    arriver à échéance|arrive à échéance|arrivent à échéance|arrivera à échéance|arriveront à échéance|
    arrivé à échéance|arrivée à échéance|venir à échéance|vient à échéance|
    date limite|dates limites|date butoir|dernier délai|délai de rigueur|deadline|date d'échéance|date de fin|
    date d'expiration|date de clôture
"""
CLOSING = "achèvement|clôture|expiration|échéance|échéances|limite|butoir"
# Verbs by their stem, with the endings of participle, present and future: lancer, lancé, lancée, lancera, lanceront…
STEMS = """
    lanc|réalis|organis|élabor|présent|propos|finalis|valid|diffus|déploy|form|cré|install|recrut|engag|prépar|instaur|
    effectu|actualis|expériment|évalu|renouvel|publi|adopt|aménag|accompagn|sign|dépos|inaugur|livr|rédig|implant|
    achet|anim|restitu|assur|transform|men|structur|généralis|labellis|mobilis|relanc|désign|identifi|test|rénov|
    programm|transmet|envoy|initi|poursuiv|accueill|interven
"""
ENDINGS = "er|é|ée|és|ées|era|eront|e|ent|re|ra|ront|i|ie|is|ies"


class Danger(NamedTuple):
    """Words that keep a text from being read, and why; `harmless_without` when the time alone may be proposed."""

    phrases: str
    reason: Message
    harmless_without: bool = True


APPROXIMATE = msg("The date is only approximate, or only possible")
DANGERS = (
    Danger(
        "ne|n|pas|non|ni|jamais|sans|hors|sauf|excepté|exceptée|hormis|à l'exception|à l'exclusion|excluant|moins|plus",
        msg("A word takes something away from the date: what remains is not sure"),
        harmless_without=False,
    ),
    Danger(
        "ou|soit|voire|sinon|alternativement",
        msg("The text leaves a choice between several dates"),
        harmless_without=False,
    ),
    Danger(
        """environ|autour|alentours|approximativement|presque|quasi|quasiment|peut être|probable|probablement|éventuel|
        éventuelle|éventuellement|idéalement|si possible|si|théorique|théoriquement|plutôt|envisagé|envisagée|souhaité|
        souhaitée|souhaitable|espéré|pourrait|pourraient|pourra|devrait|devraient|vers|tôt|estimé|estimée|possible""",
        APPROXIMATE,
    ),
    Danger(
        """loi|lois|décret|décrets|arrêté|arrêtés|ordonnance|circulaire|article|articles|code|norme|règlement|
        directive|jurisprudence|tél|téléphone|fax|siret|siren|insee|cedex|bp|rue|avenue""",
        msg("The number may belong to a law, an address or a name rather than to a date"),
        harmless_without=False,
    ),
    Danger(
        """budget|budgets|coût|coûts|montant|montants|euros|euro|keuros|eur|etp|population|recensement|effectif|
        effectifs|millions|milliers|nombre|nb|taux|densité|bénéficiaires|patients|personnes|heures|heure|minutes|km|
        hab""",
        msg("The number may be an amount or a count rather than a date"),
    ),
)
_TABLES: tuple[tuple[Role, str], ...] = (
    ("tool", TOOLS), ("event", EVENTS), ("act", ACTS), ("about", ABOUT), ("opens", OPENS), ("closes", CLOSES),
    ("opening", OPENING), ("closing", CLOSING),
)  # fmt: skip


@cache
def roles() -> dict[str, Role | Danger]:
    """Every phrase of the tables, as plain words, with its role or its danger."""
    table: dict[str, Role | Danger] = {}
    endings = plains(ENDINGS)
    table |= {stem + ending: "event" for stem in plains(STEMS) for ending in endings}
    for role, phrases in _TABLES:
        table |= dict.fromkeys(plains(phrases), role)
    for danger in DANGERS:
        table |= dict.fromkeys(plains(danger.phrases), danger)
    return table


def plains(phrases: str) -> list[str]:
    """Each phrase of a row of the tables in the plain spelling, one space between two words."""
    # the one ligature, which normalize meets so seldom that it takes its longest way
    spelt = normalize(phrases.replace("œ", "oe")).text.replace("'", " ").replace("-", " ")
    return " ".join(spelt.split()).replace("| ", "|").replace(" |", "|").split("|")
