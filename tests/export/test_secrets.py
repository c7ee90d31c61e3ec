"""Twenty-five secrets in every field: none is in anything that the public can get."""

import re
from collections.abc import Iterator
from datetime import date

import pytest

from clsctl import __version__
from clsctl.core.audience import Audience, visible
from clsctl.core.changes.commits import Commit
from clsctl.core.changes.postponed import Pair
from clsctl.core.changes.telling import told
from clsctl.core.changes.trail import Step
from clsctl.core.diagnostics import Where
from clsctl.core.facts import plan_facts
from clsctl.core.messages import verbatim
from clsctl.core.model.fiche import Fiche
from clsctl.core.model.plan import Plan
from clsctl.core.personal import KINDS, masked
from clsctl.core.provenance import SITE, Provenance
from clsctl.core.site.contenu import Moment, Passe, contenu
from clsctl.core.site.pages import pages
from clsctl.core.views.agenda import agenda
from clsctl.core.views.donnees import tables
from clsctl.core.views.export import export
from clsctl.core.views.histoire import histoire, seen_steps
from clsctl.core.views.reports import VIEWS
from clsctl.core.views.scope import Scope
from clsctl.core.views.seen import seen
from clsctl.core.views.show import whole
from clsctl.render.answers import render
from clsctl.render.ics import ics
from clsctl.render.language import language
from clsctl.render.opendata import About, package
from clsctl.render.reports import FORMATS, report
from clsctl.render.site import setter
from clsctl.render.templates import NO_HOUSE
from clsctl.render.word import word
from clsctl.render.xlsx import xlsx
from tests.export.office import parts
from tests.export.secrets import SECRETS, TRACES, planted

DAY = date(2026, 6, 30)
FR = language("fr")


def scope(plan: Plan) -> Scope:
    return Scope((plan_facts(plan, DAY),))


def outputs(plan: Plan, audience: Audience) -> Iterator[tuple[str, str]]:
    """Everything that can be published of a plan, by name, as text."""
    for name, view in VIEWS.items():
        for form in FORMATS:
            yield f"{name}.{form}", report(name, view(scope(plan), audience), form, FR)
        page = report(name, view(scope(plan), audience), "html", FR)
        yield f"{name}.docx", "".join(parts(word(page, day=DAY)).values())
    for form in ("json", "jsonl", "csv", "md", "table"):
        yield f"show.{form}", render(whole(scope(plan), audience), form, FR)
    shown = seen(scope(plan), audience)
    known = (*tables(shown), histoire(shown, history(plan), audience, DAY))
    about = About(shown.facts[0].plan.titre, "disk", DAY, audience)
    for name, text in package(known, about, FR).items():
        yield name, text
    yield "export.xlsx", "".join(parts(xlsx(known, about, FR)).values())
    yield "export.json", render(export(shown, {"essai": known[-1]}, audience), "json", FR)
    yield from site(plan, audience)
    yield "ics", ics(agenda(scope(plan), audience, DAY), FR).replace("\r\n ", "")


def site(plan: Plan, audience: Audience) -> Iterator[tuple[str, str]]:
    """Every file of the site: pages, feeds, data, what the search looks through, the trail, and a past version."""
    shown = seen(scope(plan), audience)
    changes = tuple(change for each in told(seen_steps(history(plan), audience)) for change in each.changes)
    facts = shown.facts[0]
    past = Passe(
        {"essai": (Moment(DAY, "0" * 40, SECRETS[-1] if audience == "interne" else None, changes),)},
        versions={"essai": {each.code: (facts, "0" * 40) for each in facts.plan.instances}},
    )
    text_of = setter(FR, NO_HOUSE, Provenance(__version__, SITE, "html", audience, "disk", DAY))
    for page in pages(contenu(shown, audience, past)):
        yield f"site {page.path}", text_of(page).replace("\r\n ", "")


def history(plan: Plan) -> list[Step]:
    """A history of one commit that changed every text of the plan and of its fiches, by an author with a name."""
    fiches, bare = plan.fiches, Plan(Where("clsctl.yaml"), "essai")
    commit = Commit("0" * 40, ("1" * 40,), DAY, SECRETS[-1], SECRETS[0], ())
    own = plan._replace(fiches=())
    pairs = tuple(Pair(Fiche(each.where, each.id), each, bare, own) for each in fiches)
    return [Step(commit, "", ((bare, own),), (pairs,))]


def leaks(text: str) -> list[str]:
    """The traces of secrets in a text, whatever stands for its spaces, and its numbers in any grouping."""
    flat = re.sub(r"&nbsp;|&#160;|[\u00a0\u202f\u2009]", " ", text)
    return [trace for trace in TRACES if trace in flat]


def test_the_secrets_are_what_the_rules_find() -> None:
    assert len(SECRETS) == 25
    for secret in SECRETS:
        assert any(True for kind in KINDS for _ in kind.found(f"Joindre {secret} ici")), secret
        assert leaks(secret), secret
        assert not leaks(masked(f"Joindre {secret} ici"))
        assert re.fullmatch(r"Joindre \[[a-zé ]+\] ici", masked(f"Joindre {secret} ici"))


def test_inside_everything_is_read() -> None:
    plan, known = planted()
    texts = dict(outputs(plan, "interne"))
    assert all(leaks(text) == list(TRACES) for name, text in texts.items() if name.startswith(("fiche", "show.json")))
    missing = [mark for mark in known["hidden"] if not any(mark in text for text in texts.values())]
    assert len(missing) < len(known["hidden"]) / 2


@pytest.mark.parametrize("audience", ["publique", "partenaires"])
def test_no_secret_leaves_the_house(audience: Audience) -> None:
    plan, known = planted()
    for name, text in outputs(plan, audience):
        assert "mot" in text, name
        assert leaks(text) == [], name
        if audience == "publique":
            assert [mark for mark in known["hidden"] if mark in text] == [], name


def test_the_words_around_a_secret_stay() -> None:
    assert (
        masked("Écrire à a@b.fr, ou au 05 99 00 12 34.")
        == "Écrire à [coordonnées retirées], ou au [coordonnées retirées]."
    )
    assert masked("M. Dr Exemplier viendra", "en") == "M. [name removed] viendra"
    assert masked("rue du Docteur Exemplier ; Mme la Présidente ; 2018-2021") == (
        "rue du Docteur Exemplier ; Mme la Présidente ; 2018-2021"
    )


def test_a_plan_without_personal_data_is_the_same() -> None:
    plan = visible(planted()[0], "publique")
    assert visible(plan, "publique") == plan


def test_names_of_things_are_no_texts() -> None:
    plan, _ = planted()
    fiche = plan.fiches[0]._replace(id="01.02.03.04.05")
    assert visible(plan._replace(fiches=(fiche,)), "publique").fiches[0].id == "01.02.03.04.05"


def test_the_title_of_a_portfolio() -> None:
    plan, _ = planted()
    several = scope(plan)._replace(titre="Le plan de Mme Exemplier")
    assert agenda(several, "publique", DAY).titre == verbatim("Le plan de [nom retiré]")
    assert agenda(several, "interne", DAY).titre == verbatim("Le plan de Mme Exemplier")
