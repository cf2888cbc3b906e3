"""A small decision of an invented province and its draft, written by hand: pages are tried without the compiler."""

from kientao.compiling.outcome import Compiled
from kientao.compiling.plan_json import (
    AgencyJson,
    DeadlineJson,
    DiagnosticJson,
    DraftJson,
    SpanJson,
    TargetJson,
    TaskJson,
)

TEXT = """ỦY BAN NHÂN DÂN
TỈNH HẢI SƠN
Số: 12/QĐ-UBND
Hải Sơn, ngày 05 tháng 01 năm 2026
QUYẾT ĐỊNH
Ban hành Kế hoạch cải cách hành chính năm 2026
Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ;
I. CHỈ TIÊU
Tối thiểu 95% hồ sơ thủ tục hành chính được giải quyết đúng hạn.
II. NHIỆM VỤ
1|Ban hành kế hoạch kiểm tra cải cách hành chính|Kế hoạch|Sở Nội vụ|Các sở, ban, ngành|Quý I
3|Rà soát quy trình điện tử, bảo đảm 100% thủ tục có quy trình|Báo cáo|Văn phòng UBND tỉnh|Sở Nội vụ|Thường xuyên
III. TỔ CHỨC THỰC HIỆN
Sở Nội vụ báo cáo quý trước ngày 20 của tháng cuối quý.
Dòng này không ai hiểu.
2
"""


def _spans(words: str, occurrence: int = 0) -> list[SpanJson]:
    start = -1
    for _ in range(occurrence + 1):
        start = TEXT.index(words, start + 1)
    return [{"start": start, "end": start + len(words), "page": None, "table": None, "row": None, "column": None}]


def _agency(words: str, name: str | None = None, occurrence: int = 0) -> AgencyJson:
    return {"text": words, "kind": "agency", "name": name or words, "via": None, "spans": _spans(words, occurrence)}


def _deadline(words: str, kind: str, start: str | None, end: str | None) -> DeadlineJson:
    return {
        "text": words,
        "label": None,
        "kind": kind,
        "start": start,
        "end": end,
        "recurrence": [],
        "deliverable": None,
        "spans": _spans(words),
    }


def _tasks() -> list[TaskJson]:
    first, second = (line for line in TEXT.splitlines() if line[:2] in {"1|", "3|"})
    common = {"origin": "table", "section": "s2", "section_title": "II. NHIỆM VỤ", "others": []}
    return [
        {
            **common,  # type: ignore[typeddict-item]
            "id": "t1",
            "number": "1",
            "text": first.split("|")[1],
            "deliverables": [{"id": "t1.1", "text": "Kế hoạch", "kind": "Kế hoạch", "spans": _spans("Kế hoạch|")}],
            "lead": [_agency("Sở Nội vụ")],
            "coordinating": [{**_agency("Các sở, ban, ngành"), "kind": "group", "group": "departments"}],
            "deadlines": [_deadline("Quý I", "quarter", "2026-01-01", "2026-03-31")],
            "spans": _spans(first),
        },
        {
            **common,  # type: ignore[typeddict-item]
            "id": "t2",
            "number": "3",
            "text": second.split("|")[1],
            "deliverables": [{"id": "t2.1", "text": "Báo cáo", "kind": "Báo cáo", "spans": _spans("Báo cáo|")}],
            "lead": [_agency("Văn phòng UBND tỉnh", "Văn phòng Ủy ban nhân dân tỉnh")],
            "coordinating": [_agency("Sở Nội vụ", occurrence=1)],
            "deadlines": [_deadline("Thường xuyên", "standing", None, None)],
            "spans": _spans(second),
        },
    ]


def _target(identity: str, words: str, number: str, value: float, task: str | None) -> TargetJson:
    return {
        "id": identity,
        "kind": "target",
        "section": "s1",
        "task": task,
        "text": words,
        "subject": None,
        "value": value,
        "unit": "percent",
        "comparator": ">=",
        "change": None,
        "due": "2026-12-31",
        "schedule": [],
        "spans": _spans(words),
        "value_span": _spans(number)[0],
    }


