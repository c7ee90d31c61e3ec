"""`clsctl undo`: the last change that clsctl wrote here, taken back."""

from clsctl.cli.editing import changed
from clsctl.cli.exits import OK
from clsctl.cli.options import asks
from clsctl.cli.plan import Read
from clsctl.cli.session import Request
from clsctl.cli.several import Texts, Wishes, carry_out
from clsctl.cli.trying import as_if
from clsctl.cli.undoing import Kept, digest, forget, last
from clsctl.core.messages import msg
from clsctl.core.trouble import Trouble


@asks(writes=True)
def command(request: Request) -> int:
    found: list[Kept] = []

    def wish(what: Read) -> Wishes:
        kept = last(what.root)
        if kept is None:
            raise Trouble(
                msg("There is nothing to take back here: no change that clsctl wrote in this plan is kept."),
                msg("What is committed is taken back with git revert, what is not with git restore."),
            )
        found.append(kept)
        return _wishes(what, kept)

    code = carry_out(request, wish)
    if code == OK and not request.dry_run:
        forget(found[0].record)
    return code


def _wishes(what: Read, kept: Kept) -> Wishes:
    """The files as they were, provided that they are as they were left."""
    texts: Texts = {}
    for path, (before, after) in kept.files.items():
        file = path.relative_to(what.root.resolve()).as_posix()
        now = path.read_bytes() if path.exists() else None
        if digest(now) != after:
            raise _changed(file)
        texts[file] = now, before
    then = as_if(what, {file: before for file, (_, before) in texts.items()})
    return Wishes({}, {}, changed(what, then), whole=texts)


def _changed(file: str) -> Trouble:
    return Trouble(
        msg("{file} was changed since, so the last change of clsctl can’t be taken back by itself.", file=file),
        msg("Look at what changed (git diff), and put back by hand what is to be put back."),
    )
