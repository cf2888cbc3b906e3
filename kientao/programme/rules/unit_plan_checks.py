"""A unit's plan against the province's: what is missing, weaker, later, twice or unfinished in words. Pure.

Every finding has a code, how grave it is, what is the matter with the item it names and what can be done. An error
doesn't stop the head from adopting, but has to be explained, and the programme office reads the explanation.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import Literal

from kientao.kernel.period import Period
from kientao.programme.rules.aims import Shortfall, shortfalls
from kientao.programme.rules.likeness import same_words, words_of
from kientao.programme.rules.unit_plan import (
    Asked,
    AskedTarget,
    AskedTask,
    Finding,
    Planned,
    PlannedTarget,
    PlannedTask,
    Product,
    Severity,
)


def check(asked: Asked, planned: Planned) -> tuple[Finding, ...]:
    """Everything found, errors first, else in the order of the plan. A plan that copies what is asked has none."""
    found = [*_tasks(asked, planned), *_targets(asked, planned), *_own_words(planned), *_twice(planned)]
    return tuple(sorted(found, key=lambda one: _GRAVITY[one.severity]))


def errors(found: Iterable[Finding]) -> int:
    """How many have to be explained."""
    return sum(one.severity == "error" for one in found)


_GRAVITY: Mapping[str, int] = {"error": 0, "warning": 1, "info": 2}


def _tasks(asked: Asked, planned: Planned) -> Iterator[Finding]:
    kept = {one.follows: one for one in planned.tasks if one.follows is not None}
    for wanted in asked.tasks:
        own = kept.get(wanted.id)
        if own is None:
            yield Finding(
                "TASK-MISSING",
                "error",
                "Tỉnh giao nhiệm vụ này nhưng kế hoạch của đơn vị không có.",
                "Đưa nhiệm vụ này vào kế hoạch.",
                wanted.text,
                asked=wanted.id,
            )
            continue
        yield from _products(wanted, own)


def _products(wanted: AskedTask, own: PlannedTask) -> Iterator[Finding]:
    partner = _partners(wanted.products, own.products)
    for place, product in enumerate(wanted.products):
        mine = partner.get(place)
        if mine is None:
            yield Finding(
                "PRODUCT-MISSING",
                "error",
                f"Thiếu sản phẩm tỉnh giao: «{_short(product.text)}».",
                "Ghi thêm sản phẩm này, mỗi sản phẩm một dòng.",
                own.text,
                item=own.id,
            )
        else:
            yield from _deadline(product, mine, own)


def _partners(wanted: Sequence[Product], own: Sequence[Product]) -> dict[int, Product]:
    """Which own product stands for which: the same words first, then in their order while as many are left."""
    free = list(own)
    found: dict[int, Product] = {}
    for place, product in enumerate(wanted):
        same = [one for one in free if words_of(one.text) == words_of(product.text)]
        if same:
            found[place] = min(same, key=lambda one: one.dues != product.dues)
            free.remove(found[place])
    left = [place for place in range(len(wanted)) if place not in found]
    for place in left:
        longer = next((one for one in free if set(words_of(wanted[place].text)) <= set(words_of(one.text))), None)
        if longer is not None:
            found[place] = longer
            free.remove(longer)
    left = [place for place in left if place not in found]
    return found | (dict(zip(left, free, strict=True)) if len(left) == len(free) else {})


def _deadline(wanted: Product, mine: Product, own: PlannedTask) -> Iterator[Finding]:
    if wanted.standing or not wanted.dues:
        return
    about = f"«{_short(mine.text)}»"
    if not mine.dues:
        yield Finding(
            "DEADLINE-OPEN",
            "error",
            f"{about} không còn ngày hoàn thành; tỉnh giao hạn {_day(wanted.dues[-1])}.",
            f"Ghi thời hạn, chậm nhất {_day(wanted.dues[-1])}.",
            own.text,
            item=own.id,
        )
        return
    if len(mine.dues) < len(wanted.dues):
        yield Finding(
            "DEADLINE-FEWER",
            "error",
            f"{about} có {len(mine.dues)} kỳ, tỉnh giao {len(wanted.dues)} kỳ trong năm.",
            "Ghi định kỳ như kế hoạch tỉnh: «Hằng quý», «Hằng tháng».",
            own.text,
            item=own.id,
        )
    later = [(ours, theirs) for ours, theirs in zip(mine.dues, wanted.dues, strict=False) if ours > theirs]
    if later:
        ours, theirs = later[0]
        yield Finding(
            "DEADLINE-LATER",
            "error",
            f"{about} có hạn {_day(ours)}, sau hạn tỉnh giao {_day(theirs)}.",
            f"Đặt hạn chậm nhất {_day(theirs)}, hoặc đề nghị tỉnh gia hạn trước.",
            own.text,
            item=own.id,
        )


def _targets(asked: Asked, planned: Planned) -> Iterator[Finding]:
    kept = {one.follows: one for one in planned.targets if one.follows is not None}
    for wanted in asked.targets:
        own = kept.get(wanted.id)
        if own is not None:
            for shortfall in shortfalls(own.aim, wanted.aim, planned.year.last):
                yield _short_of(shortfall, own, wanted)
        elif wanted.owned or wanted.id not in planned.set_aside:
            yield Finding(
                "TARGET-MISSING",
                "error" if wanted.owned else "warning",
                "Tỉnh giao chỉ tiêu này nhưng kế hoạch của đơn vị không có.",
                "Đưa chỉ tiêu này vào kế hoạch."
                if wanted.owned
                else "Đưa chỉ tiêu này vào, hoặc ghi lý do không áp dụng với đơn vị.",
                wanted.aim.text,
                asked=wanted.id,
                kind="target",
            )


_SHORTFALLS: dict[Shortfall, tuple[str, Severity, str, str]] = {
    Shortfall.NUMBER: ("TARGET-NUMBER", "error", "Không còn nêu con số", "Ghi con số phải đạt."),
    Shortfall.UNIT: ("TARGET-UNIT", "warning", "Dùng đơn vị tính khác nên không so sánh được", "Dùng đơn vị của tỉnh."),
    Shortfall.BASE: ("TARGET-BASE", "warning", "So với mốc khác nên không so sánh được", "Dùng mốc so sánh của tỉnh."),
    Shortfall.KIND: (
        "TARGET-KIND",
        "warning",
        "Một bên nêu mức phải đạt, một bên nêu mức tăng giảm nên không so sánh được",
        "Ghi chỉ tiêu theo cách của tỉnh.",
    ),
    Shortfall.OPPOSITE: ("TARGET-OPPOSITE", "error", "Ngược chiều tăng giảm", "Sửa lại chiều tăng hoặc giảm."),
    Shortfall.COMPARATOR: (
        "TARGET-COMPARATOR",
        "error",
        "Ràng buộc lỏng hơn",
        "Dùng đúng cách nói của tỉnh («tối thiểu», «trên», «không quá»), hoặc chặt hơn.",
    ),
    Shortfall.VALUE: ("TARGET-VALUE", "error", "Đặt mức thấp hơn yêu cầu", "Đặt mức bằng hoặc cao hơn yêu cầu."),
    Shortfall.LATER: ("TARGET-LATER", "error", "Đạt muộn hơn", "Đặt thời điểm đạt không muộn hơn của tỉnh."),
}


def _short_of(shortfall: Shortfall, own: PlannedTarget, wanted: AskedTarget) -> Finding:
    code, severity, said, hint = _SHORTFALLS[shortfall]
    message = f"{said}; tỉnh giao «{_short(wanted.aim.text)}»."
    return Finding(code, severity, message, hint, own.aim.text, item=own.id, kind="target")


def _own_words(planned: Planned) -> Iterator[Finding]:
    """What the unit added or takes over from last year has to say by itself."""
    for task in planned.tasks:
        if task.source == "given":
            continue
        if not any(product.named for product in task.products):
            yield Finding(
                "NO-PRODUCT",
                "error",
                "Chưa ghi sản phẩm.",
                "Ghi sản phẩm phải có: «Báo cáo», «Quyết định», «Kế hoạch» …",
                task.text,
                item=task.id,
            )
        for product in task.products:
            yield from _own_deadline(product, task, planned.year)
            yield from _past(product, task, planned.today)


def _own_deadline(product: Product, task: PlannedTask, year: Period) -> Iterator[Finding]:
    if not product.dues:
        if not product.standing:
            yield Finding(
                "NO-DEADLINE",
                "error",
                _said(product, "chưa có thời hạn"),
                "Ghi thời hạn: «30/6», «Quý II», «Hằng quý» hoặc «Thường xuyên».",
                task.text,
                item=task.id,
            )
    elif product.dues[-1] > year.last or product.dues[0] < year.first:
        outside = product.dues[-1] if product.dues[-1] > year.last else product.dues[0]
        yield Finding(
            "DEADLINE-OUTSIDE",
            "error" if task.source == "unfinished" else "warning",
            _said(product, f"có hạn {_day(outside)}, ngoài năm {year.first.year}"),
            f"Đặt hạn từ {_day(year.first)} đến {_day(year.last)}.",
            task.text,
            item=task.id,
        )


def _past(product: Product, task: PlannedTask, today: date | None) -> Iterator[Finding]:
    """It would be late from the day it is adopted."""
    if today is not None and product.dues and product.dues[0] < today:
        yield Finding(
            "DEADLINE-PAST",
            "warning",
            _said(product, f"có hạn {_day(product.dues[0])}, đã qua: việc sẽ quá hạn ngay khi ban hành"),
            f"Đặt hạn từ {_day(today)} trở đi.",
            task.text,
            item=task.id,
        )


def _said(product: Product, words: str) -> str:
    return f"«{_short(product.text)}» {words}." if product.named else f"{words[:1].upper()}{words[1:]}."


def _twice(planned: Planned) -> Iterator[Finding]:
    """Items that say the same, unless the plans above said both."""
    tasks = [(one.id, one.text, one.follows) for one in planned.tasks]
    targets = [(one.id, one.aim.text, one.follows) for one in planned.targets]
    yield from _pairs(tasks, "task")
    yield from _pairs(targets, "target")


def _pairs(items: Sequence[tuple[int, str, int | None]], kind: Literal["task", "target"]) -> Iterator[Finding]:
    read = [(item, text, follows, words_of(text)) for item, text, follows in items]
    for (_, first, above, words), (item, text, follows, others) in combinations(read, 2):
        if above is not None and follows is not None and above != follows:
            continue
        if (above is not None and above == follows) or same_words(words, others):
            yield Finding(
                "DUPLICATE",
                "warning",
                f"Trùng với «{_short(first)}».",
                "Bỏ một trong hai, hoặc ghi rõ chỗ khác nhau.",
                text,
                item=item,
                kind=kind,
            )


def _short(text: str) -> str:
    words = " ".join(text.split()).rstrip(" .;")
    return words if len(words) <= 110 else words[:108].rsplit(" ", 1)[0] + " …"


def _day(value: date) -> str:
    return f"{value:%d/%m/%Y}"
