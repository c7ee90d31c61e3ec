"""Tags, and whether commits and tags have a good signature, by git's own verification.

A repository can name the program that verifies (`gpg.program`) and the keys that count; both are taken from the
user's own configuration, never from the repository's.
"""

from collections.abc import Iterable
from typing import NamedTuple

from clsctl.sources.names import as_text
from clsctl.sources.objects import read_objects
from clsctl.sources.plumbing import Place, read, run

# what git takes where nothing is configured
_PROGRAMS = {
    "gpg.program": "gpg",
    "gpg.openpgp.program": "gpg",
    "gpg.x509.program": "gpgsm",
    "gpg.ssh.program": "ssh-keygen",
    "gpg.ssh.allowedSignersFile": "",
    "gpg.ssh.revocationFile": "",
}


class NamedTag(NamedTuple):
    """A tag: the object it names, and the commit that this leads to, empty where it leads to none."""

    name: str
    oid: str
    commit: str


def tags(place: Place) -> list[NamedTag]:
    """The tags of a repository, by name."""
    form = "--format=%(refname)%00%(objectname)%00%(objecttype)%00%(*objectname)%00%(*objecttype)"
    found = []
    for line in as_text(read(place.root, "for-each-ref", form, "refs/tags")).splitlines():
        name, oid, kind, inner, inner_kind = line.split("\0")
        commit = oid if kind == "commit" else inner if inner_kind == "commit" else ""
        found.append(NamedTag(name.removeprefix("refs/tags/"), oid, commit))
    return sorted(found)


def unsigned_commits(place: Place, oids: Iterable[str]) -> frozenset[str]:
    """Those of the commits that have no good signature."""
    return frozenset(_unproved(place, list(oids), "verify-commit"))


def unsigned_tags(place: Place, oids: Iterable[str]) -> frozenset[str]:
    """Those of the tags, by the object that each names, that have no good signature."""
    return frozenset(_unproved(place, list(oids), "verify-tag"))


def _unproved(place: Place, oids: list[str], verify: str) -> Iterable[str]:
    """Only what bears a signature is worth the time of the program that verifies one."""
    programs = settings(place)
    known = dict.fromkeys(oids, verify)
    for oid, content in zip(known, read_objects(place.root, known), strict=True):
        head, _, body = content.partition(b"\n\n")
        signed = b"\ngpgsig" in head or (verify == "verify-tag" and b"-----BEGIN " in body)
        if not signed or run(place.root, *programs, verify, "--raw", oid).status != 0:
            yield oid


def settings(place: Place) -> list[str]:
    """The user's own programs and keys, said on the command line so that they win over the repository's."""
    words = []
    for key, usual in _PROGRAMS.items():
        own = run(place.root, "config", "--global", "--get", key)
        value = as_text(own.output).removesuffix("\n") if own.status == 0 else usual
        words += ["-c", f"{key}={value}"]
    return words
