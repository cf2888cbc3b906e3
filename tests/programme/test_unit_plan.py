"""A unit draws up its own yearly plan under the province's."""

from dataclasses import replace
from datetime import date
from typing import cast

import pytest

from kientao.base.models import AuditEntry
from kientao.base.refusal import ChangedMeanwhile, Invalid, NotAllowed
from kientao.compiler.row import RowWords
from kientao.compiling.plan_json import TargetJson, TaskJson
from kientao.kernel.period import Period
from kientao.people.actions.officers import create_division
from kientao.programme.actions.adopting_unit import UnitTerms, adopt_unit_plan, unit_plan_title
from kientao.programme.actions.extending import ask_extension, grant_extension
from kientao.programme.actions.reminding_units import remind_units
from kientao.programme.actions.unit_plans import (
    assign_items,
    drop_item,
    drop_unit_plan,
    put_item,
    restore_item,
    start_unit_plan,
    take_in_new,
)
from kientao.programme.models import Assignment, Notice, Plan, Spell, Target, Task, UnitDraft, UnitDraftItem
from kientao.programme.queries.unit_plans import (
    Round,
    counts_of,
    findings_of,
    given_states,
    items_of,
    units_of,
)
from kientao.programme.rules.typed import corrected, typed_task, words_of
from kientao.programme.rules.typed_target import typed_target
from tests.support.programme import World, a_programme, on

pytestmark = pytest.mark.django_db
YEAR = Period.year(2026)


def _draft(world: World, who: str = "son", agency: str = "noi_vu") -> UnitDraft:
    owner = world.cast.organisations[agency]
    return start_unit_plan(actor=world.cast.actor(who), owner=owner, parent=world.plan, year=2026)


def _item(draft: UnitDraft, text: str) -> UnitDraftItem:
    return next(one for one in items_of(draft) if text in str(one))


def _retyped(item: UnitDraftItem, **words: str) -> TaskJson:
    current = cast(TaskJson, item.current)
    before = words_of(current)
    typed = RowWords(**{name: words.get(name, getattr(before, name)) for name in RowWords.__dataclass_fields__})
    return corrected(current, typed, YEAR)


def _codes(draft: UnitDraft) -> list[str]:
    return [one.code for one in findings_of(draft, items_of(draft))]


def _own(world: World, draft: UnitDraft, **words: str) -> UnitDraftItem:
    given = {"text": "Số hóa hồ sơ cán bộ", "deliverables": "Báo cáo", "deadlines": "30/6/2026", **words}
    current = typed_task(RowWords(**given), YEAR)
    return put_item(actor=world.cast.son, draft_id=draft.pk, current=current)


def _adopt(world: World, draft: UnitDraft, who: str = "son", **terms: object) -> Plan:
    draft.refresh_from_db()
    given = UnitTerms(title=unit_plan_title(draft), **terms)  # type: ignore[arg-type]
    return adopt_unit_plan(actor=world.cast.actor(who), draft_id=draft.pk, version=draft.version, terms=given)


def test_it_begins_with_what_the_province_gives_and_has_no_finding() -> None:
    world = a_programme()
    with on("2026-01-12"):
        draft = _draft(world)
        items = items_of(draft)
    assert [(one.kind, one.source) for one in items] == [("target", "given"), ("task", "given")]
    assert "kiểm tra cải cách hành chính" in str(items[1])
    assert _codes(draft) == []


def test_standing_work_of_the_province_is_given_too() -> None:
    world = a_programme()
    with on("2026-01-12"):
        draft = _draft(world, "dung", "van_phong")
    assert {one.kind for one in items_of(draft)} == {"task", "target"}
    assert Target.objects.get(text__contains="quy trình").pk in {one.follows_target_id for one in items_of(draft)}
    assert _codes(draft) == []


def test_a_unit_the_province_gives_nothing_begins_with_the_targets_of_its_level() -> None:
    world = a_programme()
    with on("2026-01-12"):
        draft = _draft(world, "hoa", "van_son")
        assert {one.kind for one in items_of(draft)} == {"target"}
        with pytest.raises(Invalid, match="chưa có nhiệm vụ"):
            _adopt(world, draft, "hoa")


def test_beginning_twice_goes_on_with_the_same() -> None:
    world = a_programme()
    with on("2026-01-12"):
        assert _draft(world).pk == _draft(world).pk
    assert UnitDraftItem.objects.count() == 2


@pytest.mark.parametrize("who", ["binh", "hoa", "minh", "khoa", "thu", "quang"])
def test_only_the_unit_itself_draws_up_its_plan(who: str) -> None:
    world = a_programme()
    with pytest.raises(NotAllowed, match="của cơ quan mình"):
        _draft(world, who)
    with on("2026-01-12"):
        draft = _draft(world)
        item = _item(draft, "kiểm tra")
        with pytest.raises(NotAllowed, match="Sở Nội vụ"):
            put_item(
                actor=world.cast.actor(who),
                draft_id=draft.pk,
                current=item.current,
                item_id=item.pk,
                version=item.version,
            )


