"""An office in July: work in every state, something of every kind, and the address of each thing."""

import datetime
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import transaction
from django.test import override_settings
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from kientao.base.jobs.queue import enqueue
from kientao.evidence.actions import hand_in_file
from kientao.kernel.period import Period
from kientao.measures.declared.actions import Terms, approve, declare, propose
from kientao.measures.frozen.actions import freeze
from kientao.measures.measure import Amount, Measure, Unit, rows
from kientao.people.actions.clients import make_client
from kientao.people.actions.inspections import create_inspection_mandate
from kientao.people.actions.officers import create_division
from kientao.people.models import Organisation
from kientao.people.scopes import Scope
from kientao.programme.actions.calendar_key import renew_calendar_key
from kientao.programme.actions.compiling import compile_document
from kientao.programme.actions.delivering import hand_in, prepare
from kientao.programme.actions.drafts import store_draft
from kientao.programme.actions.unit_plans import drop_item
from kientao.programme.models import Assignment, Party, UnitDraft
from kientao.registers.entered.actions.answering import add_piece
from tests.hardship.deeds import DAY, DEEDS, Stage, stage
from tests.registers.entered.conftest import COPIES, PROCEDURES, Round
from tests.registers.intake.conftest import DOCUMENTS, line, opened, workbook
from tests.support.given import give, work_of
from tests.support.programme import on
from tests.support.small_plan import small_plan

_UPLOAD = {"spool": "thu", "name": "thu.txt", "request_id": "00000000-0000-0000-0000-000000000001"}
NAME = 'bao"cao\r\nSet-Cookie: a=1; <b>.txt'


@dataclass
class Office:
    """`addresses` are pages about one thing each, which a walk may not come upon by itself."""

    stage: Stage
    addresses: list[str] = field(default_factory=list)

    @property
    def tu_phap(self) -> Organisation:
        """Minh's agency."""
        return self.stage.tu_phap


def office() -> Office:
    """Built through the actions."""
    made = Office(stage())
    with on(DAY):
        DEEDS["make a letter"].do(made.stage)
        DEEDS["start a unit's plan"].do(made.stage)
        made.addresses += [
            *_work(made),
            *_people(made),
            *_plans(made),
            *_facts(made),
            *_figures(made),
            *_measures(made),
        ]
    return made


@contextmanager
def standing(blocker: DjangoDbBlocker) -> Iterator[Office]:
    """Built once for several tests, on its day; what they do to it is each test's own to undo."""
    with blocker.unblock(), transaction.atomic(), override_settings(SECOND_FACTOR_ROLES=frozenset()):
        made = office()
        with on(DAY):
            yield made
        transaction.set_rollback(True)


def _work(made: Office) -> list[str]:
    stage, minh = made.stage, made.stage.actor("minh")
    file = hand_in_file(
        actor=minh, organisation_id=made.tu_phap.pk, upload=io.BytesIO(b"Minutes of a meeting" * 9), name=NAME
    )
    given = [
        give(stage.world, f"Việc {number}", due=due) for number, due in enumerate(["2026-09-30", "2026-09-30", None])
    ]
    with_file, prepared, conditional = (work_of(task) for task in given)
    hand_in(actor=minh, assignment_id=with_file.pk, version=with_file.version, evidence=[file])
    prepare(actor=minh, assignment_id=prepared.pk, version=prepared.version, evidence=[stage.figure])
    unled = give(stage.world, "Việc chưa có chủ trì", to="Các cơ quan liên quan")
    party = Party.objects.get(task=stage.named, is_open=True)
    return [
        *_verbs(stage.waiting, "accept", "return", "withdraw"),
        *_verbs(stage.accepted, "reopen"),
        *_verbs(stage.open, "ask-extension", "distribute"),
        *_verbs(prepared, "send-back", "hand-in", "sign"),
        *_verbs(conditional, "set-date", "drop-work"),
        reverse("change-piece", args=[prepared.pk, stage.figure.pk]),
        reverse("task", args=[with_file.task_id]),
        reverse("set-lead", args=[unled.pk]),
        reverse("name-agencies", args=[party.pk]),
        reverse("evidence-file", args=[file.pk]),
        *(
            reverse(name, args=[stage.difficulty.pk])
            for name in ("answer-difficulty", "pass-difficulty", "close-difficulty")
        ),
        reverse("month-of", args=[2026, 7]),
    ]


def _verbs(work: Assignment, *names: str) -> list[str]:
    return [reverse("task", args=[work.task_id]), *(reverse(name, args=[work.pk]) for name in names)]


