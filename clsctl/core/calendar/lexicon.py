"""The words of the calendar: every French word or phrase the grammar knows, by what it stands for.

Entries are written as people write them; accents and capitals do not matter, and `|` parts them. To teach the
grammar a word, add it to its line; docs/calendrier.md lists these tables. Words of the sentence around an
expression are in `vocabulary`, phrases that give no date are in `vague`.
"""

MONTHS = (
    "janvier|janv|jan", "février|févr|fév", "mars", "avril|avr", "mai", "juin", "juillet|juil|juill", "août",
    "septembre|sept|sep", "octobre|oct", "novembre|nov", "décembre|déc",
)  # fmt: skip
WEEKDAYS = (
    "lundi|lundis|lun", "mardi|mardis|mar", "mercredi|mercredis|mer", "jeudi|jeudis|jeu", "vendredi|vendredis|ven",
    "samedi|samedis|sam", "dimanche|dimanches|dim",
)  # fmt: skip
SEASONS = ("printemps", "été|étés", "automne|automnes", "hiver|hivers")

# Units of time; a plural counts them (« 2 semestres »), a singular may name one (« 2 semestre 2019 »).
UNITS = {
    "day": "jour",
    "week": "semaine",
    "fortnight": "quinzaine",
    "month": "mois",
    "quarter": "trimestre|trim|trimest",
    "quadrimester": "quadrimestre|quadri|quadrim",
    "semester": "semestre|semest|sem",
    "year": "an|année|exercice|exercice budgétaire|exercice civil",
}
UNITS_MANY = {
    "day": "jours",
    "week": "semaines",
    "fortnight": "quinzaines",
    "quarter": "trimestres|trims",
    "quadrimester": "quadrimestres",
    "semester": "semestres|sems",
    "year": "ans|années|exercices|exercices budgétaires",
}

PARTS = {"debut": "début", "mi": "mi|milieu", "fin": "fin"}

LAST = -1
ORDINALS = {
    1: "premier|première|premiers|premières",
    2: "deuxième|second|seconde|seconds|secondes|deuxièmes",
    3: "troisième|troisièmes",
    4: "quatrième|quatrièmes",
    5: "cinquième",
    6: "sixième",
    LAST: "dernier|dernière|derniers|dernières",
}
ROMAN = {1: "i", 2: "ii", 3: "iii", 4: "iv"}
NUMBERS = {
    1: "un|une", 2: "deux", 3: "trois", 4: "quatre", 5: "cinq", 6: "six", 8: "huit", 9: "neuf", 10: "dix", 11: "onze",
    12: "douze", 15: "quinze", 18: "dix-huit", 20: "vingt", 24: "vingt-quatre", 30: "trente", 36: "trente-six",
}  # fmt: skip

# Adjectives and adverbs of recurrence: an ISO 8601 duration and how often in it.
RECURRING = {
    ("P1Y", 1): "annuel|annuelle|annuels|annuelles|annuellement",
    ("P6M", 1): "semestriel|semestrielle|semestriels|semestrielles|semestriellement",
    ("P4M", 1): "quadrimestriel|quadrimestrielle|quadrimestriels|quadrimestrielles",
    ("P3M", 1): "trimestriel|trimestrielle|trimestriels|trimestrielles|trimestriellement",
    ("P2M", 1): "bimestriel|bimestrielle|bimestriels|bimestrielles",
    ("P1M", 1): "mensuel|mensuelle|mensuels|mensuelles|mensuellement",
    ("P1M", 2): "bimensuel|bimensuelle|bimensuels|bimensuelles",
    ("P1W", 1): "hebdomadaire|hebdomadaires|hebdomadairement|hebdo",
    ("P1D", 1): "quotidien|quotidienne|quotidiens|quotidiennes|quotidiennement|journalier|journalière",
    ("P2Y", 1): "biennal|biennale|biennaux|biennales",
    ("P3Y", 1): "triennal|triennale|triennaux|triennales",
    ("P4Y", 1): "quadriennal|quadriennale",
    ("P5Y", 1): "quinquennal|quinquennale",
}

# Everything else, by the kind of token it makes.
PHRASES = {
    "from": "depuis|à partir|apartir|à compter|à dater|au plus tôt|des",
    "until": "d'ici|dici|jusqu|jusque|jusqua|jusquen|au plus tard|pas plus tard que|horizon"
    "|à l'horizon|à horizon|à échéance",
    "before": "avant",
    "after": "après|au delà",
    "not_before": "pas avant",
    "for": "pour",
    "between": "entre",
    "within": "sous|dans un délai|dans le délai|dans un délai maximum|dans un délai maximal|délai",
    # what may lead an expression without changing it; the last ones are nouns that only announce it
    "lead": "au cours|en cours d'année|durant|pendant|lors|dans|sur|dans le courant|courant|en|au|aux"
    "|période|périodes|les mois|exercices",
    "a": "à",
    "article": "le|la|les|l",
    "of": "de|du|d",
    "and": "et|&|puis",
    "whole": "tout au long|tout le long|toute|tout|ensemble|totalité|intégralité|l'ensemble|la totalité|l'intégralité",
    "length": "durée|durée totale|durée entière|durée globale|durée complète",
    "school": "année scolaire|années scolaires|année universitaire|années universitaires",
    "rentree": "rentrée|rentrée scolaire|rentrée universitaire|rentrée des classes",
    "following": "suivant|suivants|suivante|qui suit|qui suivent|qui suivront",
    "times": "fois|x",
    "each": "chaque",
    "all": "tous les|toutes les",
    "at_least": "au moins|au minimum|minimum|a minima",
    "at_most": "au plus|au maximum|maximum|maximal|max|maxi",
    "per": "par",
    "coming": "à venir|prochain|prochaine|prochains|prochaines|qui viennent",
    "past": "passé|passée|écoulé|écoulée",
    "included": "inclus|incluse|compris|comprise",
    "always": "permanent|permanente|permanents|permanentes|en permanence|de façon permanente|de manière permanente"
    "|continu|continue|en continu|de façon continue|de manière continue|continuellement|en routine|pérenne|pérennes"
    "|au fil du temps|fil de l'eau|au long cours|sans interruption"
    "|tout au long du projet|tout au long de l'action|tout au long du programme|tout au long du parcours",
    "always_of": "au fil|au fur et à mesure",
    "contract": "contrat|cls|clsm|ptsm|contrat local de santé|contrat local de santé mentale|présent contrat"
    "|projet territorial de santé mentale|présent cls|présente convention|présent schéma|présent projet|présent plan",
    "onward": "et au delà|et suivantes|et suivants|et années suivantes|et les années suivantes|et les suivantes",
    "signature": "signature|date de signature|date de la signature",
    "civil": "civile|civiles",
    "n": "n",
}
