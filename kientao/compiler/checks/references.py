"""Citations that disagree: REF-DATE-CONFLICT, REF-KIND, DATE-BLANK."""

from collections.abc import Iterator, Sequence
from datetime import date

from kientao.compiler.checks.report import diagnostic
from kientao.compiler.draft import Diagnostic, Reference
from kientao.compiler.grammar.reference import Citation, kind_of_number
from kientao.kernel.excerpt import Excerpt
from kientao.kernel.key import key
from kientao.kernel.span import Spans

Cited = tuple[Reference, Citation, Excerpt]
_FAMILIES = {
    "chương trình hành động": "chương trình",
    "kế hoạch hành động": "kế hoạch",
    "thông báo kết luận": "thông báo",
    "thông tư liên tịch": "thông tư",
    "nđ": "nghị định",
    "nq": "nghị quyết",
    "qđ": "quyết định",
    "ct": "chỉ thị",
    "tt": "thông tư",
}
_FREE = frozenset({"công văn", "văn bản", "đề án", "quy định", "quy chế", "báo cáo", "luật", "bộ luật", "pháp lệnh"})


def check_references(cited: Sequence[Cited]) -> Iterator[Diagnostic]:
    yield from _conflicts(cited)
    for reference, citation, _ in cited:
        if citation.blank_date:
            yield diagnostic("DATE-BLANK", reference.spans, reference.number)
        if reference.kind is None:
            continue
        named = key(reference.kind)
        named = _FAMILIES.get(named, named)
        symbol = kind_of_number(reference.number)
        if symbol is not None and named not in _FREE and symbol != named:
            yield diagnostic("REF-KIND", reference.spans, f"{reference.kind} số {reference.number}", symbol)


def _conflicts(cited: Sequence[Cited]) -> Iterator[Diagnostic]:
    """One finding for each number, at the mention that is in the minority (the first one when there is none)."""
    dates: dict[str, dict[date, list[Spans]]] = {}
    for reference, _, _ in cited:
        if reference.date is not None:
            dates.setdefault(reference.number.lower(), {}).setdefault(reference.date, []).append(reference.spans)
    printed = {reference.number.lower(): reference.number for reference, _, _ in cited}
    for number, by_date in dates.items():
        if len(by_date) < 2 or _different_documents(number, by_date):
            continue
        rarest = min(by_date.values(), key=lambda places: (len(places), -places[0][0].start))
        ordered = sorted(by_date)
        words = " và ".join(f"{day:%d/%m/%Y}" for day in ordered)
        yield diagnostic("REF-DATE-CONFLICT", tuple(span for spans in rarest for span in spans), printed[number], words)


def _different_documents(number: str, by_date: dict[date, list[Spans]]) -> bool:
    """Numbers start again every year: 76/NQ-CP exists of 2013 and of 2021. Two dates within one year, or within two
    that follow each other in the same document's story, are a conflict."""
    years = sorted({day.year for day in by_date})
    return years[-1] - years[0] >= 2
