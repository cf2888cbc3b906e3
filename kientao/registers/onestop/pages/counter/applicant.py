"""Who asks, as pages show them: masked, and whole for whoever asked to see it and was written down."""

from kientao.people.rules.masking import masked_email, masked_number, masked_phone
from kientao.registers.onestop.models import Applicant, Dossier
from kientao.ui.parts.facts import Facts


def masked_facts(dossier: Dossier, applicant: Applicant | None) -> Facts:
    """Enough to recognise somebody who stands there; no more."""
    if applicant is None:
        return Facts((("Người nộp", dossier.applicant_name), ("Danh tính", "Không được lưu, hoặc đã hết hạn lưu")))
    rows = [
        ("Người nộp", dossier.applicant_name),
        (applicant.get_id_kind_display(), masked_number(applicant.id_number) or None),
        ("Điện thoại", masked_phone(applicant.phone) or None),
        ("Thư điện tử", masked_email(applicant.email) or None),
        ("Địa chỉ", "•••" if applicant.address else None),
        ("Người nộp thay", applicant.agent_name or None),
    ]
    return Facts(tuple((label, value) for label, value in rows if value is not None))


def whole_facts(dossier: Dossier, applicant: Applicant) -> Facts:
    """Everything that was written down."""
    rows = [
        ("Người nộp", dossier.applicant_name),
        (applicant.get_id_kind_display(), applicant.id_number),
        ("Ngày sinh", applicant.birth_date),
        ("Điện thoại", applicant.phone),
        ("Thư điện tử", applicant.email),
        ("Địa chỉ", applicant.address),
        ("Người nộp thay", applicant.agent_name),
        ("Số giấy tờ người nộp thay", applicant.agent_id_number),
        ("Điện thoại người nộp thay", applicant.agent_phone),
    ]
    return Facts(tuple((label, value) for label, value in rows if value))


def how_to_tell(applicant: Applicant | None) -> str:
    """ "SMS, thư điện tử"; empty where the citizen wants no news."""
    words = {"sms": "SMS", "zalo": "Zalo", "email": "thư điện tử"}
    return ", ".join(words[one] for one in (applicant.wants.split(",") if applicant else ()) if one in words)
