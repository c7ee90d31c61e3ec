"""Every message has a French translation that keeps its places and the rules of French typography."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message

from tools import catalogue


def test_every_message_is_translated() -> None:
    assert catalogue.check() == []


def fault(source: str | tuple[str, str], translated: str | tuple[str, str] | None, *, fuzzy: bool = False) -> str:
    """What is wrong with one translation."""
    flags = {"fuzzy"} if fuzzy else set()
    found = None if translated is None else Message(source, translated, flags=flags)
    return "; ".join(catalogue.faults(Message(source), found))


def test_a_good_translation_has_no_fault() -> None:
    assert not fault("Late: {days}!", "En retard\u00a0: {days}\u202f!")
    assert not fault(("One day", "{count} days"), ("Un jour", "{count} jours"))


@pytest.mark.parametrize(
    ("source", "translated", "said"),
    [
        ("Late", None, "no translation"),
        ("Late", "", "no translation"),
        (("One day", "{count} days"), ("Un jour", ""), "no translation"),
        ("{days} late", "En retard", "is lost"),
        ("{days} late", "{jours} de retard", "the source lacks"),
        (("One day", "{count} days"), ("Un jour", "Des jours"), "is lost"),
        ("Late!", "En retard !", "U+202F"),
        ("Late:", "En retard :", "U+00A0"),
        ("“Late”", "« En retard »", "U+00A0"),
        ("“Late”", "“En retard”", "quotes"),
        ("the state", "l'état", "apostrophe"),
        ("Late...", "En retard...", "ellipsis"),
    ],
)
def test_a_fault_is_found(source: str, translated: str | None, said: str) -> None:
    assert said in fault(source, translated)


def test_a_fuzzy_translation_is_a_fault() -> None:
    assert fault("Late", "En retard", fuzzy=True) == "fuzzy"


def test_a_text_that_no_tool_can_extract_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "ROOT", tmp_path)
    module = tmp_path / "clsctl" / "module.py"
    module.parent.mkdir()
    lines = ('msg("good {x}", x=1)', 'nmsg("one", other, 2)', 'mark(f"no")', "msg(text)")
    module.write_text("\n".join(lines), encoding="utf-8")
    assert list(catalogue.not_extracted(module, catalogue.template())) == [
        "clsctl/module.py:2: nmsg() needs a literal text",
        "clsctl/module.py:3: mark() needs a literal text",
        "clsctl/module.py:4: msg() needs a literal text",
    ]
    # as Babel sees what is inside an f-string, before Python 3.12
    assert "clsctl/module.py:1: Babel does not see 'good {x}'" in catalogue.not_extracted(module, Catalog())


def test_messages_of_code_and_templates_are_extracted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "ROOT", tmp_path)
    for folder in ("clsctl", "templates"):
        (tmp_path / folder).mkdir()
    code = """\
# Translators: a state
x = msg("late {a}", a=nmsg("{count} day", "{count} days", 2))
option(help=mark("Help"))
"""
    (tmp_path / "clsctl" / "a.py").write_text(code, encoding="utf-8")
    (tmp_path / "templates" / "b.md.j2").write_text('{{ _("Title") }}\n', encoding="utf-8")
    found = catalogue.template()
    assert {message.id for message in found if message.id} == {
        "late {a}",
        ("{count} day", "{count} days"),
        "Help",
        "Title",
    }
    late = found.get("late {a}")
    assert late is not None
    assert late.auto_comments == ["a state"]


def test_the_file_changes_only_where_a_message_does() -> None:
    book = Catalog(locale="fr", charset="utf-8", fuzzy=False)
    book.add("b", "B", locations=[("y.py", 7), ("x.py", 3)])
    book.add("a", "A")
    text = catalogue.dump(book)
    assert "7" not in text.partition('msgid "a"')[2]
    assert text.index('msgid "a"') < text.index('msgid "b"')
    assert "Date" not in text
    assert "#: x.py y.py" in text
