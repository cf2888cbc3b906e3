"""What is wrong with a process before it is published: no way there, no way out, more time than the law gives. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from kientao.registers.onestop.rules.procedure import Content, Limit, LimitUnit
from kientao.registers.onestop.rules.process import Place, Process, Split, Step, StepKind

_MINUTES = 60


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found. An error keeps the process from being published. `step` is a key, empty for the whole."""

    severity: Literal["error", "warning"]
    step: str
    message: str
    hint: str = ""


def check(process: Process, limit: Limit | None = None) -> tuple[Finding, ...]:
    """Everything found, errors first; `limit` is the term of the procedure, when it has one in numbers."""
    if not process.steps:
        return (Finding("error", "", "Quy trình chưa có bước nào.", "Thêm bước đầu tiên: tiếp nhận hồ sơ."),)
    found = [*_keys(process)]
    if not found:
        found += [*_ways(process), *_times(process, limit), *_places(process.steps)]
    return tuple(sorted(found, key=lambda one: one.severity != "error"))


def longest_minutes(process: Process) -> int | None:
    """Working minutes of the longest way through, side branches at once; None for a process that goes in a circle.

    The return step and others that don't count are left out; a step without a time counts none.
    """
    order = _ordered(process)
    if order is None:
        return None
    reached: dict[str, int] = {}
    for step in order:
        before = max((reached[key] for key in process.before[step.key]), default=0)
        reached[step.key] = before + (step.minutes or 0 if step.counted else 0)
    return max(reached.values(), default=0)


def limit_minutes(limit: Limit, hours_per_day: int) -> int | None:
    """A term as minutes of a process table, where days are `hours_per_day` hours; None for months and words."""
    if limit.amount is None:
        return None
    if limit.unit is LimitUnit.HOUR:
        return limit.amount * _MINUTES
    if limit.unit is LimitUnit.WORKING_DAY:
        return limit.amount * hours_per_day * _MINUTES
    return None


def longest_limit(content: Content) -> Limit | None:
    """The longest term a procedure has, by which its processes are checked; None without figures of one unit."""
    limits = [one.limit for one in content.manners if one.limit.amount is not None]
    units = {one.unit for one in limits}
    return max(limits, key=lambda one: one.amount or 0) if len(units) == 1 else None


def _keys(process: Process) -> Iterator[Finding]:
    seen: set[str] = set()
    for step in process.steps:
        if step.key in seen:
            yield Finding(
                "error", step.key, f"Bước «{step.title}» trùng ký hiệu với một bước khác.", "Đặt lại ký hiệu."
            )
        seen.add(step.key)
        for way in step.ways:
            if way.to not in process.by_key:
                yield Finding(
                    "error", step.key, f"Bước «{step.title}» dẫn tới một bước không có.", "Chọn lại bước tiếp theo."
                )


def _ways(process: Process) -> Iterator[Finding]:
    reached = _reached(process, [process.first.key], forward=True)
    ends = [step.key for step in process.steps if not step.ways]
    leading = _reached(process, ends, forward=False)
    for step in process.steps:
        if step.key not in reached:
            yield Finding(
                "error",
                step.key,
                f"Không có đường tới bước «{step.title}».",
                "Nối bước này sau một bước khác, hoặc bỏ.",
            )
        elif step.key not in leading:
            yield Finding(
                "error", step.key, f"Từ bước «{step.title}» không đi tới kết thúc được.", "Nối tới bước trả kết quả."
            )
        if step.split is Split.ONE and len(step.ways) > 1:
            yield from _conditions(step)


def _conditions(step: Step) -> Iterator[Finding]:
    """One way is chosen by its condition: each has one, and no two the same."""
    conditions = [" ".join(way.condition.split()).lower() for way in step.ways]
    if not all(conditions):
        yield Finding(
            "error",
            step.key,
            f"Bước «{step.title}» rẽ nhánh mà có nhánh chưa ghi điều kiện.",
            "Ghi điều kiện của từng nhánh để người làm chọn được.",
        )
    elif len(set(conditions)) < len(conditions):
        yield Finding(
            "error",
            step.key,
            f"Bước «{step.title}» có hai nhánh ghi cùng một điều kiện.",
            "Ghi điều kiện khác nhau để biết đi nhánh nào.",
        )


def _times(process: Process, limit: Limit | None) -> Iterator[Finding]:
    for step in process.steps:
        if step.minutes is None and step.counted and step.kind is not StepKind.RETURN:
            yield Finding(
                "warning", step.key, f"Bước «{step.title}» chưa có thời gian.", "Bước này sẽ không có hạn riêng."
            )
    allowed = limit_minutes(limit, process.hours_per_day) if limit else None
    total = longest_minutes(process)
    if total is None:
        yield Finding(
            "warning", "", "Quy trình có vòng lặp nên không cộng được thời gian.", "Dùng «Trả lại» thay vì nối."
        )
    if allowed is not None and total is not None and total > allowed:
        hours, most = _hours(total), _hours(allowed)
        term = limit.words if limit else ""
        yield Finding(
            "error",
            "",
            f"Tổng thời gian các bước là {hours} giờ, quá thời hạn {most} giờ ({term}).",
            "Giảm thời gian của một bước, hoặc cho hai bước làm song song.",
        )


def _places(steps: Iterable[Step]) -> Iterator[Finding]:
    for step in steps:
        if step.place is Place.AGENCY and not step.agency:
            named = f" ({step.agency_words})" if step.agency_words else ""
            yield Finding(
                "error",
                step.key,
                f"Bước «{step.title}» chưa chọn cơ quan thực hiện{named}.",
                "Chọn cơ quan trong danh bạ.",
            )
        if step.kind is StepKind.HAND_OVER and step.place is not Place.AGENCY:
            yield Finding(
                "error",
                step.key,
                f"Bước liên thông «{step.title}» chưa ghi chuyển sang cơ quan nào.",
                "Chọn «Cơ quan khác» và cơ quan nhận, hoặc đổi loại việc.",
            )
        if not step.post and step.kind is not StepKind.HAND_OVER:
            yield Finding("warning", step.key, f"Bước «{step.title}» chưa ghi người thực hiện.", "")


def _reached(process: Process, start: Iterable[str], *, forward: bool) -> set[str]:
    found, waiting = set(start), list(start)
    while waiting:
        key = waiting.pop()
        step = process.by_key[key]
        beside = [way.to for way in step.ways] if forward else list(process.before[key])
        fresh = [one for one in beside if one not in found]
        found.update(fresh)
        waiting.extend(fresh)
    return found


def _ordered(process: Process) -> list[Step] | None:
    """Each step after those that lead to it; None when it goes in a circle."""
    missing = {key: len(keys) for key, keys in process.before.items()}
    ready = [key for key, count in missing.items() if not count]
    order: list[Step] = []
    while ready:
        step = process.by_key[ready.pop()]
        order.append(step)
        for way in step.ways:
            missing[way.to] -= 1
            if not missing[way.to]:
                ready.append(way.to)
    return order if len(order) == len(process.steps) else None


def _hours(minutes: int) -> str:
    hours, rest = divmod(minutes, _MINUTES)
    return f"{hours}" if not rest else f"{hours} giờ {rest} phút".removesuffix(" giờ")
