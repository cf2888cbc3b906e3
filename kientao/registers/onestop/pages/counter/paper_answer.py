"""Answers with a paper: a PDF that the browser shows and prints, or a .docx to save."""

from django.http import HttpResponse

from kientao.evidence.download import disposition
from kientao.registers.onestop.papers.files import Paper, docx, file_name, pdf

ENDINGS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_SHOWN = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'"


def paper_answer(paper: Paper, title: str, code: str, ending: str) -> HttpResponse:
    """`ending` is one of ENDINGS. It is nobody's to keep on the way."""
    content = pdf(paper) if ending == "pdf" else docx(paper)
    response = HttpResponse(content, content_type=ENDINGS[ending])
    response.headers["Content-Disposition"] = disposition(file_name(title, code, ending), inline=ending == "pdf")
    response.headers["Content-Security-Policy"] = _SHOWN
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    return response
