"""Changing a process one step at a time: put in, take out, move. Ways that lead through a step stay joined. Pure."""

from collections.abc import Iterable
from dataclasses import replace

from kientao.registers.onestop.rules.process import Process, Split, Step, Way


class NotThere(ValueError):
    """The step can't go there. The message is Vietnamese and says what to do instead."""


def fresh_key(process: Process) -> str:
    """A key that no step has: b1, b2 …"""
    taken = {step.key for step in process.steps}
    return next(key for number in range(1, len(taken) + 2) if (key := f"b{number}") not in taken)


def put_in(process: Process, step: Step, after: str = "") -> Process:
    """With the step behind another one, taking over where that led; in front of all without one."""
    steps = list(process.steps)
    if not after:
        leads = (Way(steps[0].key),) if steps else ()
        return replace(process, steps=(replace(step, ways=leads), *steps))
    at = _place(process, after)
    before = steps[at]
    steps[at] = replace(before, ways=(Way(step.key),), split=Split.ALL)
    steps.insert(at + 1, replace(step, ways=before.ways, split=before.split))
    return replace(process, steps=tuple(steps))


def take_out(process: Process, key: str) -> Process:
    """Without the step; what led to it leads on to where it led."""
    at = _place(process, key)
    gone = process.steps[at]
    rest = [step for step in process.steps if step.key != key]
    return replace(process, steps=tuple(_bridged(step, gone) for step in rest))


def change(process: Process, step: Step) -> Process:
    """With the step of that key as it is given."""
    at = _place(process, step.key)
    return replace(process, steps=(*process.steps[:at], step, *process.steps[at + 1 :]))


def move(process: Process, key: str, *, up: bool) -> Process:
    """One place up or down. Where one step simply follows the other they change places on the way too.

    Raises NotThere where that would change what the process begins with while ways fork there.
    """
    at = _place(process, key)
    other = at - 1 if up else at + 1
    if not 0 <= other < len(process.steps):
        return process
    first, second = process.steps[min(at, other)], process.steps[max(at, other)]
    if _follows(process, first, second):
        steps = _swapped(process, first, second)
    elif first.key == process.first.key:
        raise NotThere("Ở đây quy trình rẽ nhánh: đổi bước đầu tiên bằng cách sửa ô «Dẫn tới» của các bước.")
    else:
        steps = list(process.steps)
    low = min(at, other)
    steps[low], steps[low + 1] = steps[low + 1], steps[low]
    return replace(process, steps=tuple(steps))


def _follows(process: Process, first: Step, second: Step) -> bool:
    """Is the second the only way from the first, and the first the only way to the second, nothing looking back?"""
    leads = [way.to for way in first.ways] == [second.key]
    alone = process.before.get(second.key, ()) == (first.key,)
    plain = not any(way.condition for way in first.ways)
    back = any(way.to in (first.key, second.key) for way in second.ways)
    return leads and alone and plain and not back


def _swapped(process: Process, first: Step, second: Step) -> list[Step]:
    """Both at their old places in the list, led to and on as if each stood where the other did."""
    turned: list[Step] = []
    for step in process.steps:
        if step.key == first.key:
            turned.append(replace(first, ways=second.ways, split=second.split))
        elif step.key == second.key:
            turned.append(replace(second, ways=(Way(first.key),), split=Split.ALL))
        else:
            ways = tuple(replace(way, to=second.key) if way.to == first.key else way for way in step.ways)
            turned.append(replace(step, ways=ways))
    return turned


def _bridged(step: Step, gone: Step) -> Step:
    ways = tuple(_led_on(step, gone))
    return replace(step, ways=ways, split=step.split if len(ways) > 1 else Split.ALL)


def _led_on(step: Step, gone: Step) -> Iterable[Way]:
    there = {way.to for way in step.ways}
    for way in step.ways:
        if way.to != gone.key:
            yield way
            continue
        for onward in gone.ways:
            if onward.to not in there | {step.key}:
                there.add(onward.to)
                yield Way(onward.to, way.condition or onward.condition)


def _place(process: Process, key: str) -> int:
    found = next((place for place, step in enumerate(process.steps) if step.key == key), None)
    if found is None:
        raise NotThere("Bước này không còn trong quy trình: tải lại trang.")
    return found
