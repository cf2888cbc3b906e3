"""Each kind of thing in a draft as items of the view."""

from collections.abc import Iterator

from kientao.compiling.plan_json import (
    DiagnosticJson,
    DocumentJson,
    DraftJson,
    DutyJson,
    ReferenceJson,
    RemainderJson,
    SectionJson,
    TargetJson,
    TaskJson,
)
from kientao.programme.two_sided import phrases, words
from kientao.ui.chip import Chip
from kientao.ui.numbers import day
from kientao.ui.two_sided.props import Field, Item

_LONGEST_REST = 400  # characters shown of text that was set aside or not understood


def head(document: DocumentJson) -> tuple[Item, ...]:
    """One item for each part of the head that was found."""
    return tuple(
        Item(
            id=f"h-{name}",
            kind="head",
            number=words.HEAD_FIELDS[name],
            text=said,
            spans=phrases.places(document["head_spans"].get(name, [])),
            where=phrases.where(document["head_spans"].get(name, [])),
        )
        for name, said in _head_values(document)
        if said
    )


def _head_values(document: DocumentJson) -> Iterator[tuple[str, str]]:
    yield "kind", words.DOCUMENT_KINDS.get(document["kind"], "Văn bản")
    yield "number", document["number"] or ""
    yield "date", day(document["date"])
    yield "place", document.get("place") or ""
    yield "issuer", document["issuer"] or ""
    yield "locality", document.get("locality") or ""
    yield "title", document["title"] or ""
    signer = document.get("signer")
    yield "signer", ", ".join(part for part in (signer["capacity"], signer["name"]) if part) if signer else ""
    yield "recipients", "; ".join(document.get("recipients") or [])
    yield "period", period(document)


def period(document: DocumentJson) -> str:
    """ "01/01/2020 – 31/12/2020", or empty."""
    found = document["period"]
    return f"{day(found['start'])} – {day(found['end'])}" if found and (found["start"] or found["end"]) else ""


def section(index: int, found: SectionJson) -> Item:
    return Item(
        id=f"s{index}",
        kind="section",
        number=found["number"] or "",
        text=found["title"],
        spans=phrases.places(found["spans"]),
        where=phrases.where(found["spans"]),
    )


def task(index: int, found: TaskJson) -> Item:
    return Item(
        id=f"k{index}",
        kind="task",
        number=found["number"] or "–",
        text=found["text"],
        spans=phrases.places(found["spans"]),
        where=phrases.where(found["spans"]),
        chips=() if found["origin"] == "table" else (Chip("trong lời văn", "outline"),),
        fields=tuple(_task_fields(found)),
    )


def _task_fields(found: TaskJson) -> Iterator[Field]:
    goal, budget, note = found.get("goal"), found.get("budget"), found.get("note")
    if goal:
        yield Field("Mục tiêu", goal["text"], phrases.places(goal["spans"]))
    several = len(found["deliverables"]) > 1
    for number, deliverable in enumerate(found["deliverables"], 1):
        label = f"Sản phẩm {number}" if several else "Sản phẩm"
        yield Field(label, deliverable["text"], phrases.places(deliverable["spans"]))
    if found["lead"]:
        yield Field("Chủ trì", phrases.agencies(found["lead"]), phrases.agency_places(found["lead"]))
    if found["coordinating"]:
        yield Field("Phối hợp", phrases.agencies(found["coordinating"]), phrases.agency_places(found["coordinating"]))
    for other in found["others"]:
        if other["agencies"]:
            role = other["role"][:1].upper() + other["role"][1:]
            yield Field(role, phrases.agencies(other["agencies"]), phrases.agency_places(other["agencies"]))
    numbers = {deliverable["id"]: number for number, deliverable in enumerate(found["deliverables"], 1)}
    for deadline in found["deadlines"]:
        of = numbers.get(deadline["deliverable"] or "")
        said = deadline.get("label")
        label = f"Hạn của SP {of}" if of and several and not said else "Thời hạn"
        text = f"{said}: {deadline['text']}" if said else deadline["text"]
        yield Field(label, text, phrases.places(deadline["spans"]), phrases.deadline_chip(deadline))
    if budget:
        yield Field("Kinh phí", budget["text"], phrases.places(budget["spans"]))
    if note:
        yield Field("Ghi chú", note["text"], phrases.places(note["spans"]))


