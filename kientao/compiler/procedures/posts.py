"""Who does a step: posts told apart in a cell, and what looks like a post or an agency."""

import re
from collections.abc import Iterator, Sequence

from kientao.compiler.draft import Quote
from kientao.compiler.procedures.labels import unnumbered
from kientao.kernel.excerpt import Excerpt
from kientao.kernel.key import key

_POST = (
    r"công chức|viên chức|chuyên viên|cán bộ|lãnh đạo|trưởng|phó|giám đốc|chủ tịch|bộ phận|văn thư|nhân viên|thủ trưởng"
    r"|người|tổ chức|cá nhân|công dân|tổ trưởng|thành viên|doanh nghiệp|kế toán|chánh|kiểm tra viên|thẩm định viên"
    r"|thanh tra viên|thư ký|hội đồng|đoàn|tổ thẩm định|tổ chuyên|tổ |nhóm|cv|ld|lđ|bộ trưởng|cục trưởng|viện trưởng"
    r"|hiệu trưởng|kỹ thuật viên|nhân sự|chủ cơ sở|hộ gia đình|khách hàng|thủ kho|thủ quỹ|phụ trách|ban lãnh đạo"
)
_AGENCY = (
    r"sở|ubnd|ủy ban|văn phòng|trung tâm|phòng|chi cục|cục|ban (?!hành)|bộ (?!phận|hồ sơ)|công an|hđnd|cơ quan|đơn vị"
    r"|chi nhánh|thanh tra (?:sở|tỉnh)|kho bạc|thuế|bảo hiểm|viện|trường|ngân hàng|hải quan|bưu điện|bưu cục|quỹ"
)
_LOOKS_POST = re.compile(rf"[-+*•]?\s*(?:{_POST})")
_LOOKS_AGENCY = re.compile(rf"[-+*•]?\s*(?:(?:[ivx]{{1,4}}|[a-h]|\d{{1,2}})\s?[.)]\s*)?(?:tại |ở )?(?:{_AGENCY})")
_SEPARATOR = re.compile(r"\s*;\s*|\s+/\s+|(?<=[\wà-ỹ)])\s*\+\s+|(?:^|(?<=\s))[-•*]\s+")
_COMMA = re.compile(
    r",\s+(?=(?:Công chức|Viên chức|Chuyên viên|Cán bộ|Lãnh đạo|Trưởng|Phó|Giám đốc|Chủ tịch|Bộ phận|Văn thư|Nhân viên"
    r"|Thủ trưởng|Tổ chức|Cá nhân|Chánh|Hội đồng|Kế toán)(?![a-zà-ỹđ]))"
)
_BARE_TITLE = re.compile(
    r"(?:công chức|viên chức|chuyên viên|cán bộ|lãnh đạo|trưởng phòng|phó trưởng phòng|giám đốc|phó giám đốc|chủ tịch"
    r"|phó chủ tịch|tổ chức|nhân viên|chánh văn phòng|thủ trưởng)"
)


def looks_like_post(text: str) -> bool:
    return bool(_LOOKS_POST.match(key(text))) and len(text) < 400


def looks_like_agency(text: str) -> bool:
    return bool(_LOOKS_AGENCY.match(key(text))) and len(text) < 160


def read_posts(lines: Sequence[Excerpt]) -> tuple[Quote, ...]:
    """Everybody a cell names: one a line or bullet, parted by semicolons, or by commas before another post."""
    found: list[Quote] = []
    for words in _wholes(lines):
        for piece in words.split(_SEPARATOR):
            for part in _at_commas(piece):
                name = _trimmed(part)
                if name and name.text.lower() not in ("và", "hoặc"):
                    found.append(Quote(name.text, name.spans))
    return tuple(found)


def _wholes(lines: Sequence[Excerpt]) -> Iterator[Excerpt]:
    """Lines of a cell; one that goes on with the line above (no post begins it) belongs to that."""
    kept: list[Excerpt] = []
    for line in lines:
        begins = looks_like_post(line.text) or looks_like_agency(line.text) or line.text[:1] in "-+*•"
        complete = not kept or kept[-1].text.endswith((";", "."))
        if (
            kept
            and not (begins and line.text[:1] != line.text[:1].lower())
            and not complete
            and line.text[:1] not in "-+*•"
        ):
            kept[-1] = kept[-1].joined(line)
        else:
            kept.append(line)
    yield from kept


def _at_commas(words: Excerpt) -> Iterator[Excerpt]:
    """ "Giám đốc, Phó Giám đốc Sở" stays one: the first title has no unit of its own."""
    start = 0
    for match in _COMMA.finditer(words.text):
        left = words[start : match.start()]
        if _BARE_TITLE.fullmatch(key(left.text)) and not _BARE_TITLE.fullmatch(key(words[match.end() :].text)):
            continue
        yield left
        start = match.end()
    yield words[start:]


def _trimmed(words: Excerpt) -> Excerpt:
    words = unnumbered(words)
    text = words.text
    start = len(text) - len(text.lstrip(" .;,:+-–•*"))
    return words[start : len(text.rstrip(" .;,:"))]
