"""The one exception for what is wrong in the world around a plan: no plan, no git, no such revision."""

from clsctl.core.messages import Message


class Trouble(Exception):  # noqa: N818 - the word users read
    """Raised at an edge, caught once in `cli`, which prints `message` and `hint` and exits with 2."""

    def __init__(self, message: Message, hint: Message | None = None) -> None:
        super().__init__(message.text)
        self.message = message
        self.hint = hint
