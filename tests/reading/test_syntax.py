"""Everything libyaml can say of a text is put into words, each with a place inside the text."""

import pytest
from yaml.error import MarkedYAMLError
from yaml.reader import ReaderError

from clsctl.reading.lines import Lines
from clsctl.reading.mending import mended
from clsctl.reading.syntax import _FAULTS, explain
from clsctl.reading.yaml_nodes import TooDeep, parse
from tests.reading.kit import CASES, ENGLISH

# One text for each of libyaml's problems, where no case of `cases/` has it already.
TEXTS = {
    "found unexpected end of stream": "a: 'b\n",
    "found unexpected document indicator": "a: 'b\n--- \n",
    "found a tab character that violates indentation": "a:\n  b: c\n\td: e\n",
    "found a tab character where an indentation space is expected": "a: |\n\tb\n",
    "found invalid Unicode character escape code": 'a: "\\ud800"\n',
    "did not find expected hexdecimal number": 'a: "\\xg"\n',
    "found duplicate %YAML directive": "%YAML 1.1\n%YAML 1.1\n---\na: b\n",
    "found duplicate %TAG directive": "%TAG !a! b\n%TAG !a! b\n---\na: b\n",
    "found extremely long version number": "%YAML 1.1111111111111111\n---\na: b\n",
    "found incompatible YAML document": "%YAML 9.9\n---\na: b\n",
    "found unexpected non-alphabetical character": "%foo: x\n---\na: b\n",
    "could not find expected directive name": "% x\n---\na: b\n",
    "found unknown directive name": "%REM x\n---\na: b\n",
    "did not find expected whitespace": "%TAG !a!\n---\na: b\n",
    "did not find expected digit or '.' character": "%YAML 1x\n---\na: b\n",
    "did not find expected version number": "%YAML x\n---\na: b\n",
    "did not find expected '!'": "%TAG a b\n---\na: b\n",
    "did not find expected tag URI": "a: !<>\n",
    "did not find expected whitespace or line break": "a: !b,c\n",
    "did not find the expected '>'": "a: !<b c\n",
    "did not find URI escaped octet": "a: !%z b\n",
    "found undefined tag handle": "a: !b!c d\n",
}


def problem(text: str) -> MarkedYAMLError | None:
    try:
        parse(text)
    except MarkedYAMLError as error:
        return error
    except (ReaderError, TooDeep):
        return None
    return None


@pytest.mark.parametrize(("said", "text"), TEXTS.items())
def test_what_libyaml_says_is_put_into_words(said: str, text: str) -> None:
    error = problem(text)
    assert error is not None
    assert error.problem == said
    fault = explain(error, Lines(text))
    assert 0 <= fault.start < fault.end <= len(text)
    assert "from here on" not in ENGLISH(fault.message)  # what is said of the unknown


def test_every_line_of_the_table_has_been_provoked() -> None:
    files = [case.read_bytes().decode("utf-8", "replace") for case in CASES.glob("*.yaml")]
    said = {error.problem for text in (*TEXTS.values(), *files) if (error := problem(text))}
    assert set(_FAULTS) - said == set()


def test_what_is_not_in_the_table_has_a_message_all_the_same() -> None:
    error = problem("a: 'b\n")
    assert error
    error.problem = "something new"
    fault = explain(error, Lines("a: 'b\n"))
    assert "from here on" in ENGLISH(fault.message)
    error.problem_mark = error.context_mark = None
    assert explain(error, Lines("a: 'b\n")).start == len("a: 'b\n")


@pytest.mark.parametrize("text", [*TEXTS.values(), "a: b : c\nd: e\n", "a: @b\n", "a: %b\n"])
def test_a_mended_text_is_as_long_and_has_one_fault_less(text: str) -> None:
    for _ in range(4):
        error = problem(text)
        if error is None:
            return
        again = mended(text, explain(error, Lines(text)))
        assert len(again) == len(text)
        assert again.count("\n") == text.count("\n")
        assert again != text
        text = again
    raise AssertionError(text)
