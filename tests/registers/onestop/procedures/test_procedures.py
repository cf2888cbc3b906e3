"""Procedures: drafted, published from a date, never changed afterwards, abolished; who may do it."""

import dataclasses
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from kientao.base.actor import Actor
from kientao.base.audit import faults
from kientao.base.models import AuditEntry
from kientao.base.refusal import ChangedMeanwhile, Invalid, NotAllowed
from kientao.registers.onestop.actions.procedures import (
    change_draft,
    draft_procedure,
    draft_version,
    give_to_owner,
    withdraw_draft,
)
from kientao.registers.onestop.actions.procedures_publishing import (
    Publication,
    abolish_procedure,
    publish_version,
    record_entry,
)
from kientao.registers.onestop.models import Procedure, ProcedureVersion
from kientao.registers.onestop.queries.offered import content_of, offered
from kientao.registers.onestop.queries.procedures import (
    Standing,
    judged_publications,
    publications,
    shown_versions,
    standing_in,
    visible_procedures,
    visible_versions,
)
from kientao.registers.onestop.rules.procedure import Change, Content, Fee, Manner
from kientao.registers.onestop.rules.procedure_checks import missing_parts
from kientao.registers.onestop.rules.publication import Punctuality
from tests.registers.onestop.procedures.samples import SIGNED, a_content, a_draft, a_procedure
from tests.support.cast import Cast
from tests.support.programme import on

pytestmark = pytest.mark.django_db
LATER = Publication(date(2026, 6, 1), "300/QĐ-UBND", date(2026, 5, 20))


def _publish(who: Actor, draft: ProcedureVersion, terms: Publication = SIGNED) -> ProcedureVersion:
    draft.refresh_from_db()
    return publish_version(actor=who, version_id=draft.pk, version=draft.version, terms=terms)


def test_a_published_version_holds_from_its_day_and_ends_the_one_before(people: Cast) -> None:
    with on("2026-05-25"):
        first = a_procedure(people.dung, people.organisations["tu_phap"])
        draft = draft_version(actor=people.lan, procedure_id=first.procedure_id, content=a_content(days=3))
        second = _publish(people.dung, draft, LATER)
    first.refresh_from_db()
    assert (first.valid_from, first.valid_to) == (date(2026, 3, 1), date(2026, 5, 31))
    assert (second.valid_from, second.valid_to) == (date(2026, 6, 1), None)
    agency = people.organisations["tu_phap"]
    assert offered(first.procedure_id, agency, date(2026, 5, 31)).version == first
    assert offered(first.procedure_id, agency, date(2026, 6, 1)).version == second


def test_what_was_published_is_never_changed(people: Cast) -> None:
    with on("2026-03-02"):
        published = a_procedure(people.dung, people.organisations["tu_phap"])
        before = content_of(published)
        with pytest.raises(NotAllowed, match="không sửa được"):
            change_draft(
                actor=people.dung, version_id=published.pk, version=published.version, content=a_content(days=1)
            )
        with pytest.raises(NotAllowed):
            withdraw_draft(actor=people.dung, version_id=published.pk, version=published.version)
        with pytest.raises(NotAllowed):
            _publish(people.dung, published, SIGNED)
    published.refresh_from_db()
    assert content_of(published) == before


def test_a_new_version_begins_on_a_day_after_the_one_before(people: Cast) -> None:
    with on("2026-05-25"):
        first = a_procedure(people.dung, people.organisations["tu_phap"])
        draft = draft_version(actor=people.dung, procedure_id=first.procedure_id)
        with pytest.raises(Invalid, match="01/03/2026"):
            _publish(people.dung, draft)


def test_publishing_needs_a_signed_decision(people: Cast) -> None:
    with on("2026-02-10"):
        draft = a_draft(people.lan, people.organisations["tu_phap"])
        for terms, field in (
            (dataclasses.replace(SIGNED, decision="  "), "decision"),
            (SIGNED, "decided_on"),
            (dataclasses.replace(SIGNED, decided_on=date(2026, 2, 1), entered_on=date(2026, 1, 31)), "entered_on"),
        ):
            with pytest.raises(Invalid) as refused:
                _publish(people.dung, draft, terms)
            assert field in refused.value.errors


def test_an_abolished_procedure_is_offered_no_more_and_its_history_stays(people: Cast) -> None:
    with on("2026-05-25"):
        first = a_procedure(people.dung, people.organisations["tu_phap"])
        procedure = first.procedure
        procedure.refresh_from_db()
        gone = abolish_procedure(actor=people.dung, procedure_id=procedure.pk, version=procedure.version, terms=LATER)
        procedure.refresh_from_db()
        with pytest.raises(Invalid):
            abolish_procedure(actor=people.dung, procedure_id=procedure.pk, version=procedure.version, terms=LATER)
    assert (gone.state, gone.change) == ("ended", Change.ABOLISHED)
    first.refresh_from_db()
    assert first.valid_to == date(2026, 5, 31)
    with pytest.raises(Invalid, match="không có bản nào còn hiệu lực"):
        offered(procedure.pk, people.organisations["tu_phap"], date(2026, 6, 1))
    rows = Procedure.objects.all()
    assert not standing_in(rows, Standing.ABOLISHED, date(2026, 5, 31)).exists()
    assert standing_in(rows, Standing.ABOLISHED, date(2026, 6, 1)).get() == procedure


