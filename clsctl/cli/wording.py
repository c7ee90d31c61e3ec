"""A report as a document of Word, in the house's own model where it has one."""

from clsctl.cli.plan import Read
from clsctl.cli.reporting import MODEL, Asked, is_model, read_template, written
from clsctl.render.word import word

_MODEL = f"templates/{MODEL}"


def in_word(what: Read, asked: Asked) -> bytes:
    """The document: the report's page set in Word. `--template` names a model of Word, or a template of the page."""
    template, page = asked.template, written(what, asked)
    if template is not None and is_model(template):
        return word(page, read_template(template), str(template), what.day)
    return word(page, what.snapshot.files.get(_MODEL), _MODEL, what.day)
