"""What stands on the page of a dossier below its clock: steps, papers, money, results, messages. Ready to show."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from django.urls import reverse

from kientao.base.actor import Actor
from kientao.base.clock import now
from kientao.people.rules.masking import masked_email, masked_number, masked_phone
from kientao.registers.onestop.addresses import dossier_page
from kientao.registers.onestop.chips import PAUSED_STEP, status_chip, timeliness_chip
from kientao.registers.onestop.models import Apology, Charge, Dossier, Message, Paper, Result, StepRun, StepState
from kientao.registers.onestop.policies.dossiers import may_read_papers
from kientao.registers.onestop.queries.dossier_page import Whole
from kientao.registers.onestop.rules.clocks import early_until
from kientao.registers.onestop.rules.lateness import Clock, Times, timeliness
from kientao.registers.onestop.rules.office_rules import OfficeRules
from kientao.registers.onestop.rules.procedure import Channel
from kientao.registers.onestop.rules.process import StepKind
from kientao.registers.onestop.words import left_words, moment_words
from kientao.ui.chip import Chip, Icon, Tone
from kientao.ui.numbers import day, whole
from kientao.ui.parts.facts import Facts, FactValue
from kientao.ui.table.cells import Link, Noted

_ENDED: dict[str, tuple[Tone, Icon]] = {
    StepState.SENT_BACK: ("violet", "back"),
    StepState.SKIPPED: ("grey", "close"),
    StepState.CANCELLED: ("grey", "stop"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One thing in a list: what, small words under it, a state, where it opens."""

    words: str
    notes: tuple[str, ...] = ()
    chip: Chip | None = None
    href: str = ""


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step of the timeline. `stage` is "done", "now" or "past" (given back, dropped)."""

    title: str
    where: str
    giver: str
    receiver: str
    started: str
    due: str
    finished: str
    chip: Chip
    stage: str
    left: str = ""
    note: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class StepLines:
    """All steps, in the order they began."""

    template: ClassVar[str] = "registers/onestop/pages/dossiers/steps.html"

    lines: tuple[StepLine, ...]


def step_lines(found: Whole, rules: OfficeRules) -> StepLines:
    """Asks the database nothing."""
    return StepLines(tuple(_step(found, step, rules) for step in found.steps))


def roles_of(found: Whole) -> Facts:
    """Which agency does what, and the applicant, masked."""
    dossier = found.dossier
    received = dossier.received_at.name if dossier.received_at else None
    rows: list[tuple[str, FactValue]] = [
        ("Thủ tục", Noted(dossier.procedure.name, dossier.procedure.code)),
        ("Trích yếu", dossier.subject),
        ("Người nộp", Noted(dossier.applicant_name, _masked(found))),
        ("Kênh nộp", Channel(dossier.channel).words),
        ("Tiếp nhận", Noted(received, moment_words(dossier.received_on)) if received else "Chưa tiếp nhận"),
        ("Giải quyết", dossier.competent.name),
        ("Hỗ trợ nộp", dossier.helped_at.name if dossier.helped_at else None),
        ("Trả kết quả", Noted(_returned(dossier), dossier.get_way_back_display())),
        ("Hồ sơ gốc", Link(dossier.parent.code, dossier_page(dossier.parent.code)) if dossier.parent else None),
    ]
    return Facts(tuple((label, value) for label, value in rows if value))


def paper_lines(actor: Actor, found: Whole) -> tuple[Line, ...]:
    """The check-list with what is digitised."""
    opens = bool(found.papers) and bool(may_read_papers(actor, found.dossier))
    return tuple(_paper(found.dossier, one, opens) for one in found.papers)


def money_lines(found: Whole) -> tuple[Line, ...]:
    """What is owed and what was paid."""
    return tuple(_charge(one) for one in found.charges)


def result_lines(actor: Actor, found: Whole) -> tuple[Line, ...]:
    """Every result, the drafts and those that were replaced too."""
    opens = bool(found.results) and bool(may_read_papers(actor, found.dossier))
    return tuple(_result(one, opens) for one in reversed(found.results))


def message_lines(found: Whole) -> tuple[Line, ...]:
    """What the citizen was told, the address masked."""
    return tuple(_message(one) for one in found.messages)


def letter_lines(found: Whole) -> tuple[Line, ...]:
    """Letters of apology."""
    return tuple(_letter(one) for one in found.apologies)


def leg_lines(found: Whole) -> tuple[Line, ...]:
    """What was handed over to other agencies."""
    return tuple(
        Line(f"{one.code}: {one.competent}", (moment_words(one.due),), status_chip(one.status), dossier_page(one.code))
        for one in found.children
    )


def form_lines(found: Whole) -> tuple[Line, ...]:
    """Forms that were given out."""
    code = found.dossier.code
    return tuple(
        Line(
            f"Mẫu {one.form}, lần {one.number}",
            (f"{moment_words(one.given)}, {one.given_by}", one.annex),
            href=reverse("counter-form-file", args=[code, one.form, one.number, "pdf"]),
        )
        for one in found.forms
    )


def _step(found: Whole, step: StepRun, rules: OfficeRules) -> StepLine:
    where = " · ".join(filter(None, (step.organisation.short_name or step.organisation.name, step.post_words)))
    is_open = step.state == StepState.OPEN
    who = str(step.officer or step.receiver or ("Chưa ai nhận" if is_open else ""))
    calendar = found.calendars.of(step.organisation_id)
    left = left_words(calendar, now(), step.due) if is_open and step.due and step.paused_since is None else ""
    waits = step.waits_for
    return StepLine(
        title=step.title,
        where=where,
        giver=step.giver,
        receiver=f"chờ hồ sơ {waits.code}" if waits is not None and is_open else who,
        started=moment_words(step.started),
        due=moment_words(step.due),
        finished=moment_words(step.finished),
        chip=_step_chip(step, rules),
        stage="now" if is_open else "done" if step.state == StepState.DONE else "past",
        left=left,
        note=" · ".join(filter(None, (step.outcome, step.note))),
    )


def _step_chip(step: StepRun, rules: OfficeRules) -> Chip:
    if step.state in _ENDED:
        return Chip(StepState(step.state).label, *_ENDED[step.state])
    if step.state == StepState.OPEN and step.paused_since is not None:
        return PAUSED_STEP
    if step.due is None:
        said = "Trả kết quả" if step.kind == StepKind.RETURN.value else "Không đặt hạn"
        return Chip("Đã xong", "green", "check") if step.finished else Chip(said, "outline", "")
    times = Times(due=step.due, early_until=early_until(step.due, rules), ended=step.finished)
    return timeliness_chip(timeliness(times, now(), Clock.APPOINTMENT))


def _masked(found: Whole) -> str:
    one = found.applicant
    if one is None:
        return ""
    return " · ".join(filter(None, (masked_number(one.id_number), masked_phone(one.phone), masked_email(one.email))))


def _returned(dossier: Dossier) -> str:
    place = dossier.result_at or dossier.received_at or dossier.competent
    if dossier.returned is None:
        return place.name
    return f"{place.name}: {dossier.recipient}, {moment_words(dossier.returned)}"


def _paper(dossier: Dossier, one: Paper, opens: bool) -> Line:
    copies = [f"{one.originals} bản chính"] * bool(one.originals) + [f"{one.copies} bản sao"] * bool(one.copies)
    taken = [f"lấy từ kết quả số {one.reused.number}"] if one.reused is not None else []
    if not one.present:
        chip = Chip("Chưa nộp", "dashed", "pause")
    elif not one.scanned:
        chip = Chip("Chỉ xuất trình", "outline", "")
    else:
        tones: dict[int, tuple[Tone, Icon]] = {0: ("slate", "doc"), 1: ("green", "check")}
        chip = Chip(one.get_digitised_display(), *tones.get(one.digitised, ("teal", "repeat")))
    href = reverse("counter-paper-file", args=[dossier.code, one.pk]) if one.file is not None and opens else ""
    return Line(one.name, tuple([", ".join(copies)] * bool(copies) + taken), chip, href)


def _charge(one: Charge) -> Line:
    if one.waived:
        chip = Chip("Miễn", "outline", "")
    elif one.paid is not None:
        chip = Chip("Đã nộp", "green", "check")
    else:
        chip = Chip("Chưa nộp", "amber", "warning")
    notes = (f"{whole(one.amount)} đồng", one.get_timing_display(), one.waived, moment_words(one.paid))
    return Line(one.name, tuple(filter(None, notes)), chip)


def _result(one: Result, opens: bool) -> Line:
    looks: dict[str, tuple[Tone, Icon]] = {
        "draft": ("slate", "pen"),
        "issued": ("green", "check"),
        "replaced": ("grey", "repeat"),
        "revoked": ("violet", "close"),
    }
    until = f"có giá trị đến {day(one.valid_to)}" if one.valid_to else ""
    said = f"Số {one.number}, ngày {day(one.issued_on)}" if one.number else f"Ngày {day(one.issued_on)}"
    notes = (said, until, *_signatures(one), "" if one.file else "Chưa có tệp")
    href = reverse("result-file", args=[one.pk]) + "?xem=1" if one.file is not None and opens else ""
    return Line(one.name, tuple(filter(None, notes)), Chip(one.get_state_display(), *looks[one.state]), href)


def _signatures(one: Result) -> Iterator[str]:
    """What the check said when the file came."""
    if not one.file or "signatures" not in one.signature:
        return
    if not one.signature["signatures"]:
        yield one.signature.get("failed") or "Tệp không có chữ ký số."
    for signature in one.signature["signatures"]:
        held = signature.get("holder") or "không rõ ai"
        if signature.get("good"):
            yield f"Ký số: {held}, {signature.get('at', '')}, hợp lệ"
        else:
            yield f"Ký số: {held}. {' '.join(signature.get('problems', ()))}"


def _message(one: Message) -> Line:
    looks: dict[str, tuple[Tone, Icon]] = {
        "waiting": ("slate", "hourglass"),
        "sent": ("green", "check"),
        "failed": ("violet", "error"),
        "dropped": ("grey", "close"),
    }
    to = masked_email(one.to) if one.channel == "email" else masked_phone(one.to)
    when = moment_words(one.sent) or moment_words(one.made)
    chip = Chip(one.get_state_display(), *looks.get(one.state, ("slate", "info")))
    return Line(one.subject or one.text[:160], (f"{one.get_channel_display()} {to}, {when}", one.error), chip)


def _letter(one: Apology) -> Line:
    looks: dict[str, tuple[Tone, Icon]] = {
        "draft": ("amber", "pen"),
        "signed": ("green", "check"),
        "sent": ("green", "check"),
        "dropped": ("grey", "close"),
    }
    to = f"hẹn lại {moment_words(one.new_due)}" if one.new_due else f"ký trước {moment_words(one.sign_by)}"
    words = f"Thư xin lỗi số {one.number}" if one.number else "Dự thảo thư xin lỗi"
    notes = (f"Đã hẹn {moment_words(one.due_before)}, {to}", one.cause)
    return Line(words, tuple(filter(None, notes)), Chip(one.get_state_display(), *looks[one.state]))
