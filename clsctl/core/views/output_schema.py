"""The JSON Schema of what reading commands print, made from the types of their items: `clsctl schema output KIND`."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from inspect import getdoc
from types import NoneType, UnionType
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from clsctl.core.calendar import Reading
from clsctl.core.diagnostics import Where
from clsctl.core.messages import Message
from clsctl.core.views.audit import AuditItem, AuditSummary
from clsctl.core.views.blame import BlameItem, BlameSummary
from clsctl.core.views.budget import BudgetItem, BudgetSummary
from clsctl.core.views.calendar import CalendarItem, CalendarSummary
from clsctl.core.views.export import ExportItem, ExportSummary
from clsctl.core.views.findings import Finding
from clsctl.core.views.imported import ImportItem, ImportSummary
from clsctl.core.views.indicators import IndicatorItem, IndicatorsSummary
from clsctl.core.views.listing import ListItem, ListSummary
from clsctl.core.views.log import LogItem, LogSummary
from clsctl.core.views.overdue import OverdueItem, OverdueSummary
from clsctl.core.views.rules import RuleItem
from clsctl.core.views.show import ShowItem, ShowSummary
from clsctl.core.views.slippage import SlippageItem, SlippageSummary
from clsctl.core.views.status import StatusItem, StatusSummary
from clsctl.core.views.today import TodayItem, TodaySummary
from clsctl.core.views.verify import VerifyItem, VerifySummary

Schema = dict[str, Any]


class Kind(NamedTuple):
    """The types of the items and of the summary of a kind of answer; `of_plans` says that its items are of plans."""

    item: type
    summary: Any
    of_plans: bool


KINDS: Mapping[str, Kind] = {
    "audit": Kind(AuditItem, AuditSummary, False),
    "blame": Kind(BlameItem, BlameSummary, True),
    "budget": Kind(BudgetItem, BudgetSummary, True),
    "calendar": Kind(CalendarItem, CalendarSummary, True),
    "diff": Kind(LogItem, LogSummary, True),
    "export": Kind(ExportItem, ExportSummary, False),
    "explain": Kind(RuleItem, dict[str, int], False),
    "indicators": Kind(IndicatorItem, IndicatorsSummary, True),
    "import": Kind(ImportItem, ImportSummary, False),
    "list": Kind(ListItem, ListSummary, True),
    "log": Kind(LogItem, LogSummary, True),
    "overdue": Kind(OverdueItem, OverdueSummary, True),
    "period": Kind(Reading, dict[str, int], False),
    "show": Kind(ShowItem, ShowSummary, True),
    "slippage": Kind(SlippageItem, SlippageSummary, True),
    "status": Kind(StatusItem, StatusSummary, True),
    "today": Kind(TodayItem, TodaySummary, True),
    "validate": Kind(Finding, dict[str, int], False),
    "verify": Kind(VerifyItem, VerifySummary, False),
}

SCALARS: Mapping[Any, Schema] = {
    Any: {},
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    Decimal: {"type": "number"},
    NoneType: {"type": "null"},
    date: {"type": "string", "format": "date"},
    Message: {"type": "string", "description": "A sentence in the language asked for."},
}


def output_schema(kind: str) -> Schema:
    """The JSON Schema 2020-12 of the answers of a kind; KeyError for a kind that is not in `KINDS`."""
    known = KINDS[kind]
    defs: dict[str, Schema] = {}
    item = _of(known.item, defs)
    if known.of_plans:
        plan = {"type": "string", "description": "The code of the plan; in a portfolio only."}
        defs[known.item.__name__]["properties"] = {"plan": plan, **defs[known.item.__name__]["properties"]}
    envelope = _record(
        {
            "clsctl": {"type": "string", "description": "The version of clsctl that answers."},
            "schema": {"const": 1, "description": "The version of this form."},
            "kind": {"const": kind},
            "plan": {"type": ["string", "null"], "description": "The title of the plan or portfolio."},
            "rev": {
                "type": ["string", "null"],
                "description": "The text that was read: disk, index, or the hash of a commit.",
            },
            "date": {"anyOf": [SCALARS[date], SCALARS[NoneType]], "description": "The day asked about."},
            "items": {"type": "array", "items": item},
            "summary": _summary(known.summary, defs),
        }
    )
    title = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"clsctl output {kind}"}
    return {**title, **envelope, "$defs": dict(sorted(defs.items()))}


def _summary(summary: Any, defs: dict[str, Schema]) -> Schema:
    """The summary of a kind, with the two lists that every summary has."""
    said = "What was assumed, and what else is worth saying."
    left_out = "The files left out because they could not be read."
    common: dict[str, Schema] = {
        "notes": {"type": "array", "items": SCALARS[Message], "description": said},
        "unread": {"type": "array", "items": SCALARS[str], "description": left_out},
    }
    if get_origin(summary) is dict:
        return {**_record(common), "additionalProperties": _of(get_args(summary)[1], defs)}
    return {"description": _said(summary), **_record(_fields(summary, defs) | common)}


def _of(hint: Any, defs: dict[str, Schema]) -> Schema:
    """The schema of a type; those of records go to `defs` under their names."""
    if hint in SCALARS:
        return dict(SCALARS[hint])
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin in {Union, UnionType}:
        return {"anyOf": [_of(each, defs) for each in arguments]}
    if origin is tuple:
        return {"type": "array", "items": _of(arguments[0], defs)}
    if origin is dict:
        return {"type": "object", "additionalProperties": _of(arguments[1], defs)}
    return _of_record(hint, defs)


def _of_record(record: Any, defs: dict[str, Schema]) -> Schema:
    name = record.__name__
    if name not in defs:
        defs[name] = {}
        defs[name] = {"description": _said(record), **_record(_fields(record, defs))}
    return {"$ref": f"#/$defs/{name}"}


def _fields(record: Any, defs: dict[str, Schema]) -> dict[str, Schema]:
    """The schemas of the fields; places inside files are said by findings only."""
    return {key: _of(hint, defs) for key, hint in get_type_hints(record).items() if hint is not Where}


def _said(record: Any) -> str:
    return " ".join((getdoc(record) or "").split())


def _record(properties: dict[str, Schema]) -> Schema:
    """An object with at least these; later versions may add to them."""
    return {"type": "object", "properties": properties, "required": list(properties)}
