"""Whether a site, or one file of it, is what the repository gives."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from clsctl.cli.again import check_committed, damaged, is_whole, read_again
from clsctl.cli.checked import Checked
from clsctl.cli.given import Given, plain
from clsctl.cli.plan import Read, read
from clsctl.cli.publishing import Edition, edition
from clsctl.cli.session import Request
from clsctl.cli.verifying_reports import origin_of
from clsctl.core.differing import first_difference
from clsctl.core.messages import msg
from clsctl.core.provenance import NO_HISTORY, PAGE, Provenance, of_site
from clsctl.core.reasons import reason
from clsctl.core.trouble import Trouble
from clsctl.core.views.verify import VerifyItem, differing
from clsctl.writing.folder import MARK, files_in, mark_of, sign

# what stands in a folder that is published with git, and is no part of what is published
_GIT = (".git", ".git/")


class Kept(NamedTuple):
    """A site in a folder: what its list says that it was made from, and the files that it names."""

    folder: Path
    origin: Provenance
    files: tuple[str, ...]


def kept(folder: Path) -> Kept:
    """The site in a folder. Raises Trouble where there is none, or one whose list can't be so."""
    try:
        said = mark_of(folder)
    except FileNotFoundError as error:
        raise Trouble(
            msg("{folder} is not a site: it has no {file}.", folder=str(folder), file=MARK),
            msg("`clsctl site -o DIR` makes one; `verify` also takes a report, or one page."),
        ) from error
    except OSError as error:
        raise Trouble(
            msg("{file} could not be read: {reason}", file=str(folder / MARK), reason=reason(error))
        ) from error
    origin = of_site(said)
    if said is None or origin is None or not is_whole(origin):
        raise damaged(str(folder), (folder / MARK).read_text(encoding="utf-8", errors="replace").split('"files"')[0])
    return Kept(folder, origin, tuple(said["files"]))


def around(file: Path) -> Kept | None:
    """The site that a file is one of, by the list of a folder above it; None where there is none."""
    for folder in file.absolute().parents:
        said = mark_of(folder) if (folder / MARK).is_file() else None
        if said:
            return kept(folder) if file.absolute().relative_to(folder).as_posix() in said["files"] else None
    return None


def checked_site(request: Request, folder: Path) -> Checked:
    """What a site differs in from the one made again: the files that are others, missing, or too many."""
    site = kept(folder)
    made = _again(request, str(folder), site.origin)
    with TemporaryDirectory(prefix="clsctl-") as name:
        again = Path(name)
        made.write(again, msg("Making the site again…"))
        sign(again, made.about)
        try:
            found, count = tuple(_compared(folder, again)), len(made.pages) + 1
        except OSError as error:
            raise _unread(folder, error) from error
    return Checked(str(folder), site.origin, made.plan, found, count)


def checked_file(request: Request, file: Path, site: Kept) -> Checked:
    """What one file of a site differs in from the one made again, from what the list of the site says."""
    made = _again(request, str(file), site.origin)
    path = file.absolute().relative_to(site.folder).as_posix()
    return Checked(str(file), site.origin, made.plan, _of_page(made, path, file.read_bytes(), str(file)))


def checked_page(request: Request, file: Path, given: Given, rev: str | None) -> Checked:
    """What a page that is away from its site differs in from the one made again.

    It doesn't say its revision: `rev` does, else the last commit is tried, then the text of its day.
    """
    if rev is not None:
        return _alone(request, file, given, rev)
    last = _alone(request, file, given, "HEAD")
    if not last.found:
        return last
    try:
        return _alone(request, file, given, str(last.origin.date))
    except Trouble:  # there was no text yet on that day
        return last


_ALONE = msg(
    "A page alone does not say which text it was made from: verify it in its site, which does, "
    "or name the text: --rev REV"
)


def _alone(request: Request, file: Path, given: Given, rev: str) -> Checked:
    origin = origin_of(file, given)
    made = _made(read(request._replace(rev=rev, day=origin.date, format=origin.format)), origin)
    named = origin._replace(rev=made.origin.rev)
    page = _of_page(made, origin.options.get(PAGE, ""), given.words.encode(), str(file))
    return Checked(str(file), named, made.plan, page, hint=_ALONE)


def _again(request: Request, file: str, origin: Provenance) -> Edition:
    """The site that a list tells of, made again."""
    check_committed(file, origin, msg("Commit the plan, then make the site again: it will name its commit."))
    return _made(read_again(request, file, origin), origin)


def _made(what: Read, origin: Provenance) -> Edition:
    return edition(what, origin.audience, history=NO_HISTORY not in origin.options, version=origin.clsctl)


def _of_page(made: Edition, path: str, data: bytes, file: str) -> tuple[VerifyItem, ...]:
    page = next((each for each in made.pages if each.path == path), None)
    if page is None:
        return (VerifyItem(file, "extra"),)
    item = _differing(file, data, made.bytes_of(page))
    return (item,) if item else ()


def _compared(folder: Path, again: Path) -> Iterator[VerifyItem]:
    """The files of a site that are not those made again, by their names."""
    ours = {each for each in files_in(folder) if not each.startswith(_GIT)}
    theirs = set(files_in(again))
    for name in sorted(ours | theirs):
        if name not in theirs:
            yield VerifyItem(name, "extra")
        elif name not in ours:
            yield VerifyItem(name, "missing")
        elif item := _differing(name, (folder / name).read_bytes(), (again / name).read_bytes()):
            yield item


def _differing(name: str, given: bytes, made: bytes) -> VerifyItem | None:
    """Where a file differs; the ends of its lines, which git may have changed, are no difference."""
    if given == made:
        return None
    ours, theirs = (plain(each.decode("utf-8", "replace")) for each in (given, made))
    where = first_difference(ours, theirs)
    return differing(name, where) if where else None


def _unread(path: Path, error: OSError) -> Trouble:
    return Trouble(msg("{file} could not be read: {reason}", file=str(path), reason=reason(error)))
