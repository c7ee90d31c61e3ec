"""What a document says otherwise than a fiche that is there: which values to bring, which stay.

Three texts are compared: the fiche, the document, and what the document was made from (`base`), where that is known.
What the document has not is never taken out of the fiche.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Literal, NamedTuple

from clsctl.core.diagnostics import Step
from clsctl.core.outline import Outline
from clsctl.writing.edits import plain
from clsctl.writing.threeway.aligning import alike
from clsctl.writing.threeway.pieces import Piece, cut

# `changed` is to be brought; `kept` is in the fiche and not in the document; `newer` is as the document was made, and
# another value now in the fiche; `clash` was changed on both sides.
Verdict = Literal["changed", "kept", "newer", "clash"]
Path = tuple[Step, ...]


class Difference(NamedTuple):
    """One place that two texts say otherwise: lists, groups and texts, None for nothing. The entries that come are a
    list under the path of theirs."""

    path: Path
    before: Any
    after: Any
    verdict: Verdict


def differences(there: Outline, document: Outline, base: Outline | None) -> tuple[Difference, ...]:
    """The differences of a fiche and a document, in the order of the document, then what only the fiche has."""
    comparer = _Comparer(known=base is not None)
    return tuple(comparer.both(cut(there), cut(document), cut(base) if base else None, ()))


class _Comparer:
    """Compares entry by entry. With `known`, what is not in the base was not there when the document was made."""

    def __init__(self, *, known: bool) -> None:
        self.known = known

    def both(self, there: Piece, document: Piece, base: Piece | None, path: Path) -> Iterator[Difference]:
        """An entry that both have."""
        if there.children is None or document.children is None or there.node.kind != document.node.kind:
            if there.value != document.value:
                yield Difference(path, _said(there), _said(document), self._verdict(there, document, base))
        elif there.node.kind == "group":
            yield from self._group(there.children, document.children, _children(base), path)
        else:
            yield from self._list(there.children, document.children, _children(base), path)

    def _verdict(self, there: Piece, document: Piece, base: Piece | None) -> Verdict:
        if base is not None and base.value == document.value:
            return "newer"
        if not self.known or (base is not None and base.value == there.value):
            return "changed"
        return "clash" if base is not None or _said(there) else "changed"

    def _group(
        self, there: Sequence[Piece], document: Sequence[Piece], base: Sequence[Piece], path: Path
    ) -> Iterator[Difference]:
        ours, was = ({each.name: each for each in side if not _is_empty(each)} for side in (there, base))
        said = {each.name: each for each in document if not _is_empty(each)}
        for name, each in said.items():
            if name in ours:
                yield from self.both(ours[name], each, was.get(name), (*path, name))
            else:
                yield self._new(each, was.get(name), (*path, name), _said(each))
        for name, each in ours.items():
            if name not in said and (name in was or not self.known):
                yield Difference((*path, name), _said(each), None, "kept")

    def _list(
        self, there: Sequence[Piece], document: Sequence[Piece], base: Sequence[Piece], path: Path
    ) -> Iterator[Difference]:
        ours, was = ({other: one for one, other in alike(side, document).items()} for side in (there, base))
        for rank, each in enumerate(document):
            old = base[was[rank]] if rank in was else None
            if rank in ours:
                yield from self.both(there[ours[rank]], each, old, (*path, ours[rank]))
            else:
                yield self._new(each, old, path, [_said(each)])
        left = {each.value for each in base}
        for rank, each in enumerate(there):
            if rank not in ours.values() and (each.value in left or not self.known):
                yield Difference((*path, rank), _said(each), None, "kept")

    def _new(self, document: Piece, base: Piece | None, path: Path, said: Any) -> Difference:
        """What the fiche has not, or no longer."""
        if base is None:
            return Difference(path, None, said, "changed")
        return Difference(path, None, said, "newer" if base.value == document.value else "clash")


def _children(piece: Piece | None) -> Sequence[Piece]:
    return piece.children or () if piece else ()


def _said(piece: Piece) -> Any:
    return plain(piece.node)


def _is_empty(piece: Piece) -> bool:
    return not _said(piece)
