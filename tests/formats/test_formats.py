"""What forges read: odd texts and many findings, and paths from the top of the repository."""

import json
import xml.etree.ElementTree as ET
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clsctl.core.diagnostics import Diagnostic, Related, Severity, Span, Where
from clsctl.core.messages import msg
from clsctl.core.rules import PAGES
from clsctl.render.github import MOST, github
from clsctl.render.gitlab import gitlab
from clsctl.render.head import NO_HEAD, Head
from clsctl.render.junit import junit
from clsctl.render.language import language
from clsctl.render.sarif import sarif
from clsctl.render.summary import MOST as SUMMARY_MOST
from clsctl.render.summary import summary
from tests.cli.conftest import fiche, make_plan
from tests.cli.run import clsctl
from tests.formats.test_golden import junit_schema, sarif_schema
from tests.gitkit import init

EN = language("en")
FILE = "fiches/1.yaml"


def finding(severity: Severity = "error", said: str = "Wrong", file: str = FILE, line: int = 1) -> Diagnostic:
    return Diagnostic("R101", severity, Where(file), msg("{said}", said=said), span=Span(line, 1, line, 3))


def many(**counts: int) -> list[Diagnostic]:
    kinds: dict[str, Severity] = {"errors": "error", "warnings": "warning", "infos": "info"}
    return [finding(kinds[kind], f"{kind} {n}", line=n + 1) for kind, count in counts.items() for n in range(count)]


def test_github_shows_ten_of_each_kind_and_keeps_the_rest_in_the_log() -> None:
    lines = github(many(warnings=12, errors=11), EN, NO_HEAD).splitlines()
    assert [line.split(" ")[0] for line in lines[:21]] == ["::error"] * 10 + ["::warning"] * 10 + ["::notice"]
    assert "3 more findings have no annotation" in lines[20]
    assert lines[21].startswith("::group::")
    assert lines[22].startswith("::stop-commands::")
    assert lines[23] == "fiches/1.yaml:11:1: R101 errors 10"
    assert lines[-2] == lines[22].replace("::stop-commands::", "::") + "::"
    assert lines[-1] == "::endgroup::"


def test_github_leaves_room_for_the_line_that_counts() -> None:
    lines = github(many(infos=MOST + 1), EN, NO_HEAD).splitlines()
    assert sum(line.startswith("::notice ") for line in lines) == MOST
    assert "2 more findings" in lines[MOST - 1]
    exact = github(many(errors=MOST, warnings=MOST, infos=MOST), EN, NO_HEAD).splitlines()
    assert len(exact) == 3 * MOST
    assert not any("no annotation" in line for line in exact)


def test_github_obeys_nothing_in_the_log() -> None:
    odd = [*many(errors=MOST), finding(said="x\n::add-mask::y\r##[group]z", file="::error::.yaml")]
    lines = github(odd, EN, NO_HEAD).splitlines()
    stop = next(index for index, line in enumerate(lines) if line.startswith("::stop-commands::"))
    word = lines[stop].removeprefix("::stop-commands::")
    assert lines[stop + 1 :] == ["::error::.yaml:1:1: R101 x ::add-mask::y ##[group]z", f"::{word}::", "::endgroup::"]
    assert word != github([*odd, finding()], EN, NO_HEAD).partition("::stop-commands::")[2].partition("\n")[0]


ODD = st.text() | st.sampled_from(["[a](b) {0}", "a\x00\x1b[0m\ufffe", "]]>&<\"'", "\ud800", "\u202e\x85\u2028"])


@settings(deadline=None)
@given(ODD, ODD, st.sampled_from(["a b.yaml", "é/%41:?#.yaml", "\udce9.yaml", "a\nb.yaml", "://x"]))
def test_no_text_breaks_a_format(said: str, plan: str, file: str) -> None:
    other = Related(Where(file), msg("{said}", said=said))
    odd = finding(said=said, file=file)._replace(hint=msg("{said}", said=said), related=(other,), ref=said)
    head = Head(plan, "disk", None, home="a/é b/")
    log = json.loads(sarif([odd], PAGES, EN, head))
    sarif_schema().validate(log)
    uri = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert unquote(uri, errors="surrogateescape") == head.home + file
    assert uri.isascii()
    xml = junit([odd], [FILE], EN, head)
    junit_schema().validate(xml.encode("utf-8"))
    assert len(list(ET.fromstring(xml.encode("utf-8")).iter("testcase"))) == 2
    (issue,) = json.loads(gitlab([odd], EN, head))
    assert issue["location"]["path"] == head.home + file
    assert "\n" not in issue["description"]
    assert github([odd], EN, head).count("\n") == 1
    assert len([line for line in summary([odd], "1", PAGES, EN, head).splitlines() if line.startswith("| error")]) == 1


