"""Writes again what each case is expected to say: `python -m tests.reading`."""

from tests.reading.test_cases import ALL, told

for case in ALL:
    case.with_suffix(".txt").write_text(told(case), encoding="utf-8", newline="\n")
