"""Whatever stands in a plan, the rules give findings and never an exception, and say the same each time."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from clsctl.core.rules import PAGES, RULES, check
from clsctl.core.snapshot import Snapshot
from clsctl.reading import load, place

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
WHOLE = {path.relative_to(EXAMPLES).as_posix(): path.read_bytes() for path in EXAMPLES.rglob("*.yaml")}
VALUES = (
    "", "[]", "{}", "oui", "non", "0", "-1", "1e9", "44196", "2020", "30/02/2020", "0001-01-01", "9999-12-31",
    "du 01/01/0001 au 31/12/9999", "tous les ans", "1.1", "L1", "12345", "82200", "999999999", "[oui, non]",
    "Dr Exemple", "Ã©", "e\u0301", "\ufffd", "..", "con", "<br>", "??? XXX", "a@b.fr", "100 %", "copil", "1.1/L1",
    "x:1.1", "d'ici 9999",
)  # fmt: skip


def mutated(files: dict[str, bytes], file: str, line: int, value: str) -> dict[str, bytes]:
    """The files with the value of one line replaced."""
    lines = files[file].decode().split("\n")
    key, colon, _ = lines[line % len(lines)].partition(":")
    lines[line % len(lines)] = f"{key}{colon} {value}" if colon else f"{key[: len(key) - len(key.lstrip())]}- {value}"
    return {**files, file: "\n".join(lines).encode()}


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_any_value_gives_findings(data: st.DataObject) -> None:
    files = WHOLE
    for _ in range(data.draw(st.integers(1, 4))):
        file = data.draw(st.sampled_from(sorted(WHOLE)))
        value = data.draw(
            st.sampled_from(VALUES) | st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=30)
        )
        files = mutated(files, file, data.draw(st.integers(0, 400)), value)
    loaded = load(Snapshot("test", None, files), "plan")
    found = list(check(loaded.portefeuille))
    assert {each.code for each in found} <= set(PAGES)
    assert len(place(loaded, found)) == len(found)
    assert list(check(loaded.portefeuille)) == found


def test_rules_do_not_depend_on_one_another() -> None:
    portefeuille = load(Snapshot("test", None, WHOLE), "plan").portefeuille
    alone = [each for plan_rule in RULES for each in check(portefeuille, [plan_rule])]
    assert sorted(map(repr, alone)) == sorted(map(repr, check(portefeuille)))
