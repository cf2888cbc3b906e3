"""Searching Vietnamese with or without accents: a column of bare text, and the words of a query."""

from typing import TypeVar

from django.db.models import Model, Q, QuerySet

from kientao.kernel.key import bare

M = TypeVar("M", bound=Model)
_MOST_WORDS = 10
_LONGEST_WORD = 60


def searchable(*texts: str | None) -> str:
    """What to keep in a search column: lower case, no accents, one blank between words.

    "Sở Nội vụ", "SNV" → "so noi vu snv". Same length rules as the column: cut it yourself.
    """
    return " ".join(word for text in texts if text for word in _bare(text).split())


def terms(query: str) -> list[str]:
    """The words somebody looks for, bare, each once, at most ten. Each must be contained in the search column."""
    words = dict.fromkeys(word[:_LONGEST_WORD] for word in _bare(query[:1000]).split())
    return list(words)[:_MOST_WORDS]


def matching(queryset: "QuerySet[M]", query: str, *, column: str = "search") -> "QuerySet[M]":
    """The rows whose `column` has every word of the query; all rows for an empty one."""
    wanted = Q()
    for term in terms(query):
        wanted &= Q(**{f"{column}__contains": term})
    return queryset.filter(wanted)


def _bare(text: str) -> str:
    return bare(text.replace("\x00", " "))
