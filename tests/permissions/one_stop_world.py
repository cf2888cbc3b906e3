"""Dossiers of four agencies, and procedures, so that every address of the one-stop shop can be tried with one of each.

`tu_phap`: received at the provincial centre for Sở Tư pháp. `ben_da`, `van_son`: a commune's own. `tai_chinh`: a leg
at Sở Tài chính of a dossier of Sở Tư pháp. Each has a dossier in every state that a page asks for, and every applicant
another number, telephone, address.
"""

import datetime
import io
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from kientao.base.actor import SYSTEM, Actor
from kientao.base.clock import moved_to, now, today
from kientao.evidence.actions.storing import store_file
from kientao.evidence.media import PNG
from kientao.evidence.models import StoredFile
from kientao.people.actions.accounts import create_account
from kientao.people.actions.officers import appoint, create_post
from kientao.people.actions.roles import grant_role
from kientao.people.models import Account
from kientao.people.roles import Role
from kientao.registers.onestop.actions.accounts import set_bank_account
from kientao.registers.onestop.actions.apologising import draft_apologies
from kientao.registers.onestop.actions.decisions_compiling import ask_compile_decision
from kientao.registers.onestop.actions.decisions_keeping import keep_decision
from kientao.registers.onestop.actions.filing import file_from_portal
from kientao.registers.onestop.actions.giving_forms import give_form
from kientao.registers.onestop.actions.offline import enter_late, make_paper_book
from kientao.registers.onestop.actions.online_paying import receive_call
from kientao.registers.onestop.actions.parcels import hand_to_post
from kientao.registers.onestop.actions.paying import add_charge, take_cash
from kientao.registers.onestop.actions.procedures import draft_version
from kientao.registers.onestop.actions.procedures_review import Assessed, assess, propose_reduction
from kientao.registers.onestop.actions.processes import draft_process
from kientao.registers.onestop.actions.receiving import receive
from kientao.registers.onestop.actions.results import record_result
from kientao.registers.onestop.actions.scanning import scan
from kientao.registers.onestop.actions.settling_hours import set_day
from kientao.registers.onestop.actions.stepping import pass_on
from kientao.registers.onestop.actions.supplementing import ask_supplement, supplement
from kientao.registers.onestop.actions.turning_away import file_incomplete
from kientao.registers.onestop.imports.staging import begin_import, stage
from kientao.registers.onestop.models import (
    Apology,
    Applicant,
    Charge,
    Dossier,
    Message,
    Paper,
    PortalCheck,
    ProcedureVersion,
    ProcessVersion,
    ProviderCall,
    Result,
    StepRun,
    Sync,
)
from kientao.registers.onestop.papers.form_sets import FormKind
from kientao.registers.onestop.rules import given
from kientao.registers.onestop.rules.compliance_cost import Cost, Reviewed
from kientao.registers.onestop.rules.given import Filing, PaperGiven
from kientao.registers.onestop.rules.procedure import (
    Channel,
    Component,
    Content,
    Fee,
    Level,
    Limit,
    LimitUnit,
    Manner,
    ResultKind,
)
from kientao.registers.onestop.rules.process import Place, Process, Step, StepKind, Way
from tests.evidence import samples
from tests.registers.onestop.decisions.conftest import compiled
from tests.registers.onestop.imports.batches import as_json, row
from tests.support.cast import SINCE
from tests.support.onestop import LICENCE, Shop, licence, publish, shop
from tests.support.programme import on

LOCAL, LEG, LINKED = "9.200001", "9.200002", "9.200003"
DAY = "2026-03-13"
PORTAL_NUMBER = "033099012345"  # of somebody whose dossier was refused as it came
PORTAL = {"url": "http://127.0.0.1:9", "user": "mot-cua", "password": "thử", "unit": "H99"}
PEOPLE = ("mai", "anh", "yen", "kha", "duc", "minh", "phuc", "hoa", "lan", "dung", "son", "binh", "thu", "khoa")


