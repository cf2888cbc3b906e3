"""What differs between two versions of a procedure or of a process, line by line, as people read it. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from kientao.kernel.in_words import grouped
from kientao.registers.onestop.rules.procedure import Component, Content, Fee, Limit, Manner
from kientao.registers.onestop.rules.process import Place, Process, Split, Step
from kientao.registers.onestop.rules.typed_time import minutes_words

Line = tuple[str, str, str]  # section, what it is, what it says
_ORDER = "Thứ tự"


@dataclass(frozen=True, slots=True)
class Difference:
    """One line that isn't the same; empty where there is none."""

    section: str
    label: str
    before: str
    after: str

    @property
    def words(self) -> str:
        """What happened to it."""
        return "Sửa" if self.before and self.after else "Thêm" if self.after else "Bỏ"


def between(before: Content, after: Content) -> tuple[Difference, ...]:
    """What a reader would see differ between two versions of a procedure."""
    return _compared(list(content_lines(before)), list(content_lines(after)))


def between_processes(before: Process, after: Process) -> tuple[Difference, ...]:
    """The same of two processes; steps are known by their keys."""
    return _compared(list(process_lines(before)), list(process_lines(after)))


def content_lines(content: Content) -> Iterator[Line]:
    """Everything a version says."""
    yield from _plain_lines(content)
    for manner in content.manners:
        yield "Cách thức thực hiện", manner.channel.words, _manner(manner)
        for fee in manner.fees:
            yield f"Phí, lệ phí: {manner.channel.words.lower()}", fee.name, _fee(fee)
    for paper in content.components:
        yield f"Thành phần hồ sơ{_of_case(paper.case)}", paper.name, _component(paper)
    for sequence in content.sequences:
        for step in sequence.steps:
            yield f"Trình tự thực hiện{_of_case(sequence.case)}", step, "có"
        if not sequence.steps:
            yield "Trình tự thực hiện", sequence.case, "chưa ghi bước"
    for result in content.results:
        valid = "không thời hạn" if result.months is None else f"hiệu lực {result.months} tháng"
        yield "Kết quả", result.name, _joined(f"mã {result.code}" if result.code else "", valid)
    for basis in content.legal_bases:
        yield "Căn cứ pháp lý", basis.number, basis.name or "có"
    for section, names in _lists(content):
        for name in names:
            yield section, name, "có"


def _plain_lines(content: Content) -> Iterator[Line]:
    reason = content.partial_reason.words if content.partial_reason else ""
    plain = (
        ("Tên thủ tục", content.name),
        ("Lĩnh vực", content.field),
        ("Mã lĩnh vực", content.field_code),
        ("Cấp thực hiện", content.level.words),
        ("Mức độ trực tuyến", content.online.words),
        ("Lý do chỉ một phần", reason),
        ("Số bộ hồ sơ", str(content.sets)),
        ("Cơ quan có thẩm quyền quyết định", content.deciding_agency),
        ("Yêu cầu, điều kiện", content.conditions),
    )
    for label, words in plain:
        if words:
            yield "Thông tin chung", label, words


def _lists(content: Content) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (
        ("Đối tượng thực hiện", content.subjects),
        ("Cơ quan thực hiện", content.agencies),
        ("Cơ quan phối hợp", content.coordinating),
    )


def process_lines(process: Process) -> Iterator[Line]:
    """Everything a process says; a step's number is its place."""
    if process.variant:
        yield "Thông tin chung", "Trường hợp", process.variant
    if process.note:
        yield "Thông tin chung", "Ghi chú", process.note
    yield "Thông tin chung", "Một ngày tính", f"{process.hours_per_day} giờ"
    for step in process.steps:
        yield "Các bước", f"{step.title} [{step.key}]", _step(step, process)


def _step(step: Step, process: Process) -> str:
    return _joined(
        f"số {step.number}" if step.number else "",
        step.kind.words,
        {Place.RECEPTION: "nơi tiếp nhận", Place.COMPETENT: "cơ quan giải quyết"}.get(step.place, "cơ quan khác"),
        step.agency_words,
        f"mã {step.agency}" if step.agency else "",
        step.post,
        minutes_words(step.minutes) or "chưa có thời gian",
        "" if step.counted else "không tính thời gian",
        f"kết quả: {step.result}" if step.result else "",
        f"thủ tục {step.procedure}" if step.procedure else "",
        "theo điều kiện" if step.split is Split.ONE else "",
        "" if step.waits_for_all else "không chờ đủ các nhánh",
        *(f"→ {_named(way.to, process)}{f' khi {way.condition}' if way.condition else ''}" for way in step.ways),
    )


def _named(key: str, process: Process) -> str:
    return f"{process.by_key[key].title} [{key}]" if key in process.by_key else key


def _compared(before: list[Line], after: list[Line]) -> tuple[Difference, ...]:
    old, new = _numbered(before), _numbered(after)
    found = [
        Difference(section, label, old.get((section, label, number), ""), new.get((section, label, number), ""))
        for section, label, number in dict.fromkeys((*old, *new))
        if old.get((section, label, number)) != new.get((section, label, number))
    ]
    sections = dict.fromkeys(section for section, _, _ in (*before, *after))
    for section in sections:
        once, now = _labels(before, section), _labels(after, section)
        if once != now and sorted(once) == sorted(now):
            found.append(Difference(section, _ORDER, " · ".join(once), " · ".join(now)))
    order = {section: place for place, section in enumerate(sections)}
    return tuple(sorted(found, key=lambda one: order[one.section]))


def _numbered(lines: list[Line]) -> dict[tuple[str, str, int], str]:
    """Lines of the same name are told apart by their turn."""
    found: dict[tuple[str, str, int], str] = {}
    for section, label, words in lines:
        number = next(n for n in range(len(lines)) if (section, label, n) not in found)
        found[section, label, number] = words
    return found


def _labels(lines: list[Line], section: str) -> list[str]:
    return [label for where, label, _ in lines if where == section]


def _manner(manner: Manner) -> str:
    return _joined(_limit(manner.limit), manner.note) or "có"


def _limit(limit: Limit) -> str:
    if limit.amount is None:
        return limit.text
    return limit.words + (f" («{limit.text}»)" if limit.text else "")


def _fee(fee: Fee) -> str:
    return _joined(
        "lệ phí" if fee.charge else "phí",
        f"{grouped(fee.amount)} đồng" if fee.amount is not None else "theo từng hồ sơ",
        f"mỗi {fee.per}" if fee.per else "",
        fee.timing.words.lower(),
        f"mã {fee.code}" if fee.code else "",
        fee.note,
    )


def _component(paper: Component) -> str:
    return _joined(
        f"{paper.originals} bản chính, {paper.copies} bản sao",
        f"mã {paper.code}" if paper.code else "",
        f"mẫu {paper.form}" if paper.form else "",
        "chỉ xuất trình" if paper.present_only else "",
        "nếu có" if paper.optional else "",
        f"đã có trong {paper.held_in}" if paper.held_in else "",
        f"thay bằng kết quả {paper.result_code}" if paper.result_code else "",
    )


def _of_case(case: str) -> str:
    return f": {case}" if case else ""


def _joined(*parts: str) -> str:
    return "; ".join(part for part in parts if part)
