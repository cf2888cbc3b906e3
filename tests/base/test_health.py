"""The health page tells what is well, and what to do where it isn't."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from unittest.mock import patch

import pytest
from django.db import OperationalError, connections
from django.test import override_settings
from pytest_django import DjangoAssertNumQueries

from kientao.base.clock import now
from kientao.base.health import Check, health, last_backup, remember_backup
from kientao.base.jobs.queue import enqueue
from kientao.base.jobs.worker import run_due_jobs
from kientao.base.models import Worker
from tests.base.jobs.samples import LAN, cannot_succeed, count_pages

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path) -> Iterator[None]:
    """No backup was noted there."""
    with override_settings(VAR=tmp_path):
        yield


@pytest.fixture
def worker() -> Worker:
    """One that has just said that it lives."""
    return Worker.objects.create(name="one", started=now(), seen=now())


def found(name: str) -> Check:
    """What is found of one thing."""
    return next(check for check in health().checks if check.name == name)


def test_all_is_well_with_a_worker_and_a_backup(worker: Worker) -> None:
    remember_backup(now() - timedelta(hours=3))
    state = health()
    assert state.ok, state
    assert found("backup").words == "Bản sao lưu gần nhất 3 giờ trước."


def test_a_new_installation_serves_but_is_told_what_is_missing() -> None:
    state = health()
    assert state.serving
    assert not state.ok
    assert [check.name for check in state.checks if not check.ok] == ["worker", "backup"]
    assert all(":" in check.words for check in state.checks if not check.ok), "words say what to do"


def test_a_silent_worker_is_told(worker: Worker) -> None:
    Worker.objects.update(seen=now() - timedelta(minutes=5))
    assert found("worker").words.startswith("Tiến trình chạy việc nền im lặng đã 5 phút")


def test_failed_and_stuck_jobs_are_counted(worker: Worker) -> None:
    enqueue(cannot_succeed, actor=LAN)
    run_due_jobs()
    enqueue(count_pages, actor=LAN, arguments={"pages": 1}, run_after=now() - timedelta(hours=1))
    assert found("failures").words.startswith("1 việc nền bị lỗi")
    assert found("queue").words.startswith("1 việc nền chờ quá 15 phút")


def test_an_old_backup_and_a_damaged_note_are_told(tmp_path: Path) -> None:
    remember_backup(now() - timedelta(days=2))
    assert not found("backup").ok
    (tmp_path / "last-backup").write_text("hôm qua", encoding="utf-8")
    assert last_backup() is None


def test_a_full_disk_stops_serving() -> None:
    with patch("shutil.disk_usage") as usage:
        usage.return_value.free = 1000
        assert not health().serving


def test_a_database_that_does_not_answer_is_a_finding_and_no_error() -> None:
    broken = OperationalError("password of kientao is s3cret")
    with patch.object(connections["default"], "cursor", side_effect=broken):
        state = health()
    assert not state.serving
    assert "s3cret" not in str(state)


def test_missing_migrations_stop_serving() -> None:
    with patch("django.db.migrations.executor.MigrationExecutor.migration_plan", return_value=[1, 2]):
        state = health()
    assert not state.serving
    assert "Còn 2 bước nâng cấp" in str(state)


def test_few_queries_are_enough(worker: Worker, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_max_num_queries(8):
        health()


def test_the_moment_of_a_backup_is_kept() -> None:
    moment: datetime = now()
    remember_backup(moment)
    assert last_backup() == moment
