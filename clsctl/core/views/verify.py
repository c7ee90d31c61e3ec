"""What `verify` found of a report or of a site, as an answer."""

from collections import Counter
from typing import Literal, NamedTuple

from clsctl.core.differing import Difference
from clsctl.core.messages import msg
from clsctl.core.provenance import Provenance
from clsctl.core.views.answer import Answer, Column


class VerifyItem(NamedTuple):
    """A file that is not what the repository gives: it is another, it is missing, or it is there too many.

    `line`, `column` and `heading` say where it first differs (in Word, a paragraph and a sign), `given` what stands
    there in the file, `made` in the one made again. `parts` are those of a file of Word that differ; `style` is that
    only the style sheet of a page does.
    """

    file: str
    state: Literal["different", "missing", "extra"]
    line: int | None = None
    column: int | None = None
    heading: str | None = None
    given: str | None = None
    made: str | None = None
    style: bool = False
    parts: tuple[str, ...] = ()


class VerifySummary(NamedTuple):
    """`report` is the name of the report, or `site`; `made_by` the version of clsctl that made it. `files` are those
    that were made again."""

    same: bool
    report: str
    audience: str
    made_by: str
    files: int
    different: int
    missing: int
    extra: int


# Translators: heads of the listing of `verify`
COLUMNS = (
    Column("state", msg("Difference")),
    Column("file", msg("File"), "ref"),
    Column("line", msg("Line"), "number"),
    Column("column", msg("Column"), "number"),
    Column("heading", msg("Under")),
    Column("given", msg("In the file")),
    Column("made", msg("Made again")),
)


def differing(file: str, where: Difference | None, parts: tuple[str, ...] = ()) -> VerifyItem:
    """A file that differs: where its words first do, and which of its parts."""
    if where is None:
        return VerifyItem(file, "different", parts=parts)
    return VerifyItem(
        file, "different", where.line, where.column, where.heading or None, where.ours, where.theirs, where.style, parts
    )


def verification(plan: str, origin: Provenance, files: int, found: tuple[VerifyItem, ...]) -> Answer:
    """The answer of `verify` on a report or a site made from what `origin` says, of so many files."""
    counts = Counter(each.state for each in found)
    summary = VerifySummary(
        not found, origin.report, origin.audience, origin.clsctl, files,
        counts["different"], counts["missing"], counts["extra"],
    )  # fmt: skip
    return Answer("verify", plan, origin.rev, origin.date, found, COLUMNS, summary._asdict(), item=VerifyItem)