@dataclass(frozen=True)
class Owner:
    """Who does what with an agency's dossiers."""

    agency: str
    counter: str
    officer: str
    head: str
    procedure: str


OWNERS = {
    "tu_phap": Owner("tu_phap", "mai", "yen", "minh", LICENCE),
    "ben_da": Owner("ben_da", "anh", "phuc", "phuc", LOCAL),
    "van_son": Owner("van_son", "nga", "hoa", "hoa", LOCAL),
    "tai_chinh": Owner("tai_chinh", "mai", "kha", "hau", LEG),
}


@dataclass
class Things:
    """`of[owner][parameter]` is what stands for a parameter of an address when the thing is the owner's."""

    shop: Shop
    of: dict[str, dict[str, Any]] = field(default_factory=dict)
    count: int = 0

    def actor(self, who: str) -> Actor:
        """Somebody of the shop, as they are now."""
        return self.shop.actor(who)

    def account(self, who: str) -> Account:
        """What they sign in with."""
        return self.shop.accounts.get(who) or self.shop.cast.accounts[who]

    def filing(self, **changes: Any) -> Filing:
        """By somebody nobody else is: every word of how to reach them stands nowhere else."""
        self.count += 1
        at = self.count
        return Filing(
            given.Applicant(
                name=f"Người nộp thứ {at}",
                id_kind=given.CITIZEN_ID,
                id_number=f"0310550{at:05}",
                phone=f"09{at:03}77531",
                email=f"hop-thu-{at:03}@cong-dan.example",
                address=f"Số {at:03} ngõ Dấu Riêng, phường Bến Đá",
                agent_name="Người đi nộp thay",
                agent_id_number=f"0320660{at:05}",
                agent_phone=f"08{at:03}66420",
                wants=("email",),
            ),
            **changes,
        )


def secrets_of(applicant: Applicant) -> set[str]:
    """What may stand only before those who may see whose it is."""
    told = (
        applicant.id_number, applicant.phone, applicant.email, applicant.address, applicant.agent_id_number,
        applicant.agent_phone,
    )  # fmt: skip
    return {one for one in told if one}


def things() -> Things:
    """Built in March 2026; on `DAY` an apology waits in every agency."""
    with override_settings(ONESTOP_NATIONAL=PORTAL, EMAIL_HOST="127.0.0.1"):
        return _things()


def _things() -> Things:
    with on("2026-03-02"):
        made = Things(shop())
        _beside(made)
        made.of = {name: _plain(made, name, owner) for name, owner in OWNERS.items()}
    with on("2026-03-04"):
        for name, owner in OWNERS.items():
            made.of[name] |= {**_states(made, owner), **_catalogue(made, owner)}
        own, others = (_decision(made.actor(who)) for who in ("minh", "dung"))
        for name in OWNERS:
            made.of[name] |= own if name == "tu_phap" else others
    with on(DAY):
        draft_apologies(actor=SYSTEM)
        shared = {**_import(made), **_portal()}
        for name, one in made.of.items():
            one |= {"apology_id": Apology.objects.get(dossier_id=one["late_id"]).pk, **shared}
            one |= _outside(made, OWNERS[name], one)
    return made


@contextmanager
def standing(blocker: DjangoDbBlocker) -> Iterator[Things]:
    """Built once for several tests, on its day; what they do to it is each test's own to undo."""
    with blocker.unblock(), transaction.atomic():
        made = things()
        with on(DAY):
            yield made
        transaction.set_rollback(True)


