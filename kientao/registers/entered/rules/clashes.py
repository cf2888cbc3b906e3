"""Would two periods of one question tell of the same thing twice?"""

from kientao.facts.questions import Over
from kientao.kernel.period import Period


def clashes(over: Over, one: Period, other: Period) -> bool:
    """Sums: where a day lies in both it would count twice. Levels: on one day only one can hold."""
    if over is Over.SUM:
        return one.first <= other.last and other.first <= one.last
    return one.last == other.last
