"""Seconds against pages as an SVG drawn by hand: one line for each format, with the straight line it should follow."""

from collections.abc import Mapping, Sequence
from math import ceil
from pathlib import Path

_WIDTH, _HEIGHT, _LEFT, _BOTTOM, _TOP, _RIGHT = 720, 400, 64, 48, 40, 110
_STEPS = (0.004, 0.01, 0.02, 0.04, 0.1, 0.2, 0.4, 1, 2, 4, 8, 20, 40, 80, 200, 400, 4000)
_COLOURS = ("#1d5fa8", "#b4540a", "#2f7d32", "#7b3fa0")


def draw_growth(
    lines: Mapping[str, Sequence[tuple[int, float]]],
    path: Path,
    *,
    title: str = "Read and compile: seconds by pages",
    unit: str = "pages",
) -> None:
    """`lines`: name → (pages, seconds), ascending. Pages may be something else: `unit`."""
    most_pages = max(pages for points in lines.values() for pages, _ in points)
    most_seconds = _round_up(max(seconds for points in lines.values() for _, seconds in points))

    def x(pages: float) -> float:
        return _LEFT + pages / most_pages * (_WIDTH - _LEFT - _RIGHT)

    def y(seconds: float) -> float:
        return _HEIGHT - _BOTTOM - seconds / most_seconds * (_HEIGHT - _BOTTOM - _TOP)

    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
            'font-family="sans-serif" font-size="12">'
        ),
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>',
        f'<text x="{_LEFT}" y="22" font-size="14" font-weight="bold">{title}</text>',
    ]
    for step in range(5):
        seconds = most_seconds * step / 4
        parts.append(f'<path d="M{_LEFT} {y(seconds):.1f}H{_WIDTH - _RIGHT}" stroke="#ddd"/>')
        parts.append(f'<text x="{_LEFT - 8}" y="{y(seconds) + 4:.1f}" text-anchor="end">{seconds:g}</text>')
    for pages in sorted({pages for points in lines.values() for pages, _ in points}):
        parts.append(f'<text x="{x(pages):.1f}" y="{_HEIGHT - _BOTTOM + 18}" text-anchor="middle">{pages}</text>')
    for colour, (name, points) in zip(_COLOURS, lines.items(), strict=False):
        places = " ".join(f"{x(pages):.1f},{y(seconds):.1f}" for pages, seconds in points)
        parts.append(f'<polyline points="{places}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x(p):.1f}" cy="{y(s):.1f}" r="3.5" fill="{colour}"/>' for p, s in points]
        last_pages, last_seconds = points[-1]
        parts.append(f'<text x="{x(last_pages) + 8:.1f}" y="{y(last_seconds) + 4:.1f}" fill="{colour}">{name}</text>')
        slope = last_seconds / last_pages
        parts.append(
            f'<path d="M{x(0):.1f} {y(0):.1f}L{x(last_pages):.1f} {y(slope * last_pages):.1f}" stroke="{colour}" '
            'stroke-dasharray="3 4" opacity="0.5"/>'
        )
    parts.append(
        f'<text x="{(_WIDTH - _RIGHT + _LEFT) / 2}" y="{_HEIGHT - 8}" text-anchor="middle">{unit}</text></svg>'
    )
    path.write_text("\n".join(parts) + "\n")


def _round_up(seconds: float) -> float:
    step = next(
        step
        for step in (0.004, 0.01, 0.02, 0.04, 0.1, 0.2, 0.4, 1, 2, 4, 8, 20, 40, 80, 200, 400, 4000)
        if seconds <= step * 10
    )
    return ceil(seconds / step) * step
