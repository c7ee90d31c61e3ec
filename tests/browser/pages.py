"""The pages that are looked at in a browser: one of each kind. A report is here as soon as it has its name in
`render.reports.NAMES`; other kinds of pages are added to `pages` (docs/contributing.md says how)."""

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from clsctl.render.reports import NAMES
from tests.cli.run import clsctl
from tests.gitkit import git, init
from tests.history import scripted

EXAMPLES = Path(__file__).parents[2] / "examples"
DAY = ("--date", "2026-06-30")
# The example whose one fiche is laid out as each of the four documents is.
LAYOUTS = ("terres-des-confluences", "loiret", "loir-et-cher", "cpts-canal-garonne")


class Page(NamedTuple):
    """A page in a file. `brief` for one that differs from another by its words only, `printed` for one to be printed,
    `scripts` for one that has a script of ours."""

    name: str
    file: Path
    brief: bool = False
    printed: bool = False
    scripts: bool = False


def pages(folder: Path) -> Iterator[Page]:
    """Writes the pages in a folder, and tells them."""
    plan = repository(folder / "plan", EXAMPLES / "demonstration")
    for name in NAMES:
        yield _report(plan, name, name, "--audience", "interne", printed=True)
    _in_english(plan)
    for name in NAMES:
        yield _report(plan, f"{name} (en)", name, "--audience", "interne", brief=True)
    (plan / "fiches" / "abimee.yaml").write_text('id: "9\n', encoding="utf-8")
    yield _report(plan, "files not read", "tableau-de-bord", brief=True)
    yield _report(plan, "selection", "retards", "--porteur", "CCVE", "--etat", "suspendu", brief=True)
    for layout in LAYOUTS:
        yield _report(repository(folder / layout, EXAMPLES / layout), layout, "fiche", printed=True)
    portfolio = repository(folder / "portfolio", EXAMPLES)
    yield _report(portfolio, "portfolio", "tableau-de-bord", printed=True)
    yield _report(long_plan(folder / "long"), "long", "retards", brief=True, printed=True)
    scripted.make(folder / "history")
    yield _report(folder / "history", "history", "tableau-de-bord", day=("--rev", "HEAD"), brief=True)
    yield from _sites(folder)


# The pages of a site by their kinds: those that a report is too, which are only looked at in a hurry, and the others.
LIKE_REPORTS = ("index.html", "fiches/1.1.html", "calendrier.html", "retards.html", "argent.html")
OWN = (
    "fiches/index.html", "porteurs/index.html", "porteurs/ccve.html", "axes/index.html", "axes/1.html",
    "annees/index.html", "annees/2026.html", "indicateurs.html", "instances/index.html", "instances/copil-2025.html",
    "recherche.html",
)  # fmt: skip
# Those that only a history has.
OF_HISTORY = ("historique/index.html", "historique/2020.html", "instances/copil-2019.html")
VERSIONS = (
    "versions/copil-2019/index.html", "versions/copil-2019/fiches/index.html", "versions/copil-2019/fiches/1.1.html",
)  # fmt: skip


def _sites(folder: Path) -> Iterator[Page]:
    """A page of each kind of a site, all of them printed."""
    plan = repository(folder / "of-site", EXAMPLES / "demonstration")
    yield from _site(plan, LIKE_REPORTS, brief=True)
    yield from _site(plan, OWN)
    yield from _site(folder / "history", OF_HISTORY)
    yield from _site(folder / "history", VERSIONS, brief=True)
    yield from _site(folder / "portfolio", ("index.html",))


def _site(plan: Path, paths: Iterable[str], *, brief: bool = False) -> Iterator[Page]:
    target = plan.parent / f"site-{plan.name}"
    if not target.exists():
        ran = clsctl("site", "-C", plan, *DAY, "-o", target, "--audience", "interne")
        assert ran.code in {0, 1}, ran.err
    for path in paths:
        yield Page(f"{target.name} {path}", target / path, brief=brief, printed=True, scripts=path == "recherche.html")


def repository(root: Path, example: Path) -> Path:
    """A repository of an example; a history of one commit is enough for what asks for one."""
    init(root)
    shutil.copytree(example, root, dirs_exist_ok=True)
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", "Plan", when="2026-03-01T12:00:00+01:00")
    return root


def _in_english(plan: Path) -> None:
    path = plan / "clsctl.yaml"
    text = path.read_text(encoding="utf-8")
    assert "langue: fr" in text
    path.write_text(text.replace("langue: fr", "langue: en"), encoding="utf-8")


def long_plan(root: Path) -> Path:
    """A plan with more late deliverables than three printed pages hold, each between two marks in one cell."""
    (root / "fiches").mkdir(parents=True)
    (root / "clsctl.yaml").write_text("clsctl: 1\ntype: cls\ntitre: Long\nsignature: 2018-01-01\n", encoding="utf-8")
    entries = "".join(
        f"  - id: L{rank}\n    titre: Debut{rank} {'un livrable dont le titre prend plus de lignes ' * 4}fin{rank}\n"
        "    echeance: 2019-06-30\n    responsables: [ARS]\n"
        for rank in range(60)
    )
    fiche = f'id: "1"\ntype: fiche_action\ntitre: Une fiche\nporteurs: [ARS]\nlivrables:\n{entries}'
    (root / "fiches" / "1.yaml").write_text(fiche, encoding="utf-8")
    return root


def _report(
    plan: Path,
    name: str,
    report: str,
    *words: str,
    day: tuple[str, ...] = DAY,
    brief: bool = False,
    printed: bool = False,
) -> Page:
    file = plan.parent / f"{name}.html"
    ran = clsctl("report", report, "-C", plan, *day, "--format", "html", "-o", file, *words)
    assert ran.code in {0, 1}, ran.err
    return Page(name, file, brief, printed)
