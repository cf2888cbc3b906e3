"""Many rows at once are the same rows as one by one."""

import uuid
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import DataError, IntegrityError, transaction
from django.db.models import F, Value

from kientao.base.bulk import among, insert, insert_selected, next_keys, settling, update
from kientao.base.models import CalendarDay, Job
from kientao.people.models import Organisation
from kientao.programme.models import Plan, PlanVersion, Section, Target

pytestmark = pytest.mark.django_db
MOMENT = datetime(2026, 3, 2, 8, 30, 15, 123456, UTC)


def _province() -> Organisation:
    return Organisation.objects.create(code="ubnd", name="UBND tỉnh", kind="province-committee", level="province")


def _plan(province: Organisation) -> dict[str, Any]:
    return {
        "owner_id": province.pk,
        "province_id": province.pk,
        "kind": "programme",
        "title": "Kế hoạch «một\thai\\ba»\nnăm 2026",
        "signed_on": None,
        "first_day": date(2026, 1, 1),
        "last_day": date(2026, 12, 31),
        "created": MOMENT,
    }


def _values(row: Any) -> dict[str, Any]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if field.name != "id"}


def test_a_row_is_the_one_its_model_would_save_defaults_and_all() -> None:
    values = _plan(_province())
    saved = Plan.objects.create(**values)
    assert insert(Plan, list(values), [tuple(values.values()), tuple(values.values())]) == 2
    made = Plan.objects.exclude(pk=saved.pk)
    assert len(made) == 2
    saved.refresh_from_db()
    assert all(_values(row) == _values(saved) for row in made)


def test_exact_numbers_and_json_come_back_as_they_were() -> None:
    plan = Plan.objects.create(**_plan(_province()))
    edition = PlanVersion.objects.create(plan=plan, number=1, adopted_at=MOMENT, adopted_by="Sơn")
    names = ("plan_id", "since_id", "kind", "text", "unit", "order", "value", "schedule", "spans")
    schedule = [{"date": "2026-06-30", "value": 97.4}]
    row = (plan.pk, edition.pk, "target", "Tỷ lệ", "percent", 1, Decimal("97.400001"), schedule, [[0, 4]])
    assert insert(Target, names, iter([row])) == 1
    target = Target.objects.get()
    assert (target.value, target.schedule, target.spans) == (Decimal("97.400001"), schedule, [[0, 4]])


def test_no_row_is_no_row() -> None:
    assert insert(CalendarDay, ["date", "kind", "name", "set_by", "set_at"], []) == 0


def test_constraints_hold_and_nothing_of_the_batch_stays() -> None:
    values = _plan(_province())
    nameless = {**values, "title": ""}
    with pytest.raises(IntegrityError), transaction.atomic():
        insert(Plan, list(values), [tuple(values.values()), tuple(nameless.values())])
    assert not Plan.objects.exists()


def test_a_field_whose_default_is_new_for_each_row_must_be_named() -> None:
    with pytest.raises(ValueError, match="arguments"):
        insert(Job, ["kind"], [("a",)])


def test_rows_made_of_rows_take_their_values_in_the_database() -> None:
    values = _plan(_province())
    for title in ("Một", "Hai"):
        Plan.objects.create(**{**values, "title": title})
    plans = Plan.objects.filter(title="Hai")
    made: dict[str, F | Value] = {
        "plan_id": F("pk"),
        "title": F("title"),
        "label": Value("I"),
        "domain": Value(""),
        "order": Value(7),
    }
    assert insert_selected(Section, plans, made) == 1
    section = Section.objects.get()
    assert (section.plan, section.title, section.label, section.order) == (plans.get(), "Hai", "I", 7)


def test_keys_given_beforehand_are_nobodys_and_are_not_given_again() -> None:
    first = _province()
    with transaction.atomic():
        keys = list(next_keys(Organisation, 3))
        rows = [(key, f"a{key}", "Sở", "department", "province", "so") for key in keys]
        insert(Organisation, ("id", "code", "name", "kind", "level", "search"), rows)
    later = Organisation.objects.create(code="sau", name="Sở sau", kind="department", level="province")
    assert len({first.pk, *keys, later.pk}) == 5


def test_values_are_written_into_rows_by_their_keys() -> None:
    province = _province()
    other = Organisation.objects.create(code="so", name="Sở", kind="department", level="province")
    with transaction.atomic():
        update(Organisation, ("name", "valid_from"), [(province.pk, ("UBND", date(2025, 7, 1))), (0, ("Không", None))])
    province.refresh_from_db()
    other.refresh_from_db()
    assert (province.name, province.valid_from, other.name) == ("UBND", date(2025, 7, 1), "Sở")


def test_a_value_that_many_rows_share_is_each_rows_own() -> None:
    shared: dict[str, Any] = {"hai": [1, "ơ"]}
    with transaction.atomic():
        insert(
            Job,
            ("id", "kind", "words", "arguments", "asked_at", "run_after", "actor", "result"),
            [(uuid.uuid4(), "x", "Việc", one, MOMENT, MOMENT, {}, None) for one in (shared, shared, {"khác": True})],
        )
    assert sorted(map(str, Job.objects.values_list("arguments", flat=True))) == sorted(
        map(str, [shared, shared, {"khác": True}])
    )


def test_rows_are_found_by_many_values_at_once_none_of_them_a_command() -> None:
    _province()
    Organisation.objects.create(code="xa'", name="UBND xã", kind="commune-committee", level="commune")
    everywhere = Organisation.objects.all()
    assert {one.code for one in among(everywhere, "code", {"ubnd", "xa'", "') OR (1=1", "{a}"})} == {"ubnd", "xa'"}
    assert list(among(everywhere, "code", [])) == []
    assert among(everywhere.filter(level="commune"), "code", ["ubnd"]).count() == 0


def test_a_number_too_big_for_its_column_is_refused_or_kept_but_never_cut() -> None:
    plan = Plan.objects.create(**_plan(_province()))
    try:
        with transaction.atomic():
            insert(Section, ("plan_id", "title", "order"), [(plan.pk, "I", 1), (plan.pk, "II", 2**40 + 7)])
    except DataError:
        assert not Section.objects.exists()
    else:
        assert Section.objects.get(title="II").order == 2**40 + 7


def _a_section_of(plan_id: int) -> None:
    with transaction.atomic():
        insert(Section, ("plan_id", "title", "order"), [(plan_id, "I", 1)])
        with settling():
            sum(range(1000))


@pytest.mark.django_db(transaction=True)
def test_rows_that_refer_to_nothing_are_refused_and_nothing_of_them_stays() -> None:
    plan = Plan.objects.create(**_plan(_province()))
    with pytest.raises(IntegrityError):
        _a_section_of(plan.pk + 1)
    assert not Section.objects.exists()
    _a_section_of(plan.pk)
    assert Section.objects.get().plan == plan


@pytest.mark.django_db(transaction=True)
def test_what_goes_wrong_meanwhile_is_said_and_rows_may_again_refer_to_later_ones() -> None:
    values = _plan(_province())
    with transaction.atomic():
        with pytest.raises(LookupError), settling():
            raise LookupError
        with settling():
            assert not Plan.objects.exists()
        key = next_keys(Plan, 1)[0]
        insert(Section, ("plan_id", "title", "order"), [(key, "I", 1)])
        insert(Plan, ("id", *values), [(key, *values.values())])
    assert Section.objects.get().plan_id == key
