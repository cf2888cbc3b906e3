"""What the forms of a dossier say: values of kientao.registers.onestop.papers gathered from its rows."""

import re
from collections.abc import Callable
from datetime import date

from django.utils import timezone

from kientao.base.actor import Actor
from kientao.base.refusal import Invalid
from kientao.documents.writing.content import Number
from kientao.kernel.working_time import said_term
from kientao.people.models import Organisation
from kientao.registers.onestop.models import Applicant, Charge, Digitised, Dossier, Event, Paper, StepRun
from kientao.registers.onestop.papers.apology import Apology
from kientao.registers.onestop.papers.control import ControlSlip, Handover, Kept
from kientao.registers.onestop.papers.form_sets import FormKind
from kientao.registers.onestop.papers.receipt import PaperLine, Receipt
from kientao.registers.onestop.papers.refusal import Refusal
from kientao.registers.onestop.papers.register import Entry, Register
from kientao.registers.onestop.papers.stopping import Stopping
from kientao.registers.onestop.papers.supplement import Supplement
from kientao.registers.onestop.queries.counter_queue import entries_before, in_book
from kientao.registers.onestop.queries.counting import term_kept
from kientao.registers.onestop.queries.form_office import issuer_of, office_of, place_of, signer_of
from kientao.registers.onestop.queries.offered import content_of
from kientao.registers.onestop.queries.rules_in_force import rules_of
from kientao.registers.onestop.rules.clocks import early_until
from kientao.registers.onestop.rules.given import Applicant as GivenApplicant
from kientao.registers.onestop.rules.lateness import Clock, Timeliness, Times, timeliness
from kientao.registers.onestop.rules.office_rules import OfficeRules
from kientao.registers.onestop.rules.states import Act, Status
from kientao.ui.numbers import whole

Values = Receipt | Supplement | Refusal | Apology | Stopping | ControlSlip
RELATED = (
    "competent__parent",
    "received_at__parent",
    "result_at__parent",
    "procedure",
    "version_of_procedure",
    "rules",
)
_KEPT = {Timeliness.EARLY: Kept.EARLY, Timeliness.ON_TIME: Kept.ON_TIME, Timeliness.LATE: Kept.LATE}
_WITHOUT_RESULT = (Status.REFUSED, Status.WITHDRAWN, Status.STOPPED)
_WRITTEN_NUMBER = re.compile(r"(\d+)\s*/\s*(.+)")


def applicant_of(dossier: Dossier, kept: Applicant | None) -> GivenApplicant:
    """Who asks, whole; where they are forgotten only the name that stands in the dossier."""
    if kept is None:
        return GivenApplicant(dossier.applicant_name)
    return GivenApplicant(
        name=dossier.applicant_name,
        kind=kept.kind,
        id_kind=kept.id_kind,
        id_number=kept.id_number,
        birth_date=kept.birth_date,
        phone=kept.phone,
        email=kept.email,
        address=kept.address,
        agent_name=kept.agent_name,
        agent_id_number=kept.agent_id_number,
        agent_phone=kept.agent_phone,
    )


def gathered(kind: FormKind, dossier: Dossier, applicant: GivenApplicant) -> Values:
    """The values of a form as things stand, with what is known of the applicant. `dossier` was read with RELATED.

    Raises Invalid where there is nothing to print yet.
    """
    return _GATHERERS[kind](dossier, applicant)


def possible_forms(dossier: Dossier) -> tuple[FormKind, ...]:
    """The forms there is something to say in. Three queries."""
    acts = set(Event.objects.filter(dossier=dossier).values_list("act", flat=True))
    found = {
        FormKind.RECEIPT: dossier.received_on is not None,
        FormKind.SUPPLEMENT: Act.ASK_SUPPLEMENT in acts,
        FormKind.REFUSAL: Act.REFUSE in acts,
        FormKind.APOLOGY: Act.APOLOGISE in acts,
        FormKind.STOP: dossier.received_on is not None and not acts.isdisjoint({Act.STOP, Act.WITHDRAW}),
        FormKind.CONTROL: StepRun.objects.filter(dossier=dossier).exists(),
    }
    return tuple(kind for kind, there in found.items() if there)


def book_of(actor: Actor, first: date, last: date) -> Register:
    """The register book (form 07) of the actor's counter from day to day; numbers go on through the year."""
    here = Organisation.objects.select_related("parent").get(pk=actor.organisation or 0)
    found = in_book(actor, first, last).select_related("procedure")
    return Register(
        office=office_of(here),
        first=first,
        last=last,
        entries=tuple(_entry(at, one) for at, one in enumerate(found, start=entries_before(actor, first) + 1)),
        keeper=actor.name,
    )


