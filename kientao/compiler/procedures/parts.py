"""Parts of a form become the fields of its procedure: time, papers, sets, forms and the rest."""

import re
from collections.abc import Sequence

from kientao.compiler.procedure_draft import Counted, FormSheet, Paper
from kientao.compiler.procedures.flow import Table
from kientao.compiler.procedures.labels import is_bare_number, unnumbered
from kientao.compiler.procedures.making import Findings, ProcedureMaking, joined
from kientao.compiler.procedures.rows import Box
from kientao.compiler.procedures.times import limit_of
from kientao.kernel.excerpt import Excerpt
from kientao.kernel.key import key

_COUNT = re.compile(r"\d{1,3}")
_FORM_CODE = re.compile(
    r"(?:mẫu(?: số)?\s*\w{1,8}(?:[./-]\w+)*|bm[.\-]\w+(?:[.\-]\w+)*|[a-zđ]{1,4}\d{0,2}(?:[.-]\w{1,8}){1,4})"
)
_FILE = re.compile(r"\S+\.(?:docx?|pdf|xlsx?)\b", re.IGNORECASE)
_COPIES = re.compile(r"(?P<n>\d{1,2})?\s*(?:\([^()]*\)\s*)?(?P<kind>bản (?:chính|gốc|sao|photo))")


def read_papers(findings: Findings, procedure: ProcedureMaking | None, table: Table) -> None:
    """The papers of a dossier: a mark or a number under "Bản chính" and "Bản sao"; other rows explain them."""
    findings.claim(*table.heading)
    for row in table.rows:
        findings.claim(*(line for box in row.filled for line in box.lines))
        if procedure is None:
            continue
        procedure.spans.extend(span for box in row.filled for line in box.lines for span in line.spans)
        box = row.at(table.columns, "paper")
        words = joined(box.lines) if box is not None and box.own else None
        if words is None:
            continue
        originals = _count(row.at(table.columns, "original"))
        copies = _count(row.at(table.columns, "copy"))
        number = row.at(table.columns, "number")
        if originals or copies or number is not None and number.lines:
            procedure.components.append(Paper(words.text, words.spans, originals, copies))


def _count(box: Box | None) -> int:
    if box is None or not box.own or not box.text.strip():
        return 0
    match = _COUNT.search(box.text)
    return int(match.group()) if match is not None else 1


def settle_parts(findings: Findings, procedure: ProcedureMaking) -> None:
    """What the collected lines of each part say."""
    times = procedure.parts.pop("time", [])
    if procedure.time_limit is None and times:
        procedure.time_limit = limit_of(findings, times)
    procedure.fee = procedure.fee or procedure.quote("fee")
    procedure.place = procedure.place or procedure.quote("place")
    procedure.legal_basis = procedure.legal_basis or procedure.quote("basis")
    procedure.field = procedure.field or procedure.quote("field")
    symbol = procedure.quote("symbol")
    procedure.symbol = symbol.text if symbol is not None else None
    sets = procedure.quote("sets")
    if sets is not None:
        match = _COUNT.search(sets.text)
        procedure.sets = Counted(sets.text, sets.spans, int(match.group()) if match is not None else None)
    if not procedure.components:
        procedure.components.extend(_papers_in(procedure.parts.get("components", ())))
    procedure.forms.extend(_forms_in(procedure.parts.get("forms", ())))


def _papers_in(lines: Sequence[Excerpt]) -> list[Paper]:
    """Papers listed line by line: "- Đơn đề nghị (01 bản chính);"."""
    found: list[Paper] = []
    for line in lines:
        if is_bare_number(line.text):
            continue
        words = unnumbered(line)
        if not any(character.isalpha() for character in words.text) or words.text.endswith(":"):
            continue
        originals = copies = 0
        for match in _COPIES.finditer(key(words.text)):
            count = int(match.group("n")) if match.group("n") else 1
            if match.group("kind") in ("bản chính", "bản gốc"):
                originals = max(originals, count)
            else:
                copies = max(copies, count)
        text = words[: len(words.text.rstrip(" ;.,"))]
        found.append(Paper(text.text, text.spans, originals, copies))
    return found


def _forms_in(lines: Sequence[Excerpt]) -> list[FormSheet]:
    """Forms by code and name; code and name may stand in cells of their own, a file's name beside them says nothing."""
    found: list[FormSheet] = []
    code: Excerpt | None = None
    for line in lines:
        words = _without_files(unnumbered(line))
        if not words or is_bare_number(words.text) or key(words.text) in ("không", "không có", "không quy định"):
            continue
        match = _FORM_CODE.fullmatch(key(words.text).rstrip(" :."))
        if match is not None:
            if code is not None:
                found.append(FormSheet(code.text, code.spans, code.text))
            code = words
            continue
        found.append(FormSheet(words.text, words.spans, code.text if code is not None else None))
        code = None
    if code is not None:
        found.append(FormSheet(code.text, code.spans, code.text))
    return found


def _without_files(words: Excerpt) -> Excerpt:
    kept = list(words.split(_FILE))
    if not kept:
        return words[:0]
    first, *rest = kept
    return first.joined(*rest) if rest else first
