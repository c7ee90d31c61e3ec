"""`clsctl` with no command: the picture of the day in a plan, help elsewhere."""

from pathlib import Path

from tests.cli.run import clsctl


def test_in_a_plan_it_is_the_picture_of_the_day(plan: Path) -> None:
    alone = clsctl(cwd=plan)
    assert alone.code == 0
    assert alone.out == clsctl("today", cwd=plan / "fiches").out
    assert alone.out.startswith("Late\n")
    assert "clsctl deliver 1.1/L1\n" in alone.out
    named = clsctl("-C", plan, "--lang", "fr", env={})
    assert named.out.startswith("En retard\n")
    assert f"clsctl deliver 1.1/L1 -C {plan.as_posix()}\n" in named.out


def test_elsewhere_it_is_help_and_how_to_begin(tmp_path: Path) -> None:
    alone = clsctl(cwd=tmp_path)
    assert (alone.code, alone.out) == (2, "")
    assert alone.err.startswith("Usage: clsctl [OPTIONS]")
    assert alone.err.endswith("There is no plan here yet. To create one: clsctl init DIR\n")


def test_a_folder_named_that_is_no_plan_is_an_error(tmp_path: Path) -> None:
    named = clsctl("-C", tmp_path)
    assert named.code == 2
    assert named.err.startswith("Error: There is no clsctl.yaml")
    assert "Usage" not in named.err


def test_the_day_and_the_filters_are_those_of_any_listing(plan: Path) -> None:
    assert "Falls due" in clsctl("today", "-C", plan, "--date", "2019-06-01").out
    assert clsctl("today", "-C", plan, "--fail").code == 1
    assert "1.2/L1" not in clsctl("today", "-C", plan, "--fiche", "1.1").out
