"""Which measure a target's words ask for: proposed with the words that say so, for a person to confirm. Pure.

A rule names the words that must stand there, in any order, and those that may not. The first rule that fits is
proposed: special ones stand before general ones. The words around the figure are asked first, then the whole sentence;
what a rule wants of the subject isn't taken from elsewhere: a sentence names several.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass

from kientao.kernel.key import key
from kientao.kernel.short_forms import written_out


@dataclass(frozen=True, slots=True)
class Said:
    """What a target says: its whole sentence, the words around its own figure, of what it is a share, as compiled."""

    text: str
    near: str = ""
    subject: str = ""
    unit: str = "percent"
    change: str | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """`because`: the words of the target that led to it."""

    measure: str
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """All of `must` stand there and all of `subject` in the subject, none of `never`. Patterns of small letters."""

    measure: str
    must: tuple[re.Pattern[str], ...]
    subject: tuple[re.Pattern[str], ...]
    never: tuple[re.Pattern[str], ...]
    units: tuple[str, ...]
    changes: tuple[str | None, ...]


def _rule(
    measure: str,
    *must: str,
    subject: tuple[str, ...] = (),
    never: tuple[str, ...] = (),
    units: tuple[str, ...] = ("percent",),
    changes: tuple[str | None, ...] = (None,),
) -> Rule:
    words, of_subject, bars = (tuple(map(re.compile, one)) for one in (must, subject, never))
    return Rule(measure, words, of_subject, bars, units, changes)


_PROCEDURE = "thủ tục"
_ONLINE_LEVEL = r"mức độ (?:3|4)|trực tuyến|toàn trình|một phần"
_SERVICE = r"dịch vụ công|thủ tục"

RULES = (
    # ranks and counts
    _rule("par-index-rank", r"par ?index|pa index|chỉ số (?:đánh giá )?cải cách hành chính", units=("rank",)),
    _rule("sipas-rank", r"sipas|chỉ số hài lòng", units=("rank",)),
    _rule("inspections", r"kiểm tra", units=("count",)),
    _rule("communes-on-software", r"một cửa điện tử|phần mềm", r"xã", units=("count",)),
    _rule("broadcasts", r"phát thanh|truyền hình|chuyên mục|tuyên truyền", units=("count", "per_month")),
    # satisfaction
    _rule("satisfied-land", r"hài lòng|đạt tối thiểu", r"đất đai|xây dựng, đầu tư"),
    _rule("satisfied-health-education", r"hài lòng", r"y tế|giáo dục"),
    _rule("satisfied-public-service", r"hài lòng", r"sự nghiệp công"),
    _rule("satisfied-service", r"hài lòng", r"sự phục vụ|dịch vụ hành chính công"),
    _rule("satisfied-procedures", r"hài lòng"),
    # petitions
    _rule("petitions-on-time", r"phản ánh, kiến nghị|phản ánh|kiến nghị của (?:cá nhân|người dân|tổ chức)",
          r"xử lý|giải quyết|trả lời"),
    # dossiers
    _rule("work-files-online-province", r"hồ sơ công việc", r"cấp tỉnh", never=(r"phần mềm",)),
    _rule("work-files-online-district", r"hồ sơ công việc", r"cấp huyện", never=(r"phần mềm",)),
    _rule("work-files-online-commune", r"hồ sơ công việc", r"cấp xã", never=(r"phần mềm",)),
    _rule("work-files-online", r"hồ sơ công việc", never=(r"phần mềm",)),
    _rule("payments-online", r"giao dịch thanh toán trực tuyến"),
    _rule("procedures-pay-online", r"thanh toán trực tuyến", _PROCEDURE),
    _rule("dossiers-on-time", r"hồ sơ", r"đúng hẹn|đúng hạn"),
    _rule("dossiers-early", r"hồ sơ", r"trước hẹn|trước hạn"),
    _rule("dossiers-late", r"hồ sơ", r"quá hạn|trễ h[ẹạ]n|chậm"),
    _rule("steps-electronic", r"hồ sơ", r"luân chuyển"),
    _rule("dossiers-online-full", r"hồ sơ", subject=(r"^(?!.*mức độ 3).*(?:mức độ 4|toàn trình)",),
          never=(r"phát sinh hồ sơ",)),
    _rule("dossiers-online-partial", r"hồ sơ", subject=(r"^(?!.*(?:3,|và|3 và) 4).*(?:mức độ 3|một phần)",),
          never=(r"phát sinh hồ sơ",)),
    _rule("services-used", r"phát sinh hồ sơ|có hồ sơ", r"dịch vụ công|trực tuyến|mức độ", never=(r"bưu chính",)),
    _rule("procedures-used-by-post", r"bưu chính", _PROCEDURE, r"phát sinh hồ sơ|phát sinh"),
    _rule("results-by-post", r"bưu chính", r"hồ sơ|kết quả"),
    _rule("procedures-by-post", r"bưu chính"),
    _rule("dossiers-online", r"hồ sơ", _ONLINE_LEVEL, never=(r"phát sinh hồ sơ",)),
    _rule("dossiers-on-software", r"phần mềm một cửa|hệ thống (?:phần mềm )?một cửa", subject=(r"hồ sơ",)),
    _rule("results-digitised", r"số hóa", r"kết quả"),
    _rule("papers-digitised", r"số hóa", r"hồ sơ|giấy tờ"),
    _rule("not-asked-twice", r"không phải cung cấp lại|không phải nộp lại|dùng lại"),
    # procedures
    _rule("procedures-assessed", r"đánh giá tác động"),
    _rule("internal-public", r"thủ tục hành chính nội bộ|thủ tục nội bộ", r"công bố|công khai"),
    _rule("procedures-with-process", r"quy trình nội bộ|quy trình điện tử", _PROCEDURE),
    _rule("services-national", r"cổng dịch vụ công quốc gia", r"tích hợp|kết nối|cung cấp"),
    _rule("procedures-full", _SERVICE, r"mức độ 4(?!\d)|toàn trình", never=(r"mức độ (?:2|3)",)),
    _rule("procedures-partial", _SERVICE, r"mức độ 3(?!\d)|một phần", never=(r"mức độ 4|3,? (?:và )?4",)),
    _rule("procedures-online", _SERVICE, r"mức độ [234]|trực tuyến", never=(r"định danh",)),
    _rule("time-cut", r"thời gian giải quyết", r"cắt giảm|rút ngắn|giảm", changes=("decrease",)),
    _rule("procedures-cut", _PROCEDURE, r"cắt giảm|rút ngắn", changes=(None, "decrease")),
    _rule("procedures-reviewed", _PROCEDURE, r"rà soát"),
    _rule("procedures-public", _PROCEDURE, r"niêm yết|công khai"),
    _rule("procedures-published-on-time", _PROCEDURE, r"công bố"),
    _rule("procedures-one-stop", _PROCEDURE, r"một cửa|trung tâm phục vụ hành chính công", never=(r"phần mềm",)),
    # how offices work
    _rule("findings-fixed", r"vấn đề|tồn tại", r"khắc phục|xử lý"),
    _rule("bodies-self-inspected", r"tự kiểm tra"),
    _rule("inspections-digital", r"hoạt động kiểm tra", r"môi trường số|hệ thống thông tin"),
    _rule("inspected", r"kiểm tra", r"cơ quan|đơn vị|xã|huyện", never=(r"thanh tra", r"văn bản", r"ngân sách")),
    _rule("documents-signed", r"chữ ký số|ký số"),
    _rule("documents-electronic", r"văn bản", r"điện tử|trên mạng", never=(r"phần mềm",)),
    _rule("reports-by-system", r"báo cáo", r"hệ thống thông tin báo cáo"),
    _rule("reports-on-time", r"báo cáo", r"đúng hạn|kịp thời"),
    _rule("bodies-meeting-system", r"họp", r"hệ thống"),
    _rule("deliverables-on-time", r"nhiệm vụ", r"đúng hạn|đúng tiến độ"),
    _rule("bodies-plan-issued", r"ban hành kế hoạch cải cách hành chính"),
    _rule("deliverables-done", r"nhiệm vụ", r"hoàn thành", never=(r"đánh giá",)),
    # law
    _rule("laws-appraised", r"quy phạm pháp luật|văn bản", r"thẩm định"),
    _rule("laws-handled", r"văn bản", r"không còn phù hợp"),
    _rule("laws-reviewed", r"văn bản", r"rà soát"),
    _rule("laws-on-time", r"văn bản", r"đúng thời gian|đúng tiến độ"),
    _rule("laws-in-order", r"văn bản", r"đúng (?:trình tự|quy định|thẩm quyền)|theo đúng"),
    # people, bodies, money
    _rule("communes-iso", r"quản lý chất lượng|iso", subject=(r"xã",), never=(r"quy trình",)),
    _rule("bodies-iso", r"quản lý chất lượng|iso", never=(r"quy trình",)),
    _rule("communes-one-stop-software", r"phần mềm một cửa|một cửa điện tử", subject=(r"xã",)),
    _rule("bodies-one-stop-software", r"phần mềm một cửa|một cửa điện tử"),
    _rule("bodies-one-stop-rules", r"bộ phận (?:tiếp nhận|một cửa)", r"quy định"),
    _rule("bodies-website-content", r"trang thông tin điện tử|cổng thông tin điện tử", r"công khai"),
    _rule("communes-website", r"trang thông tin điện tử|cổng thông tin điện tử", subject=(r"xã",)),
    _rule("bodies-website", r"trang thông tin điện tử|cổng thông tin điện tử"),
    _rule("bodies-document-software", r"phần mềm quản lý văn bản"),
    _rule("bodies-connected", r"hệ thống thông tin", r"kết nối|liên thông"),
    _rule("commune-officials-at-standard", r"cán bộ|công chức", r"đạt chuẩn", r"xã|phường"),
    _rule("officials-at-standard", r"cán bộ|công chức", r"đạt chuẩn"),
    _rule("officials-rated-good", r"hoàn thành tốt"),
    _rule("bodies-positions", r"vị trí việc làm"),
    _rule("bodies-leaders", r"số lượng lãnh đạo|số lượng cấp phó"),
    _rule("bodies-information-plan", r"kế hoạch", r"công nghệ thông tin"),
    _rule("bodies-assets", r"tài sản công"),
    _rule("bodies-savings", r"kết quả tài chính|kinh phí tiết kiệm"),
    _rule("bodies-own-funds", r"tự chủ", r"kinh phí quản lý hành chính|cơ quan hành chính"),
    _rule("units-converted", r"chuyển đổi|công ty cổ phần", r"đơn vị sự nghiệp"),
    _rule("units-autonomous", r"tự (?:bảo đảm|đảm bảo) chi", changes=(None, "increase")),
    _rule("units-partly-autonomous", r"tự chủ", r"đơn vị|sự nghiệp"),
    _rule("service-units", r"đơn vị sự nghiệp", changes=("decrease",)),
    _rule("service-posts", r"biên chế", changes=("decrease",)),
    _rule("disbursed", r"giải ngân"),
    _rule("audit-paid", r"nộp ngân sách", r"thanh tra|kiểm toán"),
    _rule("revenue-growth", r"thu ngân sách", r"tăng", changes=("increase", None)),
    _rule("businesses-growth", r"doanh nghiệp", r"thành lập", changes=("increase", None)),
)  # fmt: skip


def proposed(said: Said) -> Proposal | None:
    """The measure that its words ask for; None where no rule knows them: then it is entered."""
    subject = plain(said.subject or said.near or said.text)
    for words in dict.fromkeys((plain(said.near), plain(said.text))):
        if words and (found := _first(said, words, subject)):
            return found
    return None


def nearby(text: str, at: int, figures: Collection[int]) -> str:
    """The words around the figure that begins at `at`: up to the next one; of the first also those before it.

    `figures` are the beginnings of all figures in the sentence.
    """
    after = min((one for one in figures if one > at), default=len(text))
    return text[at if any(one < at for one in figures) else 0 : after]


def plain(text: str) -> str:
    """In small letters, short forms written out."""
    return written_out(" ".join(key(text).split()))


def _first(said: Said, words: str, subject: str) -> Proposal | None:
    for rule in RULES:
        if said.unit not in rule.units or said.change not in rule.changes:
            continue
        found = [*(want.search(words) for want in rule.must), *(want.search(subject) for want in rule.subject)]
        if all(found) and not any(bar.search(words) for bar in rule.never):
            return Proposal(rule.measure, tuple(match.group() for match in found if match))
    return None
