"""What the views of a site say in the cases that the examples do not have."""

import re
from datetime import date

import pytest

from clsctl import __version__
from clsctl.core.changes import words
from clsctl.core.facts import plan_facts
from clsctl.core.messages import msg
from clsctl.core.model.fiche import Calendrier, Fiche, Livrable
from clsctl.core.model.plan import Acteur, Instance, Plan
from clsctl.core.model.suivi import Note, Suivi, SuiviLivrable
from clsctl.core.provenance import SITE, Provenance
from clsctl.core.site.contenu import Moment, Passe, contenu
from clsctl.core.site.pages import LARGE, pages
from clsctl.core.site.places import places
from clsctl.core.slugs import slug, stems
from clsctl.core.views.scope import Scope
from clsctl.render.language import language
from clsctl.render.site import setter
from clsctl.render.templates import NO_HOUSE
from tests.render.plans import DAY, W, scope

FR = language("fr")


def site(plan: Plan, passe: Passe | None = None, titre: str | None = None) -> dict[str, str]:
    """The pages of the site of a plan, set."""
    what: Scope = scope(plan, titre=titre)._replace(audience="interne")
    page = setter(FR, NO_HOUSE, Provenance(__version__, SITE, "html", "interne", "disk", DAY))
    return {each.path: page(each) for each in pages(contenu(what, "interne", passe or Passe()))}


def plan(*fiches: Fiche, **fields: object) -> Plan:
    return Plan(W, "essai", titre="Contrat d'essai", fiches=fiches)._replace(**fields)  # type: ignore[arg-type]


def fiche(ref: str = "1.3", **fields: object) -> Fiche:
    return Fiche(W, ref, "fiche_action", f"La fiche {ref}")._replace(**fields)  # type: ignore[arg-type]


def test_a_plan_without_anything_has_all_its_pages_and_they_say_so() -> None:
    found = site(plan(), Passe(absente=msg("Nothing changed.")))
    assert "Aucune fiche à montrer" in found["fiches/index.html"]
    assert "Aucune fiche ne nomme de porteur" in found["porteurs/index.html"]
    assert "Le plan ne nomme aucun axe" in found["axes/index.html"]
    assert "Le plan ne nomme aucune instance" in found["instances/index.html"]
    assert "Rien dans le plan n’a de date" in found["annees/index.html"]
    assert "Aucun montant" in found["argent.html"]
    assert "aucun indicateur" in found["indicateurs.html"]
    assert "../" not in found["calendrier.html"]


def test_of_two_fiches_with_one_reference_the_last_has_the_page() -> None:
    found = site(plan(fiche(titre="La première"), fiche(titre="La seconde")))
    assert "La seconde" in found["fiches/1.3.html"]
    assert "La première" not in found["fiches/1.3.html"]


def test_the_id_of_a_deliverable_is_not_taken_for_a_fiche() -> None:
    one = fiche("A", livrables=(Livrable(W, "L1", "Diagnostic", "2026-12-31"),), depend_de=("L1",))
    found = site(plan(one, fiche("L1")))
    follow_up = found["fiches/a.html"].split('class="suivi"')[1]
    assert "l1.html" not in follow_up.split('class="voisins"')[0]
    assert 'href="../fiches/l1.html"' in found["fiches/index.html"]


def test_a_large_contract_has_a_short_dashboard() -> None:
    one = fiche(calendrier=Calendrier(W, debut=date(2026, 1, 1), fin=date(2026, 12, 31)))
    few = site(plan(one))["index.html"]
    many = site(plan(*(one._replace(id=str(rank)) for rank in range(LARGE + 1))))["index.html"]
    assert "La fiche 1.3" in few
    assert "La fiche 1.3" not in many


def test_a_meeting_to_come_and_one_without_a_day() -> None:
    later, some = Instance(W, "plus-tard", "copil", date(2030, 1, 1)), Instance(W, "un-jour")
    found = site(plan(instances=(later, some)))
    for code in ("plus-tard", "un-jour"):
        assert "Elle ne s’est pas encore tenue" in found[f"instances/{code}.html"]


def test_a_meeting_before_the_history_says_so() -> None:
    found = site(plan(instances=(Instance(W, "c", "copil", date(2020, 1, 1)),)))
    assert "L’historique ne remonte pas jusqu’à ce jour" in found["instances/c.html"]


