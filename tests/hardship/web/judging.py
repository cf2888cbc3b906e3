"""What every answer must hold to, whatever was sent; and what is sent."""

import io
import re
import zipfile

from django.http import HttpResponseBase

from tests.hardship.web.explorer import route_of
from tests.hardship.web.forms import FoundForm, Visitor, html_of, leads_away, says_why

STRANGE = (
    "%00",
    "%ED%A0%80",
    "%FF%FE",
    "9223372036854775808",
    "9" * 400,
    "-1",
    "NaN",
    "1e999",
    "%C2%B2",
    "A" * 300_000,
    "%E2%80%AE%E2%81%A6",
)
WRONG_FILES = {
    "empty": ("viec.xlsx", b""),
    "a program": ("cap-nhat.exe", b"MZ" + b"\0" * 500),
    "a program that calls itself a workbook": ("viec.xlsx", b"MZ" + b"\0" * 500),
    "a program that calls itself a document": ("van-ban.docx", b"MZ" + b"\0" * 500),
    "a page that calls itself a scan": ("ban-quet.pdf", b"<html><script>alert(1)</script></html>"),
    "a picture that is a script": ("anh.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
    "half a workbook": ("viec.xlsx", b"PK\x03\x04" + b"\0" * 100),
    "a name with a line break": ("a\r\nSet-Cookie: x=1\r\n.exe", b"abc"),
    "a name that leaves the folder": ("../../../../etc/passwd.exe", b"abc"),
    "a name without an end": ("a" * 3000 + ".exe", b"abc"),
    "a name of blanks": ("   .exe", b"abc"),
}
_RAW = ("<img src=x", "<script>alert(1)", "onerror=alert(1)>{", "49$")


def understood(answer: HttpResponseBase, form: FoundForm, about: str) -> None:
    """Asserts that the answer is one of ours: done, or refused in words."""
    where = (route_of(form.action), form.page, about[:30])
    assert answer.status_code in (200, 204, 302, 400, 403, 404, 405, 409, 413, 422), (*where, answer.status_code)
    assert leads_away(answer) == "", where
    if answer.status_code in (400, 403, 404, 409, 413, 422) and html_of(answer):
        assert says_why(html_of(answer)), where


def harmless(answer: HttpResponseBase, address: str) -> None:
    """Asserts that nothing harmful stands in the page as it was typed."""
    html = html_of(answer)
    for raw in _RAW:
        assert raw not in html, (address, html[max(html.find(raw) - 300, 0) : html.find(raw) + 100])
    assert answer.headers.get("X-Content-Type-Options") == "nosniff" or not html, address
    if html:
        policy = answer.headers.get("Content-Security-Policy", "")
        assert "default-src 'self'" in policy, address
        assert "unsafe" not in policy, address


def shown_as_typed(pages: dict[str, str], people: dict[str, Visitor]) -> int:
    """Whoever opens a page again finds nothing harmful on it; how many showed what was typed."""
    shown = 0
    for address, who in pages.items():
        answer = people[who].get(address)
        harmless(answer, address)
        shown += "&lt;img src=x" in html_of(answer)
    return shown


def workbooks(pages: dict[str, str], people: dict[str, Visitor]) -> int:
    """Every workbook that can be taken away has texts where formulas were typed; how many had such."""
    harmful = 0
    for address, who in pages.items():
        if not address.split("?")[0].endswith(".xlsx"):
            continue
        answer = people[who].get(address)
        content = b"".join(answer) if answer.streaming else answer.content  # type: ignore[attr-defined]
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            sheets = [book.read(name).decode() for name in book.namelist() if "worksheets/sheet" in name]
            texts = book.read("xl/sharedStrings.xml").decode() if "xl/sharedStrings.xml" in book.namelist() else ""
        assert not any(re.search(r"<f[ >]|<hyperlink", sheet) for sheet in sheets), address
        harmful += any("&lt;img src=x" in part for part in [*sheets, texts])
    return harmful
