"""`python -m kientao.demo [DOC]`: prepares a database, compiles one decision and serves it on this machine alone."""

import argparse
import os
import sys
import uuid
from pathlib import Path

from kientao.demo.sample_file import SAMPLE


def main() -> int:
    """Serves until interrupted. 2 when the document can't be read or the port is taken."""
    options = _options()
    document: Path = options.document or SAMPLE
    if not document.is_file():
        print(f"Không có tệp {document}. Kiểm tra đường dẫn: make demo DOC=đường/dẫn/tới/tệp.docx", file=sys.stderr)
        return 2
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    print(f"Đang biên dịch {document.name} …", flush=True)
    address = _compiled(document, is_sample=document == SAMPLE)
    if address is None:
        return 2
    return _serve(options.port, address)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make demo", description="Biên dịch một quyết định và mở trang xem.")
    parser.add_argument("document", nargs="?", type=Path, help="tệp cần biên dịch; mặc định là văn bản mẫu")
    parser.add_argument("--port", type=int, default=8000)
    return parser.parse_args()


def _compiled(document: Path, *, is_sample: bool) -> str | None:
    """The page of the stored draft; None, with the reason on standard error, when there is none."""
    from kientao.base.actor import SYSTEM
    from kientao.programme.actions import SecretDocument, store_draft
    from kientao.programme.compile_files import Job, compile_file
    from kientao.programme.outcome import Refused

    outcome = compile_file(Job(path=document))
    if isinstance(outcome, Refused):
        print(f"{document}: {outcome.message} {outcome.hint}".strip(), file=sys.stderr)
        return None
    # The same document compiled to the same draft is one row, however often the demo starts.
    request_id = uuid.uuid5(uuid.NAMESPACE_URL, repr((document.name, outcome.draft)))
    try:
        stored = store_draft(actor=SYSTEM, compiled=outcome, request_id=request_id, is_sample=is_sample)
    except SecretDocument as secret:
        print(f"{document}: văn bản đóng dấu «{secret.level}», không được đưa vào hệ thống này.", file=sys.stderr)
        return None
    print(
        f"{stored.title or stored.name}: {stored.tasks} nhiệm vụ, {stored.targets} chỉ tiêu, "
        f"{stored.errors} lỗi, {stored.warnings} cảnh báo."
    )
    return f"/van-ban/{stored.pk}/"


def _serve(port: int, address: str) -> int:
    import waitress
    from django.core.wsgi import get_wsgi_application

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
    print(f"\n  Trang đầu      http://127.0.0.1:{port}/")
    print(f"  Văn bản này    http://127.0.0.1:{port}{address}")
    print("\nKhông cần đăng nhập. Ctrl+C để dừng.", flush=True)
    try:
        server.run()
    except KeyboardInterrupt:
        print("\nĐã dừng.")
    finally:
        server.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