def target(index: int, found: TargetJson) -> Item:
    value = phrases.value(found)
    chips = [Chip("hiện trạng", "outline", "flag")] if found["kind"] == "baseline" else []
    if found.get("within"):
        chips.append(Chip("trong đó", "outline"))
    level = found.get("level")
    if level:
        chips.append(Chip(f"cấp {level}", "outline"))
    return Item(
        id=f"t{index}",
        kind="target",
        number=value or "mức bằng lời",
        text=found["text"],
        spans=phrases.places(found["spans"]),
        where=phrases.where(found["spans"]),
        chips=tuple(chips),
        fields=tuple(_target_fields(found)),
    )


def _target_fields(found: TargetJson) -> Iterator[Field]:
    value = phrases.value(found)
    if value:
        yield Field("Giá trị", value, phrases.places([found["value_span"]]))
    subject, base, due = found.get("subject"), found.get("base"), found.get("due")
    if subject:
        yield Field("Tính trên", subject)
    if base:
        yield Field("So với", base)
    if due:
        yield Field("Đến", day(due))
    for step in found.get("schedule") or []:
        yield Field(f"Mốc {day(step['date'])}" if step["date"] else "Mốc", phrases.step(step, found))
    lead, coordinating = found.get("lead") or [], found.get("coordinating") or []
    if lead:
        yield Field("Chủ trì", phrases.agencies(lead), phrases.agency_places(lead))
    if coordinating:
        yield Field("Phối hợp", phrases.agencies(coordinating), phrases.agency_places(coordinating))


def duty(index: int, found: DutyJson) -> Item:
    report = found.get("reporting")
    return Item(
        id=f"d{index}",
        kind="duty",
        number=str(index + 1),
        text=found["text"],
        spans=phrases.places(found["spans"]),
        where=phrases.where(found["spans"]),
        chips=(Chip("báo cáo", "sky", "repeat"),) if report else (),
        fields=tuple(_duty_fields(found)),
    )


def _duty_fields(found: DutyJson) -> Iterator[Field]:
    if found["agencies"]:
        yield Field("Thực hiện", phrases.agencies(found["agencies"]), phrases.agency_places(found["agencies"]))
    report = found.get("reporting")
    if report:
        yield Field("Báo cáo", phrases.reporting(report))
    for deadline in found.get("deadlines") or []:
        yield Field("Thời hạn", deadline["text"], phrases.places(deadline["spans"]), phrases.deadline_chip(deadline))


def reference(index: int, found: ReferenceJson) -> Item:
    parts = (
        found.get("kind"),
        f"số {found['number']}",
        found["date"] and f"ngày {day(found['date'])}",
        found.get("issuer"),
    )
    return Item(
        id=f"r{index}",
        kind="reference",
        number=str(index + 1),
        text=" ".join(part for part in parts if part),
        spans=phrases.places(found["spans"]),
        where=phrases.where(found["spans"]),
    )


def diagnostic(index: int, found: DiagnosticJson) -> Item:
    said, tone, icon = words.SEVERITIES[found["severity"]]
    return Item(
        id=f"g{index}",
        kind="diagnostic",
        number=found["code"],
        text=found["message"],
        hint=found.get("hint") or "",
        spans=phrases.places(found["spans"]),
        where=phrases.where(found["spans"]),
        chips=(Chip(said, tone, icon),),
        severity=found["severity"],
    )


def remainder(letter: str, index: int, found: RemainderJson, text: str) -> Item:
    said = " … ".join(" ".join(text[span["start"] : span["end"]].split()) for span in found["spans"])
    return Item(
        id=f"{letter}{index}",
        kind="unclaimed" if letter == "u" else "furniture",
        number=str(index + 1),
        text=said if len(said) <= _LONGEST_REST else said[:_LONGEST_REST].rstrip() + " …",
        hint=found.get("why") or "",
        spans=phrases.places(found["spans"]),
        where=phrases.where(found["spans"]),
    )


def task_sections(draft: DraftJson) -> dict[str, str]:
    """Section id → "II. Cải cách thể chế"."""
    return {found["id"]: _heading(found) for found in draft["sections"]}


def _heading(found: SectionJson) -> str:
    number = (found["number"] or "").rstrip(".")
    return f"{number}. {found['title']}" if number else found["title"]
