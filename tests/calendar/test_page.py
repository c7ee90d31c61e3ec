"""docs/calendrier.md is what the grammar's tables say today, and each of their examples is read."""

import pytest

from clsctl.core.calendar import Context, lexicon, read
from clsctl.core.calendar.forms import GROUPS, Group
from clsctl.core.calendar.tokens import tokenize
from clsctl.core.calendar.vague import VAGUE, Vague
from clsctl.core.calendar.vocabulary import plains
from tools.make_calendrier import PLAN, ROLES, TARGET, page


def test_the_page_is_what_the_grammar_says() -> None:
    assert TARGET.read_text(encoding="utf-8") == page(), "run python -m tools.make_calendrier"


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.titre)
def test_every_example_is_read_or_refused_as_the_page_says(group: Group) -> None:
    context = PLAN if group.in_plan else Context()
    for form in group.forms:
        for example in form.examples.split("|"):
            assert (read(example, context).nature == "undatable") == group.refused, example


@pytest.mark.parametrize("vague", VAGUE, ids=lambda vague: vague.phrases[:20])
def test_every_phrase_without_a_date_is_refused_and_no_date_is_invented(vague: Vague) -> None:
    for phrase in vague.phrases.split("|"):
        reading = read(phrase.strip())
        assert (reading.nature, reading.nearest) == ("undatable", None), phrase


def test_every_word_of_the_lexicon_is_one_token() -> None:
    phrases = [*lexicon.MONTHS, *lexicon.SEASONS, *lexicon.WEEKDAYS, *lexicon.PHRASES.values()]
    phrases += [*lexicon.UNITS.values(), *lexicon.UNITS_MANY.values(), *lexicon.RECURRING.values()]
    for row in phrases:
        for words in plains(row):
            assert len(tokenize(words)) == 1, words


def test_the_page_explains_words_that_exist() -> None:
    assert set(ROLES) <= set(lexicon.PHRASES)