def book_note(one: Dossier) -> str:
    """What stands in the last column of the book: that it was entered afterwards, that it ended without a result."""
    said = []
    if one.entered_late:
        said.append(f"Phiếu giấy {one.paper_number}, nhập sau, {'đã' if one.confirmed_by else 'chờ'} xác nhận")
    if Status(one.status) in _WITHOUT_RESULT and one.ended is not None:
        said.append(f"{Status(one.status).words} ngày {timezone.localtime(one.ended):%d/%m/%Y}")
    return "; ".join(said)


def _entry(serial: int, one: Dossier) -> Entry:
    assert one.received_on is not None  # the book's condition
    return Entry(
        serial=serial,
        code=one.code,
        procedure=one.procedure.name,
        applicant_name=one.applicant_name,
        channel=one.get_channel_display(),
        received=one.received_on,
        due=one.due,
        returned=one.returned,
        recipient=one.recipient,
        note=book_note(one),
    )


def _receipt(dossier: Dossier, applicant: GivenApplicant) -> Receipt:
    if dossier.received_on is None:
        raise Invalid({"": "Hồ sơ chưa được tiếp nhận nên chưa có giấy hẹn."})
    here = dossier.received_at or dossier.competent
    back = dossier.result_at or here
    term = term_kept(dossier)
    received = _last(dossier, Act.RECEIVE)
    return Receipt(
        office=office_of(here),
        code=dossier.code,
        applicant=applicant,
        procedure=content_of(dossier.version_of_procedure).name,
        papers=tuple(_line(one) for one in Paper.objects.filter(dossier=dossier, present=True)),
        received=dossier.received_on,
        due=dossier.due,
        term=said_term(term) if term else "",
        request=dossier.subject,
        decides=dossier.competent.name,
        sets=content_of(dossier.version_of_procedure).sets,
        return_at="" if dossier.way_back == "online" else office_of(back).reached,
        way_back=dossier.get_way_back_display(),
        fee=_fee(dossier),
        official=received.actor if received else "",
        track=dossier.code,
        notes=(f"Tiếp nhận trên phiếu giấy số {dossier.paper_number}.",) if dossier.entered_late else (),
    )


def _supplement(dossier: Dossier, applicant: GivenApplicant) -> Supplement:
    request = dossier.requests_made.order_by("number").last()
    if request is None:
        raise Invalid({"": "Hồ sơ này chưa bị yêu cầu bổ sung."})
    return Supplement(
        office=office_of(dossier.received_at or dossier.competent),
        code=dossier.code,
        applicant=applicant,
        procedure=content_of(dossier.version_of_procedure).name,
        items=tuple(request.items),
        reason=request.reason,
        asked=request.asked,
        answer_by=request.answer_by,
        official=request.asked_by,
    )


def _refusal(dossier: Dossier, applicant: GivenApplicant) -> Refusal:
    refused = _last(dossier, Act.REFUSE)
    if refused is None:
        raise Invalid({"": "Hồ sơ này không bị từ chối."})
    return Refusal(
        office=office_of(dossier.received_at or dossier.competent),
        applicant=applicant,
        procedure=content_of(dossier.version_of_procedure).name,
        reason=str(refused.data.get("reason", "")),
        refused=refused.at,
        code=dossier.code,
        official=refused.actor,
    )


def _apology(dossier: Dossier, applicant: GivenApplicant) -> Apology:
    letter = dossier.apologies.filter(signed__isnull=False).order_by("signed").last()
    if letter is None or letter.signed is None or letter.new_due is None or dossier.received_on is None:
        raise Invalid({"": "Hồ sơ này chưa có văn bản xin lỗi đã ký."})
    day = timezone.localdate(letter.signed)
    number = _number(letter.number)
    return Apology(
        issuer=issuer_of(dossier.competent, day),
        signer=signer_of(dossier.competent, letter.signer, day, letter.signer_title),
        place=place_of(dossier.competent),
        symbol=number.symbol,
        number=number.value,
        code=dossier.code,
        applicant_name=applicant.name,
        address_as="Ông (bà)" if applicant.kind == 1 else "",
        procedure=content_of(dossier.version_of_procedure).name,
        received=dossier.received_on,
        due=letter.due_before,
        new_due=letter.new_due,
        cause=letter.cause,
        fault="cơ quan phối hợp" if letter.fault == "other" else "",
        one_stop=office_of(dossier.received_at or dossier.competent).name,
        drafted=timezone.localdate(letter.drafted),
        signed=day,
    )


