"""Repositories for the tests of the history: small plans, one commit after the other."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from clsctl.cli.history import Past, past
from clsctl.cli.session import Request, Session
from clsctl.cli.tongue import tongue
from clsctl.core.changes.telling import Told
from clsctl.render.language import language
from tests.gitkit import Commit, Content, build

PLAN = """\
clsctl: 1
type: cls
code: val
titre: Contrat du Val
signature: 2019-01-15
"""


def fiche(ref: str, titre: str = "Une action", more: str = "") -> str:
    """The text of a fiche with one deliverable, due at the end of 2020."""
    return f"""\
id: "{ref}"
type: fiche_action
titre: {titre}
porteurs:
  - ARS
livrables:
  - id: L1
    titre: Bilan
    echeance: 31/12/2020
{more}"""


def handed_in(day: str) -> str:
    """The follow-up of a fiche whose deliverable was handed in."""
    return f"suivi:\n  livrables:\n    L1:\n      remis_le: {day}\n      preuves:\n        - https://example.org/l1\n"


def on(day: str, files: Mapping[str, Content], **more: object) -> Commit:
    """A commit at ten in the morning."""
    return Commit(files, f"{day}T10:00:00+01:00", **more)  # type: ignore[arg-type]


def repository(folder: Path, commits: Iterable[Commit], prefix: str = "") -> Path:
    """A repository with these commits; the folder of its plan."""
    build(folder, commits)
    return folder / prefix


def known(root: Path, *refs: str) -> Past:
    """The past of the plan in a folder."""
    session = Session(tongue(["--lang", "en"], {}), dir=root)
    return past(Request(session, kept={"fiche": refs} if refs else {}))


def told(root: Path, *refs: str) -> list[tuple[str, str]]:
    """Who changed what, in the order of the history."""
    return sentences(known(root, *refs).told())


def sentences(found: Iterable[Told]) -> list[tuple[str, str]]:
    """Each change in English with its author's first word."""
    speak = language("en")
    return [(each.commit.author.split(" ")[0], speak(change.text)) for each in found for change in each.changes]
