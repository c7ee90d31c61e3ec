"""The settings of one repository, read and written by `git config --local`, which runs nothing."""

from clsctl.sources.names import as_text
from clsctl.sources.plumbing import Place, read, run


def setting(place: Place, key: str) -> str | None:
    """The value of a key in the repository's own configuration; None where it has none."""
    found = run(place.root, "config", "--local", "--get", key)
    return as_text(found.output).removesuffix("\n") if found.status == 0 else None


def set_setting(place: Place, key: str, value: str | None) -> None:
    """Give a key its value, or take it away. `Trouble` where the configuration can't be written."""
    if value is not None:
        read(place.root, "config", "--local", "--replace-all", key, value)
        return
    read(place.root, "config", "--local", "--unset-all", key)
    section = key.rpartition(".")[0]
    if run(place.root, "config", "--local", "--get-regexp", f"^{section.replace('.', '[.]')}[.]").status != 0:
        run(place.root, "config", "--local", "--remove-section", section)
