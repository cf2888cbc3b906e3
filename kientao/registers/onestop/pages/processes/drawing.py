"""A process drawn: lanes by agency, steps under each other, ways between them; and the same as a list."""

import textwrap
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from kientao.registers.onestop.queries.processes import place_words
from kientao.registers.onestop.rules.process import Process, Split, Step, StepKind
from kientao.registers.onestop.rules.process_layout import EDGE, HEAD, HEIGHT, WIDTH, Box, Lane, Line, lay_out
from kientao.registers.onestop.rules.typed_time import minutes_words

_LETTERS = 27  # of a step's words on a line
_SMALL = 32
_OF_LANE = 0.125  # letters for a unit of a lane's width
_OF_WAY = 26


@dataclass(frozen=True, slots=True)
class DrawnLane:
    """A lane; lines of its name."""

    x: str
    width: str
    middle: str
    lines: tuple[tuple[str, str], ...]  # y, words


@dataclass(frozen=True, slots=True)
class DrawnBox:
    """A step; lines of its words, then who and how long."""

    x: str
    y: str
    left: str
    lines: tuple[tuple[str, str], ...]
    small: str
    small_y: str
    names: str
    href: str


@dataclass(frozen=True, slots=True)
class DrawnWay:
    """A way with its condition beside its end."""

    path: str
    names: str
    x: str
    y: str
    condition: str


@dataclass(frozen=True, slots=True)
class ListedStep:
    """A step as the list says it."""

    anchor: str
    number: str
    title: str
    place: str
    post: str
    time: str
    result: str
    onward: tuple[str, ...]
    href: str
    kind: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """`id` tells drawings of one page apart. `title` is read out before the drawing."""

    template: ClassVar[str] = "registers/onestop/pages/processes/drawing.html"

    id: str
    title: str
    width: str
    height: str
    lanes: tuple[DrawnLane, ...]
    boxes: tuple[DrawnBox, ...]
    ways: tuple[DrawnWay, ...]
    steps: tuple[ListedStep, ...]
    box_width: str = str(WIDTH)
    box_height: str = str(HEIGHT)
    head: str = str(HEAD)
    top: str = str(EDGE)

    @property
    def body(self) -> str:
        """How high the lanes are."""
        return str(int(self.height) - 2 * EDGE)


def drawing(
    process: Process,
    names: Mapping[str, str],
    *,
    called: str,
    href: Callable[[Step], str] | None = None,
) -> Drawing:
    """`names` are agencies by code, `called` the drawing's id; `href` is where a step opens, else its place in the
    list."""

    def lane_of(step: Step) -> str:
        return place_words(step, names)

    def address(step: Step) -> str:
        return href(step) if href else f"#{called}-{step.key}"

    paper = lay_out(process, lane_of)
    return Drawing(
        id=called,
        title=process.variant or "Sơ đồ quy trình",
        width=str(paper.width),
        height=str(paper.height),
        lanes=tuple(map(_lane, paper.lanes)),
        boxes=tuple(_box(box, address(box.step)) for box in paper.boxes),
        ways=tuple(map(_way, paper.lines)),
        steps=tuple(_listed(step, process, lane_of(step), f"{called}-{step.key}", href) for step in process.steps),
    )


def _lane(lane: Lane) -> DrawnLane:
    lines = _cut(lane.words, int(lane.width * _OF_LANE), 2)
    first = EDGE + HEAD // 2 + 5 - 8 * (len(lines) - 1)
    placed = tuple((str(first + 16 * at), words) for at, words in enumerate(lines))
    return DrawnLane(str(lane.x), str(lane.width), str(lane.x + lane.width // 2), placed)


def _box(box: Box, href: str) -> DrawnBox:
    step = box.step
    lines = _cut(f"{step.number}. {step.title}" if step.number else step.title, _LETTERS, 2)
    first = box.y + (20 if len(lines) == 2 else 27)
    who = [step.post] if step.post else []
    time = minutes_words(step.minutes)
    small = " · ".join([*(_cut(words, _SMALL - len(time) - 3, 1)[0] for words in who), *([time] if time else [])])
    kinds = {"hand-over": step.kind is StepKind.HAND_OVER, "uncounted": not step.counted}
    return DrawnBox(
        x=str(box.x),
        y=str(box.y),
        left=str(box.x + WIDTH // 2),
        lines=tuple((str(first + 15 * at), words) for at, words in enumerate(lines)),
        small=small,
        small_y=str(box.y + HEIGHT - 10),
        names=" ".join(name for name, so in kinds.items() if so),
        href=href,
    )


def _way(line: Line) -> DrawnWay:
    path = "M" + " L".join(f"{x} {y}" for x, y in line.points)
    x, y = line.points[-1]
    kinds = {"crosses": line.crosses, "back": line.back}
    condition = _cut(line.condition, _OF_WAY, 1)[0] if line.condition else ""
    return DrawnWay(path, " ".join(name for name, so in kinds.items() if so), str(x + 6), str(y - 9), condition)


def _listed(step: Step, process: Process, place: str, anchor: str, href: Callable[[Step], str] | None) -> ListedStep:
    return ListedStep(
        anchor=anchor,
        number=step.number,
        title=step.title,
        place=place,
        post=step.post,
        time=minutes_words(step.minutes) or ("không tính" if not step.counted else ""),
        result=step.result,
        onward=tuple(onward_words(step, process)),
        href=href(step) if href else "",
        kind=step.kind.words,
    )


def onward_words(step: Step, process: Process) -> list[str]:
    """Where a step leads, in words; nothing where it simply goes on with the next."""
    following = {one.key: after.key for one, after in zip(process.steps, process.steps[1:], strict=False)}
    if not step.ways:
        return ["Kết thúc"]
    if len(step.ways) == 1 and step.ways[0].to == following.get(step.key) and not step.ways[0].condition:
        return []
    said = [
        f"{f'{way.condition}: ' if way.condition else ''}→ {process.by_key[way.to].title}"
        for way in step.ways
        if way.to in process.by_key
    ]
    if len(said) > 1 and step.split is Split.ALL:
        return ["Đồng thời:", *said]
    return said


def _cut(text: str, letters: int, most: int) -> list[str]:
    """At most so many lines; what doesn't fit ends in three dots."""
    return textwrap.wrap(
        " ".join(text.split()), max(letters, 6), max_lines=most, placeholder="…", break_long_words=True
    ) or [""]
