"""How well words stand under a heading: numbers, times, posts, marks each have their look."""

import re
from functools import lru_cache
from itertools import combinations

from kientao.compiler.procedures.columns import Column
from kientao.compiler.procedures.durations import HeadUnit, read_time
from kientao.compiler.procedures.labels import codes_in, is_bare_number, is_step_number, step_path
from kientao.compiler.procedures.posts import looks_like_agency, looks_like_post
from kientao.kernel.key import key

NOWHERE = float("-inf")


@lru_cache(maxsize=65536)
def placed(
    cells: tuple[str, ...], roles: tuple[Column, ...], unit: HeadUnit | None, missing: int
) -> tuple[tuple[int, ...], float]:
    """Columns for the cells, in order, as many columns left out as cells are missing: the best fit and its score."""
    best: tuple[tuple[int, ...], float] = ((), NOWHERE)
    for left_out in combinations(range(len(roles)), missing):
        places = tuple(column for column in range(len(roles)) if column not in left_out)
        score = sum(_fit(roles[column], text, unit) for column, text in zip(places, cells, strict=True))
        score -= sum(_ABSENT.get(roles[column], 1.2) for column in left_out)
        if score > best[1]:
            best = (places, score)
    return best


_ABSENT: dict[Column, float] = {"step": 3.0, "name": 3.0, "paper": 3.0, "number": 1.6, "time": 1.0, "note": 0.6}


@lru_cache(maxsize=65536)
def _fit(role: Column, text: str, unit: HeadUnit | None) -> float:
    """How well a text stands under a heading; an empty cell fits weakly anywhere."""
    if role == "number":
        if not text:
            return -0.3
        return 3.0 if is_step_number(text) else 1.5 if is_bare_number(text) else -3.0
    if not text:
        return -2.0 if role in ("step", "name", "paper") else -0.1
    if role in ("original", "copy"):
        return 2.0 if _MARK.fullmatch(text) else -2.0
    if is_bare_number(text) and role != "time":
        return -2.0
    if role == "time":
        return _fit_time(text, unit)
    if role in ("post", "agency"):
        if looks_like_post(text) or looks_like_agency(text):
            return 2.0
        return -2.0 if read_time(text).understood and len(text) < 40 else -0.3
    if role == "code":
        return 3.0 if codes_in(text) else -2.0
    if role in ("step", "name", "paper"):
        short = len(text) < 30 and (read_time(text).value is not None or bool(codes_in(text)))
        return -1.5 if short else 1.0 if len(text) > 12 else 0.2
    if role == "fee":
        return 0.8 if re.search(r"phí|đồng|không|miễn", key(text)) else 0.0
    if role == "basis":
        return 0.8 if re.search(r"luật|nghị định|thông tư|quyết định|như trên", key(text)) else 0.0
    return 0.2


def _fit_time(text: str, unit: HeadUnit | None) -> float:
    if len(text) < 220 and read_time(text, unit).understood:
        return 2.5
    return -1.5 if looks_like_post(text) else -0.6


_MARK = re.compile(r"[xX✓✔√+]|\d{1,2}(?:\s?(?:bản|bộ))?")


def succession(before: tuple[int, ...], printed: str) -> float:
    """Numbers that go on, or start at one."""
    here = step_path(printed) if is_step_number(printed) else ()
    if not here:
        return 0.0
    if not before:
        return 1.0 if here[-1] == 1 else 0.2
    if here[:-1] == before[:-1] and here[-1] - before[-1] == 1:
        return 2.0
    return 0.8 if here[-1] == 1 else 0.0
