"""`clsctl verify` of a site: the same, the files that are not, or why it can't be made again."""

import json
import shutil
from functools import partial
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from clsctl import __version__
from clsctl.cli.publishing import edition
from clsctl.core.views.output_schema import output_schema
from clsctl.writing.folder import MARK
from tests.cli.run import Ran, clsctl
from tests.gitkit import git, init
from tests.site import sites
from tests.site.sites import EXAMPLES, files, make

EXAMPLE = EXAMPLES / "terres-des-confluences"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    root = init(tmp_path / "plan")
    shutil.copytree(EXAMPLE, root, dirs_exist_ok=True)
    commit(root)
    return root


@pytest.fixture
def public(plan: Path) -> Path:
    return make(plan, plan.parent / "public")


def commit(root: Path) -> None:
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", "Plan", when="2026-03-01T12:00:00+01:00")


def verify(plan: Path, file: Path, *words: str) -> Ran:
    return clsctl("verify", file, "-C", plan, *words)


def change(path: Path, was: str, now: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert was in text
    path.write_text(text.replace(was, now), encoding="utf-8", newline="\n")


def edit(plan: Path) -> None:
    """A change of a word of the fiche that no other page says."""
    change(next((plan / "fiches").iterdir()), "Les usagers doivent", "Tous les usagers doivent")


def test_a_site_is_the_same_whatever_came_after(plan: Path, public: Path) -> None:
    edit(plan)
    commit(plan)
    ran = verify(plan, public)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"Same: {public} is what the repository gives (site of ")
    assert "30 June 2026" in ran.out
    assert verify(plan, public / MARK).out == ran.out


def test_a_site_with_its_history_and_versions_is_the_same(tmp_path: Path) -> None:
    site = sites.history()
    assert verify(sites.history_plan(), site).code == 0
    (version,) = sorted(site.glob("versions/*/index.html"))[:1]
    assert verify(sites.history_plan(), version).code == 0
    alone = tmp_path / "page.html"
    shutil.copy(site / "historique" / "2020.html", alone)
    assert verify(sites.history_plan(), alone).code == 0


@pytest.mark.parametrize("words", [("--no-history",), ("--audience", "interne"), ("--rev", "HEAD~1"), ()])
def test_it_is_made_again_with_its_options_and_for_a_portfolio_too(words: tuple[str, ...], tmp_path: Path) -> None:
    root = init(tmp_path / "plans")
    for name in ("loiret", "terres-des-confluences") if not words else ("loiret",):
        shutil.copytree(EXAMPLES / name, root / name if not words else root, dirs_exist_ok=True)
    if not words:
        (root / "portefeuille.yaml").write_text("clsctl: 1\ntitre: Deux\nplans: [loiret, terres-des-confluences]\n")
    commit(root)
    (root / "notes.txt").write_text("x")
    commit(root)
    site = make(root, tmp_path / "site", *words)
    assert (verify(root, site).code, verify(root, site).err) == (0, "")
    path = site / MARK
    told = json.loads(path.read_text(encoding="utf-8"))
    told["history"] = not told["history"]
    path.write_text(json.dumps(told), encoding="utf-8")
    assert verify(root, site).code == 1


def test_each_file_that_is_not_the_same_is_named(plan: Path, public: Path) -> None:
    change(public / "fiches" / "1.3.html", "<h1>", "<h1>Autre : ")
    (public / "argent.html").unlink()
    (public / "CNAME").write_text("exemple.fr")
    (public / ".git").write_text("gitdir: ailleurs")
    ran = verify(plan, public)
    assert ran.code == 1
    lines = ran.out.splitlines()
    assert lines[0].startswith("Different: ")
    assert lines[1:5] == [
        "  one too many: CNAME", "  is missing:   argent.html", "  differs:      fiches/1.3.html", "fiches/1.3.html:",
    ]  # fmt: skip
    assert "  in the file: <h1>Autre : " in lines[6]
    told = json.loads(verify(plan, public, "--format", "json").out)
    Draft202012Validator(output_schema("verify")).validate(told)
    assert [(each["file"], each["state"]) for each in told["items"]] == [
        ("CNAME", "extra"), ("argent.html", "missing"), ("fiches/1.3.html", "different"),
    ]  # fmt: skip
    summary = {key: told["summary"][key] for key in ("same", "report", "different", "missing", "extra")}
    assert summary == {"same": False, "report": "site", "different": 1, "missing": 1, "extra": 1}
    assert told["rev"] == git(plan, "rev-parse", "HEAD")
    assert verify(plan, public / "fiches" / "1.3.html").code == 1
    assert verify(plan, public / "axes" / "index.html").code == 0


