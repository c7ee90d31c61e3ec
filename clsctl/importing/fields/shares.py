"""What each funder gives, where a text says it: « ARS 8 000 €, Ville 4 000 € », « 8 000 € de l'ARS et 4 000 € de la
Ville »."""

import re
from typing import NamedTuple

AMOUNT = re.compile(r"(?<![\d,.])\d{1,3}(?:[\s\u00a0\u202f.]?\d{3})*(?:,\d+)?\s*(?:€|euros?\b|EUR\b|k€)", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:;|,(?!\d)|\+|\bet\b|\bdont\b|\n)\s*")
_OF = re.compile(r"^(?:d[eu]s?\s+(?:la\s+|l[’'])?|d[’']|par\s+(?:les?\s+|la\s+|l[’'])?|pour\s+|à\s+)", re.IGNORECASE)


class Share(NamedTuple):
    """An amount as typed, and the words beside it."""

    name: str
    montant: str


def shares(text: str) -> list[Share]:
    """The amounts of a text, each with its name; nothing where a part of the text lacks the one or the other."""
    found = []
    for part in filter(None, _BETWEEN.split(text.strip(" .:–—-()"))):
        amounts = list(AMOUNT.finditer(part))
        name = _OF.sub("", AMOUNT.sub(" ", part).strip(" :–—-()="))
        if len(amounts) != 1 or not any(sign.isalpha() for sign in name):
            return []
        found.append(Share(" ".join(name.split()), amounts[0][0].strip()))
    return found
