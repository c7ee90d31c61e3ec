"""Phrases that speak of time and give no date: and why."""

from typing import NamedTuple

from clsctl.core.messages import Message, msg


class Vague(NamedTuple):
    """Phrases parted by `|`, and why they give no date."""

    phrases: str
    reason: Message
    # a status steps back where a date stands beside it: « en cours depuis octobre 2024 »
    yields: bool = False


UNSTATED = msg("The words are counted from a day that is not given")
VAGUE = (
    Vague(
        """à définir|à déterminer|à préciser|à confirmer|à planifier|à programmer|à fixer|à convenir|à décider|
        à valider|non défini|non définie|non déterminé|non déterminée|non précisé|non précisée|à compléter|nc|nd|
        tbd|tbc|nr|sans date|non communiqué|non renseigné|indéterminé|indéterminée|inconnu|inconnue|sans objet|néant|
        aucun|aucune""",
        msg("The date is still to be decided"),
    ),
    Vague(
        """à long terme|à moyen terme|à court terme|long terme|moyen terme|court terme|à terme|à court et moyen terme|
        à moyen et long terme|court et moyen terme|moyen et long terme|court moyen terme|moyen long terme""",
        msg("A term without a date: nothing says when it ends"),
    ),
    Vague(
        """prochainement|très prochainement|bientôt|ultérieurement|plus tard|par la suite|dans l'avenir|
        à l'avenir|dès que possible|aussitôt que possible|asap|rapidement|au plus vite|le plus tôt possible|
        le plus rapidement|dans les meilleurs délais|sans délai|sans attendre|immédiat|immédiate|immédiatement|
        tout de suite|dès maintenant|dès à présent|d'ores et déjà|actuellement|aujourd'hui|à ce jour|à ce stade|
        récemment|court délai|dès que|cette année|année en cours|ce semestre|semestre en cours|ce trimestre|
        trimestre en cours|ce mois ci|mois en cours""",
        UNSTATED,
    ),
    Vague(
        "pluriannuel|pluriannuelle|pluriannuels|pluriannuelles|plusieurs années|pluri annuel|pluri annuelle",
        msg("Several years, without saying which"),
        yields=True,
    ),
    Vague(
        """biannuel|biannuelle|biannuels|biannuelles|bi annuel|bi annuelle|bi annuels|bi annuelles|bisannuel|
        bisannuelle|bisannuels|bisannuelles|bihebdomadaire|bi hebdomadaire|trisannuel|trisannuelle|bi mensuel|
        bi mensuelle""",
        # Translators: « biannuel », « bisannuel »: people write them for twice a year and for every two years.
        msg("The word is used both for twice in a period and for every second one"),
    ),
    Vague(
        """régulier|régulière|réguliers|régulières|régulièrement|périodique|périodiquement|fréquemment|fréquent|
        souvent|ponctuel|ponctuelle|ponctuels|ponctuelles|ponctuellement|occasionnel|occasionnelle|
        occasionnellement|parfois|plusieurs fois|de temps en temps|variable|à intervalles réguliers|plusieurs""",
        msg("Nothing says how often"),
    ),
    Vague(
        """selon|en fonction|si besoin|au besoin|à la demande|sur demande|si nécessaire|le cas échéant|sous réserve|
        sous condition|suivant les besoins|autant que de besoin|en tant que de besoin|selon besoin|dépend|dépendra""",
        msg("It depends on something that has no date"),
    ),
    Vague(
        "avant la signature|avant signature|avant la date de signature|préalablement à la signature",
        msg("It ends with the signature, and nothing says when it begins"),
    ),
    Vague(
        "à mi parcours|mi parcours|à mi contrat|mi contrat|à mi étape|à mi chemin|à mi mandat|mi mandat",
        msg("The middle of something whose dates are not given"),
    ),
    Vague(
        "à l'issue|dès l'issue",
        # Translators: « à l'issue du 1er semestre »: the last days of June, or the first of July?
        msg("This may mean the last days of that time or the first ones after it"),
    ),
    Vague(
        """en cours|réalisé|réalisée|réalisés|réalisées|fait|faite|faits|faites|terminé|terminée|terminés|terminées|
        achevé|achevée|achevés|achevées|effectué|effectuée|effectués|effectuées|action en cours|
        engagé|engagée|en préparation|finalisé|finalisée|clôturé|clôturée""",
        msg("This says where the work stands, not when it is due; it belongs in `suivi`"),
        yields=True,
    ),
    Vague(
        """non démarré|non démarrée|non réalisé|non réalisée|non fait|non terminé|non terminée|en attente|en projet|ok|
        oui""",
        msg("This says where the work stands, not when it is due; it belongs in `suivi`"),
    ),
    Vague(
        """abandonné|abandonnée|abandonnés|abandonnées|abandon|suspendu|suspendue|suspendus|suspendues|suspension|
        reporté|reportée|reportés|reportées|report|repoussé|repoussée|repoussés|repoussées|décalé|décalée|décalés|
        décalées|décalage|différé|différée|différés|différées|ajourné|ajournée|ajournés|ajournées|annulé|annulée|
        annulés|annulées|annulation|retardé|retardée|retardés|retardées|retard|interrompu|interrompue|interruption|
        stoppé|stoppée|gelé|gelée|prorogé|prorogée|reprogrammé|reprogrammée|déprogrammé|déprogrammée|initialement|
        au lieu""",
        msg("A change of plan is not a date: it belongs in `suivi`, beside the signed text"),
    ),
)
