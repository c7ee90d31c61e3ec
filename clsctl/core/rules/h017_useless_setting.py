"""What `regles` settles is a finding that exists, in a file that exists."""

import re
from collections.abc import Iterator

from clsctl.core.diagnostics import Where
from clsctl.core.globs import matcher
from clsctl.core.messages import Message, msg
from clsctl.core.model.plan import Regles
from clsctl.core.nearest import suggestion
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "H017",
    "useless-setting",
    "warning",
    title=msg("A setting of `regles` serves nothing"),
    why=msg(
        "A misspelt code settles nothing, and the finding it was meant for stays, or a file that was renamed is "
        "checked again."
    ),
    remedy=msg(
        "Write a code that `clsctl explain` lists, or the beginning of one (`P8` is all of P8xx), and a path of the "
        "plan."
    ),
    bad="""\
# clsctl.yaml
regles:
  ignorer: [H099]
""",
    good="""\
# clsctl.yaml
regles:
  ignorer: [H001]
""",
)


def check(survey: Survey) -> Iterator[Found]:
    from clsctl.core.rules import CODES  # noqa: PLC0415 - the list of rules holds this one

    plan = survey.plan
    for where, code in _codes(plan.where / "regles", plan.regles):
        if not any(known.startswith(code) for known in CODES):
            sentence = msg("No finding has the code {code}.", code=code)
            yield Found(where, sentence, suggestion(code, CODES) or msg("`clsctl explain` lists the codes."))
    for glob in plan.regles.par_fichier:
        where = (plan.where / "regles" / "par_fichier" / glob).at_key()
        if not any(map(matcher(glob), plan.chemins)):
            yield Found(where, *_no_file(glob, plan.chemins))


def _no_file(glob: str, paths: frozenset[str]) -> tuple[Message, Message]:
    hint = suggestion(glob, paths) or msg("Correct the path, or remove it.")
    if re.search(r"[*?\[]", glob):
        return msg("The plan has no file whose path fits “{glob}”.", glob=glob), hint
    return msg("The plan has no file {path}.", path=glob), hint


def _codes(where: Where, regles: Regles) -> Iterator[tuple[Where, str]]:
    yield from ((where / "ignorer" / index, code) for index, code in enumerate(regles.ignorer))
    yield from ((where / "erreurs" / index, code) for index, code in enumerate(regles.erreurs))
    for glob, codes in regles.par_fichier.items():
        yield from ((where / "par_fichier" / glob / index, code) for index, code in enumerate(codes))
