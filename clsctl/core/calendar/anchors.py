"""The grammar of what is counted from an event: the signature, the contract's start and end, « année N+1 »."""

from clsctl.core.calendar.leaves import Tokens, is_unit, of
from clsctl.core.calendar.recurrence import Duration
from clsctl.core.calendar.rhythms import duration, told
from clsctl.core.calendar.spans import lead, time
from clsctl.core.calendar.tokens import Token
from clsctl.core.calendar.tree import Anchored, Contract, Event, Opening, Span, Unit

_STARTS = frozenset({
    "entree en vigueur", "prise d effet", "date d effet", "demarrage", "lancement", "debut", "commencement",
    "mise en application",
})  # fmt: skip
_EFFECTS = frozenset({"entree en vigueur", "prise d effet", "date d effet"})
ENDS = frozenset({"fin", "terme", "expiration", "echeance"})
_AFTER = frozenset({"after", "following", "from"})
_OPENING = frozenset({"quote", "open", "dash", "bullet"})
_THROUGH = frozenset({"pendant", "durant"})
LASTS = _THROUGH | {"sur"}
# Events that a plan may tell of without dating them.
_NAMED = frozenset({"act", "event", "about", "opens", "closes", "opening", "closing"})

_YEARS_LIST = frozenset({"and", "comma", "slash"})
_YEARS_JOIN = _YEARS_LIST | {"a", "dash"}
_SIGNS = frozenset({"end", "quote", "open", "close", "dash", "bullet", "comma", "semicolon", "dot"})
_IN_NAMES = frozenset({"word", "contract", "signature"})
_SMALL, _SMALL_WORDS = frozenset({"of", "article", "a", "per"}), frozenset({"au", "aux", "des"})

Placed = tuple[Anchored, int] | None
Whole = tuple[Contract, int] | None


def event(t: Tokens, i: int) -> tuple[Event, int] | None:
    """An event to count from: « la signature du CLS », « l'entrée en vigueur du contrat », « l'ouverture »."""
    j = lead(t, i)
    own = j + 1 if t[j].text == "sa" else j  # « sa signature »
    if t[own].kind == "signature":
        return _signature(t, own + 1)
    contract = of(t, j + 1)
    if t[contract].kind == "contract" and contract > j + 1:
        if t[j].text in _STARTS:
            return "effet", contract + 1
        if t[j].text in ENDS or t[j].text == "a echeance":
            return "fin", contract + 1
    if t[j].text in _EFFECTS and contract == j + 1:
        return "effet", j + 1
    if (t[j].kind == "word" and t[j].value in _NAMED) or (
        t[j].text in ("debut", "fin") and t[j + 1].kind in ("of", "from")
    ):
        return "named", _named(t, j + 1)
    return None


def _signature(t: Tokens, i: int) -> tuple[Event, int]:
    """The plan's own signature, unless it is said to be another's (« la signature de la convention d'adhésion »)."""
    j = of(t, i)
    if t[j].kind == "contract":
        return "signature", j + 1
    return ("named", _named(t, j)) if j > i else ("signature", i)


def _named(t: Tokens, i: int) -> int:
    """The end of the name of an event: words alone, up to a sign or to anything of the calendar."""
    first = i
    while t[i].kind in _IN_NAMES or _is_small(t[i]):
        i += 1
    while i > first and _is_small(t[i - 1]):
        i -= 1
    return i


def _is_small(token: Token) -> bool:
    return token.kind in _SMALL or token.text in _SMALL_WORDS


def opening(t: Tokens, i: int) -> tuple[Opening, int] | None:
    """« de la signature à fin 2024 »."""
    found = event(t, i)
    if not found or found[0] not in ("signature", "effet") or not _goes_on(t[found[1]]):
        return None
    end = time(t, lead(t, found[1] + 1))
    return (Opening(Anchored(found[0], "from"), end[0]), end[1]) if end and isinstance(end[0], Unit) else None


