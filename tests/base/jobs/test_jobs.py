"""Background jobs from being asked for to their end."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from kientao.base.clock import moved_to, now
from kientao.base.jobs.actions import cancel_job, retry_job
from kientao.base.jobs.kinds import JobKind
from kientao.base.jobs.pruning import forget_at_night
from kientao.base.jobs.queue import enqueue
from kientao.base.jobs.schedule import tick
from kientao.base.jobs.worker import run_due_jobs
from kientao.base.models import AuditEntry, Job, Schedule
from kientao.base.models.job import JobState
from kientao.base.refusal import Invalid, NotAllowed
from tests.base.jobs.samples import (
    HOA,
    LAN,
    SON,
    always_fails,
    cannot_succeed,
    count_pages,
    each_quarter,
    is_refused,
    stopped_in_the_middle,
    write_who,
)

pytestmark = pytest.mark.django_db


def test_a_job_runs_says_how_far_it_is_and_keeps_its_result() -> None:
    job = enqueue(count_pages, actor=LAN, arguments={"pages": 12})
    assert (job.state, job.share, job.words) == (JobState.WAITING, None, "Đếm trang")
    assert run_due_jobs() == 1
    job.refresh_from_db()
    assert (job.state, job.result, job.steps_done, job.share) == (JobState.DONE, {"pages": 12}, 12, 100)
    assert job.started is not None
    assert job.finished is not None
    assert not job.is_open


def test_a_job_acts_for_whoever_asked_for_it() -> None:
    job = enqueue(write_who, actor=LAN)
    run_due_jobs()
    job.refresh_from_db()
    assert job.result == {"name": "Lan", "roles": ["focal-point"], "attempt": 1}


def test_arguments_a_job_does_not_take_are_refused_when_it_is_asked_for() -> None:
    with pytest.raises(TypeError):
        enqueue(count_pages, actor=LAN, arguments={"sheets": 3})
    assert not Job.objects.exists()


def test_the_same_job_is_not_queued_twice_while_it_is_open() -> None:
    first = enqueue(count_pages, actor=LAN, arguments={"pages": 1}, unique="document 7")
    assert enqueue(count_pages, actor=HOA, arguments={"pages": 1}, unique="document 7") == first
    assert enqueue(count_pages, actor=HOA, arguments={"pages": 1}, unique="document 8") != first
    run_due_jobs()
    assert enqueue(count_pages, actor=LAN, arguments={"pages": 1}, unique="document 7") != first


def test_a_failing_job_is_tried_again_later_and_then_given_up_in_plain_words() -> None:
    job = enqueue(always_fails, actor=LAN)
    waits = []
    for _ in range(3):
        with moved_to(max(Job.objects.get().run_after, now())):
            assert run_due_jobs() == 1
            job.refresh_from_db()
            waits.append((job.run_after - now()).total_seconds() if job.state == JobState.WAITING else None)
    assert [wait and round(wait) for wait in waits] == [60, 120, None]
    assert job.state == JobState.FAILED
    assert job.attempt == 3
    assert "đã thử 3 lần" in job.error
    assert Job.objects.failed().count() == 1


def test_what_is_kept_of_an_error_names_places_and_no_people() -> None:
    job = enqueue(always_fails, actor=LAN)
    run_due_jobs()
    job.refresh_from_db()
    assert "builtins.ValueError" in job.detail
    assert "samples.py" in job.detail
    assert "Nguyễn" not in job.detail + job.error
    assert "sẽ tự thử lại" in job.error


@pytest.mark.parametrize(
    ("kind", "words"), [(cannot_succeed, "chọn tệp khác"), (is_refused, "Chỉ thủ trưởng được nộp.")]
)
def test_what_no_repetition_would_help_is_not_repeated(kind: JobKind, words: str) -> None:
    job = enqueue(kind, actor=LAN)
    run_due_jobs()
    job.refresh_from_db()
    assert (job.state, job.attempt) == (JobState.FAILED, 1)
    assert words in job.error


def test_a_job_for_later_waits_until_then() -> None:
    enqueue(count_pages, actor=LAN, arguments={"pages": 1}, run_after=now() + timedelta(hours=2))
    assert run_due_jobs() == 0
    with moved_to(now() + timedelta(hours=2, seconds=1)):
        assert run_due_jobs() == 1


def test_a_job_of_a_version_that_is_gone_fails_with_words() -> None:
    job = enqueue(write_who, actor=LAN)
    Job.objects.update(kind="kientao.base.jobs.no_such_job")
    run_due_jobs()
    job.refresh_from_db()
    assert job.state == JobState.FAILED
    assert "không còn loại việc này" in job.error


def test_a_waiting_job_that_is_stopped_never_runs() -> None:
    job = enqueue(write_who, actor=LAN)
    cancel_job(actor=LAN, job=job.pk)
    run_due_jobs()
    job.refresh_from_db()
    assert (job.state, job.attempt, job.result) == (JobState.CANCELLED, 0, None)


def test_a_running_job_stops_at_its_next_step() -> None:
    job = enqueue(stopped_in_the_middle, actor=LAN)
    run_due_jobs()
    job.refresh_from_db()
    assert job.state == JobState.CANCELLED
    assert not AuditEntry.objects.filter(action="second_half").exists()


def test_strangers_neither_see_nor_stop_nor_repeat_somebodys_job() -> None:
    job = enqueue(cannot_succeed, actor=LAN)
    assert not Job.objects.visible_to(HOA).exists()
    assert Job.objects.visible_to(LAN).get() == Job.objects.visible_to(SON).get() == job
    with pytest.raises(NotAllowed, match="người đã yêu cầu"):
        cancel_job(actor=HOA, job=job.pk)
    run_due_jobs()
    with pytest.raises(NotAllowed, match="người đã yêu cầu"):
        retry_job(actor=HOA, job=job.pk)
    with pytest.raises(NotAllowed, match="đã kết thúc"):
        cancel_job(actor=LAN, job=job.pk)


def test_an_administrator_has_a_failed_job_run_again() -> None:
    job = enqueue(cannot_succeed, actor=LAN, unique="one")
    run_due_jobs()
    retry_job(actor=SON, job=job.pk)
    with pytest.raises(NotAllowed, match="bị lỗi hoặc đã dừng"):
        retry_job(actor=SON, job=job.pk)
    assert run_due_jobs() == 1
    assert AuditEntry.objects.filter(action="retry_job").count() == 1
    enqueue(cannot_succeed, actor=LAN, unique="one")
    with pytest.raises(Invalid, match="giống hệt"):
        retry_job(actor=SON, job=job.pk)


def test_a_periodic_job_is_queued_once_for_each_occurrence() -> None:
    def at(hour: int, minute: int) -> int:
        with moved_to(datetime(2026, 3, 2, hour, minute, tzinfo=timezone.get_default_timezone())):
            return len(tick([each_quarter]))

    assert at(8, 1) == 0  # seen for the first time: waits for the next
    assert at(8, 14) == 0
    assert at(8, 15) == 1
    assert at(8, 20) == 0
    assert at(11, 50) == 1  # after a pause only the last occurrence is made up for
    assert [job.arguments["due"][11:16] for job in Job.objects.order_by("asked_at")] == ["08:15", "11:45"]


def test_old_jobs_are_forgotten() -> None:
    with moved_to(datetime(2025, 1, 1, tzinfo=UTC)):
        enqueue(write_who, actor=LAN)
        failed = enqueue(cannot_succeed, actor=LAN)
        run_due_jobs()
        tick([forget_at_night])
    with moved_to(datetime(2025, 6, 1, tzinfo=UTC)):
        tick([forget_at_night])
        run_due_jobs()
        assert set(Job.objects.exclude(kind=forget_at_night.name)) == {failed}


def test_the_programs_own_periodic_jobs_are_known_to_every_worker() -> None:
    tick()
    assert Schedule.objects.filter(kind=forget_at_night.name).exists()
