"""Writes docs/historique-exemple.md: the scripted history of the tests, as the commands tell it.

`python -m tools.make_historique`. The history is built anew, with fixed names and dates, so its commits have the same
hashes everywhere; the tests hold each figure to what was written into it.
"""

import os
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

from tests.history.scripted import commits, make

TARGET = Path(__file__).resolve().parents[1] / "docs" / "historique-exemple.md"
CLSCTL = str(Path(sysconfig.get_path("scripts")) / "clsctl")

HEAD = """\
# Ce que l’historique raconte : un contrat suivi en 25 enregistrements

<!-- Page faite par tools/make_historique.py : ne pas la modifier ici. -->

Un contrat inventé, trois fiches, deux ans et demi de suivi dans git. Tout y est voulu : des reports décidés à temps, un
report décidé trop tard, une échéance signée changée sans avenant, un avenant, une remise enregistrée après coup, un
fichier illisible pendant deux jours, une fiche rangée ailleurs, deux branches réunies. Les essais du programme
(`tests/history/test_scripted.py`) tiennent chaque commande à ces chiffres.

| n° | jour | enregistrement |
|---|---|---|
"""
PARTS = (
    (
        ("log",),
        "Tout ce qui a changé",
        "Le fichier renommé le 20/09/2019, la fiche remise en ordre le 01/10/2019 et la réunion des deux branches le "
        "23/11/2020 n’y sont pas : aucun n’a changé ce que dit le plan.",
    ),
    (
        ("log", "--since", "copil", "--date", "2020-07-31"),
        "Depuis le dernier comité de pilotage, au 31 juillet 2020",
        "`copil` veut dire la dernière réunion de ce type avant le jour demandé : ici celle du 25 juin 2020.",
    ),
    (
        ("slippage", "--date", "2021-06-01"),
        "Le glissement des échéances",
        "366 jours pour la convention, en deux reports déclarés (182 + 184) ; 365 jours couverts par l’avenant ; 184 "
        "jours sans que personne l’ait déclaré.",
    ),
    (
        ("audit", "--date", "2021-06-01"),
        "Ce que l’historique oppose au plan",
        "Le code de chaque constat s’explique par `clsctl explain A001`. La commande se termine par 1 tant qu’il en "
        "reste.",
    ),
    (
        ("diff", "--avenant", "1"),
        "Ce que l’avenant couvre",
        "Le changement du 1er mars 2021 n’est pas un constat : l’avenant signé le 26 février nomme la fiche.",
    ),
    (
        ("blame", "1.1"),
        "Qui a écrit chaque valeur de la fiche 1.1",
        "La note vient de l’agent du département, sur sa branche, et non de celui qui l’a réunie ; son ancien nom est "
        "celui que donne `.mailmap`.",
    ),
)


def page() -> str:
    """The whole page."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "val"
        make(folder)
        parts = [HEAD + "".join(_row(rank) for rank in range(len(commits())))]
        parts += [_part(folder, *part) for part in PARTS]
    return "\n".join(parts)


def _row(rank: int) -> str:
    commit = commits()[rank]
    year, month, day = commit.when[:10].split("-")
    branch = "" if commit.branch == "main" else f" (branche {commit.branch})"
    return f"| {rank + 1} | {day}/{month}/{year} | {commit.message}{branch} |\n"


def _part(folder: Path, words: tuple[str, ...], title: str, text: str) -> str:
    environment = {**os.environ, "CLSCTL_LANG": "fr", "CLSCTL_CACHE": "off"}
    done = subprocess.run(
        (CLSCTL, *words, "-C", str(folder)), capture_output=True, check=False, env=environment, encoding="utf-8"
    )
    if done.returncode not in {0, 1}:
        sys.exit(done.stderr)
    return f"## {title}\n\n{text}\n\n```console\n$ clsctl {' '.join(words)}\n{done.stdout}```\n"


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8", newline="\n")
