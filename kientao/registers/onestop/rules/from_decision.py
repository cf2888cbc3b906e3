"""From a compiled decision to what the catalogue would say: contents of procedures, steps of processes. Pure.

Nothing is made up: what the decision doesn't say stays empty, and as the catalogue has it where it knows the procedure.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from decimal import ROUND_HALF_UP, Decimal

from kientao.compiler.procedure_draft import (
    DraftProcedure,
    DraftProcess,
    DraftStep,
    FormSheet,
    Paper,
    ProcedureDraft,
    TimeLimit,
)
from kientao.kernel.key import key
from kientao.registers.onestop.rules import step_kind
from kientao.registers.onestop.rules.procedure import (
    Change,
    Channel,
    Component,
    Content,
    LegalBasis,
    Level,
    Limit,
    LimitUnit,
    Manner,
    OnlineLevel,
    ResultKind,
)
from kientao.registers.onestop.rules.process import Place, Process, Step, StepKind, Way
from kientao.registers.onestop.rules.said_fees import read_fees
from kientao.registers.onestop.rules.typed_time import says_the_same

_LONGEST_TITLE, _LONGEST_POST, _LONGEST_RESULT, _LONGEST_NAME = 1000, 250, 500, 1000
HOURS_PER_DAY = 8
_LEVELS = {
    "tỉnh": Level.PROVINCE,
    "xã": Level.COMMUNE,
    "tỉnh, xã": Level.SHARED,
    "huyện": Level.OTHER,
    "trung ương": Level.MINISTRY,
}
_UNITS = {
    "hour": LimitUnit.HOUR,
    "day": LimitUnit.DAY,
    "working_day": LimitUnit.WORKING_DAY,
    "month": LimitUnit.MONTH,
}
_CHANNELS = (
    (Channel.COUNTER, re.compile(r"trực tiếp|một cửa|trung tâm phục vụ|tại (?:bộ phận|sở|ubnd|trụ sở)")),
    (Channel.ONLINE, re.compile(r"trực tuyến|cổng (?:dịch vụ công|dvc|thông tin)|dịch vụ công|https?:|qua mạng")),
    (Channel.POST, re.compile(r"bưu chính|bưu điện|\bbcci\b")),
)
_NUMBER = re.compile(r"\d+(?:/\d{4})?/(?:[A-ZĐƯ][\w-]*)(?:-[\w&]+)*|\d+/\d{4}/[A-ZĐ]\w*")
_DOCUMENTS = re.compile(
    r"\s*[;\n]\s*|\s+[-+•]\s+(?=[A-ZĐ])|(?<=[.)])\s+(?=(?:Luật|Nghị định|Thông tư|Quyết định|Bộ luật)\b)"
)
_FORM = re.compile(r"\b(?:theo )?(?:mẫu|biểu mẫu)(?: số)?\s+(?P<code>[A-Z]{2}[\w.\-]*\d)")
_COPIES = re.compile(r"\s*\((?:(?:\d+|một|hai|ba)\s*)?(?:bản (?:chính|sao|gốc)|bộ)[^()]{0,40}\)\s*$", re.IGNORECASE)
_DAY_PARTS = Decimal(HOURS_PER_DAY)


@dataclass(frozen=True, slots=True)
class ProposedProcedure:
    """A procedure as the decision says it. `owner` is the code of the agency that keeps it, empty: the decision's.

    `whole`: a person has settled everything it says; else what it leaves open stays as the catalogue has it.
    """

    content: Content
    code: str = ""
    change: Change = Change.NEW
    owner: str = ""
    whole: bool = False


@dataclass(frozen=True, slots=True)
class ProposedProcess:
    """A process as the decision says it. `code`: whose it is, where no procedure of the decision is."""

    process: Process
    code: str = ""


def procedure_from(draft: DraftProcedure) -> ProposedProcedure:
    """What the decision says of one procedure."""
    return ProposedProcedure(
        content=_content(draft),
        code=draft.code or "",
        change=Change(draft.change) if draft.change else Change.NEW,
    )


def processes_from(draft: ProcedureDraft) -> dict[str, ProposedProcess]:
    """By the draft's ids. Two of one procedure are told apart by their variants, numbered where they have none."""
    taken: Counter[tuple[str | None, str]] = Counter()
    found: dict[str, ProposedProcess] = {}
    for one in draft.processes:
        made = process_from(one)
        said = (one.procedure, made.process.variant)
        taken[said] += 1
        if taken[said] > 1:
            words = f"{made.process.variant or 'Quy trình'} ({taken[said]})" if made.process.variant else (
                f"Quy trình {taken[said]}"
            )  # fmt: skip
            made = replace(made, process=replace(made.process, variant=words))
        found[one.id] = made
    return found


