"""What the signatures of commits and tags lack, told apart; the programs that a repository names never run."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.run import clsctl
from tests.gitkit import git, init
from tests.history.plans import PLAN, fiche, on, repository

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the programs of these tests are shell scripts")

SIGNED = PLAN + "audit: {signatures: commits}\n"
NOON = "2019-02-10T12:00:00+01:00"


@pytest.fixture
def gnupg(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program in the place of GnuPG in the user's own configuration; it verifies with the words of a file, where
    there is none the signature is good."""
    words, program, mine = tmp_path / "words", tmp_path / "gpg", tmp_path / "gitconfig"
    program.write_text(
        f"""#!/bin/sh
cat > /dev/null
case "$*" in
*--verify*) if [ -f "{words}" ]; then cat "{words}"; exit 1; fi
  echo; echo '[GNUPG:] GOODSIG 1D43006B89AA885D Nom'; echo '[GNUPG:] TRUST_ULTIMATE 0 pgp';;
*) printf '\\n[GNUPG:] SIG_CREATED D\\n' >&2
  printf -- '-----BEGIN PGP SIGNATURE-----\\n\\nabcd\\n-----END PGP SIGNATURE-----\\n';;
esac
""",
        encoding="utf-8",
    )
    program.chmod(0o755)
    mine.write_text(f'[gpg]\n\tprogram = "{program.as_posix()}"\n', encoding="utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(mine))
    return words


def signed(root: Path, mine: Path, *words: str, when: str = NOON) -> None:
    """Runs git with the user's configuration, which has what signs."""
    git(root, *words, when=when, GIT_CONFIG_GLOBAL=str(mine))


def plan(folder: Path, mine: Path) -> Path:
    """A repository whose only commit asks for signatures, and has one."""
    root = init(folder)
    (root / "fiches").mkdir()
    (root / "clsctl.yaml").write_text(SIGNED, encoding="utf-8")
    (root / "fiches" / "1.1.yaml").write_text(fiche("1.1"), encoding="utf-8")
    git(root, "add", ".")
    signed(root, mine, "commit", "--quiet", "-S", "-m", "Signé")
    return root


def unsigned(root: Path, *words: str) -> list[dict[str, Any]]:
    ran = clsctl("audit", "-C", root, "--select", "A010", "--format", "json", "--lang", "en", *words)
    found: list[dict[str, Any]] = json.loads(ran.out)["items"]
    return found


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("[GNUPG:] BADSIG 1D43006B89AA885D Nom", "its signature is wrong: it was changed after it was signed"),
        ("[GNUPG:] ERRSIG 1DBB 22 8 00 1 9 -\n[GNUPG:] NO_PUBKEY 1DBB", "this computer does not know the key that"),
        ("[GNUPG:] EXPKEYSIG 90A868F23852FE2B Nom", "the key that signed it has expired"),
        ("[GNUPG:] REVKEYSIG 90A868F23852FE2B Nom", "the key that signed it was revoked"),
        ("[GNUPG:] GOODSIG 1D43 Nom\n[GNUPG:] TRUST_NEVER 0 pgp", "the key that signed it is not trusted enough"),
        ("", "git finds no good signature"),
    ],
)
def test_what_a_signature_lacks(tmp_path: Path, gnupg: Path, words: str, said: str) -> None:
    root = plan(tmp_path / "r", tmp_path / "gitconfig")
    assert unsigned(root) == []
    gnupg.write_text(words + "\n", encoding="utf-8")
    (found,) = unsigned(root)
    oid = git(root, "rev-parse", "HEAD")
    assert found["message"].startswith(f"Commit {oid[:10]}: {said}")
    assert (found["commit"], bool(found["hint"])) == (oid, True)


