"""A version of a procedure as the fields and rows of a form, and back: what nobody touches stays as it was. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from kientao.registers.onestop.rules.procedure import (
    Channel,
    Component,
    Content,
    Fee,
    LegalBasis,
    Level,
    Limit,
    Manner,
    OnlineLevel,
    PartialReason,
    ResultKind,
    Timing,
)
from kientao.registers.onestop.rules.procedure import Sequence as Steps
from kientao.registers.onestop.rules.typed_time import limit_words, read_limit

Fields = Mapping[str, Any]
LISTS = ("subjects", "agencies", "coordinating")
PLAIN = ("name", "field", "field_code", "sets", "deciding_agency", "conditions")


def fields_of(content: Content) -> dict[str, Any]:
    """The plain fields; lists have a line for each."""
    lists = {name: "\n".join(map(_one_line, getattr(content, name))) for name in LISTS}
    return {
        **{name: getattr(content, name) for name in PLAIN},
        **lists,
        "level": content.level.value,
        "online": content.online.value,
        "partial_reason": content.partial_reason.value if content.partial_reason else "",
    }


def manner_rows(content: Content) -> list[dict[str, Any]]:
    """One for each channel, whether it is offered or not."""
    found = []
    for channel in Channel:
        manner = content.manner(channel)
        found.append(
            {
                "offered": manner is not None,
                "limit": limit_words(manner.limit) if manner else "",
                "note": manner.note if manner else "",
            }
        )
    return found


def fee_rows(content: Content) -> list[dict[str, Any]]:
    """Fees once where every channel has the same, else by channel."""
    if len({one.fees for one in content.manners}) == 1:
        return [_fee_row(fee, "") for fee in content.manners[0].fees]
    return [_fee_row(fee, str(one.channel.value)) for one in content.manners for fee in one.fees]


def component_rows(content: Content) -> list[dict[str, Any]]:
    """Papers; `key` goes along unseen."""
    names = ("key", "name", "case", "code", "originals", "copies", "form", "present_only", "optional", "held_in")
    return [{name: getattr(one, name) for name in (*names, "result_code")} for one in content.components]


def sequence_rows(content: Content) -> list[dict[str, Any]]:
    """Steps a line each, by case."""
    return [{"case": one.case, "steps": "\n".join(map(_one_line, one.steps))} for one in content.sequences]


def result_rows(content: Content) -> list[dict[str, Any]]:
    """Results."""
    return [{"name": one.name, "code": one.code, "months": one.months} for one in content.results]


def basis_rows(content: Content) -> list[dict[str, Any]]:
    """Documents it stands on."""
    return [{"number": one.number, "name": one.name} for one in content.legal_bases]


def content_from(
    before: Content,
    fields: Fields,
    *,
    manners: Sequence[Fields],
    fees: Sequence[Fields],
    components: Sequence[Fields],
    sequences: Sequence[Fields],
    results: Sequence[Fields],
    bases: Sequence[Fields],
) -> Content:
    """What the form says. `before` is what it was filled from: a term typed as it stood keeps its figure and words."""
    said: Any = {name: fields[name] for name in PLAIN} | {name: lines(fields[name]) for name in LISTS}
    return replace(
        before,
        **said,
        level=Level(fields["level"]),
        online=OnlineLevel(fields["online"]),
        partial_reason=PartialReason(fields["partial_reason"]) if fields["partial_reason"] else None,
        manners=_manners(before, manners, fees),
        components=_components(before, components),
        sequences=tuple(Steps(lines(one["steps"]), one["case"]) for one in sequences),
        results=tuple(ResultKind(one["name"], one["code"], one["months"]) for one in results),
        legal_bases=tuple(LegalBasis(one["number"], one["name"]) for one in bases),
    )


def lines(text: str) -> tuple[str, ...]:
    """A value for each line that says something."""
    return tuple(line.strip() for line in text.replace("\r\n", "\n").split("\n") if line.strip())


def _manners(before: Content, rows: Sequence[Fields], fees: Sequence[Fields]) -> tuple[Manner, ...]:
    offered = {channel: row for channel, row in zip(Channel, rows, strict=True) if row["offered"]}
    order = [one.channel for one in before.manners if one.channel in offered]
    order += [channel for channel in offered if channel not in order]
    return tuple(
        Manner(
            channel,
            _limit(before, channel, offered[channel]["limit"]),
            tuple(_fee(row) for row in fees if row["channel"] in ("", str(channel.value))),
            offered[channel]["note"],
        )
        for channel in order
    )


def _limit(before: Content, channel: Channel, typed: str) -> Limit:
    manner = before.manner(channel)
    if manner is not None and " ".join(limit_words(manner.limit).split()) == " ".join(typed.split()):
        return manner.limit
    return read_limit(typed)


def _fee_row(fee: Fee, channel: str) -> dict[str, Any]:
    return {
        "channel": channel,
        "name": fee.name,
        "amount": fee.amount,
        "charge": "1" if fee.charge else "",
        "per": fee.per,
        "timing": fee.timing.value,
        "note": fee.note,
        "code": fee.code,
    }


def _fee(row: Fields) -> Fee:
    timing = Timing(row["timing"])
    return Fee(row["name"], row["amount"], row["code"], bool(row["charge"]), row["per"], timing, row["note"])


def _components(before: Content, rows: Sequence[Fields]) -> tuple[Component, ...]:
    taken = {one.key for one in before.components}
    papers: list[Component] = []
    for row in rows:
        key = row["key"] if row["key"] in taken and row["key"] not in {one.key for one in papers} else ""
        if not key:
            key = next(f"p{number}" for number in range(1, len(taken) + 2) if f"p{number}" not in taken)
            taken.add(key)
        papers.append(Component(**{**row, "key": key}))
    return tuple(papers)


def _one_line(text: str) -> str:
    return " ".join(text.split())