def process_from(draft: DraftProcess) -> ProposedProcess:
    """The steps one after another, each at its place, with its kind guessed and its time in minutes."""
    legs = _legs(draft)
    last = _last(draft.steps)
    home = next((words for words in legs if words), "")
    steps = []
    for at, one in enumerate(draft.steps):
        place = step_kind.Place(
            first=at == 0, first_of_leg=at > 0 and bool(legs[at]) and legs[at] != legs[at - 1], last=at >= last
        )
        steps.append(_step(one, f"b{at + 1}", legs[at], home, place))
    variant = " ".join((draft.variant or "").split())[:250]
    return ProposedProcess(Process(in_order(steps), variant, HOURS_PER_DAY))


def in_order(steps: Sequence[Step]) -> tuple[Step, ...]:
    """Each leading to the next."""
    ways = [*((Way(step.key),) for step in steps[1:]), ()]
    return tuple(replace(step, ways=way) for step, way in zip(steps, ways, strict=False))


def over(before: Content, said: Content) -> Content:
    """What is said, and where nothing is what stood there before."""
    blank = Content(name="")
    kept = {
        field.name: getattr(before, field.name)
        for field in fields(Content)
        if getattr(said, field.name) == getattr(blank, field.name)
    }
    kept["manners"] = _manners_over(before.manners, said.manners)
    return replace(said, **kept)


def _manners_over(before: tuple[Manner, ...], said: tuple[Manner, ...]) -> tuple[Manner, ...]:
    """The ways that are said; those that aren't go on with the term and the fees that are said for the others."""
    if not said:
        return before
    named = {one.channel for one in said}
    limit, fees = said[0].limit, said[0].fees
    gone_on = (
        replace(one, limit=limit if limit != Limit() else one.limit, fees=fees or one.fees)
        for one in before
        if one.channel not in named
    )
    there = {one.channel: one for one in before}
    return (*(_manner_over(there.get(one.channel), one) for one in said), *gone_on)


def _manner_over(before: Manner | None, said: Manner) -> Manner:
    if before is None:
        return said
    return replace(
        said,
        limit=said.limit if said.limit != Limit() else before.limit,
        fees=said.fees or before.fees,
        note=said.note or before.note,
    )


def _content(draft: DraftProcedure) -> Content:
    manner = draft.manner.text if draft.manner else ""
    place = draft.place.text if draft.place else ""
    channels = _channels(manner, place)
    limit = limit_from(draft.time_limit)
    fees = read_fees(draft.fee.text) if draft.fee else ()
    return Content(
        name=_cut(_flat(draft.name), _LONGEST_NAME),
        field=_cut(_sentence_case(_flat(draft.field.text)), 250) if draft.field else "",
        level=_LEVELS.get(draft.level or "", Level.PROVINCE),
        online=_online(f"{manner} {place}", channels),
        manners=tuple(Manner(channel, limit, fees) for channel in channels) if _says_how(draft, channels) else (),
        components=tuple(components_from(draft.components, draft.forms)),
        sets=draft.sets.number if draft.sets and draft.sets.number else 1,
        results=tuple(ResultKind(one) for one in _ideas(draft.result.text)) if draft.result else (),
        subjects=_ideas(draft.subjects.text) if draft.subjects else (),
        deciding_agency=_cut(_flat(draft.deciding.text).rstrip("."), 500) if draft.deciding else "",
        agencies=_ideas(draft.carrying_out.text) if draft.carrying_out else (),
        conditions=_cut(draft.conditions.text.strip(), 20_000) if draft.conditions else "",
        legal_bases=tuple(legal_bases_from(draft.legal_basis.text)) if draft.legal_basis else (),
    )


def _says_how(draft: DraftProcedure, channels: tuple[Channel, ...]) -> bool:
    return bool(channels) and any((draft.manner, draft.place, draft.time_limit, draft.fee))


def limit_from(draft: TimeLimit | None) -> Limit:
    """The term. Half days are counted in working hours; what isn't a figure keeps its words alone."""
    if draft is None:
        return Limit()
    words = _flat(draft.text)
    if draft.value is None or draft.unit is None:
        return Limit(text=words)
    amount, unit = draft.value, _UNITS[draft.unit]
    if amount != amount.to_integral_value() and unit is LimitUnit.WORKING_DAY:
        amount, unit = amount * _DAY_PARTS, LimitUnit.HOUR
    if amount != amount.to_integral_value() or amount < 1:
        return Limit(text=words)
    limit = Limit(int(amount), unit)
    return limit if says_the_same(words, limit) else Limit(limit.amount, limit.unit, words)


def components_from(papers: Sequence[Paper], forms: Sequence[FormSheet] = ()) -> Iterator[Component]:
    """Papers in their order; a printed form that a paper names is its form."""
    codes = {sheet.code for sheet in forms if sheet.code}
    for number, paper in enumerate(papers, start=1):
        name = _cut(_COPIES.sub("", _flat(paper.text).strip(" ;.")).strip(" ;."), 1000)
        named = _FORM.search(name)
        code = named["code"].rstrip(".") if named else next((one for one in codes if one and one in name), "")
        neither = not paper.originals and not paper.copies
        yield Component(
            key=f"p{number}",
            name=name,
            originals=1 if neither else paper.originals,
            copies=paper.copies,
            form=code[:200],
            optional="(nếu có)" in key(name),
        )


