"""`kientao compile`, as a person meets it."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import jsonschema
import pytest

from tests.cli.command import CLEAN, SAMPLE, kientao
from tests.support.small_plan import TEXT

pytestmark = pytest.mark.slow


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan as plain text."""
    file = tmp_path / "ke-hoach.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


def test_the_table_view_shows_tasks_with_who_leads_and_until_when() -> None:
    answer = kientao("compile", SAMPLE)
    said = answer.stdout.decode()
    assert "NHIỆM VỤ (" in said
    assert "Chủ trì" in said
    assert "Thời hạn" in said
    assert "ký tự)" in said.splitlines()[-1]
    assert answer.stderr == b""


def test_a_diagnostic_shows_its_line_with_carets_under_the_words() -> None:
    said = kientao("compile", SAMPLE).stdout.decode()
    assert "cảnh báo" in said
    assert "^^" in said
    assert "quyet-dinh-mau.docx:" in said


def test_one_file_gives_one_json_object_that_fits_the_contract(root: Path) -> None:
    answer = kientao("compile", SAMPLE, "--format", "json")
    draft = json.loads(answer.stdout)
    schema = json.loads((root / "docs" / "contracts" / "plan-draft.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(draft)
    assert draft["source"]["name"] == "quyet-dinh-mau.docx"
    assert draft["tasks"]


def test_several_files_give_an_array_in_the_order_asked(plan: Path) -> None:
    drafts = json.loads(kientao("compile", SAMPLE, plan, "--format", "json").stdout)
    assert [draft["source"]["name"] for draft in drafts] == ["quyet-dinh-mau.docx", "ke-hoach.txt"]


def test_the_printed_text_is_what_all_offsets_refer_to() -> None:
    text = kientao("compile", SAMPLE, "--text").stdout.decode("utf-8")
    draft = json.loads(kientao("compile", SAMPLE, "--format", "json").stdout)
    assert len(text) == draft["source"]["characters"]
    for task in draft["tasks"]:
        quoted = "".join(text[span["start"] : span["end"]] for span in task["spans"])
        assert "".join(task["text"].split()) in "".join(quoted.split())


def test_the_text_goes_out_without_a_changed_line_end(tmp_path: Path, plan: Path) -> None:
    out = tmp_path / "out.txt"
    assert kientao("compile", plan, "--text", "-o", out).returncode == 0
    assert out.read_bytes() == kientao("compile", plan, "--text").stdout
    assert out.read_text(encoding="utf-8").replace("\r\n", "\n").strip() == TEXT.strip()


def test_the_html_view_is_one_page_with_source_and_items() -> None:
    page = kientao("compile", SAMPLE, "--format", "html").stdout.decode()
    assert page.startswith("<!doctype html>")
    assert 'class="source"' in page
    assert 'data-kind="task"' in page


def test_a_clean_plan_ends_with_0_even_strictly() -> None:
    answer = kientao("compile", CLEAN, "--strict")
    assert (answer.returncode, answer.stderr) == (0, b"")


def test_warnings_count_only_when_strict() -> None:
    draft = json.loads(kientao("compile", SAMPLE, "--format", "json").stdout)
    severities = {diagnostic["severity"] for diagnostic in draft["diagnostics"]}
    assert "warning" in severities
    assert kientao("compile", SAMPLE).returncode == (1 if "error" in severities else 0)
    assert kientao("compile", SAMPLE, "--strict").returncode == 1


def test_an_error_in_the_plan_ends_with_1(tmp_path: Path) -> None:
    file = tmp_path / "vuot.txt"
    file.write_text(TEXT.replace("Tối thiểu 95% hồ sơ", "Trên 100% hồ sơ"), encoding="utf-8")
    answer = kientao("compile", file, "--format", "json")
    assert "TARGET-IMPOSSIBLE" in {one["code"] for one in json.loads(answer.stdout)["diagnostics"]}
    assert answer.returncode == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("rong.txt", b""),
        ("nhieu.docx", bytes(range(256)) * 64),
        ("cat.docx", SAMPLE.read_bytes()[:3000]),
        ("cat.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<"),
        ("la.xyz", b"abc"),
    ],
)
def test_a_bad_file_is_refused_in_words_with_2(tmp_path: Path, name: str, content: bytes) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    answer = kientao("compile", file)
    said = answer.stderr.decode()
    assert (answer.returncode, answer.stdout) == (2, b"")
    assert name in said
    assert "Traceback" not in said
    assert "Gặp lỗi khi biên dịch" not in said
    assert "dừng đột ngột" not in said


