"""Rows of the tables of a plan back to fiches. What other rows say already (a deadline that is that of the step) is
not said again; what is worked out from the rest (states, days late, sums) is not read."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from clsctl.core.exchange.paths import Tree, drop, leaves, place

Row = Mapping[str, str]
Rows = Mapping[str, Sequence[Row]]

# A value of the last table that says: there is nothing here, whatever the other tables say.
ABSENT = "∅"
# The columns of each table that are brought back; the others are worked out.
READ: Mapping[str, frozenset[str]] = {
    "fiches": frozenset({
        "ref", "titre", "type", "axe", "objectif", "porteurs", "pilotes", "partenaires", "statut", "statut_le",
        "meteo", "motif", "calendrier", "description",
    }),
    "livrables": frozenset({
        "ref", "fiche", "titre", "genre", "etape", "responsables", "echeance_signee", "origine", "remis_le",
        "abandonne_le", "motif", "preuves",
    }),
    "phases": frozenset({
        "ref", "fiche", "titre", "genre", "responsables", "calendrier", "statut", "debut_le", "fin_le",
    }),
    "indicateurs": frozenset({
        "ref", "fiche", "libelle", "categorie", "unite", "depart", "depart_le", "cible", "cible_le", "periodicite",
        "source",
    }),
    "mesures": frozenset({"ref", "fiche", "date", "valeur", "source", "commentaire"}),
    "financements": frozenset({
        "fiche", "poste", "nature", "categorie", "periode", "unite", "depense", "financeur", "dispositif", "montant",
        "etat",
    }),
    "versements": frozenset({"fiche", "date", "nature", "financeur", "dispositif", "etat", "montant"}),
    "reports": frozenset({"ref", "fiche", "echeance", "decide_le", "instance", "motif"}),
    "reste": frozenset({"fiche", "cle", "valeur"}),
}  # fmt: skip


def trees(rows: Rows, codes: Mapping[str, str]) -> dict[str, Tree]:
    """The fiches of the rows of tables, by id. `codes` are those of actors by their names."""
    found = {_id(row.get("ref", "")): _fiche(row, codes) for row in rows.get("fiches", ())}
    for name, read in _READERS:
        for row in rows.get(name, ()):
            fiche, _, part = row.get("ref", "").rpartition(":")[2].partition("/")
            tree = found.get(_id(row.get("fiche", "")) or fiche)
            if tree is not None:
                read(tree, row, part, codes)
    _financements(found, rows.get("financements", ()), codes)
    for row in rows.get("reste", ()):
        if (fiche := _id(row.get("fiche", ""))) in found:
            _rest(found[fiche], row)
    return found


def _id(ref: str) -> str:
    """The id in a reference, without the code of its plan."""
    return ref.rpartition(":")[2].strip()


def kept(row: Row, *keys: str, **named: str) -> Tree:
    """The values of a row that are there: `keys` under their names, others as `montant="depense"`."""
    pairs = [*((key, row.get(key, "")) for key in keys), *((key, row.get(at, "")) for key, at in named.items())]
    return {key: text for key, text in pairs if text}


def _names(text: str, codes: Mapping[str, str]) -> list[str]:
    return [codes.get(each, each) for each in (part.strip() for part in text.split("; ")) if each]


def _with_names(row: Row, codes: Mapping[str, str], *keys: str) -> Tree:
    return {key: names for key in keys if (names := _names(row.get(key, ""), codes))}


def _fiche(row: Row, codes: Mapping[str, str]) -> Tree:
    tree: Tree = {"id": _id(row.get("ref", "")), **kept(row, "type", "titre", "axe", "objectif", "description")}
    tree |= _with_names(row, codes, "porteurs", "pilotes", "partenaires")
    if row.get("calendrier"):
        tree["calendrier"] = {"texte": row["calendrier"]}
    follow = kept(row, "statut", "statut_le", "motif", "meteo")
    return {**tree, "suivi": follow} if follow else tree


def _phase(tree: Tree, row: Row, part: str, codes: Mapping[str, str]) -> None:
    one = {"id": part, **kept(row, "titre"), **_with_names(row, codes, "responsables")}
    if row.get("calendrier") not in {"", None, (tree.get("calendrier") or {}).get("texte")}:
        one["calendrier"] = row["calendrier"]
    if row.get("genre") == "phase":
        tree.setdefault("calendrier", {}).setdefault("phases", []).append(one)
    else:
        tree.setdefault("etapes", []).append(one)
    _follow(tree, "etapes", part, kept(row, "statut", "debut_le", "fin_le"))


def _livrable(tree: Tree, row: Row, part: str, codes: Mapping[str, str]) -> None:
    step = next((each for each in tree.get("etapes", ()) if row.get("etape") == each["id"]), None)
    one = {"id": part, **kept(row, "titre"), **_with_names(row, codes, "responsables")}
    if step and one.get("responsables") == step.get("responsables"):
        one.pop("responsables", None)
    due = row.get("echeance_signee", "")
    if due and (row.get("origine") in {"", None, "livrable"} or due not in inherited(tree, step)):
        one["echeance"] = due
    if row.get("genre") == "jalon":
        tree.setdefault("calendrier", {}).setdefault("jalons", []).append(one)
    elif step is not None:
        step.setdefault("livrables", []).append(one)
    else:
        tree.setdefault("livrables", []).append(one)
    proofs = _names(row.get("preuves", ""), {})
    _follow(tree, "livrables", part, kept(row, "remis_le", "abandonne_le", "motif"), {"preuves": proofs})


def inherited(tree: Tree, step: Tree | None) -> set[str]:
    """The calendars that a deliverable takes where it has none: those of its step and of its fiche."""
    return {(step or {}).get("calendrier", ""), (tree.get("calendrier") or {}).get("texte", "")} - {""}


def _follow(tree: Tree, group: str, part: str, *values: Tree) -> None:
    said = {key: each for value in values for key, each in value.items() if each}
    if said:
        tree.setdefault("suivi", {}).setdefault(group, {}).setdefault(part, {}).update(said)


def _report(tree: Tree, row: Row, part: str, _codes: Mapping[str, str]) -> None:
    follow = tree.setdefault("suivi", {}).setdefault("livrables", {}).setdefault(part, {})
    follow.setdefault("reports", []).append(kept(row, "echeance", "decide_le", "instance", "motif"))


def _indicateur(tree: Tree, row: Row, part: str, _codes: Mapping[str, str]) -> None:
    one: Tree = {"id": part, **kept(row, "libelle", "categorie", "unite")}
    for key in ("depart", "cible"):
        measure = kept(row, valeur=key, date=f"{key}_le")
        one |= {key: measure} if measure else {}
    tree.setdefault("indicateurs", []).append({**one, **kept(row, "source", "periodicite")})


def _mesure(tree: Tree, row: Row, part: str, _codes: Mapping[str, str]) -> None:
    follow = tree.setdefault("suivi", {}).setdefault("indicateurs", {})
    follow.setdefault(part, []).append(kept(row, "date", "valeur", "source", "commentaire"))


def _financements(found: Mapping[str, Tree], rows: Sequence[Row], codes: Mapping[str, str]) -> None:
    """Expenses: rows with the same number are the funders of one, a row without a number is one by itself."""
    numbered = enumerate(rows)
    groups = groupby(numbered, lambda each: (_id(each[1].get("fiche", "")), each[1].get("poste") or f"row {each[0]}"))
    for (fiche, _), group in groups:
        if fiche in found:
            of_one = [row for _, row in group]
            found[fiche].setdefault("financements", []).append(_expense(of_one, codes))


def _expense(rows: Sequence[Row], codes: Mapping[str, str]) -> Tree:
    one = kept(rows[0], "nature", "categorie", "unite", "periode", montant="depense")
    if one.get("unite") == "EUR":
        del one["unite"]
    sources = [_paid(kept(row, "financeur", "dispositif", "montant", "etat"), codes) for row in rows]
    return {**one, **({"sources": known} if (known := [each for each in sources if each]) else {})}


def _paid(one: Tree, codes: Mapping[str, str]) -> Tree:
    return {**one, "financeur": codes.get(one["financeur"], one["financeur"])} if "financeur" in one else one


def _versement(tree: Tree, row: Row, _part: str, codes: Mapping[str, str]) -> None:
    one = _paid(kept(row, "date", "nature", "financeur", "dispositif", "montant", "etat"), codes)
    tree.setdefault("suivi", {}).setdefault("financements", []).append(one)


def _rest(tree: Tree, row: Row) -> None:
    path, text = row.get("cle", ""), row.get("valeur", "")
    if text == ABSENT:
        drop(tree, path)
    else:
        place(tree, path, text or None)


_READERS = (
    ("phases", _phase), ("livrables", _livrable), ("reports", _report), ("indicateurs", _indicateur),
    ("mesures", _mesure), ("versements", _versement),
)  # fmt: skip


def finished(tree: Tree) -> Tree:
    """The tree as people write it in a file: a calendar that is only a text is no group."""
    calendar = tree.get("calendrier")
    if isinstance(calendar, dict) and set(calendar) <= {"texte"}:
        return {**tree, "calendrier": calendar.get("texte")}
    return tree


def rest(tree: Tree, read: Tree) -> Iterator[tuple[str, str]]:
    """What the tables do not say of a fiche: the paths and texts of `tree` that `read`, made of the rows, lacks or has
    otherwise; ABSENT for what only `read` has."""
    said, back = dict(leaves(tree)), dict(leaves(read))
    yield from ((path, text) for path, text in said.items() if back.get(path) != text)
    yield from ((path, ABSENT) for path in reversed(back) if path not in said)
