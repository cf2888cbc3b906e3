"""`python -m kientao.demo [DOC]`: prepares the practice province and serves it on this machine alone."""

import argparse
import os
import socket
import sys
from pathlib import Path

PRACTICE_DAY = "2026-07-06"


def main() -> int:
    """Serves until interrupted. 2 when the document can't be read, the port is taken, or real work is done here."""
    options = _options()
    document: Path | None = options.document
    if document is not None and not document.is_file():
        return _failed(f"Không có tệp {document}. Kiểm tra đường dẫn: make demo DOC=đường/dẫn/tới/tệp.docx")
    if not options.prepare_only and (taken := _taken(options.port)):
        return _failed(taken)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    os.environ.setdefault("KIENTAO_PRACTICE_DAY", PRACTICE_DAY)
    for outside in ("KIENTAO_SMTP_HOST", "KIENTAO_SMS_URL", "KIENTAO_ZALO_URL"):
        os.environ.pop(outside, None)  # nobody invented gets a mail or a message

    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except ImproperlyConfigured as error:
        return _failed(f"Cấu hình chưa đúng: {error}")
    return _run(options.port, document, reset=options.reset, prepare_only=options.prepare_only)


def _run(port: int, document: Path | None, *, reset: bool, prepare_only: bool) -> int:
    from kientao.demo import installation
    from kientao.demo.own_document import review_of
    from kientao.demo.plans import Unreadable
    from kientao.demo.serving import serve

    try:
        if reset:
            installation.reset(_say)
        else:
            installation.prepare(_say)
    except installation.RealInstallation as real:
        return _failed(str(real))
    if prepare_only:
        _say(f"Tỉnh thực hành đã sẵn sàng. Chạy máy chủ với KIENTAO_PRACTICE_DAY={PRACTICE_DAY}.")
        return 0
    address = ""
    if document is not None:
        _say(f"Đang biên dịch {document.name} …")
        try:
            address = review_of(document)
        except Unreadable as unreadable:
            return _failed(f"{document}: {unreadable}")
    return serve(port, address)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make demo", description="Mở tỉnh thực hành Kiến An trên máy này.")
    parser.add_argument("document", nargs="?", type=Path, help="văn bản của anh/chị, được đưa vào để soát")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--reset", action="store_true", help="làm lại tỉnh thực hành từ đầu")
    parser.add_argument("--prepare-only", action="store_true", help="chỉ chuẩn bị, không mở trang")
    return parser.parse_args()


def _taken(port: int) -> str:
    """What to say when nobody can listen there; asked before the province is built."""
    with socket.socket() as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind(("127.0.0.1", port))
        except (OSError, OverflowError) as error:
            why = error.strerror if isinstance(error, OSError) else "số cổng từ 0 đến 65535"
            return f"Không mở được cổng {port}: {why}. Chọn cổng khác: make demo PORT=8001"
    return ""


def _say(words: str) -> None:
    print(words, flush=True)


def _failed(words: str) -> int:
    print(words, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
