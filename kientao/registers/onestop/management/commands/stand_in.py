"""`python -m django stand_in portal`: a practice server in the place of the national portal, or of a bank."""

from typing import Any
from wsgiref.simple_server import make_server

from django.core.management.base import BaseCommand, CommandParser

from kientao.registers.onestop.outside.stand_in.bank import Bank
from kientao.registers.onestop.outside.stand_in.portal import PortalStandIn

_SECRET = "thuc-hanh"  # noqa: S105, of practice: it opens nothing


class Command(BaseCommand):
    help = "Chạy máy chủ tập thay cho Cổng quốc gia (portal) hoặc cổng thanh toán (bank), chỉ trên máy này."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("which", choices=["portal", "bank"])
        parser.add_argument("--port", type=int, default=8090)

    def handle(self, *args: Any, which: str, port: int, **options: Any) -> None:
        address = f"http://127.0.0.1:{port}"
        if which == "bank":
            app: Any = Bank("thuc-hanh", _SECRET, address)
            said = f"KIENTAO_PAY_URL={address} KIENTAO_PAY_MERCHANT=thuc-hanh KIENTAO_PAY_SECRET={_SECRET}"
        else:
            app = PortalStandIn("thuc-hanh", _SECRET)
            said = (
                f"KIENTAO_NATIONAL_URL={address} KIENTAO_NATIONAL_USER=thuc-hanh "
                f"KIENTAO_NATIONAL_PASSWORD={_SECRET} KIENTAO_NATIONAL_UNIT=H99"
            )
        with make_server("127.0.0.1", port, app) as server:
            self.stdout.write(f"Đang chạy tại {address}. Chạy chương trình với:\n{said}")
            server.serve_forever()
