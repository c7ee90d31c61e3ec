"""The pages of a site: they lead to one another, hold together without the network, and say what the plan says."""

import json
import posixpath
import re
from pathlib import Path

import pytest

from tests.cli.run import clsctl
from tests.gitkit import Commit, build
from tests.history.scripted import commits
from tests.render.pages import faults
from tests.site import sites
from tests.site.sites import DAY, Links, files, make

SITES = ("demonstration", "portfolio", "history")


def pages(name: str) -> dict[str, str]:
    site: Path = getattr(sites, name)()
    return {path: data.decode() for path, data in files(site).items() if path.endswith(".html")}


@pytest.mark.parametrize("name", SITES)
def test_every_link_leads_somewhere_and_every_page_is_led_to(name: str) -> None:
    found = {path: Links(page) for path, page in pages(name).items()}
    others = set(files(getattr(sites, name)())) - set(found)
    reached = set()
    for path, page in found.items():
        for link in page.links:
            target, _, mark = link.partition("#")
            if link.startswith(("http://", "https://", "mailto:")):
                continue
            to = posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) if target else path
            assert to in found or to in others, f"{path} leads to {link}"
            assert not mark or to in others or mark in found[to].ids, f"{path} leads to {link}"
            reached.add(to)
    assert reached >= set(found)


@pytest.mark.parametrize("name", SITES)
def test_pages_hold_together_and_ask_for_nothing(name: str) -> None:
    for path, page in pages(name).items():
        assert "default-src 'none'" in page
        outside = re.sub(r'(href=")(?!https?:|mailto:|#)[^"]*', r"\1#contenu", page)  # links inside the site
        if path == "recherche.html":
            assert "script-src 'sha256-" in page
            assert "unsafe" not in page
            allowed = {"<script>", "<input>"}
        else:
            assert "script" not in re.sub(r"<main.*</main>", "", page, flags=re.DOTALL)
            allowed = set()
        assert [each for each in faults(outside) if each not in allowed] == [], path


@pytest.mark.parametrize("name", SITES)
def test_one_entry_of_the_menu_is_where_one_is(name: str) -> None:
    for path, page in pages(name).items():
        menu = re.search(r'<nav class="menu".*?</nav>', page, re.DOTALL)
        assert menu, path
        assert len(Links(menu[0]).current) == 1 or path.startswith("versions/"), path


@pytest.mark.parametrize("name", SITES)
def test_names_of_files_are_fit_for_every_system(name: str) -> None:
    known = list(files(getattr(sites, name)()))
    assert len({path.lower() for path in known}) == len(known)
    assert all(re.fullmatch(r"[a-z0-9][a-z0-9._/-]*", path) for path in known)


def test_a_fiche_leads_to_all_that_it_belongs_to() -> None:
    links = set(Links(pages("demonstration")["fiches/1.1.html"]).links)
    assert links >= {
        "../axes/1.html", "../porteurs/ccve.html", "../annees/2026.html", "../instances/copil-2025.html",
        "../fiches/1.2.html", "../recherche.html", "../index.html",
    }  # fmt: skip


def test_what_a_fiche_waits_for_is_its_page() -> None:
    page = pages("demonstration")["fiches/1.2.html"]
    assert '<a href="../fiches/1.1.html">1.1/L1 – ' in page


def test_a_holder_finds_what_is_theirs() -> None:
    page = pages("demonstration")["porteurs/hopital.html"]
    late, near = page.split("<h2>Échéances dans les 45\u00a0jours</h2>")
    assert "1.2/L4" in near
    assert "1.2/L4" not in late
    assert "1.1/L8" not in page  # CCVE and ARS answer for it


def test_outside_git_there_is_no_trail_and_the_site_says_so() -> None:
    known = pages("demonstration")
    assert "ne sont pas suivis par git" in known["historique/index.html"]
    assert "ne sont pas suivis par git" in known["instances/copil-2025.html"]
    assert not [path for path in known if path.startswith("versions/")]


def test_the_trail_tells_what_changed_and_where() -> None:
    known = pages("history")
    assert '<a href="../fiches/1.1.html">1.1/L2</a>\u00a0: échéance reportée' in known["historique/2020.html"]
    assert "Ce qui a changé dans cette fiche" in known["fiches/1.1.html"]
    told = json.loads(clsctl("log", "-C", sites.history_plan(), "--format", "json", "--date", DAY).out)
    listed = "".join(page for path, page in known.items() if re.fullmatch(r"historique/\d{4}\.html", path))
    for item in told["items"]:
        assert item["commit"][:10] in listed


