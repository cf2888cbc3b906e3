"""Which dossiers came in, and how each went: the same each time, drawn from a seed."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

FIRST_DAY, LAST_DAY = date(2026, 4, 1), date(2026, 7, 6)
_SEED = 612


class Course(Enum):
    """How a dossier goes."""

    SWIFT = auto()
    STEADY = auto()
    LATE = auto()
    SUPPLEMENTED = auto()
    STUCK = auto()
    REFUSED = auto()
    WITHDRAWN = auto()
    FORGOTTEN = auto()  # the supplement never comes


@dataclass(frozen=True, slots=True)
class Case:
    """One dossier: the day, the procedure, who decides, at whose counter, by whom, and how it goes."""

    number: int
    day: date
    procedure: str
    agency: str
    counter: str
    name: str
    course: Course
    days: int

    @property
    def id_number(self) -> str:
        """Twelve figures that nobody has: the place they begin with doesn't exist."""
        return f"999{self.number:09d}"

    @property
    def phone(self) -> str:
        """Of no telephone company."""
        return f"0199{self.number:06d}"


# procedure: who decides, working days it may take
_KINDS: dict[str, tuple[str, int]] = {
    "1.900101": ("SXD", 7),
    "1.900102": ("SXD", 4),
    "1.900104": ("SXD", 8),
    "1.900203": ("SXD", 3),
    "1.900204": ("SXD", 4),
    "1.900303": ("SNNMT", 6),
    "1.900302": ("SNNMT", 12),
    "1.900401": ("SCT", 8),
    "1.900403": ("SCT", 4),
    "1.900404": ("SVHTTDL", 4),
    "2.900501": ("an-binh", 5),
    "2.900503": ("ben-ngu", 4),
    "1.900201": ("SXD", 20),
}
_OFTEN = ("1.900101", "1.900102", "1.900203", "1.900204", "1.900404", "2.900501", "2.900503", "2.900501", "1.900401")
_COUNTERS = {"an-binh": "thoa", "ben-ngu": "quynh"}
_COURSES = (
    *[Course.SWIFT] * 9, *[Course.STEADY] * 8, *[Course.LATE] * 3, *[Course.SUPPLEMENTED] * 3, Course.REFUSED,
    Course.WITHDRAWN, Course.FORGOTTEN, Course.STUCK,
)  # fmt: skip
_FAMILIES = (
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Vũ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Ngô",
    "Lò",
    "Hà",
    "Ma",
    "Giàng",
    "Nông",
    "Lường",
)
_MIDDLES = ("Văn", "Thị", "Hữu", "Ngọc", "Minh", "Thanh", "Quang", "Thu", "Đức", "Xuân")
_GIVENS = (
    "An", "Bình", "Cúc", "Dung", "Giang", "Hạnh", "Hùng", "Khánh", "Lan", "Mến", "Nga", "Oanh", "Phú", "Quế", "Sinh",
    "Tâm", "Thảo", "Tú", "Vượng", "Yên",
)  # fmt: skip
_FIRMS = ("Hợp tác xã Sông Kiến", "Công ty TNHH Hồ Lam", "Hộ kinh doanh Bến Ngự", "Hợp tác xã dệt Sơn Hà")


def cases(working_days: Sequence[date]) -> Iterator[Case]:
    """One or two every working day, in their order."""
    drawn, number = random.Random(_SEED), 0  # noqa: S311 (a story, not a secret)
    for place, day in enumerate(working_days):
        for turn in range(1 + (place % 3 == 1)):
            number += 1
            kind = drawn.choice(_OFTEN if turn or place % 2 else sorted(_KINDS))
            agency, days = _KINDS[kind]
            anywhere = drawn.random() < 0.15  # any counter takes in for any agency
            counter = "quynh" if anywhere else _COUNTERS.get(agency, drawn.choice(("linh", "khang")))
            yield Case(
                number=number,
                day=day,
                procedure=kind,
                agency=agency,
                counter=counter,
                name=_name(drawn),
                course=drawn.choice(_COURSES),
                days=days,
            )


def _name(drawn: random.Random) -> str:
    if drawn.random() < 0.2:
        return drawn.choice(_FIRMS)
    return f"{drawn.choice(_FAMILIES)} {drawn.choice(_MIDDLES)} {drawn.choice(_GIVENS)}"
