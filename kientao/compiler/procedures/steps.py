"""The steps of a process from the rows of its table."""

import re
from collections.abc import Callable
from dataclasses import replace

from kientao.compiler.draft import Quote
from kientao.compiler.items.roles import is_ditto
from kientao.compiler.procedure_draft import DraftStep, Duration
from kientao.compiler.procedures.columns import Column
from kientao.compiler.procedures.durations import read_time
from kientao.compiler.procedures.flow import Table
from kientao.compiler.procedures.labels import (
    is_bare_number,
    is_step_number,
    step_in_cell,
    step_in_prose,
    step_path,
    total_of,
    unnumbered,
)
from kientao.compiler.procedures.making import Findings, ProcessMaking, joined
from kientao.compiler.procedures.posts import looks_like_agency, looks_like_post, read_posts
from kientao.compiler.procedures.rows import Box, RawRow
from kientao.compiler.procedures.times import duration_of
from kientao.kernel.excerpt import Excerpt
from kientao.kernel.key import is_upper, key

_VARIANT = re.compile(
    r"(?:\(?[a-zđ\d]{1,3}(?:\.\d{1,2})*[.)]\s*)?(?:trường hợp|đối với|quy trình (?!nội bộ|điện tử|xử lý công việc)"
    r"|nếu |áp dụng|cấp (?:tỉnh|xã|huyện)|tại cấp|thực hiện tại cấp)"
)
_TITLE_ENDS = (";", ".", ",")


