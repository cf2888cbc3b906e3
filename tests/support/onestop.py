"""A one-stop shop at work, built through the actions on the cast's province.

Beside the cast: Mai receives at the provincial centre, Ánh and Vân at phường Bến Đá, Yến appraises and Đức is deputy at
Sở Tư pháp, Phúc heads phường Bến Đá, Kha appraises at Sở Tài chính.
"""

import datetime
from dataclasses import dataclass
from typing import Any

from kientao.base.actor import SYSTEM, Actor
from kientao.base.clock import now, today
from kientao.base.search import searchable
from kientao.people.actions.accounts import create_account
from kientao.people.actions.officers import appoint, create_post
from kientao.people.actions.organisations import establish_organisation
from kientao.people.actions.roles import grant_role
from kientao.people.kinds import Kind, Level
from kientao.people.models import Account, Organisation
from kientao.people.queries.actor import actor_for
from kientao.people.roles import Role
from kientao.people.rules.entries import Entry
from kientao.registers.onestop.actions.receiving import receive
from kientao.registers.onestop.models import Dossier, Procedure, ProcedureVersion, ProcessVersion, VersionState
from kientao.registers.onestop.rules.as_json import as_json
from kientao.registers.onestop.rules.given import Applicant, Filing
from kientao.registers.onestop.rules.procedure import (
    Channel,
    Component,
    Content,
    Fee,
    Limit,
    LimitUnit,
    Manner,
    OnlineLevel,
    ResultKind,
)
from kientao.registers.onestop.rules.procedure import (
    Level as ProcedureLevel,
)
from kientao.registers.onestop.rules.process import Place, Process, Split, Step, StepKind, Way
from tests.support.cast import SINCE, Cast, cast

CODES = {
    "ubnd": "H99", "noi_vu": "H99.01", "tu_phap": "H99.02", "van_phong": "H99.03", "tai_chinh": "H99.04",
    "khcn": "H99.05", "ben_da": "H99.21", "van_son": "H99.22",
}  # fmt: skip
# who: name, organisation, post, roles
OFFICERS: dict[str, tuple[str, str, str, tuple[Role, ...]]] = {
    "mai": ("Trịnh Thị Mai", "trung_tam", "Công chức một cửa", (Role.COUNTER,)),
    "anh": ("Lưu Ngọc Ánh", "ben_da", "Công chức một cửa", (Role.COUNTER,)),
    "van": ("Đào Thị Vân", "ben_da", "Công chức một cửa", (Role.COUNTER,)),
    "yen": ("Cao Hải Yến", "tu_phap", "Chuyên viên Phòng Hành chính tư pháp", (Role.OFFICER,)),
    "duc": ("Mạc Văn Đức", "tu_phap", "Phó Giám đốc", (Role.DEPUTY,)),
    "phuc": ("Tô Minh Phúc", "ben_da", "Chủ tịch", (Role.HEAD,)),
    "kha": ("Bạch Tuấn Kha", "tai_chinh", "Chuyên viên Phòng Giá", (Role.OFFICER,)),
}
JUDICIAL = "Chuyên viên Phòng Hành chính tư pháp"
LICENCE = "9.000001"  # ten working days, three steps at Sở Tư pháp, a fee
COPY = "9.000002"  # the same day, at a commune, no process


@dataclass(frozen=True)
class Shop:
    """The cast, the one-stop shop's own people, and two procedures in force."""

    cast: Cast
    organisations: dict[str, Organisation]
    accounts: dict[str, Account]

    def actor(self, who: str) -> Actor:
        """Somebody of the shop, or of the cast, as they are now."""
        return actor_for(self.accounts[who], None, today()) if who in self.accounts else self.cast.actor(who)

    def procedure(self, code: str = LICENCE) -> Procedure:
        """By its code."""
        return Procedure.objects.get(code=code)

    def filing(self, **changes: Any) -> Filing:
        """A citizen with everything in hand."""
        applicant = Applicant(
            name=changes.pop("name", "Phan Thị Bưởi"),
            id_kind=1,
            id_number=changes.pop("id_number", "001190012345"),
            phone=changes.pop("phone", "0912345678"),
            email=changes.pop("email", ""),
            address="Tổ 5, phường Bến Đá",
            wants=changes.pop("wants", ()),
        )
        return Filing(applicant, **changes)

    def dossier(self, who: str = "mai", code: str = LICENCE, agency: str = "tu_phap", **changes: Any) -> Dossier:
        """Received at the counter of `who`, decided by the agency."""
        return receive(
            actor=self.actor(who),
            procedure_id=self.procedure(code).pk,
            competent_id=self.organisations[agency].pk,
            filing=self.filing(**changes),
        )