def test_a_meeting_has_the_contract_as_it_was() -> None:
    known = pages("history")
    assert "versions/copil-2019/index.html" in known
    then = known["versions/copil-2019/index.html"]
    assert "Situation au 25\u00a0juin\u00a02019" in then
    assert "Voici le contrat tel qu’il était le 25\u00a0juin\u00a02019" in then
    text = clsctl("report", "tableau-de-bord", "-C", sites.history_plan(), "--rev", "2019-06-25", "--format", "html",
                  "--audience", "interne").out  # fmt: skip
    assert main(then) == main(text)


def main(page: str) -> str:
    """What a page says, without its links."""
    body = re.sub(r"</?a\b[^>]*>", "", page.split('<main id="contenu"', 1)[1])
    return re.sub(r"\s+", " ", body.split("</main>")[0])


def test_authors_are_for_the_own_team(tmp_path: Path) -> None:
    assert "Agent du département" in pages("history")["historique/2020.html"]
    site = make(sites.history_plan(), tmp_path / "public")
    assert not [path for path, data in files(site).items() if "Agent du département".encode() in data]


def test_the_history_can_be_left_out(tmp_path: Path) -> None:
    site = make(sites.history_plan(), tmp_path / "s", "--no-history")
    assert "sans l’historique" in (site / "historique" / "index.html").read_text(encoding="utf-8")
    assert not (site / "versions").exists()


def test_a_shallow_clone_is_refused_with_the_way_to_mend_it(tmp_path: Path) -> None:
    plan = tmp_path / "plan"
    build(plan, [Commit({"clsctl.yaml": "clsctl: 1\ntype: cls\ntitre: T\n"}), Commit({"a.yaml": "a"})])
    oid = (plan / ".git" / "refs" / "heads" / "main").read_text().strip()
    (plan / ".git" / "shallow").write_text(f"{oid}\n")
    ran = clsctl("site", "-C", plan, "-o", tmp_path / "s")
    assert ran.code == 2
    assert "--unshallow" in ran.err
    assert not (tmp_path / "s").exists()


def test_a_portfolio_has_a_page_for_each_contract_and_one_search() -> None:
    known = pages("portfolio")
    first = Links(known["index.html"]).links
    codes = {path.split("/")[0] for path in known if path.endswith("/fiches/index.html")}
    assert len(codes) == 4
    assert {f"{code}/index.html" for code in codes} <= set(first)
    assert "recherche.html" in known
    assert not [path for path in known if path.endswith("/recherche.html")]


def test_the_same_text_gives_the_same_site_wherever_it_is(tmp_path: Path) -> None:
    plan = tmp_path / "other" / "folder"
    build(plan, commits())
    assert files(make(plan, tmp_path / "s", "--audience", "interne")) == files(sites.history())


def test_files_that_could_not_be_read_are_named(tmp_path: Path) -> None:
    plan = tmp_path / "plan"
    (plan / "fiches").mkdir(parents=True)
    (plan / "clsctl.yaml").write_text("clsctl: 1\ntype: cls\ntitre: Un contrat\n")
    (plan / "fiches" / "1.yaml").write_text("id: [\n")
    ran = clsctl("site", "-C", plan, "-o", tmp_path / "s", "--date", DAY)
    assert ran.code == 1
    assert "fiches/1.yaml" in (tmp_path / "s" / "index.html").read_text(encoding="utf-8")
    assert "fiches/1.yaml" in ran.err


@pytest.mark.parametrize("name", SITES)
def test_all_the_data_are_there_for_other_tools(name: str) -> None:
    told = json.loads(files(getattr(sites, name)())["donnees.json"])
    assert told["kind"] == "export"
    assert told["items"]


def test_a_holder_has_a_calendar_of_what_is_theirs() -> None:
    known = files(sites.demonstration())
    mine, every = known["porteurs/hopital.ics"].decode(), known["agenda.ics"].decode()
    assert "+1.2+L4@clsctl" in mine
    assert "+1.1+L8@clsctl" in every
    assert "+1.1+L8@clsctl" not in mine
    assert 'href="../porteurs/hopital.ics"' in known["porteurs/hopital.html"].decode()
