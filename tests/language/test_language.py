"""Messages in words of both languages."""

from datetime import date
from decimal import Decimal
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

import pytest

import clsctl
from clsctl.core.messages import Message, Value, msg, nmsg
from clsctl.render.catalogue import Catalogue
from clsctl.render.language import language
from tools import catalogue

FR, EN = language("fr"), language("en")


@pytest.mark.parametrize(
    ("value", "french", "english"),
    [
        (date(2019, 12, 31), "31 décembre 2019", "31 December 2019"),
        (date(2020, 1, 1), "1er janvier 2020", "1 January 2020"),
        (date(987, 8, 1), "1er août 987", "1 August 987"),
        (999, "999", "999"),
        (2524, "2\u202f524", "2,524"),
        (-9999, "-9\u202f999", "-9,999"),
        (12345, "12\u202f345", "12,345"),
        (Decimal("1234567.50"), "1\u202f234\u202f567,50", "1,234,567.50"),
        (Decimal("1E+5"), "100\u202f000", "100,000"),
        (Decimal("0.5"), "0,5", "0.5"),
        ("a {place} of the user's", "a {place} of the user's", "a {place} of the user's"),
        (msg("{a}, then {b}", a=msg("{n}", n=10000), b="x"), "10\u202f000, then x", "10,000, then x"),
    ],
)
def test_values_are_put_in_words(value: Value, french: str, english: str) -> None:
    message = Message("[{value}]", (("value", value),))
    assert (FR(message), EN(message)) == (f"[{french}]", f"[{english}]")


def test_a_year_is_no_count() -> None:
    said = msg("[{year}]", year=2019)
    assert (FR(said), EN(said)) == ("[2019]", "[2019]")
    many = nmsg("{count} day of {year}", "{count} days of {year}", 2524, year=2019)
    assert EN(many) == "2,524 days of 2019"


def test_french_comes_from_the_catalogue_and_english_is_the_source() -> None:
    said = msg("There is no command “{name}”.", name="perid")
    assert EN(said) == "There is no command “perid”."
    assert FR(said) == "Il n’y a pas de commande «\u00a0perid\u00a0»."


@pytest.mark.parametrize(
    ("count", "french"), [(0, "0 erreur"), (1, "1 erreur"), (2, "2 erreurs"), (12000, "12\u202f000 erreurs")]
)
def test_plural_is_that_of_the_language(count: int, french: str) -> None:
    assert FR(nmsg("{count} error", "{count} errors", count)) == french


def test_zero_is_plural_in_english() -> None:
    assert EN(nmsg("{count} error", "{count} errors", 0)) == "0 errors"


def test_a_message_without_values_keeps_its_braces() -> None:
    assert EN(msg("write {this}")) == "write {this}"


def test_an_empty_text_is_not_the_head_of_the_catalogue() -> None:
    assert not FR.text("")


def test_an_unknown_language_is_the_source() -> None:
    assert language("de").code == "en"


def test_the_same_words_as_gettext_has_for_every_message() -> None:
    path = Path(clsctl.__file__).parent / "locale" / "fr" / "LC_MESSAGES" / "clsctl.mo"
    mine, theirs = Catalogue(path.read_bytes()), GNUTranslations(BytesIO(path.read_bytes()))
    messages = list(catalogue.template())[1:]
    assert len(messages) > 1000
    for message in messages:
        if message.pluralizable:
            one, many = message.id[0], message.id[1]
            for count in (0, 1, 2, 5):
                assert mine.ngettext(one, many, count) == theirs.ngettext(one, many, count)
        else:
            assert mine.gettext(str(message.id)) == theirs.gettext(str(message.id)) != ""


def test_what_is_not_in_the_catalogue_stays_as_it_is() -> None:
    assert Catalogue().gettext("Nothing of the kind.") == "Nothing of the kind."
    assert [Catalogue().ngettext("one", "many", count) for count in (0, 1, 2)] == ["many", "one", "many"]
    with pytest.raises(ValueError, match="no catalogue"):
        Catalogue(bytes(28))
