"""The page of the documentation is what the commands print."""

from tools.make_historique import TARGET, page


def test_the_page_is_up_to_date() -> None:
    """`python -m tools.make_historique` writes it again."""
    assert TARGET.read_text(encoding="utf-8") == page()
