"""The form of an intake: who asks, who decides, the check-list of papers, how the result goes back."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any, cast

from django import forms
from django.forms.utils import ErrorDict
from django.urls import reverse_lazy
from django.utils import timezone

from kientao.base.clock import today
from kientao.registers.onestop.models import Applicant as KeptApplicant
from kientao.registers.onestop.models import Result
from kientao.registers.onestop.rules.given import (
    CITIZEN_ID,
    ENTERPRISE_CODE,
    TAX_CODE,
    Applicant,
    Filing,
    PaperGiven,
)
from kientao.registers.onestop.rules.procedure import Channel, Component, Content
from kientao.ui.forms.fields import AgencyField, VietnameseDateField
from kientao.ui.forms.form import OfficeForm

_ID_KINDS = [
    (1, "Căn cước"),
    (2, "Hộ chiếu"),
    (3, "Mã số doanh nghiệp"),
    (4, "Mã số thuế"),
    (5, "Khác"),
    (0, "Không có"),
]
_KINDS = [("", "Theo loại giấy tờ"), (1, "Công dân"), (2, "Doanh nghiệp"), (3, "Cơ quan"), (4, "Khác")]
_WAYS = [("counter", "Nhận tại quầy"), ("post", "Qua bưu chính công ích"), ("online", "Trực tuyến")]
_PAID = [("later", "Thu sau, chuyển khoản hoặc trực tuyến"), ("cash", "Đã thu đủ tiền mặt")]
_WANTS = [("sms", "SMS"), ("zalo", "Zalo"), ("email", "Thư điện tử")]
_FOLDED = ("agent_name", "agent_id_number", "agent_phone", "email", "birth_date", "kind", "helped")
_FILLED = ("name", "phone", "email", "address", "agent_name", "agent_id_number", "agent_phone")
_MOST_COPIES = 99
_TIME = re.compile(r"([01]?\d|2[0-3])\s*(?:[:hg]\s*([0-5]\d)?)?")
_PERSON_TAX_CODE = 12  # figures: the tax code of a person is their identity number


def _line(label: str, longest: int, *, required: bool = False, help_text: str = "", **attrs: str) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=longest, required=required, help_text=help_text, widget=forms.TextInput(attrs)
    )


def _words(label: str, help_text: str, rows: int = 2) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help_text, required=False, max_length=4000, widget=forms.Textarea({"rows": rows})
    )


def _count(label: str, usual: int) -> forms.IntegerField:
    few = {"inputmode": "numeric", "autocomplete": "off", "maxlength": "2"}
    return forms.IntegerField(
        label=label, required=False, min_value=0, max_value=_MOST_COPIES, initial=usual, widget=forms.TextInput(few)
    )


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One component on the check-list, with its fields; `held` is the result the office has already."""

    component: Component
    present: forms.BoundField
    originals: forms.BoundField
    copies: forms.BoundField
    reuse: forms.BoundField | None
    held: Result | None

    @property
    def errors(self) -> list[str]:
        """Of all its fields."""
        return [*self.present.errors, *self.originals.errors, *self.copies.errors]

    @property
    def note(self) -> str:
        """What the officer should know of it."""
        one = self.component
        if one.held_in:
            return f"Có trong {one.held_in}: không yêu cầu nộp."
        if one.present_only:
            return "Chỉ xuất trình, không quét."
        return " · ".join(filter(None, (f"Mẫu {one.form}" if one.form else "", "Nếu có" if one.optional else "")))


