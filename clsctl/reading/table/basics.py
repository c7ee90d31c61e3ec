"""The forms that keys of every file share: texts, ids, dates, amounts, and lists of them."""

from clsctl.core.messages import msg
from clsctl.reading import values
from clsctl.reading.forms import Boxes, Checked, Words
from clsctl.reading.records import ListOf

TEXT = Words(msg("a text"))
MARKDOWN = Words(msg("a Markdown text"), markdown=True)
# Translators: « une expression de calendrier », such as « 2ème semestre 2019 »
CALENDAR = Words(msg("a calendar expression"), blank="")
# Translators: « une référence d'acteur » : the code of an organisation, or its name
ACTOR = Words(msg("an actor: a code of “acteurs” or a name"), prose=False)
CELL = Words(msg("a number or a text"), optional=True)

ID = Checked(msg("an id"), values.to_id, values.ID)
CODE = Checked(msg("a code"), values.to_code, values.ID)
REFERENCE = Checked(msg("a reference"), values.to_reference, values.REFERENCE)
DATE = Checked(msg("a date"), values.to_date, values.DAY)
NUMBER = Checked(msg("a number"), values.to_number, values.NUMBER, number=True)
MONEY = Checked(msg("an amount"), values.to_money, values.MONEY, number=True)
YEAR = Checked(msg("a year"), values.to_year, values.YEAR, number=True)
LINK = Checked(msg("a path in the plan or a web address"), values.to_link, values.LINK)
BOXES = Boxes()

TEXTS = ListOf(msg("a list of texts"), TEXT)
MARKDOWNS = ListOf(msg("a list of Markdown texts"), MARKDOWN)
ACTORS = ListOf(msg("a list of actors"), ACTOR)
CODES = ListOf(msg("a list of codes"), CODE)
REFERENCES = ListOf(msg("a list of references"), REFERENCE)
LINKS = ListOf(msg("a list of paths or web addresses"), LINK)
