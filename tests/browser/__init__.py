"""Pages opened in a real Chromium: `look` says what it saw of each. Chromium is found as `make system` installs it."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from tests.browser.pages import Page
from tests.node import package

DRIVER = Path(__file__).with_name("driver.mjs")
_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


def browser() -> str:
    """The path of the browser. Without it a test is skipped on one's own machine, and fails in CI."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if found:
        return found
    if os.environ.get("CI"):
        pytest.fail("CI runs every test: make system", pytrace=False)
    pytest.skip("needs Chromium: make system")


def look(pages: Iterable[Page], pictures: Path | None = None) -> dict[str, Any]:
    """What the browser saw of each page, by its name; those to be printed have a `.pdf` beside them."""
    asked = {
        "browser": browser(),
        "axe": str(package("axe-core") / "axe.min.js"),
        "puppeteer": str(package("puppeteer-core") / "lib" / "puppeteer" / "puppeteer-core.js"),
        "pages": [
            {
                "name": page.name,
                "file": str(page.file),
                "brief": page.brief,
                "pdf": str(page.file.with_suffix(".pdf")) if page.printed else None,
                "picture": str(pictures / page.file.stem) if pictures else None,
            }
            for page in pages
        ],
    }
    done = subprocess.run(["node", DRIVER], input=json.dumps(asked), capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    seen: dict[str, Any] = json.loads(done.stdout)
    return seen
