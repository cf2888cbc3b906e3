"""Several people at the same moment, each in a connection of their own."""

from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection

from kientao.base.refusal import ChangedMeanwhile, Invalid


def together(*works: Callable[[], object]) -> list[object]:
    """What each was told: its result or the refusal. Anything else that is raised is a fault and comes out."""
    start = Barrier(len(works))

    def run(work: Callable[[], object]) -> object:
        try:
            start.wait()
            return work()
        except (Invalid, ChangedMeanwhile) as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as people:
        return list(people.map(run, works))


def told(answers: Sequence[object]) -> Counter[str]:
    """How many were told what: "done" or the kind of refusal."""
    return Counter(type(one).__name__ if isinstance(one, Invalid | ChangedMeanwhile) else "done" for one in answers)
