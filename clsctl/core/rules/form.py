"""The pages of the F codes: what is wrong in the form of a file, found while it is read."""

from collections.abc import Mapping

from clsctl.core.diagnostics import Severity
from clsctl.core.messages import msg
from clsctl.core.rules.page import Page

_E: Severity = "error"
_W: Severity = "warning"

_TODO = msg("To be written.")
PAGES: Mapping[str, Page] = {
    code: Page(code, code.lower(), _W if code[:3] == "F02" else _E, _TODO, _TODO, _TODO, "", "")
    for code in (
        "F001", "F002", "F003", "F004", "F005", "F006", "F007", "F008", "F009", "F010", "F011", "F012", "F013",
        "F014", "F015", "F016", "F017", "F020", "F021", "F022", "F023", "F024",
    )
}  # fmt: skip
