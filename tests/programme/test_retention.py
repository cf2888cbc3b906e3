"""What has an end is forgotten in time, nothing younger and nothing that something stands on."""

import json
import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from django.urls import reverse

from kientao.base.actor import SYSTEM
from kientao.base.audit import faults, record
from kientao.base.clock import moved_to
from kientao.base.models import AuditEntry
from kientao.base.refusal import NotAllowed
from kientao.base.retention import actions
from kientao.base.retention.actions import forget_due
from kientao.base.retention.kinds import RETENTIONS
from kientao.base.settings import days_kept
from kientao.cli.arguments import parser
from kientao.cli.operate import run
from kientao.evidence.models import EvidenceItem
from kientao.people.models import FailedAttempts
from kientao.programme.actions.delivering import hand_in
from kientao.programme.actions.drafts import store_draft
from kientao.programme.audit_words import happening
from kientao.programme.models import Assignment, Mail, Notice, Plan, StoredDraft, Task
from tests.support.cast import Cast, cast
from tests.support.programme import a_figure, a_programme, a_review, on
from tests.support.small_plan import small_plan

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 7, 20, 2, 0, tzinfo=UTC)
DAYS = {kind.name: kind.days for kind in RETENTIONS}


def _mail(people: Cast, moment: datetime) -> Mail:
    return Mail.objects.create(
        account=people.accounts["lan"], key=str(moment), kind="each", made_at=moment, next_try=moment
    )


def _notice(people: Cast, read_at: datetime | None) -> Notice:
    return Notice.objects.create(
        account=people.accounts["lan"], key=str(read_at), kind="given", words="Việc", href="/", at=NOW, read_at=read_at
    )


def _draft(people: Cast, moment: datetime) -> StoredDraft:
    with moved_to(moment):
        return store_draft(actor=people.son, compiled=small_plan(), request_id=uuid.uuid4())


def _figure(people: Cast, moment: datetime) -> EvidenceItem:
    with moved_to(moment):
        return a_figure(people.lan)


def _failure(people: Cast, moment: datetime) -> FailedAttempts:
    return FailedAttempts.objects.create(scope="address", value=str(moment)[:64], failures=1, first_at=moment)


_MADE = {
    "mail": _mail,
    "read_notices": _notice,
    "drafts": _draft,
    "unused_evidence": _figure,
    "sign_in_failures": _failure,
}


@pytest.mark.parametrize("name", _MADE)
def test_what_is_older_than_its_term_goes_and_nothing_younger(name: str) -> None:
    people, term = cast(), timedelta(days=DAYS[name])
    old = _MADE[name](people, NOW - term - timedelta(minutes=1))
    young = _MADE[name](people, NOW - term + timedelta(minutes=1))
    with moved_to(NOW):
        assert forget_due(actor=SYSTEM) == {name: 1}
        assert forget_due(actor=SYSTEM) == {}
    assert list(type(old)._base_manager.values_list("pk", flat=True)) == [young.pk]


@pytest.mark.parametrize("name", _MADE)
def test_where_the_term_is_0_nothing_ever_goes(name: str, settings: LazySettings) -> None:
    row = _MADE[name](cast(), datetime(2021, 1, 1, tzinfo=UTC))
    setattr(settings, next(kind.setting for kind in RETENTIONS if kind.name == name), 0)
    with moved_to(NOW):
        assert name not in forget_due(actor=SYSTEM)
    assert type(row)._base_manager.filter(pk=row.pk).exists()


def test_a_notice_nobody_read_stays() -> None:
    notice = _notice(cast(), None)
    with moved_to(NOW + timedelta(days=9999)):
        forget_due(actor=SYSTEM)
    assert Notice.objects.get() == notice


def test_a_notice_outlives_the_trace_of_its_mail_and_is_not_mailed_again() -> None:
    people = cast()
    notice, mail = _notice(people, None), _mail(people, NOW - timedelta(days=366))
    Notice.objects.update(mail=mail, mailed_at=mail.made_at)
    with moved_to(NOW):
        assert forget_due(actor=SYSTEM) == {"mail": 1}
    notice.refresh_from_db()
    assert notice.mail is None
    assert notice.mailed_at == mail.made_at


