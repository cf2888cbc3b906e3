"""Looking for dossiers: by code, by words of the applicant and the subject without accents, by identity number."""

import re

from django.db import connections
from django.db.models import BooleanField, Func, Q, QuerySet, Value

from kientao.base.search import terms
from kientao.registers.onestop.models import Applicant, Dossier
from kientao.registers.onestop.rules.given import plain_number

COUNTED = 10_000  # a list that is longer says so, and isn't counted to its end
_CODE = re.compile(r"[A-Za-z0-9]{2,3}\.[A-Za-z0-9.\-]+")
_WORD = re.compile(r"[a-z0-9]+")


def looks_like_code(text: str) -> bool:
    """Is it the beginning of a dossier's code?"""
    return bool(_CODE.fullmatch(text.strip()))


def search(rows: "QuerySet[Dossier]", text: str) -> "QuerySet[Dossier]":
    """The dossiers with that code, or that have every word in their code, applicant or subject."""
    if looks_like_code(text):
        return rows.filter(code__startswith=text.strip().upper())
    return with_words(rows, terms(text))


def with_words(rows: "QuerySet[Dossier]", words: list[str]) -> "QuerySet[Dossier]":
    """PostgreSQL asks its index of words, each a beginning; SQLite reads one that holds them all."""
    if not words:
        return rows
    if connections[rows.db].vendor == "postgresql":
        parts = [f"{part}:*" for word in words for part in _WORD.findall(word)]
        return rows.filter(_HasWords("search", Value(" & ".join(parts)))) if parts else rows.none()
    wanted = Q()
    for word in words:
        wanted &= Q(search__contains=word)
    return rows.filter(wanted)


def of_citizen(rows: "QuerySet[Dossier]", id_number: str) -> "QuerySet[Dossier]":
    """The dossiers of whoever has exactly that number, newest first. Whoever asks is to be noted down (Sight)."""
    return rows.filter(pk__in=Applicant.objects.filter(id_number=plain_number(id_number)).values("pk")).order_by(
        "-created", "-pk"
    )


def counted(rows: "QuerySet[Dossier]") -> tuple[int, bool]:
    """How many, up to COUNTED, and whether there are more. Counts keys only."""
    count = rows.order_by().values("pk")[: COUNTED + 1].count()
    return min(count, COUNTED), count > COUNTED


class _HasWords(Func):
    """Said as the index on the words says it, or it isn't used."""

    template = "to_tsvector('simple', %(expressions)s)"
    arg_joiner = ") @@ to_tsquery('simple', "
    output_field = BooleanField()
    conditional = True
