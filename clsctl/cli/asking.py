"""Questions on a terminal: choices to pick from, answers checked when given, calendars read while they are typed.

prompt_toolkit is known here only, and imported when a question is asked. Nothing is ever asked of a pipe.
"""

import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from clsctl.cli.output import note
from clsctl.core.messages import Message, msg
from clsctl.core.trouble import Trouble
from clsctl.render.language import Language
from clsctl.render.width import one_line

if TYPE_CHECKING:
    from prompt_toolkit import PromptSession
    from prompt_toolkit.document import Document
    from prompt_toolkit.output import Output
    from prompt_toolkit.validation import Validator

Check = Callable[[str], Message | None]
# What is said of the words typed so far, under the line.
Live = Callable[[str], str]
_YES = frozenset({"o", "oui", "y", "yes"})
_NO = frozenset({"n", "non", "no"})


def can_ask(*, assume: bool) -> bool:
    """Whether there is a person to ask, who did not ask for defaults."""
    return not assume and sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()


class Asker:
    """Asks questions in a language, on standard error: what a command prints stays alone on standard output."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._output = _output()

    def text(
        self,
        question: Message,
        default: str = "",
        check: Check | None = None,
        words: Mapping[str, str] | None = None,
        live: Live | None = None,
    ) -> str:
        """The answer, without the blanks around it; `default` where only Enter is pressed.

        `check` says why an answer can't be, `words` are proposed with what they mean.
        """
        from prompt_toolkit import PromptSession  # noqa: PLC0415 - see the module
        from prompt_toolkit.completion import WordCompleter  # noqa: PLC0415

        # a session a question: what it proposes, checks and shows is not that of the next one
        session: PromptSession[str] = PromptSession(output=self._output)
        completer = WordCompleter(list(words), meta_dict=dict(words), sentence=True) if words else None
        head = self._language(question)
        shown = f"{head} [{one_line(default)}] " if default else f"{head} "
        try:
            given = session.prompt(
                shown,
                completer=completer,
                complete_while_typing=True,
                validator=_validator(self._language, default, check) if check else None,
                validate_while_typing=False,
                bottom_toolbar=self._toolbar(session, live) if live else None,
            )
        except EOFError as error:  # Ctrl-D: the person leaves
            raise KeyboardInterrupt from error
        return given.strip() or default

    def choice(self, question: Message, known: Mapping[str, str], default: str = "", *, needed: bool = True) -> str:
        """One of the words of `known`, which are listed first with what they mean; empty for none. The beginning of one
        alone stands for it."""
        from clsctl.core.nearest import nearest  # noqa: PLC0415

        width = max(map(len, known), default=0)
        for word, meaning in known.items():
            note(f"  {word:<{width}}  {one_line(meaning)}".rstrip())

        def whole(given: str) -> str:
            meant = [word for word in known if given and word.lower().startswith(given.lower())]
            return meant[0] if len(meant) == 1 and given not in known else given

        def check(given: str) -> Message | None:
            if whole(given) in known or not (given or needed):
                return None
            close = nearest(given, tuple(known))
            return msg("Did you mean “{word}”?", word=close) if close else msg("Choose one of the list.")

        return whole(self.text(question, default, check, known))

    def yes(self, question: Message) -> bool:
        """Whether the person says yes, in either language; Enter is no."""

        def check(given: str) -> Message | None:
            return None if given.lower() in _YES | _NO else msg("Answer o or n.")

        return self.text(question, "n", check).lower() in _YES

    def several(self, question: Message, words: Mapping[str, str], check: Check | None = None) -> tuple[str, ...]:
        """Answers until an empty one."""
        found: list[str] = []
        while answer := self.text(question, check=check, words=words):
            found.append(answer)
        return tuple(found)

    def _toolbar(self, session: "PromptSession[str]", live: Live) -> Callable[[], str]:
        def said() -> str:
            typed = session.default_buffer.text.strip()
            return one_line(live(typed)) if typed else self._language(msg("Type it as the document has it."))

        return said


def _validator(language: Language, default: str, check: Check) -> "Validator":
    """What keeps a person on the line until the answer can be."""
    from prompt_toolkit.validation import ValidationError, Validator  # noqa: PLC0415 - see the module

    class Checked(Validator):
        def validate(self, document: "Document") -> None:
            wrong = check(document.text.strip() or default)
            if wrong:
                raise ValidationError(len(document.text), one_line(language(wrong)))

    return Checked()


def _output() -> "Output":
    from prompt_toolkit.output import create_output  # noqa: PLC0415 - see the module

    failures: tuple[type[Exception], ...] = (OSError,)
    if sys.platform == "win32":
        from prompt_toolkit.output.win32 import NoConsoleScreenBufferError  # noqa: PLC0415 - Windows only

        failures = (OSError, NoConsoleScreenBufferError)
    try:
        return create_output(stdout=sys.stderr)
    except failures as error:
        raise Trouble(
            msg("This terminal can't be asked questions."),
            msg("Give the answers as options, or -y to take the defaults."),
        ) from error