def test_a_focal_point_drafts_and_the_head_adopts() -> None:
    world = a_programme()
    with on("2026-01-12"):
        draft = _draft(world, "lan", "tu_phap")
        current = typed_task(RowWords(text="Số hóa", deliverables="Báo cáo", deadlines="30/6/2026"), YEAR)
        put_item(actor=world.cast.lan, draft_id=draft.pk, current=current)
        with pytest.raises(NotAllowed, match="Thủ trưởng Sở Tư pháp"):
            _adopt(world, draft, "lan")
        assert _adopt(world, draft, "minh").kind == "unit"


def test_a_year_the_provinces_plan_does_not_cover_is_refused() -> None:
    world = a_programme()
    owner = world.cast.organisations["noi_vu"]
    with pytest.raises(Invalid, match="2026"):
        start_unit_plan(actor=world.cast.son, owner=owner, parent=world.plan, year=2028)


def test_a_units_plan_stands_under_a_plan_of_its_own_province_alone() -> None:
    world = a_programme()
    with on("2026-01-12"):
        draft = _draft(world)
        _own(world, draft)
        unit_plan = _adopt(world, draft)
        for owner, parent in (("tu_phap", unit_plan), ("ubnd", world.plan)):
            organisation = world.cast.organisations[owner]
            actor = replace(world.cast.minh, organisation=organisation.pk)
            with pytest.raises(Invalid, match="kế hoạch của tỉnh"):
                start_unit_plan(actor=actor, owner=organisation, parent=parent, year=2026)


def test_last_years_unfinished_work_comes_over_without_a_deadline() -> None:
    world = a_programme()
    with on("2027-01-05"):
        Plan.objects.filter(pk=world.plan.pk).update(last_day=date(2030, 12, 31))
        world.plan.refresh_from_db()
        owner = world.cast.organisations["noi_vu"]
        draft = start_unit_plan(actor=world.cast.son, owner=owner, parent=world.plan, year=2027)
        item = _item(draft, "kiểm tra")
        assert item.source == "unfinished"
        assert "31/03/2026" in item.current["note"]["text"]
        assert "NO-DEADLINE" in _codes(draft)
        current = corrected(item.current, RowWords(**{**_words(item), "deadlines": "28/2/2027"}), Period.year(2027))
        put_item(actor=world.cast.son, draft_id=draft.pk, current=current, item_id=item.pk, version=item.version)
        assert "NO-DEADLINE" not in _codes(draft)


def _words(item: UnitDraftItem) -> dict[str, str]:
    words = words_of(cast(TaskJson, item.current))
    return {name: getattr(words, name) for name in RowWords.__dataclass_fields__}


def test_a_later_deadline_a_lower_value_and_a_missing_product_are_found() -> None:
    world = a_programme()
    with on("2026-01-12"):
        draft = _draft(world)
        item = _item(draft, "kiểm tra")
        late = _retyped(item, deadlines="Quý II")
        put_item(actor=world.cast.son, draft_id=draft.pk, current=late, item_id=item.pk, version=item.version)
        target = _item(draft, "95%")
        lower, _ = typed_target("Trên 90% hồ sơ đúng hạn", "target", None, YEAR, cast(TargetJson, target.current))
        assert lower is not None
        put_item(actor=world.cast.son, draft_id=draft.pk, current=lower, item_id=target.pk, version=target.version)
        assert sorted(_codes(draft)) == ["DEADLINE-LATER", "TARGET-VALUE"]


def test_an_extension_of_the_province_is_the_deadline_that_counts() -> None:
    world = a_programme()
    with on("2026-01-12"):
        draft = _draft(world)
        item = _item(draft, "kiểm tra")
        late = _retyped(item, deadlines="20/4/2026")
        put_item(actor=world.cast.son, draft_id=draft.pk, current=late, item_id=item.pk, version=item.version)
        assert _codes(draft) == ["DEADLINE-LATER"]
    with on("2026-03-20"):
        work = world.work("kiểm tra")
        asked = ask_extension(
            actor=world.cast.son,
            assignment_id=work.pk,
            version=work.version,
            asked_due=date(2026, 4, 30),
            reason="Chờ hướng dẫn của Bộ",
        )
        grant_extension(
            actor=world.cast.binh,
            extension_id=asked.pk,
            granted_due=date(2026, 4, 30),
            document_number="77/UBND",
            document_date=date(2026, 3, 20),
        )
        assert _codes(draft) == []


