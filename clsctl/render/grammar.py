"""What Jinja says of a mistake in a template, in words of the user; what is not known here stays as it is."""

import re
from typing import NamedTuple

from clsctl.core.messages import Message, msg, verbatim


class Said(NamedTuple):
    """The mistake in words, and the word of the template that it is about."""

    reason: Message
    word: str = ""


def in_words(said: str) -> Said:
    """A sentence of Jinja or of Python on a template."""
    for form, word in _FORMS:
        found = re.match(form, said)
        if found:
            return word(*found.groups())
    return Said(verbatim(said))


def _ends(tags: str) -> Said:
    # Translators: {tags} is what a template lacks at its end: « 'endblock' », « 'elif' or 'else' or 'endif' »
    return Said(msg("it ends where {tags} was expected", tags=tags.replace("'", "").replace(" or ", ", ")))


def _crossed(tag: str, tags: str) -> Said:
    expected = tags.replace("'", "").replace(" or ", ", ")
    return Said(
        msg("“{tag}” stands where {tags} was expected: what was opened last is closed first", tag=tag, tags=expected),
        tag,
    )


def _unfinished(*_: str) -> Said:
    return Said(msg("something that was opened with {open} or {block} is not closed", open="{{", block="{%"))


# What Jinja calls its own signs.
_SIGNS = {
    "end of print statement": "}}", "begin of print statement": "{{", "end of statement block": "%}",
    "begin of statement block": "{%", "end of comment": "#}", "begin of comment": "{#",
}  # fmt: skip


def _other(expected: str, found: str) -> Said:
    expected, found = _SIGNS.get(expected, expected), _SIGNS.get(found, found)
    return Said(msg("“{found}” stands where “{expected}” was expected", expected=expected, found=found), found)


def _without(parameter: str) -> Said:
    # Translators: a macro is a part of a template that is called as a function
    return Said(msg("a macro was called without its “{name}”", name=parameter))


def _range(most: str) -> Said:
    return Said(msg("a range has more than {most} numbers", most=most), "range")


def _sign(sign: str) -> Said:
    return Said(msg("“{sign}” cannot stand here", sign=sign), sign)


def _added(*_: str) -> Said:
    return Said(msg("a text and a number cannot be added: {sign} puts them together", sign="~"), "+")


_FORMS = (
    (r"Unexpected end of template\. Jinja was looking for the following tags: (.+?)\. ", _ends),
    (r"Encountered unknown tag '(\w+)'\. You probably made a nesting mistake\. .*?looking for (.+?)\. ", _crossed),
    (r"unexpected end of template, expected '(.+?)'", _unfinished),
    (r"Expected an expression, got 'end of (?:print|statement)", lambda: Said(msg("a value is missing"))),
    (r"expected token '(.+?)', got '(.+?)'", _other),
    (r"unexpected (?:char )?'(.+?)'", _sign),
    (r"can only concatenate str \(not \"int\"\)", _added),
    (r"parameter '(\w+)' was not provided", _without),
    (r"Range too big.*?\((\d+)\)", _range),
    (r"division by zero", lambda: Said(msg("it divides by zero"), "/")),
)
