"""The addresses the program answers."""

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module

from django.http import HttpResponseBase
from django.urls import URLPattern, URLResolver, get_resolver

_FROZEN = frozenset({"freeze-figure", "recounts", "recount-now", "retry-facts"})


def patterns(found: Sequence[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    """Those included as well."""
    for pattern in found:
        if isinstance(pattern, URLResolver):
            yield from patterns(pattern.url_patterns)
        else:
            yield pattern


def routes() -> dict[str, Callable[..., HttpResponseBase]]:
    """Name → the function that answers. Raises AssertionError for an address without a name."""
    found: dict[str, Callable[..., HttpResponseBase]] = {}
    for pattern in patterns(get_resolver().url_patterns):
        assert pattern.name, pattern
        found[pattern.name] = pattern.callback
    return found


def parameters() -> dict[str, tuple[str, ...]]:
    """Name → what its address needs to know."""
    return {str(one.name): tuple(one.pattern.converters) for one in patterns(get_resolver().url_patterns)}


def one_stop() -> frozenset[str]:
    """Names of the register of the one-stop shop: tests/permissions/test_one_stop.py tries them with its people."""
    return _names("kientao.registers.onestop.urls")


def intake() -> frozenset[str]:
    """Names of the intake of facts: tests/permissions/test_intake.py tries them with its sources."""
    return _names("kientao.registers.intake.urls")


def entered() -> frozenset[str]:
    """Names of the register of entered figures: tests/permissions/test_entered.py tries them with its requests."""
    return _names("kientao.registers.entered.urls")


def frozen() -> frozenset[str]:
    """Names of frozen figures and of recounts: tests/permissions/test_frozen.py tries them with figures of its own."""
    return frozenset(name for name in _names("kientao.measures.urls") if name in _FROZEN or name.startswith("frozen-"))


def _names(module: str) -> frozenset[str]:
    return frozenset(str(one.name) for one in patterns(import_module(module).urlpatterns))