def test_a_meeting_before_the_history_tells_what_the_follow_up_dates() -> None:
    """A plan that entered git after two of its meetings: « Rien n'a changé » would be false."""
    held = tuple(Instance(W, f"c{month}", "copil", date(2020, month, 1)) for month in (3, 6, 9))
    noted = Suivi(W, livrables={"L1": SuiviLivrable(W, date(2020, 5, 4))})
    followed = plan(fiche(suivi=noted, livrables=(Livrable(W, "L1", "Diagnostic"),)), instances=held)
    begun = Moment(date(2020, 8, 1), "a" * 40, None, (words.thing("1.3", "added", "La fiche 1.3"),))
    found = site(followed, Passe(moments={"essai": (begun,)}))
    june, september = (re.sub("[\u00a0\u202f]", " ", found[f"instances/{each}.html"]) for each in ("c6", "c9"))
    assert "L’historique commence le 1er août 2020" in june
    assert " remis le 4 mai 2020" in june
    assert "L’historique commence" in september
    assert "Rien n’a changé" in september
    assert "Ajout de 1.3" not in september


def test_notes_of_a_meeting_named_by_its_kind() -> None:
    held = Instance(W, "copil-1", "copil", date(2026, 3, 1))
    noted = Suivi(W, notes=(Note(W, date(2026, 3, 2), "copil", texte="Dit ce jour-là"), Note(W, texte="Sans instance")))
    found = site(plan(fiche(suivi=noted), instances=(held,)))
    assert "Dit ce jour-là" in found["instances/copil-1.html"]
    assert "Sans instance" not in found["instances/copil-1.html"]
    assert "../instances/copil-1.html" in found["fiches/1.3.html"]


def test_a_contract_of_a_century_has_no_page_for_each_year() -> None:
    long = plan(fiche(), effet=date(1900, 1, 1), fin=date(2100, 1, 1))
    assert set(places(plan_facts(long, DAY)).annees) == {"1900", "2100"}


def test_a_portfolio_names_the_contract_of_what_is_found() -> None:
    found = site(plan(fiche()), titre="Tous les contrats")
    assert "essai/fiches/1.3.html" in found["recherche.html"]
    assert "essai/index.html" in found
    assert "Tous les contrats" in found["essai/fiches/1.3.html"]


def test_holders_by_their_names() -> None:
    actors = {"a": Acteur(W, "a", sigle="ASSO"), "b": Acteur(W, "b", "Le Bus"), "c": Acteur(W, "c", "Centre", "CTR")}
    found = site(plan(fiche(porteurs=("a", "b", "c", "La mairie")), acteurs=actors))
    heads = {
        path: re.sub("<[^>]+>", "", re.findall("<h1>(.*?)</h1>", page)[0])
        for path, page in found.items()
        if path.startswith("porteurs/") and path.endswith(".html")
    }
    assert heads == {
        "porteurs/index.html": "Porteurs", "porteurs/a.html": "ASSO", "porteurs/b.html": "Le Bus",
        "porteurs/c.html": "Centre (CTR)", "porteurs/la-mairie.html": "La mairie",
    }  # fmt: skip


def test_two_contracts_of_one_code_have_folders_of_their_own() -> None:
    what = scope(plan(fiche()), plan(fiche("2.1")), titre="Tous")._replace(audience="interne")
    paths = [each.path for each in pages(contenu(what, "interne", Passe()))]
    assert len(set(paths)) == len(paths)
    assert any(path.endswith("/fiches/2.1.html") for path in paths)


@pytest.mark.parametrize(
    ("keys", "names"),
    [
        (("1.3", "1.10"), ("1.3", "1.10")),
        (("ARS", "ars"), ("ars-f254a27d", "ars")),
        (("con", "index", "nul.1", "..", "é"), ("fiche-con", "fiche-index", "fiche-nul.1", "fiche", "e")),
        (("Commune d'Orléans", "Commune d’Orléans"), ("commune-d-orleans", None)),
    ],
)
def test_names_of_pages(keys: tuple[str, ...], names: tuple[str | None, ...]) -> None:
    found = stems(keys, "fiche")
    assert len(set(found.values())) == len(keys)
    for key, name in zip(keys, names, strict=True):
        assert name is None or found[key] == name


def test_a_new_fiche_moves_the_address_of_no_other() -> None:
    before = stems(("b", "A", "a"), "fiche")
    after = stems(("C", "a", "b", "c", "A"), "fiche")
    assert {key: after[key] for key in before} == before


def test_slugs_are_cut_between_words() -> None:
    assert slug("Œuvrer à la " + "santé " * 20) == "oeuvrer-a-la-sante-sante-sante-sante-sante-sante"
