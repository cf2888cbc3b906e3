"""The document's head: kind, number, date, issuer, title, signer, recipients, period."""

import re
from collections.abc import Sequence
from datetime import date

from kientao.compiler.draft import DocumentHead, DocumentKind, Signer
from kientao.compiler.grammar.reference import read_citations
from kientao.compiler.items.issuer import MOTTO, RULE, read_issuer
from kientao.compiler.items.period import read_period
from kientao.compiler.marks.proper_case import proper_case
from kientao.compiler.marks.zones import is_attached_note, is_capacity, is_ground, is_kind
from kientao.compiler.outline.model import HeadLine, Outline
from kientao.kernel.excerpt import Excerpt
from kientao.kernel.key import is_upper, key
from kientao.kernel.span import Spans

_KINDS: tuple[tuple[str, DocumentKind], ...] = (
    ("đề cương", "outline"),
    ("quyết định", "decision"),
    ("kế hoạch", "plan"),
    ("chương trình", "programme"),
    ("chỉ thị", "directive"),
    ("thông báo", "notice"),
    ("nghị quyết", "resolution"),
    ("báo cáo", "report"),
    ("công văn", "dispatch"),
    ("đề án", "programme"),
)
_NUMBER = re.compile(r"^số\s*:?\s*(?P<number>\d[\w]*\s*[/-]\s*[^\s,;]+(?:\s?-\s?[^\s,;]+)?)", re.IGNORECASE)
_BLANK_NUMBER = re.compile(r"^số\s*:?\s*[ .…_]*(?:/|$)", re.IGNORECASE)
_PLACE = re.compile(
    r"(?P<place>[A-ZĐÀ-Ỹ][^,\d\n]{2,40}?), *ngày *(?P<day>\d{1,2})? *[ .…]*tháng *(?P<month>\d{1,2})? *[ "
    r".…]*năm *(?P<year>\d{4})?"
)
_NAME = re.compile(r"[A-ZĐÀ-Ỹ][a-zà-ỹđ]+(?: [A-ZĐÀ-Ỹ][a-zà-ỹđ]*\.?){1,4}$")

_OPENING = re.compile(
    r"(?:thực hiện|căn cứ|để|nhằm|trên cơ sở|xét|theo) .*(?:như sau|ban hành kế hoạch|xây dựng kế hoạch)"
)


class Head:
    """The head in the making, and what of the head lines is understood."""

    def __init__(self) -> None:
        self.claimed: list[Excerpt] = []
        self.furniture: list[tuple[Excerpt, str]] = []
        self.number_blank: Excerpt | None = None
        self.date_blank: Excerpt | None = None


def read_head(outline: Outline, ask: "Head") -> DocumentHead:
    """The head of the document; `ask` collects what was understood, set aside or left blank."""
    lines = [node for node in outline.nodes if isinstance(node, HeadLine)]
    heads = [line.para.words for line in lines if line.zone == "head"]
    spans: dict[str, Spans] = {}
    number = _number(heads, ask, spans)
    place, day = _place(heads, ask, spans)
    title_words, kind, issuer_words = _titles(heads, ask)
    if title_words:
        spans["title"] = tuple(span for words in title_words for span in words.spans)
    title = " ".join(" ".join(words.text.split()) for words in title_words) or None
    attached = next((words for words in heads if is_attached_note(words.text)), None) or next(
        (n.para.words for n in lines if is_attached_note(n.para.words.text)), None
    )
    if attached is not None and (number is None or day is None):
        number, day = _from_attachment(attached, number, day, spans)
    signer = _signer([line.para.words for line in lines if line.zone == "signature"], spans)
    recipients = _recipients([line.para.words for line in lines if line.zone == "recipients"], spans)
    issuer, locality = read_issuer(heads, issuer_words, title, spans)
    period = read_period([*([title] if title else []), *(words.text for words in title_words)], outline, day)
    aside = {id(words) for words, _ in ask.furniture}
    for line in lines:
        if id(line.para.words) not in aside:
            ask.claimed.append(line.para.words)
    return DocumentHead(
        kind,
        number=number,
        date=day,
        place=place,
        issuer=issuer,
        locality=locality,
        title=title,
        signer=signer,
        recipients=recipients,
        period=period,
        head_spans=spans,
    )


def _number(heads: Sequence[Excerpt], ask: Head, spans: dict[str, Spans]) -> str | None:
    for words in heads[:25]:
        match = re.search(r"(?i)\bsố\s*:", words.text) or re.match(r"(?i)số\s+\d", words.text)
        if match is None:
            continue
        rest = words[match.start() :]
        found = _NUMBER.match(rest.text)
        if (
            found is not None
            and "/" in found.group("number")
            or found is not None
            and re.match(r"\d+-", found.group("number"))
        ):
            part = rest[found.start("number") : found.end("number")]
            spans["number"] = part.spans
            return re.sub(r"\s+", "", part.text).rstrip(".,;")
        if _BLANK_NUMBER.match(rest.text):
            ask.number_blank = words
            return None
    return None


