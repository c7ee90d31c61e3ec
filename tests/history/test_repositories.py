"""The trail on real repositories: every change told once, whatever the history looks like."""

import json
from pathlib import Path

import pytest

from clsctl.core.trouble import Trouble
from tests.cli.run import clsctl
from tests.gitkit import git, set_traps
from tests.history.plans import PLAN, fiche, handed_in, known, on, repository, sentences, told

START = on("2019-01-10", {"clsctl.yaml": PLAN, "fiches/1.1.yaml": fiche("1.1"), "fiches/1.2.yaml": fiche("1.2")})
BEGUN = [
    ("Coordination", "The follow-up of the contract begins: Contrat du Val"),
    ("Coordination", "1.1 added: Une action"),
    ("Coordination", "1.2 added: Une action"),
]
DELIVERED = "1.1/L1 handed in on 3 March 2020, evidence: https://example.org/l1"


def meteo(word: str) -> str:
    return f"suivi:\n  meteo: {word}\n"


def test_a_renamed_file_is_no_change(tmp_path: Path) -> None:
    root = repository(
        tmp_path / "r",
        [START, on("2019-02-01", {"fiches/1.1.yaml": None, "fiches/a/1.1-été.yaml": fiche("1.1")})],
    )
    assert told(root) == BEGUN


def test_a_rename_with_a_change_tells_the_change(tmp_path: Path) -> None:
    moved = {"fiches/1.1.yaml": None, "fiches/b.yaml": fiche("1.1", more=handed_in("2020-03-03"))}
    root = repository(tmp_path / "r", [START, on("2020-03-04", moved)])
    assert told(root)[3:] == [("Coordination", DELIVERED)]
    assert told(root, "1.1") == [*BEGUN[:2], *told(root)[3:]]  # and the file it had before is found


def test_a_merge_tells_nothing_that_its_branches_told(tmp_path: Path) -> None:
    root = repository(
        tmp_path / "r",
        [
            START,
            on("2020-03-04", {"fiches/1.1.yaml": fiche("1.1", more=handed_in("2020-03-03"))}, branch="b", start=0,
               name="Alix <a@example.org>"),
            on("2020-03-05", {"fiches/1.2.yaml": fiche("1.2", more=meteo("nuage"))}),
            on("2020-03-06", {"fiches/1.1.yaml": fiche("1.1", more=handed_in("2020-03-03"))}, merge=(1,)),
        ],
    )  # fmt: skip
    assert told(root)[3:] == [("Alix", DELIVERED), ("Coordination", "1.2: outlook “cloudy”")]


def test_both_sides_of_a_merge_changed_one_fiche(tmp_path: Path) -> None:
    """Git brought the two together: each value is that of one of the parents."""
    titled = fiche("1.1", "Un autre titre")
    root = repository(
        tmp_path / "r",
        [
            START,
            on("2020-03-04", {"fiches/1.1.yaml": fiche("1.1", more=handed_in("2020-03-03"))}, branch="b", start=0,
               name="Alix <a@example.org>"),
            on("2020-03-05", {"fiches/1.1.yaml": titled}),
            on("2020-03-06", {"fiches/1.1.yaml": titled + handed_in("2020-03-03")}, merge=(1,)),
        ],
    )  # fmt: skip
    assert told(root)[3:] == [
        ("Alix", DELIVERED),
        ("Coordination", "1.1: Title: “Une action” is now “Un autre titre”"),
    ]


def test_what_only_the_merge_did_is_told_by_the_merge(tmp_path: Path) -> None:
    root = repository(
        tmp_path / "r",
        [
            START,
            on("2020-03-04", {"fiches/1.1.yaml": fiche("1.1", more=meteo("nuage"))}, branch="b", start=0),
            on("2020-03-05", {"fiches/1.1.yaml": fiche("1.1", more=meteo("orage"))}),
            on("2020-03-06", {"fiches/1.1.yaml": fiche("1.1", more=meteo("couvert"))}, merge=(1,),
               name="Alix <a@example.org>"),
        ],
    )  # fmt: skip
    assert told(root)[-1] == ("Alix", "1.1: outlook “overcast”, was “stormy”")
    assert len(told(root)) == 6


