"""Amounts in texts, and what each funder gives where one says it: « ARS 8 000 €, Ville 4 000 € »."""

import re
from decimal import Decimal
from typing import NamedTuple

from clsctl.core.messages import msg
from clsctl.importing.fields.got import Got

AMOUNT = re.compile(r"(?<![\d,.])\d{1,3}(?:[\s\u00a0\u202f.]?\d{3})*(?:,\d+)?\s*(?:€|euros?\b|EUR\b|k€)", re.IGNORECASE)
TOTAL = re.compile(
    r"(?:(?:montant|coût|budget)\s+)?total(?:\s+(?:général|prévisionnel|TTC|HT|€)+)*\s*:?", re.IGNORECASE
)
_K = re.compile(r"(\d+(?:[.,]\d+)?)\s*k\s?€", re.IGNORECASE)
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


def in_whole_euros(got: Got) -> Got:
    """Expenses and their sources, « 12,5 k€ » being « 12 500 € » in them, since the format knows no thousands."""
    parts = [part for each in got.value or () for part in (each, *each.get("sources", ())) if "montant" in part]
    used = []
    for part in parts:
        if found := _K.fullmatch(part["montant"].strip()):
            used.append(part["montant"])
            part["montant"] = f"{Decimal(found[1].replace(',', '.')) * 1000:,.0f} €".replace(",", " ")
    return got._replace(used=(*got.used, *used), doubts=(*got.doubts, _THOUSANDS)) if used else got


_THOUSANDS = msg("The format has no thousands of euros: the amount was written in euros.")
