"""CI runs every test: there, on Linux, where all of them can be run, a skipped one fails the run."""

import os
import sys

import pytest


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Where all else passed, a skipped test makes the run fail."""
    if session.exitstatus == pytest.ExitCode.OK and _skipped(session.config):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for reason in _skipped(terminalreporter.config):
        terminalreporter.write_line(f"CI runs every test, and one was skipped: {reason}", red=True)


def _skipped(config: pytest.Config) -> list[str]:
    """Which tests were skipped and why, where none may be."""
    if not os.environ.get("CI") or sys.platform != "linux":
        return []
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    reports = reporter.stats.get("skipped", []) if reporter else []
    return [f"{report.nodeid}: {report.longreprtext or report.longrepr}" for report in reports]
