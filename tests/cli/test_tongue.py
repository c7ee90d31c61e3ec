"""Which language is spoken."""

from pathlib import Path

import pytest

from clsctl.cli import tongue as module
from clsctl.cli.tongue import tongue
from tests.cli.run import clsctl

CASES = [
    ([], {}, "fr", False),
    (["--lang", "en"], {"CLSCTL_LANG": "fr"}, "en", True),
    (["list", "--lang=en"], {"LANG": "fr_FR.UTF-8"}, "en", True),
    (["--lang"], {}, "fr", False),
    (["--lang", "de"], {"CLSCTL_LANG": "en"}, "en", True),
    (["period", "--", "--lang", "en"], {}, "fr", False),
    ([], {"CLSCTL_LANG": "EN"}, "en", True),
    ([], {"CLSCTL_LANG": "", "LANG": "en_GB.UTF-8"}, "en", True),
    ([], {"CLSCTL_LANG": "de", "LANG": "en"}, "en", True),
    ([], {"LC_ALL": "fr_CA", "LANG": "en_US"}, "fr", True),
    ([], {"LC_ALL": "", "LC_MESSAGES": "en_US.utf8@x", "LANG": "fr_FR"}, "en", True),
    ([], {"LC_ALL": "de_DE", "LANG": "en_US"}, "fr", False),
    ([], {"LANG": "C.UTF-8"}, "fr", False),
    ([], {"LANG": "french"}, "fr", False),
]


@pytest.mark.parametrize(("args", "environ", "code", "settled"), CASES)
def test_the_language(args: list[str], environ: dict[str, str], code: str, settled: bool) -> None:
    spoken = tongue(args, environ)
    assert (spoken.language.code, spoken.settled) == (code, settled)


def test_the_desktop_of_windows_is_asked_last(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_of_windows", lambda: "en_GB")
    assert tongue([], {}).language.code == "en"
    assert tongue([], {"LANG": "fr_FR"}).language.code == "fr"


def test_the_plan_speaks_when_nobody_else_does(plan: Path) -> None:
    english = plan / "clsctl.yaml"
    english.write_text(english.read_text(encoding="utf-8") + "rapports:\n  langue: en\n", encoding="utf-8")
    args = ("list", "-v", "-C", plan, "--date", "2019-07-01")
    assert clsctl(*args, env={}).err.startswith("Read ")
    assert clsctl(*args, env={"LANG": "fr_FR.UTF-8"}).err.startswith("Lu\u00a0: ")
    assert clsctl(*args, "--lang", "fr", env={}).err.startswith("Lu\u00a0: ")
