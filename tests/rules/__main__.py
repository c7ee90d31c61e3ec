"""Writes the lines that each bad plan gives, to be read in the diff: `python -m tests.rules`."""

from tests.rules.plans import CASES, found_by, of_folder


def main() -> None:
    for folder in sorted(CASES.glob("*/bad*")):
        text = "".join(f"{line}\n" for line in found_by(folder.parent.name, of_folder(folder)))
        (folder / "expected.txt").write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
