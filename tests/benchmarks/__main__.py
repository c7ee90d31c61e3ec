"""`python -m tests.benchmarks` (or `make bench`): the ratios that the project promises, all in one run.

Never part of the tests: a machine that is busy would make them fail for nothing.
"""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from shutil import which

from tests.benchmarks import history
from tests.benchmarks.figures import Figure, report
from tests.benchmarks.generate import generate
from tests.benchmarks.hook import hook
from tests.benchmarks.measure import BARE, CLSCTL, ratio, run

ROOT = Path(__file__).resolve().parents[2]
DEMONSTRATION = str(ROOT / "examples" / "demonstration")
LOAD = """
import sys, yaml
from pathlib import Path
for path in sorted(Path(sys.argv[1]).rglob("*.yaml")):
    with path.open("rb") as file:
        yaml.load(file, Loader=yaml.CSafeLoader)
"""


def validate(folder: Path, count: int) -> tuple[str, ...]:
    """The command that checks the generated plan of `count` fiches."""
    return (CLSCTL, "validate", "-C", str(folder / str(count)))


def on_one(command: tuple[str, ...]) -> tuple[str, ...]:
    """The command on one processor, where the system can hold it there: it then reads in one process."""
    return ("taskset", "-c", "0", *command) if which("taskset") else command


def start_up() -> Iterator[Figure]:
    """What every command costs before it does anything."""
    value, own, bare = ratio((CLSCTL, "--version"), BARE, 15)
    yield Figure("--version / bare Python", value, 2, f"{own * 1000:.0f} ms / {bare * 1000:.0f} ms")
    value, own, bare = ratio((CLSCTL, "validate", "-C", DEMONSTRATION), BARE, 15)
    yield Figure("validate demonstration / bare Python", value, 15, f"{own * 1000:.0f} ms / {bare * 1000:.0f} ms")


def volume(folder: Path) -> Iterator[Figure]:
    """Many fiches: against libyaml's own loader, and how time and memory grow."""
    for count in (500, 2000, 5000):
        generate(folder / str(count), count)
    load = (sys.executable, "-c", LOAD, str(folder / "2000"))
    value, own, floor = ratio(validate(folder, 2000), load, 5)
    yield Figure("validate 2 000 / CSafeLoader on the same files", value, 1, f"{own:.2f} s / {floor:.2f} s")
    value, own, floor = ratio(on_one(validate(folder, 2000)), on_one(load), 5)
    yield Figure("the same two on one processor only", value, 1, f"{own:.2f} s / {floor:.2f} s")
    value, many, few = ratio(validate(folder, 5000), validate(folder, 500), 3)
    yield Figure("validate 5 000 / validate 500", value, 11, f"{many:.2f} s / {few:.2f} s")
    grown = run(validate(folder, 5000)).kilobytes - run(validate(folder, 500)).kilobytes
    yield Figure("memory, kB a fiche", grown / 4500, 60, f"{grown} kB more for 4 500 fiches more")


def period(folder: Path) -> Iterator[Figure]:
    """10 000 expressions on standard input, in seconds; many come back, as in the documents."""
    lines = folder / "expressions.txt"
    forms = ("{d}/{m:02}/{y}", "S{s} {y}", "fin {y}", "{t}e trimestre {y}", "de mars {y} à juin {z}")
    texts = [
        forms[n % 5].format(d=n % 28 + 1, m=n % 12 + 1, y=1990 + n % 97, z=2090 + n % 89, s=n % 2 + 1, t=n % 4 + 1)
        for n in range(10_000)
    ]
    lines.write_text("\n".join(texts) + "\n", encoding="utf-8")
    shell = ("sh", "-c", f"exec {CLSCTL} period --stdin < {lines}")
    value = run(shell) and min(run(shell).seconds for _ in range(3))
    yield Figure("period --stdin, 10 000 expressions, seconds", value, 1, f"{len(set(texts))} of them different")


def site(folder: Path) -> Iterator[Figure]:
    """All the pages of 1 000 fiches: ten times the reading of them, with the processors that there are."""
    generate(folder / "1000", 1000)
    make = (CLSCTL, "site", "-q", "-C", str(folder / "1000"), "--date", "2024-06-30", "-o", str(folder / "site"))
    value, own, base = ratio(make, validate(folder, 1000), 3)
    yield Figure("site 1 000 / validate 1 000", value, 15, f"{own:.2f} s / {base:.2f} s, a second time")
    yield Figure("site 1 000 fiches, seconds", own, 10, f"{sum(1 for _ in (folder / 'site').rglob('*.html'))} pages")


def main() -> int:
    """Print each figure as it comes; 1 when one is over its limit."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        return report(
            [
                start_up(),
                period(folder),
                volume(folder),
                history.figures(folder / "history"),
                hook(folder),
                site(folder),
            ]
        )


if __name__ == "__main__":
    sys.exit(main())
