"""A file given as evidence or as an annex is in the plan."""

from collections.abc import Iterable, Iterator

from clsctl.core.messages import Message, msg
from clsctl.core.nearest import suggestion
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.parts import evidence
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "E702",
    "evidence-absent",
    "warning",
    title=msg("A file that the fiche points to is not in the plan"),
    why=msg(
        "The link is dead: the file was never added, was moved or renamed, or its name differs by a capital letter, "
        "which some systems forgive and others do not."
    ),
    remedy=msg(
        "Add the file at that path, or correct the path; it is written from the plan's directory, with `/` between "
        "names."
    ),
    bad="""\
pieces:
  - {titre: Convention, lien: pieces/convention.pdf}
""",
    good="""\
pieces:
  - {titre: Convention, lien: https://example.org/convention.pdf}
""",
)


def check(survey: Survey) -> Iterator[Found]:
    plan = survey.plan
    folders: set[str] | None = None
    for fiche in plan.fiches:
        for each in evidence(fiche):
            path = each.link.removeprefix("./").rstrip("/")
            if each.link.startswith(("http://", "https://")) or path in plan.chemins:
                continue
            folders = folders if folders is not None else _folders(plan.chemins)
            if path not in folders:
                yield Found(
                    each.where, msg("{path} is not in the plan.", path=path), _hint(path, plan.chemins), each.ref
                )


def _folders(paths: Iterable[str]) -> set[str]:
    return {path[:index] for path in paths for index, character in enumerate(path) if character == "/"}


def _hint(path: str, paths: Iterable[str]) -> Message:
    folded = path.casefold()
    for known in sorted(paths):
        if known.casefold() == folded:
            return msg("The file is {path}: capitals count.", path=known)
    name = folded.rpartition("/")[2]
    moved = next((known for known in sorted(paths) if known.casefold().rpartition("/")[2] == name), None)
    if moved:
        return msg("Is it {path}?", path=moved)
    return suggestion(path, paths) or msg("Add the file at that path, or correct the path.")
