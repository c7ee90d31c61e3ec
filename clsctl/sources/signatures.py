"""Tags, and what the signatures of commits and tags lack to be good, by git's own verification.

A repository can name the programs that sign and verify (`gpg.program`) and the keys that count; both are taken from
the user's own configuration, never from the repository's.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from clsctl.core.audit.lacks import Lack
from clsctl.sources.names import as_text
from clsctl.sources.objects import read_objects
from clsctl.sources.plumbing import Place, read, run
from clsctl.sources.refusals import refusal

# what git takes where nothing is configured
_PROGRAMS = {
    "gpg.openpgp.program": "gpg",
    "gpg.x509.program": "gpgsm",
    "gpg.ssh.program": "ssh-keygen",
    "gpg.ssh.defaultkeycommand": "",
    "gpg.ssh.allowedsignersfile": "",
    "gpg.ssh.revocationfile": "",
    "gpg.mintrustlevel": "undefined",
}
# two names of one setting, of which git takes what was said last
_SAME = {"gpg.program": "gpg.openpgp.program"}
# what `git config` gives where nothing is configured
_NOTHING = 1
# words of git, of gpg (`--status-fd`) and of ssh-keygen, in the order in which they count
_SAID: tuple[tuple[str, Lack], ...] = (
    (r"cannot run |error: cannot spawn", "no program"),
    (r"\] BADSIG |incorrect signature|invalid format", "altered"),
    (r"\] REVKEYSIG |revoked", "revoked"),
    (r"\] (EXPKEYSIG|EXPSIG) |key has expired", "expired"),
    (r"\] GOODSIG ", "not trusted"),
    (r"allowedSignersFile needs|Unable to open allowed keys", "no signers"),
    (r"\] (NO_PUBKEY|ERRSIG) |No principal matched", "unknown key"),
)


class NamedTag(NamedTuple):
    """A tag: the object it names, and the commit that this leads to, empty where it leads to none. `own` is the name
    that the object itself has, empty where the tag names its commit alone."""

    name: str
    oid: str
    commit: str
    own: str = ""


def tags(place: Place) -> list[NamedTag]:
    """The tags of a repository, by name."""
    form = "--format=%(refname)%00%(objectname)%00%(objecttype)%00%(*objectname)%00%(*objecttype)%00%(tag)"
    found = []
    for line in as_text(read(place.root, "for-each-ref", form, "refs/tags")).splitlines():
        name, oid, kind, inner, inner_kind, own = line.split("\0")
        commit = oid if kind == "commit" else inner if inner_kind == "commit" else ""
        found.append(NamedTag(name.removeprefix("refs/tags/"), oid, commit, own))
    return sorted(found)


def commits_lacking(place: Place, oids: Iterable[str]) -> dict[str, Lack]:
    """Those of the commits that have no good signature, with what it lacks."""
    return _lacking(place, list(oids), "verify-commit")


def tags_lacking(place: Place, named: Iterable[NamedTag]) -> dict[str, Lack]:
    """Those of the tags, by name, that have no good signature, with what it lacks."""
    known = list(named)
    lacking = _lacking(place, [tag.oid for tag in known if tag.own], "verify-tag")
    found: dict[str, Lack] = {}
    for tag in known:
        lack = lacking.get(tag.oid) if tag.own else "unsigned"
        if lack or tag.own != tag.name:
            found[tag.name] = "unsigned tag" if lack == "unsigned" else lack or "other name"
    return found


def _lacking(place: Place, oids: list[str], verify: str) -> dict[str, Lack]:
    """Only what bears a signature is worth the time of the program that verifies one."""
    programs = settings(place)
    known = dict.fromkeys(oids, verify)
    found: dict[str, Lack] = {}
    for oid, content in zip(known, read_objects(place.root, known), strict=True):
        head, _, body = content.partition(b"\n\n")
        if not (b"\ngpgsig" in head or (verify == "verify-tag" and b"-----BEGIN " in body)):
            found[oid] = "unsigned"
            continue
        outcome = run(place.root, *programs, verify, "--raw", oid)
        if outcome.status != 0:
            found[oid] = next((lack for words, lack in _SAID if re.search(words, outcome.errors)), "not good")
    return found


def signing(place: Place) -> tuple[str, ...]:
    """The option that signs a commit, where the user signs them all."""
    wanted = run(place.root, "config", "--type=bool", "--get", "commit.gpgSign").output.strip() == b"true"
    return ("-S",) if wanted else ()


def settings(place: Place) -> list[str]:
    """For each setting of signatures that the repository makes, the user's own or git's usual one, said on the command
    line, where it wins. `Trouble` where what is configured can't be read."""
    answer = run(place.root, "config", "--show-scope", "--null", "--includes", "--get-regexp", r"^gpg\.")
    if answer.status not in {0, _NOTHING}:
        raise refusal(place.root, answer.errors)
    own: dict[str, str] = {}
    repository: set[str] = set()
    said = as_text(answer.output).split("\0")
    for scope, setting in zip(said[::2], said[1::2], strict=False):
        name, _, value = setting.partition("\n")
        key = _SAME.get(name, name)
        if scope in {"system", "global", "command"}:
            own[key] = value
        else:
            repository.add(key)
    return [
        word for key, usual in _PROGRAMS.items() if key in repository for word in ("-c", f"{key}={own.get(key, usual)}")
    ]
