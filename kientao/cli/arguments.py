"""What can be typed."""

import argparse
from pathlib import Path

from kientao import __version__

_EXIT_CODES = "Mã thoát: 0 nếu ổn; 1 nếu văn bản có lỗi (thêm --strict: cả cảnh báo); 2 nếu có tệp không đọc được."


class _Parser(argparse.ArgumentParser):
    """argparse in Vietnamese."""

    def __init__(self, **values: object) -> None:
        super().__init__(add_help=False, formatter_class=argparse.RawDescriptionHelpFormatter, **values)  # type: ignore[arg-type] # handed on as given
        self._positionals.title = "tham số"
        self._optionals.title = "tùy chọn"
        self.add_argument("-h", "--help", action="help", help="in trợ giúp này")

    def format_usage(self) -> str:
        return super().format_usage().replace("usage: ", "cách dùng: ", 1)

    def format_help(self) -> str:
        return super().format_help().replace("usage: ", "cách dùng: ", 1)


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    whole = _Parser(prog="kientao", description="Kiến Tạo: đưa quyết định vào, nhận kế hoạch đã kiểm tra.")
    whole.add_argument("--version", action="version", version=f"kientao {__version__}", help="in phiên bản")
    commands = whole.add_subparsers(dest="command", title="lệnh", metavar="LỆNH", parser_class=_Parser)
    _add_compile(
        commands.add_parser("compile", help="biên dịch văn bản thành kế hoạch có cấu trúc", epilog=_EXIT_CODES)
    )
    _add_operate(commands)
    return whole


def _add_operate(commands: "argparse._SubParsersAction[_Parser]") -> None:
    backup = commands.add_parser("backup", help="sao lưu cơ sở dữ liệu và minh chứng vào một tệp")
    backup.add_argument("file", metavar="TỆP", type=Path, help="tệp sẽ được tạo, ví dụ kientao-2026-11-22.tar")
    restore = commands.add_parser("restore", help="phục hồi bản sao lưu vào cơ sở dữ liệu trống")
    restore.add_argument("file", metavar="TỆP", type=Path, help="tệp do lệnh backup tạo")
    move = commands.add_parser("move", help="chuyển toàn bộ sang cơ sở dữ liệu khác, ví dụ SQLite sang PostgreSQL")
    move.add_argument("database", metavar="ĐỊA_CHỈ", help="postgresql://… hoặc sqlite:///…; phải trống")
    for name, words in (("audit", "kiểm tra chuỗi băm của sổ nhật ký"), ("evidence", "kiểm tra các tệp minh chứng")):
        checks = commands.add_parser(name, help=words)
        checks.add_argument("verb", choices=("verify",), metavar="verify", help="kiểm tra")
    practice = commands.add_parser("practice", help="tỉnh thực hành: một tỉnh giả định để tập dùng")
    practice.add_argument("verb", choices=("reset",), metavar="reset", help="làm lại từ đầu")
    _add_import(commands)
    _add_numbers(commands)
    commands.add_parser("health", help="xem tình trạng hệ thống")
    retention = commands.add_parser("retention", help="xem thời hạn lưu: cái gì giữ bao lâu, bao nhiêu đã hết hạn")
    retention.add_argument("--now", action="store_true", help="xóa ngay những gì đã hết hạn, không đợi đến đêm")