def test_a_text_is_no_link_and_no_place_to_fill_in_sarif() -> None:
    def said(text: str) -> str:
        log = json.loads(sarif([finding(said=text)], PAGES, EN, NO_HEAD))
        return str(log["runs"][0]["results"][0]["message"]["text"])

    assert said("see [the page](1) and {0}") == "see \\[the page](1) and {{0}"
    assert said("[oui, non] {id: L1}") == "[oui, non] {id: L1}"


def test_a_finding_of_a_whole_file_has_no_region() -> None:
    log = json.loads(sarif([finding()._replace(span=None)], PAGES, EN, NO_HEAD))
    assert "region" not in log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]


def cases(found: list[Diagnostic], head: Head = NO_HEAD) -> dict[str | None, list[str]]:
    """The tests of a report, each with its outcomes."""
    root = ET.fromstring(junit(found, ["clsctl.yaml", FILE], EN, head))
    (suite,) = root
    outcomes = [child.tag for child in suite.iter() if child.tag in {"failure", "error"}]
    assert (suite.get("failures"), suite.get("errors")) == (
        str(outcomes.count("failure")),
        str(outcomes.count("error")),
    )
    return {case.get("name"): [child.tag for child in case] for case in suite}


def test_junit_has_a_test_for_each_file() -> None:
    assert cases([]) == {"clsctl.yaml": [], FILE: []}
    assert cases(many(errors=2, warnings=1)) == {"clsctl.yaml": [], FILE: ["failure", "system-out"]}
    assert cases(many(warnings=1)) == {"clsctl.yaml": [], FILE: ["system-out"]}
    assert cases(many(warnings=1), Head(strict=True)) == {"clsctl.yaml": [], FILE: ["failure"]}
    assert cases(many(errors=1, warnings=1), Head(unread=(FILE,))) == {"clsctl.yaml": [], FILE: ["error"]}
    assert cases([finding(file="absent/clsctl.yaml")])["absent/clsctl.yaml"] == ["failure"]


def test_a_block_ends_on_its_last_line() -> None:
    block = finding()._replace(span=Span(2, 3, 5, 1))
    (issue,) = json.loads(gitlab([block], EN, NO_HEAD))
    assert issue["location"]["lines"] == {"begin": 2, "end": 4}


def test_a_summary_is_cut_with_a_word_on_the_rest() -> None:
    page = summary(many(infos=1, warnings=SUMMARY_MOST + 4, errors=1), "many", PAGES, EN, Head("P | Q"))
    rows = [line for line in page.splitlines() if line.startswith(("| error", "| warning", "| information"))]
    assert len(rows) == SUMMARY_MOST
    assert rows[0].startswith("| error")
    assert page.endswith("6 more findings are not shown here.\n")
    assert page.startswith("## Check of the plan: P \\| Q\n")
    assert "|" not in summary([], "No finding.", PAGES, EN, NO_HEAD)


@pytest.fixture
def inside(tmp_path: Path) -> Path:
    """A plan in a folder of its repository, with an error."""
    root = make_plan(init(tmp_path) / "plans" / "nord")
    fiche(root, "1.1", "axe: 9\n".replace("axe", "objectif"))
    return root


@pytest.mark.parametrize("format_", ["github", "gitlab", "sarif", "junit"])
def test_forges_count_paths_from_the_top_of_the_repository(inside: Path, format_: str) -> None:
    assert "plans/nord/fiches/1.1.yaml" in clsctl("validate", "-C", inside, "--format", format_).out


def test_people_count_them_from_the_plan(inside: Path) -> None:
    assert clsctl("validate", "-C", inside).out.startswith("fiches/1.1.yaml:")


def test_a_summary_is_written_beside_any_format(inside: Path, tmp_path: Path) -> None:
    page = tmp_path / "summary.md"
    ran = clsctl("validate", "-C", inside, "--format", "github", "--summary", page)
    assert ran.code == 1
    assert ran.out.startswith("::error file=plans/nord/fiches/1.1.yaml,")
    text = page.read_text(encoding="utf-8")
    assert "| error | plans/nord/fiches/1.1.yaml:11 |" in text
    assert "1 error in 1 file; 2 fiches read." in text
    french = clsctl("validate", "-C", inside, "--summary", page, "--lang", "fr")
    assert french.code == 1
