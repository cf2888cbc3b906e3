"""An upload is compiled in the background and kept once; what must not be kept isn't."""

import uuid
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kientao.base.jobs.worker import run_due_jobs
from kientao.compiling.outcome import Compiled, Outcome, Refused
from kientao.demo.procedures import DECISION
from kientao.registers.onestop.actions.decisions_keeping import keep_decision
from kientao.registers.onestop.models import ProcedureDecision
from tests.registers.onestop.decisions.conftest import Desk, compiled
from tests.support.cast import Cast
from tests.support.small_plan import TEXT

pytestmark = pytest.mark.django_db
LIST = "/quyet-dinh-thu-tuc/"


def _send(client: Client, content: bytes = b"x", name: str = "quyet-dinh.txt", request_id: str = "") -> str:
    given = {"document": SimpleUploadedFile(name, content), "request_id": request_id or str(uuid.uuid4())}
    answer = client.post(LIST, given)
    assert answer.status_code == 302, answer.content.decode()
    return answer.headers["Location"]


def _spooled() -> list[Path]:
    return [path for path in (Path(settings.VAR) / "spool").glob("*") if path.is_file()]


@pytest.fixture(autouse=True)
def empty_spool() -> None:
    for path in _spooled():
        path.unlink()


@pytest.fixture
def compiler_says(monkeypatch: pytest.MonkeyPatch) -> list[Outcome]:
    """Outcomes the compiler gives, one after the other."""
    outcomes: list[Outcome] = []
    where = "kientao.compiling.asking.compile_file"
    monkeypatch.setattr(where, lambda file, waiting: outcomes.pop(0))
    return outcomes


def test_a_real_file_goes_through_the_real_compiler_in_the_background(people: Cast, desk: Desk) -> None:
    dung = desk("dung")
    progress = _send(dung, DECISION.read_bytes(), "quyết định.docx")
    assert "Chờ đến lượt" in dung.get(progress).content.decode()
    assert run_due_jobs() >= 1
    decision = ProcedureDecision.objects.get()
    assert (decision.name, decision.procedures, decision.owner) == (
        "quyết định.docx", 18, people.organisations["van_phong"],
    )  # fmt: skip
    assert dung.get(progress).headers["Location"] == f"{LIST}{decision.pk}/"
    part = dung.get(progress, headers={"HX-Request": "true"})
    assert part.headers["HX-Redirect"] == f"{LIST}{decision.pk}/"
    assert f"{decision.number}: " in dung.get(LIST).content.decode()
    assert _spooled() == []


def test_a_plan_is_told_where_it_belongs_and_not_kept(people: Cast, desk: Desk) -> None:
    dung = desk("dung")
    progress = _send(dung, TEXT.encode(), "ke-hoach.txt")
    run_due_jobs()
    assert "Đưa văn bản vào" in dung.get(progress).content.decode()
    assert not ProcedureDecision.objects.exists()


def test_a_state_secret_is_refused_before_anything_is_kept(
    people: Cast, desk: Desk, compiler_says: list[Outcome]
) -> None:
    given = compiled()
    compiler_says.append(Compiled(f"TỐI MẬT\n{given.text}", given.draft))
    dung = desk("dung")
    progress = _send(dung)
    run_due_jobs()
    assert "Tối mật" in dung.get(progress).content.decode()
    assert not ProcedureDecision.objects.exists()
    assert _spooled() == []


def test_what_the_compiler_refuses_is_said_in_its_words(people: Cast, desk: Desk, compiler_says: list[Outcome]) -> None:
    compiler_says.append(Refused("empty", "Tệp không có chữ nào.", "Kiểm tra lại."))
    dung = desk("dung")
    progress = _send(dung)
    run_due_jobs()
    shown = dung.get(progress).content.decode()
    assert "Tệp không có chữ nào." in shown
    assert "Chọn tệp khác" in shown


def test_the_same_upload_kept_twice_is_one_decision(people: Cast) -> None:
    request_id = uuid.uuid4()
    first = keep_decision(actor=people.dung, compiled=compiled(), request_id=request_id)
    assert keep_decision(actor=people.dung, compiled=compiled(), request_id=request_id) == first
    assert ProcedureDecision.objects.count() == 1


def test_a_strangers_job_is_not_found(people: Cast, desk: Desk, compiler_says: list[Outcome]) -> None:
    progress = _send(desk("dung"))
    assert desk("minh").get(progress).status_code == 404
    assert desk("quang").post(LIST, {"document": SimpleUploadedFile("x.txt", b"x")}).status_code == 403
