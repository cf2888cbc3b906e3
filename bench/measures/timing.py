"""Times questions: one by one, or several ways of asking the same, turn about, which must give the same answer."""

import time
from collections.abc import Callable, Mapping
from statistics import median, quantiles
from typing import TypedDict

from bench.measures.questions import Ask

_LONG, _FEWEST = 40.0, 5  # who waits so many seconds for an answer's repetitions has seen enough


class Taken(TypedDict):
    """Milliseconds of so many `runs`."""

    name: str
    median: float
    p95: float
    runs: int


def repeated(name: str, ask: Callable[[int], object], runs: int, warm: int = 1) -> Taken:
    """Turns that warm up are other ones than those that are timed: no answer and no SQL is ready yet.

    What takes long is asked less often, but `_FEWEST` times.
    """
    for turn in range(warm):
        ask(runs + turn)
    taken: list[float] = []
    for turn in range(runs):
        if sum(taken) > 1000 * _LONG and len(taken) >= _FEWEST:
            break
        began = time.perf_counter()
        ask(turn)
        taken.append(1000 * (time.perf_counter() - began))
    return _told(name, taken)


def beside(name: str, ways: Mapping[str, Ask], runs: int) -> list[Taken]:
    """Turn about in one run. Raises RuntimeError where two ways of asking differ."""
    taken: dict[str, list[float]] = {way: [] for way in ways}
    for turn in range(-1, runs):  # the first warms up
        answers = set()
        for way, ask in ways.items():
            began = time.perf_counter()
            answers.add(tuple(ask(turn % 700)))
            if turn >= 0:
                taken[way].append(1000 * (time.perf_counter() - began))
        if len(answers) > 1:
            raise RuntimeError(f"{name}: {answers}")
    return [_told(f"{name}, {way}", found) for way, found in taken.items()]


def _told(name: str, taken: list[float]) -> Taken:
    p95 = quantiles(taken, n=20, method="inclusive")[-1]
    return Taken(name=name, median=median(taken), p95=p95, runs=len(taken))