def licence() -> Content:
    """Ten working days, two papers, a fee of 50,000 đồng."""
    limit = Limit(10, LimitUnit.WORKING_DAY)
    fee = Fee("Phí thẩm định", 50_000, code="PTD")
    return Content(
        name="Cấp thẻ tư vấn viên pháp luật",
        field="Tư vấn pháp luật",
        level=ProcedureLevel.PROVINCE,
        online=OnlineLevel.PARTIAL,
        manners=(Manner(Channel.COUNTER, limit, (fee,)), Manner(Channel.ONLINE, limit, (fee,))),
        components=(
            Component("don", "Đơn đề nghị", form="TP-TVPL-01"),
            Component("bang", "Bằng cử nhân luật", originals=0, copies=1, result_code="KQ.H99.000009"),
        ),
        results=(ResultKind("Thẻ tư vấn viên pháp luật", "KQ.H99.000001", months=60),),
        subjects=("Cá nhân",),
        deciding_agency="Sở Tư pháp",
    )


def copy() -> Content:
    """A certified copy: within the day, nothing to pay."""
    return Content(
        name="Chứng thực bản sao từ bản chính",
        field="Chứng thực",
        level=ProcedureLevel.COMMUNE,
        manners=(Manner(Channel.COUNTER, Limit(1, LimitUnit.WORKING_DAY)),),
        components=(Component("ban-chinh", "Bản chính giấy tờ", present_only=True),),
        results=(ResultKind("Bản sao có chứng thực", "KQ.H99.000002"),),
        subjects=("Cá nhân", "Tổ chức"),
        deciding_agency="UBND cấp xã",
    )


def three_steps() -> Process:
    """Reception, appraisal by one officer, approval by the head, handing out."""
    return Process(
        (
            Step("b1", "Tiếp nhận, chuyển hồ sơ", StepKind.RECEIVE, Place.RECEPTION, post="Công chức một cửa",
                 minutes=240, ways=(Way("b2"),), number="B1"),
            Step("b2", "Thẩm định hồ sơ", StepKind.APPRAISE, post=JUDICIAL, minutes=3360, number="B2",
                 ways=(Way("b3", "Đủ điều kiện"), Way("b4", "Không đủ điều kiện")), split=Split.ONE),
            Step("b3", "Ký thẻ", StepKind.APPROVE, post="Giám đốc", minutes=960, ways=(Way("b4"),), number="B3"),
            Step("b4", "Trả kết quả", StepKind.RETURN, Place.RECEPTION, post="Công chức một cửa", counted=False,
                 number="B4"),
        )
    )  # fmt: skip


def shop() -> Shop:
    """Builds it. The clock should stand on a working day."""
    people = cast()
    organisations = dict(people.organisations)
    for key, code in CODES.items():
        organisations[key].id_code = code
    organisations["trung_tam"] = establish_organisation(
        actor=SYSTEM,
        entry=Entry(
            code="trung-tam", name="Trung tâm Phục vụ hành chính công tỉnh Hải Sơn", short_name="TTPVHCC",
            kind=Kind.SUBORDINATE.value, level=Level.PROVINCE.value, parent="van-phong", valid_from=SINCE, order=20,
        ),
    )  # fmt: skip
    Organisation.objects.bulk_update(list(people.organisations.values()), ["id_code"])
    accounts = {}
    for who, (name, where, title, roles) in OFFICERS.items():
        made = create_account(actor=SYSTEM, name=name, username=who, email=f"{who}@haison.example")
        post = create_post(actor=SYSTEM, organisation=organisations[where], title=title, heads=Role.HEAD in roles)
        appoint(actor=SYSTEM, officer=made.officer, post=post, valid_from=SINCE)
        for role in roles:
            grant_role(
                actor=SYSTEM, officer=made.officer, organisation=organisations[where], role=role, valid_from=SINCE,
                legal_act="05/QĐ-STP" if role is Role.DEPUTY else "",
            )  # fmt: skip
        accounts[who] = made.account
    Account.objects.filter(pk__in=[one.pk for one in accounts.values()]).update(
        password=next(iter(people.accounts.values())).password, must_change_password=False
    )
    for account in accounts.values():
        account.refresh_from_db()
    whole = Shop(people, organisations, accounts)
    publish(whole, LICENCE, licence(), "tu_phap", three_steps())
    publish(whole, COPY, copy(), "van_phong", None)
    return whole


def publish(
    whole: Shop,
    code: str,
    content: Content,
    owner: str,
    process: Process | None,
    valid_from: datetime.date = datetime.date(2024, 1, 1),
) -> None:
    """A procedure in force with its process."""
    procedure = Procedure(
        code=code, name=content.name, field=content.field, level=content.level, owner=whole.organisations[owner],
        search=searchable(code, content.name, content.field),
    )  # fmt: skip
    procedure.save()
    shared: dict[str, Any] = {
        "procedure": procedure, "number": 1, "state": VersionState.PUBLISHED, "content_hash": "",
        "valid_from": valid_from, "changed_by": "", "changed_at": now(),
    }  # fmt: skip
    ProcedureVersion(content=as_json(content), online=content.online, **shared).save()
    if process is not None:
        ProcessVersion(content=as_json(process), **shared).save()