class IntakeForm(OfficeForm):
    """What a counter writes down. `content` says which papers, cases and ways in there are."""

    id_kind = forms.TypedChoiceField(label="Loại giấy tờ", choices=_ID_KINDS, coerce=int, initial=CITIZEN_ID)
    id_number = _line("Số giấy tờ", 60, autocomplete="off", spellcheck="false", autofocus="autofocus")
    name = _line("Họ tên người nộp, tên tổ chức", 300, required=True, autocomplete="off")
    phone = _line("Điện thoại", 40, inputmode="tel", autocomplete="off")
    address = _line("Địa chỉ", 500, autocomplete="off")
    email = _line("Thư điện tử", 254, autocomplete="off", inputmode="email")
    wants = forms.MultipleChoiceField(
        label="Báo tin qua", choices=_WANTS, required=False, widget=forms.CheckboxSelectMultiple
    )
    kind = forms.ChoiceField(label="Đối tượng", choices=_KINDS, required=False)
    birth_date = VietnameseDateField(label="Ngày sinh", required=False)
    agent_name = _line("Người nộp thay", 300, autocomplete="off")
    agent_id_number = _line("Số giấy tờ người nộp thay", 60, autocomplete="off")
    agent_phone = _line("Điện thoại người nộp thay", 40, autocomplete="off")
    competent = AgencyField(
        label="Cơ quan giải quyết",
        suggestions=cast(str, reverse_lazy("organisation-suggestions")),
    )
    helped = AgencyField(
        label="Nơi hỗ trợ lập hồ sơ",
        required=False,
        help_text="Khi một cửa khác đã giúp người dân lập và số hóa hồ sơ rồi chuyển đến đây.",
        suggestions=cast(str, reverse_lazy("organisation-suggestions")),
    )
    case = forms.ChoiceField(label="Trường hợp", required=False)
    channel = forms.TypedChoiceField(label="Nộp qua", coerce=int, required=True)
    subject = _line("Nội dung yêu cầu", 1000, autocomplete="off")
    way_back = forms.ChoiceField(label="Nhận kết quả", choices=_WAYS, initial="counter")
    paid = forms.ChoiceField(label="Thu", choices=_PAID, initial="later", widget=forms.RadioSelect, required=False)
    waived = _line("Miễn phí, lệ phí vì", 500, help_text="Để trống nếu thu đủ.", autocomplete="off")
    paper_number = _line("Số phiếu giấy", 40, required=True, help_text="In sẵn trên phiếu, ví dụ BD-2026-12.")
    received_day = VietnameseDateField(label="Ngày nhận ghi trên phiếu")
    received_time = _line("Giờ nhận ghi trên phiếu", 5, required=True, help_text="Ví dụ 14:05.", inputmode="numeric")
    papers = forms.Field(label="Giấy tờ", required=False, widget=forms.HiddenInput)
    reason = _words("Lý do", "Người nộp đọc được. Dùng khi yêu cầu bổ sung hoặc từ chối.")
    items = _words(
        "Giấy tờ cần bổ sung", "Mỗi dòng một loại, đủ trong một lần. Để trống: lấy các giấy tờ chưa đánh dấu ở trên.", 3
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        content: Content,
        case: str,
        held: Mapping[str, Result],
        late: bool = False,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        self.content, self.components, self.held = content, numbered_papers(content, case), held
        ways = [one.channel for one in content.manners if one.channel is not Channel.ONLINE] or [Channel.COUNTER]
        self._choices("channel", [(one.value, one.words) for one in ways])
        self.fields["channel"].initial = ways[0].value
        self._choices("case", [("", "Chọn trường hợp"), *((one, one) for one in content.cases)])
        for name in ("case",) if not content.cases else ():
            del self.fields[name]
        for name in ("paper_number", "received_day", "received_time") if not late else ():
            del self.fields[name]
        if late:
            del self.fields["helped"]  # a paper receipt was written where the citizen stood
        for at, component in self.components:
            self._add(at, component)

    def _choices(self, name: str, choices: list[tuple[Any, str]]) -> None:
        cast(forms.ChoiceField, self.fields[name]).choices = choices

    def _add(self, at: int, component: Component) -> None:
        name = component.name[:80]
        ticked = not component.optional
        self.fields[f"present_{at}"] = forms.BooleanField(label=name, required=False, initial=ticked)
        self.fields[f"originals_{at}"] = _count(f"Bản chính, {name}", component.originals)
        self.fields[f"copies_{at}"] = _count(f"Bản sao, {name}", component.copies)
        if component.key in self.held:
            self.fields[f"reuse_{at}"] = forms.BooleanField(required=False, initial=True)

    def as_typed(self) -> "IntakeForm":
        """The same, showing what was typed without judging it yet."""
        self._errors, self.cleaned_data = ErrorDict(), {}
        return self

    @property
    def paper_rows(self) -> list[PaperRow]:
        """The check-list."""
        return [
            PaperRow(
                component,
                self[f"present_{at}"],
                self[f"originals_{at}"],
                self[f"copies_{at}"],
                self[f"reuse_{at}"] if f"reuse_{at}" in self.fields else None,
                self.held.get(component.key),
            )
            for at, component in self.components
        ]

    @property
    def shown_papers(self) -> str:
        """The numbers of the papers on this list."""
        return ",".join(str(at) for at, _ in self.components)

    @property
    def more_open(self) -> bool:
        """Something stands, or is wrong, in the fields that are folded away."""
        return any(self[name].value() or self[name].errors for name in _FOLDED if name in self.fields)

    @property
    def turned_away(self) -> bool:
        """A reason was written, or is asked for; or a paper is missing."""
        wrong = self.errors.keys() & {"reason", "items", "papers"}
        return bool(wrong or self["reason"].value() or self["items"].value())

    def filing(self) -> Filing:
        """What was filled in; call it when the form is valid."""
        given = self.cleaned_data
        return Filing(
            applicant=_applicant(given),
            channel=Channel(given["channel"]),
            case=given.get("case", ""),
            subject=given["subject"],
            papers=tuple(self._paper(at, component) for at, component in self.components),
            way_back=given["way_back"],
            waived=given["waived"],
        )

    def _paper(self, at: int, component: Component) -> PaperGiven:
        given, held = self.cleaned_data, self.held.get(component.key)
        if held is not None and given.get(f"reuse_{at}"):
            return PaperGiven(component.key, result=held.pk)
        if not given[f"present_{at}"] or component.held_in:
            return PaperGiven(component.key)
        originals, copies = given[f"originals_{at}"] or 0, given[f"copies_{at}"] or 0
        return PaperGiven(component.key, originals if originals or copies else 1, copies)

    def asked_items(self, missing: tuple[str, ...]) -> list[str]:
        """The lines that were typed, else what is missing."""
        typed = [line for line in self.cleaned_data["items"].splitlines() if line.strip()]
        return typed or list(missing)

    def received(self) -> datetime:
        """The moment on a paper receipt."""
        given = self.cleaned_data
        at: datetime = timezone.make_aware(datetime.combine(given["received_day"], given["received_time"]))
        return at

    def clean_received_time(self) -> time:
        """As people write it: 14:05, 14h05."""
        found = _TIME.fullmatch(self.cleaned_data["received_time"].strip())
        if found is None:
            raise forms.ValidationError("Viết giờ như 14:05 hoặc 14h05.")
        return time(int(found[1]), int(found[2] or 0))


def numbered_papers(content: Content, case: str) -> tuple[tuple[int, Component], ...]:
    """What the case needs, each with its number in the procedure: the same one in every case."""
    asked = set(content.papers(case))
    return tuple((at, one) for at, one in enumerate(content.components) if one in asked)


def usual_papers(content: Content, case: str, shown: str) -> dict[str, str]:
    """How papers stand that the form didn't show yet; `shown` are the numbers it showed, "0,1,4"."""
    before, values = set(shown.split(",")), dict[str, str]()
    for at, component in numbered_papers(content, case):
        if str(at) not in before:
            values |= {f"originals_{at}": str(component.originals), f"copies_{at}": str(component.copies)}
            values |= {} if component.optional else {f"present_{at}": "on"}
    return values


def usual(competent: Any) -> dict[str, Any]:
    """What stands in a fresh form."""
    return {"competent": competent, "received_day": today()}


def filled(data: Mapping[str, Any], known: KeptApplicant) -> dict[str, str]:
    """What is known of somebody, for the fields that are still empty."""
    values = {name: getattr(known, name, "") for name in _FILLED} | {"name": known.dossier.applicant_name}
    found = {name: str(value) for name, value in values.items() if value and not str(data.get(name, "")).strip()}
    if known.id_kind:
        found["id_kind"] = str(known.id_kind)
    return found


def _applicant(given: Mapping[str, Any]) -> Applicant:
    number, id_kind = given["id_number"], given["id_kind"]
    derived = 2 if id_kind == ENTERPRISE_CODE or (id_kind == TAX_CODE and len(number) != _PERSON_TAX_CODE) else 1
    return Applicant(
        name=given["name"],
        kind=int(given["kind"]) if given["kind"] else derived,
        id_kind=id_kind if number else 0,
        id_number=number,
        birth_date=given["birth_date"],
        phone=given["phone"],
        email=given["email"],
        address=given["address"],
        agent_name=given["agent_name"],
        agent_id_number=given["agent_id_number"],
        agent_phone=given["agent_phone"],
        wants=tuple(given["wants"]),
    )
