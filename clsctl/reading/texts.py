"""The texts of the files that were read, for the excerpts that go with findings."""

from collections.abc import Iterator, Mapping

from clsctl.reading.decoding import open_text


class Texts(Mapping[str, str]):
    """The texts of files, decoded when asked for; a byte that is no UTF-8 is shown as it would be in Windows."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files
        self._last = ("", "")  # findings come file by file

    def __getitem__(self, file: str) -> str:
        if self._last[0] != file:
            self._last = file, open_text(file, self._files[file])[0].text
        return self._last[1]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)
