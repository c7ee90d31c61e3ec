"""What files are called is for the house: names of people are in them, and nobody masks a name without its title."""

import json
from pathlib import Path

import pytest

from clsctl.core.audience import visible
from clsctl.core.model.fiche import Piece
from tests.cli.run import clsctl
from tests.facts.build import W, fiche, plan

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.mark.parametrize(("audience", "is_told"), [("publique", False), ("partenaires", False), ("interne", True)])
def test_the_file_of_a_fiche_is_in_the_export_of_the_house_only(audience: str, is_told: bool) -> None:
    ran = clsctl("export", "json", "-C", EXAMPLES / "demonstration", "--date", "2026-06-30", "--audience", audience)
    files = [each["file"] for each in json.loads(ran.out)["items"][0]["fiches"]]
    assert len(files) == 7
    assert [bool(file) for file in files] == [is_told] * 7


@pytest.mark.parametrize("audience", ["publique", "partenaires", "interne"])
def test_the_public_reads_the_title_of_a_document_and_not_its_path(audience: str) -> None:
    pieces = (
        Piece(W, "Un CV", "pieces/cv-camille.pdf"), Piece(W, "Une charte", "https://example.org/charte"),
        Piece(W, None, "pieces/sans-titre.pdf"), Piece(W, "Une annexe"),
    )  # fmt: skip
    (kept,) = visible(plan(fiche("1", pieces=pieces)), audience).fiches  # type: ignore[arg-type]
    first = None if audience == "publique" else "pieces/cv-camille.pdf"
    assert [each.lien for each in kept.pieces] == [first, "https://example.org/charte", "pieces/sans-titre.pdf", None]