def test_an_abolished_procedure_can_be_published_anew(people: Cast) -> None:
    with on("2026-08-25"):
        first = a_procedure(people.dung, people.organisations["tu_phap"])
        procedure = Procedure.objects.get(pk=first.procedure_id)
        gone = abolish_procedure(actor=people.dung, procedure_id=procedure.pk, version=procedure.version, terms=LATER)
        draft = draft_version(actor=people.dung, procedure_id=procedure.pk, change=Change.REPLACED)
        again = _publish(people.dung, draft, Publication(date(2026, 8, 1), "400/QĐ-UBND", date(2026, 7, 20)))
    gone.refresh_from_db()
    assert gone.valid_to == date(2026, 7, 31)
    assert standing_in(Procedure.objects.all(), Standing.IN_FORCE, date(2026, 8, 1)).get() == again.procedure
    assert not standing_in(Procedure.objects.all(), Standing.ABOLISHED, date(2026, 8, 1)).exists()


def test_two_people_at_one_draft_are_told_apart(people: Cast) -> None:
    draft = a_draft(people.lan, people.organisations["tu_phap"])
    change_draft(actor=people.minh, version_id=draft.pk, version=1, content=a_content(days=9))
    with pytest.raises(ChangedMeanwhile, match="Lê Quang Minh"):
        change_draft(actor=people.lan, version_id=draft.pk, version=1, content=a_content(days=8))
    draft.refresh_from_db()
    assert content_of(draft).manners[0].limit.amount == 9


def test_there_is_one_draft_of_a_procedure_at_a_time(people: Cast) -> None:
    draft = a_draft(people.lan, people.organisations["tu_phap"])
    with pytest.raises(Invalid, match="Nguyễn Thị Lan"):
        draft_version(actor=people.minh, procedure_id=draft.procedure_id)


def test_a_procedure_that_was_only_drafted_goes_with_its_draft(people: Cast) -> None:
    draft = a_draft(people.lan, people.organisations["tu_phap"])
    withdraw_draft(actor=people.minh, version_id=draft.pk, version=1)
    assert not Procedure.objects.exists()
    assert "1.000656" in AuditEntry.objects.get(action="withdraw_draft").data


def test_a_withdrawn_draft_leaves_what_is_published(people: Cast) -> None:
    with on("2026-03-02"):
        first = a_procedure(people.dung, people.organisations["tu_phap"])
        draft = draft_version(actor=people.lan, procedure_id=first.procedure_id)
        withdraw_draft(actor=people.lan, version_id=draft.pk, version=1)
    assert list(ProcedureVersion.objects.all()) == [first]


def test_a_code_is_given_once(people: Cast) -> None:
    a_draft(people.lan, people.organisations["tu_phap"])
    with pytest.raises(Invalid, match="đã có trong danh mục"):
        a_draft(people.dung, people.organisations["noi_vu"])


