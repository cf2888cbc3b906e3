"""A draft, put into the office's words for the two-sided view."""

from kientao.programme.two_sided import two_sided_view
from kientao.programme.two_sided.phrases import deadline_chip, value
from kientao.ui.two_sided.props import Item, TwoSided
from tests.support.small_plan import TEXT, small_plan


def _shown(severity: str | None = None) -> TwoSided:
    compiled = small_plan(severity=severity)
    return two_sided_view(compiled.text, compiled.draft)


def _items(view: TwoSided, kind: str) -> list[Item]:
    return [item for panel in view.panels if panel.kind == kind for group in panel.groups for item in group.items]


def test_every_kind_of_item_has_its_panel_and_count() -> None:
    counts = {panel.kind: panel.count for panel in _shown().panels}
    assert counts == {
        "task": 2,
        "target": 2,
        "duty": 1,
        "diagnostic": 2,
        "reference": 1,
        "section": 3,
        "head": 8,
        "unclaimed": 1,
        "furniture": 1,
    }


def test_a_task_shows_who_leads_and_until_when() -> None:
    first = _items(_shown(), "task")[0]
    assert [(field.label, field.text) for field in first.fields] == [
        ("Sản phẩm", "Kế hoạch"),
        ("Chủ trì", "Sở Nội vụ"),
        ("Phối hợp", "Các sở, ban, ngành"),
        ("Thời hạn", "Quý I"),
    ]
    assert first.fields[3].chip is not None
    assert first.fields[3].chip.words == "hết 31/03/2026"


def test_every_field_points_to_its_own_words() -> None:
    for item in _items(_shown(), "task"):
        for field in item.fields:
            assert field.spans
            words = " ".join(TEXT[start:end].strip("|") for start, end in field.spans)
            assert words in {field.text, "Văn phòng UBND tỉnh"}


def test_a_standing_task_has_no_date_but_a_word() -> None:
    second = small_plan().draft["tasks"][1]["deadlines"][0]
    assert deadline_chip(second).words == "thường xuyên"


def test_items_touched_by_a_diagnostic_say_so() -> None:
    tasks = _items(_shown("error"), "task")
    assert [[note.code for note in task.notes] for task in tasks] == [[], ["NUM-GAP", "DEADLINE-OPEN"]]
    assert [[note.code for note in target.notes] for target in _items(_shown("error"), "target")] == [
        ["TARGET-IMPOSSIBLE"],
        [],
    ]


def test_the_worst_diagnostics_come_first() -> None:
    assert [item.severity for item in _items(_shown("error"), "diagnostic")] == ["error", "warning", "info"]


def test_a_wish_is_said_with_its_comparator_and_unit() -> None:
    target = small_plan().draft["targets"][0]
    assert value(target) == "≥ 95 %"
    assert value({**target, "comparator": "between", "value": 20, "value_to": 30}) == "20–30 %"
    assert value({**target, "change": "increase", "value": 12.5}) == "tăng ≥ 12,5 %"
    assert value({**target, "value": None, "comparator": None}) == ""
