"""`python -m django jobs`: runs background jobs until it is told to stop."""

import signal
import sys
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from kientao.base.jobs.recovery import recover
from kientao.base.jobs.schedule import tick
from kientao.base.jobs.worker import JobWorker, run_due_jobs


class Command(BaseCommand):
    help = "Chạy việc nền: việc đang chờ, việc định kỳ, việc bị bỏ dở."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="làm hết việc đến hạn rồi thôi")
        parser.add_argument("--interval", type=float, default=1.0, help="giây giữa hai lần xem có việc mới")

    def handle(self, *args: Any, once: bool, interval: float, **options: Any) -> None:
        if once:
            recover()
            tick()
            self.stdout.write(f"Đã chạy {run_due_jobs()} việc.")
            return
        worker = JobWorker(interval=max(interval, 0.05))

        def stop(number: int, frame: FrameType | None) -> None:
            if worker.stopping.is_set():  # asked twice: don't wait for the job
                sys.exit(1)
            self.stderr.write("Đang dừng: làm nốt việc đang chạy. Bấm Ctrl+C lần nữa để dừng ngay.")
            worker.stop()

        signal.signal(signal.SIGTERM, stop)
        signal.signal(signal.SIGINT, stop)
        self.stdout.write(f"Đang chạy việc nền ({worker.name}). Ctrl+C để dừng.")
        self.stdout.flush()
        worker.run()
