"""The page of a holder, « mes actions »: what is theirs to hand in, the fiches they answer for, lead or help with."""

from collections.abc import Iterator

from clsctl.core.facts import FicheFacts, PlanFacts, avancement
from clsctl.core.messages import Message, msg, verbatim
from clsctl.core.site import parties
from clsctl.core.site.contenu import Contrat
from clsctl.core.site.feuillet import Feuillet, Section, liste, section, table
from clsctl.core.site.places import holders
from clsctl.core.views.blocks import Cell, Colonne, Renvoi
from clsctl.core.views.echeances import echeances


def porteur(contrat: Contrat, reference: str) -> Feuillet:
    """The page of one holder."""
    facts = contrat.facts
    mine = own(facts, reference)
    found = echeances(mine)
    return Feuillet(
        contrat.entete,
        named(contrat, reference),
        (*parties.retards(found), *_fiches(facts, reference), *parties.etats(mine), *parties.calendrier(mine)),
        # Translators: under the name of an actor: what the page is about
        resume=(msg("Their actions in the contract"), _subscribed(contrat, reference)),
        chiffres=parties.chiffres(mine, found),
    )


def feed(contrat: Contrat, reference: str) -> str:
    """The calendar of a holder, beside their page."""
    return contrat.places.porteurs[reference].removesuffix(".html") + ".ics"


def _subscribed(contrat: Contrat, reference: str) -> Cell:
    return Renvoi(msg("calendar of these deadlines, to subscribe to (iCalendar)"), feed(contrat, reference))


def named(contrat: Contrat, reference: str) -> Message:
    """An actor in full, with its short name behind where that adds something."""
    acteur = contrat.plan.acteurs.get(reference)
    if acteur is None or not acteur.nom:
        return verbatim(contrat.nom(reference))
    if acteur.sigle and acteur.sigle != acteur.nom:
        return msg("{name} ({short})", name=acteur.nom, short=acteur.sigle)
    return verbatim(acteur.nom)


def own(facts: PlanFacts, reference: str) -> PlanFacts:
    """The contract with only what is this actor's: the deliverables they answer for by name, and those that name
    nobody in the fiches they hold or lead."""
    kept = []
    for each in facts.fiches:
        holds = is_holder(each, reference)
        theirs = tuple(
            one for one in each.livrables if reference in one.responsables or (holds and not one.responsables)
        )
        if theirs or holds:
            kept.append(each._replace(livrables=theirs, avancement=avancement(theirs, facts.day)))
    return facts.keep(kept)


def is_holder(facts: FicheFacts, reference: str) -> bool:
    """Whether an actor holds or leads a fiche."""
    return reference in (*facts.fiche.porteurs, *facts.fiche.pilotes)


def _fiches(facts: PlanFacts, reference: str) -> Iterator[Section]:
    known = facts.fiches
    held = [each for each in known if reference in each.fiche.porteurs]
    led = [each for each in known if reference in each.fiche.pilotes and each not in held]
    rest = [each for each in known if not is_holder(each, reference)]
    answers = [each for each in rest if reference in holders(each.fiche)]
    helps = [each for each in rest if reference in each.fiche.partenaires and each not in answers]
    # Translators: heads on the page of an actor: « Fiches portées », « Fiches pilotées »…
    yield from parties.fiches(msg("Fiches held"), held)
    yield from parties.fiches(msg("Fiches led"), led)
    yield from parties.fiches(msg("Fiches in which they have something to hand in"), answers)
    named_only = (msg("{ref} – {title}", ref=each.ref, title=each.fiche.titre) for each in helps)
    yield from section(msg("Fiches in which they are a partner"), *liste(named_only))


def porteurs(contrat: Contrat) -> Feuillet:
    """The list of the holders, by name."""
    known = sorted(contrat.places.porteurs, key=lambda each: (contrat.nom(each).casefold(), each))
    heads = (Colonne(msg("Holder")), *parties.COMPTES, Colonne(msg("Next deadline")))
    lignes = [_line(contrat, each) for each in known]
    found = table(msg("Who holds what, and where it stands"), heads, lignes)
    titre = msg("Holders")
    return Feuillet(contrat.entete, titre, section(titre, *found, vide=msg("No fiche names a holder.")))


def _line(contrat: Contrat, reference: str) -> tuple[Cell, ...]:
    mine = own(contrat.facts, reference)
    return (
        Renvoi(named(contrat, reference), contrat.places.porteurs[reference]),
        *parties.compte(mine),
        min((each.prochaine for _, each in parties.livrables(mine) if each.prochaine), default=None),
    )
