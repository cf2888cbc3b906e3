"""What a citizen handed in: a row for each component, scanned or taken from a result that is kept."""

from kientao.base.actor import Actor
from kientao.base.clock import now
from kientao.registers.onestop.models import Digitised, Dossier, Paper
from kientao.registers.onestop.rules.given import Filing, PaperGiven
from kientao.registers.onestop.rules.procedure import Component, Content


def write_papers(dossier: Dossier, filing: Filing, content: Content, actor: Actor) -> None:
    """The check-list of the case as it was ticked; everything when nothing was said."""
    given = {one.key: one for one in filing.papers or ()}
    rows = [
        _paper(dossier, component, given.get(component.key), actor, everything=filing.papers is None)
        for component in content.papers(filing.case)
    ]
    Paper.objects.bulk_create(rows)


def _paper(
    dossier: Dossier, component: Component, given: PaperGiven | None, actor: Actor, *, everything: bool
) -> Paper:
    if given is None and everything:
        given = PaperGiven(component.key, component.originals, component.copies)
    reused = given.result if given else None
    return Paper(
        dossier=dossier,
        key=component.key,
        name=component.name,
        originals=given.originals if given else 0,
        copies=given.copies if given else 0,
        present=bool(given and given.present) or bool(component.held_in),
        digitised=Digitised.FROM_RESULT if reused else Digitised.REUSED if component.held_in else Digitised.NO,
        scanned=not component.present_only,
        reused_id=reused,
        added=now(),
        added_by=actor.name,
    )
