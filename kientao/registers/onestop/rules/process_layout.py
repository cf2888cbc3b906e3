"""Where the steps of a process stand on paper: lanes by agency, one layer under the other, ways between them. Pure.

Steps done at once stand beside each other. A way that skips layers has a place of its own in each of them, so that it
never runs through a step; a way back runs up at the right.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kientao.registers.onestop.rules.process import Process, Step

WIDTH, HEIGHT = 200, 62  # of a step
GAP, ROOM = 24, 46  # between steps beside each other; between layers
HEAD, EDGE, AIR = 44, 16, 18  # the name of a lane; around everything; above and below the steps of a lane


@dataclass(frozen=True, slots=True)
class Lane:
    """One agency's part of the paper."""

    words: str
    x: int
    width: int


@dataclass(frozen=True, slots=True)
class Box:
    """One step. `layer` counts from 0."""

    step: Step
    lane: int
    layer: int
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Line:
    """A way from one step to another, by the points it passes. `crosses`: it hands over to another agency."""

    first: str
    last: str
    points: tuple[tuple[int, int], ...]
    condition: str
    crosses: bool
    back: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything with its place; the paper is `width` × `height`."""

    lanes: tuple[Lane, ...]
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    width: int
    height: int


Waypoint = tuple[str, str, int]  # from, to, layer: where a long way passes
Node = str | Waypoint


def lay_out(process: Process, lane_of: Callable[[Step], str]) -> Layout:
    """The process on paper; `lane_of` names the agency of a step. Lanes stand in the order of the steps."""
    lanes = list(dict.fromkeys(lane_of(step) for step in process.steps))
    lane = {step.key: lanes.index(lane_of(step)) for step in process.steps}
    backward = _backward(process)
    layer = _layers(process, backward)
    rows = _rows(process, layer, lane, backward)
    place = _places(rows)
    widths = [max((len(row.get(number, ())) for row in rows), default=1) or 1 for number in range(len(lanes))]
    lefts = _lefts(widths)
    spot = {
        node: _middle(lefts[number], widths[number], len(row[number]), place[node])
        for row in rows
        for number in row
        for node in row[number]
    }
    boxes = tuple(
        Box(step, lane[step.key], layer[step.key], spot[step.key] - WIDTH // 2, _top(layer[step.key]))
        for step in process.steps
    )
    right = lefts[-1] if lefts else EDGE
    lines = tuple(_lines(process, layer, lane, backward, spot, right))
    return Layout(
        lanes=tuple(Lane(words, lefts[at], lefts[at + 1] - lefts[at]) for at, words in enumerate(lanes)),
        boxes=boxes,
        lines=lines,
        width=right + EDGE + GAP * sum(one.back for one in lines),
        height=_top(max(layer.values(), default=0)) + HEIGHT + AIR + EDGE,
    )


def _backward(process: Process) -> set[tuple[str, str]]:
    """Ways that lead back to a step one came through, or to itself."""
    found: set[tuple[str, str]] = set()
    done: set[str] = set()
    for start in process.steps:
        if start.key in done:
            continue
        through = {start.key}
        waiting = [(start.key, iter(start.ways))]
        while waiting:
            key, ways = waiting[-1]
            way = next(ways, None)
            if way is None:
                waiting.pop()
                through.discard(key)
                done.add(key)
            elif way.to in through:
                found.add((key, way.to))
            elif way.to not in done and way.to in process.by_key:
                through.add(way.to)
                waiting.append((way.to, iter(process.by_key[way.to].ways)))
    return found


def _layers(process: Process, backward: set[tuple[str, str]]) -> dict[str, int]:
    """How many steps lie at most before each, ways back left out."""
    missing = dict.fromkeys(process.by_key, 0)
    for _, last in _forward(process, backward):
        missing[last] += 1
    layer = dict.fromkeys(process.by_key, 0)
    ready = [step.key for step in process.steps if not missing[step.key]]
    onward: dict[str, list[str]] = {key: [] for key in process.by_key}
    for first, last in _forward(process, backward):
        onward[first].append(last)
    while ready:
        key = ready.pop()
        for last in onward[key]:
            layer[last] = max(layer[last], layer[key] + 1)
            missing[last] -= 1
            if not missing[last]:
                ready.append(last)
    return layer


def _forward(process: Process, backward: set[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for step in process.steps:
        for way in step.ways:
            if way.to in process.by_key and (step.key, way.to) not in backward:
                yield step.key, way.to


def _rows(
    process: Process, layer: Mapping[str, int], lane: Mapping[str, int], backward: set[tuple[str, str]]
) -> list[dict[int, list[Node]]]:
    """By layer and lane, what stands beside each other; ordered under what leads there."""
    rows: list[dict[int, list[Node]]] = [{} for _ in range(max(layer.values(), default=-1) + 1)]
    before: dict[Node, list[Node]] = {}
    for step in process.steps:
        rows[layer[step.key]].setdefault(lane[step.key], []).append(step.key)
    for first, last in dict.fromkeys(_forward(process, backward)):
        came: Node = first
        for at in range(layer[first] + 1, layer[last]):
            passing: Node = (first, last, at)
            rows[at].setdefault(lane[last], []).append(passing)
            before[passing] = [came]
            came = passing
        before.setdefault(last, []).append(came)
    position: dict[Node, float] = {}
    for row in rows:
        for number in sorted(row):
            row[number].sort(key=lambda node: _average(position, before.get(node, ())))
            for at, node in enumerate(row[number]):
                position[node] = number * 100 + at
    return rows


def _average(position: Mapping[Node, float], nodes: Sequence[Node]) -> float:
    known = [position[node] for node in nodes if node in position]
    return sum(known) / len(known) if known else 0.0


def _places(rows: Sequence[Mapping[int, Sequence[Node]]]) -> dict[Node, int]:
    return {node: at for row in rows for nodes in row.values() for at, node in enumerate(nodes)}


def _lefts(widths: Sequence[int]) -> list[int]:
    """Where each lane begins, and where the last ends."""
    lefts = [EDGE]
    for count in widths:
        lefts.append(lefts[-1] + count * (WIDTH + GAP) + GAP)
    return lefts


def _middle(left: int, width: int, count: int, place: int) -> int:
    """The middle of a place among `count` in a lane that has room for `width`; fewer stand in the middle of it."""
    spare = (width - count) * (WIDTH + GAP) // 2
    return left + GAP + spare + place * (WIDTH + GAP) + WIDTH // 2


def _top(layer: int) -> int:
    return EDGE + HEAD + AIR + layer * (HEIGHT + ROOM)


def _lines(
    process: Process,
    layer: Mapping[str, int],
    lane: Mapping[str, int],
    backward: set[tuple[str, str]],
    spot: Mapping[Node, int],
    right: int,
) -> Iterator[Line]:
    returned = 0
    for step in process.steps:
        for way in step.ways:
            if way.to not in process.by_key:
                continue
            back = (step.key, way.to) in backward
            if back:
                returned += 1
                points = _up(spot[step.key], layer[step.key], spot[way.to], layer[way.to], right + GAP * returned - 8)
            else:
                points = _down(step.key, way.to, layer, spot)
            yield Line(step.key, way.to, points, way.condition, lane[step.key] != lane[way.to], back)


def _down(first: str, last: str, layer: Mapping[str, int], spot: Mapping[Node, int]) -> tuple[tuple[int, int], ...]:
    """Straight down through its own places, aside only between the layers."""
    passed: list[Node] = [(first, last, at) for at in range(layer[first] + 1, layer[last])]
    x = spot[first]
    points = [(x, _top(layer[first]) + HEIGHT)]
    for at, node in enumerate((*passed, last), start=layer[first] + 1):
        if spot[node] != x:
            aside = _top(at) - ROOM // 2
            points += [(x, aside), (spot[node], aside)]
            x = spot[node]
    return (*points, (x, _top(layer[last])))


def _up(x: int, low: int, to: int, high: int, right: int) -> tuple[tuple[int, int], ...]:
    """Out below, up at the right of everything, in from above."""
    below, above = _top(low) + HEIGHT + ROOM // 4, _top(high) - ROOM // 4
    return (
        (x, _top(low) + HEIGHT), (x, below), (right, below), (right, above), (to, above), (to, _top(high)),
    )  # fmt: skip
