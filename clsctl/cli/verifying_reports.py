"""Whether a report is what the repository gives."""

from pathlib import Path

from clsctl import __version__
from clsctl.cli.again import check_committed, damaged, is_whole, read_again
from clsctl.cli.checked import Checked, versions
from clsctl.cli.given import Given, compared, not_ours, of_word
from clsctl.cli.plan import Read
from clsctl.cli.reporting import WORD, Asked, template_of, written
from clsctl.cli.session import Request
from clsctl.cli.wording import in_word
from clsctl.core.messages import Message, msg
from clsctl.core.provenance import Provenance, parsed
from clsctl.core.trouble import Trouble
from clsctl.core.views.verify import differing
from clsctl.render.reports import FORMATS, NAMES


def checked_report(request: Request, file: Path, given: Given, template: Path | None) -> Checked:
    """What the report in a file differs in from the one made again."""
    origin = origin_of(file, given)
    if not origin.rev:
        raise damaged(str(file), given.line or "")
    if origin.report not in NAMES or origin.format not in {*FORMATS, WORD}:
        raise Trouble(
            msg("{file} is a report that this version does not make: {name}.", file=str(file), name=origin.report),
            _other_version(origin),
        )
    remedy = msg("Commit the plan, then make the report again: it will name its commit.")
    check_committed(str(file), origin, remedy)
    _check_template(file, origin, template)
    what = read_again(request, str(file), origin)
    found = compared(given, _made(what, Asked(origin.report, origin.audience, template, origin.options, origin.clsctl)))
    items = (differing(str(file), found.words, found.parts),) if found.words or found.parts else ()
    return Checked(str(file), origin, what.title, items)


def origin_of(file: Path, given: Given) -> Provenance:
    """What a report, or a page, says that it was made from. Raises Trouble where it says nothing that can be."""
    if given.line is None:
        raise not_ours(file)
    origin = parsed(given.line)
    if origin is None or not is_whole(origin) or (origin.format == WORD) is not bool(given.parts):
        raise damaged(str(file), given.line)
    return origin


def _made(what: Read, asked: Asked) -> Given:
    """The report made again."""
    if what.request.format == WORD:
        return of_word(in_word(what, asked))
    return Given(written(what, asked), None)


def _check_template(file: Path, origin: Provenance, template: Path | None) -> None:
    """Whether it is made again with the template that it was made with."""
    if origin.template is None and template is None:
        return
    if origin.template is None:
        raise Trouble(msg("{file} was made without --template.", file=str(file)))
    name = origin.template.name
    if template is None:
        raise Trouble(
            msg("{file} was made with the template {name}.", file=str(file), name=name),
            msg("Name it again: --template {name}", name=name),
        )
    if template_of(template).sha256 != origin.template.sha256:
        raise Trouble(
            msg("{template} is not the template that {file} was made with.", template=str(template), file=str(file)),
            msg("Its name was {name}, and the text of this one is another: find the version of that time.", name=name),
        )


def _other_version(origin: Provenance) -> Message | None:
    if origin.clsctl == __version__:
        return None
    return msg("It was made by clsctl {theirs}, and this is {ours}.", **versions(origin))
