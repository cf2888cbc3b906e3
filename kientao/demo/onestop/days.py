"""A day at the one-stop shop: letters drafted, dossiers taken in, every step done that is due to be done by then."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from kientao.base.actor import SYSTEM, Actor
from kientao.base.calendar.days import office_calendar
from kientao.base.clock import moved_to
from kientao.demo.onestop.cases import FIRST_DAY, LAST_DAY, Case, Course, cases
from kientao.demo.province.people import HEAD_OF
from kientao.demo.province.settling import Province
from kientao.demo.story.happening import Happening
from kientao.demo.story.telling import HANOI
from kientao.kernel.period import Period
from kientao.people.models import Officer
from kientao.registers.onestop.actions.apologising import draft_apologies, sign_apology, suggested_date
from kientao.registers.onestop.actions.ending import refuse, return_result, withdraw
from kientao.registers.onestop.actions.messaging import send_waiting
from kientao.registers.onestop.actions.paying import take_cash
from kientao.registers.onestop.actions.receiving import receive
from kientao.registers.onestop.actions.results import record_result
from kientao.registers.onestop.actions.stepping import pass_on
from kientao.registers.onestop.actions.supplementing import ask_supplement, supplement
from kientao.registers.onestop.models import Apology, Charge, Dossier, Procedure, StepRun
from kientao.registers.onestop.rules.given import Applicant, Filing
from kientao.registers.onestop.rules.process import StepKind
from kientao.registers.onestop.rules.states import Status

_PACE = {Course.SWIFT: 0.5, Course.STEADY: 0.85, Course.LATE: 1.4, Course.SUPPLEMENTED: 0.7}
_REST = 0.8
_OPENS, _APART = time(13, 40), timedelta(minutes=2)
_CAUSES = (
    ("own", "Hồ sơ phải khảo sát lại thực địa do mưa lũ."),
    ("other", "Chờ ý kiến bằng văn bản của cơ quan phối hợp."),
)


@dataclass(slots=True)
class _Going:
    """A dossier on its way: when it takes its next step, and what is still to happen to it."""

    case: Case
    dossier: Dossier
    steps: int
    taken: int = 0
    asked: date | None = None
    over: bool = False


@dataclass(slots=True)
class OneStopDays:
    """Tells the days one after the other."""

    province: Province
    working: list[date] = field(default_factory=list)
    going: list[_Going] = field(default_factory=list)
    waiting: list[Case] = field(default_factory=list)
    _turn: int = 0
    _day: date = FIRST_DAY

    def happenings(self) -> "list[Happening]":
        """Every working day from the one the procedures take effect."""
        calendar = office_calendar(FIRST_DAY, date(LAST_DAY.year, 12, 31))
        self.working = calendar.working_days(Period(FIRST_DAY, LAST_DAY))
        self.waiting = list(cases(self.working))
        return [Happening(day.isoformat(), self._told(day)) for day in self.working]

    def _told(self, day: date) -> Callable[[int], None]:
        def tell(turn: int) -> None:
            self._day, self._turn = day, 0
            with self._next():
                draft_apologies(actor=SYSTEM)
            for case in [one for one in self.waiting if one.day == day]:
                self._receive(case)
            for going in self.going:
                if not going.over:
                    self._go_on(going)
            self._sign_letters()
            with self._next():
                send_waiting()

        return tell

    def _next(self) -> AbstractContextManager[None]:
        self._turn += 1
        return moved_to(datetime.combine(self._day, _OPENS, HANOI) + (self._turn - 1) * _APART)

    def _receive(self, case: Case) -> None:
        with self._next():
            person = Applicant(
                case.name, id_kind=1, id_number=case.id_number, phone=case.phone, address="Tỉnh Kiến An", wants=("sms",)
            )
            dossier = receive(
                actor=self.province.actor(case.counter),
                procedure_id=Procedure.objects.get(code=case.procedure).pk,
                competent_id=self.province.organisations[case.agency].pk,
                filing=Filing(person),
            )
        content = dossier.process.content["steps"] if dossier.process else []
        self.going.append(_Going(case, dossier, steps=max(1, len(content) - 2)))

    def _go_on(self, going: _Going) -> None:
        going.dossier.refresh_from_db()
        status = Status(going.dossier.status)
        if status is Status.SUPPLEMENT:
            self._supplement(going)
        elif status is Status.DONE:
            self._hand_out(going)
        elif status in (Status.RECEIVED, Status.PROCESSING):
            self._work(going)
        else:
            going.over = True

    def _work(self, going: _Going) -> None:
        """As many steps as its pace asks for by now."""
        spent = self._worked_days(going.case.day)
        if self._ends(going, spent):
            return
        pace = _PACE.get(going.case.course, _REST)
        wanted = round(going.steps * spent / max(1.0, going.case.days * pace))
        most = going.steps // 2 if going.case.course is Course.STUCK else going.steps
        while going.taken < min(wanted, most) and self._one_step(going):
            going.taken += 1

    def _ends(self, going: _Going, spent: int) -> bool:
        """What is asked of the citizen, refused or taken back on its second day."""
        course, dossier = going.case.course, going.dossier
        if spent < 2 or going.asked is not None:
            return False
        if course in (Course.SUPPLEMENTED, Course.FORGOTTEN) and (step := self._step(dossier)):
            with self._next():
                ask_supplement(
                    actor=self._who(step),
                    dossier_id=dossier.pk,
                    version=dossier.version,
                    reason="Bản vẽ, tài liệu kèm theo chưa đủ để thẩm định.",
                    items=["Bản vẽ vị trí có kích thước", "Ảnh hiện trạng"],
                )
            going.asked = self._day
            return True
        if course is Course.REFUSED:
            with self._next():
                refuse(
                    actor=self._head(going.case.agency),
                    dossier_id=dossier.pk,
                    version=dossier.version,
                    reason="Vị trí đề nghị thuộc hành lang an toàn, không được cấp phép.",
                )
            return True
        if course is Course.WITHDRAWN:
            with self._next():
                withdraw(
                    actor=self.province.actor(going.case.counter),
                    dossier_id=dossier.pk,
                    version=dossier.version,
                    reason="Người nộp không còn nhu cầu.",
                )
            return True
        return False

    def _supplement(self, going: _Going) -> None:
        if going.case.course is Course.SUPPLEMENTED and going.asked and self._worked_days(going.asked) >= 3:
            with self._next():
                supplement(
                    actor=self.province.actor(going.case.counter),
                    dossier_id=going.dossier.pk,
                    version=going.dossier.version,
                )

    def _one_step(self, going: _Going) -> bool:
        step = self._step(going.dossier)
        if step is None or step.kind == StepKind.RETURN:
            return False
        last = not StepRun.objects.filter(dossier=going.dossier, state="open").exclude(pk=step.pk).exists()
        with self._next():
            if last and going.taken == going.steps - 1:
                self._decide(going, step)
            going.dossier.refresh_from_db()
            pass_on(actor=self._who(step), step_id=step.pk, version=going.dossier.version)
        going.dossier.refresh_from_db()
        return Status(going.dossier.status) in (Status.RECEIVED, Status.PROCESSING)

    def _decide(self, going: _Going, step: StepRun) -> None:
        dossier = going.dossier
        record_result(
            actor=self._who(step) if step.organisation_id == dossier.competent_id else self._head(going.case.agency),
            dossier_id=dossier.pk,
            version=dossier.version,
            name=dossier.procedure.name.replace("Cấp giấy phép", "Giấy phép")[:200],
            number=f"{going.case.number}/{going.case.agency.upper()}",
            issued_on=self._day,
        )

    def _hand_out(self, going: _Going) -> None:
        """The citizen comes a working day or two after it was done."""
        dossier = going.dossier
        if dossier.done is None or self._worked_days(dossier.done.astimezone(HANOI).date()) < 1 + going.case.number % 2:
            return
        counter = self.province.actor(going.case.counter)
        with self._next():
            if Charge.objects.filter(dossier=dossier, paid__isnull=True, waived="").exists():
                take_cash(actor=counter, dossier_id=dossier.pk, version=dossier.version)
                dossier.refresh_from_db()
            return_result(actor=counter, dossier_id=dossier.pk, version=dossier.version)
        going.over = True

    def _sign_letters(self) -> None:
        """Heads sign what must be signed today; one in four is forgotten."""
        running = [Status.RECEIVED, Status.PROCESSING]
        due = Apology.objects.filter(state="draft", sign_by__date__lte=self._day, dossier__status__in=running)
        for letter in due.select_related("dossier__competent"):
            if letter.pk % 4 == 0 or letter.dossier.reappointments:
                continue
            head = self._head(letter.dossier.competent.code.removeprefix("KA."))
            fault, cause = _CAUSES[letter.pk % 2]
            with self._next():
                new_due = suggested_date(letter.dossier, 4)
                assert new_due is not None
                sign_apology(
                    actor=head, apology_id=letter.pk, version=letter.version, cause=cause, fault=fault, new_due=new_due,
                    number=f"{letter.pk}/XL", signer_title="Giám đốc",
                )  # fmt: skip

    def _step(self, dossier: Dossier) -> StepRun | None:
        return StepRun.objects.filter(dossier=dossier, state="open").select_related("officer", "organisation").first()

    def _who(self, step: StepRun) -> Actor:
        """The officer who has it; else somebody of the agency."""
        if step.officer is not None:
            return self.province.actor(self._username(step.officer))
        short = step.organisation.code.removeprefix("KA.")
        return self._head(short)

    def _username(self, officer: Officer) -> str:
        return next(name for name, one in self.province.officers.items() if one.pk == officer.pk)

    def _head(self, short: str) -> Actor:
        return self.province.actor(HEAD_OF[short])

    def _worked_days(self, since: date) -> int:
        return sum(since < day <= self._day for day in self.working)
