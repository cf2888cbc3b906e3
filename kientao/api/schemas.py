"""What goes through the door, described: ninja makes the OpenAPI document from these."""

from datetime import datetime

from ninja import Field, Schema


class FieldError(Schema):
    """One thing that is wrong, and where."""

    path: str = Field(description="Đường dẫn tới trường, ví dụ data[3].NgayTiepNhan")
    message: str


class ErrorBody(Schema):
    """Why it was refused."""

    code: str
    message: str
    fields: list[FieldError] | None = None


class Error(Schema):
    """The shape of every refusal."""

    error: ErrorBody


class Batch(Schema):
    """A batch of dossiers and what became of it."""

    id: int
    state: str = Field(description="staging: đang đọc; checked: đã kiểm tra; applied: đã nhập; failed: không đọc được")
    sha256: str
    rows: int
    done_rows: int
    error_count: int
    finding_count: int
    result: dict[str, int] = Field(description="new, changed, unchanged, steps, results, left_out")
    errors: list[FieldError] = Field(description="200 lỗi đầu")
    findings: list[FieldError] = Field(description="200 điểm cần xem đầu: vẫn nhập")
    failure: str = ""


class DossierState(Schema):
    """How a dossier stands, as far as it is told outside."""

    code: str
    status: int = Field(description="TrangThaiHoSo, 1 đến 10")
    status_words: str
    degree: int = Field(description="Mức độ hoàn thành, phần trăm")
    procedure: str
    at: str = Field(description="Cơ quan đang giải quyết")
    received: datetime | None = None
    promised: datetime | None = None
    done: datetime | None = None
    returned: datetime | None = None
    paused: bool = False
    changed: datetime
