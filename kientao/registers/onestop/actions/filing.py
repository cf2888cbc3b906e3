"""Takes in what citizens filed on the national portal: a dossier that waits for an answer, or what refuses it by field.

The same filing is taken once. One that another system handles is followed, not worked on.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.clock import now
from kientao.base.refusal import ChangedMeanwhile, Invalid, require
from kientao.people.models import Organisation
from kientao.registers.onestop.actions.charging import charge
from kientao.registers.onestop.actions.following import follow
from kientao.registers.onestop.actions.making import Places, make_dossier
from kientao.registers.onestop.actions.numbering import online_counter
from kientao.registers.onestop.actions.papers import write_papers
from kientao.registers.onestop.actions.supplementing import supplement
from kientao.registers.onestop.models import Dossier, Paper, PortalFiling, Procedure, Result
from kientao.registers.onestop.policies.outside import may_file
from kientao.registers.onestop.queries.calendars import Calendars
from kientao.registers.onestop.queries.offered import Offered as InForce
from kientao.registers.onestop.queries.offered import content_of, offered
from kientao.registers.onestop.queries.places import agency_named
from kientao.registers.onestop.queries.reuse import held_for
from kientao.registers.onestop.queries.rules_in_force import rules_on
from kientao.registers.onestop.rules.clocks import answer_until
from kientao.registers.onestop.rules.given import Filing, PaperGiven, wrong_with
from kientao.registers.onestop.rules.national import MINISTRY, PORTAL
from kientao.registers.onestop.rules.portal_filing import THEIRS, Offered, Unreadable, case_of, read_filing, storable
from kientao.registers.onestop.rules.procedure import Content
from kientao.registers.onestop.rules.states import Status


def file_from_portal(*, actor: Actor, body: Any, system: str = "") -> PortalFiling:
    """The filing with its dossier, or with a sentence for each field that refuses it; kept in both cases.

    `system` names the ministry's that handles it. The same body again gives the same filing. Raises NotAllowed.
    """
    require(may_file(actor))
    filing = _kept(body, system)
    if filing.state != "new":
        return filing
    try:
        try:
            _taken(actor, filing)
        except IntegrityError:  # another filing made the dossier at this moment: now it is known
            _taken(actor, filing)
    except (Unreadable, Invalid) as refusal:
        _refused(actor, filing, refusal.errors)
    except ChangedMeanwhile:  # somebody at the counter was faster: it stays new, and comes again
        filing.dossier = None
    return filing


@transaction.atomic
def _taken(actor: Actor, filing: PortalFiling) -> None:
    locked = PortalFiling.objects.select_for_update(no_key=True).get(pk=filing.pk)
    if locked.state != "new":
        filing.refresh_from_db()
        return
    given = read_filing(filing.body, MINISTRY if filing.system else PORTAL, now())
    found, competent = _in_force(given)
    known = Dossier.objects.filter(code=given.code).first()
    remarks = list(given.remarks)
    if filing.system:
        filing.dossier = follow(actor=actor, given=given, found=found, competent=competent, system=filing.system)
    elif known is None:
        filing.dossier = _made(actor, given, found, competent)
    else:
        filing.dossier = known
        remarks.append(_again(actor, known, given, found.content))
    filing.state, filing.remarks = "taken", [one for one in remarks if one]
    filing.save()


def _made(actor: Actor, given: Offered, found: InForce, competent: Organisation) -> Dossier:
    """Filed, with its papers and fees; answered within the hours of the rules, of the agency's working time."""
    case = case_of(given.files, found.content)
    filing = Filing(
        applicant=given.applicant,
        channel=given.channel,
        case=case,
        subject=given.subject,
        papers=_papers(given, found.content, case),
        way_back=given.way_back,
    )
    errors = wrong_with(filing, found.content, timezone.localdate(now()))
    errors.pop("case", None)  # which case it is the counter says when it accepts
    if errors:
        raise Invalid({THEIRS.get(name, name): words for name, words in errors.items()})
    in_force = rules_on(timezone.localdate(given.filed))
    dossier = make_dossier(
        actor=actor,
        code=given.code,
        filing=filing,
        offered=found,
        places=Places(competent, received_at=online_counter(competent, timezone.localdate(now()))),
        filed=given.filed,
        rules=in_force.version,
        answer_by=answer_until(given.filed, Calendars().of(competent.pk), in_force.rules),
    )
    write_papers(dossier, filing, found.content, actor)
    charge(dossier, found.content, filing)
    return dossier


