"""Points of the service index for citizens and businesses (QĐ 766/QĐ-TTg of 23/6/2022), by measure. Pure.

Each item gives its most points when the share reaches `full_at`, fewer in proportion, two decimals, halves up. The
formulas are those by which the national portal's published values come out; they are not the words of the decision, so
they have a name (`FORMULA`), which is kept with every figure they made.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from kientao.measures.figure import Figure, half_up

FORMULA = "766/2022"
GROUPS = {
    "transparency": "Công khai, minh bạch",
    "progress": "Tiến độ giải quyết",
    "online": "Dịch vụ công trực tuyến",
    "payment": "Thanh toán trực tuyến",
    "digitised": "Số hóa hồ sơ",
    "satisfaction": "Mức độ hài lòng",
}


@dataclass(frozen=True, slots=True)
class Item:
    """`most` points of a group, by the share that a measure (by its code) gives."""

    code: str
    group: str
    measure: str
    most: int
    full_at: Fraction = Fraction(1)

    def points(self, figure: Figure) -> Decimal | None:
        """None where the measure has no value: that is not 0."""
        share = figure.share
        if share is None:
            return None
        return half_up(min(Fraction(self.most), self.most * share / self.full_at), 2)


_EIGHTY = Fraction(80, 100)
ITEMS = (
    Item("1.1", "transparency", "procedures-published-on-time", 6),
    Item("1.2", "transparency", "portal-updates-on-time", 4),
    Item("1.3", "transparency", "portal-content-full", 2),
    Item("1.4", "transparency", "portal-dossiers-synchronised", 6),
    Item("2.1", "progress", "dossiers-on-time-statistic", 20),
    Item("3.1", "online", "procedures-online", 2, _EIGHTY),
    Item("3.2", "online", "services-used", 4),
    Item("3.3", "online", "dossiers-online", 6, Fraction(50, 100)),
    Item("3.4", "payment", "payments-online", 6),
    Item("3.5", "payment", "procedures-pay-online", 2, _EIGHTY),
    Item("3.6", "payment", "procedures-paid-online", 2, _EIGHTY),
    Item("4.1", "digitised", "results-digitised", 6),
    Item("4.2", "digitised", "papers-digitised", 4),
    Item("4.2b", "digitised", "certified-copies", 2),
    Item("4.3", "digitised", "not-asked-twice", 2, _EIGHTY),
    Item("4.4", "digitised", "personal-storage", 4),
    Item("4.5a", "digitised", "citizen-data-procedures", 2),
    Item("4.5b", "digitised", "citizen-data-dossiers", 2),
    Item("5.2", "satisfaction", "petitions-on-time", 6),
    Item("5.3", "satisfaction", "petitions-content", 6),
    Item("5.4", "satisfaction", "satisfied-reception", 6, Fraction(90, 100)),
)