def test_a_plan_changed_on_one_branch_is_that_of_the_merge(tmp_path: Path) -> None:
    """A deadline after the merge is read with the contract's own words, which came with the branch."""
    signed = PLAN.replace("signature: 2019-01-15", "signature: 2019-06-30")
    relative = fiche("1.1").replace("31/12/2020", "18 mois après la signature")
    postponed = relative + "suivi:\n  livrables:\n    L1:\n      reports:\n        - echeance: 31/12/2021\n"
    root = repository(
        tmp_path / "r",
        [
            on("2019-01-10", {"clsctl.yaml": PLAN, "fiches/1.1.yaml": relative}),
            on("2020-03-04", {"clsctl.yaml": signed}, branch="b", start=0),
            on("2020-03-05", {"fiches/1.2.yaml": fiche("1.2")}),
            on("2020-03-06", {"clsctl.yaml": signed}, merge=(1,)),
            on("2020-03-07", {"fiches/1.1.yaml": postponed}),
        ],
    )
    assert told(root)[-1][1].endswith("to “31/12/2021” (+366 days)")


def test_one_name_for_a_person_of_the_mailmap(tmp_path: Path) -> None:
    mailmap = "# des noms\nAlix <a@example.org> <poste@example.org>\nBo <b@example.org> BB <x@example.org>\n"
    changed = [
        on(f"2020-03-0{day}", {"fiches/1.1.yaml": fiche("1.1", more=meteo(word))}, name=name)
        for day, word, name in (
            (1, "nuage", "Poste 12 <POSTE@example.org>"),
            (2, "orage", "BB <x@example.org>"),
            (3, "soleil", "Autre <x@example.org>"),
        )
    ]
    root = repository(tmp_path / "r", [START, *changed, on("2020-04-01", {".mailmap": mailmap})])
    (root / ".mailmap").write_text("Personne <nobody@example.org> <poste@example.org>\n", encoding="utf-8")
    assert [who for who, _ in told(root)[3:]] == ["Alix", "Bo", "Autre"]


def test_names_and_paths_that_are_not_ascii(tmp_path: Path) -> None:
    root = repository(
        tmp_path / "été à l'hôpital",
        [START, on("2020-03-04", {'fiches/é "à" \u202f.yaml': fiche("1.3", "Été")}, name="Zoé Ô <z@example.org>")],
    )
    assert told(root)[3:] == [("Zoé", "1.3 added: Été")]


def test_while_a_file_is_invalid_its_last_text_stands(tmp_path: Path) -> None:
    root = repository(
        tmp_path / "r",
        [
            START,
            on("2020-03-01", {"fiches/1.1.yaml": "id: [\n"}),
            on("2020-03-02", {"fiches/1.1.yaml": "id: {\n"}),
            on("2020-03-03", {"fiches/1.1.yaml": None, "fiches/z.yaml": fiche("1.1", more=handed_in("hier"))}),
            on("2020-03-04", {"fiches/z.yaml": fiche("1.1", more=handed_in("2020-03-03"))}),
        ],
    )
    gone = "can no longer be read: what it said before stands until it is mended"
    assert [said for _, said in told(root)[3:]] == [
        f"fiches/1.1.yaml {gone}",
        f"fiches/z.yaml {gone}",
        "fiches/z.yaml can be read again",
        DELIVERED,
    ]


