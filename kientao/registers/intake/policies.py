"""May this actor set up a source, say how it is read, send for it, take back what it sent?"""

from kientao.base.actor import SYSTEM, Actor
from kientao.kernel.decision import ALLOWED, Decision, refused
from kientao.people.roles import Role
from kientao.registers.intake.models import Batch, BatchState, Source

_KEEPERS = (Role.PROGRAMME_OFFICE, Role.ADMINISTRATOR)


def sender_of(client_id: int) -> str:
    """What another system holds in place of a person's role: it may send for the source that names its key."""
    return f"sends-facts:{client_id}"


def may_keep_sources(actor: Actor) -> Decision:
    """Enter a source, say who answers for it and by which key it sends, let it rest."""
    if actor == SYSTEM or actor.holds(*_KEEPERS):
        return ALLOWED
    return refused("Cơ quan thường trực hoặc quản trị hệ thống đặt hệ thống nguồn.")


def may_keep_mapping(actor: Actor, source: Source) -> Decision:
    """Say how a file of the source is read."""
    if may_keep_sources(actor) or _is_focal_point(actor, source):
        return ALLOWED
    return refused(f"{_whoever(source)} đặt cách đọc của nguồn này.")


def may_send(actor: Actor, source: Source) -> Decision:
    """Send a file of the source, and write what was looked at."""
    if not source.active:
        return refused(f"Nguồn «{source.name}» đang ngừng nhận: cơ quan thường trực mở lại rồi gửi.")
    by_key = source.client_id is not None and actor.holds(sender_of(source.client_id))
    if by_key or may_keep_sources(actor) or _is_focal_point(actor, source):
        return ALLOWED
    return refused(f"{_whoever(source)} gửi dữ kiện của nguồn này.")


def may_apply(actor: Actor, batch: Batch) -> Decision:
    """Write a batch that has no errors."""
    if batch.state != BatchState.STAGED:
        return refused(f"Lô này ở trạng thái «{BatchState(batch.state).label}»: gửi lại tệp nếu cần.")
    return may_send(actor, batch.source)


def may_take_back(actor: Actor, batch: Batch) -> Decision:
    """Undo a batch that was written. A resting source too: what it said last may be what was wrong with it."""
    if batch.state != BatchState.APPLIED:
        return refused("Chỉ thu hồi được lô đã ghi.")
    if may_keep_sources(actor) or _is_focal_point(actor, batch.source):
        return ALLOWED
    return refused(f"{_whoever(batch.source)} thu hồi lô này.")


def _is_focal_point(actor: Actor, source: Source) -> bool:
    return actor.organisation == source.organisation_id and actor.holds(Role.FOCAL_POINT)


def _whoever(source: Source) -> str:
    return f"Cơ quan thường trực, quản trị hệ thống hoặc đầu mối của {source.organisation.name}"
