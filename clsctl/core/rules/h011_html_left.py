"""Texts are Markdown: a tag left by a conversion would be printed as it stands."""

import re
from collections.abc import Iterator
from functools import cache

from clsctl.core.messages import msg, nmsg
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey
from clsctl.core.rules.texts import is_calendar

PAGE = Page(
    "H011",
    "html-left",
    "warning",
    title=msg("HTML tags are left in a text"),
    why=msg(
        "Raw HTML is not interpreted, so that nobody can inject anything into a page: `<br>` and `<p>` are printed as "
        "they are."
    ),
    remedy=msg("Remove the tag; write lists with `-`, bold with `**`, and leave an empty line between paragraphs."),
    bad="""\
contexte: "Le territoire manque de médecins.<br>Il en comptait douze."
""",
    good="""\
contexte: |
  Le territoire manque de médecins.

  Il en comptait douze.
""",
)


@cache
def _pattern() -> re.Pattern[str]:
    tags = "p|br|b|i|u|ul|ol|li|div|span|strong|em|table|tr|td|th|tbody|thead|h[1-6]|sup|sub|font|a|img"
    tags += "|script|style|iframe|object|embed|svg"
    return re.compile(rf"</?(?:{tags})(?:\s[^<>]*)?/?>", re.IGNORECASE)


def check(survey: Survey) -> Iterator[Found]:
    for sheet in survey.sheets:
        if "<" not in sheet.joined or not _pattern().search(sheet.joined):
            continue
        for where, text in sheet.texts():
            tags = list(_pattern().finditer(text))
            if tags and not is_calendar(where):  # where scanning leaves <sup>, the grammar reads it
                yield Found(
                    where._replace(chars=tags[0].span()),
                    nmsg(
                        "The tag {tag} would be printed as it stands.",
                        "{count} tags would be printed as they stand; the first is {tag}.",
                        len(tags),
                        tag=tags[0][0],
                    ),
                    msg("Texts are written in Markdown: remove the tags."),
                    sheet.ref,
                )
