"""Papers of dossiers as facts: digitised, held already, used again."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from django.utils import timezone

from kientao.base import bulk
from kientao.facts.onestop import PAPER_GIVEN
from kientao.ledger.givers import Given, given
from kientao.registers.onestop.facts.days import local_day
from kientao.registers.onestop.models import Digitised, Paper, ProcedureVersion, Result
from kientao.registers.onestop.rules.as_json import from_json
from kientao.registers.onestop.rules.procedure import Content

_REUSED = (Digitised.REUSED, Digitised.FROM_RESULT)
_ROWS = ("pk", "dossier_id", "key", "digitised", "scanned", "added", "dossier__version_of_procedure_id",
         "dossier__applicant__id_number")  # fmt: skip


def paper_rows(known: Mapping[int, tuple[int, int]]) -> Iterator[Given]:
    """Of these dossiers, each with its agency and procedure. Papers that are not to be scanned are left out."""
    papers = bulk.among(Paper.objects.filter(present=True), "dossier_id", list(known)).order_by("dossier_id", "pk")
    rows = list(papers.values_list(*_ROWS))
    serves = _results_that_serve({version for *_, version, _ in rows})
    held = _held(rows, serves)
    for pk, dossier, key, digitised, scanned, added, version, holder in rows:
        reused = digitised in _REUSED
        if not scanned and not reused:
            continue
        day = timezone.localdate(added)
        valid = held[holder, serves.get((version, key), "")]
        kept = any(first < day and (last is None or day <= last) for first, last in valid)
        yield given(
            PAPER_GIVEN, dossier, part=pk, agency=known[dossier][0], day=local_day(added), procedure=known[dossier][1],
            digitised=int(digitised != Digitised.NO), held=int(reused or kept), reused=int(reused),
        )  # fmt: skip


def _results_that_serve(versions: set[int]) -> dict[tuple[int, str], str]:
    """Version and component → the code of the kind of result that serves as it."""
    hashes = ProcedureVersion.objects.filter(pk__in=versions).values_list("pk", "content_hash")
    return {(pk, key): code for pk, content in hashes for key, code in _codes(content)}


@lru_cache(maxsize=4096)
def _codes(content_hash: str) -> tuple[tuple[str, str], ...]:
    """Of the content with that hash: it is the same wherever it stands."""
    kept = ProcedureVersion.objects.filter(content_hash=content_hash).values_list("content", flat=True)[:1]
    components = [one for content in kept for one in from_json(Content, content).components]
    return tuple((one.key, one.result_code) for one in components if one.result_code)


def _held(
    rows: list[Any], serves: Mapping[tuple[int, str], str]
) -> Mapping[tuple[str, str], list[tuple[date, date | None]]]:
    """Holder and kind → the days on which a result of theirs was valid."""
    holders = {holder for *_, version, holder in rows if holder}
    found: defaultdict[tuple[str, str], list[tuple[date, date | None]]] = defaultdict(list)
    codes = set(serves.values())
    if not holders or not codes:
        return found
    kept = bulk.among(Result.objects.filter(state="issued", kind_code__in=codes), "holder_id_number", list(holders))
    for holder, code, first, last in kept.values_list("holder_id_number", "kind_code", "issued_on", "valid_to"):
        found[holder, code].append((first, last))
    return found
