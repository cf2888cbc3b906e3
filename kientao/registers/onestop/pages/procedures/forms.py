"""The long form of a procedure: its fields, and the rows of what it has several of."""

from collections.abc import Iterator
from dataclasses import dataclass

from django import forms
from django.http import QueryDict

from kientao.base.refusal import Invalid
from kientao.registers.onestop.rules import procedure_form as parts
from kientao.registers.onestop.rules.procedure import Channel, Content, Level, OnlineLevel, PartialReason, Timing
from kientao.ui.forms.fields import VersionField
from kientao.ui.forms.form import OfficeForm
from kientao.ui.forms.rows import RowForm, Rows, adding, retyped, rows

_LINES = "Mỗi ý một dòng."


def _words(
    label: str, *, most: int = 250, required: bool = False, lines: int = 0, help_text: str = ""
) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": lines}) if lines else forms.TextInput
    return forms.CharField(label=label, max_length=most, required=required, widget=widget, help_text=help_text)


class ContentForm(OfficeForm):
    """What there is one of."""

    version = VersionField()
    name = _words("Tên thủ tục", most=1000, required=True, lines=2)
    field = _words("Lĩnh vực")
    field_code = _words("Mã lĩnh vực", most=40)
    level = forms.ChoiceField(label="Cấp thực hiện", choices=[(one.value, one.words) for one in Level])
    online = forms.ChoiceField(label="Mức độ trực tuyến", choices=[(one.value, one.words) for one in OnlineLevel])
    partial_reason = forms.ChoiceField(
        label="Lý do chỉ một phần",
        choices=[("", "Không áp dụng"), *((one.value, one.words) for one in PartialReason)],
        required=False,
        help_text="Phải công khai khi mức độ là «Một phần» (NĐ 224/2026/NĐ-CP, Điều 14).",
    )
    deciding_agency = _words("Cơ quan có thẩm quyền quyết định", most=500)
    agencies = _words("Cơ quan thực hiện", most=5000, lines=2, help_text=_LINES)
    coordinating = _words("Cơ quan phối hợp", most=5000, lines=2, help_text=_LINES)
    subjects = _words("Đối tượng thực hiện", most=5000, lines=2, help_text=_LINES)
    sets = forms.IntegerField(label="Số bộ hồ sơ", min_value=1, max_value=99)
    conditions = _words("Yêu cầu, điều kiện", most=20_000, lines=4)


class MannerForm(OfficeForm):
    """One channel."""

    offered = forms.BooleanField(label="Nhận bằng cách này", required=False)
    limit = _words("Thời hạn giải quyết", most=1000)
    note = _words("Ghi chú", most=1000)


class FeeForm(RowForm):
    """One fee or charge."""

    name = _words("Tên phí, lệ phí", most=250, required=True)
    amount = forms.IntegerField(
        label="Mức thu (đồng)",
        min_value=0,
        max_value=10**12,
        required=False,
        help_text="Để trống khi phải tính theo từng hồ sơ.",
    )
    per = _words("Cho mỗi", most=60)
    charge = forms.ChoiceField(label="Loại", choices=[("", "Phí"), ("1", "Lệ phí")], required=False)
    channel = forms.ChoiceField(
        label="Áp dụng khi nộp",
        choices=[("", "Mọi cách"), *((str(one.value), one.words) for one in Channel)],
        required=False,
    )
    timing = forms.ChoiceField(
        label="Thu", choices=[(one.value, one.words) for one in Timing], initial=Timing.BEFORE.value
    )
    code = _words("Mã", most=40)
    note = _words("Ghi chú", most=500)


