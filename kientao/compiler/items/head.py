"""The document's head: kind, number, date, issuer, title, signer, recipients, period."""

import re
from collections.abc import Sequence
from datetime import date

from kientao.compiler.draft import DatePeriod, DocumentHead, DocumentKind, Signer
from kientao.compiler.grammar.reference import read_citations
from kientao.compiler.key import is_upper, key
from kientao.compiler.outline.model import Heading, HeadLine, Item, Outline
from kientao.compiler.outline.zones import is_attached_note, is_capacity, is_ground, is_kind, is_plan_title
from kientao.kernel.excerpt import Excerpt
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
_MOTTO = re.compile(
    r"cộng h[òo][àa]? xã hội|chủ nghĩa việt nam$|độc lập\s*-\s*tự do|đảng cộng sản việt nam", re.IGNORECASE
)
_RULE = re.compile(r"^[-_*=.\s–—]+$")
_LOCALITY = re.compile(
    r"(?:tỉnh|thành phố|huyện|thị xã|quận|xã|phường|đặc khu) [A-ZĐÀ-Ỹ][^\s,;.)]*(?: [A-ZĐÀ-Ỹ][^\s,;.)]*){0,3}"
)
_NAME = re.compile(r"[A-ZĐÀ-Ỹ][a-zà-ỹđ]+(?: [A-ZĐÀ-Ỹ][a-zà-ỹđ]*\.?){1,4}$")
_PERIOD = re.compile(
    r"(?:giai đoạn|các năm|từ năm|năm|thời kỳ)?\s*(?P<a>(?:19|20)\d{2})\s*(?:-|đến(?: năm)?)\s*(?P<b>(?:19|20)\d{2})"
)
_YEAR = re.compile(r"(?<!đến )năm (?P<y>(?:19|20)\d{2})")
_UNTIL = re.compile(r"đến(?: hết)? năm (?P<y>(?:19|20)\d{2})")


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
    issuer, locality = _issuer(heads, issuer_words, title, spans)
    period = _period([title, *(words.text for words in title_words)], outline, day)
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
        if _MOTTO.search(text) or _RULE.match(text):
            ask.furniture.append((words, "state motto" if _MOTTO.search(text) else "rule"))
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
        if is_ground(text) or is_attached_note(text) or _RULE.match(text):
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
    return _without_kind(title, kind), kind, issuers


def _continues_title(previous: str) -> bool:
    return bool(
        re.search(r"(?:ban hành|về việc|phê duyệt|triển khai|thực hiện|ban hành kèm theo|công bố)$", key(previous))
    )


def _without_kind(title: list[Excerpt], kind: DocumentKind) -> list[Excerpt]:
    """The line that is only the kind ("QUYẾT ĐỊNH") stays in the title's spans only when nothing else does."""
    return title


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


def _issuer(
    heads: Sequence[Excerpt], issuers: Sequence[Excerpt], title: str | None, spans: dict[str, Spans]
) -> tuple[str | None, str | None]:
    words = list(issuers)
    if not words:
        block: list[Excerpt] = []
        for line in heads[:6]:
            text = line.text
            if _MOTTO.search(text) or _RULE.match(text) or re.match(r"(?i)số\s*:", text) or is_kind(text):
                break
            if is_upper(text):
                block.append(line)
        words = block
    words = _issuing_body(words)
    text = " ".join(part.text for part in words)
    if not text:
        return None, _locality(heads, title)
    spans["issuer"] = tuple(span for part in words for span in part.spans)
    issuer = _sentence_case(text)
    locality = _LOCALITY.search(issuer)
    found = locality.group() if locality else _locality(heads, title)
    if found and locality is None and re.search(r"\b(?:tỉnh|thành phố)$", issuer, re.IGNORECASE):
        issuer = re.sub(r"\b(?:tỉnh|thành phố)$", "", issuer, flags=re.IGNORECASE).strip() + " " + found
    return issuer, found


_BODY = re.compile(
    r"^(?:sở|phòng|ban|cục|chi cục|trung tâm|văn phòng|bệnh viện|trường|hội|liên đoàn|thanh tra|công an|ubnd"
    r"|ủy ban)(?= )"
)