def test_many_files_are_counted(plan: Path, public: Path) -> None:
    for rank in range(30):
        (public / f"x{rank:02}.html").write_text("x")
    assert verify(plan, public).out.endswith("one too many: x19.html\nand 10 others\n")


def test_ends_of_lines_are_no_change(plan: Path, public: Path) -> None:
    page = public / "axes" / "index.html"
    page.write_bytes(page.read_bytes().replace(b"\n", b"\r\n"))
    assert verify(plan, public).code == verify(plan, page).code == 0


def test_a_page_away_from_its_site(plan: Path, public: Path) -> None:
    page = plan.parent / "page.html"
    shutil.copy(public / "fiches" / "1.3.html", page)
    assert verify(plan, page).code == 0
    edit(plan)
    git(plan, "add", ".")
    git(plan, "commit", "--quiet", "-m", "Après", when="2026-07-02T12:00:00+01:00")
    ran = verify(plan, page)  # the last text gives another page, that of its day the same
    assert ran.code == 0
    assert git(plan, "rev-parse", "HEAD~1")[:10] in ran.out
    ran = verify(plan, page, "--rev", "HEAD")
    assert ran.code == 1
    assert "--rev REV" in ran.out
    change(page, "<h1>", "<h1>Autre : ")
    assert verify(plan, page).code == 1
    change(page, "fiches/1.3.html", "fiches/9.html")
    ran = verify(plan, page)
    assert (ran.code, "has no such page" in ran.out) == (1, True)


def test_a_page_of_before_the_first_text_is_told(plan: Path) -> None:
    ran = clsctl("site", "-C", plan, "-o", plan.parent / "s", "--date", "2020-01-01")
    assert ran.code == 0
    page = plan.parent / "page.html"
    shutil.copy(plan.parent / "s" / "axes" / "index.html", page)
    assert verify(plan, page).code == 0
    change(page, "<h1>", "<h1>Autre : ")
    assert verify(plan, page).code == 1


def test_what_was_in_no_commit_can_not_be_made_again(plan: Path) -> None:
    edit(plan)
    site = make(plan, plan.parent / "s")
    for file in (site, site / "fiches" / "1.3.html"):
        ran = verify(plan, file)
        assert ran.code == 2
        assert "files that were in no commit" in ran.err
        assert "make the site again" in ran.err


def test_a_revision_that_is_not_here(plan: Path, public: Path) -> None:
    rev = git(plan, "rev-parse", "HEAD")
    change(public / MARK, rev, "0" * 40)
    ran = verify(plan, public)
    assert ran.code == 2
    assert "was made from commit 0000000000, which could not be read here" in ran.err


@pytest.mark.parametrize(("was", "now"), [('"publique"', '"tous"'), ('"date": "', '"date": "x'), ("{", "[")])
def test_a_list_that_is_damaged(plan: Path, public: Path, was: str, now: str) -> None:
    change(public / MARK, was, now)
    ran = verify(plan, public)
    assert ran.code == 2
    assert "of its making is damaged" in ran.err


def test_what_is_no_site(plan: Path) -> None:
    ran = verify(plan, plan / "fiches")
    assert ran.code == 2
    assert "is not a site: it has no clsctl-site.json" in ran.err


def test_options_that_are_for_something_else(plan: Path, public: Path) -> None:
    for words, told in ((("--template", "x.j2"), "--template is for a report"), (("--rev", "HEAD"), "--rev is for")):
        for file in (public, public / "index.html"):
            ran = verify(plan, file, *words)
            assert (ran.code, told in ran.err) == (2, True)


def test_another_version_of_the_program_is_told(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("clsctl.cli.commands.site.edition", partial(edition, version="0.0.9"))
    public = make(plan, plan.parent / "public")
    page = public / "axes" / "index.html"
    assert "clsctl 0.0.9" in page.read_text(encoding="utf-8")
    told = f"It was made by clsctl 0.0.9; clsctl {__version__} makes the same."
    ran = verify(plan, page)
    assert (ran.code, told in ran.out) == (0, True)


def test_pages_keep_their_bytes_where_a_revision_does_not_touch_them(plan: Path, public: Path) -> None:
    before = files(public)
    edit(plan)
    commit(plan)
    after = files(make(plan, public))
    changed = {name for name in before if before[name] != after[name]}
    assert {"fiches/1.3.html", "index.html", MARK} <= changed
    same = {
        "axes/index.html",
        "axes/1.html",
        "calendrier.html",
        "retards.html",
        "indicateurs.html",
        "annees/index.html",
    }
    assert not changed & same
    rev = git(plan, "rev-parse", "HEAD")[:10].encode()
    assert rev in after["index.html"]
    assert verify(plan, public).code == 0
