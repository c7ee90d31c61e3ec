"""A plan's own templates are data from anyone: they reach nothing, end in time, and take no more than a page may."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from clsctl.core.trouble import Trouble
from clsctl.core.views.reports import VIEWS
from clsctl.render import guard
from clsctl.render.guard import Limits
from clsctl.render.language import language
from clsctl.render.reports import FORMATS, NAMES, report
from clsctl.render.templates import House
from tests.render.plans import example

EN = language("en")
# Enough for any page here, and short enough for tests of what never ends.
LIMITS = Limits(1.0, 400, 200_000)
SECRET = "clsctl-test-secret"


@pytest.fixture(autouse=True, scope="module")
def no_worker_left() -> Iterator[None]:
    yield
    worker = guard._workers().get(LIMITS)
    if worker is not None:
        guard._forget(worker, LIMITS)


def made(template: str, **others: str) -> str:
    view = VIEWS["retards"](example("loiret"), "publique")
    return report("retards", view, "html", EN, House({"mien.j2": template, **others}, "mien.j2"), None, LIMITS)


def refused(template: str, **others: str) -> str:
    with pytest.raises(Trouble) as told:
        made(template, **others)
    hint = told.value.hint
    return EN(told.value.message) + (f"\n{EN(hint)}" if hint else "")


# The ways out of Jinja that are known, and those of the things that a template is given here.
ESCAPES = (
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ ''['__class__'] }}",
    "{{ ''|attr('__class__') }}",
    "{{ ''|attr('_' ~ '_class_' ~ '_') }}",
    "{{ ''|attr('\\x5f\\x5fclass\\x5f\\x5f') }}",
    "{{ ['']|selectattr('__class__')|list }}",
    "{{ ['']|sum(attribute='__class__') }}",
    "{{ ['']|unique(attribute='__class__')|list }}",
    "{{ '{0.__class__}'.format('') }}",
    "{{ '{a.__class__}'.format_map({'a': ''}) }}",
    "{{ ''.format.__self__ }}",
    "{% set f = '{0.__class__}'.format %}{{ f('') }}",
    "{{ ['{0.__class__}']|map('format', '')|list }}{{ ('{0.__class__}'|string).format('') }}",
    "{{ self.__init__.__globals__ }}",
    "{{ self._TemplateReference__context.environment }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ joiner.__init__.__globals__ }}",
    "{{ namespace.__init__.__globals__ }}",
    "{{ dict.__base__ }}",
    "{{ range.__class__ }}",
    "{{ config }}",
    "{{ request }}",
    "{{ lipsum.__globals__['os'] }}",
    "{{ _.__globals__ }}",
    "{{ _.__closure__ }}",
    "{{ feuille.__globals__ }}",
    "{{ graphiques.avance.__globals__ }}",
    "{{ graphiques['avance'].__code__ }}",
    "{{ vue.__class__ }}",
    "{{ vue._replace(entete=none) }}",
    "{{ vue._asdict() }}",
    "{{ vue.entete._fields }}",
    "{{ vue.entete.titre.__class__ }}",
    "{{ ''.encode.__func__ }}",
    "{% macro m() %}{% endmacro %}{{ m.__globals__ }}",
    "{% macro m() %}{% endmacro %}{{ m._func }}",
    "{% for a in [1] %}{{ loop.__class__ }}{% endfor %}",
    "{% for a in [1] %}{{ loop._iterator }}{% endfor %}",
    "{% import 'mien2.j2' as m %}{{ m.__class__ }}",
    "{% set x = vue.plans.append(1) %}",
    "{{ {}.update({1: 2}) }}",
    "{{ graphiques.clear() }}",
    "{{ (()|list).append(1) }}",
    "{% include '../clsctl.yaml' %}",
    "{% include '/etc/passwd' %}",
    "{% include 'clsctl/../../pyproject.toml' %}",
    "{% import 'os' as os %}",
    "{{ {}.__class__.__init__.__globals__['sys'].modules }}",
    "{{ (_ for _ in []).gi_frame }}",
    "{{ undefined.__class__ }}",
    "{{ none.__class__ }}",
    "{{ true.__class__.__subclasses__() }}",
    "{{ 1 .__class__ }}",
)


@pytest.mark.parametrize("template", ESCAPES)
def test_nothing_is_reached(template: str) -> None:
    said = refused(template, **{"mien2.j2": ""})
    assert "mien.j2:1:" in said
    assert "/etc" not in said.replace("“/etc/passwd”", "")


@pytest.mark.parametrize(
    "template",
    ["{{ ['']|map(attribute='__class__')|list }}", "{{ ['']|groupby('__class__') }}",
     "{{ ['']|sort(attribute='__class__') }}", "{{ ['']|map(attribute='__class__')|map('string')|list }}"],
)  # fmt: skip
def test_what_looks_at_several_things_finds_nothing_in_them(template: str) -> None:
    try:
        said = made(template)
    except Trouble as trouble:
        said = EN(trouble.message)
    assert "class 'str'" not in said
    assert "&lt;" not in said


# What takes all the time, or all the memory, or makes a page of any size.
BOMBS = (
    "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(64) }}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% for a in [1] recursive %}{{ loop([1]) }}{% endfor %}",
    "{% include 'mien.j2' %}",
    "{% extends 'mien.j2' %}",
    "{{ range(10 ** 9)|list }}",
    "{{ range(99999)|list|string * 1000 }}",
    "{{ 'a' * 10 ** 9 }}",
    "{{ 10 ** 999999999 }}",
    "{{ [0] * 10 ** 9 }}",
    "{{ (1, 2) * 10 ** 9 }}",
    "{{ '%99999999d'|format(1) }}",
    "{{ '%99999999d' % 1 }}",
    "{{ '{:99999999}'.format(1) }}",
    "{{ 'a'|center(10 ** 10) }}",
    "{{ 'a'.ljust(10 ** 10) }}",
    "{{ 'a'.zfill(10 ** 8) }}",
    "{{ '\t'.expandtabs(10 ** 9) }}",
    "{{ 'a\na'|indent(10 ** 9) }}",
    "{{ 'aa'|replace('a', 'a' * 999999)|replace('a', 'a' * 999999) }}",
    "{{ (range(99999)|list)|join('a' * 99999) }}",
    "{% set n = namespace(a='aaaa') %}{% for i in range(99) %}{% set n.a = n.a ~ n.a %}{% endfor %}{{ n.a }}",
    "{% set n = namespace(a=[1]) %}{% for i in range(99) %}{% set n.a = n.a + n.a %}{% endfor %}{{ n.a|length }}",
    "{% set n = namespace(a=[1]) %}{% for i in range(99) %}{% set n.a = [n.a, n.a] %}{% endfor %}{{ n.a }}",
    "{% set a %}{% for i in range(9999) %}aaaaaa{% endfor %}{% endset %}{% for i in range(99) %}{{ a }}{% endfor %}",
    "{% for i in range(99999) %}aaaaaaaaaaaaaaaaaaaa{% endfor %}",
    "{{ ([1] * 99999)|batch(1, 2)|list|string * 9 }}",
    "{{ 'a'|list|slice(10 ** 9)|list }}",
    "{% set c = cycler(1) %}{% for a in range(999) %}{% for b in range(99999) %}{{ c.next() }}{% endfor %}{% endfor %}",
    "{{ ('a' * 999999)|wordwrap(1)|indent(999) }}",
)


@pytest.mark.parametrize("template", BOMBS)
def test_whatever_it_takes_is_bounded(template: str) -> None:
    refused(template)


def test_what_does_not_end_is_told_with_its_line() -> None:
    said = refused("a\n{% for a in range(99999) %}\n{% for b in range(99999) %}{% endfor %}{% endfor %}")
    assert "mien.j2:3: the template was stopped after 1 seconds" in said


def test_what_takes_too_much_is_told() -> None:
    assert "mien.j2:2:1: the template is wrong: it calls itself" in refused(
        "\n{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}"
    ).replace(":2:16:", ":2:1:")
    bomb = "{% set n = namespace(a='a' * 9999) %}\n{% for i in range(99) %}{% set n.a = n.a ~ n.a %}{% endfor %}"
    assert "mien.j2:2:1: the template is wrong: it needs more memory" in refused(bomb)
    assert "a page of 1999980 characters; it may have 200,000" in refused(
        "{% for i in range(99999) %}aaaaaaaaaaaaaaaaaaaa{% endfor %}"
    ).replace("1,999,980", "1999980")


def test_a_page_can_be_made_after_one_was_stopped() -> None:
    refused(BOMBS[0])
    assert made("{{ 1 + 1 }}") == "2"


def test_nothing_is_left_to_chance() -> None:
    for template in ("{{ [1, 2]|random }}", "{{ lipsum() }}"):
        assert "there is no" in refused(template)


def test_a_template_writes_no_file_and_reads_no_variable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLSCTL_SECRET", SECRET)
    before = sorted(tmp_path.iterdir())
    for template in ESCAPES:
        assert SECRET not in refused(template, **{"mien2.j2": ""})
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("format_", FORMATS)
def test_a_house_that_changes_nothing_gives_the_same_report(name: str, format_: str) -> None:
    view = VIEWS[name](example("demonstration"), "interne")
    own = House({f"{name}.{format_}.j2": f"{{% extends 'clsctl/{name}.{format_}.j2' %}}"})
    assert report(name, view, format_, language("fr"), own) == report(name, view, format_, language("fr"))