def test_a_value_in_a_wrong_form_takes_nothing_away(tmp_path: Path) -> None:
    """A day that is none: the delivery that was recorded stands, and is not told a second time."""
    root = repository(
        tmp_path / "r",
        [
            START,
            on("2020-03-04", {"fiches/1.1.yaml": fiche("1.1", more=handed_in("2020-03-03"))}),
            on("2020-03-05", {"fiches/1.1.yaml": fiche("1.1", more=handed_in("le 3 mars"))}),
            on("2020-03-06", {"fiches/1.1.yaml": fiche("1.1", more=handed_in("2020-03-03"))}),
        ],
    )
    assert [said for _, said in told(root)[3:]] == [
        DELIVERED,
        "fiches/1.1.yaml can no longer be read: what it said before stands until it is mended",
        "fiches/1.1.yaml can be read again",
    ]


def test_a_file_that_could_never_be_read_is_named(tmp_path: Path) -> None:
    root = repository(tmp_path / "r", [START, on("2020-03-01", {"fiches/1.3.yaml": "id: [\n"})])
    assert told(root)[3:] == [
        ("Coordination", "fiches/1.3.yaml cannot be read: what it says is not known until it is mended")
    ]


def test_a_fiche_deleted_and_restored(tmp_path: Path) -> None:
    root = repository(
        tmp_path / "r",
        [
            START,
            on("2020-03-01", {"fiches/1.1.yaml": None}),
            on("2020-03-02", {"fiches/1.1 bis.yaml": fiche("1.1", more=handed_in("2020-03-03"))}),
            on("2020-03-03", {"fiches/1.1 bis.yaml": fiche("1.1")}),
        ],
    )
    expected = [
        "1.1 removed: Une action",
        "1.1 restored, which was deleted on 1 March 2020: Une action",
        DELIVERED,
        "1.1/L1: delivery of 3 March 2020 withdrawn",
        "1.1/L1: evidence removed: https://example.org/l1",
    ]
    assert [said for _, said in told(root)[3:]] == expected
    assert [said for _, said in told(root, "1.1") if said.startswith("1.1")] == ["1.1 added: Une action", *expected]


def test_a_plan_deleted_and_restored(tmp_path: Path) -> None:
    root = repository(
        tmp_path / "r",
        [START, on("2020-03-01", {"clsctl.yaml": None}), on("2020-03-02", {"clsctl.yaml": PLAN})],
    )
    assert [said for _, said in told(root)[3:]] == [
        "The contract is no longer followed: Contrat du Val",
        "The follow-up of the contract begins: Contrat du Val",
    ]


def test_a_plan_that_cannot_be_read_stays_what_it_was(tmp_path: Path) -> None:
    root = repository(
        tmp_path / "r",
        [START, on("2020-03-01", {"clsctl.yaml": "titre: [\n"}), on("2020-03-02", {"clsctl.yaml": PLAN})],
    )
    assert told(root) == BEGUN


def test_a_plan_moved_away_by_one_branch(tmp_path: Path) -> None:
    """Two branches have two plans; the merge has the one that changed last."""
    signed = PLAN.replace("du Val", "des Vals")
    root = repository(
        tmp_path / "r",
        [
            START,
            on("2020-03-04", {"fiches/1.1.yaml": fiche("1.1", more=meteo("nuage"))}, branch="b", start=0),
            on("2020-03-05", {"clsctl.yaml": signed}),
            on("2020-03-06", {"fiches/1.1.yaml": fiche("1.1", more=meteo("nuage"))}, merge=(1,)),
            on("2020-03-07", {"clsctl.yaml": PLAN}),
        ],
    )
    assert told(root)[-1][1] == "clsctl.yaml: Title: “Contrat des Vals” is now “Contrat du Val”"


