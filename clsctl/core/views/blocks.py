"""What a report is made of: blocks and the values in them, before they are Markdown, HTML or a terminal's text."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from clsctl.core.messages import Message, msg

# So many digits of a hash name a commit for people; JSON has them all.
SHORT = 10


class Markdown(NamedTuple):
    """Text of the user's, in Markdown, inside a list or a cell."""

    texte: str


class Fort(NamedTuple):
    """What matters most in a cell."""

    cell: "Cell"


class Mot(NamedTuple):
    """A word of the format, shown in the words of core.labels: `Mot("etat", "en_retard")`."""

    role: str
    valeur: str


class Part(NamedTuple):
    """A part of one, shown as a percentage."""

    valeur: float


class Courbe(NamedTuple):
    """Measures as a small curve from `depart` to `cible`, where they are known; its words stand beside it."""

    valeurs: tuple[Decimal, ...]
    depart: Decimal | None = None
    cible: Decimal | None = None


class Etages(NamedTuple):
    """Money as a bar out of `entier`: what is paid, committed, notified, applied for, planned.

    A stage holds those before it: the money paid was committed. Where it does not (`cumul` is False: what came in a
    year), each is a bar of its own. The amounts stand beside it.
    """

    paye: Decimal
    engage: Decimal
    notifie: Decimal
    sollicite: Decimal
    prevu: Decimal
    entier: Decimal
    cumul: bool = True


class Lien(NamedTuple):
    """A text that leads somewhere: to an address, to a file of the plan, or (`fiche`) to a fiche of the report."""

    texte: str
    cible: str
    fiche: bool = False


class Renvoi(NamedTuple):
    """What leads to a page of the site, named from its top; in a report that travels alone, just its words."""

    cell: "Cell"
    page: str


class Pile(NamedTuple):
    """Several things in a cell, one under the other."""

    cells: tuple["Cell", ...]


class Puces(NamedTuple):
    """A list in a cell."""

    items: tuple["Cell", ...]


Cell: TypeAlias = (
    str
    | int
    | Decimal
    | date
    | Message
    | Markdown
    | Fort
    | Mot
    | Part
    | Courbe
    | Etages
    | Lien
    | Renvoi
    | Pile
    | Puces
    | None
)


class Prose(NamedTuple):
    """A text of the user's, in Markdown."""

    texte: str


class Alinea(NamedTuple):
    """A paragraph."""

    cell: Cell


class Liste(NamedTuple):
    items: tuple[Cell, ...]


class Paires(NamedTuple):
    """Names and their values; a value of None is a blank left in the document."""

    paires: tuple[tuple[Message, Cell], ...]


class Colonne(NamedTuple):
    """The head of a column; `nombre` for figures, which are aligned to the right."""

    titre: Message
    nombre: bool = False


class Tableau(NamedTuple):
    """`legende` says what the table holds; the first cell of a line names the line."""

    legende: Message
    colonnes: tuple[Colonne, ...]
    lignes: tuple[tuple[Cell, ...], ...]


Bloc: TypeAlias = Prose | Alinea | Liste | Paires | Tableau


class Partie(NamedTuple):
    """What a rubric says of one key; without blocks, the document has the rubric and left it empty."""

    cle: str
    titre: Message
    blocs: tuple[Bloc, ...] = ()


class RubriqueView(NamedTuple):
    """A rubric as printed. One without parts is the heading of those that follow, up to the next such one."""

    libelle: Message
    parties: tuple[Partie, ...] = ()


class Entete(NamedTuple):
    """What the head and the foot of every report say. `illisibles` are the files left out of it, or in part.

    `jour` is None only where no plan could be read. `filtres` are the filters in words, None where all is told.
    """

    titre: str
    jour: date | None
    rev: str
    audience: str
    illisibles: tuple[str, ...] = ()
    filtres: Message | None = None

    @property
    def texte(self) -> Message:
        """Which text the report was made from."""
        return text_of(self.rev)


def text_of(rev: str) -> Message:
    """Which text something was made from, in words; of a commit, what is enough of its hash to name it."""
    if rev == "disk":
        # Translators: in the foot of a report: it was made from the files in the folder of the plan
        return msg("text: the files of the folder")
    if rev == "index":
        # Translators: in the foot of a report: it was made from what `git add` prepared (« index » of git)
        return msg("text: the files ready to be committed")
    return msg("text {revision}", revision=rev[:SHORT])


def version_for(audience: str) -> Message:
    """Whose version something is, in words."""
    if audience == "interne":
        return msg("internal version: it holds personal data")
    return msg("version for the partners") if audience == "partenaires" else msg("public version")
