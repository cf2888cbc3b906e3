"""Who has to do what in "Tổ chức thực hiện", and the reports each owes."""

import re

from kientao.compiler.draft import Agency, DocumentKind, Duty, Reporting, ReportingDue, ReportPeriod
from kientao.compiler.grammar.agency import read_agencies
from kientao.compiler.items.context import Items
from kientao.compiler.items.plain_tasks import deadlines_in_prose
from kientao.compiler.outline.model import Heading, Item, Outline
from kientao.kernel.excerpt import Excerpt
from kientao.kernel.key import key

_VERBS = (
    "(?<!cơ quan )(?<!đơn vị )chủ trì|phối hợp|tham mưu|thực hiện|triển khai|chịu trách nhiệm|có trách "
    "nhiệm|căn cứ|theo dõi|hướng dẫn|đôn đốc|"
    "tổng hợp|báo cáo|rà soát|đẩy mạnh|tăng cường|chủ động|thường xuyên|là cơ quan|là đơn vị|là đầu mối|làm "
    "đầu mối|giúp|bố trí|"
    "cân đối|thẩm định|tiếp tục|định kỳ|nghiên cứu|đề xuất|lồng ghép|trên cơ sở|tiến hành|trực tiếp|kịp "
    "thời|phát huy|cung cấp|"
    "vận hành|khảo sát|công bố|tăng thời lượng|đưa |(?<!dự án )đầu tư|bổ sung|huy động|sử dụng|áp dụng|nâng cấp|"
    "vận động|khuyến khích|tham gia|bảo đảm|đảm bảo|lập|ban hành|cử|nâng cao|nghiêm túc|xác định|phát động|"
    "tạo điều kiện|quán triệt|mở|dành|đăng tải|phản ánh|đưa tin|đăng ký|tập trung|cập nhật|công khai|"
    "phân công|có kế hoạch|có nhiệm vụ|trình|gửi|nhận thức|quan tâm|duy trì|gồm|theo chức năng|tích cực|"
    "hằng năm|hàng năm|hằng tháng|hàng tháng|hàng quý|hằng quý|phổ biến|khẩn trương|ưu tiên|thành lập|tự"
)
# Verbs that names hold too.
_IN_NAMES = "|".join(
    (
        "tổ chức(?! chính trị| xã hội| đoàn| có| liên quan|,)",
        "kiểm tra|xây dựng|chỉ đạo|hỗ trợ|quản lý|giám sát|tuyên truyền",
    )
)
# How the name of somebody who gets a duty begins.
_WHO = (
    "sở|ban |bộ |ubnd|ủy ban|văn phòng|công an|thanh tra|báo (?!cáo)|đài |cổng |trung tâm|hội |liên |hiệp hội|đoàn |"
    "mặt trận|ubmttq|bảo hiểm|kho bạc|ngân hàng|thuế |cục |chi cục|tổng cục|vụ |khoa|quỹ |đội |trạm |bệnh viện|"
    "học viện|giám đốc|thủ trưởng|chủ tịch|chánh |trưởng |người đứng đầu|cơ quan|đơn vị|huyện|xã|phường|địa phương|"
    "doanh nghiệp|trường|viện|tổ (?!chức)|tòa án|viện kiểm sát|phòng |hợp tác xã|công ty|tổng công ty|tập đoàn|"
    "lãnh đạo|chính quyền|nhà |hđnd|thường trực|đảng ủy|cấp ủy|tổ chức đảng|tỉnh ủy|thành ủy|huyện ủy"
)
_NAME_GOES_ON = r"(?<!sở )(?<!ban )(?<!bộ )(?<!cục )(?<!phòng )(?<!(?<!nội )vụ )(?<!, )"  # the verb belongs to the name
_STARTS = re.compile(
    rf"^(?:đề nghị:? |giao |yêu cầu |khuyến khích )?"
    rf"(?P<who>(?:các |những |toàn thể )?(?:{_WHO})(?:[^:.]|(?<=các sở):){{0,320}}?)"
    rf"\s*(?P<sep>(?<!các sở):|[,-]?\s*"
    rf"(?:{_NAME_GOES_ON}(?=(?:{_IN_NAMES})(?![a-zà-ỹđ]))|(?=(?:{_VERBS})(?![a-zà-ỹđ]))))"
)
_NAME_WORD = re.compile(
    r"(?<=[\w,] )(?:Tổ chức|Kiểm tra|Xây dựng|Chỉ đạo|Hỗ trợ|Quản lý|Giám sát|Tuyên truyền|Kế hoạch|Đầu tư)"
)
_HEAD_TAIL = re.compile(r"\s*(?:có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|- cơ quan thường trực.*|\(.*\))?\s*:?\s*$")
_PERIODS: tuple[tuple[ReportPeriod, re.Pattern[str]], ...] = (
    ("month", re.compile(r"(?:hàng|hằng|mỗi) tháng|báo cáo tháng")),
    ("quarter", re.compile(r"(?:hàng|hằng|mỗi|định kỳ) quý|\bquý\b(?! khách)")),
    ("half", re.compile(r"\b0?6 tháng|sáu tháng")),
    ("nine-months", re.compile(r"\b0?9 tháng|chín tháng")),
    (
        "year",
        re.compile(
            r"(?:hàng|hằng|mỗi|cả|cuối) năm|báo cáo năm|(?<=, )năm(?=[.,;)]|$| theo| và)|(?<=và )năm(?=[.,;)]|$)"
            r"|\bnăm(?= trước ngày|,| hoặc|\)|;| và (?:đột xuất|báo cáo))|tổng kết năm"
        ),
    ),
    ("ad-hoc", re.compile(r"đột xuất|khi có yêu cầu")),
)
_DUE = re.compile(
    r"(?P<mode>trước|chậm nhất(?: là)?|muộn nhất(?: là)?"
    r"|vào)(?: vào)?\s+ngày\s+(?P<day>\d{1,2})(?:/(?P<month>\d{1,2})(?:/\d{4})?)?"
    r"(?: (?:của )?(?:tháng (?P<last>cuối|đầu)(?: (?:của )?quý| kỳ)?|(?:hàng|hằng|mỗi) (?P<every>tháng|quý|năm)"
    r"|cuối quý|tháng (?P<named>\d{1,2})))?"
)
_GIVEN = re.compile(r"giao (?:cho )?(?:sở|ban |văn phòng|công an|thanh tra|phòng|ubnd|ủy ban|các |giám đốc|thủ trưởng)")
_ONCE = re.compile(r"/\d{4}")  # a day of one year, not of every year
_TO = re.compile(
    r"(?:gửi(?: về)?|về|báo cáo|trình|với|qua)\s+(?P<to>(?:chủ tịch )?(?:ubnd|ủy ban nhân dân|sở|bộ|văn phòng"
    r"|ban chỉ đạo|công an|hội đồng nhân dân|hđnd|thường trực|tỉnh ủy|thành ủy"
    r"|ban thường vụ)[^.;,()]*?)(?=\s*(?:\(|,|;|\.|$|trước|để|kết quả|tình hình|theo|qua|và (?!công nghệ"
    r"|môi trường|đào tạo|truyền thông|đầu tư|du lịch|xã hội|phát triển|tôn giáo|thể thao)|tổng hợp|xem xét"
    r"|chậm nhất|về |định kỳ|hằng |hàng ))"
)


