"""The progress of each axis on the dashboard: a bar of its own, told to those who do not see it, with words beside."""

import re
from datetime import date

from clsctl.core.views.tableau_de_bord import tableau_de_bord
from clsctl.render.language import language
from clsctl.render.reports import report
from tests.render.plans import example


def test_each_axis_has_its_bar_and_its_words() -> None:
    view = tableau_de_bord(example("demonstration", date(2026, 6, 30)), "publique")
    page = report("tableau-de-bord", view, "html", language("fr"))
    axes = re.findall(r"<li>\n<h4>(.*?)</h4>(.*?)</li>\n(?=<li>\n<h4>|</ul>)", page, re.DOTALL)
    told = [each for each in view.plans[0].axes if each.avancement.total]
    assert len(told) == len(axes) == 3
    for of, (titre, inside) in zip(told, axes, strict=True):
        done = of.avancement
        (bar,) = re.findall(r'<svg class="avance".*?</svg>', inside)
        assert f"<title>Avancement de {titre}</title>" in bar
        told_of = f"Avancement\u00a0: {done.remis} remis sur {done.total}, {done.dus} dus à cette date"
        assert f"<desc>{told_of}</desc>" in bar.replace(f"{done.dus} dû à", f"{done.dus} dus à")
        drawn = re.findall(r'class="fait" y="6" width="([\d.]+)%"', bar)
        assert drawn == ([f"{100 * done.part:.2f}".rstrip("0").rstrip(".")] if done.part else [])
        assert of.attendu == done.dus / done.total
        beside = re.sub("<[^>]*>", "", inside.replace(bar, ""))
        assert f"{done.remis}" in beside
        if done.a_jour:
            served = done.remis_dus - done.a_jour
            assert f"{done.dus}, dont remis\u00a0: {served}, et récurrents à jour\u00a0: {done.a_jour}" in beside
        else:
            assert f"{done.dus}, dont {done.remis_dus}" in beside
