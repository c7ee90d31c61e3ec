"""What a plan says about findings under `regles`."""

from collections.abc import Callable

from clsctl.core.diagnostics import Diagnostic, Where
from clsctl.core.messages import msg
from clsctl.core.model.plan import Plan, Portefeuille, Regles
from clsctl.core.rules.settled import home, settle


def finding(code: str, file: str) -> Diagnostic:
    return Diagnostic(code, "warning", Where(file), msg("Something."))


def exactly(glob: str) -> Callable[[str], bool]:
    """A test of paths that takes the glob for a path."""
    return lambda path: path == glob


def settled(regles: Regles, *found: Diagnostic, **plan: tuple[str, ...]) -> list[tuple[str, str]]:
    portefeuille = Portefeuille((Plan(Where("cher/clsctl.yaml"), "cher", regles=regles, **plan),))  # type: ignore[arg-type]
    return [(each.code, each.severity) for each in settle(found, portefeuille, exactly)]


F1 = "cher/fiches/1.yaml"


def test_a_code_or_its_beginning_is_left_out() -> None:
    found = settled(Regles(ignorer=("P801", "C2")), finding("P801", F1), finding("P802", F1), finding("C214", F1))
    assert found == [("P802", "warning")]


def test_a_code_is_raised_to_an_error() -> None:
    assert settled(Regles(erreurs=("E7",)), finding("E701", F1), finding("P802", F1)) == [
        ("E701", "error"),
        ("P802", "warning"),
    ]


def test_a_code_is_left_out_in_some_files_only() -> None:
    regles = Regles(par_fichier={"fiches/1.yaml": ("P8",)})
    assert settled(regles, finding("P801", F1), finding("P801", "cher/fiches/2.yaml")) == [("P801", "warning")]


def test_a_file_that_could_not_be_read_keeps_its_findings() -> None:
    assert settled(Regles(ignorer=("F",)), finding("F002", F1), illisibles=(F1,)) == [("F002", "warning")]


def test_a_finding_outside_every_plan_is_kept() -> None:
    assert settled(Regles(ignorer=("F",)), finding("F010", "portefeuille.yaml")) == [("F010", "warning")]


def test_the_nearest_plan_settles() -> None:
    outer = Plan(Where("clsctl.yaml"), "a", regles=Regles(ignorer=("P",)))
    inner = Plan(Where("cher/clsctl.yaml"), "b")
    found = settle((finding("P801", F1), finding("P801", "fiches/1.yaml")), Portefeuille((outer, inner), "P"), exactly)
    assert [each.where.file for each in found] == [F1]
    assert (home(outer), home(inner)) == ("", "cher/")
