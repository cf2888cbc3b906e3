"""A unit's yearly plan as a document (Nghị định 30/2020/NĐ-CP, template 1.4): targets, tasks, how it is carried out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kientao.documents.writing.content import (
    AdministrativeDocument,
    Align,
    Annex,
    Block,
    Clause,
    Column,
    Dash,
    Heading,
    Number,
    Paragraph,
    Row,
    Table,
)
from kientao.documents.writing.document import administrative_document
from kientao.documents.writing.signing import By, Issuer, Signer
from kientao.documents.writing.wording import Undated, counted

_NUMBER = re.compile(r"^\s*(\d{1,6})\s*/")


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One row of the annex. `source` says where it comes from: the province's plan, last year, the unit."""

    text: str
    product: str
    inside: str
    coordinating: str
    deadline: str
    source: str


@dataclass(frozen=True, slots=True)
class UnitPlanText:
    """What the document says. `bases` are the grounds; `groups` headings with their rows; `number` as it is signed."""

    issuer: Issuer
    signer: Signer
    symbol: str
    place: str
    year: int
    about: str
    bases: tuple[str, ...]
    targets: tuple[str, ...]
    groups: tuple[tuple[str, tuple[TaskLine, ...]], ...]
    receivers: tuple[str, ...]
    number: str = ""
    signed_on: date | None = None


def unit_plan_file(plan: UnitPlanText) -> bytes:
    """The .docx; the same plan gives the same bytes."""
    return administrative_document(unit_plan_document(plan))


def unit_plan_document(plan: UnitPlanText) -> AdministrativeDocument:
    """The document before anybody draws it; number and day are left to the registry until they are known."""
    found = _NUMBER.match(plan.number)
    symbol = plan.number.partition("/")[2].strip() if found else plan.symbol
    return AdministrativeDocument(
        issuer=plan.issuer,
        number=Number(int(found[1]) if found else None, symbol),
        place=plan.place,
        signed=plan.signed_on or Undated(plan.year),
        kind="Kế hoạch",
        about=plan.about,
        blocks=tuple(_blocks(plan)),
        signer=plan.signer,
        receivers=plan.receivers,
        bases=plan.bases,
        annexes=(Annex(f"Nhiệm vụ cải cách hành chính năm {plan.year}", (_table(plan),), landscape=True),),
    )


def head_of(title: str) -> str:
    """The capacity of the head, without the agency ("Giám đốc Sở Nội vụ" → "Giám đốc")."""
    known = ("Giám đốc", "Chủ tịch", "Chánh Văn phòng", "Chánh Thanh tra", "Trưởng ban", "Tổng Biên tập", "Hiệu trưởng")
    return next(
        (head for head in known if title.strip().lower().startswith(head.lower())), title.strip() or "Thủ trưởng"
    )


def by_head(name: str, head: str) -> Signer:
    """The head signs."""
    return Signer(name, head, By.HEAD)


def _blocks(plan: UnitPlanText) -> Iterator[Block]:
    yield Paragraph(f"{plan.issuer.name} ban hành Kế hoạch {plan.about} với các nội dung sau:")
    yield Heading(1, "Chỉ tiêu")
    if plan.targets:
        yield from (Dash(_sentence(text)) for text in plan.targets)
    else:
        yield Paragraph("Thực hiện các chỉ tiêu của kế hoạch tỉnh.")
    yield Heading(1, "Nhiệm vụ")
    lines = [line for _, rows in plan.groups for line in rows]
    yield Paragraph(f"Thực hiện {counted(len(lines))} nhiệm vụ tại Phụ lục kèm theo, gồm: {_sources(lines)}.")
    yield Heading(1, "Tổ chức thực hiện")
    yield Clause(2, "Các phòng, đơn vị, cá nhân được giao tại Phụ lục thực hiện đúng nội dung, sản phẩm và thời hạn.")
    yield Clause(2, "Sản phẩm hoàn thành được nộp kèm minh chứng trên hệ thống theo dõi cải cách hành chính của tỉnh.")
    yield Clause(2, f"Khó khăn, vướng mắc trong quá trình thực hiện, báo cáo {_whom(plan.issuer)} xem xét, giải quyết.")


def _sources(lines: Sequence[TaskLine]) -> str:
    counts = {line.source: 0 for line in lines}
    for line in lines:
        counts[line.source] += 1
    return ", ".join(f"{counted(count)} nhiệm vụ {source.lower()}" for source, count in counts.items()) or "chưa có"


def _whom(issuer: Issuer) -> str:
    return f"{issuer.head} {issuer.collective}" if issuer.collective else issuer.head


def _table(plan: UnitPlanText) -> Table:
    columns = (
        Column("Số TT", 5, Align.CENTRE),
        Column("Nhiệm vụ", 30),
        Column("Sản phẩm", 18),
        Column("Đơn vị, người thực hiện", 15),
        Column("Cơ quan phối hợp", 13),
        Column("Thời hạn", 11, Align.CENTRE),
        Column("Nguồn", 11, Align.CENTRE),
    )
    table = Table(columns, ())
    rows: list[Row] = []
    number = 0
    for title, lines in plan.groups:
        if title:
            rows.append(table.group_row(title))
        for line in lines:
            number += 1
            rows.append(
                (str(number), line.text, line.product, line.inside, line.coordinating, line.deadline, line.source)
            )
    return Table(columns, tuple(rows))


def _sentence(text: str) -> str:
    words = " ".join(text.split()).rstrip(" .;")
    return f"{words[:1].upper()}{words[1:]}."
