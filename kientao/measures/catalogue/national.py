"""What only the national portal counts, for the service index of QĐ 766/QĐ-TTg: entered as its page says."""

from kientao.measures.catalogue.basis import SERVICE_INDEX
from kientao.measures.measure import Entered, Measure

_WHY = "Cổng Dịch vụ công quốc gia tính và công bố."


def _of_the_portal(code: str, words: str, english: str) -> Measure:
    return Measure(code, words, english, Entered(_WHY), basis=SERVICE_INDEX)


MEASURES = (
    _of_the_portal("portal-updates-on-time", "Thủ tục cập nhật, công khai đúng hạn", "Published data updated on time"),
    _of_the_portal("portal-content-full", "Thủ tục công khai đủ nội dung", "Published content complete"),
    _of_the_portal("portal-dossiers-synchronised", "Hồ sơ đồng bộ lên Cổng quốc gia", "Dossiers synchronised"),
    _of_the_portal("certified-copies", "Chứng thực bản sao điện tử", "Certified electronic copies"),
    _of_the_portal("personal-storage", "Kết quả đồng bộ vào kho của công dân", "Results in citizens' storage"),
    _of_the_portal("citizen-data-procedures", "Thủ tục khai thác dữ liệu dân cư", "Procedures that use citizen data"),
    _of_the_portal("citizen-data-dossiers", "Hồ sơ khai thác dữ liệu dân cư", "Dossiers that use citizen data"),
)
