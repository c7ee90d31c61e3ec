"""The forms of values in their corners: what the cases of `cases/` do not show."""

from decimal import Decimal

import pytest

from clsctl.reading.decoding import MAX_BYTES
from clsctl.reading.loading import read_file
from clsctl.reading.table.fiche import FICHE
from clsctl.reading.table.plan import PLAN
from tests.reading.kit import HEAD, fiche, found, lines, plan, read_fiche
from tests.reading.kit import PLAN as PLAN_HEAD


def plan_found(text: str) -> list[str]:
    return found_in(PLAN_HEAD + text)


def found_in(text: str) -> list[str]:
    return [
        f"{each.code} {each.where.key}"
        for each in sorted(read_file("clsctl.yaml", text.encode(), PLAN).problems, key=lambda each: each.span or (0,))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("redaction: [2020-12-17]\n", ["1:12-1:24 F011"]),
        ("redaction: {a: b}\n", ["1:12-1:18 F011"]),
        ("type2: x\n", ["1:1-1:6 F010"]),
        ("suivi:\n  statut: [en_cours]\n", ["2:11-2:21 F011"]),
        ("rubriques: [a]\n", ["1:12-1:15 F011"]),
        ("rubriques:\n  '': x\n", ["2:3-2:5 F011"]),
        ("rubriques:\n  ? [a]\n  : x\n", ["2:5-2:8 F011"]),
        ("rubriques:\n  a: [x]\n  a: y\n", ["2:6-2:9 F011", "3:3-3:4 F003"]),
        ("suivi:\n  livrables:\n    Livrable 1:\n      remis_le: 2020-01-01\n", ["3:5-3:15 F011"]),
        ("suivi:\n  bilans:\n    21:\n      texte: x\n", ["3:5-3:7 F011"]),
        ("'': x\n", ["1:1-1:3 F011"]),
        ("cpts:\n  sollicitations:\n    - sollicitee: [oui, [non]]\n", ["3:25-3:30 F011"]),
        ("livrables: L1\n", ["1:12-1:14 F011"]),
        ("etapes:\n  - id: E1\n    livrables:\n      - L1\n", ["4:9-4:11 F011"]),
        ("moyens: a\nmoyens: b\nmoyens: c\n", ["2:1-2:7 F003", "3:1-3:7 F003"]),
        ("id: '2'\n", ["1:1-1:3 F003"]),
    ],
)
def test_a_wrong_form_is_told_at_its_place(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "moyens: l'accès - x\n",
        "moyens: http://example.org/a:b#c\n",
        "moyens: a#b\n",
        "moyens: '# pas un commentaire'\n",
        "moyens: |\n  # un titre\n  - un\n  - deux\n",
        "moyens: une phrase\n  sur deux lignes\n",
        "# une remarque\nmoyens: x\n  # une autre\n",
        "redaction: 2020-12-17 # au propre\n",
        "suivi:\n  statut: en_cours # vu au comité\n  livrables:\n    L1: # le rapport\n      remis_le: 2020-01-01\n",
        "porteurs: [ars, cd-82] # les deux\n",
        "moyens: x # clsctl: ignore P801 publié\n",
        "publics: [Ville de Toulouse, CCAS]\n",
        "publics: [Élus, professionnels de santé]\n",
        "partenaires: [ARS, URPS médecins, Élus locaux]\n",
        "leviers: ['Une, deux', \"trois, et quatre\"]\n",
        "enjeux:\n  - Réduire, améliorer\n",
        "moyens: >\n  plié\n\n  deux\n",
        "publics: ['- Élus']\n",
        "moyens: -5 %\n",
        "moyens: 1. Un seul\n",
    ],
)
def test_what_is_well_written_is_no_trap(text: str) -> None:
    assert found(text) == []


def test_a_text_keeps_what_was_typed() -> None:
    one = fiche("numero: 1.10\nmoyens: NON\naxe: 01004\ncontexte: ~\ngouvernance: null\ndescription: '  a  '\n")
    assert (one.numero, one.moyens, one.axe) == (("1.10",), "NON", "01004")
    assert (one.contexte, one.gouvernance, one.description) == ("~", "null", "  a  ")


def test_a_block_loses_its_last_line_break_only() -> None:
    one = fiche("moyens: |\n  a\n\n  b\ncontexte: |+\n  c\n\npublics:\n  - |\n    d\n")
    assert (one.moyens, one.contexte, one.publics) == ("a\n\nb", "c", ("d",))


def test_boxes_are_read_in_any_case() -> None:
    text = (
        "cpts:\n  partenariats:\n    - existe: OUI\n    - existe: [Non, oui]\n    - existe: [oui, oui]\n    - existe:\n"
    )
    one = fiche(text)
    assert one.cpts
    assert [each.existe for each in one.cpts.partenariats] == [("oui",), ("oui", "non"), ("oui",), ()]


def test_an_empty_cell_is_an_answer() -> None:
    one = fiche("cpts:\n  professionnels:\n    - profession: Médecin\n      identifies: 12\n      engages:\n")
    assert one.cpts
    assert (one.cpts.professionnels[0].identifies, one.cpts.professionnels[0].engages) == ("12", None)
    assert one.vides == ()


def test_an_amount_in_a_block_is_read() -> None:
    one = fiche("financements:\n  - montant: |\n      50 000 €\n")
    assert one.financements[0].montant == Decimal(50000)


def test_an_address_is_no_key_without_its_space() -> None:
    assert "Write its keys" in lines(read_fiche("territoire: http://example.org\n").problems)
    assert "libelle: Moissac" in lines(read_fiche("territoire:\n  libelle:Moissac\n").problems)


