"""An office that takes in documents from the province's exchange, set up through the actions."""

import copy
import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from kientao.base.actor import Actor
from kientao.base.sheets.csv_text import write_csv
from kientao.base.sheets.writing import ColumnSpec, Value, write_sheet
from kientao.facts.catalogue import FACTS
from kientao.ledger.models import ROWS
from kientao.ledger.numbers import meant
from kientao.registers.intake.actions.applying import apply_batch
from kientao.registers.intake.actions.mappings import keep_mapping
from kientao.registers.intake.actions.sources import Terms, keep_source
from kientao.registers.intake.actions.staging import stage_batch
from kientao.registers.intake.actions.taking_back import take_back_batch
from kientao.registers.intake.models import Batch, BatchState, SavedMapping, Source
from kientao.registers.intake.rules.mode import Mode
from kientao.registers.intake.rules.typed import Typed, usual
from tests.support.cast import Cast, cast
from tests.support.programme import on

DOCUMENTS = "document-exchanged"
HEADS = ("Số văn bản", "Cơ quan gửi", "Ngày gửi", "Cấp", "Dạng điện tử", "Có chữ ký số")
Line = Sequence[Value]


def line(number: str = "1/STP", **changes: Any) -> Line:
    """A document that Sở Tư pháp sent on 2 March, electronic and signed."""
    usual_ones: dict[str, Any] = {"agency": "Sở Tư pháp", "day": datetime.date(2026, 3, 2), "level": "Cấp tỉnh",
                                  "electronic": "x", "signed": "Có"}  # fmt: skip
    return (number, *(usual_ones | changes).values())


def workbook(*lines: Line, heads: Sequence[str] = HEADS) -> bytes:
    """As the exchange exports it."""
    return write_sheet("Văn bản", [ColumnSpec(head) for head in heads], lines)


def as_csv(*lines: Sequence[object], heads: Sequence[str] = HEADS) -> bytes:
    """The same as text."""
    return write_csv(heads, lines)


@dataclass
class Office:
    """The cast, with a source: the exchange of documents, which Sở Tư pháp answers for."""

    people: Cast
    source: Source
    mapping: SavedMapping

    def sent(self, content: bytes, who: Actor | None = None, name: str = "van-ban.xlsx", **more: Any) -> Batch:
        """Tried, nothing written."""
        return stage_batch(
            actor=who or self.people.lan, source_id=self.source.pk, fact=DOCUMENTS, name=name, content=content, **more
        )

    def written(self, *lines: Line, **more: Any) -> Batch:
        """Sent, without an error, and written."""
        batch = self.sent(workbook(*lines), **more)
        assert batch.state == BatchState.STAGED, batch.errors
        return self.applied(batch)

    def applied(self, batch: Batch, who: Actor | None = None) -> Batch:
        """Written."""
        return apply_batch(actor=who or self.people.lan, batch_id=batch.pk, version=batch.version)

    def taken_back(self, batch: Batch, who: Actor | None = None) -> Batch:
        """Undone."""
        version = Batch.objects.values_list("version", flat=True).get(pk=batch.pk)
        actor = who or self.people.lan
        return take_back_batch(actor=actor, batch_id=batch.pk, version=version, reason="Gửi nhầm tệp")

    def mapped(self, mode: Mode = Mode.PERIOD, key: str = "Số văn bản", **columns: Typed) -> SavedMapping:
        """How the exchange says its documents; what is given stands in place of the usual."""
        version = SavedMapping.objects.filter(source=self.source, fact_code=DOCUMENTS).values_list("version", flat=True)
        return keep_mapping(
            actor=self.people.lan, source_id=self.source.pk, fact=DOCUMENTS, columns=typed(**columns), mode=mode,
            key=key, version=version.first() or 0,
        )  # fmt: skip


def typed(**columns: Typed) -> dict[str, Typed]:
    """By the fact's column."""
    found = {one.name: usual(one) for one in FACTS[DOCUMENTS].columns}
    return found | {"agency": Typed("Cơ quan gửi"), "day": Typed("Ngày gửi")} | columns


def told(code: str = DOCUMENTS) -> list[dict[str, Any]]:
    """The open rows of a fact in the ledger, in words."""
    columns = FACTS[code].columns
    rows = ROWS[code].objects.filter(source=3, recorded_to__isnull=True).order_by("record")
    return [
        {column.name: meant(column, value) for column, value in zip(columns, row, strict=True)}
        for row in rows.values_list(*(one.name for one in columns))
    ]


def opened(people: Cast) -> Office:
    """The source with its mapping, entered by Sơn and Lan."""
    terms = Terms("van-ban", "Trục liên thông văn bản", people.organisations["tu_phap"], of_others=True)
    made = Office(people, keep_source(actor=people.son, terms=terms), SavedMapping())
    made.mapping = made.mapped()
    return made


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Office]:
    """Once for a module's tests, in a transaction around them that is taken back after the last one."""
    with django_db_blocker.unblock():
        around = transaction.atomic()
        around.__enter__()
        try:
            with on("2026-03-03"):
                yield opened(cast())
        finally:
            transaction.set_rollback(True)
            around.__exit__(None, None, None)


@pytest.fixture
def office(built: Office, db: None) -> Iterator[Office]:
    """Tuesday 3 March 2026, nine o'clock."""
    with on("2026-03-03"):
        yield copy.deepcopy(built)
