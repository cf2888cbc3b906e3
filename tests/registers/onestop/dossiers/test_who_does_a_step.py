"""A step nobody has: who sits on its post takes it, an approval only the heads, other work anybody of the agency."""

import pytest

from kientao.base.actor import SYSTEM
from kientao.base.refusal import NotAllowed
from kientao.kernel.key import key
from kientao.people.actions.officers import appoint, create_post
from kientao.registers.onestop.actions.stepping import assign_step, pass_on, take_step
from kientao.registers.onestop.models import Dossier, PostOfStep, StepRun
from kientao.registers.onestop.queries.work_list import Whose, open_steps
from tests.support.cast import SINCE
from tests.support.onestop import JUDICIAL, Shop


def open_step(dossier: Dossier) -> StepRun:
    return StepRun.objects.get(dossier=dossier, state="open")


def version(dossier: Dossier) -> int:
    return Dossier.objects.values_list("version", flat=True).get(pk=dossier.pk)


def post_of(office: Shop, words: str, *holders: str) -> None:
    """At Sở Tư pháp, and who sits there."""
    here = office.organisations["tu_phap"]
    post = create_post(actor=SYSTEM, organisation=here, title=f"Vị trí {words}")
    for who in holders:
        appoint(actor=SYSTEM, officer=office.accounts[who].officer, post=post, valid_from=SINCE)
    PostOfStep.objects.create(organisation=here, words=words, key=key(words), post=post)


def shown(office: Shop, who: str, whose: Whose = Whose.AGENCY) -> list[str]:
    return list(open_steps(office.actor(who), whose).values_list("key", flat=True))


def take(office: Shop, dossier: Dossier, who: str) -> None:
    take_step(actor=office.actor(who), step_id=open_step(dossier).pk, version=version(dossier))


def appraised(office: Shop) -> Dossier:
    """It waits for the signature."""
    dossier = office.dossier()
    pass_on(actor=office.actor("yen"), step_id=open_step(dossier).pk, version=version(dossier), chosen="Đủ điều kiện")
    return dossier


def test_an_approval_waits_for_the_heads_and_is_offered_to_nobody_else(office: Shop) -> None:
    dossier = appraised(office)
    assert (shown(office, "yen"), shown(office, "duc")) == ([], ["b3"])
    for act in (take_step, pass_on):
        with pytest.raises(NotAllowed, match="Thủ trưởng Sở Tư pháp"):
            act(actor=office.actor("yen"), step_id=open_step(dossier).pk, version=version(dossier))
    take(office, dossier, "duc")
    assert open_step(dossier).officer_id == office.actor("duc").officer


def test_whoever_the_head_gave_an_approval_to_does_it(office: Shop) -> None:
    dossier = appraised(office)
    yen = office.actor("yen").officer
    assert yen is not None
    assign_step(actor=office.actor("minh"), step_id=open_step(dossier).pk, version=version(dossier), officer_id=yen)
    assert shown(office, "yen") == ["b3"]
    take(office, dossier, "yen")


def test_a_step_of_a_post_is_taken_by_who_sits_there_or_by_the_heads(office: Shop) -> None:
    post_of(office, JUDICIAL, "yen", "duc")
    dossier, other = office.dossier(), office.dossier()
    assert (shown(office, "yen"), shown(office, "quang")) == (["b2", "b2"], [])
    with pytest.raises(NotAllowed, match=f"Người giữ vị trí «{JUDICIAL}»"):
        take(office, dossier, "quang")
    take(office, dossier, "yen")
    take(office, other, "minh")


def test_a_post_that_stands_empty_leaves_its_steps_to_the_heads(office: Shop) -> None:
    post_of(office, JUDICIAL)
    dossier = office.dossier()
    assert shown(office, "yen") == []
    with pytest.raises(NotAllowed):
        take(office, dossier, "yen")
    take(office, dossier, "duc")


def test_a_step_whose_post_nobody_chose_is_anybodys_of_the_agency(office: Shop) -> None:
    dossier = office.dossier()
    assert shown(office, "quang") == ["b2"]
    take(office, dossier, "quang")
