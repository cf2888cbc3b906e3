"""The first account of an installation: `python -m django add_administrator`."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from kientao.base.actor import SYSTEM
from kientao.base.clock import today
from kientao.base.refusal import Invalid
from kientao.people.actions.accounts import create_account
from kientao.people.actions.roles import grant_role
from kientao.people.models import Organisation
from kientao.people.roles import Role


class Command(BaseCommand):
    help = "Tạo tài khoản quản trị hệ thống và in mật khẩu cấp một lần."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Who, and where they work."""
        parser.add_argument("--username", required=True, help="tên đăng nhập, ví dụ khoa")
        parser.add_argument("--name", required=True, help="họ và tên")
        parser.add_argument("--email", default="", help="thư điện tử")
        parser.add_argument("--organisation", required=True, help="mã cơ quan trong danh mục")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        """Makes both or nothing."""
        organisation = Organisation.objects.on(today()).filter(code=options["organisation"]).first()
        if organisation is None:
            raise CommandError(f"Không có cơ quan mã «{options['organisation']}»; nạp danh mục cơ quan trước.")
        try:
            made = create_account(
                actor=SYSTEM, name=options["name"], username=options["username"], email=options["email"]
            )
            grant_role(
                actor=SYSTEM,
                officer=made.officer,
                organisation=organisation,
                role=Role.ADMINISTRATOR,
                valid_from=today(),
            )
        except Invalid as refusal:
            raise CommandError(" ".join(refusal.errors.values())) from None
        self.stdout.write(f"{made.account.username}: {made.password}")
