"""Opens the practice province on this machine: the pages, and the jobs behind them."""

import sys

import waitress
from django.conf import settings
from django.core.wsgi import get_wsgi_application

from kientao.base.collector import set_program_aside
from kientao.base.jobs.worker import run_worker_in_background
from kientao.base.practice import practice_notice
from kientao.demo.own_document import WHO
from kientao.demo.province.people import PEOPLE
from kientao.people.models import Organisation

_SHOWN = ("nam", WHO, "thuha", "luc", "truong", "thom", "loc", "quyen", "yen", "linh", "sonha", "sao", "thu", "kien")


def serve(port: int, address: str) -> int:
    """Until interrupted; `address` is the review of one's own document, if there is one. 2 when it can't listen."""
    try:
        server = waitress.create_server(
            get_wsgi_application(),
            host="127.0.0.1",
            port=port,
            threads=8,
            ident="kientao",
            max_request_body_size=256 * 1024 * 1024,
        )
    except OSError as error:
        print(f"Không mở được cổng {port}: {error.strerror}. Chọn cổng khác: make demo PORT=8001", file=sys.stderr)
        return 2
    set_program_aside()
    worker = run_worker_in_background()
    _show_doors(f"http://127.0.0.1:{port}", address)
    try:
        server.run()
    except KeyboardInterrupt:
        print("\nĐã dừng.")
    finally:
        worker.stop()
        server.close()
    return 0


def _show_doors(host: str, address: str) -> None:
    print(f"\n{practice_notice()}\n")
    names = dict(Organisation.objects.values_list("code", "short_name"))
    rows = [_row(username, names) for username in _SHOWN]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    for row in rows:
        print("  " + "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=False)) + f"  {row[3]}")
    print(f"\n  Mật khẩu của mọi người: {settings.PRACTICE_PASSWORD}")
    print(f"  Trang đăng nhập         {host}/")
    if address:
        print(f"  Soát văn bản vừa đưa    {host}{address}   (đăng nhập {WHO})")
    print("\nLàm lại từ đầu: make demo RESET=1. Ctrl+C để dừng.", flush=True)


def _row(username: str, names: dict[str, str]) -> tuple[str, str, str, str]:
    person = PEOPLE[username]
    code = person.at if person.at == "KA" else f"KA.{person.at}"
    roles = ", ".join(role.words for role in person.roles)
    return username, person.name, names.get(code) or person.at, roles
