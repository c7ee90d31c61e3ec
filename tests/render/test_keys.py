"""No key is lost on the way to a page, and none is read by those it is not for."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest

from clsctl.core.audience import AUDIENCES, Audience, chosen, keys, visible
from clsctl.core.diagnostics import Where
from clsctl.core.facts import plan_facts
from clsctl.core.gabarits import DEFAULTS
from clsctl.core.model.fiche import Fiche
from clsctl.core.model.plan import Plan, Rapports, Rubrique
from clsctl.core.model.suivi import Note
from clsctl.core.views.fiche import fiches
from clsctl.core.views.reports import VIEWS
from clsctl.core.views.scope import Scope
from clsctl.render.ansi import PLAIN
from clsctl.render.language import language
from clsctl.render.reports import FORMATS, report
from clsctl.render.terminal import page
from tests.render.filled import WHERE, filled

DAY = date(2026, 6, 30)
EN = language("en")

# Keys that choose or name what is printed and are not printed themselves.
SILENT = {
    "gabarit",  # the name of a layout
    "actions.id", "etapes.actions.id",  # the action's title is printed
    "livrables.description", "livrables.responsables", "livrables.echeance",  # below, with the follow-up's
    "cpts.missions.code",  # stands for the title where there is none
    "cpts.missions.retenue",  # a box that is ticked or not
    "suivi.notes.diffusion",  # chooses who reads the note
}  # fmt: skip
PERSONAL = {
    f"{who}.{what}"
    for who in ("referents", "contacts", "equipe", "equipe_partenaires")
    for what in ("nom", "courriel", "telephone", "adresse", "ville")
}
REASONS = {"suivi.motif", "suivi.livrables.motif", "suivi.livrables.commentaire", "suivi.etapes.commentaire"}


def scope(plan: Plan) -> Scope:
    return Scope((plan_facts(plan, DAY),))


def everything(plan: Plan, audience: Audience) -> dict[str, str]:
    """Every report and format of a plan for an audience."""
    view = fiches(scope(plan), audience)
    texts = {f: report("fiche", view, f, EN) for f in FORMATS} | {"terminal": page(view, EN, PLAIN)}
    boards = {
        f"{name}.{f}": report(name, VIEWS[name](scope(plan), audience), f, EN)
        for name in ("tableau-de-bord", "retards")
        for f in FORMATS
    }
    return texts | boards


def is_shown(value: Any, text: str) -> bool:
    if isinstance(value, date):
        return value.isoformat() in text or EN.date_in_words(value) in text
    return str(value) in text


@pytest.mark.parametrize("type_", [*sorted(DEFAULTS), "autre"])
def test_every_key_has_a_way_to_be_printed(type_: str) -> None:
    plan, values = filled()
    fiche = plan.fiches[0]._replace(type=type_, suivi=_of_everyone(plan.fiches[0]))
    texts = everything(plan._replace(fiches=(fiche,)), "interne")
    silent = {key for key in SILENT if not key.startswith("livrables.")} | {"type", "gabarit"}
    for format_ in (*FORMATS, "terminal"):
        lost = [key for key, value in values.items() if key not in silent and not is_shown(value, texts[format_])]
        assert not lost, format_


def _of_everyone(fiche: Fiche) -> Any:
    """The follow-up, its note for everyone to read."""
    assert fiche.suivi is not None
    return fiche.suivi._replace(notes=tuple(note._replace(diffusion="publique") for note in fiche.suivi.notes))


@pytest.mark.parametrize(
    ("audience", "hidden"),
    [
        ("publique", PERSONAL | REASONS | {"suivi.notes.auteur", "suivi.meteo", "suivi.livrables.preuves"}),
        ("partenaires", PERSONAL | {"suivi.notes.auteur"}),
    ],
)
def test_what_is_not_for_an_audience_is_in_none_of_its_pages(audience: Audience, hidden: set[str]) -> None:
    plan, values = filled()
    shown = plan._replace(fiches=(plan.fiches[0]._replace(suivi=_of_everyone(plan.fiches[0])),))
    for name, text in everything(shown, audience).items():
        assert not [key for key in hidden if is_shown(values[key], text)], name
    in_words = everything(shown, audience)["html"]
    assert is_shown(values["equipe.fonction"], in_words)
    assert is_shown(values["equipe.structure"], in_words)
    assert is_shown(values["suivi.motif"], in_words) is (audience == "partenaires")


def test_a_key_nobody_thought_of_is_read_by_nobody_outside() -> None:
    """Every value that `publique` keeps is named in its list: taking a key off the list takes it off the page."""
    plan, values = filled()
    kept = visible(plan, "publique").fiches[0]
    left = set(map(str, _leaves(kept)))
    named = {key.removeprefix("fiches.") for key in keys("publique")}
    for key, value in values.items():
        if str(value) in left and not key.endswith("."):
            assert key in named


def _leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, Where) or value is None:
        return
    if isinstance(value, tuple | list):
        for part in value:
            yield from _leaves(part)
    elif isinstance(value, dict):
        for part in value.values():
            yield from _leaves(part)
    else:
        yield value


def test_every_key_of_the_model_is_decided_for_some_audience() -> None:
    """A new key fails here until someone says who may read it."""
    undecided = set(_model_keys(Plan, "")) - keys("interne")
    assert not undecided
    assert not keys("interne") - set(_model_keys(Plan, ""))


def _model_keys(kind: Any, path: str) -> Iterator[str]:
    for name, hint in get_type_hints(kind).items():
        if hint is Where:
            continue
        key = f"{path}.{name}" if path else name
        inner = None if key in {"calendrier", "rapports", "gabarits", "audit", "regles", "vides"} else _record(hint)
        if inner is None or inner is Where:
            yield key
        else:
            yield from _model_keys(inner, key)


def _record(hint: Any) -> Any:
    parts = get_args(hint)
    if get_origin(hint) in {Union, UnionType, tuple} or parts:
        return next((found for part in parts if (found := _record(part)) is not None), None)
    return hint if hasattr(hint, "_fields") else None


def test_each_audience_reads_what_the_one_before_reads() -> None:
    assert keys("publique") < keys("partenaires") < keys("interne")


@pytest.mark.parametrize(
    ("diffusion", "readers"),
    [
        ("publique", {"publique", "partenaires", "interne"}),
        ("partenaires", {"partenaires", "interne"}),
        ("interne", {"interne"}),
        (None, {"interne"}),
        ("ailleurs", set()),
    ],
)
def test_a_note_is_read_by_those_it_is_for(diffusion: str | None, readers: set[str]) -> None:
    plan, _ = filled()
    suivi = plan.fiches[0].suivi
    assert suivi is not None
    note = Note(WHERE, date(2020, 1, 1), texte="secret", diffusion=diffusion)
    fiche = plan.fiches[0]._replace(suivi=suivi._replace(notes=(note,)))
    for audience in AUDIENCES:
        text = report("fiche", fiches(scope(plan._replace(fiches=(fiche,))), audience), "md", EN)
        assert ("secret" in text) is (audience in readers)


def test_the_audience_is_the_one_asked_for_else_the_narrowest_of_the_plans() -> None:
    plan, _ = filled()
    inside = plan._replace(rapports=Rapports(diffusion="interne"))
    among = plan._replace(rapports=Rapports(diffusion="partenaires"))
    assert chosen("interne", [plan]) == "interne"
    assert chosen(None, [plan]) == "publique"
    assert chosen(None, [inside]) == "interne"
    assert chosen(None, [inside, among]) == "partenaires"
    assert chosen(None, []) == "publique"


def _dotted(kind: Any, path: str = "") -> Iterator[str]:
    for name, hint in get_type_hints(kind).items():
        if hint is not Where and name not in {"vides", "cles"}:
            key = f"{path}.{name}" if path else name
            yield key
            inner = _record(hint)
            if inner is not None and inner is not Where:
                yield from _dotted(inner, key)


@pytest.mark.parametrize("cle", sorted(_dotted(Fiche)))
def test_a_house_may_put_any_key_in_its_layout(cle: str) -> None:
    plan, values = filled()
    own = plan._replace(gabarits={"x": (Rubrique((cle,), "Un intitulé"),)})
    suivi = _of_everyone(plan.fiches[0])
    fiche = plan.fiches[0]._replace(gabarit="x", titre="T", rubriques={}, notes_bas=(), suivi=suivi)
    found = fiches(scope(own._replace(fiches=(fiche,))), "interne").fiches[0].rubriques
    if cle in {"titre", "gabarit", "notes_bas", "rubriques", "suivi.notes.diffusion"}:
        return
    (rubrique,) = found
    text = str(rubrique)
    inside = [
        value for key, value in values.items()
        if (key == cle or key.startswith(f"{cle}.")) and not _is_silent(key, cle)
    ]  # fmt: skip
    assert [each for each in inside if not _is_in(each, text)] == []


def _is_silent(key: str, cle: str) -> bool:
    """A title stands for the id or the code of the same entry; what a note's `diffusion` says is its readers."""
    return (key != cle and key.endswith((".id", ".code", ".retenue"))) or key.endswith(".diffusion")


def _is_in(value: Any, text: str) -> bool:
    return repr(value) in text or (isinstance(value, str | Decimal) and str(value) in text)
