"""What a recount found, in words."""

from collections.abc import Mapping
from typing import Any

from kientao.facts.catalogue import FACTS
from kientao.ledger.tallies import TALLY, Grain


def words_of(found: Mapping[str, Any]) -> str:
    """Where a difference is and what differs; `found` is one of `Recount.found`."""
    return _of_tally(found) if found["what"] == "tally" else _of_row(found)


def _of_row(found: Mapping[str, Any]) -> str:
    differs = "; ".join(f"{words}: sổ {_there(kept)}, nguồn {_there(said)}" for words, kept, said in found["differs"])
    return f"{FACTS[found['fact']].words}, hồ sơ gốc {found['record']} ({found['source']}): {differs}"


def _of_tally(found: Mapping[str, Any]) -> str:
    tally, when = TALLY[found["tally"]], found["when"]
    values = zip(tally.apart, found["values"], strict=True)
    where = "; ".join(f"{column.words}: {column.choices.get(str(one), _there(one))}" for column, one in values)
    days = f"tháng {when % 100:02}/{when // 100}" if tally.grain is Grain.MONTH else f"năm {when}"
    named = zip(("Số dòng", *(one.words for one in tally.summed)), found["off"], strict=True)
    off = "; ".join(f"{words} {'thừa' if number > 0 else 'thiếu'} {abs(number)}" for words, number in named if number)
    return f"{tally.fact.words}, cơ quan {found['agency']}, {days} ({where}). Bảng đếm: {off}"


def _there(value: object) -> object:
    return "không có" if value is None else value
