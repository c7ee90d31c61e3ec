"""Quick looks at a text give what a look at each character gives."""

from clsctl.render.width import char_width, one_line, visible, width

CHARACTERS = [chr(code) for code in range(0x20000) if not 0xD800 <= code < 0xE000]


def test_every_character_is_as_wide_in_a_text_as_alone() -> None:
    assert [char for char in CHARACTERS[128:] if width(char) != char_width(char)] == []


def test_every_character_comes_out_as_a_closer_look_has_it() -> None:
    def closely(text: str) -> str:
        for char in "\t\r\n\x0b\x0c\x85\u2028\u2029":
            text = text.replace(char, " ")
        return visible(" ".join(part for part in text.split(" ") if part))

    texts = [text for char in CHARACTERS for text in (f"a{char}b", f"é  {char}")]
    assert [text for text in texts if one_line(text) != closely(text)] == []