def test_records_have_no_end_nor_what_they_stand_on() -> None:
    world = a_programme()
    work, son = world.work("kiểm tra"), world.cast.son
    with on("2026-03-30"):
        hand_in(actor=son, assignment_id=work.pk, version=work.version, evidence=[a_figure(son)])
        a_review(world.cast)
    kept = (StoredDraft, EvidenceItem, Plan, Task, Assignment)
    before = {model: model._base_manager.count() for model in kept}
    with moved_to(NOW + timedelta(days=9999)):
        forgotten = forget_due(actor=SYSTEM)
    assert not {"drafts", "unused_evidence"} & set(forgotten)
    assert {model: model._base_manager.count() for model in kept} == before
    assert before[StoredDraft] == 2


def test_the_trail_says_what_and_how_many_not_whose() -> None:
    people = cast()
    for hours in range(3):
        _mail(people, NOW - timedelta(days=400, hours=hours))
    with moved_to(NOW):
        forget_due(actor=SYSTEM)
    entry = AuditEntry.objects.get(action="forget")
    assert json.loads(entry.data) == {"what": "Dấu vết thư điện tử đã gửi", "count": 3, "kept_days": 365}
    assert (entry.actor, happening(entry).what) == (
        "hệ thống",
        "đã xóa theo thời hạn lưu: Dấu vết thư điện tử đã gửi (3)",
    )


def test_cut_off_in_the_middle_it_leaves_whole_batches_all_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    people, told = cast(), []

    def cut_off(**values: Any) -> object:
        told.append(values)
        if len(told) == 3:
            raise SystemExit
        return record(**values)

    for hours in range(9):
        _mail(people, NOW - timedelta(days=400, hours=hours))
    monkeypatch.setattr(actions, "_BATCH", 2)
    with moved_to(NOW):
        with monkeypatch.context() as patch:
            patch.setattr(actions, "record", cut_off)
            with pytest.raises(SystemExit):
                forget_due(actor=SYSTEM)
        assert Mail.objects.count() == 5
        assert AuditEntry.objects.filter(action="forget").count() == 2
        assert forget_due(actor=SYSTEM) == {"mail": 5}
    assert list(faults()) == []


def test_nobody_has_things_forgotten_by_hand() -> None:
    with pytest.raises(NotAllowed, match="thời hạn lưu"):
        forget_due(actor=cast().actor("khoa"))


def test_a_term_shorter_than_is_safe_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    assert days_kept("KEPT", default=365, least=30) == 365
    monkeypatch.setenv("KEPT", "0")
    assert days_kept("KEPT", default=365, least=30) == 0
    monkeypatch.setenv("KEPT", "29")
    with pytest.raises(ImproperlyConfigured, match=r"KEPT=29: cần 0 .* từ 30 trở lên"):
        days_kept("KEPT", default=365, least=30)


def test_whoever_runs_the_system_reads_terms_and_what_is_due(settings: LazySettings) -> None:
    people, client = cast(), Client()
    for day in range(3):
        _mail(people, NOW - timedelta(days=400 + day))
    settings.KEEP_JOBS_DAYS = 0
    client.force_login(people.accounts["khoa"], backend="kientao.people.backend.AccountBackend")
    with moved_to(NOW):
        health, page = client.get(reverse("health-page")), client.get(reverse("retention"))
    assert reverse("retention") in health.content.decode()
    said = page.content.decode()
    assert '<td>365 ngày</td><td class="figure">3</td><td><code>KIENTAO_KEEP_MAIL_DAYS</code></td>' in said
    assert '<td>giữ mãi</td><td class="figure">0</td><td><code>KIENTAO_KEEP_JOBS_DAYS</code></td>' in said
    assert "không bao giờ xóa" in said


def test_the_command_shows_what_is_due_and_forgets_it_when_told(capsys: pytest.CaptureFixture[str]) -> None:
    _mail(cast(), NOW - timedelta(days=400))
    with moved_to(NOW):
        assert run(parser().parse_args(["retention"])) == 0
        shown = capsys.readouterr().out
        assert Mail.objects.count() == 1
        assert run(parser().parse_args(["retention", "--now"])) == 0
    assert len(shown.splitlines()) == len(RETENTIONS) + 1
    assert ["1", "365", "ngày", "KIENTAO_KEEP_MAIL_DAYS"] in [line.split()[:4] for line in shown.splitlines()]
    assert "Đã xóa        1  Dấu vết thư điện tử" in capsys.readouterr().out
    assert not Mail.objects.exists()
