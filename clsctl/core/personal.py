"""Personal data inside free texts: how it is recognised, for the rules that report it and for the audiences that must
not read it. One place, so that nothing is published that `validate` would have found.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple, TypeVar

from clsctl.core.diagnostics import Where

_LEAVES = frozenset({Where, date, Decimal})
Record = TypeVar("Record", bound=tuple[Any, ...])


class Search(NamedTuple):
    """A pattern, and signs of which a text must hold one to have it: to look for these costs next to nothing, and to
    make a pattern ready so much that it is only done for such a text."""

    pattern: str
    signs: tuple[str, ...] = ("",)


class Kind(NamedTuple):
    """A kind of personal data. The searches are made one after the other, since a search that knows the first
    character is fast; what they find is some only where `holds`."""

    searches: tuple[Search, ...]
    holds: Callable[[re.Match[str]], bool]
    removed: Mapping[str, str]

    def patterns(self, text: str) -> Iterator[re.Pattern[str]]:
        """The patterns that a text may have."""
        for search in self.searches:
            if any(sign in text for sign in search.signs):
                yield _compiled(search.pattern)

    def found(self, text: str) -> Iterator[re.Match[str]]:
        """Where a text has some."""
        for pattern in self.patterns(text):
            yield from filter(self.holds, pattern.finditer(text))

    def without(self, text: str, phrase: str) -> str:
        """The text with the phrase in the place of each."""
        for pattern in self.patterns(text):
            text = pattern.sub(lambda found: phrase if self.holds(found) else found[0], text)
        return text


_compiled = cache(re.compile)

_EMAIL = (Search(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", ("@",)),)
# the ten digits, two by two or all together
_DIGITS = r"(?:[ \u00a0\u202f\u2009.\-]?\d\d){4}(?!\d|[.,]\d)"
_ABROAD = rf"[ \u00a0\u202f\u2009.]?(?:\(0\))?[ ]?[1-9]{_DIGITS}"
_PHONE = (
    Search(rf"0[1-9]{_DIGITS}", ("0",)),
    Search(rf"\+33{_ABROAD}", ("+33",)),
    Search(rf"0033{_ABROAD}", ("0033",)),
)


def _is_phone(found: re.Match[str]) -> bool:
    """Whether it is not the end of another number; a look-behind would cost ten times the search."""
    return not (found.start() and found.string[found.start() - 1] in "0123456789.,/-")


_GAP = r"[ \u00a0\u202f.]?"
# sex, year, month, department (2A and 2B included), commune, order, key
_SOCIAL_SECURITY = tuple(
    Search(rf"{sex}(?:{_GAP}\d\d){{2}}{_GAP}\d[\dAB](?:{_GAP}\d{{3}}){{2}}[ \u00a0\u202f./-]{{0,3}}\d\d(?!\d)", (sex,))
    for sex in "12"
)


def _is_social_security(found: re.Match[str]) -> bool:
    """The last two digits are 97 less the rest of the others by 97; Corsica's letters count as 19 and 18."""
    bare = re.sub(r"[^\dAB]", "", found[0])
    number = int(bare[:-2].replace("2A", "19").replace("2B", "18"))
    return 97 - number % 97 == int(bare[-2:]) and not found.string[: found.start()][-1:].isdigit()


# a title and a name; each pattern begins with a fixed character, to which a search skips
_NAMED = r"[ \u00a0]+(?P<name>[A-ZÀ-ÖØ-Þ][\w'’-]+(?:[ \u00a0][A-ZÀ-ÖØ-Þ][\w'’-]+)*)"
_PERSON = (
    Search(rf"D(?:r\.?|octeure?){_NAMED}", ("Dr", "Docteur")),
    Search(f"docteure?{_NAMED}", ("docteur",)),
    Search(rf"Pr(?:\.|ofesseure?)?{_NAMED}", ("Pr ", "Pr\u00a0", "Pr.", "Professeur")),
    Search(rf"M(?:me\.?|lle|adame|onsieur|\.){_NAMED}", ("Mme", "Mlle", "Madame", "Monsieur", "M.")),
)


@cache
def _of_place() -> re.Pattern[str]:
    """What makes of a name that of a street or a house, just before it."""
    words = (
        "rue|avenue|boulevard|place|quai|impasse|square|allée|chemin|cours|hôpital|clinique|centre|école|collège|lycée"
    )
    words += "|maison|résidence|espace|fondation|institut|association|salle|parc|cité|pôle|ehpad|groupe|stade|halle"
    return re.compile(rf"(?:\b(?:{words})\b[^.;:,()]{{0,40}})$", re.IGNORECASE)