def read_duties(items: Items, outline: Outline, taken: set[int], kind: DocumentKind) -> set[int]:
    """Adds the duties of every section that says who does what; returns the ids of the nodes used. A directive, a
    notice or a dispatch gives duties in any section."""
    orders = kind in ("directive", "notice", "dispatch")
    used: set[int] = set()
    headings = outline.headings()
    owners: dict[str, tuple[Agency, ...]] = {}
    for node in outline.nodes:
        if isinstance(node, Heading):
            inherited = owners.get(node.parent or "", ())
            own = _owner(node.title) if node.topic == "organisation" or (orders and node.topic == "other") else ()
            owners[node.id] = own or inherited
        elif isinstance(node, Item) and id(node) not in taken:
            given = bool(items.tasks) and node.zone == "plan" and bool(_GIVEN.match(key(node.text.text)))
            if node.topic == "organisation" or (orders and node.topic == "other") or given:
                section = headings.get(node.section or "")
                if _read_item(items, node, owners.get(node.section or "", ()), section, orders=orders or given):
                    used.add(id(node))
    return used


def _owner(title: Excerpt) -> tuple[Agency, ...]:
    """The agencies a heading names ("2. Sở Nội vụ", "1. Thủ trưởng các sở, ban, ngành có trách nhiệm:")."""
    keyed = _with_names(title.text)
    start = _STARTS.match(keyed.rstrip(" :.") + ":")
    if start is None:
        return ()
    begin = start.start("who")
    colon = start.group("sep") == ":" and start.end("who") < len(keyed.rstrip(" :."))
    agencies = read_agencies(title[begin : _cut(keyed, begin, start.end("who") if colon else len(keyed))])
    if not agencies or all(agency.kind == "unknown" for agency in agencies):
        return ()
    return tuple(agency for agency in agencies if agency.kind != "unknown" or len(agency.text) < 60)


