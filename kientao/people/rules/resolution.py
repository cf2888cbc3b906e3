"""Whom does a phrase mean, on a date, in a province? Named agencies and heads; groups are in `directory`."""

import re
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date

from kientao.kernel.key import key
from kientao.people.rules.bodies import Body
from kientao.people.rules.choosing import chosen
from kientao.people.rules.heads import without_head
from kientao.people.rules.match import Certainty, Match, Outcome
from kientao.people.rules.name_index import Found, NameIndex
from kientao.people.rules.names import Place, name_key
from kientao.people.rules.outsiders import where_outside
from kientao.people.rules.succession import Inheritance
from kientao.people.rules.written import cut, day

_PART_OF = re.compile(r"\s+(?:trực thuộc|thuộc|của)\s+|\s+[-–]\s+")
_SHOWN = 8
_SPELLED = {
    "standard": "đúng tên trong danh mục",
    "abbreviation": "tên viết tắt",
    "alias": "cách gọi khác",
    "former": "tên cũ",
}


class Resolver:
    """Finds whom a phrase names. `near`: bodies under the plan's issuer; `inherit`: who took over from a body."""

    def __init__(
        self,
        index: NameIndex,
        day: date,
        place: Place | None,
        provinces: Collection[str],
        near: frozenset[int],
        inherit: Callable[[int], tuple[Inheritance, ...]],
    ) -> None:
        self._index, self._day, self._place = index, day, place
        self._provinces, self._near, self._inherit = provinces, near, inherit

    def named(self, text: str) -> Match:
        """Never a group."""
        words, head = without_head(text)
        if not name_key(words):
            return Match(Outcome.NOBODY, "Không có tên cơ quan.")
        match = self._as_written(words) or self._as_part(words) or self._outside(words) or self._nearly(words)
        match = match or Match(Outcome.NOBODY, f"Không có cơ quan nào tên “{cut(words)}” trong danh mục.")
        return replace(match, head=True) if head else match

    def _as_written(self, text: str) -> Match | None:
        whole = chosen(self._index.whole(text), self._day, self._near)
        if whole:
            exact = len(whole) == 1 and whole[0][1] == "standard"
            return self._of(whole, Certainty.EXACT if exact else Certainty.SAME)
        free = chosen(self._index.free(text), self._day, self._near)
        return self._of(free, Certainty.SAME) if free else None

    def _as_part(self, text: str) -> Match | None:
        """As in "Chi cục Thủy lợi - Sở Y tế": the part when it is known, else the whole, to confirm."""
        joint = _PART_OF.search(key(text))
        if joint is None:
            return None
        part, whole = text[: joint.start()].strip(), text[joint.end() :].strip()
        of_part, of_whole = self._as_written(part), self._as_written(whole)
        if of_part is not None and of_part.outcome is Outcome.ONE:
            return of_part
        if of_whole is None or of_whole.organisation is None:
            return None
        reason = f"“{cut(part)}” chưa có trong danh mục, tạm hiểu là cơ quan chủ quản; xin xác nhận."
        return replace(of_whole, certainty=Certainty.LIKELY, reason=reason)

    def _outside(self, text: str) -> Match | None:
        where = where_outside(text, self._place, self._provinces)
        return Match(Outcome.EXTERNAL, f"“{cut(text)}” là {where}, ngoài danh mục của tỉnh.") if where else None

    def _nearly(self, text: str) -> Match | None:
        unaccented = chosen(self._index.unaccented(text), self._day, self._near)
        if unaccented:
            return self._of(unaccented, Certainty.LIKELY, "khác dấu với tên trong danh mục")
        longer = chosen(self._index.longer(text), self._day, self._near)
        if longer:
            return self._of(longer, Certainty.LIKELY, "mới là phần đầu của tên")
        near = [body.pk for body, _ in self._index.near(text)]
        if not near:
            return None
        reason = f"“{cut(text)}” gần giống tên trong danh mục. Xin chọn cơ quan."
        return Match(Outcome.DOUBTFUL, reason, Certainty.LIKELY, candidates=tuple(dict.fromkeys(near))[:_SHOWN])

    def _of(self, found: list[Found], certainty: Certainty, how: str = "") -> Match:
        if len(found) > 1:
            pks = tuple(body.pk for body, _ in found)[:_SHOWN]
            reason = f"{len(found)} cơ quan cùng tên này. Xin chọn một."
            return Match(Outcome.DOUBTFUL, reason, Certainty.LIKELY, candidates=pks)
        body, kind = found[0]
        spelled = "cách viết khác của tên" if certainty is Certainty.SAME and kind == "standard" else _SPELLED[kind]
        return self._one(body, certainty, how or spelled)

    def _one(self, body: Body, certainty: Certainty, how: str) -> Match:
        """Says how it was found, and that it is gone when it is."""
        reason = how[:1].upper() + how[1:] + ("; xin xác nhận." if certainty is Certainty.LIKELY else ".")
        gone = not body.exists_on(self._day)
        if body.ended_before(self._day) and body.valid_to:
            reason += f" Đã kết thúc hoạt động ngày {day(body.valid_to)}."
        elif gone and body.valid_from:
            reason += f" Chưa thành lập, hoạt động từ {day(body.valid_from)}."
        successors = self._inherit(body.pk) if gone else ()
        return Match(Outcome.ONE, reason, certainty, (body.pk,), abolished=gone, successors=successors)
