"""clsctl: follow-up of French local health contracts kept as YAML files in git."""

__version__ = "0.1.0"
