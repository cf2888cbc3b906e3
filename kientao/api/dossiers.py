"""Doors for dossiers: batches in, what became of them, and how one dossier stands."""

from typing import Any, Literal

from django.http import Http404, HttpRequest
from ninja import Router, Status

from kientao.api.answers import Refused
from kientao.api.bodies import json_body, list_body
from kientao.api.keys import Key, actor_of, system_of
from kientao.api.schemas import Batch, DossierState, Error, FieldError
from kientao.base.clock import now
from kientao.base.sheets.guard import SheetRefused
from kientao.people.scopes import Scope
from kientao.registers.onestop.imports.columns import Kind
from kientao.registers.onestop.imports.files import tables_of
from kientao.registers.onestop.imports.jobs import Then, ask_import
from kientao.registers.onestop.models import Import
from kientao.registers.onestop.queries.public_state import state_of

SHOWN = 200
router = Router(tags=["Hồ sơ một cửa"])
_REFUSALS: dict[int, Any] = dict.fromkeys((400, 401, 403, 411, 413, 415, 422, 429), Error)


@router.post(
    "/dossiers/batches",
    auth=Key(Scope.SEND_DOSSIERS),
    response={202: Batch, **_REFUSALS},
    summary="Gửi một loạt hồ sơ",
    url_name="api-send-dossiers",
    openapi_extra=list_body({"$ref": "#/components/schemas/Dossier"}),
)
def send(request: HttpRequest, apply: Literal["no", "good", "whole"] = "good") -> Any:
    """Trả lời ngay; hồ sơ được đọc và nhập ở việc nền. Gửi lại cùng nội dung không làm thay đổi gì.

    `apply`: `good` nhập các dòng đúng, bỏ qua dòng lỗi; `whole` chỉ nhập khi không có lỗi; `no` chỉ kiểm tra.
    """
    content, given = json_body(request)
    try:
        tables_of(given)
    except SheetRefused as refused:
        raise Refused(422, "", [("data", str(refused))]) from None
    name = f"gui-{now():%Y%m%d-%H%M%S}.json"
    batch = ask_import(
        actor=actor_of(request), system=system_of(request).name, name=name, content=content, then=Then(apply)
    )
    return Status(202, _batch(batch))


@router.get(
    "/dossiers/batches/{int:batch_id}",
    auth=Key(Scope.SEND_DOSSIERS),
    response={200: Batch, 404: Error, **_REFUSALS},
    summary="Một loạt hồ sơ đã gửi thế nào rồi",
    url_name="api-batch",
)
def batch(request: HttpRequest, batch_id: int) -> Any:
    """Trạng thái, số dòng, lỗi theo từng trường."""
    found = Import.objects.visible_to(actor_of(request)).defer("content").filter(pk=batch_id).first()
    if found is None:
        raise Http404
    return _batch(found)


@router.get(
    "/dossiers/{str:code}",
    auth=Key(Scope.READ_DOSSIERS),
    response={200: DossierState, 404: Error, **_REFUSALS},
    summary="Trạng thái một hồ sơ",
    url_name="api-dossier",
)
def dossier(request: HttpRequest, code: str) -> Any:
    """Không kèm thông tin cá nhân. Hồ sơ ngoài phạm vi của khóa: như không có."""
    found = state_of(actor_of(request), code)
    if found is None:
        raise Http404
    return DossierState(
        code=found.code,
        status=found.status.value,
        status_words=found.status.words,
        degree=found.degree,
        procedure=found.procedure,
        at=found.at,
        received=found.received,
        promised=found.promised,
        done=found.done,
        returned=found.returned,
        paused=found.paused,
        changed=found.changed,
    )


def _batch(one: Import) -> Batch:
    counts = {name: count for name, count in one.result.items() if isinstance(count, int)}
    return Batch(
        id=one.pk,
        state=one.state,
        sha256=one.sha256,
        rows=one.rows,
        done_rows=one.done_rows,
        error_count=one.error_count,
        finding_count=one.finding_count,
        result=counts,
        errors=_told(one, "errors"),
        findings=_told(one, "findings"),
        failure=one.failure,
    )


def _told(one: Import, name: str) -> list[FieldError]:
    found: list[FieldError] = []
    for kind, rows in one.parts.order_by("number").values_list("kind", name):
        inside = {Kind.DOSSIERS: "", Kind.STEPS: ".TienDo", Kind.RESULTS: ".DanhSachGiayToKetQua"}[Kind(kind)]
        names = one.columns.get(kind, {})
        for row, key, words in rows:
            field = names.get(key, "")
            path = f"data[{row - 1}]{inside}{f'.{field}' if field else ''}"
            found.append(FieldError(path=path, message=words))
            if len(found) == SHOWN:
                return found
    return found