def from_event(t: Tokens, i: int) -> Placed:
    """« dès la signature », « à compter de l'entrée en vigueur du contrat », « jusqu'à la fin du CLS »."""
    kind = t[i].kind
    if kind in ("from", "after"):
        found = event(t, i + 1) if t[i].text != "des" or _since(t, i) else None
        return (Anchored(found[0], "from"), found[1]) if found and found[0] != "fin" else None
    if t[i].text == "a echeance" and (due := event(t, i)):
        return Anchored("fin", "at"), due[1]
    if kind in ("until", "before"):
        found = event(t, i + 1)
        return (Anchored("fin", "until"), found[1]) if found and found[0] == "fin" else None
    if kind in ("a", "lead", "part", "word"):
        found = event(t, i)
        return (Anchored(found[0], "at"), found[1]) if found and _is_at(t, i, found) else None
    return None


def _is_at(t: Tokens, i: int, found: tuple[Event, int]) -> bool:
    """« à la signature », « fin du contrat », « à l'ouverture de la MSP »."""
    if found[0] in ("signature", "effet"):
        return t[i].kind == "a" or t[i].text == "lors"
    return found[0] == "fin" or _alone(t, i, found[1])


def _alone(t: Tokens, i: int, end: int) -> bool:
    """Whether « à l'ouverture de la MSP » is all that is written; beside a date it only says of what."""
    noun = t[lead(t, i)]
    around = {token.kind for token in (*t[:i], *t[end:])}
    return t[i].kind == "a" and around <= _SIGNS and noun.kind == "word" and noun.value == "act"


def _goes_on(token: Token) -> bool:
    return token.kind in ("a", "until", "dash") or token.text == "au"


def _since(t: Tokens, i: int) -> bool:
    """Whether « des » is « dès » before a noun: « dès la signature », or « dès validation » as the first words."""
    noun = t[i + 1]
    return noun.kind in ("article", "signature") or (
        all(token.kind in _OPENING for token in t[:i]) and not noun.text.endswith(("s", "x"))
    )


def after(t: Tokens, i: int) -> Placed:
    """« 18 mois après la signature », « dans les 6 mois qui suivent la signature », « 3 ans à compter de… »."""
    within = t[i].kind == "within" or t[i].text == "dans"
    lasts = t[i].kind == "for" or t[i].text in LASTS
    until = t[i].kind == "until"
    j = told(t, lead(t, i + 1) if within or lasts or until else i)
    length = duration(t, j)
    if length and t[length[1]].kind == "at_most":
        length, until = (length[0], length[1] + 1), not within
    if not length and within and is_unit(t[j], "year", many=False):
        length = Duration(years=1), j + 1
    if length and t[length[1]].kind == "before":
        return _ahead(t, length)
    # « dans les 6 mois de la signature »
    if not length or (t[length[1]].kind not in _AFTER and not (within and t[length[1]].kind == "of")):
        return None
    how = t[length[1]]
    found = event(t, length[1] + 1)
    if not found or found[0] == "fin":
        return None
    mode = (
        "until"
        if until or t[found[1]].text == "au plus tard"
        else "lasting"
        if lasts
        else "at"
        if how.kind == "after" and not within
        else "within"
    )
    end = found[1] + 1 if t[found[1]].text == "au plus tard" else found[1]
    return Anchored(found[0], mode, length[0]), end  # type: ignore[arg-type]  # mypy widens the literals


def _ahead(t: Tokens, length: tuple[Duration, int]) -> Placed:
    """« 6 mois avant la fin du CLS »."""
    found = event(t, length[1] + 1)
    return (Anchored("fin", "ahead", length[0]), found[1]) if found and found[0] == "fin" else None


