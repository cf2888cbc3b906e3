"""Procedures from the tables that list them."""

import re

from kientao.compiler.draft import Quote
from kientao.compiler.items.roles import is_ditto
from kientao.compiler.marks.labels import label_of
from kientao.compiler.procedures.columns import Column
from kientao.compiler.procedures.flow import Table
from kientao.compiler.procedures.headings import Headings, depth_of, depth_of_number
from kientao.compiler.procedures.known import Known, bare_name
from kientao.compiler.procedures.labels import codes_in, is_bare_number, level_in, unnumbered
from kientao.compiler.procedures.making import Findings, ProcedureMaking, joined
from kientao.compiler.procedures.rows import Box, RawRow
from kientao.compiler.procedures.times import limit_of
from kientao.kernel.excerpt import Excerpt
from kientao.kernel.key import is_upper, key

_UNDER_A_TABLE = 20  # headings inside a table stand under all headings outside


def read_list(findings: Findings, known: Known, table: Table, headings: Headings) -> None:
    """Adds the procedures of one list. What the list says again about a known procedure is joined to it."""
    findings.claim(*table.heading)
    reader = _ListReader(findings, known, table, headings)
    for row in table.rows:
        findings.claim(*(line for box in row.filled for line in box.lines))
        reader.row(row)
    reader.close()


class _ListReader:
    """Keeps the row above: for words that mean it, and for a name that a page break cut."""

    def __init__(self, findings: Findings, known: Known, table: Table, headings: Headings) -> None:
        self.findings = findings
        self.known = known
        self.table = table
        self.headings = headings
        self.above: dict[Column, Quote | None] = {}
        self.last: ProcedureMaking | None = None
        self.times: list[Excerpt] = []
        self.times_above: list[Excerpt] = []
        self.seen: set[str] = set()

    def row(self, row: RawRow) -> None:
        filled = row.filled
        if not filled:
            return
        if self._is_group(row):
            self.close()
            words = next(box.words for box in reversed(filled) if box.words is not None)
            depth = depth_of_number(filled[0].text) if len(filled) > 1 else depth_of(label_of(words.text))
            self.headings.titled(unnumbered(words), _UNDER_A_TABLE + depth)
            return
        name = self._name(row)
        if name is None:
            self._goes_on(row)
            return
        self._procedure(row, name)

    def close(self) -> None:
        """The last procedure's time is read when all its lines are known."""
        if self.last is not None and self.times and self.last.time_limit is None:
            self.last.time_limit = limit_of(self.findings, self.times)
        self.last, self.times = None, []

    def _is_group(self, row: RawRow) -> bool:
        """A title over the procedures below: one cell, or a number and one cell."""
        filled = row.filled
        words = [box for box in filled if not is_bare_number(box.text)]
        if len(words) != 1:
            return False
        box = words[0]
        if codes_in(box.text):
            return False
        roman = len(filled) > 1 and bool(re.fullmatch(r"[IVX]+\.?|[A-HĐ]\.?", filled[0].text.strip()))
        wide = box.columns >= max(2, len(self.table.columns.roles) - 2)
        says = re.search(r"lĩnh vực|^thủ tục hành chính|^tthc|cấp (?:tỉnh|xã)|danh mục", key(box.text))
        return wide or roman or is_upper(box.text) or bool(says) or bool(level_in(box.text) and box.bold)

    def _name(self, row: RawRow) -> Excerpt | None:
        """The name; None where the row only goes on with the one above."""
        box = row.at(self.table.columns, "name")
        if box is None or not box.own or box.words is None:
            return None
        number = row.at(self.table.columns, "number")
        numbered = number is None or bool(number.text)
        fresh = numbered or self.last is None or self._code(row) is not None or bool(self._lines(row, "time"))
        return box.words if fresh else None

    def _goes_on(self, row: RawRow) -> None:
        """A row that a page break cut: its words belong to the procedure above."""
        if self.last is None:
            return
        box = row.at(self.table.columns, "name")
        if box is not None and box.own and box.words is not None:
            self.last.name = self.last.name.joined(box.words)
            self.last.spans.extend(box.words.spans)
        self.times.extend(self._lines(row, "time"))
        going_on: tuple[tuple[Column, str], ...] = (("place", "place"), ("fee", "fee"), ("basis", "legal_basis"))
        for role, name in going_on:
            more = joined(tuple(self._lines(row, role)))
            before = getattr(self.last, name)
            if more is not None:
                whole = Quote(f"{before.text} {more.text}", (*before.spans, *more.spans)) if before else more
                setattr(self.last, name, whole)
                self.above[role] = whole

    def _procedure(self, row: RawRow, printed: Excerpt) -> None:
        self.close()
        code = self._code(row)
        name = bare_name(printed) if codes_in(printed.text) else printed[: len(printed.text.rstrip(" .;"))]
        made = self._joined_to(name, code)
        if made is None:
            made = self.known.add(name, code)
        elif code is not None and made.code is None:
            self.known.give_code(made, code)
        made.listed = True
        self.seen.add(made.id)
        made.spans.extend(span for box in row.filled for line in box.lines for span in line.spans)
        agency = row.at(self.table.columns, "agency")
        own_level = level_in(agency.text) if agency is not None and key(agency.text).startswith("cấp") else None
        made.level = made.level or own_level or self.headings.level
        made.change = made.change or self.headings.change
        made.field = made.field or self._part(row, "field") or self.headings.field
        made.fee = made.fee or self._part(row, "fee")
        made.place = made.place or self._part(row, "place")
        made.legal_basis = made.legal_basis or self._part(row, "basis")
        if agency is not None and own_level is None and agency.own and agency.lines:
            made.parts.setdefault("carrying_out", list(agency.lines))
        self.last = made
        time = row.at(self.table.columns, "time")
        if time is not None and time.own and len(time.lines) == 1 and is_ditto(time.text):
            self._note_ditto(time, joined(tuple(self.times_above)))
            made.time_limit = made.time_limit or limit_of(Findings(), self.times_above)
        else:
            self.times = list(time.lines) if time is not None else []
            self.times_above = self.times

    def _joined_to(self, name: Excerpt, code: str | None) -> ProcedureMaking | None:
        """The procedure that another list has already named; two names under one code are two procedures."""
        same = self.known.named(name.text)
        if code is not None:
            other = self.known.of_code(code)
            if other is not None:
                if other in same and other.id not in self.seen:
                    return other
                self.findings.note("PROC-CODE-DUP", code, name.spans, other.name.text)
                return None
        return next((one for one in same if code is None or one.code is None), None)

    def _part(self, row: RawRow, role: Column) -> Quote | None:
        """The words of a cell; a ditto mark gives the words above."""
        box = row.at(self.table.columns, role)
        if box is None:
            return None
        if box.own and len(box.lines) == 1 and is_ditto(box.text):
            self._note_ditto(box, self.above.get(role))
            return self.above.get(role)
        found = joined(tuple(box.lines))
        self.above[role] = found
        return found

    def _note_ditto(self, box: Box, above: Quote | None) -> None:
        self.findings.note("DITTO", box.text, box.lines[0].spans, above.text.rstrip(" .;") if above is not None else "")

    def _code(self, row: RawRow) -> str | None:
        places: tuple[Column, ...] = ("code", "name")
        for role in places:
            box = row.at(self.table.columns, role)
            found = codes_in(box.text) if box is not None and box.own else []
            if found:
                return found[0][2]
        return None

    def _lines(self, row: RawRow, role: Column) -> list[Excerpt]:
        box = row.at(self.table.columns, role)
        return list(box.lines) if box is not None and box.own else []
