"""Fields of the office: dates as they are written, agencies by abbreviation, files, the version of what is changed."""

from datetime import date, datetime
from pathlib import PurePosixPath
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from kientao.ui.dates import read_date
from kientao.ui.forms.picked import Picked
from kientao.ui.forms.widgets import AgencyInput, DateInput, FileDrop
from kientao.ui.numbers import bytes_of_memory, day

_LONGEST_KEY = 18  # digits of a number that every database keeps


class VietnameseDateField(forms.DateField):
    """Takes 31/3, 31/3/2026, 31.3.26, "ngày 31 tháng 3 năm 2026" or what the picker gives.

    Without a year it is `year`, else this year's. `first` and `last` bound it, both allowed.
    """

    widget = DateInput
    default_error_messages = {
        "invalid": _("Không đọc được ngày «%(given)s». Viết như 31/3 hoặc 31/3/2026."),
        "early": _("Ngày sớm nhất có thể là %(bound)s."),
        "late": _("Ngày muộn nhất có thể là %(bound)s."),
    }

    def __init__(
        self, *, year: int | None = None, first: date | None = None, last: date | None = None, **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.year, self.first, self.last = year, first, last

    def to_python(self, value: Any) -> date | None:
        """None when nothing was filled in."""
        if value in self.empty_values:
            return None
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        found = read_date(str(value), year=self.year)
        if found is None:
            raise forms.ValidationError(
                self.error_messages["invalid"], code="invalid", params={"given": str(value)[:30]}
            )
        return found

    def validate(self, value: Any) -> None:
        """Within the bounds."""
        super().validate(value)
        if value and self.first and value < self.first:
            raise forms.ValidationError(self.error_messages["early"], code="early", params={"bound": day(self.first)})
        if value and self.last and value > self.last:
            raise forms.ValidationError(self.error_messages["late"], code="late", params={"bound": day(self.last)})

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compares days, not spellings."""
        try:
            return self.to_python(initial) != self.to_python(data)
        except forms.ValidationError:
            return True


class AgencyField(forms.Field):
    """An agency typed by name or abbreviation. Cleans to a `Picked`; the page finds the agency it is.

    `suggestions` is the address that answers `?q=` with `ui/forms/suggestions.html`.
    """

    default_error_messages = {"required": _("Chọn một cơ quan: gõ tên hoặc chữ viết tắt, ví dụ «sở nv».")}

    def __init__(self, *, suggestions: str, **kwargs: Any) -> None:
        super().__init__(widget=AgencyInput(suggestions), **kwargs)

    def to_python(self, value: Any) -> Picked | None:
        """None when nothing was filled in."""
        if isinstance(value, Picked):
            return value
        return Picked("", str(value)) if value else None


class DroppedFileField(forms.FileField):
    """One file, chosen or dropped. Size and ending are checked before sending and again here.

    `endings` are lower case with their dot; what the file holds is checked where it is kept.
    """

    default_error_messages = {
        "required": _("Chọn một tệp."),
        "large": _("Tệp lớn %(size)s, quá mức %(limit)s. Tách thành nhiều tệp hoặc nén ảnh trong tệp rồi gửi lại."),
        "ending": _("Không nhận tệp «%(ending)s». Nhận: %(known)s."),
        "empty": _("Tệp rỗng: mở tệp trên máy để kiểm tra rồi chọn lại."),
        "invalid": _("Tệp chưa được gửi lên. Chọn lại tệp rồi gửi."),
    }

    def __init__(self, *, endings: tuple[str, ...], largest_bytes: int, **kwargs: Any) -> None:
        self.endings, self.largest_bytes = endings, largest_bytes
        super().__init__(widget=FileDrop(endings, largest_bytes), **kwargs)

    def clean(self, data: Any, initial: Any = None) -> Any:
        """The upload, or None."""
        upload = super().clean(data, initial)
        if isinstance(upload, UploadedFile):
            self._check(upload)
        return upload

    def _check(self, upload: "UploadedFile[Any]") -> None:
        ending = PurePosixPath(upload.name or "").suffix.lower()
        if ending not in self.endings:
            params = {"ending": ending or str(_("không có đuôi")), "known": ", ".join(self.endings)}
            raise forms.ValidationError(self.error_messages["ending"], code="ending", params=params)
        if (upload.size or 0) > self.largest_bytes:
            limit = {"size": bytes_of_memory(upload.size or 0), "limit": bytes_of_memory(self.largest_bytes)}
            raise forms.ValidationError(self.error_messages["large"], code="large", params=limit)


class SeveralField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg] # it takes no type when it runs
    """Several rows of a table. A number that no database keeps is no choice, and is told so."""

    def clean(self, value: Any) -> Any:
        """The rows chosen."""
        for one in value or ():
            if len(str(one)) > _LONGEST_KEY:
                raise forms.ValidationError(
                    self.error_messages["invalid_choice"], code="invalid_choice", params={"value": str(one)[:30]}
                )
        return super().clean(value)


class VersionField(forms.IntegerField):
    """The version of what is changed, as it was when the page was opened; compared by the action."""

    def __init__(self, **kwargs: Any) -> None:
        message = _("Trang thiếu phiên bản của nội dung: mở lại trang rồi thực hiện lại.")
        super().__init__(
            widget=forms.HiddenInput,
            min_value=0,
            error_messages={"required": message, "invalid": message, "min_value": message},
            **kwargs,
        )