def _diagnostics() -> list[DiagnosticJson]:
    return [
        {
            "code": "NUM-GAP",
            "severity": "warning",
            "message": "Thiếu số 2 giữa số 1 và số 3.",
            "hint": "Kiểm tra xem có bỏ sót nhiệm vụ nào không.",
            "spans": _spans("3|Rà soát"),
        },
        {
            "code": "DEADLINE-OPEN",
            "severity": "info",
            "message": "«Thường xuyên» không cho ngày kết thúc.",
            "hint": None,
            "spans": _spans("Thường xuyên"),
        },
    ]


def small_plan(*, severity: str | None = None, name: str = "ke-hoach-2026.txt") -> Compiled:
    """The draft; with `severity` one more diagnostic of it."""
    diagnostics = _diagnostics()
    if severity is not None:
        diagnostics.append(
            {
                "code": "TARGET-IMPOSSIBLE",
                "severity": severity,  # type: ignore[typeddict-item]
                "message": "Chỉ tiêu vượt 100 %.",
                "hint": "Sửa lại con số.",
                "spans": _spans("95%"),
            }
        )
    text_characters = sum(not character.isspace() for character in TEXT)
    unclaimed = sum(not character.isspace() for character in "Dòng này không ai hiểu.")
    draft: DraftJson = {
        "schema": "plan-draft/1",
        "source": {"name": name, "format": "txt", "sha256": "0" * 64, "characters": len(TEXT), "pages": None},
        "document": {
            "kind": "decision",
            "number": "12/QĐ-UBND",
            "date": "2026-01-05",
            "place": "Hải Sơn",
            "issuer": "Ủy ban nhân dân tỉnh Hải Sơn",
            "locality": "tỉnh Hải Sơn",
            "title": "Ban hành Kế hoạch cải cách hành chính năm 2026",
            "signer": None,
            "recipients": [],
            "period": {"start": "2026-01-01", "end": "2026-12-31"},
            "head_spans": {
                "number": _spans("12/QĐ-UBND"),
                "title": _spans("Ban hành Kế hoạch cải cách hành chính năm 2026"),
            },
        },
        "references": [
            {
                "number": "76/NQ-CP",
                "date": "2021-07-15",
                "kind": "Nghị quyết",
                "issuer": "Chính phủ",
                "spans": _spans("Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ"),
            }
        ],
        "sections": [
            {"id": "s1", "number": "I", "title": "CHỈ TIÊU", "parent": None, "spans": _spans("I. CHỈ TIÊU")},
            {"id": "s2", "number": "II", "title": "NHIỆM VỤ", "parent": None, "spans": _spans("II. NHIỆM VỤ")},
            {
                "id": "s3",
                "number": "III",
                "title": "TỔ CHỨC THỰC HIỆN",
                "parent": None,
                "spans": _spans("III. TỔ CHỨC THỰC HIỆN"),
            },
        ],
        "targets": [
            _target("g1", "Tối thiểu 95% hồ sơ thủ tục hành chính được giải quyết đúng hạn", "95%", 95, None),
            _target("g2", "bảo đảm 100% thủ tục có quy trình", "100%", 100, "t2"),
        ],
        "tasks": _tasks(),
        "duties": [
            {
                "agencies": [_agency("Sở Nội vụ", occurrence=2)],
                "text": "báo cáo quý trước ngày 20 của tháng cuối quý",
                "section": "s3",
                "reporting": {
                    "periods": ["quarter"],
                    "due": {
                        "text": "trước ngày 20 của tháng cuối quý",
                        "day": 20,
                        "month_of_period": -1,
                        "inclusive": False,
                    },
                    "to": None,
                },
                "spans": _spans("Sở Nội vụ báo cáo quý trước ngày 20 của tháng cuối quý."),
            }
        ],
        "diagnostics": diagnostics,
        "coverage": {
            "characters": text_characters,
            "claimed": text_characters - unclaimed - 1,
            "furniture": 1,
            "unclaimed": unclaimed,
        },
        "unclaimed": [{"why": None, "spans": _spans("Dòng này không ai hiểu.")}],
        "furniture": [{"why": "số trang", "spans": [{"start": len(TEXT) - 2, "end": len(TEXT) - 1}]}],
    }
    return Compiled(text=TEXT, draft=draft)
