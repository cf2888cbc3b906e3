"""A dossier in the words of the national portal: its state as it is now, and its lists."""

from typing import Any

from django.conf import settings

from kientao.registers.onestop.models import Applicant, Dossier
from kientao.registers.onestop.queries.offered import content_of
from kientao.registers.onestop.rules.national import (
    FeeSent,
    PaperSent,
    RequestSent,
    ResultSent,
    Standing,
    lists_body,
    state_body,
)

WHOLE = ("papers__reused", "charges", "requests_made", "results", "portal_filings")  # to be read with many dossiers


def state_of(dossier: Dossier) -> dict[str, Any]:
    """A row of DongBoHoSoMC without its lists. Two queries, none of a dossier read with `WHOLE`."""
    applicant = getattr(dossier, "applicant", None) or Applicant(dossier=dossier)
    content = content_of(dossier.version_of_procedure)
    return state_body(
        Standing(
            code=dossier.code,
            procedure_code=dossier.procedure.code,
            procedure=content.name,
            field_code=content.field_code,
            field=content.field,
            channel=dossier.channel,
            from_portal=bool(dossier.portal_filings.all()),
            applicant=dossier.applicant_name,
            kind=applicant.kind,
            id_kind=applicant.id_kind,
            id_number=applicant.id_number,
            email=applicant.email,
            phone=applicant.phone,
            verified=applicant.verified,
            subject=dossier.subject,
            status=dossier.status,
            unit=dossier.competent.name,
            filed=dossier.filed,
            received=dossier.received_on,
            due=dossier.due,
            ended=dossier.ended,
            returned=dossier.returned,
            way_back=dossier.way_back,
            paid_online=bool(settings.ONESTOP_PAYMENT),
        )
    )


def lists_of(dossier: Dossier) -> dict[str, Any]:
    """Its lists. Four queries, none of a dossier read with `WHOLE`."""
    codes = {one.key: one.code or one.key for one in content_of(dossier.version_of_procedure).components}
    return lists_body(
        papers=[
            PaperSent(
                str(one.pk), one.file_name or one.name, codes.get(one.key, one.key), digitised=one.digitised,
                result=one.reused.number if one.reused else "",
            )
            for one in dossier.papers.all()
            if one.present
        ],
        fees=[
            FeeSent(one.name, one.amount, one.code, one.is_charge, one.timing)
            for one in dossier.charges.all()
            if not one.waived
        ],
        requests=[
            RequestSent(
                str(one.pk), one.asked_by, "\n".join([one.reason, *one.items]), one.asked, one.met,
                1 if one.met else 2 if one.dropped else 0, one.due_before, one.due_after,
            )
            for one in dossier.requests_made.all()
        ],
        results=[
            ResultSent(str(one.pk), one.name, one.kind_code)
            for one in dossier.results.all()
            if one.state == "issued"
        ],
    )  # fmt: skip


def whole_row(dossier: Dossier, state: dict[str, Any] | None = None) -> dict[str, Any]:
    """A row of DongBoHoSoMC: the state given or as it is now, with its lists as they are now."""
    row = {**(state or state_of(dossier)), **lists_of(dossier)}
    digital = any("1" in (one["DuocSoHoa"], one["DuocTaiSuDung"], one["DuocLayTuKhoDMQG"]) for one in row["TaiLieuNop"])
    row["HoSoCoThanhPhanSoHoa"] = "1" if digital else "0"
    return row
