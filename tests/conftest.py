"""What every test needs: translations compiled from the catalogue as it is now."""

from tools import catalogue


def pytest_configure() -> None:
    if catalogue.stale():
        catalogue.compile_all()
