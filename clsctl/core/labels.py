"""The words people read for the format's own words: states, statuses, types. One place, so that a page and
a listing never name the same thing twice."""

from collections.abc import Mapping

from clsctl.core.messages import Message, msg, verbatim

# Translators: the states of a deliverable or a fiche on a day (glossary: « état calendaire »). Masculine
# singular in French, since they qualify « un livrable ».
ETATS: Mapping[str, Message] = {
    # Translators: état « en retard »
    "en_retard": msg("late"),
    # Translators: état « proche » : the deadline falls within the next days
    "proche": msg("due soon"),
    # Translators: « en cours »
    "en_cours": msg("under way"),
    # Translators: état « à venir »
    "a_venir": msg("to come"),
    # Translators: état « récurrent » : comes back each year, semester, quarter, month
    "recurrent": msg("recurring"),
    # Translators: état « continu » : all along, with no single end
    "continu": msg("continuous"),
    # Translators: état « non datable » : a calendar that cannot be placed on days
    "non_datable": msg("cannot be dated"),
    # Translators: état « sans échéance »
    "sans_echeance": msg("no deadline"),
    # Translators: état « remis » : the deliverable was handed in
    "remis": msg("handed in"),
    # Translators: état « remis en retard »
    "remis_en_retard": msg("handed in late"),
    # Translators: état « suspendu » (by decision)
    "suspendu": msg("suspended"),
    # Translators: état « abandonné » (by decision)
    "abandonne": msg("abandoned"),
    # Translators: état « échu » : the calendar is over and nobody declared how it ended
    "echu": msg("over, outcome unknown"),
}

# what people who write « en retard » for a status are told
LATE = msg("Being late is computed by clsctl, from the deadlines, and never declared.")
# Translators: the statuses that people declare for an action (glossary: « statut déclaré »). Feminine in French
# (« une action »).
STATUTS: Mapping[str, Message] = {
    # Translators: statut « non démarrée »
    "non_demarree": msg("not started"),
    "en_cours": msg("under way"),
    # Translators: statut « réalisée »
    "realisee": msg("done"),
    # Translators: statut « partiellement réalisée »
    "partiellement_realisee": msg("partly done"),
    # Translators: statut « reportée »
    "reportee": msg("put off"),
    # Translators: statut « suspendue »
    "suspendue": msg("on hold"),
    # Translators: statut « bloquée »
    "bloquee": msg("blocked"),
    # Translators: statut « abandonnée »
    "abandonnee": msg("given up"),
    # Translators: statut « à discuter »
    "a_discuter": msg("to be discussed"),
}

# Translators: the pilot's own judgement, as a weather forecast (« météo »)
METEOS: Mapping[str, Message] = {
    # Translators: météo « soleil »
    "soleil": msg("sunny"),
    # Translators: météo « couvert »
    "couvert": msg("overcast"),
    # Translators: météo « nuage »
    "nuage": msg("cloudy"),
    # Translators: météo « orage »
    "orage": msg("stormy"),
}

TYPES: Mapping[str, Message] = {
    # Translators: « fiche action »
    "fiche_action": msg("action sheet"),
    # Translators: « fiche projet »
    "fiche_projet": msg("project sheet"),
    # Translators: « fiche de schéma » (schéma départemental)
    "fiche_schema": msg("scheme sheet"),
    # Translators: « lettre d'intention » (CPTS)
    "lettre_intention": msg("letter of intent"),
}

PLANS: Mapping[str, Message] = {
    # Translators: « contrat local de santé » (CLS)
    "cls": msg("local health contract"),
    # Translators: « communauté professionnelle territoriale de santé » (CPTS)
    "cpts": msg("territorial professional health community"),
    # Translators: « schéma départemental »
    "schema": msg("departmental scheme"),
    # Translators: « projet territorial de santé mentale » (PTSM)
    "ptsm": msg("territorial mental health project"),
    # Translators: « conseil local de santé mentale » (CLSM)
    "clsm": msg("local mental health council"),
    "autre": msg("other"),
}

INSTANCES: Mapping[str, Message] = {
    # Translators: « comité de pilotage » (COPIL)
    "copil": msg("steering committee"),
    # Translators: « comité technique » (COTECH)
    "cotech": msg("technical committee"),
    # Translators: « groupe de travail »
    "groupe_travail": msg("working group"),
    # Translators: « comité de direction » (CODIR)
    "codir": msg("management committee"),
    "autre": msg("other"),
}

CATEGORIES: Mapping[str, Message] = {
    # Translators: expense, « fonctionnement »
    "fonctionnement": msg("running costs"),
    # Translators: expense, « investissement »
    "investissement": msg("investment"),
    # Translators: indicator « de processus »
    "processus": msg("process"),
    # Translators: indicator « de réalisation »
    "realisation": msg("output"),
    # Translators: indicator « de résultat »
    "resultat": msg("result"),
    # Translators: indicator « d'impact »
    "impact": msg("impact"),
}