@cache
def _functions() -> re.Pattern[str]:
    words = "Maire|Préf|Présiden|Direct|Sous-|Vice-|Ministre|Consei|Député|Sénat|Le |La |En |Ès |Coordin"
    return re.compile(words)


def _is_person(found: re.Match[str]) -> bool:
    before = found.string[max(0, found.start() - 60) : found.start()]
    return not (before[-1:].isalnum() or _of_place().search(before) or _functions().match(found["name"]))


_BANK_ACCOUNT = (Search(r"FR\d\d(?:[ \u00a0]?[0-9A-Z]{4}){5}[ \u00a0]?[0-9A-Z]{3}\b", ("FR",)),)


def _is_bank_account(found: re.Match[str]) -> bool:
    """ISO 13616: moved four characters to the end, letters as 10 to 35, the whole leaves 1 when divided by 97."""
    bare = re.sub(r"\s", "", found[0])
    return int("".join(str(int(each, 36)) for each in bare[4:] + bare[:4])) % 97 == 1


_CONTACT = {"fr": "[coordonnées retirées]", "en": "[contact details removed]"}
_NUMBER = {"fr": "[numéro retiré]", "en": "[number removed]"}
_NAME = {"fr": "[nom retiré]", "en": "[name removed]"}

EMAIL = Kind(_EMAIL, lambda _: True, _CONTACT)
PHONE = Kind(_PHONE, _is_phone, _CONTACT)
SOCIAL_SECURITY = Kind(_SOCIAL_SECURITY, _is_social_security, _NUMBER)
PERSON = Kind(_PERSON, _is_person, _NAME)
BANK_ACCOUNT = Kind(_BANK_ACCOUNT, _is_bank_account, _NUMBER)
# Long numbers first: a part of one would else be taken for a telephone.
KINDS = (EMAIL, BANK_ACCOUNT, SOCIAL_SECURITY, PHONE, PERSON)

# What things are called by in the files: they are no free texts (letters, digits and three signs), and lead from one
# thing to another.
_NAMES = frozenset({"id", "code", "where", "depend_de", "chemins", "cles", "vides", "fiches"})


def masked(text: str, langue: str = "fr") -> str:
    """The text with a neutral phrase in the place of personal data."""
    for kind in KINDS:
        text = kind.without(text, kind.removed[langue])
    return text


def redacted(record: Record, langue: str = "fr") -> Record:
    """A record of the model with no personal data in any of its texts, its own keys of mappings included."""
    found: list[str] = []
    _collect(record, found)
    texts = "\n".join(found)
    if not any(pattern.search(texts) for kind in KINDS for pattern in kind.patterns(texts)):
        return record
    cleaned: Record = _redacted(record, langue)
    return cleaned


Fields = Callable[[Any], tuple[str, ...]]


def gatherer(*, keys: bool, fields: Mapping[type, Fields]) -> Callable[[Iterable[Any], list[str]], None]:
    """What gathers the texts among values and inside them: the hot path, so nothing else is built.

    With `keys` those of mappings too; of the records in `fields`, only the fields that it gives."""

    def gather(values: Iterable[Any], out: list[str]) -> None:
        for value in values:
            kind = value.__class__
            if kind is str:
                out.append(value)
            elif not value or kind in _LEAVES:
                continue
            elif kind in fields:
                gather([getattr(value, name) for name in fields[kind](value)], out)
            elif kind is dict:
                if keys:
                    out.extend(value)
                gather(value.values(), out)
            elif isinstance(value, tuple):  # a list, or a record
                gather(value, out)

    return gather


_collect = gatherer(keys=True, fields={})


def _redacted(value: Any, langue: str) -> Any:
    if isinstance(value, str):
        return masked(value, langue)
    if isinstance(value, Mapping):
        return {key: _redacted(each, langue) for key, each in value.items()}
    if hasattr(value, "_fields"):
        parts = zip(value._fields, value, strict=True)
        return value._replace(**{name: _part(name, each, langue) for name, each in parts if name not in _NAMES})
    return tuple(_redacted(each, langue) for each in value) if isinstance(value, tuple) else value


def _part(name: str, value: Any, langue: str) -> Any:
    if name == "rubriques":  # the one mapping whose keys are free texts, not names of things
        value = {masked(key, langue): each for key, each in value.items()}
    return _redacted(value, langue)
