"""What `init` and `new` ask on a terminal: only what no option says, with choices from the plan."""

from collections.abc import Callable, Mapping
from datetime import date

from clsctl.cli import clock
from clsctl.cli.asking import Asker, Live
from clsctl.cli.declare import day_typed
from clsctl.cli.ids import Taken
from clsctl.cli.set_up import Wanted
from clsctl.core.facts.contract import moment
from clsctl.core.labels import PLANS, TYPES
from clsctl.core.messages import Message, msg
from clsctl.core.model.plan import Plan
from clsctl.reading.values import Wrong, to_id
from clsctl.render.language import Language
from clsctl.render.panel import brief
from clsctl.writing.beside import FORGES
from clsctl.writing.models import NewLivrable, NewPlan, Wish


def ask_plan(known: NewPlan, title: Callable[[str], str], language: Language) -> NewPlan:
    """The plan with what is not known of it asked for; `title` proposes one for a type."""
    ask = Asker(language)
    type_ = known.type or ask.choice(msg("Type of the plan:"), _meanings(PLANS, language), "cls")
    titre = known.titre or ask.text(msg("Title, as on the cover:"), title(type_), _one_line)
    signature = known.signature or _day(ask, msg("Signed on (Enter if unknown):"))
    effet = known.effet or _day(ask, msg("Takes effect on (Enter if unknown):"))
    begin = max((day for day in (signature, effet) if day), default=None)
    fin = known.fin or _day(ask, msg("Last day of the contract (Enter if unknown):"), begin)
    return known._replace(type=type_, titre=titre, signature=signature, effet=effet, fin=fin)


def ask_set_up(language: Language, known: Wanted) -> Wanted:
    """Whether a file for pre-commit is wanted, and for which forge one."""
    ask = Asker(language)
    hook = known.hook or ask.yes(msg("Check each commit with pre-commit? (o/n)"))
    question = msg("Check and publish on a forge (Enter for none):")
    return Wanted(hook, known.forge or ask.choice(question, FORGES, needed=False) or None)


def _day(ask: Asker, question: Message, after: date | None = None) -> date | None:
    def check(given: str) -> Message | None:
        if not given:
            return None
        day = day_typed(given)
        if day is None:
            return msg("Write a day as 2024-01-16 or 16/01/2024.")
        return msg("The contract would end before it begins ({day}).", day=after) if after and day < after else None

    given = ask.text(question, check=check)
    return day_typed(given) if given else None


def ask_fiche(wish: Wish, plan: Plan, taken: Taken, language: Language) -> Wish:
    """The wish with what it lacks asked for, the plan's own axes, objectives and actors proposed."""
    ask = Asker(language)
    type_ = wish.type or ask.choice(msg("Type of the fiche:"), _meanings(TYPES, language), _usual_type(plan))
    titre = wish.titre or ask.text(msg("Title:"), check=_filled)
    axe = wish.axe or _axe(ask, plan)
    objectif = wish.objectif or _objectif(ask, plan, axe)
    id_ = wish.id or ask.text(msg("Number (id):"), taken.next(axe), lambda given: _id_wrong(given, taken))
    porteurs = wish.porteurs or _porteurs(ask, plan)
    live = _live(plan, language)
    calendrier = wish.calendrier or ask.text(msg("Calendar of the whole fiche (Enter for none):"), live=live) or None
    livrables = wish.livrables or tuple(_livrables(ask, live))
    return Wish(type_, titre, id_, axe, objectif, porteurs, calendrier, livrables)


def _meanings(labels: Mapping[str, Message], language: Language) -> dict[str, str]:
    return {word: language(label) for word, label in labels.items()}


def _usual_type(plan: Plan) -> str:
    """The type of the plan's last fiche: the next is most often of the same."""
    return plan.fiches[-1].type if plan.fiches else next(iter(TYPES))


def _axe(ask: Asker, plan: Plan) -> str | None:
    known = {axe.code: axe.titre or axe.libelle or "" for axe in plan.axes}
    return ask.choice(msg("Axis (Enter for none):"), known, needed=False) or None if known else None


def _objectif(ask: Asker, plan: Plan, axe: str | None) -> str | None:
    of_axe = (axe_.objectifs for axe_ in plan.axes if axe_.code == axe)
    known = {each.code: each.titre or each.libelle or "" for objectifs in of_axe for each in objectifs}
    return ask.choice(msg("Objective (Enter for none):"), known, needed=False) or None if known else None


def _porteurs(ask: Asker, plan: Plan) -> tuple[str, ...]:
    """Actors by code, name or acronym, or free text; as codes where the plan knows them."""
    names = {name: code for code, acteur in plan.acteurs.items() for name in (acteur.sigle, acteur.nom, code) if name}
    words = {code: acteur.nom or acteur.sigle or "" for code, acteur in plan.acteurs.items()}
    given = ask.several(msg("Holder (one at a time, Enter to go on):"), words, _one_line)
    return tuple(dict.fromkeys(names.get(each, each) for each in given))


def _livrables(ask: Asker, live: Live) -> list[NewLivrable]:
    found: list[NewLivrable] = []
    while titre := ask.text(msg("Deliverable {number} (Enter to end):", number=len(found) + 1), check=_one_line):
        echeance = ask.text(msg("Its deadline, in the words of the document:"), live=live)
        found.append(NewLivrable(titre, echeance or None))
    return found


def _live(plan: Plan, language: Language) -> Live:
    at = moment(plan, clock.today())
    return lambda typed: brief(at.read(typed, None, at.day), language)


def _id_wrong(given: str, taken: Taken) -> Message | None:
    found = to_id(given)
    return found.message if isinstance(found, Wrong) else taken.refusal(found)


def _filled(given: str) -> Message | None:
    return _one_line(given) if given else msg("Write a title.")


def _one_line(given: str) -> Message | None:
    return None if not given or given.isprintable() else msg("Write it on one line.")