def _people(made: Office) -> list[str]:
    cast = made.stage.world.cast
    division = create_division(actor=made.stage.actor("minh"), organisation=made.tu_phap, name="Phòng Tổng hợp")
    mandate = create_inspection_mandate(
        actor=cast.son,
        number="7/QĐ-SNV",
        signed_on=datetime.date(2026, 7, 1),
        title="Kiểm tra",
        open_days=Period(datetime.date(2026, 7, 1), datetime.date(2026, 8, 31)),
        inspected=Period.year(2026),
        units=[made.tu_phap],
        members=[cast.officers["thu"]],
    )
    job = enqueue(compile_document, actor=cast.son, arguments=_UPLOAD)
    wish = renew_calendar_key(actor=cast.minh)
    system = make_client(
        actor=cast.khoa, name="Một cửa cũ", organisation=made.tu_phap, scopes=[Scope.SEND_DOSSIERS.value]
    ).client
    return [
        reverse("division", args=[division.pk]),
        reverse("inspection_end", args=[mandate.pk]),
        reverse("compiling", args=[job.pk]),
        reverse("job", args=[job.pk]),
        reverse("api-client", args=[system.pk]),
        reverse("calendar-feed", args=[wish.calendar_key]),
    ]


def _plans(made: Office) -> list[str]:
    son, draft = made.stage.actor("son"), UnitDraft.objects.get(owner=made.tu_phap)
    stored = store_draft(actor=son, compiled=small_plan(), request_id=made.stage.request)
    item = draft.items.order_by("pk").last()
    assert item is not None
    drop_item(actor=made.stage.actor("minh"), draft_id=draft.pk, item_id=item.pk, version=item.version, reason="Thôi")
    review = made.stage.adoptable
    items = [f"{one.pk}:{one.version}" for one in review.items.filter(kind="task").order_by("pk")[:2]]
    return [
        reverse("document", args=[stored.pk]),
        reverse("document-text", args=[stored.pk]),
        reverse("begin-review", args=[stored.pk]),
        reverse("review-merge", args=[review.pk]) + "?chon=" + "&chon=".join(items),
        reverse("unit-draft-dropped", args=[draft.pk]),
        reverse("unit-draft", args=[draft.pk]),
        reverse("unit-plan-round-of", args=[made.stage.world.plan.pk, 2026]),
    ]


def _facts(made: Office) -> list[str]:
    """A source of facts with a batch that was written, one that waits and one with errors."""
    intake = opened(made.stage.world.cast)
    written, waiting, wrong = (
        intake.sent(workbook(line(number, day=day)), made.stage.actor("son"))
        for number, day in (("1", "02/07/2026"), ("2", "03/07/2026"), ("3", "hôm qua"))
    )
    intake.applied(written, made.stage.actor("son"))
    return [
        reverse("intake-source", args=[intake.source.pk]),
        reverse("intake-mapping", args=[intake.source.pk, DOCUMENTS]),
        *(reverse("intake-batch", args=[one.pk]) for one in (written, waiting, wrong)),
    ]


def _figures(made: Office) -> list[str]:
    """A figure asked of Sở Tư pháp in each state of its answer, with a file as evidence."""
    office, due = Round(made.stage.world.cast), datetime.date(2026, 12, 20)
    codes = ("portal-content-full", "portal-updates-on-time", COPIES, PROCEDURES)
    typed, waiting, done, corrected = (office.answer(office.asked(one, due=due)) for one in codes)
    file = hand_in_file(
        actor=office.who(typed), organisation_id=made.tu_phap.pk, upload=io.BytesIO(b"Figures" * 9), name="so-lieu.txt"
    )
    office.saved(typed, 18, 20)
    add_piece(actor=office.who(typed), answer_id=typed.pk, item=file)
    for one in (waiting, done, corrected):
        office.handed_in(one, 18, 20)
    for one in (done, corrected):
        office.approved(one)
    office.corrected(corrected)
    return [
        *(reverse("entered-answer", args=[one.pk]) for one in (typed, waiting, done, corrected)),
        reverse("entered-request", args=[typed.request_id]),
        reverse("entered-request", args=[waiting.request_id]),
        reverse("entered-piece-add", args=[typed.pk, "duong-dan"]),
        reverse("entered-piece-file", args=[file.pk]),
        reverse("entered-correct", args=[done.pk]),
        reverse("entered-correction-drop", args=[corrected.pk]),
    ]


def _measures(made: Office) -> list[str]:
    """A measure in each state, and a figure that was frozen."""
    cast, asks = made.stage.world.cast, Amount(rows("inspection"))
    dung = cast.actor("dung")
    draft, sent, used = (
        declare(actor=dung, terms=Terms(Measure("", words, words, asks, Unit.COUNT), "procedures"))
        for words in ("Bản nháp", "Chờ duyệt", "Đang dùng")
    )
    propose(actor=dung, declared_id=sent.pk, version=sent.version)
    asked = propose(actor=dung, declared_id=used.pk, version=used.version)
    approve(actor=cast.son, declared_id=asked.pk, version=asked.version)
    frozen = freeze(
        actor=cast.son, measure_code="dossiers-on-time", period=Period.year(2026), agencies=None, purpose="Báo cáo"
    )
    return [
        *(reverse("declared-measure", args=[one.pk]) for one in (draft, sent, used)),
        *(reverse(name, args=[used.pk]) for name in ("revise-measure", "withdraw-measure")),
        reverse("frozen-figure", args=[frozen.pk]),
        reverse("frozen-rows", args=[frozen.pk]),
    ]
