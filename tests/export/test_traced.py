"""`clsctl export ics` in a repository: what the history alone knows of deadlines."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import fiche, make_plan
from tests.cli.run import clsctl
from tests.export.test_ics import events
from tests.gitkit import git

DAY = "2019-03-01"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan in git, committed on 1 February 2019."""
    root = make_plan(tmp_path / "plan")
    git(root, "init", "-q", "-b", "main")
    commit(root, "2019-02-01")
    return root


def commit(root: Path, day: str) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "Plan", when=f"{day}T12:00:00+01:00")


def export(root: Path, *args: Any, on: str = DAY) -> dict[str, Any]:
    ran = clsctl("export", "ics", "-C", root, "--date", on, *args)
    assert (ran.code, ran.err) == (0, "")
    return events(ran.data.decode())


def test_a_deadline_that_is_gone_is_cancelled(plan: Path) -> None:
    path = plan / "fiches" / "1.2.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("id: L1", "id: L9"), encoding="utf-8")
    (plan / "fiches" / "1.1.yaml").unlink()
    found = export(plan)  # before it is committed, and after
    commit(plan, "2019-02-20")
    assert list(found) == list(export(plan)) == ["plan+1.2+L9@clsctl", "plan+1.1+L1@clsctl", "plan+1.2+L1@clsctl"]
    for name in ("plan+1.1+L1@clsctl", "plan+1.2+L1@clsctl"):
        assert (found[name]["STATUS"], found[name]["SEQUENCE"]) == ("CANCELLED", 1)
    assert found["plan+1.1+L1@clsctl"]["SUMMARY"] == "Retiré\u00a0: 1.1/L1 – Bilan"
    assert list(export(plan, "--fiche", "1.2")) == ["plan+1.2+L9@clsctl", "plan+1.2+L1@clsctl"]
    assert list(export(plan, "--etat", "proche", on="2019-06-01")) == ["plan+1.2+L9@clsctl"]
    assert len(export(plan, "--etat", "abandonne")) == 2


def test_a_file_that_cannot_be_read_cancels_nothing(plan: Path) -> None:
    path = plan / "fiches" / "1.2.yaml"
    path.write_text('id: "9\n', encoding="utf-8")
    ran = clsctl("export", "ics", "-C", plan, "--date", DAY)
    assert (ran.code, list(events(ran.data.decode()))) == (1, ["plan+1.1+L1@clsctl"])
    assert "1.2.yaml" in ran.err
    fiche(plan, "1.2", "redaction: demain\n")
    path.write_text(path.read_text(encoding="utf-8").replace("id: L1", "id: L9"), encoding="utf-8")
    ran = clsctl("export", "ics", "-C", plan, "--date", DAY)
    assert ran.code == 1
    assert list(events(ran.data.decode())) == ["plan+1.1+L1@clsctl", "plan+1.2+L9@clsctl"]


def test_a_signed_deadline_that_was_moved_counts(plan: Path) -> None:
    path = plan / "fiches" / "1.2.yaml"
    for day, deadline in (("2019-02-10", "2019-09-30"), ("2019-02-20", "2019-12-31")):
        path.write_text(path.read_text(encoding="utf-8").replace("2019-06-30", deadline), encoding="utf-8")
        path.write_text(path.read_text(encoding="utf-8").replace("2019-09-30", deadline), encoding="utf-8")
        commit(plan, day)
    numbers = [
        export(plan, "--rev", rev, on=DAY)["plan+1.2+L1@clsctl"]["SEQUENCE"] for rev in ("HEAD~2", "HEAD~1", "HEAD")
    ]
    assert numbers == [0, 1, 2]
    assert export(plan)["plan+1.1+L1@clsctl"]["SEQUENCE"] == 0


def test_the_stamp_is_the_day_of_the_text(plan: Path) -> None:
    def stamp(**options: Any) -> str:
        return str(export(plan, **options)["plan+1.1+L1@clsctl"]["DTSTAMP"].dt.date())

    assert stamp() == "2019-02-01"
    assert (
        clsctl("export", "ics", "-C", plan, "--date", DAY).data
        == clsctl("export", "ics", "-C", plan, "--rev", "HEAD").data
    )
    fiche(plan, "1.2", "contexte: autre\n")
    assert stamp() == DAY


def test_without_git(tmp_path: Path) -> None:
    root = make_plan(tmp_path / "plan")
    ran = clsctl("export", "ics", "-C", root, "--date", DAY)
    assert ran.code == 0
    assert len(events(ran.data.decode())) == 2
    assert ran.err.endswith("Without history, what the plan had and has no more is unknown.\n")
    assert clsctl("export", "ics", "-C", root, "--date", DAY, "-q").err == ""