def test_a_plan_in_a_folder_that_was_moved(tmp_path: Path) -> None:
    before = {"vieux/clsctl.yaml": PLAN, "vieux/fiches/1.1.yaml": fiche("1.1"), "autre.txt": "x"}
    after = {
        **dict.fromkeys(("vieux/clsctl.yaml", "vieux/fiches/1.1.yaml")),
        "contrats/val/clsctl.yaml": PLAN,
        "contrats/val/fiches/1.1.yaml": fiche("1.1"),
    }
    root = repository(
        tmp_path / "r",
        [
            on("2019-01-10", before),
            on("2019-01-11", {"vieux/fiches/1.1.yaml": fiche("1.1", "Un titre")}),
            on("2019-01-12", {**after, "contrats/val/fiches/1.1.yaml": fiche("1.1", "Un titre")}),
            on("2020-03-04", {"contrats/val/fiches/1.1.yaml": fiche("1.1", "Un titre", handed_in("2020-03-03"))}),
            on("2020-03-05", {"contrats/autre/fiches/1.1.yaml": fiche("1.1", "Rien à voir")}),
        ],
        "contrats/val",
    )
    expected = [
        "The follow-up of the contract begins: Contrat du Val",
        "1.1 added: Une action",
        "1.1: Title: “Une action” is now “Un titre”",
        DELIVERED,
    ]
    assert [said for _, said in told(root)] == expected
    assert [said for _, said in told(root, "1.1")] == expected


def test_a_portfolio_tells_each_plan_with_its_code(tmp_path: Path) -> None:
    files = {
        "portefeuille.yaml": 'clsctl: 1\ntitre: Département\nplans: ["*"]\n',
        "a/clsctl.yaml": PLAN.replace("val", "a"),
        "b/clsctl.yaml": PLAN.replace("val", "b"),
        "a/fiches/1.1.yaml": fiche("1.1"),
        "b/fiches/1.1.yaml": fiche("1.1"),
    }
    changed = {"b/fiches/1.1.yaml": fiche("1.1", more=handed_in("2020-03-03"))}
    root = repository(tmp_path / "r", [on("2019-01-10", files), on("2020-03-04", changed)])
    ran = clsctl("log", "-C", root, "--format", "json", "--since", "2020-01-01")
    (item,) = json.loads(ran.out)["items"]
    assert (item["plan"], item["ref"], item["kind"]) == ("b", "b:1.1/L1", "delivered")
    ran = clsctl("log", "a:1.1", "-C", root, "--format", "json")
    assert [each["ref"] for each in json.loads(ran.out)["items"]] == ["a:1.1"]


def test_a_shallow_clone_is_refused_with_the_way_to_mend_it(tmp_path: Path) -> None:
    repository(tmp_path / "r", [START, on("2020-03-01", {"fiches/1.1.yaml": fiche("1.1", "X")})])
    git(tmp_path, "clone", "--quiet", "--depth=1", (tmp_path / "r").as_uri(), "c")
    with pytest.raises(Trouble) as caught:
        known(tmp_path / "c")
    assert caught.value.hint is not None
    assert "git fetch --unshallow" in caught.value.hint.text


def test_a_folder_without_git_is_told(tmp_path: Path) -> None:
    (tmp_path / "clsctl.yaml").write_text(PLAN, encoding="utf-8")
    ran = clsctl("log", "-C", tmp_path)
    assert ran.code == 2
    assert "not in a git repository" in ran.err


@pytest.mark.parametrize(
    "command",
    [
        ("log",), ("log", "1.1"), ("log", "--since", "2020-03-02"), ("diff", "HEAD~1", "HEAD"), ("diff",),
        ("blame", "1.1"), ("slippage",), ("audit",), ("audit", "--rev", "v1"),
        ("report", "copil", "--since", "2020-03-02"), ("report", "copil", "--since", "v1", "--rev", "HEAD"),
        ("git-setup", "--dry-run"), ("git-setup",),
    ],
)  # fmt: skip
def test_nothing_that_the_repository_configures_runs(tmp_path: Path, command: tuple[str, ...]) -> None:
    signed = PLAN + "audit:\n  signatures: commits\n"
    root = repository(
        tmp_path / "r",
        [
            on("2019-01-10", {".gitattributes": "* diff=trap filter=trap\n", "clsctl.yaml": signed}),
            on("2020-03-01", {"fiches/1.1.yaml": fiche("1.1")}),
            on("2020-03-02", {"fiches/1.1.yaml": fiche("1.1", "X")}),
        ],
    )
    git(root, "tag", "-a", "-m", "x", "v1")
    set_traps(root, tmp_path / "mark")
    for key in ("gpg.openpgp.program", "gpg.ssh.program", "gpg.x509.program", "mailmap.file", "diff.orderFile"):
        git(root, "config", key, str(root / ".git" / "trap"))
    git(root, "config", "diff.external", str(root / ".git" / "trap"))
    ran = clsctl(*command, "-C", root)
    assert ran.code in {0, 1}, ran.err
    assert not (tmp_path / "mark").exists()


