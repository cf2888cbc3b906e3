"""`python -m django verify_audit`: is the audit trail whole?"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kientao.base.audit import faults
from kientao.base.models import AuditEntry


class Command(BaseCommand):
    help = "Kiểm tra chuỗi băm của sổ nhật ký."

    def handle(self, *args: Any, **options: Any) -> None:
        found = list(faults())
        if found:
            raise CommandError("\n".join(found))
        self.stdout.write(f"Sổ nhật ký nguyên vẹn: {AuditEntry.objects.count()} bản ghi.")
