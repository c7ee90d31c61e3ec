"""What the signature of a commit or of a tag lacks to be good, in plain words, and what to do about each."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from clsctl.core.messages import Message, msg

Lack = Literal[
    "unsigned", "unsigned tag", "altered", "other name", "unknown key", "no signers", "expired", "revoked",
    "not trusted", "no program", "not good",
]  # fmt: skip


class Said(NamedTuple):
    """What is wrong, after the name of the commit or of the tag, and the remedy."""

    text: Message
    hint: Message


_ASK_KEY = msg(
    "Ask the signer for the public key, check with them that it is theirs, and take it in: gpg --import FILE; for an "
    "SSH key, a line in the file that gpg.ssh.allowedSignersFile names."
)

SAID: Mapping[Lack, Said] = {
    "unsigned": Said(
        msg("no signature"),
        msg("Ask its author whether it is theirs. To sign all that follows: git config --global commit.gpgSign true"),
    ),
    "unsigned tag": Said(
        msg("no signature"),
        msg("Set it again at the same place, signed: git tag --sign --force TAG COMMIT"),
    ),
    "altered": Said(
        msg("its signature is wrong: it was changed after it was signed"),
        msg("Do not rely on it: ask its author, and compare with the clone of another partner."),
    ),
    "other name": Said(
        msg("it leads to what was signed under another name"),
        msg("Somebody moved it: ask who sets the tags, and set it again, signed: git tag --sign --force TAG COMMIT"),
    ),
    "unknown key": Said(msg("this computer does not know the key that signed it"), _ASK_KEY),
    "no signers": Said(
        msg("it is signed with an SSH key, and this computer has no list of the keys that count"),
        msg(
            "Write the list, a signer a line (address, then public key), and name it: git config --global "
            "gpg.ssh.allowedSignersFile FILE. What the repository itself names does not count."
        ),
    ),
    "expired": Said(
        msg("the key that signed it has expired"),
        msg("Ask the signer to extend it, and take the key in again: gpg --import FILE"),
    ),
    "revoked": Said(
        msg("the key that signed it was revoked"),
        msg("Ask the signer since when, and why: after that day the key proves nothing."),
    ),
    "not trusted": Said(
        msg("the key that signed it is not trusted enough here (gpg.minTrustLevel)"),
        msg("Check with the signer that the key is theirs, then say so: gpg --edit-key KEY trust"),
    ),
    "no program": Said(
        msg("the program that verifies its signature cannot be run"),
        msg(
            "Install GnuPG (https://gnupg.org), or OpenSSH for SSH keys; if it is there, see which one is named: "
            "git config --get-regexp ^gpg"
        ),
    ),
    "not good": Said(
        msg("git finds no good signature"), msg("Read what git says: git verify-commit COMMIT, git verify-tag TAG")
    ),
}
