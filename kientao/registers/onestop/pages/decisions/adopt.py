"""Terms, what will be made, what still stands in the way; then the catalogue has it."""

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from kientao.base.refusal import ChangedMeanwhile, Invalid
from kientao.kernel.decision import Decision, refused
from kientao.registers.onestop.actions.decisions_adopting import Adopted, Terms, adopt_decision, suggested_terms
from kientao.registers.onestop.actions.procedures_publishing import Publication
from kientao.registers.onestop.models import ItemState, ProcedureDecision, VersionState
from kientao.registers.onestop.pages.decisions.opened import Opened, crumbs, opened
from kientao.registers.onestop.pages.procedures.publication import PublicationForm
from kientao.registers.onestop.policies.decisions import may_publish_decision
from kientao.registers.onestop.queries.decisions import Reading, SettledProcedure, SettledProcess
from kientao.registers.onestop.rules.effective_day import effective_day
from kientao.registers.onestop.rules.procedure import Change, Channel
from kientao.ui.forms.conflict import Conflict
from kientao.ui.forms.fields import VersionField
from kientao.ui.forms.form import FormPanel
from kientao.ui.numbers import whole
from kientao.ui.parts.facts import Facts, Notice
from kientao.ui.parts.page_head import PageHead


class TermsForm(PublicationForm):
    """Read from the decision, to be confirmed; and what the items become."""

    version = VersionField()
    publish = forms.ChoiceField(
        label="Đưa vào thành",
        choices=[
            ("publish", "Đã công bố: áp dụng từ ngày quyết định có hiệu lực"),
            ("draft", "Dự thảo: chưa ai áp dụng, công bố từng thủ tục sau"),
        ],
        widget=forms.RadioSelect,
    )
    field_order = ("version", "publish")

    def terms(self) -> Terms:
        """Of a valid form."""
        given = {name: value for name, value in self.cleaned_data.items() if name not in ("version", "publish")}
        return Terms(Publication(**given), publish=self.cleaned_data["publish"] == "publish")


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, decision_id: uuid.UUID) -> HttpResponse:
    """One that somebody adopted meanwhile leads back to its review, with a word about who did."""
    here = opened(request, decision_id)
    if here.decision.state == "adopted":
        messages.warning(request, f"Quyết định này đã được {here.decision.closed_by} đưa vào danh mục.")
        return redirect(here.href)
    publishes = may_publish_decision(here.actor, here.decision)
    form, conflict = _form(request, here, publishes), None
    if request.method == "POST" and form.is_valid():
        try:
            done = adopt_decision(
                actor=here.actor,
                decision_id=decision_id,
                version=form.cleaned_data["version"],
                terms=form.terms(),
            )
        except Invalid as refusal:
            form.add_refusal(refusal)
        except ChangedMeanwhile as refusal:
            here.decision.refresh_from_db(fields=["version", "state", "closed_by"])
            if here.decision.state == "adopted":
                return page(request, decision_id)
            conflict, form = Conflict(refusal.who, None, href=here.href), _again(request, here)
        else:
            messages.success(request, said(done))
            return redirect(here.href)
    reading = Reading(here.decision)
    found = _refusals(here, reading)
    values = {
        "page_head": PageHead(
            "Đưa vào danh mục thủ tục",
            "Xác nhận số, ngày của quyết định; hệ thống tạo thủ tục và quy trình trong một lần, hoặc không tạo gì.",
            crumbs(here),
        ),
        "here": here,
        "conflict": conflict,
        "refusals": found,
        "notices": tuple(_notices(here, reading, publishes)),
        "outlook": _outlook(reading),
        "errors_of": [(_named(one), one.errors[0], f"{here.href}muc/{one.row.pk}/") for one in reading.wrong[:20]],
        "panel": FormPanel(form, "Đưa vào danh mục", busy="Đang tạo…", back="Về bản soát", back_href=here.href),
    }
    status = 422 if form.errors or conflict else 200
    return render(request, "registers/onestop/pages/decisions/adopt.html", values, status=status)


def said(done: Adopted) -> str:
    """ "Đã đưa vào danh mục: 18 thủ tục mới, …"."""
    count = done.counts
    words = [
        (count["new"], "thủ tục mới"),
        (count["amended"], "thủ tục sửa đổi"),
        (count["abolished"], "thủ tục bãi bỏ"),
        (count["processes"], "quy trình ban hành"),
        (count["process_drafts"], "quy trình ở dự thảo"),
        (count["same"], "mục đã có, không đổi"),
    ]
    return f"Đã đưa vào danh mục: {', '.join(f'{whole(number)} {what}' for number, what in words if number)}."


