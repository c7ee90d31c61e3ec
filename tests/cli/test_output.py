"""What is written, where, and in which bytes."""

import os
import stat
import sys
from pathlib import Path

import pytest

from clsctl.cli.patience import patience
from clsctl.cli.session import Request, Session
from clsctl.cli.tongue import tongue
from clsctl.core.messages import msg
from tests.cli.conftest import fiche
from tests.cli.run import Screen, clsctl

DAY = ("--date", "2019-07-01")


def test_utf8_and_line_feeds_whatever_the_system_says(plan: Path) -> None:
    """The streams that the runner gives are ASCII, as on an old system."""
    ran = clsctl("period", "fin décembre 2019", "--format", "json")
    assert "fin décembre 2019" in ran.data.decode("utf-8")
    assert b"\r" not in ran.data
    clsctl("period", "décembre", "-o", plan / "out.txt")
    assert "décembre" in (plan / "out.txt").read_bytes().decode("utf-8")
    assert b"\r" not in (plan / "out.txt").read_bytes()


@pytest.mark.skipif(os.name == "nt", reason="names are Unicode there")
def test_a_name_that_is_no_unicode_is_escaped(plan: Path) -> None:
    ran = clsctl("list", "-C", os.fsdecode(os.fsencode(plan) + b"\xff"))
    assert ran.code == 2


def test_nothing_is_wrapped_nor_coloured_but_on_a_terminal(plan: Path) -> None:
    title = "t" * 60 + " " + "u" * 60
    path = plan / "fiches" / "1.1.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("titre: Fiche 1.1", f"titre: {title}"), encoding="utf-8")
    args = ("list", "-C", plan, *DAY)
    assert title in clsctl(*args).out
    assert "\x1b[" not in clsctl(*args).out
    screen = clsctl(*args, screen=True)
    assert "\x1b[" in screen.out
    assert title not in screen.out
    assert "\x1b[" not in clsctl(*args, screen=True, env={"NO_COLOR": "1", "CLSCTL_LANG": "en"}).out
    assert "\x1b[" not in clsctl(*args, "--color", "never", screen=True).out
    path.write_text("id: 1.1\n", encoding="utf-8")
    assert "\x1b[" not in clsctl("validate", "-C", plan).out
    assert "\x1b[" in clsctl("validate", "-C", plan, "--color", "always").out
    assert "\x1b[" in clsctl("--color", "always", "validate", "-C", plan, env={"NO_COLOR": "1"}).out


def test_output_replaces_the_file_whole(plan: Path) -> None:
    target = plan / "out.txt"
    target.write_text("before", encoding="utf-8")
    target.chmod(0o640)
    ran = clsctl("list", "-C", plan, *DAY, "-o", target)
    assert (ran.code, ran.out, ran.err) == (0, "", f"Written: {target}\n")
    assert target.read_text(encoding="utf-8") == clsctl("list", "-C", plan, *DAY).out
    assert os.name == "nt" or stat.S_IMODE(target.stat().st_mode) == 0o640
    assert sorted(each.name for each in plan.iterdir()) == ["clsctl.yaml", "fiches", "out.txt"]
    assert not clsctl("list", "-C", plan, *DAY, "-o", target, "-q").err


def test_output_to_a_folder_that_is_not_there(plan: Path) -> None:
    ran = clsctl("list", "-C", plan, *DAY, "-o", plan / "no" / "out.txt")
    assert ran.code == 2
    assert ran.err.startswith(f"Error: {plan / 'no' / 'out.txt'} could not be written.\n")


@pytest.mark.parametrize(
    ("command", "file", "begins"),
    [
        (("report", "retards"), "x.html", "<!doctype html>"),
        (("report", "retards"), "x.HTM", "<!doctype html>"),
        (("report", "retards"), "x.txt", "#"),
        (("list",), "x.csv", "ref,"),
        (("list",), "x.json", "{"),
        (("validate",), "x.sarif", "{"),
        (("validate",), "x.xml", "<?xml"),
        (("list", "--format", "csv"), "x.json", "ref,"),
    ],
)
def test_the_ending_of_the_file_says_the_form_where_nothing_else_does(
    plan: Path, tmp_path: Path, command: tuple[str, ...], file: str, begins: str
) -> None:
    out = tmp_path / "out" / file
    out.parent.mkdir()
    ran = clsctl(*command, "-C", plan, "-o", out)
    assert ran.code == 0, ran.err
    assert out.read_text(encoding="utf-8").lower().startswith(begins)


def test_a_form_that_the_command_cannot_write(plan: Path, tmp_path: Path) -> None:
    ran = clsctl("list", "-C", plan, "-o", tmp_path / "x.pdf")
    assert (ran.code, ran.out, list(tmp_path.glob("x.*"))) == (2, "", [])
    assert "It writes table, json, jsonl, csv, md; with --format any of them goes into any file." in ran.err


