"""Fiches of documents that the plan has already: what they say otherwise, as edits of its files, and what stays."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from clsctl import sources
from clsctl.cli.alone import quiet
from clsctl.cli.documents import Found
from clsctl.cli.output import note
from clsctl.cli.plan import Read, of_snapshot
from clsctl.cli.trying import checked, values
from clsctl.core.audience import Audience, visible
from clsctl.core.diagnostics import Diagnostic, Step, Where
from clsctl.core.exchange.paths import Tree
from clsctl.core.exchange.trees import plainly, tree_of
from clsctl.core.messages import msg
from clsctl.core.model.fiche import Fiche
from clsctl.core.model.plan import Plan
from clsctl.core.outline import Outline
from clsctl.core.trouble import Trouble
from clsctl.importing.again import known_again
from clsctl.importing.exported.beside import Origin
from clsctl.reading.forms import Form
from clsctl.reading.fresh import fresh
from clsctl.reading.loading import read_file
from clsctl.reading.outline import outline
from clsctl.reading.records import ListOf, MapOf, Record
from clsctl.reading.table.fiche import FICHE
from clsctl.writing.edits import Deepen, Drop, Edit, Put
from clsctl.writing.trees import tree_text
from clsctl.writing.updating import Difference, differences

Trees = Mapping[str, Tree]


class Updated(NamedTuple):
    """A fiche of the plan compared with that of a document: its file before and after, what differs, and what of the
    document the format would not take."""

    found: Found
    file: str
    before: bytes
    after: bytes
    differences: tuple[Difference, ...]
    wrong: tuple[Diagnostic, ...]


def updates(what: Read, plan: Plan, met: Sequence[Found], old: Trees | None) -> tuple[Updated, ...]:
    """The fiches of `met` compared with those of the plan under the same ids. `old` are those of the documents as they
    were imported before, where they are known."""
    there = {fiche.id: fiche for fiche in plan.fiches}
    bases: dict[Origin, Trees] = {}
    done = []
    for each in met:
        if old is None and each.origin is not None and each.origin not in bases:
            bases[each.origin] = _exported(what, plan, each.origin)
        base = bases[each.origin] if old is None and each.origin is not None else old
        done.append(_updated(what, each, there[each.tree["id"]], base))
    return tuple(done)


def _exported(what: Read, plan: Plan, origin: Origin) -> Trees:
    """What an export said of each fiche: of the commit it was made from, else of the plan as it is."""
    was = plan
    if origin.rev:
        try:
            snapshot = sources.read_revision(what.root, origin.rev)
            was = of_snapshot(quiet(what.request), what.root, snapshot).portefeuille.plans[0]
        except Trouble:
            note(what.request.language(_NO_BASE))
    audience: Audience = "publique"
    if origin.audience in {"interne", "partenaires"}:
        audience = "interne" if origin.audience == "interne" else "partenaires"
    return {fiche.id: tree_of(fiche, plainly) for fiche in visible(was, audience).fiches}


_NO_BASE = msg(
    "The text that the export was made from is not in this repository: the export is compared with the plan as it is."
)


def _updated(what: Read, found: Found, fiche: Fiche, bases: Trees | None) -> Updated:
    file, there = fiche.where.file, tree_of(fiche, plainly)
    data = what.snapshot.files[file]
    _check_sound(file, data)
    again = found.origin is None
    document = known_again(found.tree, there) if again else found.tree
    read = read_file(file, tree_text(document).encode(), FICHE)
    record = read.record
    wrong = tuple(each for each in read.problems if each.severity == "error")
    base = None if bases is None else bases.get(fiche.id, {"id": fiche.id})
    said = tree_of(record, plainly) if record is not None else {}
    found_ = _compared(there, said, base)
    edits = [edit for each in found_ if each.verdict == "changed" for edit in _edits(values(file, data, FICHE), each)]
    after = checked(file, data, FICHE, edits) if edits else data
    _check_brought(file, after, found_, said)
    return Updated(found, file, data, after, found_, wrong)


def of_documents(found: Sequence[Found], plan: Plan) -> Trees:
    """What documents said of the fiches of the plan when they were imported before."""
    there = {fiche.id: tree_of(fiche, plainly) for fiche in plan.fiches}
    met = [(each.tree["id"], each) for each in found if each.tree["id"] in there]
    return {ref: _plain(ref, each.tree if each.origin else known_again(each.tree, there[ref])) for ref, each in met}


def _plain(file: str, tree: Tree) -> Tree:
    """A fiche as the format reads it."""
    record = read_file(file, tree_text(tree).encode(), FICHE).record
    return tree_of(record, plainly) if record is not None else tree


def _compared(there: Tree, document: Tree, base: Tree | None) -> tuple[Difference, ...]:
    texts = [_outline(each) if each is not None else None for each in (there, document, base)]
    if texts[0] is None or texts[1] is None:
        return ()
    return differences(texts[0], texts[1], texts[2])


def _outline(tree: Tree) -> Outline | None:
    found = outline("", tree_text(tree).encode(), FICHE)
    return found if isinstance(found, Outline) else None


def _check_sound(file: str, data: bytes) -> None:
    """`Trouble` for a file that is not read whole: what is in it could not be told from what is not."""
    if any(each.severity == "error" for each in read_file(file, data, FICHE).problems):
        raise Trouble(
            msg("{file} has errors, so a document can’t be compared with it. Nothing was written.", file=file),
            msg("Mend the file first: clsctl validate"),
        )


def _check_brought(file: str, after: bytes, wanted: Sequence[Difference], document: Tree) -> None:
    """`Trouble` unless the file now says what the document says, wherever that was to be brought."""
    left = _compared(tree_of(read_file(file, after, FICHE).record, plainly), document, None)
    stay = {each.path for each in wanted if each.verdict != "changed"}
    for each in left:
        if each.verdict == "changed" and each.path not in stay:
            raise Trouble(
                msg("{place}: nothing was written. {reason}", place=file, reason=_NOT_ALONE),
                msg(
                    "Open the file and change it by hand, under: {key}. Then: clsctl validate",
                    key=Where("", each.path).key,
                ),
            )


_NOT_ALONE = msg("The file is written in a way that clsctl can’t change in this place alone.")


def _edits(raw: Any, change: Difference) -> Iterator[Edit]:
    """A change as edits of the file, which may say in short what the format has longer: a calendar that is one text, a
    list of one that is no list."""
    form: Form | None = FICHE
    path: tuple[Step, ...] = ()
    value, data = raw, change.after
    for step in change.path:
        if isinstance(value, str) and value and isinstance(form, Record) and form.short is not None:
            name = form.short
            if step == name:
                form = _below(form, step)
                continue
            yield Deepen(path, name)
            value = {name: value}
        if isinstance(value, str) and value and isinstance(form, ListOf) and step == 0:
            form = form.form
            continue
        form, value, path = _below(form, step), _inside(value, step), (*path, step)
    if isinstance(value, str) and value and isinstance(data, list):
        yield Drop(path)
        data = [value, *data]
    yield Put(fresh(FICHE, path, data))


def _below(form: Form | None, step: Step) -> Form | None:
    if isinstance(form, Record):
        return next((key.form for key in form.keys if key.name == step), None)
    return form.form if isinstance(form, ListOf | MapOf) else None


def _inside(value: Any, step: Step) -> Any:
    if isinstance(value, dict):
        return value.get(step)
    return value[step] if isinstance(value, list) and isinstance(step, int) and step < len(value) else None
