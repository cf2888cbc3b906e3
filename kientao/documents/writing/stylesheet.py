"""The style sheet: one named style for each component, so that an office can go on writing in the same look."""

from lxml.etree import _Element

from kientao.documents.writing.decree import FONT
from kientao.documents.writing.layout import Layout
from kientao.documents.writing.xml import element, sizes, twips

NORMAL, BODY, BASIS, PAGE_NUMBER, TINY = "Normal", "NoiDung", "CanCu", "Header", "Vach"
NATION, MOTTO, PARENT, ISSUER = "QuocHieu", "TieuNgu", "CoQuanChuQuan", "CoQuanBanHanh"
NUMBER, PLACE, SUBJECT, KIND, ABOUT, TO = "SoKyHieu", "DiaDanh", "TrichYeuCongVan", "TenLoai", "TrichYeu", "KinhGui"
CAPACITY, SIGNER, RECEIVERS_TITLE, RECEIVERS = "ChucVu", "NguoiKy", "NoiNhan", "NoiNhanDong"
PART, HEADING_1, HEADING_2, HEADING_3 = "Phan", "Heading1", "Heading2", "Heading3"
ANNEX, ANNEX_TITLE, ANNEX_NOTE = "PhuLuc", "TenPhuLuc", "KemTheo"
CELL, CELL_HEAD = "Bang", "BangDau"
MARK, UNDER, BESIDE, SIGNING_NOTE, NOTE = "MauSo", "DuoiTen", "CanhMa", "KyGhiRo", "GhiChu"
HEADINGS = {1: HEADING_1, 2: HEADING_2, 3: HEADING_3}


def style_sheet(layout: Layout) -> _Element:
    """`word/styles.xml`: every paragraph style of a document of that layout."""
    return element("styles", _defaults(layout), *_head(layout), *_body(layout), *_foot(layout), *_form(layout))


def _defaults(layout: Layout) -> _Element:
    fonts = element("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)
    language = element("lang", val="vi-VN", eastAsia="vi-VN", bidi="ar-SA")
    looks = element("rPr", fonts, element("color", val="000000"), *sizes(layout.body), language)
    return element("docDefaults", element("rPrDefault", looks), element("pPrDefault", element("pPr", _spacing())))


def _head(layout: Layout) -> tuple[_Element, ...]:
    return (
        _style(NORMAL, "Normal", base=None, default="1"),
        _style(PAGE_NUMBER, "header", size=layout.page_number, align="center"),
        _style(TINY, "Vạch kẻ", size=1, spacing=element("spacing", before=0, after=0, line=40, lineRule="exact")),
        _style(NATION, "Quốc hiệu", size=layout.nation, bold=True, align="center"),
        _style(MOTTO, "Tiêu ngữ", size=layout.motto, bold=True, align="center"),
        _style(PARENT, "Cơ quan chủ quản", size=layout.issuer, align="center"),
        _style(ISSUER, "Cơ quan ban hành", size=layout.issuer, bold=True, align="center"),
        _style(NUMBER, "Số, ký hiệu", size=layout.number, align="center"),
        _style(PLACE, "Địa danh và thời gian", size=layout.place, italic=True, align="center"),
        _style(SUBJECT, "Trích yếu công văn", size=layout.subject, align="center", spacing=_spacing(before=6)),
        _style(KIND, "Tên loại văn bản", size=layout.kind, bold=True, align="center", spacing=_spacing(before=12)),
        _style(ABOUT, "Trích yếu nội dung", size=layout.kind, bold=True, align="center"),
        _style(TO, "Kính gửi", spacing=_spacing(layout, before=6)),
    )


def _body(layout: Layout) -> tuple[_Element, ...]:
    first = layout.indent
    return (
        _style(BODY, "Nội dung văn bản", align="both", spacing=_spacing(layout), first=first),
        _style(BASIS, "Căn cứ ban hành", base=BODY, italic=True),
        _style(PART, "Phần", bold=True, align="center", spacing=_spacing(layout, before=12), keep=True),
        _style(
            HEADING_1, "heading 1", bold=True, align="both", spacing=_spacing(layout), first=first, keep=True, outline=0
        ),
        _style(
            HEADING_2, "heading 2", bold=True, align="both", spacing=_spacing(layout), first=first, keep=True, outline=1
        ),
        _style(HEADING_3, "heading 3", align="both", spacing=_spacing(layout), first=first, keep=True, outline=2),
        _style(ANNEX, "Phụ lục", size=14, bold=True, align="center", keep=True, outline=0),
        _style(ANNEX_TITLE, "Tên phụ lục", size=layout.kind, bold=True, align="center", keep=True),
        _style(ANNEX_NOTE, "Kèm theo", size=layout.kind, italic=True, align="center", keep=True),
        _style(CELL, "Nội dung bảng", size=layout.table, spacing=_spacing(before=2, after=2)),
        _style(CELL_HEAD, "Tiêu đề bảng", base=CELL, bold=True, align="center", keep=True),
    )


def _foot(layout: Layout) -> tuple[_Element, ...]:
    return (
        _style(CAPACITY, "Quyền hạn, chức vụ", size=layout.signer, bold=True, align="center", keep=True),
        _style(SIGNER, "Họ tên người ký", size=layout.signer, bold=True, align="center"),
        _style(RECEIVERS_TITLE, "Nơi nhận", size=12, bold=True, italic=True, keep=True),
        _style(RECEIVERS, "Dòng nơi nhận", size=11, keep=True),
    )


def _form(layout: Layout) -> tuple[_Element, ...]:
    small = layout.body - 2
    return (
        _style(MARK, "Mẫu số", size=small, italic=True, align="right", spacing=_spacing(after=4)),
        _style(UNDER, "Dưới tên biểu mẫu", size=layout.body, italic=True, align="center"),
        _style(BESIDE, "Cạnh mã QR", size=layout.body, spacing=_spacing(before=2, after=2)),
        _style(SIGNING_NOTE, "Ký, ghi rõ họ tên", size=small, italic=True, align="center", keep=True),
        _style(NOTE, "Ghi chú", size=small, italic=True, align="both", spacing=_spacing(before=2)),
    )


def _style(
    identifier: str,
    name: str,
    *,
    base: str | None = NORMAL,
    size: float | None = None,
    bold: bool = False,
    italic: bool = False,
    align: str | None = None,
    spacing: _Element | None = None,
    first: float | None = None,
    keep: bool = False,
    outline: int | None = None,
    **attributes: str,
) -> _Element:
    paragraphs = element(
        "pPr",
        element("keepNext") if keep else None,
        spacing,
        None if first is None else element("ind", firstLine=twips(first)),
        element("jc", val=align) if align else None,
        None if outline is None else element("outlineLvl", val=outline),
    )
    bolds = (element("b"), element("bCs")) if bold else ()
    italics = (element("i"), element("iCs")) if italic else ()
    letters = element("rPr", *bolds, *italics, *(sizes(size) if size else ()))
    based = element("basedOn", val=base) if base else None
    title = element("name", val=name)
    return element(
        "style",
        title,
        based,
        element("qFormat"),
        paragraphs,
        letters,
        type="paragraph",
        styleId=identifier,
        **attributes,
    )


def _spacing(layout: Layout | None = None, *, before: float = 0, after: float | None = None) -> _Element:
    """Of a text of the body with a layout, else of a line without air."""
    line = layout.line if layout else 1
    below = after if after is not None else layout.between if layout else 0
    return element(
        "spacing", before=round(before * 20), after=round(below * 20), line=round(line * 240), lineRule="auto"
    )