def test_a_dash_is_standard_output(plan: Path) -> None:
    assert clsctl("list", "-C", plan, *DAY, "-o", "-") == clsctl("list", "-C", plan, *DAY)


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "md"])
def test_a_fiche_that_could_not_be_read_is_named_and_ends_with_1(plan: Path, form: str) -> None:
    (plan / "fiches" / "broken.yaml").write_text('id: "9\n', encoding="utf-8")
    ran = clsctl("list", "-C", plan, *DAY, "--format", form)
    assert ran.code == 1
    assert "1.1" in ran.out
    assert "fiches/broken.yaml" in ran.err
    assert not set(ran.out.splitlines()) & set(ran.err.splitlines())
    target = plan.parent / "out"
    assert "fiches/broken.yaml" in clsctl("list", "-C", plan, *DAY, "--format", form, "-o", target, "-q").err
    assert form not in {"table", "md"} or "fiches/broken.yaml" in target.read_text(encoding="utf-8")
    assert clsctl("list", "-C", plan, *DAY, "--format", form, "-q").err == ran.err
    on_screen = clsctl("list", "-C", plan, *DAY, screen=True)
    assert "fiches/broken.yaml" in on_screen.out
    assert not on_screen.err


def test_notes_go_to_standard_error_where_a_form_has_no_place_for_them(plan: Path) -> None:
    args = ("overdue", "-C", plan, "--date", "2019-06-01")
    assert "Nothing is late" in clsctl(*args).out
    for form in ("csv", "jsonl"):
        ran = clsctl(*args, "--format", form)
        assert "Nothing is late" not in ran.out
        assert "Nothing is late" in ran.err
        assert not clsctl(*args, "--format", form, "-q").err


@pytest.mark.parametrize("form", ["table", "md"])
def test_quiet_leaves_out_the_notes_of_a_listing_but_not_what_it_lacks(plan: Path, form: str) -> None:
    args = ("overdue", "-C", plan, "--date", "2019-06-01", "--format", form)
    said = clsctl(*args)
    assert ("Nothing is late" in said.out, said.err) == (True, "")
    quiet = clsctl(*args, "-q")
    assert ("Nothing is late" in quiet.out, quiet.err) == (False, "")
    (plan / "fiches" / "broken.yaml").write_text('id: "9\n', encoding="utf-8")
    assert "fiches/broken.yaml" in clsctl(*args, "-q").err


def test_verbose_says_what_is_read(plan: Path) -> None:
    assert f"Read {plan} (text: the files of the folder), on 1 July 2019." in clsctl("list", "-C", plan, *DAY, "-v").err


def test_patience_says_what_takes_long_and_takes_it_back(monkeypatch: pytest.MonkeyPatch) -> None:
    import io  # noqa: PLC0415
    from threading import Event  # noqa: PLC0415

    shown = Event()

    class Seen(Screen):
        def write(self, text: str) -> int:
            if "Reading" in text:
                shown.set()
            return super().write(text)

    err = io.BytesIO()
    monkeypatch.setattr(sys, "stderr", Seen(err, encoding="utf-8"))
    monkeypatch.setattr("clsctl.cli.patience._DELAY", 0.0)
    session = Session(tongue(["--lang", "en"], {}))
    with patience(session, msg("Reading the plan…")):
        assert shown.wait(10)
    sys.stderr.flush()
    said = err.getvalue().decode()
    assert "Reading the plan…" in said
    assert said.rstrip().endswith("\x1b[2K"), "the line is wiped"


@pytest.mark.parametrize("quiet", [True, False])
def test_patience_says_nothing_to_a_pipe(
    quiet: bool, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("clsctl.cli.patience._DELAY", 0.0)
    with patience(Session(tongue([], {}), quiet=quiet), msg("Reading the plan…")):
        pass
    assert capsys.readouterr().err == ""


def test_a_file_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    request = Request(Session(tongue([], {})), output=Path("out.txt"))
    assert request.terminal.width is None


@pytest.mark.parametrize("command", [("overdue",), ("list",), ("status",), ("show", "1.2"), ("report", "retards")])
@pytest.mark.parametrize("form", ["json", "csv", "table", "md"])
def test_a_fiche_read_in_part_is_named_and_the_answer_fails(plan: Path, command: tuple[str, ...], form: str) -> None:
    fiche(plan, "1.3", "redaction: 30/02/2020\n")
    if command[0] == "report" and form != "md":
        return
    ran = clsctl("-C", plan, *command, "--format", form)
    assert ran.code == 1
    assert "fiches/1.3.yaml holds a value that could not be read" in ran.err


@pytest.mark.parametrize("command", ["list", "status", "overdue"])
def test_a_plan_without_fiches_is_said_to_have_none(plan: Path, command: str) -> None:
    for path in (plan / "fiches").iterdir():
        path.unlink()
    ran = clsctl("-C", plan, command)
    assert ran.code == 0
    assert "There is no fiche yet; `clsctl new` writes one." in ran.err


@pytest.mark.parametrize("command", ["list", "status", "overdue"])
def test_a_portfolio_without_plans_gives_no_answer(tmp_path: Path, command: str) -> None:
    (tmp_path / "portefeuille.yaml").write_text("clsctl: 1\ntitre: Tous\nplans: []\n", encoding="utf-8")
    ran = clsctl("-C", tmp_path, command)
    assert (ran.code, ran.out) == (2, "")
    assert "no plan" in ran.err
    assert clsctl("-C", tmp_path, "validate").code == 1


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes in folders there")
def test_what_is_no_file_in_the_place_of_a_fiche_fails_the_answer(plan: Path) -> None:
    os.mkfifo(plan / "fiches" / "1.3.yaml")
    (plan / "fiches" / "1.4.yaml").symlink_to(plan / "fiches" / "1.1.yaml")
    ran = clsctl("-C", plan, "list")
    assert ran.code == 1
    assert "fiches/1.3.yaml, fiches/1.4.yaml" in ran.err
    checked = clsctl("-C", plan, "validate")
    assert (checked.code, checked.out.count("F019")) == (1, 2)