def _again(actor: Actor, dossier: Dossier, given: Offered, content: Content) -> str:
    """The portal has something new of a dossier we know: what was asked for has come, or nothing we need."""
    if dossier.status != Status.SUPPLEMENT:
        return f"Hồ sơ đã có ({Status(dossier.status).words}): không nhận lại."
    papers = _papers(given, content, dossier.case)
    supplement(actor=actor, dossier_id=dossier.pk, version=dossier.version, papers=papers, note="qua Cổng quốc gia")
    return "Đã ghi nhận bổ sung."


def _papers(given: Offered, content: Content, case: str) -> tuple[PaperGiven, ...]:
    """What came, component by component; a kept result that serves as one is reused."""
    held = held_for(given.applicant.id_number, content)
    came = {one.component: one for one in given.files}
    found = []
    for component in content.papers(case):
        file = came.get(component.key) or came.get(component.code or component.key)
        kept = _result(file.result, given) if file and file.result else held.get(component.key)
        if file is not None or kept is not None:
            found.append(PaperGiven(component.key, copies=int(file is not None), result=kept.pk if kept else None))
    return tuple(found)


def _result(number: str, given: Offered) -> Result | None:
    """The citizen's own, by its number."""
    holder = given.applicant.id_number
    return Result.objects.filter(number=number, holder_id_number=holder, state="issued").first() if holder else None


def _in_force(given: Offered) -> tuple[InForce, Organisation]:
    errors = {}
    day = timezone.localdate(given.filed)
    procedure = Procedure.objects.filter(code=given.procedure).first()
    if procedure is None:
        errors["MaTTHC"] = f"Thủ tục {given.procedure} không có trong danh mục của tỉnh."
    competent = agency_named(given.unit, day)
    if competent is None:
        errors["DonViXuLy"] = "Không tìm thấy cơ quan theo mã định danh hoặc tên này."
    if procedure is None or competent is None:
        raise Invalid(errors)
    try:
        return offered(procedure.pk, competent, day), competent
    except Invalid as refusal:
        raise Invalid({"MaTTHC": next(iter(refusal.errors.values()))}) from refusal


def _kept(body: Any, system: str) -> PortalFiling:
    body = storable(body)
    whole = json.dumps([system, body], ensure_ascii=False, sort_keys=True, default=str).encode()
    sha256 = hashlib.sha256(whole).hexdigest()
    code = str(body.get("MaHoSo", "")) if isinstance(body, Mapping) else ""
    try:
        with transaction.atomic():
            return PortalFiling.objects.get_or_create(
                sha256=sha256, defaults={"code": code[:80], "body": body, "system": system[:120], "came": now()}
            )[0]
    except IntegrityError:
        return PortalFiling.objects.get(sha256=sha256)


@transaction.atomic
def _refused(actor: Actor, filing: PortalFiling, errors: Mapping[str, str]) -> None:
    filing.state, filing.errors = "refused", dict(errors)
    filing.dossier = None
    filing.save()
    data: dict[str, str | int | None] = {"code": filing.code, "fields": ", ".join(sorted(errors))[:200]}
    record(actor=actor, action="refuse_filing", subject=f"PortalFiling {filing.pk}", data=data)


def waiting_papers(filing: PortalFiling) -> list[tuple[Paper, str, str]]:
    """Papers of a filing whose file hasn't been fetched yet: the row, the file's name and address."""
    if filing.dossier is None or filing.system:
        return []
    rows = filing.body.get("TaiLieuNop", []) if isinstance(filing.body, dict) else []
    addresses = {
        str(row.get("MaThanhPhanHoSo")): (str(row.get("TenTepDinhKem", "")), str(row["DuongDanTaiTepTin"]))
        for row in rows
        if isinstance(row, dict) and row.get("DuongDanTaiTepTin")
    }
    codes = {one.key: one.code for one in content_of(filing.dossier.version_of_procedure).components}
    papers = Paper.objects.filter(dossier=filing.dossier, file__isnull=True, reused__isnull=True, present=True)
    found = []
    for paper in papers:
        at = addresses.get(paper.key) or addresses.get(codes.get(paper.key, ""))
        if at:
            found.append((paper, *at))
    return found
