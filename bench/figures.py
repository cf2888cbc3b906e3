"""A measured number with its bar, and how it is printed and kept."""

from dataclasses import dataclass, field
from typing import TypedDict


@dataclass(frozen=True, slots=True)
class Figure:
    """One number. `bar` is the most it may be, None where nothing is promised; `value` None says it was skipped.

    `ratio_to` holds this number divided by the same number of others: 0.5 means half of theirs.
    """

    area: str
    name: str
    value: float | None
    unit: str
    bar: float | None = None
    ratio_to: dict[str, float] = field(default_factory=dict)
    note: str = ""
    failed: bool = False

    @property
    def ok(self) -> bool | None:
        """Whether the bar is kept; None without a bar or a value, False where the measured program failed."""
        if self.failed:
            return False
        return None if self.bar is None or self.value is None else self.value <= self.bar


class FigureRecord(TypedDict):
    area: str
    name: str
    value: float | None
    unit: str
    bar: float | None
    ok: bool | None
    ratio_to: dict[str, float]
    note: str


def as_json(figures: list[Figure]) -> list[FigureRecord]:
    """The records of latest.json."""
    return [
        FigureRecord(
            area=figure.area,
            name=figure.name,
            value=None if figure.value is None else round(figure.value, 4),
            unit=figure.unit,
            bar=figure.bar,
            ok=figure.ok,
            ratio_to={other: round(ratio, 3) for other, ratio in figure.ratio_to.items()},
            note=figure.note,
        )
        for figure in figures
    ]


def as_table(figures: list[Figure]) -> str:
    """Columns for a terminal."""
    rows = [("area", "what", "value", "bar", "", "beside")]
    for figure in figures:
        verdict = {True: "ok", False: "MISSED", None: ""}[figure.ok]
        beside = ", ".join(f"{ratio:.2f} × {other}" for other, ratio in figure.ratio_to.items())
        rows.append((figure.area, figure.name, _number(figure), _bar(figure), verdict, beside or figure.note))
    widths = [max(len(row[column]) for row in rows) for column in range(6)]
    lines = []
    for row in rows:
        cells = [row[0].ljust(widths[0]), row[1].ljust(widths[1]), row[2].rjust(widths[2]), row[3].rjust(widths[3])]
        lines.append("  ".join([*cells, row[4].ljust(widths[4]), row[5]]).rstrip())
    lines.insert(1, "  ".join("─" * width for width in widths))
    return "\n".join(lines)


def _number(figure: Figure) -> str:
    if figure.value is None:
        return "failed" if figure.failed else "skipped"
    return f"{figure.value:,.3f} {figure.unit}" if figure.value < 10 else f"{figure.value:,.1f} {figure.unit}"


def _bar(figure: Figure) -> str:
    return "" if figure.bar is None else f"≤ {figure.bar:g}"
