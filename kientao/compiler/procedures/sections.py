"""The published part from top to bottom: which procedure each form, table and step belongs to."""

from collections.abc import Sequence

from kientao.compiler.draft import Quote
from kientao.compiler.marks.labels import Label, label_of
from kientao.compiler.marks.zones import is_attached_note
from kientao.compiler.procedures.flow import Line, Table
from kientao.compiler.procedures.headings import Headings, heads_a_division
from kientao.compiler.procedures.known import Known, bare_name, says_procedure
from kientao.compiler.procedures.labels import (
    Opening,
    Part,
    codes_in,
    is_bare_number,
    part_of,
    step_in_prose,
    total_of,
)
from kientao.compiler.procedures.lists import read_list
from kientao.compiler.procedures.making import Findings, ProcedureMaking, ProcessMaking
from kientao.compiler.procedures.parts import read_papers, settle_parts
from kientao.compiler.procedures.posts import looks_like_agency
from kientao.compiler.procedures.prose import ProseSteps, says_step_detail
from kientao.compiler.procedures.steps import StepsReader, is_variant
from kientao.compiler.procedures.times import duration_of
from kientao.kernel.excerpt import Excerpt
from kientao.kernel.key import is_upper, key

Piece = Line | Table
_LOOK_AHEAD = 14
_LONGEST_HEADING = 250


def read_lists(findings: Findings, known: Known, pieces: Sequence[Piece], headings: Headings) -> None:
    """Every list of the document, before anything refers to what it names."""
    for piece in pieces:
        if isinstance(piece, Table):
            if piece.columns.kind == "list":
                read_list(findings, known, piece, headings)
        elif heads_a_division(piece.words, bold=piece.bold):
            headings.add(piece.words)


