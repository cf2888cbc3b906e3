"""`python -m django export_national 2026-03-01 2026-03-31 FILE`: dossiers as JSON lines, shaped for the portal."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from kientao.base.actor import SYSTEM
from kientao.base.refusal import Invalid
from kientao.registers.onestop.actions.reconciling import exported
from kientao.registers.onestop.rules.national_fields import wrong_dossier


class Command(BaseCommand):
    help = "Xuất hồ sơ của một thời kỳ theo dạng DongBoHoSoMC, mỗi dòng một hồ sơ, và kiểm tra từng trường."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("first", type=date.fromisoformat, help="ngày tiếp nhận đầu, 2026-03-01")
        parser.add_argument("last", type=date.fromisoformat, help="ngày tiếp nhận cuối, tính cả ngày đó")
        parser.add_argument("file", type=Path, help="tệp .jsonl sẽ ghi; không ghi đè")

    def handle(self, *args: Any, first: date, last: date, file: Path, **options: Any) -> None:
        count = faults = 0
        try:
            with file.open("x", encoding="utf-8") as out:
                for row in exported(actor=SYSTEM, first=first, last=last):
                    out.write(json.dumps(row, ensure_ascii=False) + "\n")
                    count += 1
                    for name, words in wrong_dossier(row).items():
                        faults += 1
                        self.stderr.write(f"{row['MaHoSo']} {name}: {words}")
        except FileExistsError:
            raise CommandError(f"{file} đã có: chọn tên khác.") from None
        except Invalid as refusal:
            raise CommandError("; ".join(refusal.errors.values())) from refusal
        self.stdout.write(f"Đã xuất {count} hồ sơ, {faults} trường sai.")
