"""A unit's plan checked against the province's: a true copy has no finding, every planted fault is found."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kientao.kernel.period import Period
from kientao.programme.rules.aims import Aim, Shortfall, shortfalls
from kientao.programme.rules.unit_plan import (
    Asked,
    AskedTarget,
    AskedTask,
    Finding,
    Planned,
    PlannedTarget,
    PlannedTask,
    Product,
)
from kientao.programme.rules.unit_plan_checks import check, errors

pytestmark = pytest.mark.slow

YEAR = Period.year(2026)
_WORDS = [
    "rà soát",
    "thủ tục",
    "ban hành",
    "kiểm tra",
    "hồ sơ",
    "số hóa",
    "văn bản",
    "tập huấn",
    "quy trình",
    "kết quả",
]
_DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 1))
_SENTENCES = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=6).map(" ".join)


@st.composite
def _products(draw: st.DrawFn) -> Product:
    kind = draw(st.sampled_from(["dated", "times", "standing", "waiting"]))
    dues: tuple[date, ...] = ()
    if kind == "dated":
        dues = (draw(_DAYS),)
    elif kind == "times":
        dues = tuple(sorted(draw(st.sets(_DAYS, min_size=2, max_size=5))))
    return Product(draw(_SENTENCES), dues, standing=kind == "standing", named=draw(st.booleans()))


@st.composite
def _aims(draw: st.DrawFn) -> Aim:
    comparator = draw(st.sampled_from([">=", ">", "<=", "<", "=", "between"]))
    value = Decimal(draw(st.integers(1, 1000))) / 10
    due = draw(st.none() | st.dates(date(2026, 1, 1), date(2030, 12, 31)))
    steps = draw(st.dictionaries(st.dates(date(2025, 1, 1), date(2029, 12, 31)), st.integers(1, 100), max_size=3))
    return Aim(
        text=draw(_SENTENCES),
        comparator=comparator,
        value=value,
        value_to=value + draw(st.integers(1, 20)) if comparator == "between" else None,
        unit=draw(st.sampled_from(["percent", "hour", "day", "working_day", "count", "rank", "per_month", "vnd"])),
        change=draw(st.sampled_from(["", "increase", "decrease"])),
        base=draw(st.sampled_from(["", "2025"])),
        due=due,
        schedule=tuple(sorted((day, Decimal(step)) for day, step in steps.items())),
    )


@st.composite
def _asked(draw: st.DrawFn) -> Asked:
    tasks = draw(st.lists(st.tuples(_SENTENCES, st.lists(_products(), min_size=1, max_size=4)), max_size=6))
    aims = draw(st.lists(st.tuples(_aims(), st.booleans()), max_size=5))
    return Asked(
        tuple(AskedTask(100 + place, text, tuple(products)) for place, (text, products) in enumerate(tasks)),
        tuple(AskedTarget(200 + place, aim, owned) for place, (aim, owned) in enumerate(aims)),
    )


def _copied(asked: Asked) -> Planned:
    return Planned(
        YEAR,
        tuple(PlannedTask(one.id + 1000, one.text, "given", one.products, follows=one.id) for one in asked.tasks),
        tuple(PlannedTarget(one.id + 1000, one.aim, follows=one.id) for one in asked.targets),
    )


def _codes(found: tuple[Finding, ...]) -> set[str]:
    return {one.code for one in found}


@given(_asked())
def test_a_plan_that_copies_the_provinces_has_no_finding(asked: Asked) -> None:
    assert check(asked, _copied(asked)) == ()


@given(_asked(), st.data())
def test_a_task_left_out_is_found(asked: Asked, data: st.DataObject) -> None:
    assume(asked.tasks)
    gone = data.draw(st.sampled_from(asked.tasks))
    copy = _copied(asked)
    found = check(asked, replace(copy, tasks=tuple(one for one in copy.tasks if one.follows != gone.id)))
    assert [(one.code, one.severity, one.asked) for one in found] == [("TASK-MISSING", "error", gone.id)]


@given(_asked(), st.data())
def test_a_target_left_out_is_found_unless_it_was_set_aside_and_is_not_the_units_own(
    asked: Asked, data: st.DataObject
) -> None:
    assume(asked.targets)
    gone = data.draw(st.sampled_from(asked.targets))
    copy = _copied(asked)
    short = replace(copy, targets=tuple(one for one in copy.targets if one.follows != gone.id))
    assert [one.code for one in check(asked, short)] == ["TARGET-MISSING"]
    aside = check(asked, replace(short, set_aside=frozenset({gone.id})))
    assert [one.severity for one in aside] == (["error"] if gone.owned else [])


@given(_asked(), st.data(), st.integers(1, 60))
def test_a_later_deadline_is_found(asked: Asked, data: st.DataObject, days: int) -> None:
    dated = [
        (task, place) for task in asked.tasks for place, product in enumerate(task.products) if len(product.dues) == 1
    ]
    assume(dated)
    task, place = data.draw(st.sampled_from(dated))
    product = task.products[place]
    assume([one.text for one in task.products].count(product.text) == 1)
    late = replace(product, dues=(product.dues[0] + timedelta(days=days),))
    found = check(asked, _with_product(asked, task, place, late))
    assert [(one.code, one.item) for one in found] == [("DEADLINE-LATER", task.id + 1000)]
    assert f"{product.dues[0]:%d/%m/%Y}" in found[0].hint


@given(_asked(), st.data(), st.integers(0, 60))
def test_an_earlier_deadline_is_no_matter(asked: Asked, data: st.DataObject, days: int) -> None:
    dated = [
        (task, place) for task in asked.tasks for place, product in enumerate(task.products) if len(product.dues) == 1
    ]
    assume(dated)
    task, place = data.draw(st.sampled_from(dated))
    product = task.products[place]
    assume([one.text for one in task.products].count(product.text) == 1)
    early = replace(product, dues=(product.dues[0] - timedelta(days=days),))
    assert check(asked, _with_product(asked, task, place, early)) == ()


@given(_asked(), st.data())
def test_a_deadline_that_became_open_or_rarer_is_found(asked: Asked, data: st.DataObject) -> None:
    dated = [(task, place) for task in asked.tasks for place, product in enumerate(task.products) if product.dues]
    assume(dated)
    task, place = data.draw(st.sampled_from(dated))
    product = task.products[place]
    assume([one.text for one in task.products].count(product.text) == 1)
    opened = check(asked, _with_product(asked, task, place, replace(product, dues=(), standing=True)))
    assert _codes(opened) == {"DEADLINE-OPEN"}
    if len(product.dues) > 1:
        rarer = check(asked, _with_product(asked, task, place, replace(product, dues=product.dues[:-1])))
        assert _codes(rarer) == {"DEADLINE-FEWER"}


@given(_asked(), st.data())
def test_a_product_left_out_is_found(asked: Asked, data: st.DataObject) -> None:
    assume(asked.tasks)
    task = data.draw(st.sampled_from(asked.tasks))
    copy = _copied(asked)
    tasks = tuple(replace(one, products=one.products[1:]) if one.follows == task.id else one for one in copy.tasks)
    assert "PRODUCT-MISSING" in _codes(check(asked, replace(copy, tasks=tasks)))


@given(_aims(), st.integers(1, 50))
def test_a_lower_value_is_found_whichever_way_the_target_points(aim: Aim, by: int) -> None:
    assume(aim.value is not None)
    aim = replace(aim, due=None, schedule=())
    assert aim.value is not None
    down = aim.comparator in (">=", ">", "=", "between")
    weaker = replace(aim, value=aim.value - by if down else aim.value + by)
    assert list(shortfalls(weaker, aim, YEAR.last)) == [Shortfall.VALUE]
    if aim.comparator in (">=", ">", "<=", "<"):
        assert list(shortfalls(replace(aim, value=aim.value + by if down else aim.value - by), aim, YEAR.last)) == []


@pytest.mark.parametrize(
    ("asked", "own", "found"),
    [
        (">=", ">", []),
        (">", ">=", [Shortfall.COMPARATOR]),
        ("<", "<=", [Shortfall.COMPARATOR]),
        ("<=", "<", []),
        ("<=", "=", []),
        (">=", "=", []),
        ("=", ">=", [Shortfall.COMPARATOR]),
        (">=", "<=", [Shortfall.COMPARATOR]),
        ("<=", ">=", [Shortfall.COMPARATOR]),
    ],
)
def test_a_weaker_comparator_is_found(asked: str, own: str, found: list[Shortfall]) -> None:
    wanted = Aim("hồ sơ đúng hạn", asked, Decimal(95), "percent")
    assert list(shortfalls(replace(wanted, comparator=own), wanted, YEAR.last)) == found


@pytest.mark.parametrize(
    ("own", "asked", "found"),
    [
        ((Decimal(24), "hour"), (Decimal(1), "day"), []),
        ((Decimal(25), "hour"), (Decimal(1), "day"), [Shortfall.VALUE]),
        ((Decimal(6), "month"), (Decimal(1), "year"), []),
        ((Decimal(3), "day"), (Decimal(3), "working_day"), [Shortfall.UNIT]),
        ((Decimal(2), "percentage_point"), (Decimal(2), "percent"), [Shortfall.UNIT]),
    ],
)
def test_units_of_one_family_are_compared_others_are_not(
    own: tuple[Decimal, str], asked: tuple[Decimal, str], found: list[Shortfall]
) -> None:
    def aim(value: Decimal, unit: str) -> Aim:
        return Aim("thời gian giải quyết", "<=", value, unit)

    assert list(shortfalls(aim(*own), aim(*asked), YEAR.last)) == found


def test_a_decrease_is_no_increase_and_a_level_no_change() -> None:
    wanted = Aim("giảm 10% biên chế", ">=", Decimal(10), "percent", change="decrease", base="2025")
    assert list(shortfalls(replace(wanted, change="increase"), wanted, YEAR.last)) == [Shortfall.OPPOSITE]
    assert list(shortfalls(replace(wanted, change=""), wanted, YEAR.last)) == [Shortfall.KIND]
    assert list(shortfalls(replace(wanted, base="2021"), wanted, YEAR.last)) == [Shortfall.BASE]
    assert list(shortfalls(replace(wanted, value=Decimal(12)), wanted, YEAR.last)) == []
    assert list(shortfalls(replace(wanted, value=None), wanted, YEAR.last)) == [Shortfall.NUMBER]


def test_what_is_wanted_in_2030_binds_2026_by_its_steps_only() -> None:
    wanted = Aim(
        "hồ sơ trực tuyến",
        ">=",
        Decimal(90),
        "percent",
        due=date(2030, 12, 31),
        schedule=((date(2026, 12, 31), Decimal(60)), (date(2028, 12, 31), Decimal(75))),
    )
    own = replace(wanted, due=date(2026, 12, 31), schedule=(), value=Decimal(60))
    assert list(shortfalls(own, wanted, YEAR.last)) == []
    assert list(shortfalls(replace(own, value=Decimal(59)), wanted, YEAR.last)) == [Shortfall.VALUE]
    assert list(shortfalls(replace(own, value=Decimal(1)), replace(wanted, schedule=()), YEAR.last)) == []


def test_a_target_reached_later_than_the_province_wants_is_found() -> None:
    wanted = Aim("hồ sơ đúng hạn", ">=", Decimal(95), "percent", due=date(2026, 6, 30))
    assert list(shortfalls(replace(wanted, due=date(2026, 9, 30)), wanted, YEAR.last)) == [Shortfall.LATER]
    assert list(shortfalls(replace(wanted, due=None), wanted, YEAR.last)) == [Shortfall.LATER]
    assert list(shortfalls(replace(wanted, due=date(2026, 3, 31)), wanted, YEAR.last)) == []


def _own(**changes: object) -> PlannedTask:
    made = PlannedTask(1, "Số hóa hồ sơ cán bộ", "own", (Product("Báo cáo", (date(2026, 6, 30),)),))
    return replace(made, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("task", "codes"),
    [
        (_own(), set()),
        (_own(products=(Product("Kết quả", (date(2026, 6, 30),), named=False),)), {"NO-PRODUCT"}),
        (_own(products=(Product("Báo cáo"),)), {"NO-DEADLINE"}),
        (_own(products=(Product("Báo cáo", standing=True),)), set()),
        (_own(products=(Product("Báo cáo", (date(2027, 1, 1),)),)), {"DEADLINE-OUTSIDE"}),
        (_own(products=(Product("Báo cáo", (date(2025, 12, 31),)),), source="unfinished"), {"DEADLINE-OUTSIDE"}),
        (_own(products=(Product("Kết quả", named=False),)), {"NO-PRODUCT", "NO-DEADLINE"}),
    ],
)
def test_what_the_unit_adds_has_to_speak_for_itself(task: PlannedTask, codes: set[str]) -> None:
    assert _codes(check(Asked(), Planned(YEAR, (task,)))) == codes


def test_what_would_be_late_from_its_first_day_is_said() -> None:
    on_the_day, after = (Planned(YEAR, (_own(),), today=day) for day in (date(2026, 6, 30), date(2026, 7, 1)))
    assert check(Asked(), on_the_day) == ()
    assert [(one.code, one.severity) for one in check(Asked(), after)] == [("DEADLINE-PAST", "warning")]


def test_the_same_twice_is_found_but_not_what_the_province_itself_says_twice() -> None:
    one = _own()
    again = replace(one, id=2, text="Số hoá hồ sơ cán bộ.")
    assert [(each.code, each.item) for each in check(Asked(), Planned(YEAR, (one, again)))] == [("DUPLICATE", 2)]
    twice = (replace(one, source="given", follows=7), replace(again, source="given", follows=8))
    assert check(Asked(), Planned(YEAR, twice)) == ()
    longer = "Tổ chức tập huấn nghiệp vụ cải cách hành chính cho công chức quý {}"
    quarters = (replace(one, text=longer.format("I")), replace(one, id=2, text=longer.format("II")))
    assert check(Asked(), Planned(YEAR, quarters)) == ()


def test_errors_come_first_and_are_counted() -> None:
    late = replace(_own(id=3, text="Họp"), products=(Product("Biên bản", (date(2027, 2, 1),)),))
    found = check(Asked(), Planned(YEAR, (late, _own(products=(Product("Báo cáo"),)))))
    assert [one.severity for one in found] == ["error", "warning"]
    assert errors(found) == 1


def _with_product(asked: Asked, task: AskedTask, place: int, product: Product) -> Planned:
    copy = _copied(asked)

    def changed(one: PlannedTask) -> PlannedTask:
        if one.follows != task.id:
            return one
        return replace(one, products=(*one.products[:place], product, *one.products[place + 1 :]))

    return replace(copy, tasks=tuple(changed(one) for one in copy.tasks))
