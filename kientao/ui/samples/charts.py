"""Props of the charts: a year on its way, a province's communes, and what happens where little is known."""

from datetime import date
from fractions import Fraction

from kientao.ui.charts.distribution import Distribution, Spread
from kientao.ui.charts.standing import Standing
from kientao.ui.charts.tile_grid import Tile, TileGrid
from kientao.ui.charts.trend import Trend, TrendPoint
from kientao.ui.numbers import whole
from kientao.ui.samples.work import TODAY

TARGET = Fraction(98)
WANTED = Fraction(93)
_ON_TIME = ("88.4", "89.9", "91.2", "91.6", "90.8", None, "93.4", "94.1", "94.3", "95.2", "95.6", "94.3")
_WANTED = ("88", "89", "90", "90.8", "91.6", "92.3", "92.9", "93.5", "94", "94.4", "94.8", "95.2", "96", "97", "98")
_COMMUNES = (
    "Vân Hội", "Tân Lập", "Hòa Bình", "Đông Sơn", "Phú Thịnh", "Yên Định", "Cẩm Giàng", "Mường Phăng", "Nậm Cắn",
    "Quảng Phú", "Thạch Khôi", "Vĩnh Tường", "Xuân Trường", "Trà Giang", "Bình Khê", "Kim Liên", "Lũng Cú", "Nghĩa Trụ",
    "Đại Đồng", "Long Hưng", "An Khánh", "Thượng Nông", "Bản Mù", "Hưng Đạo", "Sơn Dương", "Tam Kỳ", "Gia Viễn",
    "Khánh Thượng", "Ngọc Lặc", "Chiềng Khương",
)  # fmt: skip


def trend() -> Trend:
    """Fifteen months: one unknown, some below the way, three still to come."""
    points = tuple(
        TrendPoint(
            month=date(2025 + (n + 3) // 12, (n + 3) % 12 + 1, 1),
            value=_fraction(_ON_TIME[n]) if n < len(_ON_TIME) else None,
            wanted=Fraction(wanted),
            standing=_standing(_fraction(_ON_TIME[n]) if n < len(_ON_TIME) else None, Fraction(wanted)),
            fraction=_made_of(_ON_TIME[n], 1500 + n * 37) if n < len(_ON_TIME) else "",
            href=f"#thang-{n}",
        )
        for n, wanted in enumerate(_WANTED)
    )
    return Trend(
        "Hồ sơ giải quyết đúng hạn tiến gần mục tiêu nhưng tháng 3 hụt so với lộ trình",
        points,
        target=TARGET,
        as_of=TODAY,
        source="Nguồn: sổ hồ sơ một cửa",
        id="dung-han",
    )


def falling_trend() -> Trend:
    """Days, where less is better, without anything said of the way."""
    days = ("6.5", "6.2", "5.75", None, "5.1", "4.9")
    points = tuple(
        TrendPoint(date(2025, 10, 1) if n == 0 else date(2025 + (n + 9) // 12, (n + 9) % 12 + 1, 1), _fraction(value))
        for n, value in enumerate(days)
    )
    return Trend(
        "Thời gian giải quyết một hồ sơ giảm dần",
        points,
        unit="ngày",
        target=Fraction(4),
        falls=True,
        as_of=TODAY,
        source="Nguồn: sổ hồ sơ một cửa",
        id="thoi-gian",
    )


def distribution() -> Distribution:
    """Thirty communes, two of them unknown."""
    return Distribution(
        "Phần lớn xã, phường đã giải quyết đúng hạn trên 90 % hồ sơ",
        tuple(Spread(tile.value, tile.standing) for tile in _tiles()),
        target=TARGET,
        of="xã, phường",
        as_of=TODAY,
        source="Nguồn: sổ hồ sơ một cửa",
        id="phan-bo",
    )


def tile_grid() -> TileGrid:
    """The same communes, one by one."""
    return TileGrid(
        "Tỷ lệ hồ sơ giải quyết đúng hạn của từng xã, phường",
        _tiles(),
        of="xã, phường",
        as_of=TODAY,
        source="Nguồn: sổ hồ sơ một cửa",
        id="tung-xa",
    )


def _tiles() -> tuple[Tile, ...]:
    return tuple(_tile(n, name) for n, name in enumerate(_COMMUNES))


def _tile(n: int, name: str) -> Tile:
    value = None if n in (7, 22) else Fraction(999 - n * n * 73 % 90 if n != 16 else 825, 10)
    is_ward = n % 4 == 1
    return Tile(
        name=f"UBND {'phường' if is_ward else 'xã'} {name}",
        value=value,
        href=f"#don-vi-{n}",
        standing=_standing(value, WANTED),
        wanted=WANTED,
        short=name,
        group="Phường" if is_ward else "Xã",
        fraction="" if value is None else _made_of(f"{float(value)}", 120 + n * 9),
    )


def _fraction(text: str | None) -> Fraction | None:
    return None if text is None else Fraction(text)


def _standing(value: Fraction | None, wanted: Fraction) -> Standing:
    if value is None:
        return Standing.NO_DATA
    if value >= TARGET:
        return Standing.REACHED
    return Standing.ON_THE_WAY if value >= wanted else Standing.BEHIND


def _made_of(percent: str | None, total: int) -> str:
    return "" if percent is None else f"{whole(round(Fraction(percent) * total / 100))}/{whole(total)}"
