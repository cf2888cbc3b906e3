"""Keeps a figure as it is now, for the report it goes into."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kientao.ledger.freshness import freshness
from kientao.measures.answering import figure
from kientao.measures.asked import Asked
from kientao.measures.declared.known import Known
from kientao.measures.engines.live import Live
from kientao.measures.frozen.actions import freeze
from kientao.measures.frozen.models import FrozenFigure
from kientao.measures.frozen.policies import may_freeze
from kientao.measures.frozen.words import whose
from kientao.measures.measure import Measure
from kientao.measures.pages.asked import AskedPage, asked_page
from kientao.measures.pages.catalogue import TITLE
from kientao.measures.pages.one import named
from kientao.measures.words import fraction_words, fresh_words, value_words
from kientao.people.models import Organisation
from kientao.ui.forms.form import OfficeForm
from kientao.ui.forms.step import Step, step_page
from kientao.ui.numbers import span_of_days
from kientao.ui.parts.facts import Facts
from kientao.ui.parts.page_head import PageHead
from kientao.ui.table.cells import Noted
from kientao.ui.table.columns import Column

_NONE = (Column("co-quan", "Cơ quan"),)


class FreezeForm(OfficeForm):
    """Why it is kept."""

    purpose = forms.CharField(
        label="Dùng cho báo cáo, công bố nào",
        max_length=300,
        help_text="Ví dụ: Báo cáo cải cách hành chính quý I/2026.",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, code: str) -> HttpResponse:
    """Of the days and the agency in the address, as the measure's own page has them; always as known now."""
    measure = named(code)
    asked = asked_page(request, measure, "chot", _NONE)
    made: list[FrozenFigure] = []
    agencies = asked.asked.agencies
    step = Step(
        head=PageHead("Chốt số", measure.words, ((TITLE, reverse("measures")), (measure.words, asked.href()))),
        facts=_facts(measure, asked),
        decision=may_freeze(asked.actor),
        form=lambda given: FreezeForm(given),
        act=lambda given: made.append(
            freeze(actor=asked.actor, measure_code=measure.code, period=asked.period, agencies=agencies, **given)
        ),
        button="Chốt số này",
        busy="Đang chốt…",
        done="Đã chốt số: giá trị, cách tính và từng dòng đã đếm được giữ nguyên.",
        back=asked.href(),
        notes="Số đã chốt không sửa, không xóa được. Dữ liệu vẫn cập nhật bình thường; trang của số đã chốt cho biết "
        f"nay đã khác bao nhiêu. {fresh_words(freshness())}",
        draft=f"chot-{measure.code}",
    )  # fmt: skip
    answer = step_page(request, step)
    return redirect("frozen-figure", frozen_id=made[0].pk) if made else answer


def _facts(measure: Measure, asked: AskedPage) -> Facts:
    question = Asked(asked.period, asked.asked.agencies)
    found = figure(measure, question, Live(), Known().__getitem__)
    keys = None if question.agencies is None else sorted(question.agencies)
    names = dict(Organisation.objects.filter(pk__in=keys or ()).values_list("pk", "name"))
    return Facts(
        (
            ("Chỉ số", measure.words),
            ("Của", whose(keys, names)),
            ("Kỳ", span_of_days(asked.period.first, asked.period.last)),
            ("Giá trị bây giờ", Noted(value_words(found), fraction_words(found))),
        )
    )
