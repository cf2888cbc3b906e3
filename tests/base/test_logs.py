"""Logs tie together what belongs together and name nobody."""

import json
import logging

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from kientao.base.logs import JsonLines, PlainLines, masked, named_requests, request_name, request_named


def _record(message: str, *, error: BaseException | None = None, **fields: object) -> logging.LogRecord:
    record = logging.LogRecord("kientao.test", logging.ERROR, "x.py", 1, message, (), None)
    if error is not None:
        record.exc_info = (type(error), error, error.__traceback__)
    if fields:
        record.fields = fields
    return record


def _answer(request: HttpRequest) -> HttpResponse:
    return HttpResponse(request_name())


def test_a_line_is_one_json_object_with_the_requests_name() -> None:
    with request_named("abc12345"):
        line = json.loads(JsonLines().format(_record("hai\ndòng", status=500)))
    assert (line["request"], line["message"], line["status"], line["level"]) == ("abc12345", "hai\ndòng", 500, "ERROR")
    assert "\n" not in JsonLines().format(_record("hai\ndòng"))
    assert "request" not in json.loads(JsonLines().format(_record("ngoài")))


def test_people_are_not_named() -> None:
    text = masked("Lan lan.nt@sonv.gov.vn 0912 345 678, +84912345678, CCCD 079200001234, /tim/?q=Nguyễn hồ sơ 25")
    assert text == "Lan [mail] [phone], [phone], CCCD [identity], /tim/?… hồ sơ 25"


def test_numbers_of_documents_times_and_codes_stay() -> None:
    kept = "job 0b1f6a0e-7777-4b1e-8f43-012345678901 số 1234/QĐ-UBND 2026-03-31 09:30:15.123456 trong 1500 ms"
    assert masked(kept) == kept


@pytest.mark.parametrize("formatter", [JsonLines(), PlainLines()])
def test_an_error_tells_where_and_not_what_people_wrote(formatter: logging.Formatter) -> None:
    try:
        raise ValueError("Nguyễn Thị Lan")
    except ValueError as error:
        line = formatter.format(_record("hỏng", error=error))
    assert "builtins.ValueError" in line
    assert "test_logs.py" in line
    assert "Nguyễn" not in line


def test_a_request_is_named_and_the_answer_carries_the_name() -> None:
    answer = named_requests(_answer)(RequestFactory().get("/"))
    assert answer.content.decode() == answer.headers["X-Request-ID"]
    assert len(answer.headers["X-Request-ID"]) == 32
    assert request_name() == ""


@pytest.mark.parametrize(
    ("given", "kept"), [("proxy-1234-abcd", True), ("x\r\nSet-Cookie: a=b", False), ("a" * 65, False)]
)
def test_a_proxys_name_is_kept_unless_it_could_do_harm(given: str, kept: bool) -> None:
    answer = named_requests(_answer)(RequestFactory().get("/", headers={"X-Request-ID": given}))
    assert (answer.headers["X-Request-ID"] == given) is kept


def test_each_request_leaves_one_line_without_its_address(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="kientao.requests"):
        named_requests(_answer)(RequestFactory().get("/tim/?q=Lan"))
    (record,) = caplog.records
    fields = record.fields  # type: ignore[attr-defined]
    assert (fields["method"], fields["status"], fields["route"], fields["account"]) == ("GET", 200, None, None)
    assert "Lan" not in JsonLines().format(record)
