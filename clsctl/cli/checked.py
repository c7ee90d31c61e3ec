"""What `verify` says of what it compared: in sentences for people, as an answer for other tools."""

from collections.abc import Iterator
from typing import NamedTuple

from clsctl import __version__
from clsctl.cli.exits import FINDINGS, OK
from clsctl.cli.output import deliver
from clsctl.cli.reporting import WORD
from clsctl.cli.session import Request
from clsctl.cli.show import show
from clsctl.core.messages import Message, msg, nmsg, verbatim
from clsctl.core.provenance import SITE, Provenance
from clsctl.core.views.blocks import SHORT
from clsctl.core.views.verify import VerifyItem, verification
from clsctl.render.width import visible

# So many parts of a file, files of a site, and places in them are named at most; the answer for other tools has all.
_PARTS, _NAMED, _SHOWN = 8, 20, 3


class Checked(NamedTuple):
    """What was compared (`file`, of so many `files`) with what is made again from `origin`, and what differs."""

    file: str
    origin: Provenance
    plan: str
    found: tuple[VerifyItem, ...]
    files: int = 1
    hint: Message | None = None


def answer(request: Request, checked: Checked) -> int:
    """Say it in the form asked for; the exit code."""
    if request.format == "table":
        deliver(request, "".join(f"{request.language(each)}\n" for each in _said(checked)))
    else:
        show(request, verification(checked.plan, checked.origin, checked.files, checked.found))
    return FINDINGS if checked.found else OK


def _said(checked: Checked) -> Iterator[Message]:
    """The answer in sentences: whether it is the same, of what, and else where it first differs."""
    file, origin = checked.file, checked.origin
    facts = msg(
        "{report}, text {revision}, situation on {day}, version {audience}",
        report=_name(checked), revision=origin.rev[:SHORT], day=origin.date, audience=origin.audience,
    )  # fmt: skip
    if not checked.found:
        yield msg("Same: {file} is what the repository gives ({facts}).", file=file, facts=facts)
        told = msg("It was made by clsctl {theirs}; clsctl {ours} makes the same.", **versions(origin))
    else:
        yield msg("Different: {file} is not what the repository gives ({facts}).", file=file, facts=facts)
        yield from _differences(checked)
        told = msg(
            "It was made by clsctl {theirs}, and this is {ours}: the difference may come from that.", **versions(origin)
        )
    if origin.clsctl != __version__:
        yield told
    if checked.found and checked.hint:
        yield checked.hint


def _name(checked: Checked) -> Message:
    if checked.origin.report != SITE:
        return verbatim(checked.origin.report)
    if checked.files > 1:
        return msg("site of {count} files", count=checked.files)
    return msg("page of a site")


def versions(origin: Provenance) -> dict[str, str]:
    """Which version of clsctl made it, and which this is."""
    return {"theirs": origin.clsctl, "ours": __version__}


def _differences(checked: Checked) -> Iterator[Message]:
    if checked.files == 1:
        for each in checked.found:
            yield from _inside(each, checked.origin)
        return
    for each in checked.found[:_NAMED]:
        yield _of_file(each)
    if len(checked.found) > _NAMED:
        yield nmsg("and one other", "and {count} others", len(checked.found) - _NAMED)
    for each in [one for one in checked.found if one.state == "different"][:_SHOWN]:
        yield msg("{file}:", file=visible(each.file))
        yield from _inside(each, checked.origin)


def _of_file(each: VerifyItem) -> Message:
    name = visible(each.file)
    if each.state == "missing":
        return msg("  is missing:   {file}", file=name)
    return (
        msg("  one too many: {file}", file=name) if each.state == "extra" else msg("  differs:      {file}", file=name)
    )


def _inside(each: VerifyItem, origin: Provenance) -> Iterator[Message]:
    """Where a file differs."""
    if each.state == "extra":
        yield msg("The site that the repository gives has no such page.")
    elif each.line is not None:
        yield from _where(each, in_words=origin.format == WORD)
    elif each.parts:
        yield from _parts(each.parts)


def _where(each: VerifyItem, *, in_words: bool) -> Iterator[Message]:
    at = {"line": verbatim(str(each.line)), "column": verbatim(str(each.column))}
    where = msg("Paragraph {line}, sign {column}", **at) if in_words else msg("Line {line}, column {column}", **at)
    if each.style:
        yield msg("{where}: the style sheet of the page is another.", where=where)
        return
    if each.heading:
        where = msg("{where}, under “{heading}”", where=where, heading=visible(each.heading))
    yield msg("{where}, is the first difference.", where=where)
    yield msg("  in the file: {text}", text=_shown(each.given))
    yield msg("  made again:  {text}", text=_shown(each.made))


def _parts(names: tuple[str, ...]) -> Iterator[Message]:
    """What differs in a file of Word whose words are the same: its layout, its properties, what is hidden in it."""
    shown = ", ".join(map(visible, names[:_PARTS])) + (" …" if len(names) > _PARTS else "")
    yield msg("Every word is the same. What differs are these parts of the file: {parts}", parts=verbatim(shown))
    yield msg("Word and LibreOffice write all of a file again when they save it, even where nobody changed anything.")


def _shown(excerpt: str | None) -> Message:
    return verbatim(visible(excerpt)) if excerpt else msg("(nothing)")
