"""What a change of some files broke elsewhere: the findings of other files that would not be there without it."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from clsctl.core.diagnostics import Diagnostic
from clsctl.core.snapshot import Snapshot


class _Undone(Mapping[str, bytes]):
    """Files of now, but for the touched ones, which are as they were."""

    def __init__(self, now: Mapping[str, bytes], touched: Collection[str], before: Mapping[str, bytes]) -> None:
        kept = {path: now for path in now if path not in touched}
        self._from = {**kept, **{path: before for path in touched if path in before}}

    def __getitem__(self, path: str) -> bytes:
        return self._from[path][path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._from)

    def __len__(self) -> int:
        return len(self._from)


def undone(snapshot: Snapshot, touched: Collection[str], before: Mapping[str, bytes]) -> Snapshot:
    """The snapshot with the touched files as they were in `before`, absent where it lacks them."""
    return snapshot._replace(files=_Undone(snapshot.files, touched, before))


def concerning(
    touched: Collection[str], found: Iterable[Diagnostic], found_before: Iterable[Diagnostic]
) -> Iterator[Diagnostic]:
    """The findings in touched files, and those elsewhere that were not there before or that point at one of them."""
    old = {_identity(each) for each in found_before}
    for each in found:
        points = any(related.where.file in touched for related in each.related)
        if each.where.file in touched or points or _identity(each) not in old:
            yield each


def _identity(each: Diagnostic) -> tuple[object, ...]:
    """What makes two findings the same: lines move, so they are not part of it."""
    return each.code, each.where.file, each.where.key, each.message
