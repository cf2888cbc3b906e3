"""Procedures and processes in the making, and what the readers keep for the checks."""

from dataclasses import dataclass, replace
from dataclasses import field as of_each
from decimal import Decimal

from kientao.compiler.draft import Quote
from kientao.compiler.marks.labels import label_of
from kientao.compiler.procedure_draft import (
    Change,
    Counted,
    DraftProcedure,
    DraftProcess,
    DraftStep,
    Duration,
    FormSheet,
    Leg,
    Paper,
    ProcedureLevel,
    TimeLimit,
)
from kientao.compiler.procedures.labels import Part
from kientao.kernel.excerpt import Excerpt
from kientao.kernel.span import Span, Spans, merged


@dataclass(slots=True)
class ProcedureMaking:
    """A procedure as far as it is read."""

    id: str
    name: Excerpt
    code: str | None = None
    field: Quote | None = None
    level: ProcedureLevel | None = None
    change: Change | None = None
    listed: bool = False
    time_limit: TimeLimit | None = None
    fee: Quote | None = None
    place: Quote | None = None
    legal_basis: Quote | None = None
    symbol: str | None = None
    parts: dict[Part, list[Excerpt]] = of_each(default_factory=dict)
    components: list[Paper] = of_each(default_factory=list)
    sets: Counted | None = None
    forms: list[FormSheet] = of_each(default_factory=list)
    spans: list[Span] = of_each(default_factory=list)

    def quote(self, part: Part) -> Quote | None:
        """The words of a part as one."""
        return joined(self.parts.get(part, ()))

    def done(self) -> DraftProcedure:
        return DraftProcedure(
            id=self.id,
            name=self.name.text,
            spans=merged(self.spans),
            name_spans=self.name.spans,
            code=self.code,
            field=self.field,
            level=self.level,
            change=self.change,
            listed=self.listed,
            time_limit=self.time_limit,
            fee=self.fee,
            place=self.place,
            legal_basis=self.legal_basis,
            symbol=self.symbol,
            conditions=self.quote("conditions"),
            manner=self.quote("manner"),
            components=tuple(self.components),
            sets=self.sets,
            subjects=self.quote("subjects"),
            deciding=self.quote("deciding"),
            carrying_out=self.quote("carrying_out"),
            result=self.quote("result"),
            forms=tuple(self.forms),
            records=self.quote("records"),
        )


@dataclass(slots=True)
class ProcessMaking:
    """A process as far as it is read."""

    id: str
    procedure: str | None
    variant: str | None = None
    totals: list[tuple[int, Duration]] = of_each(default_factory=list)  # the leg it stands under (-1: none), the time
    steps: list[DraftStep] = of_each(default_factory=list)
    legs: list[Leg] = of_each(default_factory=list)
    spans: list[Span] = of_each(default_factory=list)

    def open_leg(self, agency: Quote, total: Duration | None = None) -> None:
        """From here on the steps lie with `agency`."""
        self.legs.append(Leg(agency, len(self.steps), len(self.steps) - 1, total))

    def add(self, step: DraftStep) -> None:
        self.steps.append(step)
        if self.legs:
            leg = self.legs[-1]
            self.legs[-1] = replace(leg, last=len(self.steps) - 1)

    def add_total(self, total: Duration) -> None:
        """A total printed under the steps so far."""
        self.totals.append((len(self.legs) - 1, total))

    def _settle_totals(self) -> Duration | None:
        """The last total is the whole's, those before it belong to their legs; unless each leg has just its own."""
        if not self.totals:
            return None
        *before, (leg, last) = self.totals
        parts = sum((total.hours or Decimal(0) for _, total in before), Decimal(0))
        own = (
            len(self.legs) > 1
            and len(self.totals) == len(self.legs)
            and {at for at, _ in self.totals} == set(range(len(self.legs)))
        )
        if own and last.hours != parts:
            before.append((leg, last))
        for at, total in before:
            if 0 <= at < len(self.legs) and self.legs[at].total is None:
                self.legs[at] = replace(self.legs[at], total=total)
        return None if own and last.hours != parts else last

    def done(self) -> DraftProcess:
        total = self._settle_totals()
        return DraftProcess(
            id=self.id,
            procedure=self.procedure,
            spans=merged(self.spans),
            variant=self.variant,
            total=total,
            steps=tuple(self.steps),
            legs=tuple(leg for leg in self.legs if leg.last >= leg.first),
        )


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a reader saw that a check reports: the code, its words, its place."""

    code: str
    words: str
    spans: Spans
    extra: str = ""


@dataclass(slots=True)
class Findings:
    """What the readers share: what they understood, and what they wondered about."""

    claimed: list[Span] = of_each(default_factory=list)
    found: list[Finding] = of_each(default_factory=list)

    def claim(self, *words: Excerpt) -> None:
        for part in words:
            self.claimed.extend(part.spans)

    def note(self, code: str, words: str, spans: Spans, extra: str = "") -> None:
        self.found.append(Finding(code, words, spans, extra))


def joined(lines: list[Excerpt] | tuple[Excerpt, ...]) -> Quote | None:
    """Lines as one quotation, bullets left out; None where no letter or figure stands in them."""
    kept = [_unbulleted(line) for line in lines if any(character.isalnum() for character in line.text)]
    if not kept:
        return None
    first, *rest = kept
    words = first.joined(*rest) if rest else first
    return Quote(words.text, words.spans)


def _unbulleted(line: Excerpt) -> Excerpt:
    label = label_of(line.text)
    return line[label.length :] if label is not None and label.is_bullet else line