def _form(request: HttpRequest, here: Opened, publishes: Decision) -> TermsForm:
    form = TermsForm(request.POST) if request.method == "POST" else TermsForm(initial=_initial(here, publishes))
    if not publishes:
        field = form.fields["publish"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("draft", "Dự thảo: chưa ai áp dụng, công bố từng thủ tục sau")]
    return form


def _initial(here: Opened, publishes: Decision) -> dict[str, Any]:
    text = ProcedureDecision.objects.values_list("text", flat=True).get(pk=here.decision.pk)
    terms = suggested_terms(here.decision, effective_day(text, here.decision.decided_on))
    return {
        "version": here.decision.version,
        "publish": "publish" if publishes else "draft",
        "decision": terms.decision,
        "decided_on": terms.decided_on,
        "valid_from": terms.valid_from,
    }


def _again(request: HttpRequest, here: Opened) -> TermsForm:
    """What was typed, over the review as it is now."""
    data = request.POST.copy()
    data["version"] = str(here.decision.version)
    return TermsForm(data)


def _refusals(here: Opened, reading: Reading) -> list[Decision]:
    """Everything that stands in the way, each with its reason."""
    wrong = len(reading.wrong)
    given = [
        here.may,
        refused(f"Còn {wrong} mục có lỗi phải sửa hoặc bỏ trước.") if wrong else None,
        None if any(True for _ in reading.kept) else refused("Bản soát không còn mục nào: lấy lại mục đã bỏ."),
    ]
    return [one for one in given if one is not None and not one]


def _notices(here: Opened, reading: Reading, publishes: Decision) -> Any:
    unseen = sum(row.state == ItemState.PROPOSED for row in reading.rows)
    if here.may and not publishes:
        yield Notice(f"{publishes.reason} Anh/chị đưa vào thành dự thảo.", kind="info")
    if unseen:
        words = f"Còn {whole(unseen)} mục chưa ai xem. Vẫn đưa vào được, theo đúng bản máy đọc."
        yield Notice(words, kind="warning", action="Xem các mục đó", href=f"{here.href}?trang-thai=proposed")
    if reading.unready:
        count = whole(len(reading.unready))
        yield Notice(
            f"{count} quy trình còn điểm chưa ban hành được (tổng thời gian quá hạn, cơ quan chưa rõ): khi công bố, "
            "các quy trình này giữ ở dự thảo để sửa tiếp.",
            kind="warning",
            action="Xem các quy trình đó",
            href=f"{here.href}?diem=wrong",
        )
    counter_only = sum(_counter_only(one) for one in reading.kept)
    if counter_only:
        yield Notice(
            f"{whole(counter_only)} thủ tục chỉ nhận trực tiếp, vì quyết định không nói đến nộp trực tuyến: Cổng quốc "
            "gia sẽ bị từ chối. Thủ tục nào nhận trực tuyến thì thêm cách thực hiện ở bản soát, hoặc ở bản sau.",
            kind="info",
        )


def _counter_only(one: SettledProcedure | SettledProcess) -> bool:
    if not isinstance(one, SettledProcedure) or one.said.change is Change.ABOLISHED:
        return False
    return all(manner.channel is not Channel.ONLINE for manner in one.content.manners)


def _outlook(reading: Reading) -> Facts:
    """How many of what."""
    procedures = [one for one in reading.kept if isinstance(one, SettledProcedure)]
    processes = [one for one in reading.kept if isinstance(one, SettledProcess)]
    abolished = [one for one in procedures if one.said.change is Change.ABOLISHED]
    fresh = [one for one in procedures if one.known is None and one not in abolished]
    known = [one for one in procedures if one.known is not None and one not in abolished]
    drafts = [one for one in known if one.known and one.known.newest.state == VersionState.DRAFT]
    same = [one for one in known if not one.differences and one not in drafts]
    left_out = sum(row.state == ItemState.DROPPED for row in reading.rows)
    return Facts(
        (
            ("Thủ tục mới", len(fresh)),
            ("Thủ tục sửa đổi", len(known) - len(same)),
            ("Thủ tục bãi bỏ", len(abolished)),
            ("Không đổi", len(same)),
            ("Quy trình", len(processes)),
            ("Bước", sum(len(one.process.steps) for one in processes)),
            ("Mục đã bỏ", left_out),
        )
    )


def _named(one: SettledProcedure | SettledProcess) -> str:
    if isinstance(one, SettledProcedure):
        return one.content.name
    return f"Quy trình của {one.code}" if one.code else "Quy trình chưa rõ của thủ tục nào"
