"""`kientao facts`, `measures`, `measure`: facts into files, everything counted again, one figure."""

import argparse
import sys
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from kientao.kernel.period import Period

if TYPE_CHECKING:
    from kientao.measures.measure import Measure

OK, FOUND, FAILED = 0, 1, 2


def export(options: argparse.Namespace) -> int:
    """Parquet files of every fact, or of those named."""
    from kientao.facts.catalogue import FACTS
    from kientao.ledger.exporting import export_facts

    unknown = [code for code in options.fact if code not in FACTS]
    if unknown:
        return _failed(f"Không có loại dữ kiện «{unknown[0]}». Có: {', '.join(FACTS)}.")
    try:
        for one in export_facts(options.folder, options.fact):
            print(f"{one.rows:>12}  {one.fact.words}: {one.folder}")
    except OSError as error:
        return _failed(f"Không ghi được {options.folder}: {error.strerror}.")
    return OK


def verify(options: argparse.Namespace) -> int:
    """Counts everything again; 1 when something differs."""
    from kientao.ledger.differences import words_of
    from kientao.ledger.recounting import recount

    begun = perf_counter()
    found = recount(say=lambda words: print(words, file=sys.stderr))
    seconds = perf_counter() - begun
    print(f"Đã đếm lại {found.rows} dòng, so {found.records} hồ sơ gốc trong {seconds:.1f} giây.")
    if not found.wrong:
        print("Mọi số đếm khớp.")
        return OK
    print(f"LỆCH: {found.wrong_tallies} số đếm, {found.wrong_rows} dòng. Những chỗ đầu tiên:", file=sys.stderr)
    for one in found.found:
        print(f"  {words_of(one)}", file=sys.stderr)
    return FOUND


def frozen(options: argparse.Namespace) -> int:
    """Reads the rows of every frozen figure again; 1 when one of them doesn't come out any more."""
    from kientao.measures.declared.known import Known
    from kientao.measures.frozen.checking import checked, erased
    from kientao.measures.frozen.models import FrozenFigure
    from kientao.measures.words import value_words

    known, number, wrong = Known(), 0, 0
    for one in FrozenFigure.objects.order_by("pk").iterator():
        number += 1
        found = checked(one, known)
        if not found.holds:
            wrong += 1
            of = f"từ {one.first:%d/%m/%Y} đến {one.last:%d/%m/%Y}: {value_words(one.figure)}"
            print(f"Số đã chốt {one.pk}, {one.words}, {of}", file=sys.stderr)
            for fault in found.faults:
                print(f"  {fault}", file=sys.stderr)
    for key in erased():
        wrong += 1
        print(f"Số đã chốt {key} đã bị xóa: sổ nhật ký còn ghi.", file=sys.stderr)
    print(f"Đã kiểm tra {number} số đã chốt.")
    if not wrong:
        print("Mọi số đã chốt đếm lại đúng.")
        return OK
    print(f"SAI: {wrong} số không đếm lại được như khi chốt.", file=sys.stderr)
    return FOUND


def measure(options: argparse.Namespace) -> int:
    """The figure of a measure, by the engine that is asked."""
    from kientao.measures.answering import figure
    from kientao.measures.asked import Asked
    from kientao.measures.declared.known import Known
    from kientao.measures.engines.choosing import engine
    from kientao.measures.engines.files import EngineMissing

    known = Known()
    found = known.get(options.code)
    if found is None:
        return _failed(f"Không có chỉ số «{options.code}»: xem danh mục trên trang «Chỉ số».")
    agencies = frozenset(options.agency) if options.agency else None
    try:
        if options.folder is not None and options.engine != "live":
            _must_be_exported(found, options.folder)
        with engine(options.engine, folder=options.folder, master=options.master) as counting:
            begun = perf_counter()
            answer = figure(found, Asked(options.period, agencies), counting, known.__getitem__)
            seconds = perf_counter() - begun
    except EngineMissing as refused:
        return _failed(str(refused))
    from kientao.ui.numbers import decimal, whole

    below = "" if answer.denominator is None else f" = {whole(answer.numerator)}/{whole(answer.denominator)}"
    rounded = answer.rounded()
    value = "chưa có số liệu" if rounded is None else f"{decimal(rounded)} {found.unit.words}".strip()
    print(f"{found.words}: {value}{below}")
    print(f"Từ {options.period.first:%d/%m/%Y} đến {options.period.last:%d/%m/%Y}; {seconds * 1000:.0f} ms.")
    return OK


def _must_be_exported(asked: "Measure", folder: Path) -> None:
    """All facts it is counted from have their files. Raises EngineMissing."""
    from kientao.facts.catalogue import FACTS
    from kientao.ledger.tables import table_of
    from kientao.measures.answering import counts_of
    from kientao.measures.declared.known import Known
    from kientao.measures.engines.files import EngineMissing
    from kientao.measures.measure import Passing

    counted = Known()[asked.asks.of] if isinstance(asked.asks, Passing) else asked
    for fact in (FACTS[count.fact] for count in counts_of(counted)):
        if not any((folder / table_of(fact)).glob("**/*.parquet")):
            raise EngineMissing(f"Trong {folder} không có dữ kiện «{fact.words}»: ghi bằng kientao facts export.")


def period(given: str) -> Period:
    """2026, 2026-Q1, 2026-03, or 2026-03-01..2026-03-15. Raises argparse.ArgumentTypeError."""
    try:
        first, dots, last = given.partition("..")
        if dots:
            return Period(date.fromisoformat(first), date.fromisoformat(last))
        year, _, rest = given.partition("-")
        if not rest:
            return Period.year(int(year))
        if rest[0] in "Qq":
            return Period.quarter(int(year), _one_to(4, rest[1:]))
        return Period.month(int(year), _one_to(12, rest))
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"«{given}» không phải kỳ: ghi 2026, 2026-Q1, 2026-03 hoặc 2026-03-01..2026-03-15"
        ) from None


def _one_to(most: int, given: str) -> int:
    number = int(given)
    if not 1 <= number <= most:
        raise ValueError(given)
    return number


def _failed(words: str) -> int:
    print(words, file=sys.stderr)
    return FAILED
