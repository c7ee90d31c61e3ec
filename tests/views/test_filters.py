"""The filters: several values of one are an « or », several filters an « and », a value unknown to all is refused."""

from typing import Any

import pytest

from clsctl.core.messages import Message, msg
from clsctl.core.model.plan import Axe
from clsctl.core.trouble import Trouble
from clsctl.core.views.filters import Filters, Ref, fold, parse_ref
from clsctl.core.views.listing import listing
from clsctl.core.views.overdue import overdue
from clsctl.core.views.scope import Scope, natural
from clsctl.core.views.status import status
from tests.facts.build import W, fiche, plan
from tests.views.plans import ask, contract

ON = "2020-07-01"


def kept(**filters: Any) -> list[str]:
    return [each.ref for each in listing(ask(ON, **filters)).items]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, ["1.3", "1.10", "2"]),
        ({"fiche": ("1.3",)}, ["1.3"]),
        ({"fiche": ("2", "1.3")}, ["1.3", "2"]),
        ({"fiche": ("1.3/L2",)}, ["1.3"]),
        ({"fiche": ("tdc:1.10",)}, ["1.10"]),
        ({"axe": ("A1",)}, ["1.3", "1.10"]),
        ({"axe": ("a1", "A2")}, ["1.3", "1.10", "2"]),
        ({"axe": ("A3",)}, []),
        # code, short name, full name; holders and those who lead; whatever the accents and capitals
        ({"porteur": ("ars-dd",)}, ["1.3"]),
        ({"porteur": ("dd ars",)}, ["1.3"]),
        ({"porteur": ("DELEGATION DEPARTEMENTALE DE L'ARS",)}, ["1.3"]),
        ({"porteur": ("communaute  de communes",)}, ["1.3", "1.10"]),
        ({"porteur": ("l'equipe mobile",)}, ["1.3"]),
        ({"porteur": ("la region", "cc")}, ["1.3", "1.10", "2"]),
        # an actor of the plan who holds nothing
        ({"porteur": ("ccas",)}, []),
        ({"etat": ("Échu",)}, ["1.10"]),
        ({"etat": ("en-retard", "non datable")}, ["1.3", "2"]),
        ({"axe": ("A1",), "porteur": ("cc",), "etat": ("echu",)}, ["1.10"]),
        ({"axe": ("A2",), "porteur": ("cc",)}, []),
    ],
)
def test_what_is_kept(filters: dict[str, tuple[str, ...]], expected: list[str]) -> None:
    assert kept(**filters) == expected


def test_a_deliverable_or_a_step_narrows_what_is_late() -> None:
    def late(*refs: str) -> list[str]:
        return [each.ref for each in overdue(ask(ON, fiche=refs)).items]

    assert late("1.3/L2") == ["1.3/L2"]
    assert late("1.3/E1") == ["1.3/L1"]
    assert late("1.3/L2", "1.3/E1") == ["1.3/L1", "1.3/L2"]
    assert late("1.3/L2", "1.3") == ["1.3/L1", "1.3/L2"]
    assert late("1.3/E3") == []


def test_progress_is_that_of_what_is_kept() -> None:
    found = status(ask(ON, axe=("A1",)))
    assert found.summary["avancement"].total == 3
    assert found.summary["contracts"][0].avancement.total == 3


def near(word: str) -> Message:
    return msg("Did you mean “{word}”?", word=word)


def among(known: str) -> Message:
    return msg("There are: {known}", known=known)