ETATS_FINANCEMENT: Mapping[str, Message] = {
    # Translators: money, « potentiel »
    "potentiel": msg("potential"),
    # Translators: money, « sollicité »
    "sollicite": msg("applied for"),
    # Translators: money, « notifié »
    "notifie": msg("notified"),
    # Translators: money, « engagé »
    "engage": msg("committed"),
    # Translators: money, « payé »
    "paye": msg("paid"),
}

UNITES: Mapping[str, Message] = {
    "EUR": msg("€"),
    # Translators: « ETP », équivalent temps plein
    "ETP": msg("FTE"),
}

NATURES: Mapping[str, Message] = {
    # Translators: nature of a calendar: a closed interval, « daté »
    "dated": msg("dated"),
    # Translators: nature of a calendar: an end and no start, « échéance »
    "deadline": msg("deadline"),
    # Translators: nature of a calendar: a start and no end, « ouvert »
    "open": msg("open-ended"),
    "continuous": msg("continuous"),
    "recurring": msg("recurring"),
    # Translators: nature of a calendar: counted from the signature or the contract, « relatif »
    "relative": msg("relative to the contract"),
    "undatable": msg("cannot be dated"),
}

PRECISIONS: Mapping[str, Message] = {
    "day": msg("day"),
    "week": msg("week"),
    "part_of_month": msg("part of a month"),
    "month": msg("month"),
    "quarter": msg("quarter"),
    "season": msg("season"),
    "semester": msg("semester"),
    "part_of_year": msg("part of a year"),
    "year": msg("year"),
    "years": msg("several years"),
}

SEVERITIES: Mapping[str, Message] = {
    "error": msg("error"),
    "warning": msg("warning"),
    "info": msg("information"),
}

# Translators: ticked boxes of a form, « oui » and « non »
REPONSES: Mapping[str, Message] = {"oui": msg("yes"), "non": msg("no")}

TAILLES: Mapping[str, Message] = {
    # Translators: size of a CPTS, « Taille 1 (moins de 40 000 habitants) »
    "1": msg("Size 1 (fewer than 40,000 inhabitants)"),
    "2": msg("Size 2 (between 40,000 and 80,000 inhabitants)"),
    "3": msg("Size 3 (between 80,000 and 175,000 inhabitants)"),
    "4": msg("Size 4 (more than 175,000 inhabitants)"),
}

# Translators: the missions of a CPTS, as the national agreement names them
MISSIONS: Mapping[str, Message] = {
    # Translators: « Faciliter l'accès à un médecin traitant »
    "acces_medecin_traitant": msg("Easier access to a family doctor"),
    # Translators: « Améliorer la prise en charge des soins non programmés en ville »
    "soins_non_programmes": msg("Better answers to unscheduled care"),
    # Translators: « Organisation de parcours pluriprofessionnels autour du patient »
    "parcours": msg("Multi-professional care pathways"),
    # Translators: « Développement d'actions coordonnées de prévention »
    "prevention": msg("Coordinated prevention"),
    # Translators: « Réponse aux crises sanitaires »
    "crise_sanitaire": msg("Response to health crises"),
    # Translators: « Développement de la qualité et de la pertinence des soins »
    "qualite_pertinence": msg("Quality and relevance of care"),
    # Translators: « Accompagnement des professionnels de santé sur le territoire »
    "accompagnement_professionnels": msg("Support for health professionals"),
}

GENRES: Mapping[str, Message] = {
    # Translators: what a line of a table is: « livrable », « jalon », « étape », « phase »
    "livrable": msg("deliverable"),
    "jalon": msg("milestone"),
    "etape": msg("step"),
    "phase": msg("phase"),
}

CHANGEMENTS: Mapping[str, Message] = {
    # Translators: kinds of a change in the history, as nouns: « ajout », « retrait », « modification »…
    "added": msg("addition"),
    "removed": msg("removal"),
    "changed": msg("change"),
    # Translators: a change: « remise » d'un livrable
    "delivered": msg("delivery"),
    # Translators: a change: « report » d'une échéance
    "postponed": msg("postponement"),
    "decided": msg("decision"),
    # Translators: a change: « déplacement » d'une fiche ou d'un livrable
    "moved": msg("move"),
}

# The role of a column (core.views.answer) to the words of its values.
ROLES: Mapping[str, Mapping[str, Message]] = {
    "etat": ETATS,
    "statut": STATUTS,
    "meteo": METEOS,
    "type": TYPES,
    "nature": NATURES,
    "precision": PRECISIONS,
    "severity": SEVERITIES,
    "changement": CHANGEMENTS,
    "genre": GENRES,
    "unite": UNITES,
    "financement": ETATS_FINANCEMENT,
    "categorie": CATEGORIES,
}


def label(words: Mapping[str, Message], value: str) -> Message:
    """The words for `value`, or `value` itself where the format does not know it."""
    return words.get(value) or verbatim(value)
