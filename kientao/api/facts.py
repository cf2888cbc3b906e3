"""The door for facts of other systems: rows of one kind, all of them written or none."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from ninja import Field, Router, Schema

from kientao.api.answers import Refused
from kientao.api.bodies import json_body, list_body
from kientao.api.fact_keys import FactKey
from kientao.api.keys import actor_of
from kientao.api.schemas import Error
from kientao.registers.intake.actions.applying import apply_batch
from kientao.registers.intake.actions.staging import stage_rows
from kientao.registers.intake.models import Batch, BatchState, Source
from kientao.registers.intake.rules.mode import Mode

SHOWN = 200
router = Router(tags=["Dữ kiện"])
_REFUSALS: dict[int, Any] = dict.fromkeys((400, 401, 403, 404, 411, 413, 415, 422, 429), Error)


class FactBatch(Schema):
    """Rows of a source, and what they changed."""

    id: int
    state: str = Field(description="staged: đã kiểm tra, chưa ghi; applied: đã ghi")
    sha256: str
    rows: int
    new: int = Field(description="dòng mới")
    changed: int = Field(description="dòng thay đổi")
    ended: int = Field(description="dòng kết thúc")
    unchanged: int = Field(description="dòng giữ nguyên")


@router.post(
    "/facts/{str:source}/{str:fact}/batches",
    auth=FactKey(),
    response={200: FactBatch, **_REFUSALS},
    summary="Gửi dữ kiện của một hệ thống nguồn",
    url_name="api-send-facts",
    openapi_extra=list_body({"type": "object"}),
)
def send(
    request: HttpRequest,
    source: str,
    fact: str,
    mode: Mode | None = None,
    first: date | None = None,
    last: date | None = None,
    apply: bool = True,
) -> Any:
    """Đọc, kiểm tra và ghi ngay; có một lỗi thì không ghi gì. Gửi lại cùng nội dung không làm thay đổi gì.

    Mỗi dòng là một đối tượng: tên trường như tên cột trong cách đọc của nguồn, hoặc tên cột của loại dữ kiện. `mode`:
    `adds` thêm vào, `period` thay cả kỳ từ `first` đến `last`, `whole` thay cả danh sách; bỏ trống: như cách đọc đã
    đặt. `apply=false` chỉ kiểm tra.
    """
    actor = actor_of(request)
    known = Source.objects.visible_to(actor).filter(code=source).first()
    if known is None:
        raise Http404
    _, given = json_body(request)
    rows = given.get("data") if isinstance(given, dict) else given
    batch = stage_rows(actor=actor, source_id=known.pk, fact=fact, rows=rows, mode=mode, first=first, last=last)
    if batch.state == BatchState.REFUSED:
        raise Refused(422, f"Chưa ghi gì: {batch.error_count} lỗi.", _errors(batch))
    if apply:
        batch = apply_batch(actor=actor, batch_id=batch.pk, version=batch.version)
    return FactBatch(id=batch.pk, state=batch.state, sha256=batch.sha256, rows=batch.rows, **batch.counts)


def _errors(batch: Batch) -> list[tuple[str, str]]:
    """By the path of the field: the names are the first row of the sheet it was laid out as."""
    return [
        (f"data[{row - 2}]{f'.{heading}' if heading else ''}" if row > 1 else "data", words)
        for row, _, heading, words in batch.errors[:SHOWN]
    ]