def _add_numbers(commands: "argparse._SubParsersAction[_Parser]") -> None:
    facts = commands.add_parser("facts", help="dữ kiện: ghi ra tệp Parquet để phân tích, mở dữ liệu")
    facts.add_argument("verb", choices=("export",), metavar="export", help="ghi ra tệp")
    facts.add_argument("folder", metavar="THƯ_MỤC", type=Path, help="mỗi loại dữ kiện một thư mục con")
    facts.add_argument("--fact", metavar="MÃ", action="append", default=[], help="chỉ loại này; ghi được nhiều lần")
    measures = commands.add_parser("measures", help="đếm lại mọi số từ dòng gốc, kiểm tra số đã chốt, báo chỗ lệch")
    measures.add_argument(
        "verb", choices=("verify", "frozen"), metavar="verify|frozen", help="đếm lại mọi số; kiểm tra các số đã chốt"
    )
    measure = commands.add_parser("measure", help="tính một chỉ số")
    measure.add_argument("code", metavar="MÃ", help="mã chỉ số, ví dụ dossiers-on-time")
    measure.add_argument("--period", metavar="KỲ", type=_period, required=True, help="2026, 2026-Q1, 2026-03, …")
    measure.add_argument("--agency", metavar="SỐ", type=int, action="append", help="chỉ cơ quan này; nhiều lần được")
    measure.add_argument("--engine", choices=("live", "parquet", "spark"), default="live", help="đếm bằng gì")
    measure.add_argument("--folder", metavar="THƯ_MỤC", type=Path, help="tệp Parquet do facts export ghi")
    measure.add_argument("--master", metavar="ĐỊA_CHỈ", default="", help="cụm Spark, ví dụ spark://may-chu:7077")


def _period(given: str) -> object:
    from kientao.cli.numbers import period

    return period(given)


def _add_import(commands: "argparse._SubParsersAction[_Parser]") -> None:
    command = commands.add_parser("import-dossiers", help="nhập hồ sơ của phần mềm một cửa khác")
    add = command.add_argument
    add("file", metavar="TỆP", type=Path, help="tệp .csv, .xlsx hoặc .json do phần mềm đó xuất")
    add("--system", metavar="TÊN", required=True, help="tên phần mềm, lần nào cũng ghi như nhau")
    add("--agency", metavar="MÃ", help="mã cơ quan giải quyết cho dòng không ghi")
    add("--dry-run", action="store_true", help="chỉ đọc và kiểm tra, không ghi hồ sơ nào")
    add("--leave-out-errors", action="store_true", help="bỏ qua các dòng lỗi, nhập các dòng còn lại")


def _add_compile(command: argparse.ArgumentParser) -> None:
    command.description = (
        "Đọc quyết định, kế hoạch, văn bản công bố thủ tục hành chính (.docx .pdf .doc .html .md .txt) và in ra "
        "từng mục kèm chỗ của nó trong văn bản."
    )
    add = command.add_argument
    add("files", metavar="TỆP", nargs="+", type=Path, help="một hoặc nhiều tệp")
    add(
        "--format",
        choices=("table", "json", "html"),
        default="table",
        help="table: bảng đọc trên màn hình (mặc định); json: theo lược đồ plan-draft/1 hoặc procedure-draft/1; "
        "html: một trang hai bên",
    )
    add("--text", action="store_true", help="chỉ in văn bản NFC mà mọi vị trí đều trỏ vào")
    add("--ocr", action="store_true", help="nhận dạng chữ trong PDF quét (cần OCRmyPDF và tesseract-ocr-vie)")
    add("--strict", action="store_true", help="coi cảnh báo như lỗi khi tính mã thoát")
    add(
        "--kind",
        choices=("plan", "procedures"),
        help="ép loại văn bản: plan là kế hoạch, procedures là công bố thủ tục, quy trình nội bộ; mặc định tự nhận ra",
    )
    add("--timeout", metavar="GIÂY", type=_seconds, default=120.0, help="thời gian tối đa cho mỗi tệp (mặc định 120)")
    add("-j", "--jobs", metavar="SỐ", type=_count, help="số tệp biên dịch cùng lúc (mặc định: số nhân máy)")
    add("-o", "--output", metavar="NƠI", type=Path, help="ghi vào tệp này; nhiều tệp html hoặc --text: vào thư mục này")


def _seconds(given: str) -> float:
    try:
        seconds = float(given)
    except ValueError:
        seconds = 0
    if not 0 < seconds <= 24 * 3600:
        raise argparse.ArgumentTypeError("cần số giây lớn hơn 0")
    return seconds


def _count(given: str) -> int:
    if not given.isdecimal() or not 0 < int(given) <= 256:
        raise argparse.ArgumentTypeError("cần số từ 1 đến 256")
    return int(given)