def _with_names(text: str) -> str:
    """The key, but for capital letters of words that are a verb elsewhere and part of a name here ("Báo Xây dựng")."""
    words = list(key(text))
    for match in _NAME_WORD.finditer(text):
        words[match.start()] = text[match.start()]
    return "".join(words)


def _cut(keyed: str, start: int, end: int) -> int:
    match = _HEAD_TAIL.search(keyed[:end])
    return max(start, match.start()) if match and match.group().strip() else end


def _read_item(
    items: Items, node: Item, owners: tuple[Agency, ...], section: Heading | None, *, orders: bool = False
) -> bool:
    """`orders` says that the item gives work by itself, with its own time."""
    words = node.text
    text = words.text
    if node.zone == "decision" and not _decision_gives_work(text):
        return False
    if node.label is None and _CLOSING.match(key(text)) and read_reporting(text) is None:
        return False
    agencies, rest = owners, words
    start = _STARTS.match(_with_names(text))
    keyed = key(text)
    if start is not None:
        who = words[start.start("who") : _cut(keyed, start.start("who"), start.end("who"))]
        named = tuple(agency for agency in read_agencies(who) if agency.kind != "unknown")
        after = words[start.end() :]
        if (
            named
            and after
            and len(after.text) > 12
            and not (owners and keyed[: start.end("who")].startswith("cơ quan"))
        ):
            agencies, rest = named, after
    if not agencies:
        agencies = _mentioned(words)
        if not agencies:
            return False
    reporting = read_reporting(rest.text if len(rest.text) > 12 else text)
    timed = node.zone == "decision" or orders
    deadlines = tuple(entry.deadline for entry in deadlines_in_prose(rest, items.year)) if timed else ()
    items.duties.append(
        Duty(
            agencies,
            rest.text,
            rest.spans,
            section=section.id if section else None,
            reporting=reporting,
            deadlines=deadlines,
        )
    )
    items.claim(words.spans)
    return True


_CLOSING = re.compile(r"^(?:đề nghị|nhận được|trong quá trình|trên đây|căn cứ kế hoạch này)")


def _decision_gives_work(text: str) -> bool:
    words = key(text)
    if re.search(
        r"chịu trách nhiệm thi hành|hiệu lực|ban hành kèm theo|phê duyệt kèm theo|bãi bỏ|thay thế quyết định", words
    ) and not re.match(r"giao ", words):
        return False
    return bool(re.match(r"giao |giám đốc|thủ trưởng|chủ tịch|sở |các sở|văn phòng", words))