def _beside(made: Things) -> None:
    """A counter officer at Vân Sơn, a head of Sở Tài chính, and the procedures of communes and of Sở Tài chính."""
    office = made.shop
    _joins(office, "nga", "Hà Thị Nga", "van_son", "Công chức một cửa", Role.COUNTER)
    _joins(office, "hau", "Võ Công Hậu", "tai_chinh", "Giám đốc", Role.HEAD)
    limit = (Manner(Channel.COUNTER, Limit(7, LimitUnit.WORKING_DAY), (Fee("Lệ phí", 8000, charge=True),)),)
    paper = (Component("don", "Đơn đề nghị"),)
    result = (ResultKind("Giấy xác nhận", "KQ.H99.000200"),)
    local = Content("Xác nhận tại xã", "Cư trú", level=Level.COMMUNE, manners=limit, components=paper, results=result)
    price = Content("Xác định giá", "Giá", level=Level.PROVINCE, manners=limit, components=paper, results=result)
    publish(office, LOCAL, local, "van_phong", two_steps())
    publish(office, LEG, price, "tai_chinh", two_steps())
    over = Step("b2", "Lấy giá", StepKind.HAND_OVER, Place.AGENCY, agency="tai-chinh", procedure=LEG, minutes=2880,
                ways=(Way("b3"),))  # fmt: skip
    receive_ = Step("b1", "Tiếp nhận", StepKind.RECEIVE, Place.RECEPTION, ways=(Way("b2"),))
    publish(office, LINKED, licence(), "tu_phap", Process((receive_, over, Step("b3", "Ký", StepKind.APPROVE))))


def two_steps() -> Process:
    """One officer looks, the head signs."""
    return Process(
        (
            Step("b1", "Thẩm định", StepKind.APPRAISE, minutes=2400, ways=(Way("b2"),)),
            Step("b2", "Ký", StepKind.APPROVE, minutes=480),
        )
    )


def _joins(office: Shop, who: str, name: str, agency: str, title: str, role: Role) -> None:
    new = create_account(actor=SYSTEM, name=name, username=who, email=f"{who}@haison.example")
    organisation = office.organisations[agency]
    post = create_post(actor=SYSTEM, organisation=organisation, title=title, heads=role is Role.HEAD)
    appoint(actor=SYSTEM, officer=new.officer, post=post, valid_from=SINCE)
    grant_role(actor=SYSTEM, officer=new.officer, organisation=organisation, role=role, valid_from=SINCE)
    Account.objects.filter(pk=new.account.pk).update(must_change_password=False)
    office.accounts[who] = Account.objects.get(pk=new.account.pk)


def _plain(made: Things, name: str, owner: Owner) -> dict[str, Any]:
    """The dossier most pages are about: scanned, appraised, with a draft result and a form that was printed."""
    officer, organisation = made.actor(owner.officer), made.shop.organisations[owner.agency]
    dossier = _leg(made) if name == "tai_chinh" else _received(made, owner)
    late = _received(made, owner) if name == "tai_chinh" else dossier  # nobody apologises for a leg
    paper = _scanned(made, dossier, owner)
    _pass_on(made, dossier, owner.officer)
    result = store_file(
        actor=officer, upload=io.BytesIO(samples.png()), name="anh.png", kinds=(PNG,),
        use=lambda file, name: _result(made, dossier, owner, file),
    )  # fmt: skip
    form = give_form(actor=officer, dossier_id=dossier.pk, kind=FormKind.CONTROL)
    return {
        "dossier_id": dossier.pk,
        "late_id": late.pk,
        "code": dossier.code,
        "step_id": _open_step(dossier).pk,
        "result_id": result.pk,
        "paper_id": paper,
        "form": form.form,
        "number": form.number,
        "kind": FormKind.CONTROL.value,
        "organisation_id": organisation.pk,
    }


def _leg(made: Things) -> Dossier:
    """What Sở Tài chính does for Sở Tư pháp; its applicant is as secret as any."""
    linked = _received(made, OWNERS["tu_phap"], LINKED)
    leg = Dossier.objects.get(parent=linked)
    person = made.filing().applicant
    kept = ("id_kind", "id_number", "phone", "email", "address", "agent_id_number", "agent_phone")
    Applicant.objects.filter(dossier=leg).update(**{name: getattr(person, name) for name in kept})
    return leg


