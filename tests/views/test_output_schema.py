"""The published schemas hold for real answers, to the letter: no key more, no key less, no other form."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from clsctl.core.audit.case import case_of
from clsctl.core.calendar import Context, read
from clsctl.core.changes import Commit, History, Pair, fiche_changes
from clsctl.core.changes.telling import Told
from clsctl.core.changes.trail import Step
from clsctl.core.diagnostics import Diagnostic, Related, Span, Where
from clsctl.core.differing import Difference
from clsctl.core.facts.money_by import PARS
from clsctl.core.messages import Message, msg
from clsctl.core.provenance import Provenance
from clsctl.core.rules.page import Page
from clsctl.core.views.answer import Answer
from clsctl.core.views.audit import Signed
from clsctl.core.views.audit import findings as audit
from clsctl.core.views.blame import blame
from clsctl.core.views.budget import budget
from clsctl.core.views.calendar import calendar
from clsctl.core.views.export import export
from clsctl.core.views.findings import findings
from clsctl.core.views.histoire import histoire
from clsctl.core.views.imported import Certainty, ImportItem, ImportSummary, imported
from clsctl.core.views.indicators import indicator_items
from clsctl.core.views.kept import everything
from clsctl.core.views.listing import listing
from clsctl.core.views.log import Frame, diff, log
from clsctl.core.views.output_schema import KINDS, output_schema
from clsctl.core.views.overdue import overdue
from clsctl.core.views.period import periods
from clsctl.core.views.rules import rules
from clsctl.core.views.show import whole
from clsctl.core.views.slippage import slippage
from clsctl.core.views.status import status
from clsctl.core.views.today import today
from clsctl.core.views.verify import VerifyItem, differing, verification
from clsctl.render.answers import render
from clsctl.render.language import language
from tests.facts.build import day, report, suivi, suivi_livrable
from tests.views.plans import ask, contract, measured, paid

KEYS = {
    "budget": "cle libelle prevu potentiel sollicite notifie engage paye non_couvert part etp fiches",
    "calendar": "ref fiche titre genre etat calendrier nature start end",
    "indicators": "ref fiche titre libelle",
    "list": "ref titre type axe porteurs etat avancement prochaine_echeance file",
    "overdue": "ref fiche titre livrable porteurs echeance_signee echeance start end etat jours_retard reports",
    "status": "ref titre axe etat statut livrables avancement prochaine_echeance start end",
    "today": "ref fiche titre livrable porteurs sujet echeance jour jours",
    "period": "text nature start end precision edtf every times offset notes reason rest nearest split",
    "log": "ref key kind before after days commit author date text",
    "diff": "ref key kind before after days commit author date text",
    "slippage": "ref titre porteurs echeance_signee echeance jours mouvements declares non_declares",
    "validate": "file line column end_line end_column code severity message hint key ref",
}


def answers() -> dict[str, list[Answer]]:
    """Answers of every kind, with and without items, of a plan and of a portfolio."""
    known = suivi(
        {"L2": suivi_livrable(reports=(report("31/07/2020", "2020-01-01", instance="copil", motif="staff"),))}
    )
    of = contract(illisibles=("fiches/9.yaml",))
    first = of.fiches[0]._replace(suivi=known, indicateurs=measured().indicateurs, financements=paid().financements)
    of = of._replace(fiches=(first, *of.fiches[1:], measured("3"), paid("4")))
    scopes = [ask("2020-08-01", of), ask("1999-01-01", of), ask("2020-08-01", of, of, titre="Deux")]
    here = Where("a.yaml", ("titre",))
    wrong = Diagnostic(
        "F001", "error", here, msg("Wrong"), msg("Mend it"), "1.3", (Related(here, msg("Here"), Span(1, 2, 3, 4)),)
    )
    read_as = [
        read(text, Context(day("2018-01-01"))) for text in ("1er semestre 2020", "1/an", "à définir", "", "2020")
    ]
    return {
        "list": [listing(scope) for scope in scopes],
        "budget": [budget(scope, par) for scope in scopes for par in PARS],
        "calendar": [calendar(scope) for scope in scopes],
        "indicators": [indicator_items(scope) for scope in scopes],
        "status": [status(scope) for scope in scopes],
        "today": [today(scope) for scope in scopes],
        "overdue": [overdue(scope, 365, undatable=True) for scope in scopes] + [overdue(scopes[1])],
        "show": [whole(scope, "interne") for scope in scopes],
        "period": [periods(read_as), periods([])],
        "import": [
            imported(items, ImportSummary(("fiches/1.yaml",), False, 9, 1, 1, 0, ("1",), 2), [msg("So")], ("supposed",))
            for items in ((_piece("sure"), _piece("supposed", msg("Check"))), ())
        ],
        "validate": [findings([wrong, Diagnostic("F002", "info", here, msg("So"))], "CLS", "disk", day("2020-08-01"))],
        "verify": _verified(),
        "explain": [rules([Page("F001", "a", "error", msg("T"), msg("W"), msg("R"), "bad", "good")])],
    }


def _verified() -> list[Answer]:
    """Answers on a site that differs, and on a report that does not."""
    origin = Provenance("0.1.0", "site", "html", "publique", "a" * 40, day("2020-08-01"))
    where = Difference(3, 4, "Titre", "a", "b")
    found = (
        differing("a.html", where),
        differing("b.docx", None, ("word/styles.xml",)),
        VerifyItem("c", "missing"),
        VerifyItem("d", "extra"),
    )
    return [verification("CLS", origin, 9, found), verification("CLS", origin._replace(report="retards"), 1, ())]


def _piece(certainty: Certainty, message: Message | None = None) -> ImportItem:
    return ImportItem(certainty, "a.docx", msg("line {line}", line=1), "Titre", "1", "titre", "Texte " * 40, message)


def trail() -> dict[str, list[Answer]]:
    """The answers on a history, of one commit that brought a fiche."""
    commit = Commit("a" * 40, (), day("2020-01-02"), "Alix", "Un titre", ())
    plan_ = contract()
    step = Step(commit, "", ((plan_, plan_),), ((Pair(None, plan_.fiches[0], plan_, plan_),),))
    frames = [Frame("CLS", "b" * 40, day("2020-08-01"), is_portfolio) for is_portfolio in (False, True)]
    found = [Told(commit, "", plan_.code, tuple(fiche_changes(step.pairs[0][0])))]
    case = case_of(plan_, day("2020-08-01"), History("a" * 40, "", (commit,), {"": ""}), [step], None)
    wrong = Diagnostic("A001", "error", Where("a.yaml"), msg("Wrong"), msg("Mend it"), "1.3")
    scope = ask("2020-08-01", plan_)
    return {
        "log": [log(found, everything, frame) for frame in frames] + [log([], everything, frames[0])],
        "diff": [diff([(plan_.code, found[0].changes)], everything, frame) for frame in frames],
        "blame": [blame(plan_.fiches[0], plan_.code, [step], frame) for frame in frames],
        "audit": [audit([Signed(wrong, commit), Signed(wrong, None)], frames[0]), audit([], frames[0])],
        "export": [
            export(each, {plan_.code: histoire(scope, known, "interne", day("2020-08-01"))}, "interne")
            for each in (scope, scope._replace(titre="Deux"))
            for known in ([step], None)
        ],
        "slippage": [slippage(each, {plan_.code: case}) for each in (scope, scope._replace(titre="Deux"))],
    }


def as_json(answer: Answer) -> Any:
    return json.loads(render(answer, "json", language("en")))


def closed(schema: Any, *, plan: bool) -> Any:
    """The schema with every record closed, and with `plan` in its items where the answer is of a portfolio."""
    if isinstance(schema, list):
        return [closed(each, plan=plan) for each in schema]
    if not isinstance(schema, dict):
        return schema
    found = {key: closed(each, plan=plan) for key, each in schema.items()}
    if found.get("type") == "object" and "required" in found:
        found.setdefault("additionalProperties", False)
        if plan and "plan" in found["properties"]:
            found["required"] = [*found["required"], "plan"]
    return found


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_real_answers_hold_to_their_schema(kind: str) -> None:
    for answer in {**answers(), **trail()}[kind]:
        assert answer.kind == kind
        schema = closed(output_schema(kind), plan="plan" in getattr(answer.item, "_fields", ()))
        Draft202012Validator(schema, format_checker=FormatChecker()).validate(as_json(answer))


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_schema_is_one_and_the_same_each_time(kind: str) -> None:
    schema = output_schema(kind)
    Draft202012Validator.check_schema(schema)
    assert json.dumps(schema) == json.dumps(output_schema(kind))
    assert schema["properties"]["kind"] == {"const": kind}
    assert list(schema["$defs"]) == sorted(schema["$defs"])
    # every record says what it is
    assert all(record["description"] for record in schema["$defs"].values())


@pytest.mark.parametrize("kind", sorted(KEYS))
def test_items_have_the_keys_of_the_contract_in_its_order(kind: str) -> None:
    schema = output_schema(kind)
    item = schema["$defs"][schema["properties"]["items"]["items"]["$ref"].rpartition("/")[2]]
    keys = KEYS[kind].split()
    assert item["required"][: len(keys)] == keys
    if kind in {"list", "overdue", "status"}:
        assert item["required"] == keys
        assert list(item["properties"]) == ["plan", *keys]


def test_a_schema_refuses_what_is_not_an_answer() -> None:
    answer = as_json(overdue(ask("2020-08-01")))
    validator = Draft202012Validator(output_schema("overdue"), format_checker=FormatChecker())
    assert validator.is_valid(answer)
    for key, value in {"etat": "late", "jours_retard": "1", "end": "31/12/2019", "porteurs": None}.items():
        broken = {**answer, "items": [{**answer["items"][0], key: value}]}
        assert not validator.is_valid(broken), key
    assert not validator.is_valid({key: value for key, value in answer.items() if key != "summary"})


def test_an_unknown_kind() -> None:
    with pytest.raises(KeyError):
        output_schema("nothing")
