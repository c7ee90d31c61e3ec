"""Each format of `validate` on one small plan: `python -m tests.formats` writes the golden files again."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import xmlschema
from jsonschema import Draft4Validator

from tests.formats.plan import write
from tests.formats.told import BASELINE, GOLDEN, NAMES, SUMMARY, told

SCHEMAS = Path(__file__).parents[1] / "schemas"


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return told(write(tmp_path_factory.mktemp("formats") / "plan"))


@pytest.mark.parametrize("name", [*NAMES.values(), SUMMARY, BASELINE])
def test_a_format_is_its_golden_file(name: str, texts: dict[str, str]) -> None:
    assert texts[name] == (GOLDEN / name).read_text(encoding="utf-8"), "run: python -m tests.formats"


@cache
def sarif_schema() -> Draft4Validator:
    return Draft4Validator(json.loads((SCHEMAS / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8")))


def test_sarif_is_as_its_standard_says(texts: dict[str, str]) -> None:
    log = json.loads(texts[NAMES["sarif"]])
    sarif_schema().validate(log)
    assert not sarif_schema().is_valid(log | {"version": "2.0.0"})
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    rules = run["tool"]["driver"]["rules"]
    assert [rules[each["ruleIndex"]]["id"] for each in run["results"]] == [each["ruleId"] for each in run["results"]]
    assert all(rule["help"]["text"] and rule["defaultConfiguration"]["level"] for rule in rules)


def results(texts: dict[str, str], code: str) -> list[dict[str, Any]]:
    (run,) = json.loads(texts[NAMES["sarif"]])["runs"]
    return [each for each in run["results"] if each["ruleId"] == code]


def test_sarif_points_at_both_places(texts: dict[str, str]) -> None:
    (twice,) = results(texts, "R101")
    place = twice["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "fiches/1.2.yaml"}
    assert place["region"] == {"startLine": 1, "startColumn": 5, "endLine": 1, "endColumn": 10}
    (other,) = twice["relatedLocations"]
    assert other["physicalLocation"]["artifactLocation"]["uri"] == "fiches/1.1%20sant%C3%A9.yaml"
    assert other["message"]["text"].startswith("Already taken here")


@cache
def junit_schema() -> xmlschema.XMLSchema10:
    return xmlschema.XMLSchema10(SCHEMAS / "junit-10.xsd")


def test_junit_is_as_its_schema_says(texts: dict[str, str]) -> None:
    report = texts[NAMES["junit"]]
    junit_schema().validate(report)
    assert not junit_schema().is_valid(report.replace(' name="clsctl.yaml"', ""))


def test_gitlab_has_what_the_forge_asks_for(texts: dict[str, str]) -> None:
    issues = json.loads(texts[NAMES["gitlab"]])
    assert len({each["fingerprint"] for each in issues}) == len(issues) > 5
    for each in issues:
        assert each.keys() == {"description", "check_name", "fingerprint", "severity", "location"}
        assert each["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert 1 <= each["location"]["lines"]["begin"] <= each["location"]["lines"]["end"]
