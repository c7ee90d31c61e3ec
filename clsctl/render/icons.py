"""The sign of each state and weather: a shape that is told apart without colour, drawn where it stands."""

from functools import cache

from markupsafe import Markup

# Paths on a square of 12; those of `_FILLED` are filled, the others are lines.
_PATHS = {
    "en_retard": "M6 .8 11.6 11H.4Z",
    "proche": "M6 .6 11.4 6 6 11.4.6 6Z",
    "en_cours": "M2.6 1.2v9.6L10.8 6Z",
    "a_venir": "M6 1.6a4.4 4.4 0 1 1 0 8.8 4.4 4.4 0 0 1 0-8.8Z",
    "recurrent": "M9.9 4A4.3 4.3 0 1 0 10.3 6M10.4 1.2V4.2H7.4",
    "continu": "M.8 6H10.8M7.6 2.8 10.8 6 7.6 9.2",
    "non_datable": "M3.9 4.1a2.1 2.1 0 1 1 3.2 1.8C6.3 6.4 6 6.8 6 7.6M6 10v.3",
    "sans_echeance": "M2 6H10",
    "remis": "M1.6 6.6 4.8 9.8 10.6 2.4",
    "remis_en_retard": "M1.8 4.8 4.8 7.6 10.2 1.4M1.6 10.6H10.4",
    "suspendu": "M3.8 2V10M8.2 2V10",
    "abandonne": "M2.2 2.2 9.8 9.8M9.8 2.2 2.2 9.8",
    "echu": "M2 2H10V10H2Z",
    "soleil": "M6 3.4a2.6 2.6 0 1 1 0 5.2 2.6 2.6 0 0 1 0-5.2ZM6 .4v1.4M6 10.2v1.4M.4 6h1.4M10.2 6h1.4",
    "couvert": "M3.4 8.6a2.2 2.2 0 1 1 .5-4.3A2.8 2.8 0 0 1 9.2 5 1.8 1.8 0 0 1 9 8.6Z",
    "nuage": "M3.4 7.4a2.2 2.2 0 1 1 .5-4.3A2.8 2.8 0 0 1 9.2 3.8 1.8 1.8 0 0 1 9 7.4ZM3 10.4h6",
    "orage": "M3.4 6.4a2.2 2.2 0 1 1 .5-4.3A2.8 2.8 0 0 1 9.2 2.8 1.8 1.8 0 0 1 9 6.4ZM6.6 6.8 5 9.2h2L5.6 11.6",
}
_FILLED = frozenset({"en_retard", "proche", "en_cours"})


@cache
def icon(name: str) -> Markup:
    """The sign of that name, hidden from screen readers since its word is beside it; nothing for an unknown one."""
    if name not in _PATHS:
        return Markup("")
    kind = "plein" if name in _FILLED else "trait"
    return Markup(
        '<svg class="i {}" viewBox="0 0 12 12" aria-hidden="true" focusable="false"><path d="{}"/></svg>'
    ).format(kind, _PATHS[name])
