"""A decision becomes procedures and processes of the catalogue: all of it, once, or nothing."""

from dataclasses import replace
from datetime import date
from typing import Any, cast

import pytest

from kientao.base.audit import faults
from kientao.base.models import AuditEntry
from kientao.base.refusal import ChangedMeanwhile, Invalid, NotAllowed
from kientao.registers.onestop.actions.decisions_adopting import Adopted, Terms, adopt_decision, suggested_terms
from kientao.registers.onestop.actions.procedures import write
from kientao.registers.onestop.models import (
    DecisionState,
    Procedure,
    ProcedureDecision,
    ProcedureVersion,
    ProcessVersion,
    VersionState,
)
from kientao.registers.onestop.queries.decisions import Reading
from kientao.registers.onestop.queries.offered import content_of, process_of
from kientao.registers.onestop.rules.process import Place, StepKind
from tests.registers.onestop.decisions.conftest import DEPARTMENTS, Keep, compiled, departments
from tests.support.cast import Cast

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
FROM = date(2026, 7, 1)


def _adopt(people: Cast, decision: ProcedureDecision, who: str = "dung", *, publish: bool = True) -> Adopted:
    decision.refresh_from_db()
    return adopt_decision(
        actor=people.actor(who),
        decision_id=decision.pk,
        version=decision.version,
        terms=Terms(suggested_terms(decision, FROM), publish),
    )


@pytest.fixture
def sample(people: Cast, keep: Keep) -> ProcedureDecision:
    departments()
    decision = keep()
    decision.keeper = people.organisations["van_phong"]  # of those of communes, which name no department
    decision.save()
    return decision


def test_the_sample_decision_is_adopted_whole(people: Cast, sample: ProcedureDecision) -> None:
    done = _adopt(people, sample)
    draft = cast("dict[str, Any]", compiled().draft)
    assert done.counts["new"] == Procedure.objects.count() == len(draft["procedures"]) == 18
    assert ProcessVersion.objects.count() == len(draft["processes"]) == 18
    for given in draft["processes"]:
        code = next(one["code"] for one in draft["procedures"] if one["id"] == given["procedure"])
        steps = process_of(ProcessVersion.objects.get(procedure__code=code)).steps
        assert [step.title for step in steps] == [row["text"] for row in given["steps"]]
        for step, row in zip(steps, given["steps"], strict=True):
            assert step.post == "; ".join(post["text"] for post in row["posts"])
            hours = row["duration"]["hours"] if row["duration"] else None
            assert step.minutes == (None if hours is None else round(hours * 60))
    assert list(faults()) == []


def test_what_is_published_holds_from_the_day_and_names_the_decision(people: Cast, sample: ProcedureDecision) -> None:
    _adopt(people, sample)
    versions = ProcedureVersion.objects.select_related("procedure__owner")
    assert {(one.state, one.valid_from, one.decision, one.source) for one in versions} == {
        ("published", FROM, sample.number, "decision")
    }
    assert {one.procedure.owner.code for one in versions} == {*DEPARTMENTS, "van-phong"}


def test_steps_stand_at_their_agencies_one_after_another(people: Cast, sample: ProcedureDecision) -> None:
    _adopt(people, sample)
    process = process_of(ProcessVersion.objects.get(procedure__code="1.900201"))
    assert process.first.kind is StepKind.RECEIVE
    assert process.first.place is process.steps[-1].place is Place.RECEPTION
    assert process.steps[-1].kind is StepKind.RETURN
    assert not process.steps[-1].counted
    places = [step.place for step in process.steps if step.place is not Place.RECEPTION]
    assert places == sorted(places, key=[Place.COMPETENT, Place.AGENCY].index)  # the department, then the committee
    assert {step.agency for step in process.steps if step.place is Place.AGENCY} == {"ubnd"}
    assert [[way.to for way in step.ways] for step in process.steps] == [
        *([after.key] for after in process.steps[1:]),
        [],
    ]


def test_a_process_longer_than_its_term_stays_a_draft_and_is_told(people: Cast, sample: ProcedureDecision) -> None:
    unready = Reading(sample).unready
    assert unready, "the sample has such a process"
    done = _adopt(people, sample)
    drafts = ProcessVersion.objects.filter(state=VersionState.DRAFT)
    assert {one.procedure.code for one in drafts} == {one.code for one in unready}
    assert done.counts["process_drafts"] == drafts.count()
    assert done.counts["processes"] == 18 - drafts.count()


def test_as_drafts_nobody_applies_any_of_it_yet(people: Cast, sample: ProcedureDecision) -> None:
    _adopt(people, sample, publish=False)
    assert not ProcedureVersion.objects.exclude(state=VersionState.DRAFT).exists()
    assert not ProcessVersion.objects.exclude(state=VersionState.DRAFT).exists()
    sample.refresh_from_db()
    assert sample.state == DecisionState.ADOPTED
    assert sample.valid_from is None


def test_adopting_twice_changes_nothing(people: Cast, sample: ProcedureDecision) -> None:
    _adopt(people, sample)
    before = ProcedureVersion.objects.count(), ProcessVersion.objects.count(), AuditEntry.objects.count()
    with pytest.raises(ChangedMeanwhile):
        _adopt(people, sample)
    assert (ProcedureVersion.objects.count(), ProcessVersion.objects.count(), AuditEntry.objects.count()) == before


def test_the_same_decision_sent_again_finds_everything_there(
    people: Cast, sample: ProcedureDecision, keep: Keep
) -> None:
    _adopt(people, sample)
    again = keep()
    reading = Reading(again)
    assert all(one.known is not None and one.differences == () for one in reading.procedures)
    drafts = {
        one.code for one in reading.processes if one.errors
    }  # the process that stayed a draft has to be settled first
    assert drafts == {one.procedure.code for one in ProcessVersion.objects.filter(state=VersionState.DRAFT)}


def test_what_a_decision_leaves_open_stays_as_the_catalogue_has_it(
    people: Cast, sample: ProcedureDecision, keep: Keep
) -> None:
    _adopt(people, sample)
    procedure = Procedure.objects.get(code="1.900101")
    held = procedure.versions.get()
    content = replace(content_of(held), conditions="Có giấy phép còn hạn", name="Tên cũ")
    write(held, content)
    held.save()
    [found] = [one for one in Reading(keep()).procedures if one.said.code == procedure.code]
    assert found.content.conditions == "Có giấy phép còn hạn"
    assert [one.label for one in found.differences] == ["Tên thủ tục"]


def test_an_agency_drafts_its_own_and_publishes_nothing(people: Cast, sample: ProcedureDecision) -> None:
    sample.keeper = people.organisations["tu_phap"]
    sample.save()
    with pytest.raises(NotAllowed):
        _adopt(people, sample, "lan")
    with pytest.raises(NotAllowed):  # those of other departments aren't hers to draft
        _adopt(people, sample, "lan", publish=False)
    assert not Procedure.objects.exists()


def test_without_a_keeper_nothing_is_adopted(people: Cast, keep: Keep) -> None:
    decision = keep()
    ProcedureDecision.objects.update(keeper=None)
    with pytest.raises(Invalid, match="cơ quan quản lý"):
        _adopt(people, decision)
    assert not Procedure.objects.exists()
