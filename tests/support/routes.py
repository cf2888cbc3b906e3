"""The addresses the program answers."""

from collections.abc import Callable

from django.http import HttpResponseBase
from django.urls import URLPattern, URLResolver, get_resolver


def routes() -> dict[str, Callable[..., HttpResponseBase]]:
    """Name → the function that answers. Raises AssertionError for an address without a name."""
    found: dict[str, Callable[..., HttpResponseBase]] = {}

    def collect(patterns: list[URLPattern | URLResolver]) -> None:
        for pattern in patterns:
            if isinstance(pattern, URLResolver):
                collect(pattern.url_patterns)
            else:
                assert pattern.name, pattern
                found[pattern.name] = pattern.callback

    collect(get_resolver().url_patterns)
    return found
