"""`python -m django load_province 25`: the register of a province, from the facts that come with the program."""

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from kientao.base.actor import SYSTEM
from kientao.base.refusal import Invalid
from kientao.people.actions.provinces import LoadSummary, load_former_province, load_province
from kientao.people.rules.groups import TWO_TIERS_FROM


class Command(BaseCommand):
    help = "Nạp danh mục cơ quan của một tỉnh: UBND tỉnh, sở, ban, ngành, UBND cấp xã. Chạy lại không nạp trùng."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("code", help="mã tỉnh theo QĐ 19/2025/QĐ-TTg, ví dụ 25")
        parser.add_argument("--from", dest="valid_from", default=TWO_TIERS_FROM.isoformat(), help="yyyy-mm-dd")
        parser.add_argument("--optional", action="append", default=[], help="sở đặc thù: SDTTG, SNgV, SDL")
        parser.add_argument("--with-former", action="store_true", help="kèm các sở đã kết thúc năm 2025")
        parser.add_argument("--former", action="append", default=[], help="kèm tỉnh cũ, mã QĐ 124/2004/QĐ-TTg")

    def handle(
        self,
        *args: Any,
        code: str,
        valid_from: str,
        optional: list[str],
        with_former: bool,
        former: list[str],
        **options: Any,
    ) -> None:
        try:
            first_day = date.fromisoformat(valid_from)
        except ValueError as error:
            raise CommandError(f"--from {valid_from}: cần ngày dạng yyyy-mm-dd, ví dụ 2025-07-01.") from error
        try:
            with transaction.atomic():
                self._tell(
                    code,
                    load_province(
                        actor=SYSTEM, code=code, valid_from=first_day, optional=optional, with_former=with_former
                    ),
                )
                for old in former:
                    self._tell(old, load_former_province(actor=SYSTEM, code=old, optional=optional))
        except Invalid as error:
            raise CommandError(str(error)) from error

    def _tell(self, code: str, summary: LoadSummary) -> None:
        self.stdout.write(
            f"{code}: thêm {summary.added} cơ quan ({summary.departments} sở, ban, ngành; {summary.communes} UBND cấp "
            f"xã; {summary.ended} đã kết thúc), {summary.successions} liên kết tiếp nhận; "
            f"đã có {summary.already_there}."
        )
        if summary.unverified:
            self.stdout.write(f"  Cần kiểm tra, bổ sung văn bản thành lập: {', '.join(summary.unverified)}.")
