"""Which files are read, and what becomes of those that cannot be."""

import pytest

from clsctl.core.diagnostics import Where
from clsctl.core.snapshot import LeftOut, Snapshot
from clsctl.reading import load
from tests.reading.kit import HEAD, PLAN, lines, loaded, placed, plan


def fiche(number: int) -> str:
    return HEAD.replace("1.3", f"1.{number}")


TEN = {f"fiches/{n}.yaml": fiche(n) for n in range(10)}


def test_a_broken_file_hides_nothing_of_the_ten_others() -> None:
    files = {name: text + "porteur: ARS\n" for name, text in TEN.items()} | {"fiches/x.yaml": "titre: a : b\n"}
    found = placed(files | {"clsctl.yaml": PLAN})
    assert [each.code for each in found if each.where.file == "fiches/x.yaml"] == ["F002"]
    assert [each.where.file for each in found if each.code == "F010"] == sorted(TEN)
    only = plan(files)
    assert [each.id for each in only.fiches] == [f"1.{n}" for n in range(10)]
    assert only.illisibles == ("fiches/x.yaml",)
    assert only.abimees == tuple(sorted(TEN))


def test_a_fiche_with_a_wrong_value_is_read_without_it_and_named() -> None:
    only = plan({"fiches/1.yaml": HEAD + "redaction: 30/02/2020\nmoyens: Un poste\n"})
    assert only.fiches[0].redaction is None
    assert only.fiches[0].moyens == "Un poste"
    assert only.abimees == ("fiches/1.yaml",)
    assert only.illisibles == ()


def test_a_fiche_with_a_trap_is_whole() -> None:
    only = plan({"fiches/1.yaml": HEAD + "freins:\n  - Freins : zones\n"})
    assert only.fiches[0].freins == ("Freins : zones",)
    assert only.abimees == only.illisibles == ()


def without(key: str) -> str:
    """The head of a fiche, less one of its keys."""
    return "".join(f"{line}\n" for line in HEAD.splitlines() if not line.startswith(key))


def test_a_fiche_that_cannot_be_named_is_not_read() -> None:
    assert plan({"fiches/1.yaml": without("id")}).illisibles == ("fiches/1.yaml",)


@pytest.mark.parametrize("missing", ["type", "titre"])
def test_a_fiche_without_type_or_title_is_read_all_the_same(missing: str) -> None:
    only = plan({"fiches/1.yaml": without(missing)})
    assert [each.where.file for each in only.fiches] == ["fiches/1.yaml"]
    assert only.abimees == ("fiches/1.yaml",)


def test_the_glob_says_which_files_are_fiches() -> None:
    files = {"a/1.yaml": HEAD, "fiches/2.yaml": HEAD, "clsctl.yaml": PLAN + "fiches: a/*.yaml\n"}
    only = plan(files)
    assert [each.where.file for each in only.fiches] == ["a/1.yaml"]
    assert only.chemins == set(files)


def test_a_glob_over_everything_takes_neither_plan_nor_portfolio_for_a_fiche() -> None:
    assert plan({"clsctl.yaml": PLAN + 'fiches: "**/*.yaml"\n', "x/1.yaml": HEAD}).illisibles == ()


def test_without_a_plan_the_fiches_are_still_read() -> None:
    what = loaded({"fiches/1.yaml": HEAD})
    (only,) = what.portefeuille.plans
    assert [each.code for each in what.diagnostics] == ["F017"]
    assert what.diagnostics[0].where == Where("clsctl.yaml")
    assert only.code == "cls-test"
    assert len(only.fiches) == 1


def test_a_broken_plan_leaves_its_fiches_readable() -> None:
    only = plan({"clsctl.yaml": "titre: a : b\n", "fiches/1.yaml": HEAD})
    assert only.illisibles == ("clsctl.yaml",)
    assert len(only.fiches) == 1


def test_a_plan_with_a_wrong_value_keeps_the_rest() -> None:
    only = plan({"clsctl.yaml": PLAN + "signature: 2020\nfin: 2021-12-31\n"})
    assert only.signature is None
    assert only.fin is not None
    assert only.abimees == ("clsctl.yaml",)


