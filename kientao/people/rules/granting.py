"""What a role asks of the organisation it is held in, and of the paper it rests on."""

from dataclasses import dataclass
from datetime import date

from kientao.people.kinds import Kind
from kientao.people.roles import Role

COMMITTEES = frozenset({Kind.PROVINCE_COMMITTEE, Kind.DISTRICT_COMMITTEE, Kind.COMMUNE_COMMITTEE})


@dataclass(frozen=True, slots=True)
class Asked:
    """A role that is to be given. `head` names who heads the organisation in that time, empty when nobody does."""

    role: Role
    kind: Kind
    first: date
    last: date | None
    legal_act: str
    is_programme_office: bool = False
    owns_a_domain: bool = False
    head: str = ""
    holds_it: bool = False


def faults_of_grant(asked: Asked) -> dict[str, str]:
    """One Vietnamese sentence for each field that keeps it from being given; empty when it may be."""
    return {**_fault_of_role(asked), **_fault_of_time(asked), **_fault_of_paper(asked)}


def _fault_of_role(asked: Asked) -> dict[str, str]:
    role = asked.role
    if asked.holds_it:
        return {"role": f"Người này đang giữ vai trò «{role.words}» ở cơ quan trong thời gian đó."}
    if role is Role.PROGRAMME_OFFICE and not asked.is_programme_office:
        return {"role": "Chỉ cấp vai trò này trong cơ quan được giao là cơ quan thường trực cải cách hành chính."}
    if role is Role.DOMAIN_OWNER and not asked.owns_a_domain:
        return {"role": "Cơ quan chưa được giao chủ trì lĩnh vực nào; ghi phân công lĩnh vực trước."}
    if role is Role.LEADER and asked.kind not in COMMITTEES:
        return {"role": "Vai trò «Lãnh đạo UBND» chỉ có trong ủy ban nhân dân."}
    if role is Role.HEAD and asked.head:
        return {"role": f"Cơ quan đang có thủ trưởng là {asked.head}; ghi ngày kết thúc của người đó trước."}
    return {}


def _fault_of_time(asked: Asked) -> dict[str, str]:
    if asked.last is not None and asked.last < asked.first:
        return {"valid_to": "Ngày kết thúc trước ngày bắt đầu."}
    return {}


def _fault_of_paper(asked: Asked) -> dict[str, str]:
    if asked.role is Role.DEPUTY and not asked.legal_act.strip():
        return {"legal_act": "Ghi số, ngày của văn bản ủy quyền cho cấp phó."}
    return {}
