"""What a decision that publishes procedures is asked for, wherever it is told of."""

from django import forms

from kientao.ui.forms.fields import VietnameseDateField
from kientao.ui.forms.form import OfficeForm


class PublicationForm(OfficeForm):
    """The decision, the day from which it holds, and what it follows."""

    decision = forms.CharField(label="Số quyết định", max_length=120, help_text="Ví dụ 125/QĐ-UBND.")
    decided_on = VietnameseDateField(label="Ngày ký")
    valid_from = VietnameseDateField(label="Có hiệu lực từ")
    ministry_decision = forms.CharField(label="Theo quyết định công bố của Bộ", max_length=120, required=False)
    ministry_decided_on = VietnameseDateField(label="Ngày ký của Bộ", required=False)
    takes_effect_on = VietnameseDateField(
        label="Ngày văn bản quy định thủ tục có hiệu lực",
        required=False,
        help_text="Từ ngày này tính được công bố đúng hạn hay chậm.",
    )
    shortened = forms.BooleanField(label="Văn bản ban hành theo trình tự rút gọn", required=False)
