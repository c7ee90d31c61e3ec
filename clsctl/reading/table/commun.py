"""Keys of what the plan and its fiches share: territories, persons."""

from clsctl.core.messages import msg
from clsctl.core.model.commun import Commune, Epci, Personne, Quartiers, Territoire
from clsctl.reading.records import Key, ListOf, Record
from clsctl.reading.table.basics import NUMBER, TEXT, TEXTS

QUARTIERS = Record(
    Quartiers,
    # Translators: « les quartiers d'un secteur », of a commune
    msg("the districts of a sector"),
    [
        Key("secteur", TEXT, msg("The sector's name or number.")),
        Key("noms", TEXTS, msg("The names of its districts.")),
    ],
)
COMMUNE = Record(
    Commune,
    msg("a commune"),
    [
        Key("nom", TEXT, msg("The commune's name.")),
        Key("code_insee", TEXT, msg("Its INSEE code, five characters: 01004.")),
        Key("codes_postaux", TEXTS, msg("Its postal codes.")),
        Key("quartiers", ListOf(msg("a list of districts"), QUARTIERS), msg("The districts concerned, by sector.")),
    ],
)
EPCI = Record(
    Epci,
    # Translators: « une intercommunalité (EPCI) »
    msg("an intercommunality"),
    [
        Key("nom", TEXT, msg("The name of the intercommunality.")),
        Key("siren", TEXT, msg("Its SIREN number, nine digits.")),
    ],
)
TERRITOIRE = Record(
    Territoire,
    msg("a territory"),
    [
        Key("libelle", TEXT, msg("The territory in the document's words.")),
        Key("communes", ListOf(msg("a list of communes"), COMMUNE), msg("Its communes.")),
        Key("quartiers", TEXTS, msg("Its districts, where the commune is not said.")),
        # Translators: QPV, « quartiers prioritaires de la politique de la ville »
        Key("qpv", TEXTS, msg("Its priority districts (QPV).")),
        Key("epci", ListOf(msg("a list of intercommunalities"), EPCI), msg("Its intercommunalities (EPCI).")),
        Key("population", NUMBER, msg("Its inhabitants.")),
        Key("source", TEXT, msg("Where the number of inhabitants comes from.")),
    ],
)
PERSONNE = Record(
    Personne,
    msg("a person"),
    [
        Key("nom", TEXT, msg("Name. Personal data, as all that follows: shown to the plan's own team only.")),
        Key("fonction", TEXT, msg("What the person does in the organisation.")),
        Key("structure", TEXT, msg("The organisation the person belongs to.")),
        Key("profession", TEXT, msg("Profession.")),
        Key("secteur", TEXT, msg("Sector of activity, such as “sanitaire”.")),
        Key("courriel", TEXT, msg("E-mail address.")),
        Key("telephone", TEXT, msg("Telephone number.")),
        Key("adresse", TEXT, msg("Postal address.")),
        Key("ville", TEXT, msg("Town of practice.")),
    ],
)
PERSONNES = ListOf(msg("a list of persons"), PERSONNE)
