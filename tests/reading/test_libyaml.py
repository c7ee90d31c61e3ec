"""PyYAML is imported without its patterns, which are ready at their first use."""

import subprocess
import sys
from datetime import datetime

import pytest
import yaml

from clsctl.reading import libyaml

_ASKED = """
import re
ready = re.compile
from clsctl.reading import libyaml
import yaml
assert re.compile is ready
print(type(yaml.reader.Reader.NON_PRINTABLE).__name__, yaml.safe_load("{a: 1, b: no, c: 2020-12-17}"))
"""


def test_the_import_compiles_no_pattern_and_leaves_the_compiler_in_its_place() -> None:
    done = subprocess.run((sys.executable, "-c", _ASKED), check=True, capture_output=True, text=True)
    assert done.stdout == "_Later {'a': 1, 'b': False, 'c': datetime.date(2020, 12, 17)}\n"


def test_the_loaders_of_pyyaml_read_and_refuse_as_ever() -> None:
    assert issubclass(yaml.CSafeLoader, libyaml.CParser)
    text = "{a: 1, b: 1.5, c: 2020-12-17, d: 2020-12-17 10:00:00, e: 'é', f: ~}"
    read = yaml.load(text, Loader=yaml.SafeLoader)
    assert read == yaml.load(text, Loader=yaml.CSafeLoader)
    assert read["d"] == datetime(2020, 12, 17, 10)  # noqa: DTZ001 - as YAML has it
    with pytest.raises(yaml.reader.ReaderError):
        yaml.load("a: \x01", Loader=yaml.SafeLoader)