class ComponentForm(RowForm):
    """One paper of the dossier."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=40, required=False)
    name = _words("Tên giấy tờ", most=1000, required=True)
    case = _words("Chỉ trong trường hợp", help_text="Để trống: mọi trường hợp.")
    originals = forms.IntegerField(label="Bản chính", min_value=0, max_value=99, initial=1)
    copies = forms.IntegerField(label="Bản sao", min_value=0, max_value=99, initial=0)
    form = _words("Mẫu đơn, tờ khai", most=200)
    code = _words("Mã giấy tờ", most=60)
    held_in = _words("Đã có trong cơ sở dữ liệu", most=250, help_text="Có rồi thì không yêu cầu nộp.")
    result_code = _words("Thay bằng kết quả có mã", most=60)
    optional = forms.BooleanField(label="Chỉ nộp nếu có", required=False)
    present_only = forms.BooleanField(label="Chỉ xuất trình", required=False)


class SequenceForm(RowForm):
    """How it goes, for a case."""

    case = _words("Trường hợp")
    steps = _words("Các bước", most=20_000, lines=4, help_text="Mỗi bước một dòng.")


class ResultForm(RowForm):
    """What comes out."""

    name = _words("Kết quả", most=500, required=True)
    code = _words("Mã kết quả", most=60)
    months = forms.IntegerField(
        label="Có giá trị (tháng)", min_value=1, max_value=1200, required=False, help_text="Để trống: không thời hạn."
    )


class BasisForm(RowForm):
    """A document it stands on."""

    number = _words("Số, ký hiệu", most=120, required=True)
    name = _words("Tên văn bản", most=1000)


@dataclass(slots=True)
class WholeForm:
    """All of it, filled from a version or from what was sent."""

    before: Content
    main: ContentForm
    manners: tuple[tuple[Channel, MannerForm], ...]
    fees: Rows
    components: Rows
    sequences: Rows
    results: Rows
    bases: Rows
    is_sent: bool

    @classmethod
    def of(cls, content: Content, version: int, given: QueryDict | None) -> "WholeForm":
        """Asking for one more row shows everything again without judging it."""
        sent = given is not None and not adding(given)
        return cls(
            before=content,
            main=_main(content, version, given),
            manners=tuple(
                (channel, _manner(channel, row, given))
                for channel, row in zip(Channel, parts.manner_rows(content), strict=True)
            ),
            fees=rows(FeeForm, "fees", "Khoản thu", given, parts.fee_rows(content), add="Thêm khoản thu"),
            components=rows(
                ComponentForm, "components", "Giấy tờ", given, parts.component_rows(content), add="Thêm giấy tờ"
            ),
            sequences=rows(
                SequenceForm, "sequences", "Trình tự", given, parts.sequence_rows(content), add="Thêm trường hợp"
            ),
            results=rows(ResultForm, "results", "Kết quả", given, parts.result_rows(content), add="Thêm kết quả"),
            bases=rows(BasisForm, "bases", "Văn bản", given, parts.basis_rows(content), add="Thêm văn bản"),
            is_sent=sent,
        )

    def is_valid(self) -> bool:
        """Everything that was filled in is right."""
        kinds = (self.fees, self.components, self.sequences, self.results, self.bases)
        manners = [form.is_valid() for _, form in self.manners]
        return all([self.is_sent, self.main.is_valid(), *manners, *[one.is_valid() for one in kinds]])

    @property
    def content(self) -> Content:
        """What it says; ask only when it is valid."""
        return parts.content_from(
            self.before,
            self.main.cleaned_data,
            manners=[form.cleaned_data for _, form in self.manners],
            fees=_filled(self.fees),
            components=_filled(self.components),
            sequences=_filled(self.sequences),
            results=_filled(self.results),
            bases=_filled(self.bases),
        )

    def add_refusal(self, refusal: Invalid) -> None:
        """Words of an action beside their field, else on top."""
        self.main.add_refusal(refusal)

    @property
    def errors(self) -> Iterator[tuple[str, str, str]]:
        """(id, label, sentence) of everything to correct, for the summary on top."""
        if not self.is_sent:
            return
        for words in self.main.non_field_errors():
            yield "", "", str(words)
        titled: list[tuple[str, OfficeForm]] = [("", self.main)]
        titled += [(channel.words, form) for channel, form in self.manners]
        for kind in (self.fees, self.components, self.sequences, self.results, self.bases):
            titled += [(f"{kind.title} {number}", form) for number, form in kind.shown if form in kind.filled]
        for title, form in titled:
            for field in form:
                for sentence in field.errors:
                    label = f"{title}, {field.label}" if title else str(field.label)
                    yield field.id_for_label, label, str(sentence)


def _main(content: Content, version: int, given: QueryDict | None) -> ContentForm:
    if given is None:
        return ContentForm(initial={**parts.fields_of(content), "version": version})
    sent = ContentForm(given)
    return ContentForm(initial=retyped(sent)) if adding(given) else sent


def _manner(channel: Channel, row: dict[str, object], given: QueryDict | None) -> MannerForm:
    prefix = f"manner-{channel.value}"
    if given is None:
        return MannerForm(prefix=prefix, initial=row)
    sent = MannerForm(given, prefix=prefix)
    return MannerForm(prefix=prefix, initial=retyped(sent)) if adding(given) else sent


def _filled(kind: Rows) -> list[dict[str, object]]:
    return [{name: value for name, value in one.cleaned_data.items() if name != "drop"} for one in kind.filled]