def test_a_missing_file_is_refused_with_2(tmp_path: Path) -> None:
    answer = kientao("compile", tmp_path / "khong-co.docx")
    assert answer.returncode == 2
    assert "khong-co.docx" in answer.stderr.decode()


def test_files_that_can_be_read_are_printed_beside_one_that_cannot(tmp_path: Path, plan: Path) -> None:
    empty = tmp_path / "rong.txt"
    empty.touch()
    answer = kientao("compile", empty, plan, "--format", "json")
    assert [draft["source"]["name"] for draft in json.loads(answer.stdout)] == ["ke-hoach.txt"]
    assert "rong.txt" in answer.stderr.decode()
    assert answer.returncode == 2


def test_several_pages_need_a_folder(tmp_path: Path, plan: Path) -> None:
    refused = kientao("compile", plan, SAMPLE, "--format", "html")
    assert (refused.returncode, refused.stdout) == (2, b"")
    assert "-o" in refused.stderr.decode()
    folder = tmp_path / "out"
    kientao("compile", plan, SAMPLE, "--format", "html", "-o", folder)
    assert sorted(file.name for file in folder.iterdir()) == ["ke-hoach.txt.html", "quyet-dinh-mau.docx.html"]


def test_files_of_one_name_do_not_overwrite_each_other(tmp_path: Path, plan: Path) -> None:
    other = tmp_path / "khac" / plan.name
    other.parent.mkdir()
    other.write_text(TEXT, encoding="utf-8")
    kientao("compile", plan, other, "--text", "-o", tmp_path / "out")
    assert len(list((tmp_path / "out").iterdir())) == 2


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, plan: Path) -> None:
    (tmp_path / "tep").touch()
    answer = kientao("compile", plan, "-o", tmp_path / "tep" / "trong" / "x.txt")
    assert answer.returncode == 2
    assert "không ghi được" in answer.stderr.decode()
    assert "Traceback" not in answer.stderr.decode()


def test_a_file_that_takes_too_long_is_given_up(plan: Path) -> None:
    answer = kientao("compile", plan, "--timeout", "0.001")
    assert answer.returncode == 2
    assert "quá 0.001 giây" in answer.stderr.decode()


def test_words_of_a_document_cannot_move_the_cursor(tmp_path: Path) -> None:
    file = tmp_path / "doc.txt"
    file.write_text(TEXT.replace("Ban hành kế hoạch", "Ban\x1b[2J\u202e hành kế hoạch"), encoding="utf-8")
    said = kientao("compile", file).stdout.decode()
    assert "\x1b" not in said
    assert "\u202e" not in said


def test_a_reader_that_has_seen_enough_ends_the_command_in_peace() -> None:
    command = f'"{sys.executable}" -m kientao.cli compile "{SAMPLE}" --format json | head -c 10'
    answer = subprocess.run(["bash", "-c", command], capture_output=True, timeout=60)
    assert len(answer.stdout) == 10
    assert answer.stderr == b""


def test_an_interrupt_ends_the_command_and_its_workers(plan: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "kientao.cli", "compile", *[str(plan)] * 40, "--format", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # in a shell's background it is ignored
    )
    time.sleep(0.6)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=20)
    assert process.returncode == 130
    assert said.decode().strip() == "Đã dừng."


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="no pseudo-terminals here")
def test_several_files_on_a_terminal_show_their_progress(plan: Path) -> None:
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "kientao.cli", "compile", str(plan), str(plan), "--format", "json"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=theirs)
    os.close(theirs)
    process.wait(timeout=60)
    shown = os.read(ours, 100_000).decode()
    os.close(ours)
    assert "0/2 tệp" in shown
    assert shown.endswith("\r\x1b[K")


def test_programs_lying_beside_the_documents_are_not_run(tmp_path: Path, plan: Path) -> None:
    for name in ("json.py", "lark.py", "kientao.py", "unicodedata.py"):
        (tmp_path / name).write_text("raise SystemExit('chạy nhầm tệp của người khác')", encoding="utf-8")
    answer = kientao("compile", plan.name, "--format", "json", cwd=tmp_path)
    assert answer.stderr == b""
    assert json.loads(answer.stdout)["source"]["name"] == plan.name


def test_a_file_name_that_is_no_text_is_still_read(tmp_path: Path) -> None:
    file = tmp_path / os.fsdecode(b"k\xe9.txt")
    file.write_text(TEXT, encoding="utf-8")
    answer = kientao("compile", file)
    assert answer.stderr == b""
    assert "NHIỆM VỤ" in answer.stdout.decode()
