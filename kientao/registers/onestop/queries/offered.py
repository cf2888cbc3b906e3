"""What a counter may take in: the version of a procedure in force, and the process an agency carries it out by."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from kientao.base.refusal import Invalid
from kientao.people.models import Organisation
from kientao.registers.onestop.models import ProcedureVersion, ProcessVersion, VersionState
from kientao.registers.onestop.rules.as_json import from_json
from kientao.registers.onestop.rules.procedure import Content
from kientao.registers.onestop.rules.process import Process


@dataclass(frozen=True, slots=True)
class Offered:
    """A version in force, read, with the process of the deciding agency; None where none was published."""

    version: ProcedureVersion
    content: Content
    process_version: ProcessVersion | None
    process: Process | None


def offered(procedure_id: int, competent: Organisation, day: date, variant: str = "") -> Offered:
    """What holds for a dossier received that day. Two queries. Raises Invalid where nothing is in force."""
    version = version_in_force(procedure_id, day)
    if version is None:
        raise Invalid(
            {
                "procedure": f"Thủ tục này không có bản nào còn hiệu lực ngày {day:%d/%m/%Y}: "
                "chọn thủ tục khác, hoặc hỏi cơ quan chủ trì lĩnh vực thủ tục hành chính."
            }
        )
    process = process_in_force(procedure_id, competent.pk, day, variant)
    return Offered(version, content_of(version), process, process_of(process) if process else None)


def version_in_force(procedure_id: int, day: date) -> ProcedureVersion | None:
    """Of several published ones the newest."""
    held = ProcedureVersion.objects.on(day).filter(procedure_id=procedure_id).select_related("procedure")
    return held.order_by("-valid_from", "-number").first()


def process_in_force(procedure_id: int, organisation_id: int, day: date, variant: str = "") -> ProcessVersion | None:
    """The agency's own variant before the one for all; of several the newest."""
    found = ProcessVersion.objects.filter(
        Q(organisation=organisation_id) | Q(organisation__isnull=True),
        Q(valid_to__isnull=True) | Q(valid_to__gte=day),
        procedure_id=procedure_id,
        state=VersionState.PUBLISHED,
        valid_from__lte=day,
    )
    if variant:
        found = found.filter(variant=variant)
    rows = sorted(found, key=lambda one: (one.organisation_id is None, one.variant != "", -one.number))
    return rows[0] if rows else None


def content_of(version: ProcedureVersion) -> Content:
    """What it says."""
    return from_json(Content, version.content)


def process_of(version: ProcessVersion) -> Process:
    """Its steps."""
    return from_json(Process, version.content)