@pytest.mark.parametrize(
    ("content", "field"),
    [
        (a_content(name=""), "name"),
        (a_content(name="T" * 1001), "name"),
        (dataclasses.replace(a_content(), sets=0), "sets"),
        (dataclasses.replace(a_content(), manners=(a_content().manners[0],) * 2), "manners"),
        (dataclasses.replace(a_content(), components=(a_content().components[0],) * 2), "components"),
        (
            dataclasses.replace(a_content(), manners=(Manner(a_content().manners[0].channel, fees=(Fee("Phí", -1),)),)),
            "manners",
        ),
    ],
)
def test_what_cannot_be_is_refused_by_its_field(people: Cast, content: Content, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        a_draft(people.lan, people.organisations["tu_phap"], content=content)
    assert field in refused.value.errors


def test_mandatory_parts_are_asked_for_and_keep_nothing_from_being_published() -> None:
    assert missing_parts(a_content()) == ()
    assert len(missing_parts(Content("Chỉ có tên"))) == 6


ROLES: list[tuple[str, bool, bool]] = [  # who: drafts for Sở Tư pháp, publishes
    ("son", True, True),
    ("dung", True, True),
    ("minh", True, False),
    ("lan", True, False),
    ("quang", False, False),
    ("hoa", False, False),
    ("binh", False, False),
    ("thu", False, False),
    ("khoa", False, False),
]


@pytest.mark.parametrize(("who", "drafts", "publishes"), ROLES)
def test_the_owner_drafts_and_who_keeps_the_catalogue_publishes(
    people: Cast, who: str, drafts: bool, publishes: bool
) -> None:
    actor, owner = people.actor(who), people.organisations["tu_phap"]
    with on("2026-05-25"):
        held = a_procedure(people.dung, owner, "1.000001")
        procedure = Procedure.objects.get(pk=held.procedure_id)
        other = a_draft(people.dung, owner, "1.000002")
        acts: list[tuple[Callable[[], Any], bool]] = [
            (lambda: draft_procedure(actor=actor, code="1.000003", owner=owner, content=a_content()), drafts),
            (lambda: change_draft(actor=actor, version_id=other.pk, version=1, content=a_content(days=2)), drafts),
            (lambda: draft_version(actor=actor, procedure_id=held.procedure_id), drafts),
            (lambda: _publish(actor, other), publishes),
            (
                lambda: give_to_owner(
                    actor=actor,
                    procedure_id=procedure.pk,
                    version=procedure.version,
                    owner=people.organisations["noi_vu"],
                ),
                publishes,
            ),
            (
                lambda: record_entry(
                    actor=actor, version_id=held.pk, version=held.version, entered_on=date(2026, 2, 24)
                ),
                publishes,
            ),
        ]
        for act, allowed in acts:
            if allowed:
                act()
            else:
                with pytest.raises(NotAllowed):
                    act()
    assert list(faults()) == []


def test_a_domain_owner_of_another_field_keeps_no_catalogue(people: Cast) -> None:
    stranger = dataclasses.replace(people.minh, roles=frozenset({"domain-owner"}))
    with pytest.raises(NotAllowed):
        a_draft(stranger, people.organisations["tu_phap"])


def test_everybody_reads_what_is_published_and_only_its_makers_what_is_drafted(people: Cast) -> None:
    with on("2026-03-02"):
        published = a_procedure(people.dung, people.organisations["tu_phap"], "1.000001")
        draft = a_draft(people.lan, people.organisations["tu_phap"], "1.000002")
        next_draft = draft_version(actor=people.lan, procedure_id=published.procedure_id)
    for who in ("hoa", "quang", "binh", "thu", "khoa"):
        actor = people.actor(who)
        makes = who == "quang"  # of the same agency
        assert set(visible_procedures(actor)) == {published.procedure} | ({draft.procedure} if makes else set())
        assert set(visible_versions(actor)) == {published} | ({draft, next_draft} if makes else set())
    for who in ("son", "dung", "minh", "lan"):
        assert set(visible_versions(people.actor(who))) == {published, draft, next_draft}


def test_lists_show_the_version_in_force_and_not_what_is_drafted_beside(people: Cast) -> None:
    with on("2026-03-02"):
        published = a_procedure(people.dung, people.organisations["tu_phap"])
        draft_version(actor=people.lan, procedure_id=published.procedure_id, content=a_content("Tên khác"))
        shown = shown_versions([published.procedure], people.dung, date(2026, 3, 2))
    assert shown == {published.procedure_id: published}
    assert Procedure.objects.get().name == "Cấp bản sao trích lục hộ tịch"


def test_how_a_publication_came_is_a_measured_fact(people: Cast) -> None:
    effect = date(2026, 3, 6)
    in_time = dataclasses.replace(SIGNED, decided_on=date(2026, 3, 1), takes_effect_on=effect)
    late = dataclasses.replace(
        SIGNED, decided_on=date(2026, 3, 4), takes_effect_on=effect, entered_on=date(2026, 3, 20)
    )
    shortened = dataclasses.replace(late, shortened=True)
    with on("2026-04-01"):
        made = {
            code: a_procedure(people.dung, people.organisations["tu_phap"], code, terms=terms)
            for code, terms in (
                ("1.000001", in_time),
                ("1.000002", late),
                ("1.000003", shortened),
                ("1.000004", SIGNED),
            )
        }
        found = {
            one.version.procedure.code: one for one in judged_publications(publications(people.hoa), date(2026, 4, 1))
        }
    assert found["1.000001"].signed.punctuality is Punctuality.ON_TIME
    assert (found["1.000002"].signed.punctuality, found["1.000002"].signed.days_late) == (Punctuality.LATE, 3)
    assert found["1.000003"].signed.punctuality is Punctuality.ON_TIME
    assert found["1.000004"].signed.punctuality is Punctuality.UNKNOWN
    assert made["1.000002"].publish_by == date(2026, 3, 1)
    # Signed on Wednesday 4 March: five working days end on the 11th, two on the 6th.
    assert (found["1.000002"].entered.by, found["1.000002"].entered.days_late) == (date(2026, 3, 11), 9)
    assert (found["1.000003"].entered.by, found["1.000003"].entered.days_late) == (date(2026, 3, 6), 14)
    assert found["1.000001"].entered.punctuality is Punctuality.OVERDUE


def test_the_day_of_the_entry_is_recorded_later(people: Cast) -> None:
    with on("2026-03-02"):
        published = a_procedure(people.dung, people.organisations["tu_phap"])
        with pytest.raises(Invalid):
            record_entry(actor=people.dung, version_id=published.pk, version=2, entered_on=date(2026, 2, 19))
        with pytest.raises(Invalid):
            record_entry(actor=people.dung, version_id=published.pk, version=2, entered_on=date(2026, 3, 3))
        found = record_entry(
            actor=people.dung, version_id=published.pk, version=published.version, entered_on=date(2026, 2, 24)
        )
    assert content_of(found) == content_of(published)
    assert found.entered_on == date(2026, 2, 24)
