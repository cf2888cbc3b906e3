"""A system that sends facts is entered, changed, let rest."""

import re
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.clock import now
from kientao.base.refusal import Invalid, require
from kientao.base.versions import claim_version
from kientao.people.models import ApiClient, Organisation
from kientao.registers.intake.models import Source
from kientao.registers.intake.policies import may_keep_sources

_CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Terms:
    """What is said of a source. `client`: the key it sends by at the machine door."""

    code: str
    name: str
    organisation: Organisation
    client: ApiClient | None = None
    of_others: bool = False
    active: bool = True


@transaction.atomic
def keep_source(*, actor: Actor, terms: Terms, source_id: int | None = None, version: int = 0) -> Source:
    """Enters a source, or changes the one given. Raises NotAllowed, Invalid, ChangedMeanwhile."""
    require(may_keep_sources(actor))
    if source_id is None:
        source = Source(code=terms.code)
    else:
        next_version = claim_version(Source.objects.all(), source_id, version)
        source = Source.objects.get(pk=source_id)
        source.version = next_version
    if errors := _errors(terms, source):
        raise Invalid(errors)
    source.code, source.name = terms.code, " ".join(terms.name.split())
    source.organisation, source.client = terms.organisation, terms.client
    source.of_others, source.active = terms.of_others, terms.active
    source.changed, source.changed_by = now(), actor.name
    try:
        with transaction.atomic():
            source.save()
    except IntegrityError:
        raise Invalid({"": "Mã, tên hoặc khóa này đã dùng cho nguồn khác: chọn mã, tên, khóa riêng."}) from None
    record(
        actor=actor, action="keep_intake_source", subject=f"Source {source.pk}",
        data={
            "code": source.code, "name": source.name, "organisation": terms.organisation.name,
            "client": terms.client.name if terms.client else None, "of_others": int(terms.of_others),
            "active": int(terms.active),
        },
    )  # fmt: skip
    return source


def _errors(terms: Terms, source: Source) -> dict[str, str]:
    errors: dict[str, str] = {}
    if not _CODE.fullmatch(terms.code) or len(terms.code) > 40:
        errors["code"] = "Mã viết bằng chữ thường không dấu, số và gạch nối, tối đa 40 ký tự: ví dụ van-ban."
    elif source.pk is not None and source.code != terms.code and source.batches.exists():
        errors["code"] = "Nguồn này đã gửi dữ kiện nên giữ mã cũ."
    name = " ".join(terms.name.split())
    if not name or len(name) > 120:
        errors["name"] = "Ghi tên hệ thống, tối đa 120 ký tự."
    if terms.client is not None and terms.client.organisation_id != terms.organisation.pk:
        errors["client"] = "Khóa này của cơ quan khác: chọn khóa của cơ quan gửi."
    return errors