def test_what_the_province_gave_is_left_out_with_a_reason_only() -> None:
    world = a_programme()
    with on("2026-01-12"):
        draft = _draft(world)
        item = _item(draft, "kiểm tra")
        with pytest.raises(Invalid, match="lý do"):
            drop_item(actor=world.cast.son, draft_id=draft.pk, item_id=item.pk, version=item.version)
        dropped = drop_item(
            actor=world.cast.son, draft_id=draft.pk, item_id=item.pk, version=item.version, reason="Đã giao Thanh tra"
        )
        assert _codes(draft) == ["TASK-MISSING"]
        target = _item(draft, "95%")
        drop_item(
            actor=world.cast.son,
            draft_id=draft.pk,
            item_id=target.pk,
            version=target.version,
            reason="Không có thủ tục",
        )
        assert _codes(draft) == ["TASK-MISSING"]
        restore_item(actor=world.cast.son, draft_id=draft.pk, item_id=dropped.pk, version=dropped.version)
        assert _codes(draft) == []


def test_two_people_change_one_item_and_the_second_is_told() -> None:
    world = a_programme()
    with on("2026-01-12"):
        draft = _draft(world)
        item = _item(draft, "kiểm tra")
        put_item(actor=world.cast.son, draft_id=draft.pk, current=item.current, item_id=item.pk, version=item.version)
        with pytest.raises(ChangedMeanwhile, match="Trần Hải Sơn"):
            drop_item(
                actor=world.cast.son, draft_id=draft.pk, item_id=item.pk, version=item.version, reason="không làm"
            )


def test_an_adopted_plan_follows_the_provinces_and_owes_only_its_own_additions() -> None:
    world = a_programme()
    with on("2026-01-12"):
        draft = _draft(world)
        _own(world, draft)
        before = Assignment.objects.filter(plan=world.plan).count()
        plan = _adopt(world, draft, number="15/KH-SNV", signed_on=date(2026, 1, 12))
    assert (plan.kind, plan.owner.name, plan.parent) == ("unit", "Sở Nội vụ", world.plan)
    given, own = Task.objects.filter(plan=plan).order_by("order")
    assert given.follows is not None
    assert given.follows.plan == world.plan
    assert (own.follows, own.origin, own.number) == (None, "own", "2")
    assert Assignment.objects.filter(plan=world.plan).count() == before
    (owed,) = Assignment.objects.filter(plan=plan)
    assert (owed.task, owed.organisation.name, f"{owed.current_due}") == (own, "Sở Nội vụ", "2026-06-30")
    assert owed.receiver == world.cast.organisations["ubnd"]  # nobody accepts its own product
    assert Spell.objects.filter(assignment=owed, to_at__isnull=True).count() == 1
    assert {one.text for one in Target.objects.filter(plan=plan)} == {
        "Tối thiểu 95% hồ sơ thủ tục hành chính được giải quyết đúng hạn"
    }
    states = given_states(draft, items_of(draft))
    assert [one.plan_id for one in states[given.follows.pk]] == [world.plan.pk]


def test_the_receiver_is_the_plans_own_choice_but_never_the_unit() -> None:
    world = a_programme()
    with on("2026-01-12"):
        draft = _draft(world)
        _own(world, draft)
        with pytest.raises(Invalid, match="tự nghiệm thu"):
            _adopt(world, draft, receiver=world.cast.organisations["noi_vu"].pk)
        plan = _adopt(world, draft, receiver=world.cast.organisations["van_phong"].pk)
    assert Assignment.objects.get(plan=plan).receiver == world.cast.organisations["van_phong"]


def test_recurring_additions_fall_due_every_time() -> None:
    world = a_programme()
    with on("2026-01-12"):
        draft = _draft(world)
        _own(world, draft, deadlines="Hằng quý")
        plan = _adopt(world, draft)
    assert [f"{one.current_due}" for one in Assignment.objects.filter(plan=plan)] == [
        "2026-03-31",
        "2026-06-30",
        "2026-09-30",
        "2026-12-31",
    ]


def test_who_does_it_is_passed_on_in_both_plans() -> None:
    world = a_programme()
    with on("2026-01-12"):
        division = create_division(
            actor=world.cast.son, organisation=world.cast.organisations["noi_vu"], name="Phòng CCHC"
        )
        draft = _draft(world)
        own = _own(world, draft)
        given = _item(draft, "kiểm tra")
        assign_items(
            actor=world.cast.son,
            draft_id=draft.pk,
            items=[(own.pk, own.version), (given.pk, given.version)],
            division=division,
            officer=world.cast.officers["son"],
        )
        _adopt(world, draft)
    rows = Assignment.objects.filter(organisation=world.cast.organisations["noi_vu"])
    assert {(one.division, one.officer) for one in rows} == {(division, world.cast.officers["son"])}


