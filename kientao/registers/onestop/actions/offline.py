"""While the network is down: pre-numbered paper receipts, entered afterwards with their time, confirmed by another."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.clock import now
from kientao.base.refusal import Invalid, require
from kientao.registers.onestop.actions.moving import locked, move
from kientao.registers.onestop.actions.once import once
from kientao.registers.onestop.actions.receiving import take_in
from kientao.registers.onestop.models import Dossier, PaperBook
from kientao.registers.onestop.policies.dossiers import may_confirm_late, may_enter_late, may_receive
from kientao.registers.onestop.rules.given import Filing, tidy
from kientao.registers.onestop.rules.states import Act

_MOST = 500


def make_paper_book(*, actor: Actor, prefix: str, count: int) -> PaperBook:
    """Numbers for receipts that are filled in by hand, to be printed and kept at the counter.

    Raises NotAllowed, Invalid.
    """
    try:
        return _book_made(actor, prefix, count)
    except IntegrityError:  # the first one under these letters, by somebody else at this moment: ours follows it
        return _book_made(actor, prefix, count)


@transaction.atomic
def _book_made(actor: Actor, prefix: str, count: int) -> PaperBook:
    require(may_receive(actor))
    assert actor.organisation is not None  # a counter officer acts for one
    stem = tidy(prefix).upper()
    errors = {}
    if not stem or len(stem) > 20:
        errors["prefix"] = "Ghi ký hiệu của tập phiếu, ví dụ BD-2026-."
    if not 1 <= count <= _MOST:
        errors["count"] = f"Mỗi tập từ 1 đến {_MOST} phiếu."
    if PaperBook.objects.filter(prefix=stem).exclude(organisation=actor.organisation).exists():
        errors["prefix"] = "Ký hiệu này của một Bộ phận một cửa khác: chọn ký hiệu khác."
    if errors:
        raise Invalid(errors)
    books = PaperBook.objects.filter(prefix=stem)
    list(books.select_for_update(no_key=True).values_list("pk"))  # an aggregate would lock nothing
    last = books.aggregate(last=Max("last"))["last"] or 0
    book = PaperBook(
        organisation_id=actor.organisation, prefix=stem, first=last + 1, last=last + count, printed=now(),
        printed_by=actor.name,
    )  # fmt: skip
    book.save()
    record(actor=actor, action="make_paper_book", subject=f"PaperBook {book.pk}", data={"numbers": str(book)})
    return book


def enter_late(
    *,
    actor: Actor,
    procedure_id: int,
    competent_id: int,
    filing: Filing,
    paper_number: str,
    received: datetime,
    request_id: UUID | None = None,
) -> Dossier:
    """Records what was received on paper, at the time written there. It counts from that time, and stays flagged
    until a second person has confirmed it. `request_id` as in `receive`. Raises NotAllowed, Invalid."""
    require(may_enter_late(actor))

    def made() -> Dossier:
        number = _free_number(actor, paper_number, received)
        return take_in(
            actor=actor, procedure_id=procedure_id, competent_id=competent_id, filing=filing, helped_at_id=None,
            at=received, paper_number=number, entered_late=True, request_id=request_id,
        )  # fmt: skip

    return once(actor, request_id, filing, made)


def _free_number(actor: Actor, paper_number: str, received: datetime) -> str:
    """As it is printed. Raises Invalid where the receipt isn't one of ours, was entered, isn't written yet, or was
    written before there was paper to write on."""
    number = tidy(paper_number).upper()
    errors = {}
    book = _book_of(actor, number)
    if book is None:
        errors["paper_number"] = "Số phiếu không thuộc tập phiếu nào đã in của Bộ phận một cửa này."
    elif Dossier.objects.filter(received_at=actor.organisation, paper_number=number).exists():
        errors["paper_number"] = "Phiếu này đã được nhập."
    if received > now():
        errors["received"] = "Giờ nhận trên phiếu không thể sau bây giờ."
    elif book is not None and received < book.printed.replace(second=0, microsecond=0):
        printed = timezone.localtime(book.printed)
        errors["received"] = f"Tập phiếu này in lúc {printed:%H:%M %d/%m/%Y}: giờ nhận không thể trước đó."
    if errors:
        raise Invalid(errors)
    return number


@transaction.atomic
def confirm_late(*, actor: Actor, dossier_id: int, version: int) -> Dossier:
    """A second person compared the paper with what was entered. Raises NotAllowed, Invalid, ChangedMeanwhile."""
    dossier = locked(dossier_id, version)
    require(may_confirm_late(actor, dossier))
    if not dossier.entered_late or dossier.confirmed_by:
        raise Invalid({"": "Hồ sơ này không chờ xác nhận."})
    move(dossier, Act.CONFIRM, actor=actor, data={"paper": dossier.paper_number}, confirmed_by=actor.name)
    return dossier


def _book_of(actor: Actor, number: str) -> PaperBook | None:
    """The book it was printed in."""
    for book in PaperBook.objects.filter(organisation=actor.organisation):
        if number.startswith(book.prefix):
            figures = number.removeprefix(book.prefix)
            if figures.isdecimal() and book.first <= int(figures) <= book.last:
                return book
    return None
