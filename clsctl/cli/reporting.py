"""A report made from what was read, with what it was made from written in it: for `report`, and for `verify` again."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from clsctl import __version__
from clsctl.cli.plan import Read
from clsctl.cli.scope import scope_of
from clsctl.cli.since import moment
from clsctl.core.audience import Audience, chosen
from clsctl.core.messages import msg
from clsctl.core.provenance import Provenance, Template, digest
from clsctl.core.trouble import Trouble
from clsctl.core.views.reports import VIEWS
from clsctl.render.reports import report
from clsctl.render.templates import House

_OWN = "templates/"


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
    own = read_template(asked.template) if asked.template else None
    own_house = house(what, asked.template.name if asked.template else None, own)
    spoken = what.spoken
    return report(
        asked.name,
        _view(what, asked, audience),
        "html" if what.request.format == "docx" else what.request.format,  # Word is a page set otherwise
        spoken,
        own_house,
        _origin(what, asked, audience, own),
    )


def _view(what: Read, asked: Asked, audience: Audience) -> Any:
    """What the report says. A report with options of its own reads them here, from `asked.options`."""
    scope = scope_of(what)
    if asked.name == "copil":
        scope = scope._replace(since=moment(what, asked.options.get("since")))
    return VIEWS[asked.name](scope, audience)


def _origin(what: Read, asked: Asked, audience: Audience, own: str | None) -> Provenance:
    template = Template(asked.template.name, digest(own)) if asked.template and own is not None else None
    return Provenance(
        asked.version, asked.name, what.request.format, audience, what.snapshot.label, what.day,
        {name: values for name, values in what.request.kept.items() if values}, asked.options, template,
    )  # fmt: skip


def house(what: Read, name: str | None = None, own: str | None = None) -> House:
    """The plan's own templates, those of the revision that is read, and the one that was named."""
    files = what.snapshot.files
    texts = {
        path.removeprefix(_OWN): _text(path, files)
        for path in files
        if path.startswith(_OWN) and not path.endswith(".docx")
    }
    return House(texts) if name is None or own is None else House({**texts, name: own}, name)


def _text(path: str, files: Mapping[str, bytes]) -> str:
    return files[path].decode("utf-8", "replace")


def read_template(template: Path) -> str:
    """The text of the template that `--template` names."""
    try:
        return template.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = (error.strerror or "") if isinstance(error, OSError) else str(error)
        raise Trouble(
            msg("The template {file} could not be read.", file=str(template)),
            msg("The system says: {reason}. It must be a text file in UTF-8.", reason=reason),
        ) from error
