"""YAML written by Hypothesis in every style that the format takes, for the tests that compare two readers."""

from hypothesis import strategies as st

Tree = str | list["Tree"] | dict[str, "Tree"]

_LETTERS = st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"], exclude_characters="\u2028\u2029\ufeff")
_WORDS = st.sampled_from(
    [
        "NON",
        "01004",
        "1.10",
        "12/2020",
        "~",
        "null",
        "Projet 1.1 : x",
        "a # b",
        "- x",
        "l'accès",
        "« à »",
        "@x",
        "50 000 €",
    ]
)
_TEXT = st.one_of(_WORDS, st.text(_LETTERS, min_size=1, max_size=20))
_KEY = st.text("abcdefghij_", min_size=1, max_size=6)
_TREES = st.dictionaries(
    _KEY,
    st.recursive(
        _TEXT,
        lambda inner: st.one_of(
            st.lists(inner, min_size=1, max_size=3), st.dictionaries(_KEY, inner, min_size=1, max_size=3)
        ),
        max_leaves=6,
    ),
    min_size=1,
    max_size=4,
)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _double(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _scalar(text: str, style: int, indent: str) -> str:
    """A text on the line of its key: in quotes, or in a block below."""
    if style == 0 and text.isascii() and text.replace(" ", "").isalnum() and text == text.strip():
        return f" {text}"
    if style == 1:
        return f" {_double(text)}"
    if style in (2, 3) and text.strip() and not text[0].isspace():
        return f" {'|' if style == 2 else '>'}\n{indent}  {text}"
    return f" {_quoted(text)}"


def _write(tree: Tree, draw: st.DrawFn, indent: str) -> str:
    """A value as it follows its key's colon or its dash."""
    if isinstance(tree, str):
        return _scalar(tree, draw(st.integers(0, 4)), indent) + "\n"
    gap = draw(st.sampled_from(["", "", f"{indent}  # une remarque\n", "\n"]))
    if isinstance(tree, list):
        if draw(st.booleans()) and all(isinstance(each, str) for each in tree):
            return " [" + ", ".join(_quoted(str(each)) for each in tree) + "]\n"
        return "\n" + gap + "".join(f"{indent}  -{_write(each, draw, indent + '  ')}" for each in tree)
    return "\n" + gap + "".join(f"{indent}  {key}:{_write(each, draw, indent + '  ')}" for key, each in tree.items())


@st.composite
def _written(draw: st.DrawFn) -> str:
    tree = draw(_TREES)
    return "".join(f"{key}:{_write(value, draw, '')}" for key, value in tree.items())


WRITTEN = _written()
