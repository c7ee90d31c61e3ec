"""The forms of the grammar, each with examples: docs/calendrier.md is made from this table, in French.

A new form of the grammar gets its line here; a test reads every example.
"""

from typing import NamedTuple


class Form(NamedTuple):
    """A form: examples separated by `|`, and in French what there is to know about it."""

    examples: str
    sens: str = ""


class Group(NamedTuple):
    """Forms of one sort under a French title. `refused` where every example is one that is not read;
    `in_plan` where the examples are read within a plan of the page."""

    titre: str
    forms: tuple[Form, ...]
    refused: bool = False
    in_plan: bool = False


GROUPS = (
    Group(
        "Jours et semaines",
        (
            Form(
                "2024-06-03|03/06/2024|3/6/2024|03.06.2024|2024/06/03|17-déc-2020",
                "L’année a toujours quatre chiffres.",
            ),
            Form(
                "3 juin 2024|lundi 3 juin 2024|le 1er janvier 2022|17/12/2020 à 14h",
                "Le jour de la semaine est vérifié.",
            ),
            Form(
                "semaine du 07/12/2020|semaine 12 de 2024",
                "Du lundi au dimanche ; les numéros sont ceux de la norme ISO.",
            ),
            Form("1re quinzaine de mai 2024|seconde quinzaine de mai 2024", "Du 1er au 15, du 16 à la fin."),
        ),
    ),
    Group(
        "Mois",
        (
            Form("juin 2024|en juin 2024|au mois de juin 2024|sept. 2023|Septmbre 2020"),
            Form("06/2021|6/2021|2021-06", "`2011-12` est un mois, avec une remarque."),
        ),
    ),
    Group(
        "Trimestres, quadrimestres, semestres",
        (
            Form(
                "1er trimestre 2024|deuxième trimestre de l'année 2024"
                "|dernier trimestre 2024|4ème trim. 2022|trimestre 3 2024|trimestres 1 à 3 2024"
            ),
            Form("T3 2022|2022-T3|4T2023|T1/2024"),
            Form("2e quadrimestre 2021"),
            Form("2ème semestre 2019|second semestre 2024|S2 2018|2024-S2|2020, 2e semestre|2020 (1er semestre)"),
            Form(
                '2™ semestre 2019|1°" semestre 2020|2°™ semestre 2020|ler semestre 2020|2<sup>ème</sup> semestre 2020'
                "|2^{ème} semestre 2020|IIe semestre 2020|3e trismestre 2022",
                "Dégâts de numérisation et fautes de frappe sur les mots ; un chiffre n’est jamais corrigé.",
            ),
        ),
    ),
    Group(
        "Saisons, rentrée, année scolaire",
        (
            Form("printemps 2023|à l'été 2023|automne 2026"),
            Form("hiver 2022-2023", "Un hiver court sur deux années : les écrire."),
            Form("rentrée 2021|rentrée scolaire 2022-2023"),
            Form("année scolaire 2023-2024|année universitaire 2023-2024|tout au long de l'année scolaire 2023-2024"),
        ),
    ),
    Group(
        "Années",
        (
            Form("2024|en 2024|courant 2024|au cours de l'année 2024|toute l'année 2024", "`courant` X est X."),
            Form("2018-2022|2018 / 2021|2013 ' 2017|de 2016 à 2020|entre 2024 et 2026|années 2022 à 2024"),
            Form(
                "2024, 2025, 2026|2024-2025-2026",
                "Des années qui se suivent sont une seule période, avec une remarque.",
            ),
        ),
    ),
    Group(
        "Début, milieu, fin",
        (
            Form("début 2024|mi-2024|fin 2024|milieu de l'année 2024|fin d'année 2024"),
            Form("début juin 2024|mi-juin 2024|fin juin 2024"),
            Form("début du 2e semestre 2024|fin T2 2024|fin du 1er trimestre 2025|fin de l'été 2024"),
        ),
    ),
    Group(
        "Périodes",
        (
            Form("de janvier à juin 2017|de septembre 2023 à juin 2024|janv-mars 2024|12/2020 - 06/2021"),
            Form("du 1er au 15 mars 2022|du 01/03 au 15/03/2022|entre le 1er et le 15 mars 2022|3-7 juin 2024"),
            Form(
                "T1 et T2 2026|1er et 2ème trimestres 2021|T4 2023 à T2 2024|mai/juin 2024",
                "Ce qui se suit est réuni, avec une remarque.",
            ),
            Form("2020 : janvier-mars|janvier à mars (2020)|mi-2024 à fin 2025|les trois premiers mois de 2025"),
            Form(
                "janvier 2017, pour 5 ans|pendant 3 ans à partir de janvier 2022|3 ans (2022-2024)",
                "La durée et les années doivent s’accorder.",
            ),
            Form("à partir de 2022 jusqu'à fin 2024|Début : janvier 2022 - Fin : décembre 2023"),
        ),
    ),
    Group(
        "À partir de : un début, sans fin",
        (
            Form(
                "à partir de 2025|dès 2016|depuis juin 2020|à compter du 01/01/2026|au plus tôt en 2025|2026 et au-delà"
            ),
            Form("après 2024|pas avant 2025", "`après X` commence le lendemain de X."),
            Form(
                "Les travaux débuteront en mars 2022|entrera en vigueur le 1er janvier 2023|Démarrage : janvier 2022",
                "Les verbes débuter, commencer, démarrer, entrer en vigueur.",
            ),
            Form("en continu à partir de 2022"),
        ),
    ),
    Group(
        "Au plus tard : une fin, sans début",
        (
            Form(
                "d'ici 2025|d'ici fin juin 2025|jusqu'en 2026"
                "|au plus tard le 31/12/2023|horizon 2030|juin 2024 au plus tard"
            ),
            Form("avant juin 2024|avant le 30 juin 2024", "`avant X` finit la veille de X."),
            Form("avant la fin de l'année 2026", "`avant la fin de X` finit avec X."),
            Form(
                "Date limite : 30/06/2024|devait prendre fin en février 2022|Échéance : juin 2024",
                "Les verbes prendre fin, s’achever, arriver à échéance.",
            ),
            Form("pour juin 2024|pour la rentrée 2024|pour fin 2025", "`pour X` finit avec X…"),
            Form(
                "pour 2025|pour le 1er semestre 2025|pour la période 2022-2024",
                "… mais est X lui-même pour une année, un semestre, un trimestre ou une période.",
            ),
        ),
    ),
    Group(
        "En continu",
        (
            Form("en continu|permanent|action pérenne|toute l'année|tout au long de l'année"),
            Form("au fil de l'eau|au fur et à mesure des besoins|Projets instruits au fur et à mesure de leur arrivée"),
        ),
    ),
    Group(
        "Récurrent",
        (
            Form("annuel|semestriel|trimestriel|mensuel|hebdomadaire|biennal|rencontres annuelles"),
            Form("tous les ans|tous les deux mois|chaque trimestre|chaque lundi|tous les étés"),
            Form("1 fois par an|2 fois par an|1/an|2 chemins/an|1 réunion par trimestre|1 fois tous les 2 mois"),
            Form("2 réunions annuelles|1 fois / 2 ans|à chaque rentrée"),
            Form("au moins deux réunions par an|2 à 3 fois par an", "Le plus petit nombre est celui qui est demandé."),
            Form("avril/mai de chaque année|tous les ans en juin", "Le mois est gardé en remarque."),
            Form("tous les ans de 2022 à 2024|Réunions mensuelles à partir de janvier 2024"),
        ),
    ),
    Group(
        "Relatif au contrat",
        (
            Form("dès la signature|à la signature du contrat|à compter de l'entrée en vigueur du contrat"),
            Form(
                "3 mois après la signature|dans les 18 mois suivant la signature"
                "|pendant 3 ans à partir de la signature",
                "Les mois se comptent de quantième à quantième.",
            ),
            Form(
                "sur toute la durée du CLS|tout au long du contrat|5 ans (durée du CLS)",
                "De l’effet (à défaut la signature) à la fin ; à défaut, la `periode` de la couverture.",
            ),
            Form(
                "A partir de la signature, sur la totalité de la durée du contrat (2024-2029)",
                "Les dates du plan passent avant les années écrites ; un désaccord est signalé.",
            ),
            Form("d'ici la fin du contrat|fin du CLS|6 mois avant la fin du CLS|de la signature à fin 2026"),
            Form("signature + 6 mois|J+30 après la signature"),
            Form("Année N|Année N+1|N+1 à N+3|N, N+1, N+2", "N est l’année civile de la signature."),
            Form("1 fois par an sur la durée du CLS"),
            Form(
                "dès l'ouverture de la MSP|à l'ouverture de la MSP|3 mois après la signature de la convention",
                "Un événement que le plan ne date pas : la lecture est relative et ne peut pas être placée.",
            ),
        ),
        in_plan=True,
    ),
    Group(
        "Une phrase autour",
        (
            Form(
                "Livrable 2 : 1er semestre 2020|Action 1.2.3 : 2020"
                "|Création décembre 2020|Les travaux seront lancés en 2026"
            ),
            Form(
                "Ouverture de la MSP de Moissac en 2024|En 2020, ouverture de la MSP"
                "|3 réunions en 2022|Réunion du 5 octobre 2020"
            ),
        ),
    ),
    Group(
        "Sans l’année",
        (
            Form(
                "le 25 mars|fin du premier semestre|en janvier prochain|le 4 octobre dernier",
                "Lisible seulement si le document a une date de rédaction (`redaction`) qui tranche.",
            ),
        ),
        in_plan=True,
    ),
    Group(
        "EDTF (ISO 8601-2)",
        (
            Form(
                "2024-06|2019-41|2020-33|2021-38|2024-21",
                "Saisons 21 à 23, trimestres 33 à 36, quadrimestres 37 à 39, semestres 40 et 41.",
            ),
            Form("2021-01/2021-06|2024/..|../2024-06"),
        ),
    ),
    Group(
        "Ce qui ne peut pas être une date : une erreur",
        (
            Form("30/02/2020|2020-13-01|T5 2022|S3 2020", "Jour, mois ou rang qui n’existe pas."),
            Form("mardi 3 juin 2024", "C’était un lundi."),
        ),
        refused=True,
    ),
    Group(
        "Ce qui est refusé plutôt que deviné",
        (
            Form(
                "juin et septembre 2024|Livrable 1 : 2019 ; Livrable 2 : 2021",
                "Plusieurs dates : un découpage en phases est proposé.",
            ),
            Form("2024 ou 2025|hors 2024|vers juin 2024|2024 ?", "Un choix, une exclusion, une approximation."),
            Form("2020-21|03/06/24|juin 24|06/26", "Deux lectures possibles, ou une année à deux chiffres."),
            Form("l5 mars 2024|2O24", "Des lettres à la place de chiffres : la date est proposée, jamais lue."),
            Form(
                "hiver 2026|année scolaire 2022|de septembre à juin 2024|2022-2020",
                "Une année manque, ou la fin précède le début.",
            ),
            Form("6 mois|dans un délai de 6 mois|M+6|2ème année du contrat", "Une durée dont le départ n’est pas dit."),
            Form(
                "à définir|à long terme|prochainement|pluriannuel|en cours|régulièrement|selon les besoins|biannuel",
                "Aucune date, ou un mot à deux sens.",
            ),
            Form("reporté à 2022|abandonné en 2021", "Un changement se note dans `suivi`."),
            Form(
                "plan 2018-2022|loi du 26 janvier 2016|population 2016|budget 2024 : 15 000 €|bilan 2023",
                "Le nombre appartient peut-être à un nom, une loi, un montant.",
            ),
            Form("à l'issue du 1er semestre 2024", "Les derniers jours, ou les premiers d’après ?"),
            Form(
                "Les travaux seront repoussés en 2026|Tartempion 2024", "Un mot n’est pas compris : le reste non plus."
            ),
        ),
        refused=True,
    ),
)
