"""What was decided: recorded as a draft of the result, or corrected after it was handed out; with its signed file."""

import io
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from kientao.base.actor import Actor
from kientao.base.clock import now, today
from kientao.base.refusal import Invalid, require
from kientao.evidence.actions import store_file
from kientao.evidence.download import stored_response
from kientao.evidence.media import JPEG, PDF, PNG
from kientao.evidence.models import StoredFile
from kientao.people.access import actor_of
from kientao.registers.onestop.actions.results import correct_result, record_result
from kientao.registers.onestop.models import Dossier, Result, StepState
from kientao.registers.onestop.pages.dossiers import fields
from kientao.registers.onestop.pages.dossiers.subject import dossier_of, dossier_step
from kientao.registers.onestop.policies.dossiers import may_decide, may_read_papers, may_record_result
from kientao.registers.onestop.queries.offered import content_of
from kientao.registers.onestop.queries.signatures import checked_signatures
from kientao.ui.forms.fields import DroppedFileField
from kientao.ui.forms.form import OfficeForm

KINDS = (PDF, JPEG, PNG)
_LARGEST_KEY = 64 * 1024
_ENDINGS = tuple(ending for kind in KINDS for ending in kind.extensions)


class ResultForm(OfficeForm):
    """What, its number and date, and the file."""

    version = fields.version()
    kind_code = forms.ChoiceField(label="Loại kết quả", required=False)
    name = fields.line("Tên kết quả", 500, "Ví dụ: Giấy phép xây dựng.")
    number = fields.line("Số", 80, "Số, ký hiệu của văn bản.", required=False)
    issued_on = fields.day("Ngày ban hành")
    reason = fields.words("Chỗ sai và lý do đính chính", "Được lưu lại với hồ sơ.")
    password = forms.CharField(
        label="Mật khẩu của chứng thư số",
        required=False,
        max_length=200,
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "off"}),
        help_text="Dùng một lần để ký, không được lưu.",
    )

    def __init__(self, *args: Any, kinds: tuple[tuple[str, str], ...], corrects: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"] = DroppedFileField(
            label="Tệp kết quả",
            help_text="Bản đã ký số, hoặc bản quét. Chữ ký số trong tệp PDF được kiểm tra ngay.",
            endings=_ENDINGS,
            largest_bytes=settings.EVIDENCE_LIMIT_BYTES,
            required=False,
        )
        self.fields["key"] = DroppedFileField(
            label="Ký bằng chứng thư số",
            help_text="Tệp .p12, .pfx của người ký; để trống nếu tệp kết quả đã ký. Không được lưu.",
            endings=(".p12", ".pfx"),
            largest_bytes=_LARGEST_KEY,
            required=False,
        )
        self.order_fields([*(name for name in self.fields if name != "password"), "password"])
        if len(kinds) > 1:
            self.offer_choices("kind_code", kinds)
        else:
            del self.fields["kind_code"]
        if not corrects:
            del self.fields["reason"]


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, code: str) -> HttpResponse:
    """Whoever takes part in deciding it."""
    actor, dossier = actor_of(request), dossier_of(request, code)
    return _page(
        request,
        actor,
        dossier,
        record_result,
        corrects=False,
        decision=may_record_result(actor, dossier, dossier.steps.filter(state=StepState.OPEN)),
        title="Ghi kết quả",
        button="Lưu dự thảo kết quả",
        done="Đã lưu dự thảo kết quả; chuyển bước cuối thì kết quả được phát hành.",
        notes="Ghi lại lần nữa thì bản này thay bản trước; bản trước vẫn được lưu.",
    )


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, code: str) -> HttpResponse:
    """The head, once a result was issued."""
    actor, dossier = actor_of(request), dossier_of(request, code)
    return _page(
        request,
        actor,
        dossier,
        correct_result,
        corrects=True,
        decision=may_decide(actor, dossier),
        title="Đính chính kết quả",
        button="Đính chính",
        done="Đã đính chính; kết quả cũ được giữ và ghi là đã thay.",
        notes="Kết quả cũ không bị xóa.",
    )


@require_safe
def file(request: HttpRequest, result_id: int) -> HttpResponseBase:
    """The bytes; `?xem=1` shows them in the browser. Strangers get 404."""
    actor = actor_of(request)
    result = Result.objects.filter(pk=result_id).select_related("file", "dossier").first()
    if result is None or result.file is None or result.dossier is None or result.file.is_infected:
        raise Http404
    dossier = dossier_of(request, result.dossier.code)
    require(may_read_papers(actor, dossier))
    return stored_response(result.file, result.file_name, inline=request.GET.get("xem") == "1")


def _page(
    request: HttpRequest,
    actor: Actor,
    dossier: Dossier,
    action: Callable[..., Result],
    *,
    corrects: bool,
    **page: Any,
) -> HttpResponse:
    kinds = tuple((one.code, one.name) for one in content_of(dossier.version_of_procedure).results)
    before = Result.objects.filter(dossier=dossier, state__in=("draft", "issued")).order_by("pk").last()
    initial: Mapping[str, Any] = {"name": kinds[0][1] if kinds else "", "issued_on": today()}
    if before is not None:
        initial = {name: getattr(before, name) for name in ("name", "number", "issued_on", "kind_code")}
    return dossier_step(
        request,
        dossier,
        name="dinh-chinh" if corrects else "ket-qua",
        form=partial(ResultForm, kinds=kinds, corrects=corrects),
        initial=initial,
        act=lambda given: _recorded(actor, dossier, action, given),
        files=True,
        **page,
    )


def _recorded(actor: Actor, dossier: Dossier, action: Callable[..., Result], given: dict[str, Any]) -> Result:
    """With a file it is checked and kept first; where the action refuses no row of it is left."""
    upload, key, password = given.pop("file"), given.pop("key"), given.pop("password")
    if key is not None and upload is None:
        raise Invalid({"file": "Chọn tệp PDF của kết quả để ký."})
    if upload is None:
        return action(actor=actor, dossier_id=dossier.pk, **given)

    def use(file: StoredFile, name: str) -> Result:
        signature = checked_signatures(file)
        return action(actor=actor, dossier_id=dossier.pk, file=file, file_name=name, signature=signature, **given)

    content = _signed(actor, dossier, given, upload, key, password) if key is not None else upload
    return store_file(actor=actor, upload=content, name=upload.name, kinds=KINDS, use=use)


def _signed(
    actor: Actor, dossier: Dossier, given: Mapping[str, Any], upload: Any, key: Any, password: str
) -> io.BytesIO:
    """The result with one more signature, of the key that came with the form. Raises Invalid beside the key."""
    from kientao.documents.signing.refusals import CannotSign  # its libraries take a second to load
    from kientao.documents.signing.signing import sign_pdf

    what = " ".join(filter(None, (given["name"], given["number"])))
    try:
        pdf = sign_pdf(
            upload.read(), key.read(), password, reason=what, place=str(dossier.competent), name=actor.name, at=now()
        )
    except CannotSign as refusal:
        raise Invalid({"key": str(refusal)}) from None
    return io.BytesIO(pdf)
