"""The search of a site, typed in a real Chromium, from the disk."""

import json
import re
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.browser import browser
from tests.node import package
from tests.site import sites

WORDS = ("maison", "SANTÉ  pluri", "1.2", "chve", "n'existe pas", "<b>", "2026", "hopital")


@cache
def seen() -> dict[str, Any]:
    asked = {
        "browser": browser(),
        "puppeteer": str(package("puppeteer-core") / "lib" / "puppeteer" / "puppeteer-core.js"),
        "page": (sites.demonstration() / "recherche.html").as_uri(),
        "words": WORDS,
    }
    script = Path(__file__).with_name("search.mjs")
    done = subprocess.run(["node", script], input=json.dumps(asked), capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    said: dict[str, Any] = json.loads(done.stdout)
    return said


def test_nothing_is_asked_for_and_nothing_is_refused() -> None:
    assert seen()["errors"] == []
    assert all(address.startswith("file://") for address in seen()["requests"])
    assert {re.split("[?#]", address.rpartition("/")[2])[0] for address in seen()["requests"]} == {
        "recherche.html",
        seen()["led"].rpartition("/")[2],
    }


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("maison", "1.1 – Ouvrir une maison de santé"),
        ("1.2", "1.2 – "),
        ("SANTÉ  pluri", "1.1 – "),
        ("2026", "Année 2026"),
    ],
)
def test_what_is_looked_for_comes_first(words: str, first: str) -> None:
    answer = seen()["answers"][words]
    assert any(title.startswith(first) for title in answer["titles"][:4]), answer
    assert answer["all"]


def test_accents_and_capitals_do_not_count_and_words_found_are_marked() -> None:
    answer = seen()["answers"]["SANTÉ  pluri"]
    assert {"santé", "pluri"} <= {mark.lower() for mark in answer["marks"]}
    assert seen()["answers"]["hopital"]["titles"]


def test_short_names_find_their_actor() -> None:
    assert any("Centre hospitalier" in title for title in seen()["answers"]["chve"]["titles"])


def test_nothing_found_is_said() -> None:
    for words in ("n'existe pas", "<b>"):
        assert seen()["answers"][words]["titles"] == []
        assert seen()["answers"][words]["status"] == "Aucun résultat."


def test_the_number_of_results_is_told_to_whoever_does_not_see_them() -> None:
    answer = seen()["answers"]["maison"]
    assert answer["status"].split()[0] in {"Une", str(len(answer["titles"]))}


def test_the_keyboard_is_enough() -> None:
    assert seen()["focused"] == seen()["answers"][WORDS[0]]["titles"][0]
    assert seen()["led"].endswith(".html")
    assert seen()["cleared"] == {"status": "", "all": False, "titles": [], "marks": []}


def test_a_search_can_be_a_link() -> None:
    assert seen()["linked"] == seen()["answers"][WORDS[0]]
    assert seen()["back"] == seen()["answers"][WORDS[0]]


def test_without_script_the_whole_list_is_there() -> None:
    assert not seen()["hidden"]
    assert seen()["without"]["hidden"]
    assert seen()["without"]["links"] > 30
