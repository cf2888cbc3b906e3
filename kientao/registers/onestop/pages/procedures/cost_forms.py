"""What a procedure costs, as fields: works in rows, fees, how often, how many (TT 02/2017/TT-VPCP, Điều 27)."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict

from kientao.registers.onestop.rules.compliance_cost import Cost, Reviewed, Work
from kientao.registers.onestop.rules.procedure import Limit
from kientao.registers.onestop.rules.typed_time import limit_words, read_limit
from kientao.ui.forms.form import OfficeForm
from kientao.ui.forms.rows import RowForm, Rows, adding, retyped, rows

_MOST = 10**12


def _dong(label: str, help_text: str = "") -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=_MOST, required=False, initial=0, help_text=help_text)


class WorkForm(RowForm):
    """Necessary work."""

    name = forms.CharField(label="Việc phải làm", max_length=250)
    hours = forms.DecimalField(
        label="Số giờ", min_value=0, max_value=100_000, decimal_places=2, initial=0, localize=True
    )
    hourly_income = _dong("Thu nhập bình quân một giờ (đồng)")
    consultant = _dong("Thuê tư vấn, dịch vụ (đồng)")


class CostForm(OfficeForm):
    """Fees, other costs, how often and how many."""

    fees = _dong("Phí, lệ phí (đồng)")
    other = _dong("Chi phí khác (đồng)")
    times = forms.IntegerField(label="Số lần thực hiện một năm", min_value=1, max_value=1_000_000, initial=1)
    subjects = forms.IntegerField(label="Số đối tượng tuân thủ", min_value=1, max_value=1_000_000_000, initial=1)


class ReviewedForm(CostForm):
    """With the term."""

    limit = forms.CharField(label="Thời hạn giải quyết", max_length=500, required=False)


@dataclass(slots=True)
class CostBlock:
    """One procedure's cost, before or after."""

    title: str
    form: CostForm
    works: Rows
    is_sent: bool

    @classmethod
    def of(
        cls, title: str, prefix: str, given: QueryDict | None, cost: Cost, limit: Limit | None = None
    ) -> "CostBlock":
        """With a field for the term where a `limit` is given."""
        kind = CostForm if limit is None else ReviewedForm
        kept: dict[str, Any] = {name: getattr(cost, name) for name in ("fees", "other", "times", "subjects")}
        kept |= {"limit": limit_words(limit)} if limit is not None else {}
        works = [
            {"name": one.name, "hours": one.hours, "hourly_income": one.hourly_income, "consultant": one.consultant}
            for one in cost.works
        ]
        form = kind(given, prefix=prefix) if given is not None else kind(prefix=prefix, initial=kept)
        if adding(given):
            form = kind(prefix=prefix, initial=retyped(form))
        made = rows(WorkForm, f"{prefix}-works", "Việc", given, works, add="Thêm việc phải làm")
        return cls(title, form, made, given is not None and not adding(given))

    def is_valid(self) -> bool:
        """Everything that was filled in is right."""
        return all([self.is_sent, self.form.is_valid(), self.works.is_valid()])

    @property
    def cost(self) -> Cost:
        """What it says; ask only when it is valid."""
        given = self.form.cleaned_data
        works = tuple(
            Work(
                one.cleaned_data["name"],
                one.cleaned_data["hours"],
                one.cleaned_data["hourly_income"],
                one.cleaned_data["consultant"],
            )
            for one in self.works.filled
        )
        return Cost(works, given["fees"], given["other"], given["times"], given["subjects"])

    @property
    def reviewed(self) -> Reviewed:
        """The cost with its term."""
        return Reviewed(self.cost, read_limit(self.form.cleaned_data["limit"]))

    @property
    def errors(self) -> list[tuple[str, str, str]]:
        """(id, label, sentence) of everything to correct."""
        if not self.is_sent:
            return []
        forms_of = [
            (self.title, self.form),
            *((f"{self.title}, việc {n}", one) for n, one in self.works.shown if one in self.works.filled),
        ]
        return [
            (field.id_for_label, f"{title}: {field.label}", str(words))
            for title, form in forms_of
            for field in form
            for words in field.errors
        ]