@pytest.mark.parametrize(
    ("name", "value", "hint"),
    [
        ("fiche", "1.33", near("1.3")),
        ("fiche", "tdc:1.33", near("tdc:1.3")),
        ("fiche", "zz", among("1.3, 1.10, 2")),
        ("fiche", "other:1.3", among("tdc:1.3, tdc:1.10, tdc:2")),
        ("axe", "B", among("A1, A2, A3")),
        ("porteur", "comunauté de communes", near("Communauté de communes")),
        ("etat", "retard", near("en_retard")),
    ],
)
def test_what_nothing_could_match_is_refused(name: str, value: str, hint: Message) -> None:
    sentences = {
        "fiche": msg("There is no fiche “{value}”.", value=value),
        "axe": msg("There is no axis “{value}”.", value=value),
        "porteur": msg("There is no actor “{value}”.", value=value),
        "etat": msg("There is no state “{value}”.", value=value),
    }
    refused = ask(ON)._replace(filters=Filters()._replace(**{name: (value,)}))
    for view in (listing, status, overdue):
        with pytest.raises(Trouble) as raised:
            view(refused)
        assert (raised.value.message, raised.value.hint) == (sentences[name], hint)


def test_a_part_that_the_fiche_does_not_have_is_refused() -> None:
    with pytest.raises(Trouble) as raised:
        listing(ask(ON, fiche=("1.3/X",)))
    assert raised.value.message == msg(
        "Fiche {fiche} has no deliverable, milestone or step “{part}”.", fiche="1.3", part="X"
    )
    assert raised.value.hint == among("L1, L2, L3, E1, E2, E3")


def test_a_fiche_that_could_not_be_read_is_named() -> None:
    of = plan(illisibles=("fiches/9.yaml",))
    with pytest.raises(Trouble) as raised:
        listing(ask(ON, of, fiche=("9",)))
    assert raised.value.hint == msg("It may be in a file that could not be read: {files}", files="fiches/9.yaml")
    with pytest.raises(Trouble) as raised:
        listing(ask(ON, plan(), fiche=("9",)))
    assert raised.value.hint == msg("There are none here.")


def test_of_many_known_values_the_first_are_told() -> None:
    def hint(count: int) -> object:
        of = plan(fiche("1"), axes=tuple(Axe(W, f"X{number}") for number in range(count)))
        with pytest.raises(Trouble) as raised:
            listing(ask(ON, of, axe=("zzz",)))
        return raised.value.hint

    known = [f"X{number}" for number in range(15)]
    assert hint(15) == msg("There are: {known}", known=", ".join(known))
    assert hint(16) == msg("There are: {known}", known=", ".join([*known, "…"]))


def test_a_portfolio_knows_the_values_of_all_its_plans() -> None:
    other = plan(fiche("9", axe="Z"), fiche("1.3"))._replace(code="other")
    both = ask(ON, contract(), other)
    assert [each.ref for each in listing(both._replace(filters=Filters(axe=("Z",)))).items] == ["other:9"]
    assert [each.ref for each in listing(both._replace(filters=Filters(fiche=("1.3",)))).items] == [
        "tdc:1.3", "other:1.3",
    ]  # fmt: skip
    found = listing(both._replace(filters=Filters(fiche=("other:1.3",))))
    assert [each.ref for each in found.items] == ["other:1.3"]
    # a plan of which nothing is kept has no line
    assert [each.plan for each in found.summary["contracts"]] == ["other"]


def test_references_are_taken_apart() -> None:
    assert parse_ref(" cls-tdc:1.3/L1 ") == Ref("cls-tdc", "1.3", "L1")
    assert parse_ref("1.3") == Ref("", "1.3", "")
    assert parse_ref("") == Ref("", "", "")


def test_fold_and_natural() -> None:
    assert fold("  L’Équipe\u00a0 MOBILE ") == "l'equipe mobile"
    refs = ["1.10/L1", "1.9/L2", "1.9/L10", "b:1", "a:2", "1.09/L1"]
    assert sorted(refs, key=natural) == ["1.09/L1", "1.9/L2", "1.9/L10", "1.10/L1", "a:2", "b:1"]
    # an id is a text: as many figures as one likes
    assert sorted(["2" + "0" * 5000, "1" + "0" * 5000, "9"], key=natural)[0] == "9"


def test_no_filter_keeps_the_facts_as_they_are() -> None:
    scope = ask(ON)
    assert scope.chosen() is scope.facts
    assert Scope(()).chosen() == ()
