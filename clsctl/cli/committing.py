"""The commit of what a command wrote: its message in domain words, a trailer for each change."""

import json
import re
from collections.abc import Mapping

from clsctl import sources
from clsctl.cli.output import note
from clsctl.cli.plan import Read, of_snapshot
from clsctl.core.broken import undone
from clsctl.core.changes.compare import changes
from clsctl.core.changes.values import Change
from clsctl.core.messages import msg
from clsctl.render.language import Language
from clsctl.render.language import language as language_of

_SUBJECT = 72
_VALUE = 80
# what the key of a change says already
_SAID_BY_KIND = frozenset({"delivered", "postponed"})

# a file before and after; None where there is none
Texts = Mapping[str, tuple[bytes | None, bytes | None]]


def commit_all(what: Read, files: Texts, told: tuple[Change, ...]) -> str:
    """Commit several files as they are on the disk, under the words of the command; the hash."""
    last = sources.last_texts(what.root, list(files))
    if any(before is not None and _differs(before, last.get(file)) for file, (before, _) in files.items()):
        note(what.request.language(_MORE))
    done = sources.commit(
        what.root, {file: after for file, (_, after) in files.items()}, message(told, language_of(_langue(what)))
    )
    _tell_index(what, done.told, files)
    return done.oid


def commit(what: Read, files: Texts, made: tuple[Change, ...]) -> str:
    """Commit the files as they are on the disk; the hash. `made` are the changes of the command itself.

    What else was changed in these files and not committed goes with it, and is told."""
    language = what.request.language
    words = language_of(_langue(what))
    last = sources.last_texts(what.root, list(files))
    told = made
    if any(_differs(before, last.get(file)) for file, (before, _) in files.items()):
        told = _since(what, files, last)
        if len(told) > len(made) and not what.request.session.quiet:
            note(language(_MORE))
    done = sources.commit(what.root, {file: after for file, (_, after) in files.items()}, message(told, words))
    _tell_index(what, done.told, files)
    return done.oid


def _tell_index(what: Read, told: bool, files: Texts) -> None:
    if not told:
        note(
            what.request.language(
                msg("git’s index could not be told of it: run git add {files}", files=" ".join(files))
            )
        )


def _langue(what: Read) -> str:
    """The history is in the plan's language, whoever writes it."""
    return next((plan.rapports.langue for plan in what.portefeuille.plans if plan.rapports.langue), "fr")


_MORE = msg("The file held changes that were not committed yet: they go with this one.")


def _differs(before: bytes | None, last: bytes | None) -> bool:
    if before is None or last is None:
        return before is not last
    return before.replace(b"\r\n", b"\n") != last.replace(b"\r\n", b"\n")


def _since(what: Read, files: Texts, last: Mapping[str, bytes]) -> tuple[Change, ...]:
    """The changes from the last commit."""
    now = {file: after for file, (_, after) in files.items() if after is not None}
    then = of_snapshot(what.request, what.root, undone(what.snapshot, set(files), last))
    ours = of_snapshot(what.request, what.root, undone(what.snapshot, set(files), now))
    pairs = zip(then.portefeuille.plans, ours.portefeuille.plans, strict=True)
    return tuple(each for old, new in pairs for each in changes(old, new))


def message(told: tuple[Change, ...], language: Language) -> str:
    """The message of a commit: one line, the sentences where that can't hold them, the trailers."""
    sentences = [language(each.text) for each in told] or [language(msg("Layout"))]
    subject = _one_line(sentences[0])
    body = []
    if len(sentences) > 1:
        refs = dict.fromkeys(each.fiche or "clsctl.yaml" for each in told)
        subject = language(msg("{refs}: {count} changes", refs=", ".join(refs), count=str(len(told))))
        body = [f"- {_one_line(each)}" for each in sentences]
    elif len(subject) > _SUBJECT:
        body, subject = [subject], subject[: _SUBJECT - 1].rstrip() + "…"
    parts = [subject, "\n".join(body), "\n".join(map(trailer, told))]
    return "\n\n".join(part for part in parts if part) + "\n"


def _one_line(text: str) -> str:
    return re.sub(r"[ \t\r\n]+", " ", text)


def trailer(change: Change) -> str:
    """A change as a line that programs read: `Clsctl-Change: 1.3/L2 postponed 2020-06-30 2020-12-31`.

    Reference, kind, key unless the kind says it, before, after; `-` for nothing, quotes as in JSON where needed."""
    key = () if change.kind in _SAID_BY_KIND or not change.key else (change.key,)
    values: tuple[str | None, ...] = (change.before, change.after)
    if change.before is None and change.kind in {"added", "delivered", "decided"}:
        values = (change.after,)
    return "Clsctl-Change: " + " ".join(map(_word, (change.ref or "clsctl.yaml", change.kind, *key, *values)))


def _word(text: str | None) -> str:
    if text is None:
        return "-"
    short = text if len(text) <= _VALUE else text[: _VALUE - 1] + "…"
    return short if re.fullmatch(r"[^\s\"\\]+", short) and short != "-" else json.dumps(short, ensure_ascii=False)