def test_a_plan_for_a_later_release_says_so() -> None:
    (found,) = placed({"clsctl.yaml": PLAN.replace("clsctl: 1", "clsctl: 2")})
    assert found.code == "F013"
    assert "newer" in lines([found])


def test_the_code_is_the_name_of_the_directory_unless_said() -> None:
    assert plan({}).code == "cls-test"
    assert plan({"clsctl.yaml": PLAN + "code: tdc\n"}).code == "tdc"


def portfolio(plans: str, **more: str) -> dict[str, str | bytes]:
    files = {f"{name}/clsctl.yaml": PLAN for name in ("nord", "sud", "pays/est")}
    return {"portefeuille.yaml": f"clsctl: 1\ntitre: Tous\nplans: {plans}\n", **files, **more}


@pytest.mark.parametrize(
    ("plans", "codes"),
    [
        ("[nord]", ["nord"]),
        ("[sud, nord]", ["sud", "nord"]),
        ('["*"]', ["nord", "sud"]),
        ('["**"]', ["nord", "est", "sud"]),
        ("[pays/est, '*']", ["est", "nord", "sud"]),
    ],
)
def test_a_portfolio_names_its_plans(plans: str, codes: list[str]) -> None:
    what = loaded(portfolio(plans))
    assert [each.code for each in what.portefeuille.plans] == codes
    assert what.diagnostics == ()
    assert what.portefeuille.titre == "Tous"


def test_the_files_of_a_portfolio_keep_their_whole_path() -> None:
    what = loaded(portfolio("[pays/est]", **{"pays/est/fiches/1.yaml": HEAD, "pays/est/fiches/2.yaml": "x\n"}))
    (only,) = what.portefeuille.plans
    assert only.fiches[0].where.file == "pays/est/fiches/1.yaml"
    assert only.illisibles == ("pays/est/fiches/2.yaml",)
    assert only.chemins == {"clsctl.yaml", "fiches/1.yaml", "fiches/2.yaml"}


def test_a_finding_names_the_fiche_and_in_a_portfolio_its_plan() -> None:
    wrong = HEAD + "porteur: ARS\n"
    assert [each.ref for each in loaded({"clsctl.yaml": PLAN, "fiches/1.yaml": wrong}).diagnostics] == ["1.3"]
    what = loaded(portfolio("[nord]", **{"nord/fiches/1.yaml": wrong, "nord/fiches/2.yaml": "x: y\n"}))
    assert [each.ref for each in what.diagnostics] == ["nord:1.3", None, None, None, None]


def test_a_pattern_without_a_plan_is_an_error() -> None:
    (found,) = placed(portfolio("[nord, nrod]"))
    assert (found.code, found.where.key, found.span and found.span[:2]) == ("F017", "plans[1]", (3, 15))


@pytest.mark.parametrize("glob", ["../ailleurs", "/ailleurs", "C:/ailleurs"])
def test_a_pattern_does_not_leave_the_portfolio(glob: str) -> None:
    assert [each.code for each in placed(portfolio(f"['{glob}']"))] == ["F016"]


def test_a_broken_portfolio_leaves_its_plans_readable_and_is_named() -> None:
    what = loaded(portfolio("[nord : sud : est]"))
    assert [each.code for each in what.portefeuille.plans] == ["nord", "est", "sud"]
    assert what.portefeuille.plans[0].illisibles == ("portefeuille.yaml",)


def test_a_portfolio_with_a_wrong_value_is_named() -> None:
    what = loaded(portfolio("[nord]\nzzz: 1"))
    assert what.portefeuille.plans[0].abimees == ("portefeuille.yaml",)


def test_the_plans_own_directory_is_a_dot() -> None:
    what = loaded({"portefeuille.yaml": "clsctl: 1\nplans: [.]\n", "clsctl.yaml": PLAN})
    assert [each.code for each in what.portefeuille.plans] == ["cls-test"]


def test_an_empty_snapshot_is_a_finding() -> None:
    assert [each.code for each in loaded({}).diagnostics] == ["F017"]


def test_texts_are_those_that_were_read() -> None:
    what = loaded({"clsctl.yaml": PLAN, "fiches/1.yaml": HEAD, "autre.txt": "x"})
    assert dict(what.texts) == {"clsctl.yaml": PLAN, "fiches/1.yaml": HEAD}
    assert len(what.texts) == 2


