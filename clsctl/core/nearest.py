"""The known word nearest to one that is not known: what a misspelt key, code or reference was meant to be."""

from collections.abc import Iterable

from clsctl.core.messages import Message, msg

_LONGEST = 100  # characters: to look for what is nearest to a whole text would take seconds


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The closest of `known`, None when none is close enough to be worth proposing."""
    if len(word) > _LONGEST:
        return None
    from difflib import get_close_matches  # noqa: PLC0415 - only faulty plans need it

    by_fold = {each.casefold(): each for each in known}
    found = get_close_matches(word.casefold(), by_fold, n=1, cutoff=0.7)
    return by_fold[found[0]] if found else None


def suggestion(word: str, known: Iterable[str]) -> Message | None:
    """The question that proposes the nearest word, if there is one."""
    near = nearest(word, known)
    return msg("Did you mean “{word}”?", word=near) if near else None
