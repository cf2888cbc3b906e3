"""A decision under review as it would be put in the catalogue: each item settled, with what still keeps it out."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from kientao.base.actor import Actor
from kientao.people.models import Organisation
from kientao.registers.onestop.models import (
    DecisionAgency,
    DecisionItem,
    ItemKind,
    ItemState,
    Procedure,
    ProcedureDecision,
    ProcedureVersion,
    ProcessVersion,
    VersionState,
)
from kientao.registers.onestop.models.decisions import ProcedureDecisionQuerySet
from kientao.registers.onestop.policies.procedures import keeps_catalogue
from kientao.registers.onestop.queries.offered import content_of, process_of
from kientao.registers.onestop.rules.as_json import from_json
from kientao.registers.onestop.rules.decision_agencies import Meaning, Means, settled
from kientao.registers.onestop.rules.difference import Difference, between, between_processes
from kientao.registers.onestop.rules.from_decision import ProposedProcedure, ProposedProcess, over
from kientao.registers.onestop.rules.procedure import Change, Content
from kientao.registers.onestop.rules.procedure_checks import missing_parts, wrong_with
from kientao.registers.onestop.rules.procedure_sheet import BadCell, read_code
from kientao.registers.onestop.rules.process import Process
from kientao.registers.onestop.rules.process_checks import Finding, check, longest_limit

FROM_DECISION = "decision"


def visible_decisions(actor: Actor) -> ProcedureDecisionQuerySet:
    """Those the actor may read."""
    rows = ProcedureDecision.objects.visible_to(actor, keeps_catalogue=keeps_catalogue(actor))
    return rows.select_related("owner", "keeper")


def procedure_said(value: object) -> ProposedProcedure:
    """A procedure as an item keeps it."""
    return from_json(ProposedProcedure, value)


def process_said(value: object) -> ProposedProcess:
    """A process as an item keeps it."""
    return from_json(ProposedProcess, value)


@dataclass(frozen=True, slots=True)
class Known:
    """What the catalogue says of a procedure already: `newest` may be a draft, `held` is what was published last."""

    procedure: Procedure
    newest: ProcedureVersion
    held: ProcedureVersion | None

    @property
    def content(self) -> Content:
        """Of what was published last, else of the draft."""
        return content_of(self.held or self.newest)


@dataclass(frozen=True, slots=True)
class SettledProcess:
    """A process with its steps at their agencies. `errors` keep it out, `findings` may keep it a draft."""

    row: DecisionItem
    said: ProposedProcess
    process: Process
    known: ProcessVersion | None
    code: str
    errors: tuple[str, ...]
    findings: tuple[Finding, ...]

    @property
    def ready(self) -> bool:
        """Could it be published as it is?"""
        return not self.errors and all(one.severity != "error" for one in self.findings)

    @property
    def kept(self) -> bool:
        """Is it to be put in the catalogue?"""
        return self.row.state != ItemState.DROPPED

    @property
    def differences(self) -> tuple[Difference, ...]:
        """From the process of that kind which the catalogue has."""
        return between_processes(process_of(self.known), self.process) if self.known else ()


@dataclass(frozen=True, slots=True)
class SettledProcedure:
    """A procedure as the catalogue would say it. `errors` keep it out, `missing` says what nobody has filled in."""

    row: DecisionItem
    said: ProposedProcedure
    content: Content
    known: Known | None
    owner: Organisation | None
    errors: tuple[str, ...]
    processes: tuple[SettledProcess, ...] = ()

    @property
    def kept(self) -> bool:
        """Is it to be put in the catalogue?"""
        return self.row.state != ItemState.DROPPED

    @property
    def missing(self) -> tuple[str, ...]:
        """Mandatory parts nothing is said of."""
        return () if self.said.change is Change.ABOLISHED else missing_parts(self.content)

    @property
    def differences(self) -> tuple[Difference, ...]:
        """From what the catalogue has."""
        return between(self.known.content, self.content) if self.known else ()


class Reading:
    """All of a decision, settled. Seven queries, however much it publishes."""

    def __init__(self, decision: ProcedureDecision) -> None:
        self.decision = decision

    @cached_property
    def rows(self) -> list[DecisionItem]:
        """Every item, in the order of the decision."""
        return list(DecisionItem.objects.filter(decision=self.decision))

    @cached_property
    def agencies(self) -> list[DecisionAgency]:
        """What the words for agencies mean."""
        return list(DecisionAgency.objects.filter(decision=self.decision).select_related("organisation"))

    @cached_property
    def procedures(self) -> tuple[SettledProcedure, ...]:
        """Each with its processes."""
        return tuple(self._procedure(row) for row in self.rows if row.kind == ItemKind.PROCEDURE)

    @cached_property
    def orphans(self) -> tuple[SettledProcess, ...]:
        """Processes of no procedure of the decision."""
        return tuple(self._process(row, None) for row in self.rows if row.kind == ItemKind.PROCESS and not row.of_id)

    @property
    def processes(self) -> Iterator[SettledProcess]:
        """Those of every procedure, then those of none."""
        for one in self.procedures:
            yield from one.processes
        yield from self.orphans

    @property
    def kept(self) -> Iterator[SettledProcedure | SettledProcess]:
        """What is to be put in the catalogue. A process goes with its procedure."""
        for one in self.procedures:
            if one.kept:
                yield one
                if one.said.change is not Change.ABOLISHED:
                    yield from (process for process in one.processes if process.kept)
        yield from (process for process in self.orphans if process.kept)

    @property
    def wrong(self) -> tuple[SettledProcedure | SettledProcess, ...]:
        """What keeps it all from being put in the catalogue."""
        return tuple(one for one in self.kept if one.errors)

    @property
    def unready(self) -> tuple[SettledProcess, ...]:
        """Processes that would stay drafts."""
        return tuple(one for one in self.kept if isinstance(one, SettledProcess) and not one.errors and not one.ready)

    @property
    def doubtful(self) -> tuple[DecisionAgency, ...]:
        """Words nobody knows the agency of, which a step that is kept still needs."""
        open_words = {
            step.agency_words for one in self.processes if one.kept for step in one.process.steps if not step.agency
        }
        return tuple(one for one in self.agencies if one.words in open_words and _meaning(one) is None)

    @cached_property
    def _said(self) -> dict[int, ProposedProcedure | ProposedProcess]:
        return {
            row.pk: procedure_said(row.current) if row.kind == ItemKind.PROCEDURE else process_said(row.current)
            for row in self.rows
        }

    @cached_property
    def _below(self) -> dict[int, list[DecisionItem]]:
        found: dict[int, list[DecisionItem]] = {}
        for row in self.rows:
            if row.of_id:
                found.setdefault(row.of_id, []).append(row)
        return found

    @cached_property
    def _codes(self) -> Counter[str]:
        """How often each code stands among the procedures that are kept."""
        return Counter(
            said.code
            for row in self.rows
            if row.state != ItemState.DROPPED and isinstance(said := self._said[row.pk], ProposedProcedure)
        )

    @cached_property
    def known(self) -> dict[str, Known]:
        """What the catalogue has under the codes of the decision."""
        codes = {said.code for said in self._said.values() if said.code}
        procedures = {one.pk: one for one in Procedure.objects.filter(code__in=codes).select_related("owner")}
        versions: dict[int, list[ProcedureVersion]] = {}
        for version in ProcedureVersion.objects.filter(procedure__in=procedures).order_by("-number"):
            versions.setdefault(version.procedure_id, []).append(version)
        return {
            procedures[pk].code: Known(
                procedures[pk], found[0], next((one for one in found if one.state != VersionState.DRAFT), None)
            )
            for pk, found in versions.items()
        }

    @cached_property
    def _known_processes(self) -> dict[tuple[int, str], ProcessVersion]:
        """The newest of each kind, those for all agencies alone."""
        pks = [one.procedure.pk for one in self.known.values()]
        rows = ProcessVersion.objects.filter(procedure__in=pks, organisation__isnull=True).order_by("number")
        return {(row.procedure_id, row.variant): row for row in rows}

    @cached_property
    def _owners(self) -> dict[str, Organisation]:
        codes = {said.owner for said in self._said.values() if isinstance(said, ProposedProcedure) and said.owner}
        return {one.code: one for one in Organisation.objects.filter(code__in=codes)}

    @cached_property
    def _meanings(self) -> Mapping[str, Meaning]:
        return {one.key: meaning for one in self.agencies if (meaning := _meaning(one)) is not None}

    def _procedure(self, row: DecisionItem) -> SettledProcedure:
        said = self._said[row.pk]
        assert isinstance(said, ProposedProcedure)  # by its kind
        known = self.known.get(said.code)
        content = over(known.content, said.content) if known and not said.whole else said.content
        owner = self._owners.get(said.owner) or (known.procedure.owner if known else self.decision.keeper)
        errors = tuple(_procedure_errors(said, content, known, owner, self._codes)) if self._open else ()
        made = SettledProcedure(row, said, content, known, owner, errors)
        return replace(made, processes=tuple(self._process(one, made) for one in self._below.get(row.pk, ())))

    def _process(self, row: DecisionItem, of: SettledProcedure | None) -> SettledProcess:
        said = self._said[row.pk]
        assert isinstance(said, ProposedProcess)  # by its kind
        code = of.said.code if of else said.code
        known = of.known if of else self.known.get(code)
        content = of.content if of else known.content if known else Content(name="")
        owner = (of.owner if of else known.procedure.owner if known else None) or self.decision.keeper
        process = settled(said.process, self._meanings, owner=owner.code if owner else "", level=content.level)
        there = self._known_processes.get((known.procedure.pk, process.variant)) if known else None
        errors = tuple(_process_errors(of, known, there)) if self._open else ()
        findings = check(process, longest_limit(content))
        return SettledProcess(row, said, process, there, code, errors, findings)

    @property
    def _open(self) -> bool:
        return self.decision.state == "open"


def _procedure_errors(
    said: ProposedProcedure, content: Content, known: Known | None, owner: Organisation | None, codes: Counter[str]
) -> Iterable[str]:
    if not said.code:
        yield "Chưa có mã thủ tục: bấm «Sửa» để ghi mã, hoặc bỏ mục này."
    elif codes[said.code] > 1:
        yield f"Mã {said.code} ghi ở {codes[said.code]} thủ tục của quyết định: sửa mã hoặc bỏ bớt."
    else:
        try:
            read_code(said.code)
        except BadCell as bad:
            yield str(bad)
    if said.change is Change.ABOLISHED:
        return
    yield from wrong_with(content).values()
    if owner is None:
        yield "Chưa rõ cơ quan quản lý: chọn chung ở đầu trang, hoặc bấm «Sửa» để chọn riêng."
    if known and known.newest.state == VersionState.DRAFT and known.newest.source != FROM_DECISION:
        yield f"Thủ tục đang có bản dự thảo do {known.newest.changed_by} soạn: công bố hoặc bỏ bản đó trước."


def _process_errors(of: SettledProcedure | None, known: Known | None, there: ProcessVersion | None) -> Iterable[str]:
    if of is None and known is None:
        yield "Chưa rõ là quy trình của thủ tục nào: bấm «Sửa» để ghi mã thủ tục, hoặc bỏ quy trình này."
    if there is not None and there.state == VersionState.DRAFT:
        yield f"Quy trình đang có bản dự thảo do {there.changed_by} soạn: ban hành hoặc bỏ bản đó trước."


def _meaning(agency: DecisionAgency) -> Meaning | None:
    means = Means(agency.means)
    if means is Means.DOUBTFUL:
        return None
    return Meaning(means, agency.organisation.code if agency.organisation else "")
