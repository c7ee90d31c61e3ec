"""docs/reference/regles.md says what the rules say."""

from clsctl.render.language import language
from tools.make_rules import TARGET, page


def test_the_page_is_made_from_the_rules() -> None:
    assert TARGET.read_text("utf-8") == page(language("fr")), "run: python -m tools.make_rules"