class StepsReader:
    """Reads the rows of one table into the process that is open; `turn` is asked where a title opens another one.

    A title may name a procedure, a variant or the agency that does the steps under it.
    """

    def __init__(
        self,
        findings: Findings,
        table: Table,
        process: ProcessMaking,
        turn: Callable[[Excerpt, ProcessMaking], ProcessMaking | None],
    ) -> None:
        self.findings = findings
        self.table = table
        self.columns = table.columns
        self.process = process
        self.turn = turn
        self.above: dict[Column, Box] = {}
        self.posts_above: tuple[Quote, ...] = ()
        self.number = ""

    def read(self) -> ProcessMaking:
        """All rows; gives the process that is open after the last."""
        for row in self.table.rows:
            words = tuple(line for box in row.filled for line in box.lines)
            self.findings.claim(*words)
            if not words:
                continue
            if self._total(row):
                self._spans(words)
                continue
            title = self._title(row)
            if title is not None:
                self._open(title, row)
            elif self._goes_on(row):
                self._spans(words)
                self._continue(row)
            else:
                self._spans(words)
                self._step(row)
        return self.process

    def _spans(self, words: tuple[Excerpt, ...]) -> None:
        for part in words:
            self.process.spans.extend(part.spans)

    # ---- rows that are no steps ----------------------------------------------------------------------------------

    def _total(self, row: RawRow) -> bool:
        filled = row.filled
        first = next((box for box in filled if not is_bare_number(box.text)), None)
        if first is None or first.words is None:
            return False
        rest = total_of(first.words)
        counted = self.columns.at("number")
        others = [box for box in filled if box is not first and box.column != counted]
        if rest is None or any(len(box.text) > 200 for box in others):
            return False
        time = next((box for box in others if read_time(box.text, self.columns.unit).understood), None)
        lines = list(time.lines) if time is not None else [rest] if rest else []
        if not lines or (time is None and not read_time(rest.text, self.columns.unit).understood):
            return len(filled) <= 2 and not others
        total = duration_of(self.findings, lines, self.columns.unit)
        if total is not None:
            self.process.add_total(total)
        return True

    def _title(self, row: RawRow) -> Excerpt | None:
        """The words of a row that only heads the rows below: an agency's part, a variant, a procedure."""
        filled = row.filled
        words = [box for box in filled if not is_bare_number(box.text) and not is_step_number(box.text)]
        if not words or words[0].words is None:
            return None
        post, agency, result = self._box(row, "post"), self._box(row, "agency"), self._box(row, "result")
        first = words[0]
        others = [box for box in words[1:] if not read_time(box.text, self.columns.unit).understood]
        if others or any(
            box is not first and box.own and box.lines for box in (post, agency, result) if box is not None
        ):
            return None
        text = first.text
        wide = first.columns >= max(2, len(self.columns.roles) - 2)
        label = filled[0].text.strip(" .)") if filled[0] is not first else ""
        roman = bool(re.fullmatch(r"[IVX]+|[A-HĐ]", label)) or bool(re.match(r"(?:[IVX]+|[A-HĐ])\s?[.)]\s", text))
        column = self.columns.roles[min(first.column, len(self.columns.roles) - 1)]
        covered = any(box is not None and not box.own and box.lines for box in (post, self._box(row, "time")))
        if covered and not (roman or wide) or not wide and step_in_prose(words[0].lines[0]) is not None:
            return None
        if wide or roman:
            return first.words
        if len(words) > 1 and not looks_like_agency(text):
            return None
        titled = is_upper(text) or first.bold or bool(_VARIANT.match(key(text))) or looks_like_agency(text)
        short = len(text) < 160 and not text.endswith(_TITLE_ENDS)
        return first.words if titled and short and column in ("step", "number", "other") else None

    def _open(self, title: Excerpt, row: RawRow) -> None:
        """A procedure, a variant or an agency begins."""
        turned = self.turn(title, self.process)
        if turned is not None:
            self.process = turned
            self.above, self.posts_above, self.number = {}, (), ""
            return
        spans = tuple(span for box in row.filled for line in box.lines for span in line.spans)
        self.process.spans.extend(spans)
        name = unnumbered(title)
        times = [box for box in row.filled if box.words is not None and box.words is not title]
        times = [
            box for box in times if read_time(box.text, self.columns.unit).understood and not is_bare_number(box.text)
        ]
        total = duration_of(self.findings, list(times[0].lines), self.columns.unit) if times else None
        self.process.open_leg(Quote(name.text.rstrip(" :."), name[: len(name.text.rstrip(" :."))].spans), total)

    def _goes_on(self, row: RawRow) -> bool:
        """A row without a number and without a time of its own goes on with the step above it."""
        if not self.process.steps or self.columns.at("number") is None:
            return False
        number, time, step = self._box(row, "number"), self._box(row, "time"), self._box(row, "step")
        if number is not None and number.own and number.lines:
            return False
        if time is not None and time.own and time.lines:
            return False
        post = self._box(row, "post")
        own_post = post is not None and post.own and bool(post.lines)
        if own_post and post is not None and looks_like_post(post.text) and post.text[:1].isupper():
            shares = time is not None and not time.own and number is not None and not number.own
            return not (shares and step is not None and step.own and bool(step.lines))
        return True

    # ---- steps ---------------------------------------------------------------------------------------------------

    def _continue(self, row: RawRow) -> None:
        last = self.process.steps[-1]
        text = self._own(row, "step")
        posts = read_posts(self._own(row, "post"))
        if posts and last.posts and not posts[0].text[:1].isupper():
            first, *rest = posts
            before = last.posts[-1]
            posts = (*last.posts[:-1], Quote(f"{before.text} {first.text}", (*before.spans, *first.spans)), *rest)
        else:
            posts = (*last.posts, *posts)
        self.process.steps[-1] = replace(
            last,
            text=" ".join([last.text, *(line.text for line in text)]).strip(),
            spans=(*last.spans, *(span for line in text for span in line.spans)),
            posts=posts,
            result=_more(last.result, joined(tuple(self._own(row, "result")))),
            note=_more(last.note, joined(tuple(self._notes(row)))),
        )

    def _step(self, row: RawRow) -> None:
        number = self._number(row)
        lines = self._own(row, "step")
        note = self._notes(row)
        if lines:
            opened = step_in_prose(lines[0])
            if opened is None and self.columns.at("number") is None:
                opened = step_in_cell(lines[0])
            told = opened is not None and step_path(opened[0]) == step_path(number)
            if opened is not None and (told or not number or not opened[1]):
                number = number or opened[0]
                lines = [opened[1], *lines[1:]] if opened[1] else lines[1:]
        if not lines and note:
            lines, note = note, []
        text = joined(tuple(lines))
        time, shares = self._time(row)
        agency_box = self._box(row, "agency")
        agency = joined(agency_box.lines) if agency_box is not None else None
        self._turn_leg(agency)
        leg = self.process.legs[-1].agency if self.process.legs else None
        self.process.add(
            DraftStep(
                number or str(len(self.process.steps) + 1),
                text.text if text is not None else "",
                text.spans if text is not None else tuple(s for b in row.filled for ln in b.lines for s in ln.spans),
                self._posts(row, agency),
                time,
                joined(tuple(self._own(row, "result"))),
                agency or leg,
                joined(tuple(note)),
                shares,
            )
        )

    def _turn_leg(self, agency: Quote | None) -> None:
        """A column of agencies parts the process into legs wherever the agency changes."""
        if agency is None:
            return
        if not self.process.legs or key(self.process.legs[-1].agency.text) != key(agency.text):
            self.process.open_leg(agency)

    def _number(self, row: RawRow) -> str:
        """The number as printed; a merged one counts for every row it covers."""
        box = self._box(row, "number")
        if box is None or not box.lines:
            return ""
        printed = box.text.strip().rstrip(".").strip()
        if box.own and printed == self.number:
            self.findings.note("NUM-DUP", printed, box.lines[0].spans)
        self.number = printed
        return printed

    def _time(self, row: RawRow) -> tuple[Duration | None, bool]:
        box = self._box(row, "time")
        if box is None:
            return None, False
        if not box.own:
            return None, bool(box.lines)
        if len(box.lines) == 1 and is_ditto(box.text):
            above = self.above.get("time")
            self.findings.note("DITTO", box.text, box.lines[0].spans, above.text if above is not None else "")
            return (
                (duration_of(Findings(), above.lines, self.columns.unit), False) if above is not None else (None, False)
            )
        self.above["time"] = box
        return duration_of(self.findings, box.lines, self.columns.unit), False

    def _posts(self, row: RawRow, agency: Quote | None) -> tuple[Quote, ...]:
        box = self._box(row, "post")
        if box is None or not box.lines:
            return ()
        if box.own and len(box.lines) == 1 and is_ditto(box.text):
            above = "; ".join(post.text for post in self.posts_above)
            self.findings.note("DITTO", box.text, box.lines[0].spans, above)
            return self.posts_above
        self.posts_above = read_posts(box.lines)
        return self.posts_above

    def _box(self, row: RawRow, role: Column) -> Box | None:
        return row.at(self.columns, role)

    def _notes(self, row: RawRow) -> list[Excerpt]:
        """What the columns beside the steps say."""
        places = [column for column, role in enumerate(self.columns.roles) if role == "note"]
        return [line for box in row.filled if box.column in places for line in box.lines]

    def _own(self, row: RawRow, role: Column) -> list[Excerpt]:
        box = self._box(row, role)
        return list(box.lines) if box is not None and box.own else []


def _more(before: Quote | None, more: Quote | None) -> Quote | None:
    if before is None or more is None:
        return before or more
    return Quote(f"{before.text} {more.text}", (*before.spans, *more.spans))


def is_variant(words: Excerpt) -> bool:
    """Does the heading tell one of several ways of the same procedure: "Trường hợp …", "Quy trình … tại cấp xã"?"""
    return bool(_VARIANT.match(key(words.text))) and len(words.text) < 300