def legal_bases_from(text: str) -> Iterator[LegalBasis]:
    """A document each; one without a number is known by its words."""
    seen = set()
    for part in _DOCUMENTS.split(text):
        words = _flat(part).strip(" ;.-+•")
        if not words:
            continue
        number = _NUMBER.search(words)
        basis = LegalBasis(number.group()[:120], _cut(words, 1000)) if number else LegalBasis(_cut(words, 120))
        if basis.number not in seen:
            seen.add(basis.number)
            yield basis


def _channels(manner: str, place: str) -> tuple[Channel, ...]:
    """By which ways the words let it come in; at a counter where they say none."""
    words = key(f"{manner} {place}")
    return tuple(channel for channel, pattern in _CHANNELS if pattern.search(words)) or (Channel.COUNTER,)


def _online(words: str, channels: tuple[Channel, ...]) -> OnlineLevel:
    said = key(words)
    if "toàn trình" in said or channels == (Channel.ONLINE,):
        return OnlineLevel.FULL
    if "một phần" in said and Channel.ONLINE in channels:
        return OnlineLevel.PARTIAL
    return OnlineLevel.NONE


def _legs(draft: DraftProcess) -> list[str]:
    """For each step the words of the agency whose part it stands in, from its own row or the heading above."""
    words = [_flat(step.agency.text) if step.agency else "" for step in draft.steps]
    for leg in draft.legs:
        for at in range(leg.first, min(leg.last, len(words) - 1) + 1):
            words[at] = words[at] or _flat(leg.agency.text)
    return [_cut(one, 250) for one in words]


def _last(steps: Sequence[DraftStep]) -> int:
    """The place of the step that ends it: nothing but keeping comes behind."""
    at = len(steps) - 1
    while at > 0 and step_kind.only_keeps(steps[at].text):
        at -= 1
    return at


def _step(draft: DraftStep, name: str, leg: str, home: str, place: step_kind.Place) -> Step:
    post = "; ".join(dict.fromkeys(_flat(one.text) for one in draft.posts if one.text.strip()))
    kind = step_kind.step_kind(draft.text, post, place)
    where = _place(kind, leg, home, post)
    returned = kind is StepKind.RETURN
    return Step(
        key=name,
        title=_cut(_flat(draft.text), _LONGEST_TITLE),
        kind=kind,
        place=where,
        agency_words=leg if where is Place.AGENCY else "",
        post=_cut(post, _LONGEST_POST),
        minutes=minutes_from(draft),
        counted=not returned,
        result=_cut(_flat(draft.result.text), _LONGEST_RESULT) if draft.result else "",
        number=draft.number[:20],
    )


def minutes_from(draft: DraftStep) -> int | None:
    """Working minutes; None without a figure."""
    hours = draft.duration.hours if draft.duration else None
    if hours is None:
        return None
    return int((hours * 60).to_integral_value(ROUND_HALF_UP))


def _place(kind: StepKind, leg: str, home: str, post: str) -> Place:
    """Where it came in, at the agency that decides, or at one that is still to be known by its words."""
    at_home = not leg or leg == home or step_kind.at_the_counter(leg)
    if kind is StepKind.RETURN or (at_home and kind is StepKind.RECEIVE):
        return Place.RECEPTION
    if at_home and (step_kind.at_the_counter(leg) or step_kind.at_the_counter(post)):
        return Place.RECEPTION
    return Place.AGENCY if leg else Place.COMPETENT


def _ideas(text: str) -> tuple[str, ...]:
    parts = re.split(r"\s*[;\n]\s*|\s+[-+•]\s+", text)
    return tuple(dict.fromkeys(_cut(one, 500) for part in parts if (one := _flat(part).strip(" ;.-+•"))))


def _sentence_case(words: str) -> str:
    """ "LĨNH VỰC ĐẤT ĐAI" → "Đất đai"; what isn't shouted stays, without the word "lĩnh vực" before it."""
    letters = [one for one in words if one.isalpha()]
    plain = words.capitalize() if letters and all(one.isupper() for one in letters) else words
    plain = re.sub(r"^lĩnh vực:?\s+", "", plain, flags=re.IGNORECASE)
    return plain[:1].upper() + plain[1:]


def _flat(text: str) -> str:
    return " ".join(text.split())


def _cut(text: str, most: int) -> str:
    """At a word, with the mark that something is left out."""
    if len(text) <= most:
        return text
    return text[: most - 1].rsplit(" ", 1)[0][: most - 1] + "…"


def owner_words(draft: DraftProcedure, processes: Iterable[DraftProcess]) -> Iterator[str]:
    """Words for agencies that may keep the procedure, the likest first: who does the work, then who decides."""
    if draft.carrying_out:
        yield from _ideas(draft.carrying_out.text)
    for one in processes:
        yield from dict.fromkeys(words for words in _legs(one) if words)
    if draft.deciding:
        yield from _ideas(draft.deciding.text)