def test_a_list_given_as_a_text_is_told_and_nothing_is_lost() -> None:
    read = read_fiche("publics: Habitants\n")
    assert read.record.publics == ("Habitants",)
    assert read.damaged


def test_an_entry_without_its_id_is_left_out_alone() -> None:
    read = read_fiche("livrables:\n  - titre: a\n  - id: L2\n")
    assert [each.id for each in read.record.livrables] == ["L2"]


def test_a_file_over_the_limit_is_refused_and_one_at_it_is_not() -> None:
    assert MAX_BYTES == 1024 * 1024
    text = HEAD + "moyens: |\n  "
    room = MAX_BYTES - len((text + "\n").encode())
    assert not found("", text + "x" * room + "\n")
    assert [each.code for each in read_fiche("", text + "x" * (room + 1) + "\n").problems] == ["F007"]


def test_many_invisible_characters_are_told_together() -> None:
    read = read_fiche("moyens: " + "\x02" * 30 + "\n")
    assert [each.code for each in read.problems] == ["F008"] * 5
    assert "and 25 others" in lines(read.problems)


def test_utf_16_without_mark_is_no_text() -> None:
    (one,) = read_file("f.yaml", HEAD.encode("utf-16-le"), FICHE).problems
    assert one.code in {"F001", "F008"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("calendrier: 60\n", ["F011 calendrier"]),
        ("calendrier:\n", []),
        ("calendrier:\n  proche: soixante\n", ["F015 calendrier.proche"]),
        ("calendrier:\n  proche:\n  fin:\n", []),
        ("calendrier:\n  proches: 60\n", ["F010 calendrier.proches"]),
        ("calendrier:\n  proche: 60\n  proche: 61\n", ["F003 calendrier.proche"]),
        ("calendrier:\n  fin:\n    anneee: 01/10-31/12\n", ["F010 calendrier.fin.anneee"]),
        ("calendrier:\n  fin:\n    annee: octobre\n", ["F011 calendrier.fin.annee"]),
        ("calendrier:\n  fin: 01/10-31/12\n", ["F011 calendrier.fin"]),
        ("calendrier:\n  ete:\n    annee: x\n", ["F011 calendrier.ete"]),
        ("calendrier:\n  ? [a]\n  : x\n", ["F011 calendrier.?"]),
        ("gabarits:\n  x:\n    - cles: [levier]\n", ["F013 gabarits.x[0].cles[0]"]),
        ("gabarits:\n  x:\n    - cles: [objectifs.generau]\n", ["F013 gabarits.x[0].cles[0]"]),
        ("gabarits:\n  x:\n    - cles: [leviers.x]\n", ["F013 gabarits.x[0].cles[0]"]),
        ("gabarits:\n  x:\n    - cles: [rubriques.Moyens mobilisés, calendrier.phases.titre]\n", []),
        ("gabarits:\n  x:\n    - libelle: a\n", ["F012 gabarits.x[0]"]),
        ("regles:\n  ignorer: [h006]\n", ["F011 regles.ignorer[0]"]),
        ("regles:\n  par_fichier:\n    ../x: [H006]\n", ["F016 regles.par_fichier.../x"]),
        ("fiches: C:/fiches/*.yaml\n", ["F016 fiches"]),
        ("axes:\n  - titre: x\n", ["F012 axes[0]"]),
        ("acteurs:\n  Agence régionale: {}\n", ["F011 acteurs.Agence régionale"]),
        ("rapports:\n  langue: de\n", ["F013 rapports.langue"]),
    ],
)
def test_a_wrong_setting_of_a_plan_is_told(text: str, expected: list[str]) -> None:
    assert plan_found(text) == expected


def test_a_wrong_setting_leaves_the_default() -> None:
    only = plan({"clsctl.yaml": PLAN_HEAD + "calendrier:\n  proche: x\n  fin:\n    mois: 25-31\n"})
    assert only.calendrier.proche == 60
    assert only.calendrier.bounds.fin.mois == (25, 31)


def test_the_nearest_key_of_a_layout_is_proposed_whole() -> None:
    read = read_file("clsctl.yaml", (PLAN_HEAD + "gabarits: {x: [{cles: [objectifs.generau]}]}\n").encode(), PLAN)
    assert "objectifs.generaux" in lines(read.problems)


def test_an_actor_needs_a_code_only() -> None:
    only = plan({"clsctl.yaml": PLAN_HEAD + "acteurs:\n  ars:\n  cd: {nom: Conseil}\n"})
    assert {code: (each.code, each.nom) for code, each in only.acteurs.items()} == {
        "ars": ("ars", None),
        "cd": ("cd", "Conseil"),
    }


def test_a_key_without_its_colon_is_no_text_with_one() -> None:
    assert [each.code for each in read_fiche("freins:\n  - ? a\n").problems] == ["F011"]


def test_a_plan_whose_version_is_no_number_says_so() -> None:
    assert found_in(PLAN_HEAD.replace("clsctl: 1", "clsctl: un")) == ["F013 clsctl"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("publics: [a, , b c]\n", ["F002"]),
        ("publics: [a b, '', c]\n", []),
        ("publics: [Élus « locaux, régionaux »]\n", ["F022"]),
        ("enjeux: [un accès, une aide]\n", []),
        ("territoire: {}\n", []),
        ("rubriques: {}\nsuivi: {livrables: {}}\n", []),
        ("rubriques:\n", []),
        ("*a : x\n", ["F004"]),
        ("redaction: *a\nsuivi:\n  meteo: *b\npublics: *c\n", ["F004", "F004", "F004"]),
    ],
)
def test_brackets_and_braces_in_their_corners(text: str, expected: list[str]) -> None:
    assert [each.code for each in read_fiche(text).problems] == expected