def year_n(t: Tokens, i: int) -> Placed:
    """« année N+1 », « N », « N+1 à N+3 »: civil years counted from that of the signature."""
    j = lead(t, i)
    named = is_unit(t[j], "year")
    first = _rank(t, j + 1 if named else j, named=named)
    if first is None:
        return None
    after = (j + 2) if named else j + 1
    last, end = first, after
    while t[end].kind in _YEARS_JOIN and (following := _rank(t, end + 1, named=True)) is not None:
        # « N, N+2 » is two years, and « N+2 à N » none
        if following <= last or (t[end].kind in _YEARS_LIST and following > last + 1):
            return None
        last, end = following, end + 2
    return Anchored("year", "at", Duration(first), Duration(last) if last > first else None), end


def _rank(t: Tokens, i: int, *, named: bool) -> int | None:
    if t[i].kind == "plus" and t[i].text.startswith("n"):
        return int(t[i].value[0])
    before_more = t[i + 1].kind in _YEARS_JOIN and t[i + 2].kind == "plus"
    return 0 if t[i].kind == "n" and (before_more or (named and t[i + 1].kind not in ("dash", "word"))) else None


def plus(t: Tokens, i: int) -> Placed:
    """« signature + 6 mois », « signature du CLS + 2 ans »."""
    found = event(t, i)
    if not found or found[0] not in ("signature", "effet") or t[found[1]].kind != "add":
        return None
    length = duration(t, found[1] + 1)
    return (Anchored(found[0], "at", length[0]), length[1]) if length else None


def delay(t: Tokens, i: int) -> Placed:
    """« 6 mois (délai pour le démarrage de la mission après la signature du contrat) »."""
    length = duration(t, i)
    if not length or t[length[1]].kind != "open" or t[length[1] + 1].text != "delai":
        return None
    j = length[1] + 2
    while t[j].kind in ("word", "for", "of", "article"):
        j += 1
    found = event(t, j + 1) if t[j].kind in _AFTER else None
    if not found or t[found[1]].kind != "close":
        return None
    return Anchored(found[0], "within", length[0]), found[1] + 1


def contract(t: Tokens, i: int) -> Whole:
    """As long as the contract: « sur la totalité de la durée du CLS », « durée du contrat (2018-2021) »."""
    found = _length_of(t, i) or _years_of(t, i)
    if not found:
        return None
    whole, j = found
    years = _own_years(t, j)
    return (whole._replace(years=years[0]), years[1]) if years else found


def _length_of(t: Tokens, i: int) -> Whole:
    """« (pendant) (toute) la durée du contrat », « tout au long du CLS », « durant le contrat »."""
    j, through = i, False
    while (t[j].kind in ("lead", "article", "of", "whole", "for") and t[j].text != "periode") or t[j].text == "sa":
        through = through or t[j].kind == "whole" or t[j].text in _THROUGH
        j += 1
    if t[j].kind == "length" and t[j - 1].text == "sa" and any(token.kind == "contract" for token in t[:i]):
        return Contract(), j + 1
    if t[j].kind == "length" or t[j].text == "periode":
        after = of(t, j + 1)
        return (Contract(), after + 1) if t[after].kind == "contract" and after > j + 1 else None
    return (Contract(), j + 1) if through and t[j].kind == "contract" else None


def _years_of(t: Tokens, i: int) -> Whole:
    """« sur les cinq ans du CLS », « 3 ans (durée du contrat) »."""
    j = lead(t, i + 1 if t[i].kind == "for" else i)
    found = duration(t, j)
    if not found:
        return None
    length, j = found
    if t[j].kind == "open" and (inner := _length_of(t, j + 1)) and t[inner[1]].kind == "close":
        return Contract(length=length), inner[1] + 1
    after = of(t, j)
    return (Contract(length=length), after + 1) if t[after].kind == "contract" and after > j else None


def _own_years(t: Tokens, i: int) -> tuple[Span, int] | None:
    """The contract's years, where the text gives them: « (2018-2021) », « 2018-2021 », « : de 2018 à 2021 »."""
    j = i + 1 if t[i].kind in ("open", "colon") else i
    found = time(t, lead(t, j))
    if not found or not isinstance(found[0], Span):
        return None
    if t[i].kind == "open":
        return (found[0], found[1] + 1) if t[found[1]].kind == "close" else None
    return found[0], found[1]
