"""Processes: drafted, checked, published; variants of agencies; who does the posts; a shorter term tried."""

import dataclasses
from datetime import date

import pytest

from kientao.base.audit import faults
from kientao.base.models import AuditEntry
from kientao.base.refusal import ChangedMeanwhile, Invalid, NotAllowed
from kientao.people.models import Post
from kientao.registers.onestop.actions.posts import choose_posts
from kientao.registers.onestop.actions.processes import (
    Adoption,
    change_process,
    draft_process,
    publish_process,
    withdraw_process,
)
from kientao.registers.onestop.models import PostOfStep, ProcedureVersion, ProcessVersion
from kientao.registers.onestop.queries.offered import process_in_force, process_of
from kientao.registers.onestop.queries.processes import posts_of, visible_processes
from kientao.registers.onestop.rules.process import Process, Step
from tests.registers.onestop.procedures.samples import a_procedure, a_process
from tests.support.cast import Cast
from tests.support.programme import on

pytestmark = pytest.mark.django_db
TERMS = Adoption(date(2026, 3, 1), "88/QĐ-UBND", date(2026, 2, 25))
LATER = Adoption(date(2026, 6, 1), "180/QĐ-UBND", date(2026, 5, 20))


@pytest.fixture
def procedure(people: Cast) -> ProcedureVersion:
    """Published, five working days."""
    with on("2026-03-02"):
        return a_procedure(people.dung, people.organisations["tu_phap"])


def _published(people: Cast, procedure: ProcedureVersion, terms: Adoption = TERMS) -> ProcessVersion:
    with on("2026-05-25"):
        draft = draft_process(actor=people.minh, procedure_id=procedure.procedure_id, content=a_process())
        return publish_process(actor=people.minh, process_id=draft.pk, version=draft.version, terms=terms)


def test_a_process_holds_from_its_day_in_place_of_the_one_before(people: Cast, procedure: ProcedureVersion) -> None:
    first = _published(people, procedure)
    second = _published(people, procedure, LATER)
    first.refresh_from_db()
    assert (first.valid_to, second.number) == (date(2026, 5, 31), 2)
    here = people.organisations["tu_phap"].pk
    assert process_in_force(procedure.procedure_id, here, date(2026, 5, 31)) == first
    assert process_in_force(procedure.procedure_id, here, date(2026, 6, 1)) == second


def test_an_agencys_own_variant_goes_before_the_one_for_all(people: Cast, procedure: ProcedureVersion) -> None:
    for_all = _published(people, procedure)
    commune = people.organisations["van_son"]
    with on("2026-05-25"):
        own = draft_process(actor=people.hoa, procedure_id=procedure.procedure_id, organisation=commune)
        assert process_of(own) == process_of(for_all), "it begins as the one for all"
        own = publish_process(actor=people.hoa, process_id=own.pk, version=own.version, terms=LATER)
    assert process_in_force(procedure.procedure_id, commune.pk, date(2026, 6, 2)) == own
    other = people.organisations["ben_da"]
    assert process_in_force(procedure.procedure_id, other.pk, date(2026, 6, 2)) == for_all


def test_what_the_checks_find_keeps_it_from_being_published(people: Cast, procedure: ProcedureVersion) -> None:
    slow = dataclasses.replace(a_process().by_key["b2"], minutes=6 * 480)
    steps = tuple(slow if one.key == "b2" else one for one in a_process().steps)
    with on("2026-03-02"):
        draft = draft_process(actor=people.minh, procedure_id=procedure.procedure_id, content=Process(steps))
        with pytest.raises(Invalid, match="quá thời hạn"):
            publish_process(actor=people.minh, process_id=draft.pk, version=draft.version, terms=TERMS)
    draft.refresh_from_db()
    assert (draft.state, draft.version) == ("draft", 1)


def test_what_was_published_is_never_changed(people: Cast, procedure: ProcedureVersion) -> None:
    held = _published(people, procedure)
    with pytest.raises(NotAllowed, match="không sửa được"):
        change_process(actor=people.minh, process_id=held.pk, version=held.version, content=Process(()))
    with pytest.raises(NotAllowed):
        withdraw_process(actor=people.minh, process_id=held.pk, version=held.version)


def test_two_people_at_one_draft_are_told_apart(people: Cast, procedure: ProcedureVersion) -> None:
    draft = draft_process(actor=people.minh, procedure_id=procedure.procedure_id)
    change_process(actor=people.dung, process_id=draft.pk, version=1, content=a_process())
    with pytest.raises(ChangedMeanwhile, match="Hoàng Tiến Dũng"):
        change_process(actor=people.minh, process_id=draft.pk, version=1, content=Process(()))
    draft.refresh_from_db()
    assert process_of(draft) == a_process()


