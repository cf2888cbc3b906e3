"""Procedures: offered at one door and online, used, published in time, reviewed and cut."""

from kientao.measures.catalogue.basis import SERVICE_INDEX
from kientao.measures.measure import Amount, Empty, Measure, Ratio, Unit, rows, share

_EVERY = rows("procedure-offered", internal=0, distinct="procedure")
_ONLINE = ("partial", "full")
_SERVICES = rows("procedure-offered", internal=0, level=_ONLINE, distinct="procedure")

MEASURES = (
    Measure(
        "procedures-one-stop", "Thủ tục giải quyết qua một cửa", "Procedures at the one-stop shop",
        share("procedure-offered", {"internal": 0}, distinct="procedure", one_stop=1),
    ),
    Measure(
        "procedures-with-process", "Thủ tục có quy trình nội bộ được phê duyệt", "Procedures with a process",
        share("procedure-offered", {"internal": 0}, distinct="procedure", has_process=1),
    ),
    Measure(
        "procedures-online", "Thủ tục cung cấp dịch vụ công trực tuyến", "Procedures offered online",
        Ratio(_SERVICES, _EVERY), about="Một phần và toàn trình.", basis=SERVICE_INDEX,
    ),
    Measure(
        "procedures-full", "Thủ tục cung cấp trực tuyến toàn trình", "Procedures offered fully online",
        share("procedure-offered", {"internal": 0}, distinct="procedure", level="full"),
    ),
    Measure(
        "procedures-partial", "Thủ tục cung cấp trực tuyến một phần", "Procedures offered partly online",
        share("procedure-offered", {"internal": 0}, distinct="procedure", level="partial"),
    ),
    Measure(
        "services-national", "Dịch vụ công tích hợp lên Cổng quốc gia", "Services on the national portal",
        share("procedure-offered", {"internal": 0, "level": _ONLINE}, distinct="procedure", national=1),
    ),
    Measure(
        "services-used", "Dịch vụ công trực tuyến có phát sinh hồ sơ", "Online services with dossiers",
        Ratio(rows("dossier-received", channel="online", level=_ONLINE, distinct="procedure"), _SERVICES),
        about="Trong số dịch vụ công đang cung cấp vào cuối kỳ.", basis=SERVICE_INDEX,
    ),
    Measure(
        "procedures-by-post", "Thủ tục thực hiện qua bưu chính công ích", "Procedures by post",
        share("procedure-offered", {"internal": 0}, distinct="procedure", by_post=1),
    ),
    Measure(
        "procedures-used-by-post", "Thủ tục có hồ sơ qua bưu chính công ích", "Procedures used by post",
        share("dossier-closed", distinct="procedure", handed="post"),
        about="Trong số thủ tục có hồ sơ giải quyết xong trong kỳ.",
    ),
    Measure(
        "procedures-pay-online", "Thủ tục có phí, lệ phí thanh toán trực tuyến được", "Procedures payable online",
        share("procedure-offered", {"internal": 0, "has_fee": 1}, distinct="procedure", pays_online=1),
        basis=SERVICE_INDEX,
    ),
    Measure(
        "procedures-paid-online", "Thủ tục có phí, lệ phí phát sinh thanh toán trực tuyến", "Procedures paid online",
        Ratio(rows("dossier-charged", way="online", distinct="procedure"),
              rows("procedure-offered", internal=0, has_fee=1, distinct="procedure")),
        empty=Empty.ZERO, basis=SERVICE_INDEX,
    ),
    Measure(
        "procedures-published-on-time", "Thủ tục công bố đúng hạn", "Procedures published on time",
        share("procedure-published", {"internal": 0, "on_time": (0, 1)}, on_time=1),
        about="Trong số lần công bố biết được hạn.", basis=SERVICE_INDEX,
    ),
    Measure(
        "procedures-public", "Thủ tục được công khai", "Procedures made public",
        share("procedure-published", {"internal": 0}, public=1),
    ),
    Measure(
        "internal-public", "Thủ tục nội bộ được công bố, công khai", "Internal procedures made public",
        share("procedure-published", {"internal": 1}, public=1),
    ),
    Measure(
        "procedures-assessed", "Thủ tục mới được đánh giá tác động", "New procedures assessed",
        share("procedure-published", {"assessed": (0, 1)}, assessed=1),
    ),
    Measure(
        "procedures-reviewed", "Thủ tục được rà soát", "Procedures reviewed",
        Ratio(rows("procedure-reviewed", distinct="procedure"), _EVERY),
    ),
    Measure(
        "procedures-cut", "Thủ tục được cắt giảm thời gian giải quyết", "Procedures cut",
        Ratio(rows("procedure-reviewed", cut=1, distinct="procedure"), _EVERY),
    ),
    Measure(
        "time-cut", "Thời gian giải quyết được cắt giảm", "Time cut",
        Ratio(rows("procedure-reviewed", total="minutes_cut"), rows("procedure-reviewed", total="minutes_before")),
        about="Thời hạn được cắt trên thời hạn trước, của các thủ tục được rà soát.",
    ),
    Measure(
        "procedures-offered", "Thủ tục đang cung cấp", "Procedures offered", Amount(_EVERY), unit=Unit.COUNT,
    ),
)  # fmt: skip
