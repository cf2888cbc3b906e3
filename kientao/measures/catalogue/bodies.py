"""Agencies and units: which standards they meet, and how public service units stand on their own feet."""

from kientao.facts.bodies import STANDARDS
from kientao.measures.measure import Amount, Better, Measure, Unit, rows, share

_ENGLISH = {
    "plan-issued": "Bodies with a reform plan",
    "self-inspected": "Bodies that inspected themselves",
    "one-stop-rules": "Counters organised by the rules",
    "one-stop-software": "Bodies on the one-stop software",
    "document-software": "Document software connected",
    "meeting-system": "Bodies that meet online",
    "website": "Bodies with a website",
    "website-content": "Websites with full content",
    "iso": "Bodies with ISO 9001",
    "positions": "Bodies staffed by position",
    "leaders": "Bodies within the number of leaders",
    "own-funds": "Bodies with autonomous funds in order",
    "savings": "Bodies that share out savings by the rules",
    "assets": "Bodies with rules for public assets",
    "structure": "Bodies reorganised in time",
    "information-plan": "Bodies that carried out their IT plan",
    "connected": "Information systems connected",
}
_OF_COMMUNES = ("one-stop-software", "iso", "website")


def _standard(name: str) -> Measure:
    return Measure(
        f"bodies-{name}", f"Đơn vị: {STANDARDS[name][0].lower()}{STANDARDS[name][1:]}", _ENGLISH[name],
        share("body-standard", {"standard": name}, met=1),
        about="Trong số đơn vị phải đạt tiêu chuẩn này, vào cuối kỳ.",
    )  # fmt: skip


def _of_communes(name: str) -> Measure:
    return Measure(
        f"communes-{name}", f"Cấp xã: {STANDARDS[name][0].lower()}{STANDARDS[name][1:]}", f"{_ENGLISH[name]}, communes",
        share("body-standard", {"standard": name, "level": "commune"}, met=1),
        about="Trong số đơn vị cấp xã phải đạt tiêu chuẩn này, vào cuối kỳ.",
    )  # fmt: skip


MEASURES = (
    *(_standard(name) for name in STANDARDS),
    *(_of_communes(name) for name in _OF_COMMUNES),
    Measure(
        "communes-on-software", "Số đơn vị cấp xã dùng phần mềm một cửa", "Communes on the one-stop software",
        Amount(rows("body-standard", standard="one-stop-software", level="commune", met=1)), unit=Unit.COUNT,
    ),
    Measure(
        "units-autonomous", "Đơn vị sự nghiệp tự bảo đảm chi thường xuyên trở lên", "Autonomous service units",
        share("service-unit", autonomy=("investing", "regular")),
    ),
    Measure(
        "units-partly-autonomous", "Đơn vị sự nghiệp thực hiện cơ chế tự chủ", "Service units with some autonomy",
        share("service-unit", autonomy=("investing", "regular", "partly")),
    ),
    Measure(
        "units-converted", "Đơn vị đủ điều kiện đã chuyển đổi", "Eligible units converted",
        share("service-unit", {"eligible": 1}, converted=1),
    ),
    Measure(
        "service-units", "Đơn vị sự nghiệp công lập", "Public service units", Amount(rows("service-unit")),
        unit=Unit.COUNT, better=Better.LOWER,
    ),
)  # fmt: skip