@pytest.mark.parametrize("word", ["--output=x", "-p", "--exec=touch x", "HEAD..HEAD~1", "HEAD:clsctl.yaml", "nothing"])
def test_a_revision_is_never_taken_for_an_option(tmp_path: Path, word: str) -> None:
    root = repository(tmp_path / "r", [START])
    copil = ("report", "copil", f"--since={word}")
    for command in (("log", f"--since={word}"), ("diff", "--", word), ("log", f"--rev={word}"), copil):
        ran = clsctl(*command, "-C", root)
        assert ran.code == 2, (command, ran.out)
    assert not (root / "x").exists()


def test_a_fiche_that_is_back_is_told_with_what_differs_from_when_it_was_deleted(tmp_path: Path) -> None:
    """In another file too; what it said then is no news. With `--since`, although the deletion came before."""
    follow_up = handed_in("2020-12-18")
    root = repository(
        tmp_path / "r",
        [
            on("2020-01-10", {"clsctl.yaml": PLAN, "fiches/1.1.yaml": fiche("1.1"), "fiches/1.2.yaml": fiche("1.2")}),
            on("2020-12-20", {"fiches/1.1.yaml": fiche("1.1", more=follow_up)}),
            on("2021-02-01", {"fiches/1.1.yaml": None}),
            on("2021-03-01", {"fiches/autre.yaml": fiche("1.1", "Une action revue", follow_up)}),
            on("2021-04-01", {"fiches/1.3.yaml": fiche("1.3")}),
        ],
    )
    found = [change for _, change in told(root)]
    assert found[-4:] == [
        "1.1 removed: Une action",
        "1.1 restored, which was deleted on 1 February 2021: Une action revue",
        "1.1: Title: “Une action” is now “Une action revue”",
        "1.3 added: Une action",
    ]
    assert [change for _, change in told(root, "1.1") if "1.1" in change] == [each for each in found if "1.1" in each]
    for base, count in (("HEAD~2", 3), ("HEAD~3", 4), ("HEAD~1", 1)):
        since = git(root, "rev-parse", base)
        assert [change for _, change in sentences(known(root).told(since))] == found[-count:]


def test_a_fiche_deleted_on_a_branch_and_kept_by_the_merge_is_not_told_as_back(tmp_path: Path) -> None:
    root = repository(
        tmp_path / "r",
        [
            on("2020-01-10", {"clsctl.yaml": PLAN, "fiches/1.1.yaml": fiche("1.1")}),
            on("2020-02-01", {"fiches/1.1.yaml": fiche("1.1", "Autre")}),
            on("2020-02-02", {"fiches/1.1.yaml": None}, branch="agence", start=0),
            on("2020-02-03", {"fiches/1.1.yaml": fiche("1.1", "Autre")}, merge=(2,)),
            on("2020-03-01", {"fiches/1.1.yaml": None}),
            on("2020-03-03", {"fiches/1.1.yaml": fiche("1.1", "Autre")}),
        ],
    )
    assert [change for _, change in told(root)][-3:] == [
        "1.1 removed: Une action",
        "1.1 removed: Autre",
        "1.1 restored, which was deleted on 1 March 2020: Autre",
    ]