def _place(heads: Sequence[Excerpt], ask: Head, spans: dict[str, Spans]) -> tuple[str | None, date | None]:
    for words in heads[:25]:
        match = _PLACE.search(words.text)
        if match is None or is_ground(words.text) or is_attached_note(words.text):
            continue
        spans["place"] = words[match.start("place") : match.end("place")].spans
        day = None
        if match.group("day") and match.group("month") and match.group("year"):
            try:
                day = date(int(match.group("year")), int(match.group("month")), int(match.group("day")))
                spans["date"] = words[match.end("place") + 1 : match.end()].spans
            except ValueError:
                day = None
        else:
            ask.date_blank = words
        return match.group("place").strip(), day
    return None, None


def _titles(heads: Sequence[Excerpt], ask: Head) -> tuple[list[Excerpt], DocumentKind, list[Excerpt]]:
    """Title lines of the decision (or plan, when it stands alone), the kind, and the line that names who decides."""
    kind: DocumentKind = "other"
    title: list[Excerpt] = []
    issuers: list[Excerpt] = []
    start = None
    outline = False
    for index, words in enumerate(heads):
        text = words.text
        if MOTTO.search(text) or RULE.match(text):
            ask.furniture.append((words, "state motto" if MOTTO.search(text) else "rule"))
        elif start is None and is_kind(text):
            start = index
        if re.match(r"đề cương", key(text)):
            outline = True
    if start is None:
        return [], "outline" if outline else "other", []
    first = key(heads[start].text)
    kind = next((found for word, found in _KINDS if first.startswith(word)), "other")
    if outline or re.search(r"đề cương", key(" ".join(words.text for words in heads[start : start + 4]))):
        kind = "outline"
    for words in heads[start : start + 8]:
        text = words.text
        if is_attached_note(text) or RULE.match(text) or (title and _begins_text(text, len(title))):
            break
        if title and _names_issuer(text):
            issuers.append(words)
            break
        if title and not is_upper(text) and len(title) > 1 and text.endswith("."):
            break
        if title and is_kind(text) and not _continues_title(title[-1].text):
            break
        inner = _issuer_inside(words) if not title or len(text) > 60 else None
        if inner is not None:
            title.append(words[:inner])
            issuers.append(words[inner:])
            break
        title.append(words)
        if len(title) > 5:
            break
    return title, kind, issuers


def _begins_text(text: str, lines: int) -> bool:
    """Grounds and opening sentences end the title; what stands in capitals right under the kind belongs to it."""
    if lines == 1 and is_upper(text) and not text.startswith("CĂN CỨ"):
        return False
    return is_ground(text) or bool(_OPENING.match(key(text))) or text.rstrip().endswith(":")


def _continues_title(previous: str) -> bool:
    return bool(
        re.search(r"(?:ban hành|về việc|phê duyệt|triển khai|thực hiện|ban hành kèm theo|công bố)$", key(previous))
    )


def _names_issuer(text: str) -> bool:
    return is_upper(text) and bool(
        re.match(r"(?:chủ tịch )?(?:ủy ban nhân dân|hội đồng nhân dân|giám đốc|bộ trưởng|thủ tướng)", key(text))
    )


def _issuer_inside(words: Excerpt) -> int | None:
    """A converter may have joined title and issuer: "… NĂM 2020 CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH"."""
    match = re.search(
        r"(?<=\s)(?:chủ tịch )?(?:ủy ban nhân dân|hội đồng nhân dân) (?:tỉnh|thành phố|huyện|xã|phường)[^,;]*$",
        key(words.text),
    )
    if match is None or not is_upper(words.text) or match.start() < 15:
        return None
    return match.start()


def _from_attachment(
    attached: Excerpt, number: str | None, day: date | None, spans: dict[str, Spans]
) -> tuple[str | None, date | None]:
    for citation in read_citations(attached.text):
        if number is None:
            number = citation.number
            spans["number"] = attached[citation.number_start : citation.end].spans
        if day is None and citation.date is not None:
            day = citation.date
            spans.setdefault("date", attached[citation.start : citation.end].spans)
        break
    return number, day


def _signer(lines: Sequence[Excerpt], spans: dict[str, Spans]) -> Signer | None:
    if not lines:
        return None
    name = capacity = None
    for words in lines:
        text = words.text
        if is_upper(text) or is_capacity(text):
            match = re.search(
                r"(PHÓ CHỦ TỊCH(?: THƯỜNG TRỰC)?|CHỦ TỊCH|PHÓ GIÁM ĐỐC|GIÁM ĐỐC|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG"
                r"|CHÁNH VĂN PHÒNG|BÍ THƯ|PHÓ BÍ THƯ)\s*$",
                text,
            )
            if match:
                capacity = proper_case(match.group(1))
        found = _NAME.search(text)
        if found and not is_upper(text) and name is None:
            name = found.group()
            spans["signer"] = words[found.start() : found.end()].spans
    if name is None and capacity is None:
        return None
    return Signer(name, capacity)


def _recipients(lines: Sequence[Excerpt], spans: dict[str, Spans]) -> tuple[str, ...]:
    entries: list[str] = []
    found: list[Excerpt] = []
    for words in lines:
        text = re.sub(r"^nơi nhận\s*:?\s*", "", words.text, flags=re.IGNORECASE)
        for part in re.split(r"(?:^|;\s*)[-–+]\s*", text):
            entry = part.strip(" ;.-")
            if entry:
                entries.append(entry)
        found.append(words)
    if found:
        spans["recipients"] = tuple(span for words in found for span in words.spans)
    return tuple(entries)
