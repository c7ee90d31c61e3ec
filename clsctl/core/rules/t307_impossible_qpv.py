"""The code of a priority district (QPV) has the form QP031001 (2015) or QN03101M (2024), with the department of
the territory.
"""

import re
from collections.abc import Iterator

from clsctl.core.communes import department
from clsctl.core.messages import msg
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.places import territories
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "T307",
    "impossible-qpv",
    "warning",
    title=msg("The code of a priority district cannot be one"),
    why=msg(
        "The code joins the district to the figures of the ANCT and of INSEE. With a wrong department it joins a "
        "district at the other end of the country."
    ),
    remedy=msg("Copy the code again from sig.ville.gouv.fr."),
    bad="""\
territoire:
  communes: [{nom: Toulouse, code_insee: "31555"}]
  qpv: [QP013001]
""",
    good="""\
territoire:
  communes: [{nom: Toulouse, code_insee: "31555"}]
  qpv: [QP031001]
""",
)


def check(survey: Survey) -> Iterator[Found]:
    for territoire, ref in territories(survey.plan):
        homes = {department(each.code_insee) for each in territoire.communes if each.code_insee}
        for index, text in enumerate(territoire.qpv):
            found = re.search(r"\bQ[PN]\d\w*", text)
            if found is None:
                continue
            where = territoire.where / "qpv" / index
            shape = re.fullmatch(r"QP(?P<old>\d\d[\dAB])\d{3}|QN(?P<new>\d\d[\dAB])\d\d[A-Z]", found[0])
            if shape is None:
                sentence = msg("{code} cannot be the code of a priority district.", code=found[0])
                yield Found(where, sentence, msg("It has the form QP031001, or QN03101M since 2024."), ref)
            elif homes and (home := (shape["old"] or shape["new"]).removeprefix("0")) not in homes:
                sentence = msg("{code} is a district of the department {home}.", code=found[0], home=home)
                yield Found(where, sentence, msg("Copy the code again: the communes are elsewhere."), ref)