def _states(made: Things, owner: Owner) -> dict[str, Any]:
    """Dossiers that wait: for an answer, for papers, for whoever fetches the result, for a second person."""
    counter = made.actor(owner.counter)
    filed = file_incomplete(
        actor=counter, procedure_id=made.shop.procedure(owner.procedure).pk,
        competent_id=made.shop.organisations[owner.agency].pk, filing=made.filing(papers=()), reason="Thiếu",
        items=["Đơn đề nghị"],
    )  # fmt: skip
    keys = ("don", "bang") if owner.procedure == LICENCE else ("don",)
    papers = tuple(PaperGiven(key, originals=1) for key in keys)
    supplement(actor=counter, dossier_id=filed.pk, version=_version(filed), papers=papers)
    waiting = _received(made, owner)
    ask_supplement(
        actor=made.actor(owner.officer), dossier_id=waiting.pk, version=_version(waiting), reason="Thiếu",
        items=["Đơn đề nghị"],
    )  # fmt: skip
    done = _received(made, owner)
    Charge.objects.filter(dossier=done).update(waived="Hộ nghèo")
    _pass_on(made, done, owner.officer)
    issued = _result(made, done, owner)
    _pass_on(made, done, owner.head)
    closed = set_day(
        actor=made.actor("dung"),
        organisation_id=made.shop.organisations[owner.agency].pk, day=datetime.date(2026, 4, 29), name="Nghỉ bù",
        hours="", counted=False, legal_act="3/TB",
    )  # fmt: skip
    return {
        "filed": filed.code, "waiting": waiting.code, "done": done.code, "issued": issued.pk, "hours_id": closed.pk,
        **_late(made, owner),
    }  # fmt: skip


def _late(made: Things, owner: Owner) -> dict[str, Any]:
    """A paper book, and a receipt of it that was entered afterwards."""
    counter = made.actor(owner.counter)
    with moved_to(now() - datetime.timedelta(days=1)):
        book = make_paper_book(actor=counter, prefix=f"{owner.agency}-", count=20)
    late = enter_late(
        actor=counter, procedure_id=made.shop.procedure(owner.procedure).pk,
        competent_id=made.shop.organisations[owner.agency].pk, filing=made.filing(),
        paper_number=f"{book.prefix}{book.first:04}", received=now() - datetime.timedelta(hours=20),
    )  # fmt: skip
    return {"late": late.code, "book_id": book.pk}


def _catalogue(made: Things, owner: Owner) -> dict[str, Any]:
    """A procedure in force with its process, drafts of both, a proposal and an assessment that go on."""
    head, organisation = made.actor("dung"), made.shop.organisations[owner.agency]
    procedure = made.shop.procedure(owner.procedure)
    said = Assessed("Đánh giá", "Dự thảo", "Cần", "Hợp lý", "Hợp pháp", Cost())
    found = {
        "procedure_id": procedure.pk,
        "process_id": ProcessVersion.objects.get(procedure=procedure, state="published").pk,
        "procedure_version_id": ProcedureVersion.objects.get(procedure=procedure, state="published").pk,
        "reduction_id": propose_reduction(
            actor=head, procedure_id=procedure.pk, text="Bớt giấy", before=Reviewed(Cost(fees=5)), after=Reviewed()
        ).pk,
        "assessment_id": assess(actor=head, organisation=organisation, said=said).pk,
        "drafted_process": draft_process(actor=head, procedure_id=procedure.pk, organisation=organisation).pk,
    }
    draft = ProcedureVersion.objects.filter(procedure=procedure, state="draft").first()
    return {**found, "draft": (draft or draft_version(actor=head, procedure_id=procedure.pk)).pk}


def _decision(actor: Actor) -> dict[str, Any]:
    """One that publishes procedures, kept by the actor's agency, and another that is being read."""
    decision = keep_decision(actor=actor, compiled=compiled(), request_id=uuid.uuid4())
    job = ask_compile_decision(actor=actor, name="quyet-dinh.txt", chunks=[b"Quy"], request_id=uuid.uuid4())
    return {"decision_id": decision.pk, "item_id": decision.items.order_by("pk")[0].pk, "job_id": job.pk}


