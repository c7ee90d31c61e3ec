"""Keys of `cpts`, the part of a letter of intent that only a CPTS has."""

from clsctl.core.labels import MISSIONS, TAILLES
from clsctl.core.messages import msg
from clsctl.core.model.cpts import (
    Cpts,
    Mission,
    Partenariat,
    Professionnels,
    Ressource,
    Sollicitation,
    StructureJuridique,
)
from clsctl.reading.forms import Choice
from clsctl.reading.records import Key, ListOf, Record
from clsctl.reading.table.basics import BOXES, CALENDAR, CELL, MARKDOWN, TEXT, TEXTS

PROFESSIONNELS = Record(
    Professionnels,
    msg("a row of the table of professionals"),
    [
        Key("profession", TEXT, msg("The profession.")),
        Key("identifies", CELL, msg("How many were identified: a number, a text such as « En cours », or empty.")),
        Key("sollicites", CELL, msg("How many were asked: a number, a text, or empty.")),
        Key("engages", CELL, msg("How many committed themselves: a number, a text, or empty.")),
    ],
)
SOLLICITATION = Record(
    Sollicitation,
    msg("an organisation that was asked or not"),
    [
        Key("structure", TEXT, msg("The organisation.")),
        Key("sollicitee", BOXES, msg("The ticked box: oui, non; both in a list if both are ticked; empty if none is.")),
        Key("precision", TEXT, msg("What the document adds.")),
    ],
)
PARTENARIAT = Record(
    Partenariat,
    msg("a partnership"),
    [
        Key("structure", TEXT, msg("The organisation.")),
        Key("existe", BOXES, msg("The ticked box: oui, non; both in a list if both are ticked; empty if none is.")),
        Key("precision", TEXT, msg("What the document adds.")),
    ],
)
RESSOURCE = Record(
    Ressource,
    msg("a kind of resource"),
    [
        Key("categorie", TEXT, msg("The kind of resource.")),
        Key("structures", TEXTS, msg("The organisations of that kind that the territory already has.")),
    ],
)
MISSION = Record(
    Mission,
    msg("a mission"),
    [
        Key("code", Choice(msg("the code of a mission"), MISSIONS), msg("Which mission it is."), needed=True),
        Key("titre", TEXT, msg("The mission as the document calls it.")),
        Key("retenue", BOXES, msg("Whether the project takes it up: oui, non.")),
        Key("objectifs_strategiques", MARKDOWN, msg("Strategic objectives.")),
        Key("objectifs_operationnels", MARKDOWN, msg("Operational objectives.")),
        Key("actions", MARKDOWN, msg("The actions planned.")),
    ],
)
STRUCTURE = Record(
    StructureJuridique,
    msg("a legal body"),
    [
        Key("creee", BOXES, msg("Whether it exists already: oui, non.")),
        Key("nom", TEXT, msg("Its name.")),
        Key("forme", TEXT, msg("Its legal form.")),
        Key("siege", TEXT, msg("Its registered office.")),
        Key("calendrier", CALENDAR, msg("When it was or will be created.")),
    ],
)
CPTS = Record(
    Cpts,
    # Translators: « la partie propre à une CPTS »
    msg("the part proper to a CPTS"),
    [
        Key("taille", Choice(msg("a size from 1 to 4"), TAILLES), msg("Size, from the territory's population.")),
        Key("professionnels", ListOf(msg("a list of rows"), PROFESSIONNELS), msg("The professionals, by profession.")),
        Key("professionnels_sollicites", TEXT, msg("The text that stands for the whole column of those asked.")),
        Key("sollicitations", ListOf(msg("a list of organisations"), SOLLICITATION), msg("The organisations asked.")),
        Key("partenariats", ListOf(msg("a list of partnerships"), PARTENARIAT), msg("The partnerships that exist.")),
        Key("ressources", ListOf(msg("a list of resources"), RESSOURCE), msg("What the territory already has.")),
        Key("missions", ListOf(msg("a list of missions"), MISSION), msg("The missions of the project.")),
        Key("structure_juridique", STRUCTURE, msg("The legal body that carries the project.")),
    ],
)
