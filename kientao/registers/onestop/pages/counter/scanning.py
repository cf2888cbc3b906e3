"""Digital copies of a dossier's papers: which are there, each uploaded, opened, scanned anew."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kientao.base.refusal import ChangedMeanwhile, Invalid, require
from kientao.evidence.download import stored_response
from kientao.people.access import actor_of
from kientao.registers.onestop.actions.scanning import KINDS, drop_scan, scan
from kientao.registers.onestop.models import Dossier, Paper
from kientao.registers.onestop.pages.counter.papers_shown import shown_papers
from kientao.registers.onestop.pages.counter.subject import dossier_of, dossier_step, head_of
from kientao.registers.onestop.policies.dossiers import may_read_papers, may_scan
from kientao.ui.forms.fields import DroppedFileField, VersionField
from kientao.ui.forms.form import OfficeForm

_ENDINGS = tuple(ending for kind in KINDS for ending in kind.extensions)


class ScanForm(OfficeForm):
    """One file."""

    version = VersionField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"] = DroppedFileField(
            label="Bản quét",
            help_text="Đủ các trang, đúng thứ tự, cả mặt sau nếu có chữ (TT 01/2023/TT-VPCP, Điều 8).",
            endings=_ENDINGS,
            largest_bytes=settings.EVIDENCE_LIMIT_BYTES,
        )


class DropForm(OfficeForm):
    """Only the version that was seen."""

    version = VersionField()


@require_safe
def page(request: HttpRequest, code: str) -> HttpResponse:
    """All papers of a dossier."""
    actor, dossier = actor_of(request), dossier_of(request, code)
    require(may_scan(actor, dossier))
    values = {
        "page_head": head_of("Số hóa giấy tờ", dossier, "Bản quét đi theo hồ sơ; người giải quyết xem ngay trên máy."),
        "papers": shown_papers(actor, dossier),
        "scans": True,
    }
    return render(request, "registers/onestop/pages/counter/scanning.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, code: str, paper_id: int) -> HttpResponse:
    """Uploads the copy of one paper; a second one takes its place."""
    actor, dossier = actor_of(request), dossier_of(request, code)
    paper = _paper(dossier, paper_id)

    def act(given: dict[str, Any]) -> Paper:
        upload = given["file"]
        return scan(actor=actor, paper_id=paper.pk, version=given["version"], upload=upload, name=upload.name)

    return dossier_step(
        request,
        dossier,
        name=f"so-hoa-{paper.pk}",
        title=f"Số hóa: {paper.name}",
        decision=may_scan(actor, dossier),
        form=ScanForm,
        act=act,
        button="Lưu bản quét",
        done=f"Đã số hóa: {paper.name}.",
        back=reverse("counter-scan", args=[dossier.code]),
        files=True,
    )


@require_POST
def drop(request: HttpRequest, code: str, paper_id: int) -> HttpResponse:
    """The copy was of something else."""
    actor, dossier = actor_of(request), dossier_of(request, code)
    paper = _paper(dossier, paper_id)
    require(may_scan(actor, dossier))
    given = DropForm(request.POST)
    if not given.is_valid():
        messages.error(request, str(given.errors["version"][0]))
        return redirect(reverse("counter-scan", args=[dossier.code]))
    try:
        drop_scan(actor=actor, paper_id=paper.pk, version=given.cleaned_data["version"])
    except (Invalid, ChangedMeanwhile) as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"Đã bỏ bản quét: {paper.name}.")
    return redirect(reverse("counter-scan", args=[dossier.code]))


@require_safe
def file(request: HttpRequest, code: str, paper_id: int) -> HttpResponseBase:
    """The bytes; `?xem=1` shows them in the browser. Strangers get 404."""
    actor, dossier = actor_of(request), dossier_of(request, code)
    paper = _paper(dossier, paper_id)
    if paper.file is None or paper.file.is_infected:
        raise Http404
    require(may_read_papers(actor, dossier))
    return stored_response(paper.file, paper.file_name, inline=request.GET.get("xem") == "1")


def _paper(dossier: Dossier, paper_id: int) -> Paper:
    found = Paper.objects.filter(dossier=dossier, pk=paper_id).select_related("file").first()
    if found is None:
        raise Http404
    return found
