"""Every file that looks like a fiche is read."""

from collections.abc import Iterator

from clsctl.core.messages import msg
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "H012",
    "unread-file",
    "warning",
    title=msg("A file looks like a fiche and is not read"),
    why=msg(
        "The plan reads the files of its `fiches` glob only. A fiche saved as `.yml` or `.yaml.txt` is in no report, "
        "and nobody notices."
    ),
    remedy=msg("Rename the file to end in `.yaml`, move it below `fiches/`, or change `fiches` in `clsctl.yaml`."),
    bad="""\
# fiches/1.1.yaml
id: "1.1"
# fiches/1.2.yml
id: "1.2"
""",
    good="""\
# fiches/1.1.yaml
id: "1.1"
# fiches/1.2.yaml
id: "1.2"
""",
)


def check(survey: Survey) -> Iterator[Found]:
    plan = survey.plan
    folder = plan.glob.partition("*")[0].rpartition("/")[0]
    if not folder:
        return  # the fiches lie among all the other files
    read = {fiche.where.file for fiche in plan.fiches} | set(plan.illisibles)
    for path in sorted(plan.chemins):
        if path.startswith(f"{folder}/") and survey.file(path).file not in read and _is_like_a_fiche(path):
            yield Found(
                survey.file(path),
                msg("This file is not read: the fiches are {glob}.", glob=plan.glob),
                msg("Name it as the others, or change `fiches` in clsctl.yaml."),
            )


def _is_like_a_fiche(path: str) -> bool:
    return path.casefold().endswith((".yaml", ".yml", ".yaml.txt", ".yml.txt"))
