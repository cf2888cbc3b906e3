"""Is the installation well? Values for the health page, the command line and whatever watches over the server."""

import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Max

from kientao.base.clock import now
from kientao.base.jobs.presence import SILENCE
from kientao.base.models import Job, Worker

_GIGABYTE = 1024**3
_LITTLE = _GIGABYTE  # below it nothing more should be handed in
_BACKUP_AGE = timedelta(hours=26)  # a nightly one may run late
_WAIT = timedelta(minutes=15)
_LATELY = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at. `words` say what was found and, when it is not well, what to do.
    Without a `vital` one no request can be answered properly."""

    name: str
    ok: bool
    words: str
    vital: bool = False


@dataclass(frozen=True, slots=True)
class Health:
    """Everything that was looked at."""

    checks: tuple[Check, ...]

    @property
    def ok(self) -> bool:
        """Nothing needs looking after."""
        return all(check.ok for check in self.checks)

    @property
    def serving(self) -> bool:
        """Requests can be answered: what a load balancer asks."""
        return all(check.ok for check in self.checks if check.vital)


def health() -> Health:
    """Looks at everything. Never raises: a database that does not answer is a finding."""
    disk = _disk()
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        return Health((Check("database", True, "Cơ sở dữ liệu trả lời.", vital=True), *_inside(), disk, _backup()))
    except (DatabaseError, OSError) as error:
        words = f"Cơ sở dữ liệu không trả lời ({type(error).__name__}): kiểm tra máy chủ và KIENTAO_DATABASE."
        return Health((Check("database", False, words, vital=True), disk, _backup()))


def remember_backup(moment: datetime) -> None:
    """Notes that a backup was finished and can be read."""
    draft = _backup_note().with_suffix(".new")
    draft.write_text(moment.isoformat(), encoding="ascii")
    draft.replace(_backup_note())


def last_backup() -> datetime | None:
    """When the last backup was finished; None when none was noted."""
    try:
        return datetime.fromisoformat(_backup_note().read_text(encoding="ascii").strip())
    except (OSError, ValueError):
        return None


def _inside() -> tuple[Check, ...]:
    migrations = _migrations()
    if not migrations.ok:
        return (migrations,)  # the tables of the others may be missing
    return (migrations, _worker(), _queue(), _failures())


def _migrations() -> Check:
    executor = MigrationExecutor(connection)
    missing = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if missing:
        words = f"Còn {missing} bước nâng cấp cơ sở dữ liệu chưa chạy: chạy «python -m django migrate»."
        return Check("migrations", False, words, vital=True)
    return Check("migrations", True, "Cơ sở dữ liệu đúng phiên bản.", vital=True)


def _worker() -> Check:
    seen: datetime | None = Worker.objects.aggregate(seen=Max("seen"))["seen"]
    if seen is None:
        return Check("worker", False, "Không có tiến trình chạy việc nền: chạy «python -m django jobs».")
    age = now() - seen
    if age > SILENCE:
        return Check("worker", False, f"Tiến trình chạy việc nền im lặng đã {_span(age)}: khởi động lại tiến trình đó.")
    return Check("worker", True, f"Tiến trình chạy việc nền báo còn sống {_span(age)} trước.")


def _queue() -> Check:
    stuck = Job.objects.due(now() - _WAIT).count()
    if stuck:
        return Check("queue", False, f"{stuck} việc nền chờ quá {_span(_WAIT)}: chạy thêm tiến trình việc nền.")
    return Check("queue", True, "Không có việc nền nào chờ lâu.")


def _failures() -> Check:
    failed = Job.objects.failed().filter(finished__gte=now() - _LATELY).count()
    if failed:
        return Check("failures", False, f"{failed} việc nền bị lỗi trong 7 ngày qua: xem trang việc nền.")
    return Check("failures", True, "Không có việc nền bị lỗi trong 7 ngày qua.")


def _disk() -> Check:
    try:
        usage = shutil.disk_usage(settings.VAR)
    except OSError:
        return Check("disk", False, "Không đọc được thư mục dữ liệu: kiểm tra KIENTAO_VAR và quyền.", vital=True)
    words = f"Ổ đĩa dữ liệu còn {usage.free / _GIGABYTE:.1f} GB".replace(".", ",")
    if usage.free < _LITTLE:
        return Check("disk", False, f"{words}: dọn bớt hoặc mở rộng ổ đĩa.", vital=True)
    return Check("disk", True, f"{words}.", vital=True)


def _backup() -> Check:
    last = last_backup()
    if last is None:
        return Check("backup", False, "Chưa ghi nhận bản sao lưu nào: chạy «kientao backup».")
    age = now() - last
    if age > _BACKUP_AGE:
        return Check("backup", False, f"Bản sao lưu gần nhất đã {_span(age)}: kiểm tra lịch sao lưu hằng ngày.")
    return Check("backup", True, f"Bản sao lưu gần nhất {_span(age)} trước.")


def _backup_note() -> Path:
    folder: Path = settings.VAR
    return folder / "last-backup"


def _span(span: timedelta) -> str:
    seconds = max(int(span.total_seconds()), 0)
    for size, word in ((86400, "ngày"), (3600, "giờ"), (60, "phút")):
        if seconds >= size:
            return f"{seconds // size} {word}"
    return f"{seconds} giây"