def test_empty_rubrics_are_noted_wherever_they_are() -> None:
    text = HEAD + "moyens:\npublics: []\nenjeux:\n  -\n  - x\netapes:\n  - id: E1\n    calendrier:\nsuivi:\n"
    (only,) = plan({"fiches/1.yaml": text}).fiches
    keys = ["moyens", "publics", "enjeux[0]", "etapes[0].calendrier", "suivi"]
    assert [each.key for each in only.vides] == keys
    assert only.enjeux == ("x",)
    assert only.etapes[0].calendrier == ""
    assert plan({"clsctl.yaml": PLAN + "periode:\n"}).vides == (Where("clsctl.yaml", ("periode",)),)


def test_a_calendar_may_be_a_text_or_empty() -> None:
    (one,) = plan({"fiches/1.yaml": HEAD + "calendrier: fin 2021\n"}).fiches
    assert one.calendrier
    assert (one.calendrier.texte, one.calendrier.where.key) == ("fin 2021", "calendrier")
    (two,) = plan({"fiches/1.yaml": HEAD + "calendrier:\n"}).fiches
    assert two.calendrier
    assert two.calendrier.texte == ""


def test_a_followed_deliverable_without_anything_is_kept() -> None:
    (one,) = plan({"fiches/1.yaml": HEAD + "suivi:\n  livrables:\n    L1:\n"}).fiches
    assert one.suivi
    assert list(one.suivi.livrables) == ["L1"]
    assert [each.key for each in one.vides] == ["suivi.livrables.L1"]


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        (LeftOut("fiches/1.yaml", "link"), True),
        (LeftOut("fiches/1.yaml", "special"), True),
        (LeftOut("fiches", "link"), True),
        (LeftOut("fiches", "unreadable"), True),
        (LeftOut("fiches/axe-1", "submodule"), True),
        (LeftOut("fiches/axe-1", "special"), False),
        (LeftOut("fiches/lisez-moi.md", "link"), False),
        (LeftOut("pieces", "link"), False),
        (LeftOut("pieces/1.yaml", "link"), False),
    ],
)
def test_what_no_source_takes_is_told_where_a_fiche_is_looked_for(entry: LeftOut, told: bool) -> None:
    what = load(Snapshot("disk", None, {"clsctl.yaml": PLAN.encode()}, (entry,)), "cls-test")
    (only,) = what.portefeuille.plans
    assert [(each.code, each.where.file) for each in what.diagnostics] == [("F019", entry.path)] * told
    assert only.illisibles == (entry.path,) * told


def test_a_plan_file_that_is_a_link_is_told_as_one() -> None:
    what = load(Snapshot("disk", None, {}, (LeftOut("clsctl.yaml", "link"),)), "cls-test")
    assert [each.code for each in what.diagnostics] == ["F019"]
    files = {"portefeuille.yaml": b"clsctl: 1\ntitre: Tous\nplans: ['*']\n", "nord/clsctl.yaml": PLAN.encode()}
    both = load(Snapshot("disk", None, files, (LeftOut("sud/clsctl.yaml", "link"),)), "tous")
    assert [(each.code, each.where.file) for each in both.diagnostics] == [("F019", "sud/clsctl.yaml")]
    assert [plan.illisibles for plan in both.portefeuille.plans] == [(), ("sud/clsctl.yaml",)]


def test_a_portfolio_that_names_no_plan_is_an_error() -> None:
    found = placed(portfolio("[]"))
    assert [(each.code, each.where.key) for each in found] == [("F017", "plans")]
    assert loaded(portfolio("[]")).portefeuille.plans == ()


def test_advice_on_a_pattern_is_not_that_on_a_document() -> None:
    for text in (
        lines(placed(portfolio("['../sud']"))),
        lines(placed({"clsctl.yaml": PLAN + "fiches: ../x/*.yaml\n"})),
    ):
        assert "F016" in text
        assert "pieces/" not in text


def test_a_needed_key_that_is_empty_is_told_once() -> None:
    (only,) = plan({"fiches/1.yaml": HEAD.replace(" Prévention des chutes", "")}).fiches
    assert only.vides == ()