class Sections:
    """Goes through the pieces once, keeping the open procedure, part and process."""

    def __init__(self, findings: Findings, known: Known, pieces: Sequence[Piece], headings: Headings) -> None:
        self.findings = findings
        self.known = known
        self.pieces = pieces
        self.headings = headings
        self.processes: list[ProcessMaking] = []
        self.procedure: ProcedureMaking | None = None
        self.heading: Label | None = None
        self.first_part: Part | None = None  # what the form of the first procedure opens with
        self.part: Part | None = None
        self.variant: Excerpt | None = None
        self.agency: Excerpt | None = None
        self.total: Excerpt | None = None
        self.awaits_total = False
        self.prose: ProseSteps | None = None

    def read(self) -> list[ProcessMaking]:
        """All processes; the procedures' fields are filled on the way."""
        for at, piece in enumerate(self.pieces):
            if isinstance(piece, Line):
                self._line(at, piece)
            else:
                self._table(piece)
        self._close_prose()
        for procedure in self.known.all:
            settle_parts(self.findings, procedure)
        return [process for process in self.processes if process.steps]

    # ---- tables --------------------------------------------------------------------------------------------------

    def _table(self, table: Table) -> None:
        self._close_prose()
        if table.columns.kind == "list":
            self._leave()
            return
        if table.columns.kind == "papers":
            read_papers(self.findings, self.procedure, table)
            self.part = "components"
            return
        self.part = None
        self.findings.claim(*table.heading)
        process = self._process_for_table(table)
        process.spans.extend(span for words in table.heading for span in words.spans)
        StepsReader(self.findings, table, process, self._turned).read()
        self.variant = self.agency = self.total = None
        self.awaits_total = True

    def _process_for_table(self, table: Table) -> ProcessMaking:
        """The process that is open goes on where a heading between two tables only names the next agency."""
        last = self.processes[-1] if self.processes else None
        mine = self.procedure.id if self.procedure is not None else None
        if (
            last is not None
            and self.agency is not None
            and last.procedure == mine
            and self.variant is None
            and last.steps
        ):
            self._open_leg(last)
            return last
        empty = last is not None and not last.steps and last.procedure == mine and self.variant is None
        process = last if last is not None and empty else self._new_process()
        if self.agency is not None:
            self._open_leg(process)
        return process

    def _new_process(self) -> ProcessMaking:
        made = ProcessMaking(f"q{len(self.processes) + 1}", self.procedure.id if self.procedure is not None else None)
        if self.variant is not None:
            made.variant = self.variant.text.rstrip(" :.;")
            made.spans.extend(self.variant.spans)
        if self.total is not None:
            total = duration_of(self.findings, [self.total])
            if total is not None:
                made.add_total(total)
        self.processes.append(made)
        return made

    def _open_leg(self, process: ProcessMaking) -> None:
        if self.agency is not None:
            name = self.agency[: len(self.agency.text.rstrip(" :.;"))]
            process.open_leg(Quote(name.text, name.spans))
            process.spans.extend(self.agency.spans)

    def _turned(self, title: Excerpt, process: ProcessMaking) -> ProcessMaking | None:
        """What a title inside a table opens: the process of another procedure, or another variant; None: an agency."""
        meant = self.known.meant_by(
            title, self.headings.level, self._taken, loosely=not looks_like_agency(bare_name(title).text)
        )
        if meant is None and (codes_in(title.text) or says_procedure(title)) and not is_variant(title):
            meant = self._unlisted(title)
        if meant is not None:
            if not process.steps and process.procedure is None:
                self.processes.remove(process)
            self.procedure = meant
            meant.spans.extend(title.spans)
            self.variant = None
            return self._new_process()
        if not is_variant(title):
            return None
        if process.steps:
            self.variant = title
            made = self._new_process()
            self.variant = None
            return made
        process.variant = title.text.rstrip(" :.;")
        process.spans.extend(title.spans)
        return process

    # ---- lines ---------------------------------------------------------------------------------------------------

    def _line(self, at: int, line: Line) -> None:
        words = line.words
        if is_attached_note(line.text):
            self.findings.claim(words)
            return
        if is_bare_number(line.text):
            self._keep(words)
            return
        if self._step(line) or self._named(at, line) or self._total_line(words):
            return
        opening = part_of(words)
        if opening is not None and self._opens(at, line, opening):
            return
        if heads_a_division(words, bold=line.bold) and not (self.part and line.cell and not line.bold):
            self.findings.claim(words)
            self.headings.add(words)
            self._leave()
            return
        if self._heads(at, line):
            return
        self._keep(words)

    def _keep(self, words: Excerpt) -> None:
        """Words that belong to the open part; bare numbers of a form belong to its procedure."""
        if self.part is not None and self.procedure is not None:
            self.findings.claim(words)
            self.procedure.spans.extend(words.spans)
            if not is_bare_number(words.text):
                self.procedure.parts.setdefault(self.part, []).append(words)
        elif self.procedure is not None and (is_bare_number(words.text) or len(words.text) > 3):
            self.findings.claim(words)
            self.procedure.spans.extend(words.spans)

    def _leave(self) -> None:
        """A new division of the document: nothing of the procedure above is open any more."""
        self._close_prose()
        self.procedure = self.part = self.variant = self.agency = self.total = None
        self.heading = None
        self.awaits_total = False

    def _enter(self, procedure: ProcedureMaking, words: Excerpt) -> None:
        self._close_prose()
        if procedure is not self.procedure:
            self.variant = self.agency = self.total = None
        self.procedure, self.part = procedure, None
        self.awaits_total = False
        self.heading = label_of(words.text) or self.heading
        procedure.spans.extend(words.spans)
        procedure.level = procedure.level or self.headings.level
        procedure.field = procedure.field or self.headings.field
        self.findings.claim(words)

    def _named(self, at: int, line: Line) -> bool:
        """A heading that names a known procedure."""
        words = line.words
        if len(words.text) > 600:
            return False
        headed = label_of(words.text) is not None or line.bold or line.centred or says_procedure(words)
        meant = self.known.meant_by(
            words,
            self.headings.level,
            self._taken,
            loosely=headed and not (self.part and line.cell and not line.bold),
        )
        if meant is None:
            return False
        if codes_in(words.text) and len(words.text) > _LONGEST_HEADING and not self._is_name(meant, words):
            return False  # running text that cites a code
        self._enter(meant, words)
        return True

    def _meant(self, name: Excerpt) -> ProcedureMaking | None:
        return self.known.meant_by(name, self.headings.level, self._taken, loosely=True)

    def _taken(self) -> list[str]:
        """Procedures that have a process."""
        return [process.procedure for process in self.processes if process.procedure is not None and process.steps]

    def _is_name(self, procedure: ProcedureMaking, words: Excerpt) -> bool:
        return key(procedure.name.text)[:40] in key(words.text)

    def _unlisted(self, words: Excerpt) -> ProcedureMaking:
        """A procedure that stands in no list."""
        found = codes_in(words.text)
        made = self.known.add(bare_name(words), found[0][2] if found else None)
        made.level, made.field = self.headings.level, self.headings.field
        return made

    def _opens(self, at: int, line: Line, opening: Opening) -> bool:
        """A line that opens a part of the form, its words behind the colon included."""
        part, rest = opening.part, opening.rest
        if self.procedure is not None and self.first_part is None:
            self.first_part = part
        if part == "name" and rest:
            self._enter(self._meant(rest) or self._unlisted(rest), line.words)
            return True
        if part == "process":
            if len(rest.text) > 12 and not is_variant(rest) and self._leads_on(at):
                meant = self._meant(rest)
                if meant is not None or self.procedure is None or says_procedure(line.words):
                    self._enter(meant or self._unlisted(rest), line.words)
                    return True
            self.part = None
            self._claim_in(line.words)
            return self.procedure is not None or not rest
        if self.procedure is None:
            return False
        if part == "code":
            found = codes_in(rest.text)
            if found and self.procedure.code is None:
                self.known.give_code(self.procedure, found[0][2])
            self._claim_in(line.words)
            return True
        self._claim_in(line.words)
        self.part = part
        if rest:
            self.procedure.parts.setdefault(part, []).append(rest)
        return True

    def _claim_in(self, words: Excerpt) -> None:
        self.findings.claim(words)
        if self.procedure is not None:
            self.procedure.spans.extend(words.spans)

    def _total_line(self, words: Excerpt) -> bool:
        """ "Tổng thời gian …" above or below the steps."""
        rest = total_of(words)
        if not rest:
            return False
        self._close_prose()
        self.findings.claim(words)
        last = self.processes[-1] if self.processes else None
        if self.awaits_total and last is not None and not last.totals:
            total = duration_of(self.findings, [rest])
            if total is not None:
                last.add_total(total)
            last.spans.extend(words.spans)
        else:
            self.total = rest
        return True

    def _heads(self, at: int, line: Line) -> bool:
        """A heading of its own: a variant, an agency's part, or a procedure that no list names."""
        words, label = line.words, label_of(line.text)
        bullet = label is not None and label.is_bullet
        body = bare_name(words)
        near = self._steps_near(at)
        if near and is_variant(words) and self.procedure is not None:
            self._close_prose()
            self.variant = body if label is not None and not bullet else words
            self.part = None
            self._claim_in(words)
            return True
        headed = line.bold or is_upper(line.text) or (label is not None and not bullet)
        short = len(body.text) < 160 and not body.text.endswith((";", ","))
        if near and headed and short and self.procedure is not None and looks_like_agency(body.text):
            self._close_prose()
            self.agency = body
            self._claim_in(words)
            return True
        if bullet or not headed or len(body.text) < 8 or len(body.text) > 400:
            return False
        if self._is_next_procedure(at, line, label):
            self._enter(self._unlisted(words), words)
            return True
        return False

    def _is_next_procedure(self, at: int, line: Line, label: Label | None) -> bool:
        if not self._leads_on(at):
            return False
        if codes_in(line.text) or says_procedure(line.words):
            return True
        if self.part is not None and (line.text.endswith((".", ";", ",")) or self._part_under(at) != self.first_part):
            return False  # one more item of the open part, however it is numbered
        if self.heading is None or label is None:
            return self.procedure is None and (label is not None or line.bold)
        follows = label.scheme == self.heading.scheme and label.path[:-1] == self.heading.path[:-1]
        return follows and bool(label.path) and bool(self.heading.path) and label.path[-1] == self.heading.path[-1] + 1

    def _leads_on(self, at: int) -> bool:
        """Does a form or a process begin right under this line?"""
        for piece in self.pieces[at + 1 : at + _LOOK_AHEAD]:
            if isinstance(piece, Table):
                return piece.columns.kind != "list"
            if part_of(piece.words) is not None or step_in_prose(piece.words) is not None:
                return True
            if heads_a_division(piece.words, bold=piece.bold):
                return False
        return False

    def _part_under(self, at: int) -> Part | None:
        """The first part that opens below this line."""
        for piece in self.pieces[at + 1 : at + _LOOK_AHEAD]:
            if isinstance(piece, Table):
                return None
            opening = part_of(piece.words)
            if opening is not None:
                return opening.part
        return None

    def _steps_near(self, at: int) -> bool:
        """Do steps stand right under this line, with nothing but headings and totals between?"""
        for piece in self.pieces[at + 1 : at + 6]:
            if isinstance(piece, Table):
                return piece.columns.kind == "steps"
            if step_in_prose(piece.words) is not None:
                return self.part != "sequence"
            opening = part_of(piece.words)
            if opening is not None and opening.part not in ("process", "time") or len(piece.text) > 300:
                return False
        return False

    # ---- steps told in prose -------------------------------------------------------------------------------------

    def _step(self, line: Line) -> bool:
        """ "Bước 1: …" in running text, and the lines about it."""
        words = line.words
        if self.part in ("sequence", "conditions", "components", "manner") or self.procedure is None:
            return False
        opened = step_in_prose(words)
        if opened is not None:
            if self.prose is None:
                self.prose = ProseSteps(self.findings, self._prose_process())
                self.part = None
            self.prose.open(opened[0], opened[1], words)
            return True
        if self.prose is not None and says_step_detail(words):
            self.prose.detail(words)
            return True
        if self.prose is not None and not line.bold and not is_variant(words) and self.prose.takes(words):
            self.prose.text(words)
            return True
        return False

    def _prose_process(self) -> ProcessMaking:
        last = self.processes[-1] if self.processes else None
        mine = self.procedure.id if self.procedure is not None else None
        if last is not None and self.agency is not None and last.procedure == mine and self.variant is None:
            self._open_leg(last)
            self.agency = None
            return last
        made = self._new_process()
        if self.agency is not None:
            self._open_leg(made)
        self.variant = self.agency = self.total = None
        return made

    def _close_prose(self) -> None:
        if self.prose is not None:
            self.prose.close()
            self.prose = None
            self.awaits_total = True
