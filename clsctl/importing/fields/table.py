"""The one table from keys to what reads them."""

from collections.abc import Callable, Mapping, Sequence

from clsctl.importing.blocks import Block
from clsctl.importing.fields.actions import actions, facts, targets
from clsctl.importing.fields.calendar import calendar, day
from clsctl.importing.fields.frames import axis, links, objective
from clsctl.importing.fields.got import Around, Got
from clsctl.importing.fields.letter import answered, legal_body, missions, professionals, resources, size
from clsctl.importing.fields.measures import indicators
from clsctl.importing.fields.money import money
from clsctl.importing.fields.persons import persons
from clsctl.importing.fields.places import communes, districts, population, territory
from clsctl.importing.fields.sheet import budget, continuous, documents, funded, funder, status
from clsctl.importing.fields.steps import livrables, steps
from clsctl.importing.fields.texts import actors, line, names, text, texts

Reader = Callable[[Sequence[Block], Around], Got]

READERS: Mapping[str, Reader] = {
    "axe": axis,
    "objectif": objective,
    "rattachements": links,
    "redaction": day,
    "porteurs": actors,
    "pilotes": actors,
    "partenaires": actors,
    "referents": persons,
    "contacts": persons,
    "contacts.profession": line,
    "contacts.fonction": line,
    "contacts.adresse": line,
    "contacts.courriel": line,
    "contacts.telephone": line,
    "equipe": persons,
    "equipe_partenaires": persons,
    "publics": names,
    "territoire": territory,
    "territoire.communes": communes,
    "territoire.population": population,
    "territoire.qpv": districts,
    "contexte": text,
    "diagnostic": text,
    "description": text,
    "moyens": text,
    "gouvernance": text,
    "enjeux": texts,
    "leviers": texts,
    "freins": texts,
    "vigilance": texts,
    "objectifs.generaux": texts,
    "objectifs.specifiques": texts,
    "objectifs.strategiques": texts,
    "objectifs.operationnels": texts,
    "objectifs.specifiques actions": targets,
    "actions": actions,
    "historique": facts,
    "depend_de": names,
    "territoire.quartiers": districts,
    "etapes": steps,
    "livrables": livrables,
    "calendrier": calendar,
    "calendrier.debut": day,
    "calendrier.fin": day,
    "calendrier.continu": continuous,
    "indicateurs": indicators,
    "financements": money,
    "financements.budget": budget,
    "financements.financeur": funder,
    "financements.montant": funded,
    "pieces": documents,
    "notes_bas": texts,
    "cpts.taille": size,
    "cpts.professionnels": professionals,
    "cpts.sollicitations": answered,
    "cpts.partenariats": answered,
    "cpts.ressources": resources,
    "cpts.missions": missions,
    "cpts.structure_juridique": legal_body,
    "suivi.statut": status,
}