def _mentioned(words: Excerpt) -> tuple[Agency, ...]:
    """Running text that orders a report from somebody in the middle of a sentence."""
    keyed = key(words.text)
    if "báo cáo" not in keyed or not any(pattern.search(keyed) for _, pattern in _PERIODS):
        return ()
    match = re.search(
        r"(?:yêu cầu |đề nghị |\d tháng |năm |quý |tháng |, )(?P<who>(?:các |thủ trưởng "
        r"|ubnd )[^.;:]{3,160}?)\s+(?=báo cáo|gửi báo cáo|có trách nhiệm|tổng hợp|căn cứ)",
        keyed,
    )
    if match is None:
        return ()
    return tuple(a for a in read_agencies(words[match.start("who") : match.end("who")]) if a.kind != "unknown")


def read_reporting(text: str) -> Reporting | None:
    """The reporting duty a text states: periods, due rule, to whom. None when it orders no periodic report."""
    words = key(text)
    if "báo cáo" not in words:
        return None
    near = [sentence for sentence in re.split(r"(?<=[.;])\s+(?=\S)", words) if "báo cáo" in sentence]
    joined = " ".join(near)
    if re.search(r"khó khăn, vướng mắc", joined) and not _DUE.search(joined):
        return None
    due = _due(joined, text)
    periods = [period for period, pattern in _PERIODS if _near_report(pattern, joined, due is not None)]
    if due is not None and re.search(r"(?:hàng|hằng|mỗi) tháng", due.text.lower()) and "month" not in periods:
        periods.insert(0, "month")
    if (
        due is not None
        and due.month_of_period is not None
        and due.month_of_period > 0
        and not _ONCE.search(due.text)
        and "year" not in periods
        and "month" not in periods
    ):
        periods.append("year")
    if not periods or periods == ["ad-hoc"] and due is None:
        return None
    if not re.search(r"báo cáo(?! viên| chuyên đề$)", joined):
        return None
    to = _TO.search(joined)
    start = words.find(to.group("to")) if to else -1
    recipient = text[start : start + len(to.group("to"))].strip() if to and start >= 0 else None
    return Reporting(tuple(periods), due, recipient)


def _near_report(pattern: "re.Pattern[str]", words: str, due: bool) -> bool:
    """A period counts when it says how often is reported: in front of "báo cáo", or behind it with "định kỳ", in a list
    of periods or with a due rule. "… báo cáo chỉ số hàng năm" orders nothing."""
    for match in pattern.finditer(words):
        report = words.find("báo cáo", match.end())
        if 0 <= report - match.end() <= 90 and "." not in words[match.end() : report]:
            return True
        if words[max(0, match.start() - 8) : match.start()].strip().endswith("báo cáo"):
            return True
        if "báo cáo" in words[: match.start()] and (due or "định kỳ" in words or _several(words)):
            return True
    return False


def _several(words: str) -> bool:
    return sum(bool(pattern.search(words)) for _, pattern in _PERIODS) >= 2


def _due(words: str, text: str) -> ReportingDue | None:
    match = _DUE.search(words)
    if match is None:
        return None
    start = key(text).find(match.group())
    printed = text[start : start + len(match.group())] if start >= 0 else match.group()
    month: int | None = None
    if match.group("last"):
        month = -1 if match.group("last") == "cuối" else 1
    elif match.group("month") or match.group("named"):
        month = int(match.group("month") or match.group("named"))
    elif match.group("every") == "tháng":
        month = 1
    elif "cuối quý" in match.group():
        month = -1
    inclusive = {"trước": False, "vào": True}.get(match.group("mode"), True)
    return ReportingDue(printed.strip(), int(match.group("day")), month, inclusive)