def test_somebody_elses_officer_is_refused() -> None:
    world = a_programme()
    with on("2026-01-12"):
        draft = _draft(world)
        item = _item(draft, "kiểm tra")
        with pytest.raises(Invalid, match="không công tác"):
            assign_items(
                actor=world.cast.son,
                draft_id=draft.pk,
                items=[(item.pk, item.version)],
                division=None,
                officer=world.cast.officers["hoa"],
            )


def test_what_falls_short_is_explained_and_the_programme_office_is_told() -> None:
    world = a_programme()
    with on("2026-01-12"):
        draft = _draft(world, "dung", "van_phong")
        item = next(one for one in items_of(draft) if one.kind == "task")
        drop_item(
            actor=world.cast.dung,
            draft_id=draft.pk,
            item_id=item.pk,
            version=item.version,
            reason="Chuyển sang năm sau",
        )
        current = typed_task(RowWords(text="Đo thời gian", deliverables="Báo cáo", deadlines="30/6/2026"), YEAR)
        put_item(actor=world.cast.dung, draft_id=draft.pk, current=current)
        with pytest.raises(Invalid, match="giải trình"):
            _adopt(world, draft, "dung")
        plan = _adopt(world, draft, "dung", explanation="Chủ tịch đã đồng ý tại cuộc họp ngày 10/01")
    draft.refresh_from_db()
    assert draft.deviations == 1
    assert plan.versions.get().note.startswith("Chủ tịch đã đồng ý")
    assert "1 chỗ khác kế hoạch tỉnh" in Notice.objects.get(account=world.cast.accounts["son"], kind="unit-plan").words


def test_a_plan_is_adopted_once_and_not_over_a_change() -> None:
    world = a_programme()
    with on("2026-01-12"):
        draft = _draft(world)
        seen = draft.version
        _own(world, draft)
        with pytest.raises(ChangedMeanwhile):
            adopt_unit_plan(actor=world.cast.son, draft_id=draft.pk, version=seen, terms=UnitTerms("Kế hoạch"))
        _adopt(world, draft)
        with pytest.raises(NotAllowed, match="đã ban hành"):
            _adopt(world, draft)
        with pytest.raises(NotAllowed, match="đã ban hành"):
            _own(world, draft)
    assert Plan.objects.filter(kind="unit").count() == 1


def test_a_dropped_draft_makes_room_for_another() -> None:
    world = a_programme()
    with on("2026-01-12"):
        draft = _draft(world)
        with pytest.raises(Invalid, match="lý do"):
            drop_unit_plan(actor=world.cast.son, draft_id=draft.pk, version=draft.version, reason=" ")
        drop_unit_plan(actor=world.cast.son, draft_id=draft.pk, version=draft.version, reason="Làm lại")
        assert _draft(world).pk != draft.pk


def test_what_the_province_gives_later_is_taken_in_once() -> None:
    world = a_programme()
    with on("2026-01-12"):
        draft = _draft(world)
        item = _item(draft, "kiểm tra")
        UnitDraftItem.objects.filter(pk=item.pk).delete()  # as if it had been given after the draft was begun
        assert _codes(draft) == ["TASK-MISSING"]
        assert take_in_new(actor=world.cast.son, draft_id=draft.pk) == 1
        assert take_in_new(actor=world.cast.son, draft_id=draft.pk) == 0
        assert _codes(draft) == []


def test_the_office_sees_who_has_none_and_reminds_them_once_a_day() -> None:
    world = a_programme()
    with on("2026-01-12"):
        draft = _draft(world)
        _adopt(world, draft)
        _draft(world, "minh", "tu_phap")
        units = units_of(Round(world.plan, 2026))
        counts = counts_of(units)
        assert (counts.units, counts.none, counts.drafting, counts.adopted) == (7, 5, 1, 1)
        assert units.get(code="noi-vu").given == 1  # type: ignore[attr-defined]
        with pytest.raises(NotAllowed):
            remind_units(actor=world.cast.minh, parent=world.plan, year=2026)
        assert remind_units(actor=world.cast.son, parent=world.plan, year=2026) == 6
        assert remind_units(actor=world.cast.son, parent=world.plan, year=2026) == 6
        told = Notice.objects.filter(kind="unit-plan")
        assert {one.account.username for one in told} == {"lan", "minh", "hoa", "dung"}
        with pytest.raises(Invalid, match="đều đã có"):
            remind_units(
                actor=world.cast.son, parent=world.plan, year=2026, units=[world.cast.organisations["noi_vu"].pk]
            )


def test_every_act_is_in_the_trail() -> None:
    world = a_programme()
    with on("2026-01-12"):
        draft = _draft(world)
        _own(world, draft)
        _adopt(world, draft)
    acts = set(AuditEntry.objects.values_list("action", flat=True))
    assert {"start_unit_plan", "put_unit_item", "adopt_unit_plan"} <= acts
