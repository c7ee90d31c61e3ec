"""A report made from what was read, with what it was made from written in it: for `report`, and for `verify` again."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from clsctl import __version__
from clsctl.cli.output import note
from clsctl.cli.plan import Read
from clsctl.cli.scope import scope_of
from clsctl.cli.since import moment
from clsctl.core.audience import Audience, chosen
from clsctl.core.messages import Message, msg, verbatim
from clsctl.core.nearest import nearest
from clsctl.core.provenance import Provenance, Template, digest
from clsctl.core.reasons import reason
from clsctl.core.trouble import Trouble
from clsctl.core.views.reports import VIEWS
from clsctl.render.reports import report
from clsctl.render.templates import House, folder

_OWN = "templates/"
WORD = "docx"
# The model of Word of a plan, beside its other templates.
MODEL = "modele.docx"


class Asked(NamedTuple):
    """Which report, for whom, as `--template` lays it out. `options` are those of this report only, as a user would
    write them (`{"annee": "2025"}`): they are told in the report, and `verify` asks with them again.

    `version` is the version of clsctl that the report says it is of.
    """

    name: str
    audience: str | None = None
    template: Path | None = None
    options: Mapping[str, str] = {}
    version: str = __version__


def written(what: Read, asked: Asked) -> str:
    """The text of the report, in the format of the request and the language of the plan."""
    audience = chosen(asked.audience, what.portefeuille.plans)
    is_word = what.request.format == WORD
    own = asked.template if asked.template and not (is_word and is_model(asked.template)) else None
    own_house = house(what, own.name, decoded(str(own), read_template(own))) if own else house(what)
    spoken = what.spoken
    return report(
        asked.name,
        _view(what, asked, audience),
        "html" if is_word else what.request.format,  # Word is a page set otherwise
        spoken,
        own_house,
        _origin(what, asked, audience),
    )


def is_model(template: Path) -> bool:
    """Whether what `--template` names is a model of Word, and no template of a page."""
    return template.suffix.lower() == ".docx"


def _view(what: Read, asked: Asked, audience: Audience) -> Any:
    """What the report says. A report with options of its own reads them here, from `asked.options`."""
    scope = scope_of(what)
    if asked.name == "copil":
        scope = scope._replace(since=moment(what, asked.options.get("since")))
    return VIEWS[asked.name](scope, audience)


def _origin(what: Read, asked: Asked, audience: Audience) -> Provenance:
    template = template_of(asked.template) if asked.template else None
    return Provenance(
        asked.version, asked.name, what.request.format, audience, what.snapshot.label, what.day,
        {name: values for name, values in what.request.kept.items() if values}, asked.options, template,
    )  # fmt: skip


def house(what: Read, name: str | None = None, own: str | None = None) -> House:
    """The plan's own templates, those of the revision that is read, and the one that was named."""
    files = what.snapshot.files
    for path in unused(files):
        note(what.request.language(_of_no_use(path)))
    texts = {
        path.removeprefix(_OWN): _text(path, files)
        for path in files
        if path.startswith(_OWN) and not path.endswith(".docx")
    }
    return House(texts) if name is None or own is None else House({**texts, name: own}, name)


def unused(files: Mapping[str, bytes]) -> list[str]:
    """The templates of a plan that nothing would ever read: of no name of ours, and that none of the others names."""
    own = [path for path in files if path.startswith(_OWN)]
    known = {path.name for path in folder().iterdir()} | {MODEL}
    return [
        path
        for path in own
        if path.removeprefix(_OWN) not in known
        and not any(path.removeprefix(_OWN).encode() in files[other] for other in own if other != path)
    ]


def _of_no_use(path: str) -> Message:
    near = nearest(path.removeprefix(_OWN), [each.name for each in folder().iterdir()])
    told = msg("{file} is read by no report.", file=path)
    return msg("{told} Did you mean “{word}”?", told=told, word=near) if near else told


def _text(path: str, files: Mapping[str, bytes]) -> str:
    return decoded(path, files[path])


def template_of(template: Path) -> Template:
    """What a report says of the template that `--template` named."""
    return Template(template.name, digest(read_template(template)))


def read_template(template: Path) -> bytes:
    """The bytes of what `--template` names."""
    try:
        return template.read_bytes()
    except OSError as error:
        raise Trouble(msg("{file} could not be read: {reason}", file=str(template), reason=reason(error))) from error


def decoded(file: str, data: bytes) -> str:
    """The text of a template. Raises Trouble for what is no text in UTF-8."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = verbatim(str(data.count(b"\n", 0, error.start) + 1))
        raise Trouble(
            msg("{file}:{line}: the template could not be read.", file=file, line=line),
            msg("It must be a text file in UTF-8."),
        ) from error