def test_lines_end_in_crlf_in_a_file_too(plan: Path) -> None:
    ran = clsctl("export", "ics", "-C", plan, "--date", DAY, "-o", plan.parent / "a.ics", "-q")
    assert ran.code == 0
    data = (plan.parent / "a.ics").read_bytes()
    assert data == clsctl("export", "ics", "-C", plan, "--date", DAY).data
    assert data.count(b"\n") == data.count(b"\r\n") > 20


def test_a_fiche_without_deliverables_that_goes_is_one_deadline(plan: Path) -> None:
    text = 'id: "2"\ntype: fiche_action\ntitre: Réseau\naxe: "1"\nporteurs: [ARS]\ncalendrier: "2019"\n'
    path = plan / "fiches" / "2.yaml"
    path.write_text(text, encoding="utf-8")
    commit(plan, "2019-02-10")
    path.unlink()
    assert export(plan)["plan+2@clsctl"]["STATUS"] == "CANCELLED"
    assert "plan+2@clsctl" not in export(plan, on="2019-02-05")


def test_the_calendar_gives_the_same(plan: Path) -> None:
    args = ("-C", plan, "--date", DAY, "--porteur", "ARS")
    ran = clsctl("calendar", "--format", "ics", *args)
    assert (ran.code, ran.data) == (0, clsctl("export", "ics", *args).data)
    assert clsctl("calendar", "--format", "ics", "--fail", *args).code == 1


def number(root: Path, name: str = "plan+1.2+L1@clsctl") -> tuple[str, int]:
    event = export(root, on="2019-05-01")[name]
    return str(event["STATUS"]), int(event["SEQUENCE"])


def test_what_was_withdrawn_and_is_back_has_a_higher_number(plan: Path) -> None:
    path = plan / "fiches" / "1.2.yaml"
    text, found = path.read_text(encoding="utf-8"), [number(plan)]
    for day, now in (("2019-02-10", text.replace("id: L1", "id: L9")), ("2019-02-11", text), ("2019-02-12", None)):
        if now is None:
            path.unlink()
        else:
            path.write_text(now, encoding="utf-8")
        commit(plan, day)
        found.append(number(plan))
    path.write_text(text, encoding="utf-8")
    commit(plan, "2019-02-13")
    states = ("CONFIRMED", "CANCELLED", "CONFIRMED", "CANCELLED", "CONFIRMED")
    assert [*found, number(plan)] == list(zip(states, range(5), strict=True))


@pytest.mark.parametrize(
    ("was", "status"),
    [
        ("statut: suspendue", "TENTATIVE"),
        ("statut: abandonnee", "CANCELLED"),
        ("livrables: {L1: {abandonne_le: 2019-02-09}}", "CANCELLED"),
        ("livrables: {L1: {reports: [{echeance: 2019-07-31, decide_le: 2019-02-09}]}}", "CONFIRMED"),
    ],
)
def test_a_decision_that_is_taken_back_has_a_higher_number(plan: Path, was: str, status: str) -> None:
    path = plan / "fiches" / "1.2.yaml"
    text, found = path.read_text(encoding="utf-8"), [number(plan)]
    for day, now in (("2019-02-10", f"{text}suivi:\n  {was}\n"), ("2019-02-11", text), ("2019-02-12", f"{text}\n")):
        path.write_text(now, encoding="utf-8")
        commit(plan, day)
        found.append(number(plan))
    assert found == [("CONFIRMED", 0), (status, 1), ("CONFIRMED", 2), ("CONFIRMED", 2)]


def test_a_step_that_goes_on_after_a_suspension(plan: Path) -> None:
    text = 'id: "1.2"\ntype: fiche_action\ntitre: T\netapes:\n  - id: E1\n    titre: E\n    calendrier: 2019\n'
    text += "    livrables:\n      - id: L1\n        titre: L\n"
    path = plan / "fiches" / "1.2.yaml"
    for day, now in (
        ("2019-02-10", f"{text}suivi:\n  etapes: {{E1: {{statut: suspendue}}}}\n"),
        (
            "2019-02-11",
            f"{text}suivi:\n  etapes: {{E1: {{statut: en_cours}}}}\n  livrables: {{L1: {{commentaire: x}}}}\n",
        ),
    ):
        path.write_text(now, encoding="utf-8")
        commit(plan, day)
    status, sequence = number(plan)
    assert status == "CONFIRMED"
    assert sequence >= 2
