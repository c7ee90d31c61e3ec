"""A report as a document of Word, in the house's own model where it has one."""

from pathlib import Path

from clsctl.cli.plan import Read
from clsctl.cli.reporting import Asked, written
from clsctl.core.messages import msg
from clsctl.core.reasons import reason
from clsctl.core.trouble import Trouble
from clsctl.render.word import word

# The model of a plan, beside its other templates.
MODEL = "templates/modele.docx"


def in_word(what: Read, asked: Asked) -> bytes:
    """The document: the report's page set in Word. `--template` names a model of Word, or a template of the page."""
    template = asked.template
    if template is not None and template.suffix.lower() == ".docx":
        page = written(what, asked._replace(template=None))
        return word(page, _data(template), str(template), what.day)
    data = what.snapshot.files.get(MODEL)
    return word(written(what, asked), data, MODEL, what.day)


def _data(model: Path) -> bytes:
    try:
        return model.read_bytes()
    except OSError as error:
        raise Trouble(msg("{file} could not be read: {reason}", file=str(model), reason=reason(error))) from error
