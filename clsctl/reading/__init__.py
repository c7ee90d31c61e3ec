"""Text to model: the YAML of a snapshot's files into plans, with everything that is wrong in their form."""

from clsctl.reading.loading import Loaded, load
from clsctl.reading.placing import place

__all__ = ["Loaded", "load", "place"]
