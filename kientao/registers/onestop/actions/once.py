"""A form that comes twice, by a double click or a line that broke, makes one dossier."""

from collections.abc import Callable
from uuid import UUID

from django.db import IntegrityError, transaction

from kientao.base.actor import Actor
from kientao.base.refusal import Invalid
from kientao.registers.onestop.models import Dossier
from kientao.registers.onestop.rules.given import Filing, tidy


def once(actor: Actor, request_id: UUID | None, filing: Filing, make: Callable[[], Dossier]) -> Dossier:
    """What `make` writes in a transaction of its own, or what the same form wrote before.

    `make` keeps `request_id` in the dossier. Raises what it raises, and Invalid for a form that somebody else sent, or
    that was filled in for another citizen after it had been sent.
    """
    found = _made(actor, request_id, filing)
    if found is not None:
        return found
    try:
        with transaction.atomic():
            return make()
    except IntegrityError:
        found = _made(actor, request_id, filing)  # the other one of two that came at once
        if found is None:
            raise
        return found


def _made(actor: Actor, request_id: UUID | None, filing: Filing) -> Dossier | None:
    if request_id is None:
        return None
    found = Dossier.objects.filter(request_id=request_id).first()
    if found is not None and found.created_by != actor.name:
        raise Invalid({"": "Mẫu này đã được một người khác gửi: mở lại trang tiếp nhận."})
    if found is not None and found.applicant_name != tidy(filing.applicant.name):
        raise Invalid({"": f"Mẫu này đã gửi rồi, là hồ sơ {found.code}. Mở phiếu mới để tiếp nhận người khác."})
    return found