def _stopping(dossier: Dossier, applicant: GivenApplicant) -> Stopping:
    stopped = _last(dossier, Act.STOP) or _last(dossier, Act.WITHDRAW)
    if stopped is None or dossier.received_on is None:
        raise Invalid({"": "Hồ sơ này không dừng giải quyết sau khi đã tiếp nhận."})
    day = timezone.localdate(stopped.at)
    return Stopping(
        issuer=issuer_of(dossier.competent, day),
        signer=signer_of(dossier.competent, _decides(dossier, stopped), day),
        place=place_of(dossier.competent),
        symbol=f"TB-{dossier.competent.short_name or 'MC'}",
        code=dossier.code,
        applicant_name=applicant.name,
        procedure=content_of(dossier.version_of_procedure).name,
        received=dossier.received_on,
        stopped=stopped.at,
        reason=str(stopped.data.get("reason", "")),
        asked=day if stopped.act == Act.WITHDRAW else None,
        handed_back=tuple(
            one.name for one in Paper.objects.filter(dossier=dossier, present=True, originals__gt=0, scanned=True)
        ),
    )


def _control(dossier: Dossier, applicant: GivenApplicant) -> ControlSlip:
    if dossier.received_on is None:
        raise Invalid({"": "Hồ sơ chưa được tiếp nhận nên chưa có phiếu kiểm soát."})
    rules = rules_of(dossier.rules)
    runs = StepRun.objects.filter(dossier=dossier).select_related("organisation", "officer").order_by("number")
    return ControlSlip(
        office=office_of(dossier.received_at or dossier.competent),
        code=dossier.code,
        applicant_name=applicant.name,
        procedure=content_of(dossier.version_of_procedure).name,
        received=dossier.received_on,
        due=dossier.due,
        handovers=tuple(_handover(one, rules) for one in runs),
        decides=dossier.competent.name,
    )


def _handover(run: StepRun, rules: OfficeRules) -> Handover:
    return Handover(
        work=run.title,
        giver=run.giver,
        receiver=run.receiver or (run.officer.name if run.officer else ""),
        at=run.started,
        kept=kept_time(run, rules),
        note=run.outcome or (run.get_state_display() if run.state != "done" else ""),
        receiver_unit=run.organisation.name,
    )


def kept_time(run: StepRun, rules: OfficeRules) -> Kept:
    """How a step kept its time, by the same judgement as a dossier; nothing while it is open or has none."""
    if run.finished is None or run.due is None or run.state == "cancelled":
        return Kept.NONE
    times = Times(due=run.due, early_until=early_until(run.due, rules), ended=run.finished)
    return _KEPT[timeliness(times, run.finished, Clock.APPOINTMENT)]


def _line(paper: Paper) -> PaperLine:
    note = ""
    if paper.reused_id is not None:
        note = "Đã có kết quả số, không yêu cầu nộp"
    elif paper.digitised == Digitised.REUSED:
        note = "Khai thác từ cơ sở dữ liệu"
    elif not paper.scanned:
        note = "Chỉ xuất trình"
    return PaperLine(paper.name, paper.originals, paper.copies, note)


def _fee(dossier: Dossier) -> str:
    rows = list(Charge.objects.filter(dossier=dossier))
    if not rows:
        return ""
    owed = sum(one.amount for one in rows if not one.waived)
    return f"{whole(owed)} đồng" if owed else "Được miễn"


def _last(dossier: Dossier, act: Act) -> Event | None:
    return Event.objects.filter(dossier=dossier, act=act.value).order_by("number").last()


def _decides(dossier: Dossier, stopped: Event) -> str:
    """Who signs the notice: whoever stopped it; a withdrawal that a counter wrote down waits for the head's name."""
    return stopped.actor if stopped.act == Act.STOP else ""


def _number(text: str) -> Number:
    """ "12/STP-HCTP" as number and symbol; what isn't written so is the symbol alone."""
    found = _WRITTEN_NUMBER.fullmatch(text.strip())
    return Number(int(found[1]), found[2].strip()) if found else Number(None, text.strip())


_GATHERERS: dict[FormKind, Callable[[Dossier, GivenApplicant], Values]] = {
    FormKind.RECEIPT: _receipt,
    FormKind.SUPPLEMENT: _supplement,
    FormKind.REFUSAL: _refusal,
    FormKind.APOLOGY: _apology,
    FormKind.STOP: _stopping,
    FormKind.CONTROL: _control,
}
