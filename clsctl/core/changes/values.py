"""A change, as a value."""

from typing import Literal, NamedTuple

from clsctl.core.messages import Message

Kind = Literal["added", "removed", "changed", "delivered", "postponed", "decided", "moved"]


class Change(NamedTuple):
    """One change. `ref` is "" for the plan itself, `key` "" for a thing as a whole.

    `days` is how far a deadline went, None where it can't be counted or none did.
    """

    ref: str
    key: str
    kind: Kind
    before: str | None
    after: str | None
    days: int | None
    text: Message

    @property
    def fiche(self) -> str:
        """The id of the fiche it is about; "" for the plan itself."""
        return self.ref.partition("/")[0]

    @property
    def is_signed(self) -> bool:
        """Whether the text that the partners signed is what changed, rather than the follow-up."""
        if not self.ref or (not self.key and self.kind == "changed"):  # the contract itself; a file that can't be read
            return False
        return self.key != "suivi" and not self.key.startswith(("suivi.", "suivi["))
