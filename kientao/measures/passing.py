"""Is a value good enough? Pure."""

from fractions import Fraction

from kientao.measures.figure import Figure
from kientao.measures.measure import Better


def passes(figure: Figure, bar: Fraction, better: Better) -> bool | None:
    """None where there is no value. `bar` is in its unit."""
    value = figure.value
    if value is None:
        return None
    return value >= bar if better is Better.HIGHER else value <= bar