def _issuing_body(words: list[Excerpt]) -> list[Excerpt]:
    """Of the lines in the head, parent over issuing body, those of the body: "UBND TỈNH …" over "SỞ TƯ PHÁP"."""
    for index in range(len(words) - 1, 0, -1):
        if _BODY.match(key(words[index].text)):
            return words[index:]
    return words


def _locality(heads: Sequence[Excerpt], title: str | None) -> str | None:
    heads = [words for words in heads if not _MOTTO.search(words.text)]
    for text in (*(words.text for words in heads[:6]), title or "", *(words.text for words in heads[:30])):
        candidate = _sentence_case(text) if is_upper(text) else text
        match = _LOCALITY.search(candidate)
        if match:
            return match.group()
    return None


_COMMON = {
    "ủy ban nhân dân": "Ủy ban nhân dân",
    "hội đồng nhân dân": "Hội đồng nhân dân",
    "chủ tịch": "Chủ tịch",
}
_LOWER = frozenset(["tỉnh", "thành", "phố", "huyện", "xã", "phường", "thị", "quận", "đặc", "khu", "và", "của", "các"])


def _sentence_case(text: str) -> str:
    """ "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH BÌNH ĐỊNH" → "Chủ tịch Ủy ban nhân dân tỉnh Bình Định"."""
    if not is_upper(text):
        return " ".join(text.split())
    words = re.sub(r"(?i)\bubnd\b", "ủy ban nhân dân", text).lower().split()
    if words and words[0] in ("sở", "phòng", "ban", "cục", "chi", "vụ"):
        return _department(words)
    found = " ".join(word if word in _LOWER else word[:1].upper() + word[1:] for word in words)
    for lowered, proper in _COMMON.items():
        found = re.sub(re.escape(lowered), proper, found, flags=re.IGNORECASE)
    found = re.sub(r" (?:Năm|Giai|Đến|Thời)\b.*$", "", found)
    found = found.replace("Uỷ ban nhân dân", "Ủy ban nhân dân").replace("Thành phố", "thành phố")
    return found[:1].upper() + found[1:]


def _department(words: list[str]) -> str:
    """ "SỞ KHOA HỌC VÀ CÔNG NGHỆ" → "Sở Khoa học và Công nghệ"."""
    found: list[str] = []
    for index, word in enumerate(words):
        begins = index < 2 or words[index - 1] in ("và", "-") or words[index - 1].endswith(",")
        found.append(word[:1].upper() + word[1:] if begins and word != "và" else word)
    return " ".join(found)


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
                capacity = match.group(1).capitalize()
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


def _period(titles: Sequence[str | None], outline: Outline, day: date | None) -> DatePeriod | None:
    """The time the plan is for, from its title, else from the plan's own title or its first lines."""
    texts = [text for text in titles if text]
    texts += [n.para.words.text for n in outline.nodes if isinstance(n, HeadLine) and is_plan_title(n.para.words.text)]
    heads = [n.para.words.text for n in outline.nodes if isinstance(n, HeadLine) and n.zone in ("head", "annex")]
    texts += [text for text in heads if is_upper(text) and not is_ground(text)]
    texts += [text for text in heads if not is_ground(text) and not is_attached_note(text)][:40]
    texts += [n.text.text[:400] for n in outline.nodes if isinstance(n, Item)][:4]
    texts += [n.title.text for n in outline.nodes if isinstance(n, Heading)][:3]
    for text in texts:
        words = key(text)
        if "ngày" in words and "tháng" in words and len(words) < 60:
            continue
        match = _PERIOD.search(words)
        if match:
            return DatePeriod(date(int(match.group("a")), 1, 1), date(int(match.group("b")), 12, 31))
        match = _YEAR.search(words)
        if match and not re.search(r"ngày \d+ tháng \d+ năm", words):
            year = int(match.group("y"))
            return DatePeriod(date(year, 1, 1), date(year, 12, 31))
        match = _UNTIL.search(words)
        if match:
            return DatePeriod(
                day.replace(month=1, day=1) if day and day.year < int(match.group("y")) else None,
                date(int(match.group("y")), 12, 31),
            )
    return None
