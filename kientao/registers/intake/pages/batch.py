"""One batch: what is wrong with it by row and column, or what it would change, and the one button that writes it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kientao.base.actor import Actor
from kientao.base.refusal import ChangedMeanwhile, Invalid
from kientao.people.access import actor_of
from kientao.registers.intake.actions.applying import apply_batch
from kientao.registers.intake.models import Batch, BatchState
from kientao.registers.intake.pages.shared import batch_of, counted, crumbs, meant, state_chip
from kientao.registers.intake.policies import may_apply, may_send, may_take_back
from kientao.ui.forms.numbers import sent_number
from kientao.ui.numbers import whole
from kientao.ui.parts.facts import Facts, Notice
from kientao.ui.parts.page_head import Action, PageHead

_SHOWN = 200


@require_safe
def page(request: HttpRequest, batch_id: int) -> HttpResponse:
    """What came of it, or what would."""
    return _shown(request, batch_of(request, batch_id))


@require_POST
def apply(request: HttpRequest, batch_id: int) -> HttpResponse:
    """Writes it; 409 when somebody was faster, 422 when it can't be written any more."""
    batch = batch_of(request, batch_id)
    try:
        done = apply_batch(actor=actor_of(request), batch_id=batch.pk, version=_version(request))
    except ChangedMeanwhile as refusal:
        return _shown(request, batch_of(request, batch_id), str(refusal), 409)
    except Invalid as refusal:
        return _shown(request, batch, str(refusal), 422)
    messages.success(request, f"Đã ghi vào sổ dữ kiện: {counted(done) or 'không có gì thay đổi'}.")
    return redirect("intake-batch", batch_id=batch.pk)


def _version(request: HttpRequest) -> int:
    return sent_number(request.POST.get("version", ""))


def _shown(request: HttpRequest, batch: Batch, refusal: str = "", status: int = 200) -> HttpResponse:
    values = {
        "page_head": PageHead(
            f"Lô {batch.pk}: {batch.fact.words}", batch.name, crumbs(batch.source), (state_chip(batch),),
            _actions(actor_of(request), batch),
        ),
        "notice": Notice(refusal, "Chưa ghi gì", "warning") if refusal else _notice(batch),
        "facts": _facts(batch),
        "errors": batch.errors[:_SHOWN],
        "error_count": whole(batch.error_count),
        "more_errors": whole(batch.error_count - _SHOWN) if batch.error_count > _SHOWN else "",
        "unused": ", ".join(f"«{one}»" for one in batch.unused),
    }  # fmt: skip
    return render(request, "registers/intake/pages/batch.html", values, status=status)


def _actions(actor: Actor, batch: Batch) -> tuple[Action, ...]:
    if batch.state == BatchState.STAGED:
        fields, may = (("version", str(batch.version)),), may_apply(actor, batch)
        address = reverse("intake-apply", args=[batch.pk])
        return (Action("Ghi vào sổ dữ kiện", address, may, "check", plain=False, post=True, fields=fields),)
    if batch.state == BatchState.APPLIED and may_take_back(actor, batch):
        return (Action("Thu hồi lô", reverse("intake-take-back", args=[batch.pk]), icon="back"),)
    if batch.state in (BatchState.REFUSED, BatchState.DROPPED) and may_send(actor, batch.source):
        return (Action("Gửi lại tệp", reverse("intake-send", args=[batch.source_id]), icon="upload", plain=False),)
    return ()


def _notice(batch: Batch) -> Notice | None:
    said = counted(batch) or "không có gì thay đổi"
    if batch.state == BatchState.STAGED:
        return Notice(f"Nếu ghi: {said}.", "Đã kiểm tra, không có lỗi, chưa ghi gì")
    if batch.state == BatchState.APPLIED:
        return Notice(f"{said[0].upper()}{said[1:]}.", "Đã ghi vào sổ dữ kiện", "success")
    if batch.state == BatchState.TAKEN_BACK:
        return Notice(f"Lý do: {batch.reason}", "Lô này đã thu hồi, sổ dữ kiện như trước khi ghi", "warning")
    if batch.state == BatchState.DROPPED:
        return Notice("Gửi lại tệp nếu vẫn cần ghi.", "Tệp chờ quá lâu nên không còn được giữ", "warning")
    return None


def _facts(batch: Batch) -> Facts:
    return Facts(
        (
            ("Số dòng", batch.rows),
            ("Nghĩa của tệp", meant(batch)),
            ("Gửi", f"{batch.made_by}, {timezone.localtime(batch.made):%H:%M %d/%m/%Y}"),
            ("Ghi", _by(batch.applied_by, batch.applied)),
            ("Thu hồi", _by(batch.taken_back_by, batch.taken_back)),
            ("Mã băm", f"{batch.sha256[:16]}…"),
        )
    )


def _by(who: str, at: object) -> str | None:
    return None if at is None else f"{who}, {timezone.localtime(at):%H:%M %d/%m/%Y}"  # type: ignore[arg-type] # a moment