def test_there_is_one_draft_of_a_kind_at_a_time(people: Cast, procedure: ProcedureVersion) -> None:
    draft_process(actor=people.minh, procedure_id=procedure.procedure_id)
    with pytest.raises(Invalid, match="Lê Quang Minh"):
        draft_process(actor=people.lan, procedure_id=procedure.procedure_id)
    draft_process(actor=people.lan, procedure_id=procedure.procedure_id, variant="Nộp thay")


@pytest.mark.parametrize(
    ("step", "field"),
    [(Step("b1", " "), "title"), (Step("b1", "T" * 1001), "title"), (Step("b1", "Làm", minutes=-1), "minutes")],
)
def test_a_step_that_cannot_be_is_refused(people: Cast, procedure: ProcedureVersion, step: Step, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        draft_process(actor=people.minh, procedure_id=procedure.procedure_id, content=Process((step,)))
    assert field in refused.value.errors


def test_strangers_draft_no_process_but_their_own_agencys(people: Cast, procedure: ProcedureVersion) -> None:
    for who in (people.hoa, people.quang, people.binh, people.thu, people.khoa):
        with pytest.raises(NotAllowed):
            draft_process(actor=who, procedure_id=procedure.procedure_id)
    with pytest.raises(NotAllowed):
        draft_process(
            actor=people.hoa, procedure_id=procedure.procedure_id, organisation=people.organisations["ben_da"]
        )
    own = draft_process(
        actor=people.hoa, procedure_id=procedure.procedure_id, organisation=people.organisations["van_son"]
    )
    assert set(visible_processes(people.hoa)) == set(visible_processes(people.minh)) == {own}
    assert not visible_processes(people.binh).exists()


def test_a_dropped_draft_is_gone_and_told(people: Cast, procedure: ProcedureVersion) -> None:
    draft = draft_process(actor=people.minh, procedure_id=procedure.procedure_id)
    withdraw_process(actor=people.minh, process_id=draft.pk, version=1)
    assert not ProcessVersion.objects.exists()
    assert AuditEntry.objects.filter(action="withdraw_process").count() == 1
    assert list(faults()) == []


# --- Who does a post


def test_posts_of_an_agency_are_those_its_steps_name(people: Cast, procedure: ProcedureVersion) -> None:
    _published(people, procedure)
    of = people.organisations
    assert {one.words for one in posts_of(of["tu_phap"])} == {"Công chức một cửa", "Chuyên viên", "Giám đốc", "Văn thư"}
    assert {one.words for one in posts_of(of["van_son"])} >= {"Chuyên viên"}, "a commune carries it out too"
    assert {one.words for one in posts_of(of["tai_chinh"])} == {"Công chức một cửa"}, "any counter may receive"


def test_a_post_is_answered_once_and_taken_back(people: Cast, procedure: ProcedureVersion) -> None:
    here = people.organisations["tu_phap"]
    head = Post.objects.get(organisation=here, heads=True)
    assert choose_posts(actor=people.lan, organisation_id=here.pk, answers={"Giám đốc": head.pk}) == (["Giám đốc"], [])
    assert choose_posts(actor=people.lan, organisation_id=here.pk, answers={"GIÁM ĐỐC": head.pk}) == ([], [])
    assert PostOfStep.objects.get().post == head
    assert choose_posts(actor=people.lan, organisation_id=here.pk, answers={"Giám đốc": None}) == ([], ["Giám đốc"])
    assert not PostOfStep.objects.exists()
    assert AuditEntry.objects.filter(action="choose_post_of_step").count() == 2


def test_only_a_post_of_the_agency_can_be_chosen_and_only_by_it(people: Cast) -> None:
    here, elsewhere = people.organisations["tu_phap"], people.organisations["noi_vu"]
    post = Post.objects.filter(organisation=elsewhere)[0]
    with pytest.raises(Invalid):
        choose_posts(actor=people.minh, organisation_id=here.pk, answers={"Giám đốc": post.pk})
    with pytest.raises(NotAllowed):
        choose_posts(actor=people.minh, organisation_id=elsewhere.pk, answers={"Giám đốc": post.pk})
    choose_posts(actor=people.dung, organisation_id=elsewhere.pk, answers={"Giám đốc": post.pk})