def test_each_remedy_is_told_once(tmp_path: Path, gnupg: Path) -> None:
    root = plan(tmp_path / "r", tmp_path / "gitconfig")
    for rank in range(3):
        (root / "fiches" / "1.1.yaml").write_text(fiche("1.1", more=f"contexte: {rank}.\n"), encoding="utf-8")
        git(root, "commit", "--quiet", "-a", "-m", "x")
    ran = clsctl("audit", "-C", root, "--select", "A010", "--lang", "en")
    assert (ran.out.count(": no signature"), ran.out.count("Ask its author")) == (3, 1)
    assert "\nWhat to do\n" in ran.out


def test_a_program_that_is_not_there_is_told_once(tmp_path: Path, gnupg: Path) -> None:
    root = plan(tmp_path / "r", tmp_path / "gitconfig")
    signed(root, tmp_path / "gitconfig", "commit", "--quiet", "-S", "--allow-empty", "-m", "vide")
    (root / "fiches" / "1.1.yaml").write_text(fiche("1.1", "Autre"), encoding="utf-8")
    signed(root, tmp_path / "gitconfig", "commit", "--quiet", "-a", "-S", "-m", "x")
    (tmp_path / "gpg").unlink()
    (found,) = unsigned(root)
    assert found["message"] == "2 signatures could not be verified: the program for that cannot be run"
    assert (found["commit"], found["hint"].startswith("Install GnuPG")) == (None, True)


def test_commits_of_before_the_plan_asked_are_not_asked(tmp_path: Path) -> None:
    """Nobody can sign them any more. The commit that makes the plan ask no more is itself asked."""
    days = ("2019-03-01", "2019-03-02", "2019-03-03", "2019-03-04", "2019-03-05", "2019-03-06")
    texts = (
        {"clsctl.yaml": PLAN, "fiches/1.1.yaml": fiche("1.1")},
        {"clsctl.yaml": SIGNED},
        {"pieces/a.txt": "a"},
        {"clsctl.yaml": PLAN},
        {"fiches/1.1.yaml": fiche("1.1", "Autre")},
        {"clsctl.yaml": SIGNED},
    )
    root = repository(tmp_path / "r", [on(day, files) for day, files in zip(days, texts, strict=True)])
    assert [each["date"] for each in unsigned(root)] == ["2019-03-02", "2019-03-03", "2019-03-04", "2019-03-06"]


def test_a_merge_of_an_old_branch_is_asked_for_its_signature(tmp_path: Path) -> None:
    root = repository(
        tmp_path / "r",
        [
            on("2019-03-01", {"clsctl.yaml": PLAN, "fiches/1.1.yaml": fiche("1.1"), "fiches/1.2.yaml": fiche("1.2")}),
            on("2019-03-02", {"clsctl.yaml": SIGNED}),
            on("2019-03-03", {"fiches/1.1.yaml": fiche("1.1", "Autre")}, branch="agence", start=0),
            on("2019-03-04", {"fiches/1.1.yaml": fiche("1.1", "Encore")}, merge=(2,)),
        ],
    )
    assert [each["date"] for each in unsigned(root)] == ["2019-03-02", "2019-03-04"]


def test_tags(tmp_path: Path, gnupg: Path) -> None:
    mine = tmp_path / "gitconfig"
    own = PLAN + "audit: {signatures: tags}\n"
    root = repository(tmp_path / "r", [on("2019-01-10", {"clsctl.yaml": own, "fiches/1.1.yaml": fiche("1.1")})])
    signed(root, mine, "tag", "-s", "-m", "x", "bonne")
    git(root, "tag", "-a", "-m", "x", "annotée")
    git(root, "tag", "légère")
    git(root, "update-ref", "refs/tags/posée-ailleurs", "bonne")
    assert [each["message"] for each in unsigned(root)] == [
        "Tag annotée: no signature",
        "Tag légère: no signature",
        "Tag posée-ailleurs: it leads to what was signed under another name",
    ]
    assert {each["hint"].partition(":")[0] for each in unsigned(root)[:2]} == {"Set it again at the same place, signed"}


@pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="no ssh-keygen")
def test_ssh_signatures(tmp_path: Path, gnupg: Path) -> None:
    """The list that the repository names does not count, nor does the program that it names run."""
    root, mine = plan(tmp_path / "r", tmp_path / "gitconfig"), tmp_path / "gitconfig"
    key, signers = tmp_path / "key", tmp_path / "signers"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(key)], check=True)
    (root / "fiches" / "1.1.yaml").write_text(fiche("1.1", "Autre"), encoding="utf-8")
    own = ("-c", "gpg.format=ssh", "-c", f"user.signingKey={key}.pub")
    git(root, *own, "commit", "--quiet", "-a", "-S", "-m", "ssh", when="2019-02-11T12:00:00+01:00")
    trap = set_signing_traps(root, tmp_path)
    signers.write_text("* " + key.with_suffix(".pub").read_text(encoding="utf-8"), encoding="utf-8")
    git(root, "config", "gpg.ssh.allowedSignersFile", str(signers))
    (found,) = unsigned(root)
    assert "no list of the keys that count" in found["message"]
    before = mine.read_text(encoding="utf-8")
    mine.write_text(f'{before}[gpg "ssh"]\n\tallowedSignersFile = {signers.as_posix()}\n', encoding="utf-8")
    assert unsigned(root) == []
    mine.write_text(f"{before}[include]\n\tpath = more\n", encoding="utf-8")
    (tmp_path / "more").write_text(f'[gpg "ssh"]\n\tallowedSignersFile = {signers.as_posix()}\n', encoding="utf-8")
    assert unsigned(root) == []
    git(root, "config", "gpg.ssh.allowedSignersFile", "/dev/null")
    assert unsigned(root) == []
    signers.write_text("", encoding="utf-8")
    (found,) = unsigned(root)
    assert "does not know the key" in found["message"]
    assert not trap.exists()


def set_signing_traps(root: Path, folder: Path) -> Path:
    """Every command that git runs to sign or verify is one of the repository's; the file that they would write."""
    ran, trap = folder / "ran", folder / "trap"
    trap.write_text(f'#!/bin/sh\necho ran >> "{ran}"\nexit 1\n', encoding="utf-8")
    trap.chmod(0o755)
    for key in ("gpg.program", "gpg.openpgp.program", "gpg.ssh.program", "GPG.X509.Program"):
        git(root, "config", key, str(trap))
    git(root, "config", "gpg.ssh.defaultKeyCommand", str(trap))
    return ran


def test_what_the_repository_would_sign_with_never_runs(tmp_path: Path, gnupg: Path) -> None:
    """`gpg.ssh.defaultKeyCommand` is a command too: git runs it where no key is named."""
    root = repository(tmp_path / "r", [on("2019-01-10", {"clsctl.yaml": PLAN, "fiches/1.1.yaml": fiche("1.1")})])
    trap = set_signing_traps(root, tmp_path)
    git(root, "config", "gpg.format", "ssh")
    git(root, "config", "commit.gpgSign", "true")
    done = clsctl("set", "1.1", "suivi.meteo", "soleil", "--commit", "-C", root, "--lang", "en")
    assert (done.code, trap.exists()) == (2, False)
    assert "git could not sign the commit: " in done.err
    assert "meteo: soleil" in (root / "fiches" / "1.1.yaml").read_text(encoding="utf-8")


def test_a_level_of_trust_of_the_repository_does_not_count(tmp_path: Path, gnupg: Path) -> None:
    """A repository can't lower what the user wants, nor raise what the user did not ask for."""
    root = plan(tmp_path / "r", tmp_path / "gitconfig")
    mine = tmp_path / "gitconfig"
    (tmp_path / "gpg").write_text(
        (tmp_path / "gpg").read_text(encoding="utf-8").replace("TRUST_ULTIMATE", "TRUST_MARGINAL"), encoding="utf-8"
    )
    git(root, "config", "gpg.minTrustLevel", "ultimate")
    assert unsigned(root) == []
    mine.write_text(mine.read_text(encoding="utf-8") + "\tminTrustLevel = fully\n", encoding="utf-8")
    git(root, "config", "gpg.minTrustLevel", "undefined")
    (found,) = unsigned(root)
    assert "not trusted enough here" in found["message"]
