"""`report copil` on the scripted history: since which moment, and what changed since."""

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.cli.run import clsctl
from tests.gitkit import git
from tests.history.plans import PLAN, fiche, on, repository
from tests.history.scripted import make


@pytest.fixture(scope="module")
def val(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("copil") / "val"
    make(folder)
    return folder


def report(root: Path, *args: str) -> str:
    ran = clsctl("report", "copil", "-C", root, *args)
    assert ran.code == 0, ran.err
    return re.sub("[\u00a0\u202f]", " ", ran.out)  # the spaces of French typography


SECTIONS = [
    "Comité de pilotage", "Depuis le comité de pilotage du 25 juin 2020", "À décider",
    "Échéances déplacées depuis", "Devenu en retard depuis", "Échéances dans les 60 jours",
    "Ce que les mots veulent dire",
]  # fmt: skip


def test_since_the_last_committee(val: Path) -> None:
    text = report(val, "--rev", "2020-07-31")
    assert re.findall(r"^#+ (.*)$", text, re.MULTILINE) == SECTIONS
    assert "1.2/L1 : échéance reportée" in text
    assert "2.1/L1 : échéance signée déplacée" in text
    assert text.count("1.1/L2 – Projet de santé") == 2


@pytest.mark.parametrize(
    ("since", "said"),
    [
        ("copil-2019", "Depuis le comité de pilotage du 25 juin 2019"),
        ("signature-2019", "Depuis la révision 24e5a4502d, du 15 janvier 2019"),
        ("2021-01-01", "Depuis le 1er janvier 2021"),
        ("HEAD~3", "Depuis la révision c42ad8102d, du 1er avril 2021"),
    ],
)
def test_since_any_moment(val: Path, since: str, said: str) -> None:
    text = report(val, "--date", "2021-06-01", "--since", since)
    assert said in text


def test_what_came_went_and_was_handed_in(val: Path) -> None:
    text = report(val, "--date", "2021-06-01", "--since", "copil-2020")
    assert "1.2/L1 remis le 20 janvier 2021" in text
    assert "Ajout de 2.1/L2" not in text  # the id of another thing: its title changed
    assert "1.1/I1 : mesure de 5" in text
    early = report(val, "--rev", "2019-02-01", "--since", "2018-01-01")
    assert "L’historique commence le 10 décembre 2018" in early  # no text of the moment: all of it is not new
    assert "Ajout de" not in early
    gone = report(val, "--date", "2021-06-01", "--since", "2021-05-20")
    assert "Retrait de 2.2 : Marcher pour sa santé" in gone


def test_it_can_be_made_again(val: Path, tmp_path: Path) -> None:
    file = tmp_path / "copil.html"
    assert clsctl("report", "copil", "-C", val, "--since", "copil-2019", "--format", "html", "-o", file).code == 0
    assert clsctl("verify", file, "-C", val).code == 0


def test_filters(val: Path) -> None:
    text = report(val, "--rev", "2020-07-31", "--axe", "2")
    assert "2.1/L1" in text
    assert "1.2/L1" not in text


@pytest.mark.parametrize("audience", ["publique", "partenaires", "interne"])
def test_nobody_reads_what_is_not_for_them(tmp_path: Path, audience: str) -> None:
    """Notes, reasons, and persons, come between the two texts: each audience reads of them what it may."""
    private = (
        "contacts:\n  - nom: Madame Exemple\nsuivi:\n  statut: bloquee\n  statut_le: 2020-03-01\n"
        "  motif: Motif réservé\n  livrables:\n    L1:\n      abandonne_le: 2020-03-02\n"
        "  notes:\n    - date: 2020-03-01\n"
        "      texte: Note réservée\n"
    )
    root = tmp_path / "plan"
    before = on("2020-01-01", {"clsctl.yaml": PLAN, "fiches/1.1.yaml": fiche("1.1")})
    repository(root, [before, on("2020-03-03", {"fiches/1.1.yaml": fiche("1.1") + private})])
    text = report(root, "--rev", "2020-04-01", "--since", "2020-02-01", "--audience", audience)
    assert ("Note réservée" in text) == (audience == "interne")
    assert ("Motif réservé" in text) == (audience != "publique")
    assert "Madame Exemple" not in text
    assert "1.1" in text


def test_without_a_meeting_or_before_the_first(val: Path, tmp_path: Path) -> None:
    ran = clsctl("report", "copil", "-C", val, "--date", "2019-01-01")
    assert ran.code == 2
    assert "The plan has no meeting of type “copil” before 1 January 2019" in ran.err
    assert "--since DAY" in ran.err
    root = tmp_path / "plan"
    repository(root, [on("2020-01-01", {"clsctl.yaml": PLAN, "fiches/1.1.yaml": fiche("1.1")})])
    assert clsctl("report", "copil", "-C", root).code == 2
    assert clsctl("report", "copil", "-C", root, "--since", "nowhere").code == 2


@pytest.mark.parametrize("since", ["copil-2020", "2020-06-25", "3f3a945312~1", "copil"])
def test_every_command_takes_every_moment(val: Path, since: str) -> None:
    """A meeting by its code or its type, a day, a revision: the same changes, told one by one or as a whole."""
    day = ("--rev", "2020-07-31")
    told = [clsctl(name, "-C", val, "--since", since, *day, "--format", "json") for name in ("log", "diff")]
    found = [{(each["ref"], each["kind"], each["days"]) for each in json.loads(ran.out)["items"]} for ran in told]
    assert found[0] == found[1] == {("1.2/L1", "postponed", 184), ("2.1/L1", "moved", 184)}
    assert "1.2/L1" in report(val, "--since", since, *day)


def test_diff_begins_once(val: Path) -> None:
    assert clsctl("diff", "HEAD~1", "HEAD", "--since", "copil", "-C", val).code == 2
    until = clsctl("diff", "2020-07-31", "--since", "copil-2020", "-C", val, "--format", "json")
    assert {each["ref"] for each in json.loads(until.out)["items"]} == {"1.2/L1", "2.1/L1"}


def test_the_committee_of_the_day_itself_is_not_the_last_one(tmp_path: Path) -> None:
    """The page is made for the meeting of the day: it tells what changed since the one before. Other kinds of meetings,
    and those that no day has, are none of it."""
    own = PLAN + (
        "instances:\n  - {code: c1, type: copil, date: 2020-06-25}\n"
        "  - {code: t1, type: cotech, date: 2020-02-01}\n  - {code: c2, type: copil}\n"
    )
    root = repository(tmp_path / "r", [on("2020-01-01", {"clsctl.yaml": own, "fiches/1.1.yaml": fiche("1.1")})])
    ran = clsctl("report", "copil", "-C", root, "--date", "2020-06-25")
    assert (ran.code, "no meeting of type “copil” before 25 June 2020" in ran.err) == (2, True)
    assert "25 juin 2020" in report(root, "--date", "2020-06-26")


FOLLOWED = """\
suivi:
  livrables:
    L1:
      remis_le: 2020-02-10
      reports:
        - echeance: mars 2020
          decide_le: 2020-01-20
          motif: Retard
    L2:
      occurrences:
        - periode: "2019"
          remis_le: 2019-12-31
        - periode: "2020"
          remis_le: 2020-02-11
  indicateurs:
    I1:
      - date: 2020-02-12
        valeur: 3
  notes:
    - date: 2020-02-13
      texte: Le local est trouvé.
    - texte: Une note sans jour.
"""


def adopted(folder: Path, *, followed: bool = True, when: str = "2020-03-01") -> Path:
    """A plan that entered git on one day, with what had happened before it."""
    text = fiche("1.1") + (FOLLOWED if followed else "")
    repository(folder, [on(when, {"clsctl.yaml": PLAN, "fiches/1.1.yaml": text})])
    return folder


def test_before_the_history_begins_the_days_of_the_follow_up_count(tmp_path: Path) -> None:
    text = report(adopted(tmp_path / "plan"), "--since", "2020-01-15", "--date", "2020-03-15", "--audience", "interne")
    assert "L’historique commence le 1er mars 2020 : ce qui suit est compté d’après les dates" in text
    assert "- 2 remis\n- 1 échéance déplacée\n" in text
    assert "1.1/L1 remis le 10 février 2020" in text
    assert "1.1/L2 remis pour « 2020 »" in text
    assert "mesure de 3" in text
    assert "Le local est trouvé." in text
    for other in ("Ajout de", "Le suivi du contrat commence", "2019", "Une note sans jour"):
        assert other not in text


def test_the_day_itself_counts_and_what_came_after_the_day_asked_about_does_not(tmp_path: Path) -> None:
    plan = adopted(tmp_path / "plan")
    assert "- 2 remis\n" in report(plan, "--since", "2020-02-10", "--date", "2020-03-15")
    assert "- 1 remis\n" in report(plan, "--since", "2020-02-10", "--date", "2020-02-10")
    assert "- 1 remis\n" in report(plan, "--since", "2020-02-11", "--date", "2020-03-15")


def test_outside_git_and_before_the_first_commit(tmp_path: Path) -> None:
    plan = adopted(tmp_path / "plan")
    shutil.rmtree(plan / ".git")
    told = "Le plan n’a pas d’historique dans git"
    outside = report(plan, "--since", "2020-01-15", "--date", "2020-03-15")
    assert told in outside
    assert "- 2 remis\n- 1 échéance déplacée\n" in outside
    assert clsctl("report", "copil", "-C", plan, "--since", "main").code == 2
    assert clsctl("diff", "-C", plan, "--since", "2020-01-15").code == 2
    git(tmp_path, "init", "-q", str(plan))
    assert told in report(plan, "--since", "2020-01-15", "--date", "2020-03-15")


def test_a_fiche_that_came_later_is_told_with_what_its_follow_up_dates_since(tmp_path: Path) -> None:
    plan = tmp_path / "plan"
    later = {"fiches/1.1.yaml": fiche("1.1") + FOLLOWED}
    repository(plan, [on("2020-01-01", {"clsctl.yaml": PLAN}), on("2020-03-01", later)])
    text = report(plan, "--since", "2020-01-15", "--date", "2020-03-15")
    assert "historique" not in text
    assert "Ajout de 1.1" in text
    assert "- 2 remis\n- 1 échéance déplacée\n" in text


def test_what_compares_texts_says_where_they_begin(tmp_path: Path) -> None:
    plan = adopted(tmp_path / "plan")
    for name in ("log", "diff"):
        ran = clsctl(name, "-C", plan, "--since", "2020-01-15", "--date", "2020-03-15", "--lang", "fr")
        assert "L’historique commence le 1er mars 2020" in ran.out
        assert "Ajout de 1.1" in ran.out
        assert "L’historique commence" not in clsctl(name, "-C", plan, "--since", "2020-04-01", "--lang", "fr").out
