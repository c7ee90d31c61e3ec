"""A mistake in a template is told with its file, line and column, and what was perhaps meant."""

import pytest

from clsctl.core.trouble import Trouble
from clsctl.core.views.reports import VIEWS
from clsctl.render.language import language
from clsctl.render.reports import report
from clsctl.render.templates import House
from tests.render.plans import example

EN = language("en")
FRAME = '{% extends "clsctl/retards.html.j2" %}\n'


def told(text: str, **others: str) -> tuple[str, str]:
    """The message and the hint for a house's `retards.html.j2`."""
    view = VIEWS["retards"](example("loiret"), "publique")
    with pytest.raises(Trouble) as found:
        report("retards", view, "html", EN, House({"retards.html.j2": text, **others}))
    return EN(found.value.message), EN(found.value.hint) if found.value.hint else ""


@pytest.mark.parametrize(
    ("text", "place", "reason", "hint"),
    [
        ("a\n  {{ vu.plans }}", "2:6", "there is no name “vu”", "vue"),
        ("{{ entete.titer }}", "1:11", "“titer” is not in Entete", "titre"),
        ("{{ vue['plan'] }}", "1:9", "“plan” is not in Retards", "plans"),
        ("{{ vue.plans[9].titre }}", "1:14", "“9” is not in a list", ""),
        ("{{ graphiques.avanse() }}", "1:15", "“avanse” is not in dict", "avance"),
        ("{{ 1|euro }}", "1:6", "there is no filter “euro”", "euros"),
        ("{% if 1 is Prosse %}{% endif %}", "1:12", "there is no test “Prosse”", "Prose"),
        ("\n{% blok titre %}", "2:4", "there is no tag “blok”", "block"),
        ("{% include 'blocs.html.j3' %}", "1:13", "there is no template “blocs.html.j3”", "blocs.html.j2"),
        (FRAME + "{% block titr %}{% endblock %}", "2:10", "there is no block “titr” to override", "titre"),
        (FRAME + "{% block pieds %}{% endblock %}", "2:10", "there is no block “pieds” to override", "pied"),
        ("{{ entete.titre.__class__ }}", "1:17", "“__class__” is out of the reach of a template", ""),
        ("{{ 'a' * 10 ** 9 }}", "1:8", "“*” would make something too large", ""),
        ("{{ 'a' + 1 }}", "1:8", "a text and a number cannot be added: ~ puts them together", ""),
        ("{{ 1 / 0 }}", "1:6", "it divides by zero", ""),
        ("{% if %}", "1:1", "a value is missing", ""),
        ("{{ vue.plans", "1:1", "something that was opened with {{ or {% is not closed", ""),
        (FRAME + "{% block titre %}a", "2:1", "it ends where endblock was expected", ""),
        (
            "{% if 1 %}{% for a in [] %}{% endif %}",
            "1:31",
            "“endif” stands where endfor, else was expected: what was opened last is closed first",
            "",
        ),
        ("{% for a dans vue.plans %}{% endfor %}", "1:10", "“dans” stands where “in” was expected", ""),
        ("{{ vue.plans.length }}", "1:14", "“length” is not in a list", "|length"),
        (
            "{% import 'blocs.html.j2' as blocs with context %}{{ blocs.tablo(vue) }}",
            "1:60",
            "“tablo” is not in the template that was imported",
            "",
        ),
        (
            "\n{% import 'blocs.html.j2' as blocs with context %}{{ blocs.etats() }}",
            "2:1",
            "a macro was called without its “comptes”",
            "",
        ),
        ("{{ 'en_retard'|mot('etas') }}", "1:21", "“etas” is not a word of the format", "etat"),
        ("{{ [entete]|map(attribute='titer')|list }}", "1:28", "“titer” is not in Entete", "titre"),
        ("{{ [entete]|map(attribute='__class__')|list }}", "1:28", "“__class__” is out of the reach of a template", ""),
        ("{% for i in range(999999999) %}{% endfor %}", "1:13", "a range has more than 100000 numbers", ""),
        ("{{ entete.titre {% endblock %}", "1:1", "“{” stands where “}}” was expected", ""),
        ("{{ entete.filtres.texte }}", "1:19", "“texte” is not in nothing at all", ""),
    ],
)
def test_where_and_why(text: str, place: str, reason: str, hint: str) -> None:
    message, remedy = told(text)
    assert message == f"retards.html.j2:{place}: the template is wrong: {reason}"
    assert remedy == (
        f"Did you mean “{hint}”?" if hint else "The names that a template may use are in docs/rapports.md"
    )


def test_the_template_that_is_wrong_is_named_not_the_one_that_asked() -> None:
    message, _ = told("\n{% include 'autre.html.j2' %}", **{"autre.html.j2": "a\n\n {{ rien }}"})
    assert message.startswith("autre.html.j2:3:5: ")


def test_a_block_inside_one_that_is_overridden_may_have_any_name() -> None:
    view = VIEWS["retards"](example("loiret"), "publique")
    own = FRAME + "{% block pied %}{% block adresse %}Chez nous{% endblock %}{% endblock %}"
    assert "Chez nous" in report("retards", view, "html", EN, House({"retards.html.j2": own}))


def test_blocks_are_those_of_the_whole_chain() -> None:
    view = VIEWS["retards"](example("loiret"), "publique")
    own = {
        "base.html.j2": '{% extends "clsctl/base.html.j2" %}'
        "{% block pied %}{{ super() }}{% block adresse %}{% endblock %}{% endblock %}",
        "retards.html.j2": FRAME + "{% block adresse %}Chez nous{% endblock %}{% block titre %}Ici{% endblock %}",
    }
    assert "Chez nous" in report("retards", view, "html", EN, House(own))
