"""Documents of offices, imported."""
