"""Each finding on the history, with a history that has it and one that has not."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.cli.run import clsctl
from tests.gitkit import Commit, git, init
from tests.history.plans import PLAN, fiche, on, repository

COPIL = "instances:\n  - {code: c1, type: copil, date: 2021-01-10}\n"
START = on("2019-01-10", {"clsctl.yaml": PLAN, "fiches/1.1.yaml": fiche("1.1")})
AVENANT = 'avenants:\n  - {{numero: "1", signature: {day}, objet: Revoir, fiches: ["1.1"]}}\n'


def items(root: Path, *args: str) -> list[dict[str, Any]]:
    ran = clsctl("audit", "-C", root, "--format", "json", *args)
    assert ran.code in {0, 1}, ran.err
    found: list[dict[str, Any]] = json.loads(ran.out)["items"]
    assert ran.code == (1 if found else 0)
    return found


def codes(folder: Path, *commits: Commit, args: tuple[str, ...] = ()) -> list[str]:
    return [each["code"] for each in items(repository(folder / "r", [START, *commits]), *args)]


def followed(text: str) -> dict[str, str]:
    return {"fiches/1.1.yaml": fiche("1.1", more=f"suivi:\n  livrables:\n    L1:\n{text}")}


def delivered(day: str, proof: str = "https://example.org/l1") -> dict[str, str]:
    return followed(f"      remis_le: {day}\n      preuves: [{proof}]\n")


def postponed(day: str, to: str = "2021") -> dict[str, str]:
    return followed(f"      reports:\n        - {{echeance: {to}, decide_le: {day}}}\n")


def test_a_history_that_holds_up(tmp_path: Path) -> None:
    assert codes(tmp_path, on("2020-12-20", delivered("2020-12-18"))) == []
    ran = clsctl("audit", "-C", tmp_path / "r")
    assert (ran.code, ran.out) == (0, "The history holds up: nothing is found.\n")


def test_the_signed_text_put_back_is_no_finding(tmp_path: Path) -> None:
    changed = on("2020-01-10", {"fiches/1.1.yaml": fiche("1.1", "Une action revue")})
    root = repository(tmp_path / "a", [START, changed])
    (found,) = items(root)
    assert (found["code"], found["ref"], found["severity"]) == ("A001", "1.1", "error")
    assert (
        found["message"] == "Signed text changed with no amendment: 1.1: Title: “Une action” is now “Une action revue”"
    )
    assert found["commit"] == git(root, "rev-parse", "HEAD")
    assert (found["author"], found["date"], found["file"]) == (
        "Coordination du contrat", "2020-01-10", "fiches/1.1.yaml",
    )  # fmt: skip
    assert codes(tmp_path, changed, on("2020-02-10", {"fiches/1.1.yaml": fiche("1.1")})) == []


@pytest.mark.parametrize(
    ("signed", "day", "expected"),
    [
        ("2020-01-01", "2020-01-20", []),  # entered soon after the signature
        ("2020-06-01", "2020-01-20", []),  # a draft of what was signed later
        ("2019-06-01", "2020-01-20", ["A001"]),  # an amendment of long before
    ],
)
def test_an_amendment_covers_what_it_renews(tmp_path: Path, signed: str, day: str, expected: list[str]) -> None:
    own = on("2019-06-02", {"clsctl.yaml": PLAN + AVENANT.format(day=signed)})
    changed = on(day, {"fiches/1.1.yaml": fiche("1.1", "Une action revue")})
    assert codes(tmp_path, own, changed, args=("--date", "2021-01-01")) == expected


def test_an_amendment_entered_late_covers_what_came_with_it(tmp_path: Path) -> None:
    both = {"clsctl.yaml": PLAN + AVENANT.format(day="2019-06-01"), "fiches/1.1.yaml": fiche("1.1", "Une action revue")}
    assert codes(tmp_path, on("2020-01-20", both)) == []


def test_the_reference_may_be_a_tag(tmp_path: Path) -> None:
    own = PLAN + "audit: {reference: signe}\n"
    root = repository(
        tmp_path / "r",
        [START, on("2020-01-10", {"clsctl.yaml": own, "fiches/1.1.yaml": fiche("1.1", "Une action revue")})],
    )
    git(root, "tag", "signe")
    assert items(root) == []
    git(root, "tag", "--force", "signe", "HEAD~1")
    assert [each["code"] for each in items(root)] == ["A001"]
    git(root, "tag", "--delete", "signe")
    ran = clsctl("audit", "-C", root)
    assert ran.code == 2
    assert "signe" in ran.err


def test_a_reference_with_a_merge_behind_it(tmp_path: Path) -> None:
    own = PLAN + "audit: {reference: signe}\n"
    root = repository(
        tmp_path / "r",
        [
            START,
            on("2020-01-10", {"a.txt": "a"}, branch="b", start=0),
            on("2020-01-11", {"b.txt": "b"}),
            on("2020-01-12", {"a.txt": "a", "fiches/1.1.yaml": fiche("1.1", "Une action revue")}, merge=(1,)),
            on("2020-01-13", {"clsctl.yaml": own}),
        ],
    )
    git(root, "tag", "signe", "HEAD~1")
    assert items(root) == []


def test_a_fiche_that_came_later_is_held_to_its_first_text(tmp_path: Path) -> None:
    came = on("2020-01-10", {"fiches/1.2.yaml": fiche("1.2")})
    assert codes(tmp_path / "a", came) == []
    changed = on("2020-02-10", {"fiches/1.2.yaml": fiche("1.2", "Une action revue")})
    assert codes(tmp_path / "b", came, changed) == ["A001"]


def test_a_history_begun_after_the_signature(tmp_path: Path) -> None:
    """There is no commit up to the signature: the first text of each fiche is what was signed, for all one knows."""
    own = PLAN.replace("2019-01-15", "2015-01-15")
    root = repository(
        tmp_path / "r",
        [
            on("2019-01-10", {"clsctl.yaml": own, "fiches/1.1.yaml": fiche("1.1")}),
            on("2019-02-10", {"fiches/1.1.yaml": fiche("1.1", "Une action revue")}),
        ],
    )
    assert [each["code"] for each in items(root)] == ["A001"]


def test_a_plan_without_signature_has_its_first_text(tmp_path: Path) -> None:
    own = PLAN.replace("signature: 2019-01-15\n", "")
    files = {"clsctl.yaml": own, "fiches/1.1.yaml": fiche("1.1")}
    assert items(repository(tmp_path / "r", [on("2019-01-10", files)])) == []


def test_a_deadline_moved_in_time_and_after(tmp_path: Path) -> None:
    assert codes(tmp_path / "a", on("2021-01-04", postponed("2020-12-31"))) == []
    assert codes(tmp_path / "b", on("2021-01-04", postponed("2021-01-01"))) == ["A002"]
    undated = followed("      reports:\n        - {echeance: 2021}\n")
    assert codes(tmp_path / "c", on("2021-01-04", undated)) == ["A002"]  # the day it entered the history, then
    assert codes(tmp_path / "d", on("2020-12-04", undated)) == []


def test_a_postponement_is_found_once_whatever_was_merged(tmp_path: Path) -> None:
    """The merge brought two versions of the fiche together: the postponement came with its own commit."""
    late, titled = postponed("2021-01-02"), {"fiches/1.1.yaml": fiche("1.1", "Une action revue")}
    both = {"fiches/1.1.yaml": late["fiches/1.1.yaml"].replace("Une action", "Une action revue")}
    root = repository(
        tmp_path / "r",
        [
            START,
            on("2021-01-04", late, branch="b", start=0),
            on("2021-01-05", titled),
            on("2021-01-06", both, merge=(1,)),
        ],
    )
    found = [(each["code"], each["date"]) for each in items(root)]
    assert found == [("A001", "2021-01-05"), ("A002", "2021-01-04")]


def test_an_amendment_that_is_not_signed_yet_covers_nothing(tmp_path: Path) -> None:
    own = PLAN + 'avenants:\n  - {numero: "2", objet: Revoir, fiches: ["1.1"]}\n'
    root = repository(tmp_path / "r", [START, on("2020-01-10", {"clsctl.yaml": own})])
    answer = json.loads(clsctl("diff", "--avenant", "2", "-C", root, "--format", "json").out)
    nothing = "This amendment covers no change of the signed text in the history of the plan."
    assert (answer["items"], answer["summary"]["notes"]) == (
        [],
        ["Amendment 2, not signed yet, on 1.1: Revoir", nothing],
    )


def test_a_signed_deadline_moved_after_it_had_passed(tmp_path: Path) -> None:
    moved = {"fiches/1.1.yaml": fiche("1.1").replace("31/12/2020", "31/12/2021")}
    assert codes(tmp_path / "a", on("2021-01-05", moved)) == ["A001", "A002"]
    assert codes(tmp_path / "b", on("2020-12-05", moved)) == ["A001"]
    without = {"fiches/1.1.yaml": fiche("1.1").replace("    echeance: 31/12/2020\n", "")}
    assert codes(tmp_path / "c", on("2021-01-05", without), on("2021-01-06", {"fiches/1.1.yaml": fiche("1.1")})) == [
        "A002"
    ]


def test_a_delivery_back_dated(tmp_path: Path) -> None:
    assert codes(tmp_path / "a", on("2020-12-31", delivered("2020-12-01"))) == []
    assert codes(tmp_path / "b", on("2020-12-31", delivered("2020-11-30"))) == ["A003"]
    (found,) = items(repository(tmp_path / "c", [START, on("2020-12-20", delivered("2020-12-24"))]))
    assert found["message"].endswith("which was still to come")


def test_a_delivery_dated_before_a_meeting_that_saw_it_late(tmp_path: Path) -> None:
    own = on("2020-06-01", {"clsctl.yaml": PLAN + COPIL})
    (found,) = items(repository(tmp_path / "a", [START, own, on("2021-01-12", delivered("2020-12-30"))]))
    assert (found["code"], "“c1” of 10 January 2021 saw it late" in found["message"]) == ("A003", True)
    # handed in after the meeting; recorded before it; not due yet at the meeting
    assert codes(tmp_path / "b", own, on("2021-01-12", delivered("2021-01-11"))) == []
    assert codes(tmp_path / "c", own, on("2021-01-09", delivered("2020-12-30"))) == []
    later = {"fiches/1.1.yaml": fiche("1.1").replace("31/12/2020", "31/12/2021")}
    root = repository(
        tmp_path / "d",
        [
            on("2019-01-10", {"clsctl.yaml": PLAN + COPIL, **later}),
            on("2021-01-12", {"fiches/1.1.yaml": later["fiches/1.1.yaml"] + delivered_text("2021-01-02")}),
        ],
    )
    assert items(root) == []


def delivered_text(day: str) -> str:
    return f"suivi:\n  livrables:\n    L1:\n      remis_le: {day}\n      preuves: [https://example.org/l1]\n"


def test_a_delivery_of_nothing_known(tmp_path: Path) -> None:
    text = {"fiches/1.1.yaml": fiche("1.1", more=delivered_text("2021-01-02").replace("L1", "L9"))}
    assert codes(tmp_path, on("2020-06-01", {"clsctl.yaml": PLAN + COPIL}), on("2021-01-12", text)) == []


def test_a_record_rewritten(tmp_path: Path) -> None:
    first = on("2020-12-20", delivered("2020-12-18"))
    (found,) = items(repository(tmp_path / "a", [START, first, on("2021-01-05", delivered("2020-12-17"))]))
    assert (found["code"], found["message"]) == (
        "A004",
        "1.1/L1: day of delivery changed from 18 December 2020 to 17 December 2020",
    )
    assert codes(tmp_path / "b", first, on("2021-01-05", {"fiches/1.1.yaml": fiche("1.1")})) == ["A004"]
    moved = on("2020-12-20", postponed("2020-12-18"))
    assert codes(tmp_path / "c", moved, on("2020-12-21", postponed("2020-12-18", "2022"))) == ["A004"]


def test_evidence_missing(tmp_path: Path) -> None:
    with_file = on("2020-12-20", {**delivered("2020-12-18", "pieces/a.md"), "pieces/a.md": "a"})
    assert codes(tmp_path / "a", with_file) == []
    (found,) = items(repository(tmp_path / "b", [START, on("2020-12-20", delivered("2020-12-18", "./pieces/a.md"))]))
    assert (found["code"], found["message"]) == ("A005", "1.1/L1: its evidence pieces/a.md was never committed")
    (found,) = items(repository(tmp_path / "c", [START, with_file, on("2021-02-01", {"pieces/a.md": None})]))
    assert (found["message"], found["date"]) == ("1.1/L1: its evidence pieces/a.md was deleted", "2021-02-01")
    folder = on("2020-12-20", {**delivered("2020-12-18", "pieces/"), "pieces/a.md": "a"})
    assert codes(tmp_path / "d", folder) == []


def test_evidence_of_what_recurs(tmp_path: Path) -> None:
    text = "      occurrences:\n        - {periode: '2019', remis_le: 2020-01-05, preuves: [pieces/a.md]}\n"
    assert codes(tmp_path / "a", on("2020-01-06", followed(text))) == ["A005"]
    assert codes(tmp_path / "b", on("2020-01-06", {**followed(text), "pieces/a.md": "a"})) == []


def test_evidence_altered(tmp_path: Path) -> None:
    first = on("2020-12-20", {**delivered("2020-12-18", "pieces/a.md"), "pieces/a.md": "a"})
    changed, back = on("2021-02-01", {"pieces/a.md": "b"}), on("2021-02-02", {"pieces/a.md": "a"})
    assert codes(tmp_path / "a", first, changed) == ["A006"]
    assert codes(tmp_path / "b", first, changed, back) == []
    # what it was before the delivery, and evidence that came a little later, are no alteration
    before = on("2020-12-10", {"pieces/a.md": "x"})
    assert codes(tmp_path / "c", before, first) == []
    late = on("2020-12-22", {"pieces/a.md": "a"})
    alone = on("2020-12-20", delivered("2020-12-18", "pieces/a.md"))
    assert codes(tmp_path / "d", alone, late) == []
    assert codes(tmp_path / "e", alone, late, changed) == ["A006"]


def test_an_id_used_again(tmp_path: Path) -> None:
    other = fiche("1.1").replace("titre: Bilan", "titre: Annuaire des aidants")
    found = codes(tmp_path / "a", on("2020-02-01", {"fiches/1.1.yaml": other}))
    assert found == ["A001", "A007"]
    again = [on("2020-02-01", {"fiches/1.1.yaml": None}), on("2020-03-01", {"fiches/1.1.yaml": fiche("1.1", "Parc")})]
    assert codes(tmp_path / "b", *again) == ["A001", "A007"]
    corrected = fiche("1.1").replace("titre: Bilan", "titre: Bilans")
    assert codes(tmp_path / "c", on("2020-02-01", {"fiches/1.1.yaml": corrected})) == ["A001"]


def test_a_fiche_deleted(tmp_path: Path) -> None:
    gone = on("2020-02-01", {"fiches/1.1.yaml": None})
    assert codes(tmp_path / "a", gone) == ["A008"]
    assert codes(tmp_path / "b", gone, on("2020-02-03", {"fiches/1.1.yaml": fiche("1.1")})) == []
    own = on("2020-01-05", {"clsctl.yaml": PLAN + AVENANT.format(day="2020-01-04")})
    assert codes(tmp_path / "c", own, gone) == []


def test_a_tag_that_the_history_lost(tmp_path: Path) -> None:
    root = repository(tmp_path / "r", [START, on("2020-02-01", {"a.txt": "a"})])
    git(root, "tag", "-a", "-m", "x", "copil-2020")
    git(root, "tag", "feuille", "HEAD:a.txt")  # a tag of a file marks no commit
    assert items(root) == []
    git(root, "commit", "--quiet", "--amend", "-m", "Autrement", when="2020-02-02T10:00:00+01:00")
    (found,) = items(root)
    assert (found["code"], found["commit"], found["file"]) == ("A009", None, "clsctl.yaml")
    assert found["message"].startswith("Tag copil-2020: the history does not hold its commit")


def test_a_finding_can_be_left_out_by_the_plan(tmp_path: Path) -> None:
    own = on("2019-02-01", {"clsctl.yaml": PLAN + "regles: {ignorer: [A001]}\n"})
    assert codes(tmp_path, own, on("2020-01-10", {"fiches/1.1.yaml": fiche("1.1", "Une action revue")})) == []


@pytest.mark.parametrize("asked", ["commits", "tags", "aucune"])
def test_unsigned(tmp_path: Path, asked: str) -> None:
    own = PLAN + f"audit: {{signatures: {asked}}}\n"
    root = repository(tmp_path / "r", [on("2019-01-10", {"clsctl.yaml": own, "fiches/1.1.yaml": fiche("1.1")})])
    git(root, "tag", "simple")
    git(root, "tag", "-a", "-m", "x", "annote")
    said = {"commits": ["Commit"], "tags": ["Tag annote", "Tag simple"], "aucune": []}[asked]
    found = items(root)
    assert [each["code"] for each in found] == ["A010"] * len(said)
    assert all(each["message"].startswith(start) for each, start in zip(found, said, strict=True))


def test_some_codes_only(tmp_path: Path) -> None:
    changed = on("2020-01-10", {"fiches/1.1.yaml": fiche("1.1", "Une action revue")})
    root = repository(tmp_path / "r", [START, changed])
    assert [each["code"] for each in items(root, "--select", "A0")] == ["A001"]
    assert items(root, "--select", "a002") == items(root, "--ignore", "A001,C2") == []
    ran = clsctl("audit", "-C", root, "--select", "C201", "--lang", "en")
    assert (ran.code, "`clsctl validate` tells it." in ran.err) == (2, True)


def test_a_finding_left_out_by_a_comment_which_serves(tmp_path: Path) -> None:
    text = "# clsctl: ignore A001 coquille\n" + fiche("1.1", "Une action revue")
    changed = on("2020-01-10", {"fiches/1.1.yaml": text})
    root = repository(tmp_path / "r", [START, changed])
    assert items(root) == []
    assert clsctl("validate", "-C", root, "--strict", "--select", "H018").code == 0


@pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="no ssh-keygen")
def test_signed_and_verified_with_the_user_s_own_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The keys that count are those of the user's configuration; those that the repository names are not."""
    key, signers = tmp_path / "key", tmp_path / "signers"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(key)], check=True)
    signers.write_text("* " + key.with_suffix(".pub").read_text(encoding="utf-8"), encoding="utf-8")
    own = PLAN + "audit: {signatures: commits}\n"
    root = init(tmp_path / "r")
    for path, text in {"clsctl.yaml": own, "fiches/1.1.yaml": fiche("1.1")}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    git(root, "add", ".")
    git(
        root, "-c", "gpg.format=ssh", "-c", f"user.signingKey={key}.pub", "commit", "--quiet", "-S", "-m", "Signé",
        when="2019-01-10T10:00:00+01:00",
    )  # fmt: skip
    git(root, "config", "gpg.ssh.allowedSignersFile", str(signers))
    assert [each["code"] for each in items(root)] == ["A010"]
    mine = tmp_path / "gitconfig"
    mine.write_text(f'[gpg "ssh"]\n\tallowedSignersFile = {signers.as_posix()}\n', encoding="utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(mine))
    assert items(root) == []


def test_every_finding_has_a_page(tmp_path: Path) -> None:
    for rank in range(1, 11):
        ran = clsctl("explain", f"A{rank:03}")
        assert (ran.code, ran.out[:4]) == (0, f"A{rank:03}")
    assert "A001" in clsctl("explain").out


def test_findings_name_the_plan_in_a_portfolio(tmp_path: Path) -> None:
    files = {"portefeuille.yaml": 'clsctl: 1\nplans: ["*"]\n', "a/clsctl.yaml": PLAN, "a/fiches/1.yaml": fiche("1.1")}
    root = repository(
        tmp_path / "r",
        [on("2019-01-10", files), on("2020-01-10", {"a/fiches/1.yaml": fiche("1.1", "Une action revue")})],
    )
    (found,) = items(root)
    assert (found["ref"], found["file"]) == ("val:1.1", "a/fiches/1.yaml")


@pytest.mark.parametrize(("day", "expected"), [("2019-07-01", []), ("2019-07-02", ["A001"])])
def test_an_amendment_covers_what_came_up_to_thirty_days_after_it(
    tmp_path: Path, day: str, expected: list[str]
) -> None:
    own = on("2019-06-01", {"clsctl.yaml": PLAN + AVENANT.format(day="2019-06-01")})
    changed = on(day, {"fiches/1.1.yaml": fiche("1.1", "Une action revue")})
    assert codes(tmp_path, own, changed, args=("--date", "2021-01-01")) == expected


@pytest.mark.parametrize(
    ("said", "recorded", "expected"),
    [
        ("2021-01-09", "2021-01-09", []),  # on the day itself
        ("2021-01-10", "2021-01-09", ["A003"]),  # still to come
        ("2021-01-09", "2021-01-10", []),  # the meeting of the day on which it was recorded was told
        ("2021-01-10", "2021-01-11", ["A003"]),  # the meeting of the day on which it is said to be handed in was not
    ],
)
def test_a_delivery_around_the_day_of_a_meeting(tmp_path: Path, said: str, recorded: str, expected: list[str]) -> None:
    own = on("2019-02-01", {"clsctl.yaml": PLAN + COPIL})
    assert codes(tmp_path, own, on(recorded, delivered(said)), args=("--select", "A003")) == expected
