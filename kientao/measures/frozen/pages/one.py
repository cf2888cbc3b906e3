"""One frozen figure: what it was, whether it still comes out of the ledger, and how much it differs from now."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kientao.base.actor import Actor
from kientao.measures.addresses import asked_pairs
from kientao.measures.declared.known import Known
from kientao.measures.figure import Figure
from kientao.measures.frozen.checking import checked
from kientao.measures.frozen.comparing import Comparison, Since, difference
from kientao.measures.frozen.models import FrozenFigure
from kientao.measures.frozen.pages.shared import crumbs, frozen_of
from kientao.measures.frozen.words import difference_words, moment_of, names_of, signed, whose
from kientao.measures.policies import sees_all_agencies
from kientao.measures.words import fraction_words, value_words
from kientao.people.access import actor_of
from kientao.ui.chip import Chip
from kientao.ui.numbers import moment, span_of_days, whole
from kientao.ui.parts.facts import Facts, FactValue, Notice
from kientao.ui.parts.page_head import Action, PageHead
from kientao.ui.table.cells import Cell, Link, Noted
from kientao.ui.table.columns import Column
from kientao.ui.table.props import Row, Table
from kientao.ui.table.query import TableQuery

_READ_AT_ONCE = 50_000  # rows: more are read again only when somebody asks
_COLUMNS = (
    Column("phan", "Con số", hideable=False),
    Column("khi-chot", "Khi chốt", hideable=False, align="end"),
    Column("bay-gio", "Bây giờ", hideable=False, align="end"),
    Column("chenh", "Chênh lệch", hideable=False, align="end"),
    Column("them", "Dòng thêm", hideable=False, align="end"),
    Column("het", "Dòng kết thúc", hideable=False, align="end"),
)


@require_safe
def page(request: HttpRequest, frozen_id: int) -> HttpResponse:
    """`?doc=het` reads every row again, however many there are."""
    actor, frozen = actor_of(request), frozen_of(request, frozen_id)
    few = frozen.rows_above + (frozen.rows_below or 0) <= _READ_AT_ONCE
    found = checked(frozen, Known(), rows=few or request.GET.get("doc") == "het")
    values = {
        "page_head": _head(actor, frozen, found),
        "notice": _notice(frozen, found),
        "facts": Facts(tuple(_facts(frozen))),
        "hashes": [(label, one) for label, one in _hashes(frozen) if one],
        "definition": Facts(tuple((head, sentence) for head, sentence in frozen.said)),
        "table": _table(request, frozen, found),
        "changes": found.changes,
        "is_changed": found.is_changed,
    }
    return render(request, "measures/frozen/pages/one.html", values)


def _head(actor: Actor, frozen: FrozenFigure, found: Comparison) -> PageHead:
    state = Chip("khớp sổ dữ kiện", "green", "check") if found.holds else Chip("sổ đã bị sửa", "red", "error")
    chips = [Chip("đã chốt", "teal", "lock"), state]
    if found.is_changed:
        chips.append(Chip("cách tính đã đổi", "amber", "warning"))
    lead = f"{whose(frozen.agencies, names_of([frozen]))}, {span_of_days(frozen.first, frozen.last)}."
    actions = []
    if found.now is not None and _is_one(actor, frozen):
        pairs = asked_pairs(frozen.period, frozen.agencies[0] if frozen.agencies else None, None, today=False)
        query = "&".join(f"{name}={value}" for name, value in pairs)
        actions.append(Action("Xem số bây giờ", f"{reverse('measure', args=[frozen.measure])}?{query}", icon="chart"))
    return PageHead(frozen.words, lead, crumbs(), tuple(chips), tuple(actions))


def _is_one(actor: Actor, frozen: FrozenFigure) -> bool:
    """Has the measure's page the same question?"""
    return frozen.agencies is None or (len(frozen.agencies) == 1 and sees_all_agencies(actor))


def _notice(frozen: FrozenFigure, found: Comparison) -> Notice:
    if not found.holds:
        words = " ".join(found.faults)
        return Notice(f"{words} Báo quản trị hệ thống.", "Sổ đã bị sửa sau khi chốt: không ra số đã chốt", "warning")
    if not found.looked_at_rows:
        rows = frozen.rows_above + (frozen.rows_below or 0)
        return Notice(
            f"Số dòng và kết quả vẫn như khi chốt. {whole(rows)} dòng chưa được đọc lại từng dòng.",
            "Đếm lại ra đúng số đã chốt", "info", "Đọc lại từng dòng", "?doc=het",
        )  # fmt: skip
    return Notice("Đã đọc lại mọi dòng của lúc chốt: không dòng nào khác.", "Đếm lại ra đúng số đã chốt", "success")


def _facts(frozen: FrozenFigure) -> Iterator[tuple[str, FactValue]]:
    figure = frozen.figure
    yield "Giá trị đã chốt", Noted(value_words(figure), fraction_words(figure))
    yield "Dùng cho", frozen.purpose
    yield "Chốt lúc", moment(moment_of(frozen))
    yield "Người chốt", frozen.frozen_by


def _hashes(frozen: FrozenFigure) -> Iterator[tuple[str, str]]:
    yield "Mã băm cách tính", frozen.rule_hash
    yield ("Mã băm các dòng của tử số" if frozen.row_hash_below else "Mã băm các dòng đã đếm"), frozen.row_hash_above
    yield "Mã băm các dòng của mẫu số", frozen.row_hash_below


def _table(request: HttpRequest, frozen: FrozenFigure, found: Comparison) -> Table:
    rows = tuple(_rows(frozen, found))
    query = TableQuery.from_request(request, "so-sanh", _COLUMNS, ()).within(len(rows))
    return Table(
        id="so-sanh", title="Khi chốt và bây giờ", address=request.path, columns=_COLUMNS, rows=rows, query=query,
        total=len(rows), unit="con số",
    )  # fmt: skip


def _rows(frozen: FrozenFigure, found: Comparison) -> Iterator[Row]:
    then, now = frozen.figure, found.now
    yield Row("gia-tri", _values("Giá trị", then, now))
    if found.now_by_rule is not None:
        yield Row("cach-cu", _values("Giá trị, theo cách tính khi chốt", then, found.now_by_rule))
    by = found.now_by_rule or now  # rows are those of the rule of then
    has_line = then.denominator is not None
    if has_line or found.above is not None:
        below_now = by.denominator if by else None
        yield Row("tu", _numbers(frozen, "tu", then.numerator, by.numerator if by else None, found.above))
        if then.denominator is not None:
            yield Row("mau", _numbers(frozen, "mau", then.denominator, below_now, found.below))


def _values(words: str, then: Figure, now: Figure | None) -> dict[str, Cell]:
    return {
        "phan": words,
        "khi-chot": value_words(then),
        "bay-gio": value_words(now),
        "chenh": difference_words(difference(then, now), then.unit),
    }


def _numbers(frozen: FrozenFigure, part: str, then: int, now: int | None, since: Since | None) -> dict[str, Cell]:
    rows = frozen.rows_below if part == "mau" else frozen.rows_above
    words = "Mẫu số" if part == "mau" else "Tử số" if frozen.denominator is not None else "Số đếm"
    address = f"{reverse('frozen-rows', args=[frozen.pk])}?phan={part}"
    return {
        "phan": words,
        "khi-chot": Link(whole(then), address) if rows and since is not None else whole(then),
        "bay-gio": None if now is None else whole(now),
        "chenh": None if now is None else signed(now - then),
        "them": None if since is None else whole(since.added),
        "het": None if since is None else whole(since.ended),
    }