def _outside(made: Things, owner: Owner, named: dict[str, Any]) -> dict[str, Any]:
    """Money of the dossier that waits for an answer; the parcel, messages and syncs of the one that is done."""
    counter, filed = made.actor(owner.counter), Dossier.objects.get(code=named["filed"])
    done = Dossier.objects.get(code=named["done"])
    _charged(counter, filed, 50_000)
    paid = take_cash(actor=counter, dossier_id=filed.pk, version=_version(filed))
    charge = _charged(counter, filed, 20_000)
    set_bank_account(
        actor=made.actor("dung"), organisation_id=made.shop.organisations[owner.agency].pk, version=0, bin="970436",
        number=f"0011{filed.pk:06}", owner=owner.agency, bank="Ngân hàng",
    )  # fmt: skip
    call = receive_call(actor=SYSTEM, body=f"{owner.agency}".encode(), signature="sai")
    ProviderCall.objects.filter(pk=call.pk).update(payment=paid, kind="look")
    parcel = hand_to_post(actor=counter, dossier_id=done.pk, way="out", item_number=f"BG{done.pk:07}VN")
    return {
        "payment_id": paid.pk,
        "charge_id": charge.pk,
        "call_id": call.pk,
        "parcel_id": parcel.pk,
        "message_id": Message.objects.filter(dossier=done).order_by("pk")[0].pk,
        "sync_id": Sync.objects.filter(dossier=done).order_by("pk")[0].pk,
    }


def _charged(counter: Actor, dossier: Dossier, amount: int) -> Charge:
    return add_charge(actor=counter, dossier_id=dossier.pk, version=_version(dossier), name="Phí", amount=amount)


def _portal() -> dict[str, Any]:
    """What the national portal gave and couldn't be taken, a comparison with it, a bank's call about no payment."""
    refused = file_from_portal(actor=SYSTEM, body={"MaHoSo": "H99.02-260301-9001", "SoDinhDanh": PORTAL_NUMBER})
    check = PortalCheck(first=today(), last=today(), made=now(), made_by="Hệ thống", theirs=0, ours=0)
    check.save()
    unknown = receive_call(actor=SYSTEM, body=b"1", signature="sai")
    return {"filing_id": refused.pk, "check_id": check.pk, "unknown_call": unknown.pk}


def _import(made: Things) -> dict[str, Any]:
    """A batch of another system, read and not taken over."""
    batch = begin_import(actor=made.actor("dung"), system="Một cửa cũ", name="ho-so.json", content=as_json(row()))
    return {"import_id": stage(batch).pk}


def _received(made: Things, owner: Owner, code: str = "") -> Dossier:
    return receive(
        actor=made.actor(owner.counter),
        procedure_id=made.shop.procedure(code or owner.procedure).pk,
        competent_id=made.shop.organisations[owner.agency].pk,
        filing=made.filing(),
    )


def _scanned(made: Things, dossier: Dossier, owner: Owner) -> int:
    paper = Paper.objects.filter(dossier=dossier).order_by("pk").first()
    if paper is None:
        return 0
    counter, upload = made.actor(owner.counter), io.BytesIO(samples.png())
    scan(actor=counter, paper_id=paper.pk, version=_version(dossier), upload=upload, name="don.png")
    return paper.pk


def _result(made: Things, dossier: Dossier, owner: Owner, file: StoredFile | None = None) -> Result:
    return record_result(
        actor=made.actor(owner.officer), dossier_id=dossier.pk, version=_version(dossier), name="Giấy xác nhận",
        number=f"{dossier.pk}/XN", issued_on=today(), file=file, file_name="anh.png",
    )  # fmt: skip


def _pass_on(made: Things, dossier: Dossier, who: str) -> None:
    step = _open_step(dossier)
    chosen = "Đủ điều kiện" if step.title == "Thẩm định hồ sơ" else ""
    pass_on(actor=made.actor(who), step_id=step.pk, version=_version(dossier), chosen=chosen)


def _open_step(dossier: Dossier) -> StepRun:
    return StepRun.objects.get(dossier=dossier, state="open")


def _version(dossier: Dossier) -> int:
    return Dossier.objects.values_list("version", flat=True).get(pk=dossier.pk)
