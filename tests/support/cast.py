"""The people of every test, in the invented province Hải Sơn: built through the actions, always the same.

`cast()` builds them once for a test's database: Sơn leads the programme office, Lan is focal point and Minh head of
Sở Tư pháp, Quang an officer there, Hoa a stranger from a commune, Bình vice-chairman, Dung owns procedures, Khoa runs
the system, Thu inspects. All sign in with `PASSWORD`.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache

from django.contrib.auth.hashers import make_password

from kientao.base.actor import SYSTEM, Actor
from kientao.base.clock import today
from kientao.people.actions.accounts import create_account
from kientao.people.actions.officers import appoint, create_post
from kientao.people.actions.organisations import establish_organisation
from kientao.people.actions.responsibilities import set_responsibility
from kientao.people.actions.roles import grant_role
from kientao.people.domains import PROGRAMME_OFFICE
from kientao.people.kinds import Kind, Level
from kientao.people.models import Account, Officer, Organisation
from kientao.people.queries.actor import actor_for
from kientao.people.roles import Role
from kientao.people.rules.entries import Entry

PASSWORD = "Biển xanh 2026 lặng sóng"
SINCE = date(2020, 1, 1)

# key: name, abbreviation, kind, level, key of the parent
ORGANISATIONS: dict[str, tuple[str, str, Kind, Level, str | None]] = {
    "ubnd": ("Ủy ban nhân dân tỉnh Hải Sơn", "UBND tỉnh", Kind.PROVINCE_COMMITTEE, Level.PROVINCE, None),
    "noi_vu": ("Sở Nội vụ", "SNV", Kind.DEPARTMENT, Level.PROVINCE, "ubnd"),
    "tu_phap": ("Sở Tư pháp", "STP", Kind.DEPARTMENT, Level.PROVINCE, "ubnd"),
    "van_phong": ("Văn phòng Ủy ban nhân dân tỉnh", "Văn phòng UBND tỉnh", Kind.DEPARTMENT, Level.PROVINCE, "ubnd"),
    "tai_chinh": ("Sở Tài chính", "STC", Kind.DEPARTMENT, Level.PROVINCE, "ubnd"),
    "khcn": ("Sở Khoa học và Công nghệ", "Sở KH&CN", Kind.DEPARTMENT, Level.PROVINCE, "ubnd"),
    "ben_da": ("Ủy ban nhân dân phường Bến Đá", "UBND phường Bến Đá", Kind.COMMUNE_COMMITTEE, Level.COMMUNE, "ubnd"),
    "van_son": ("Ủy ban nhân dân xã Vân Sơn", "UBND xã Vân Sơn", Kind.COMMUNE_COMMITTEE, Level.COMMUNE, "ubnd"),
}
# key: name, organisation, post, roles
PEOPLE: dict[str, tuple[str, str, str, tuple[Role, ...]]] = {
    "son": ("Trần Hải Sơn", "noi_vu", "Giám đốc", (Role.HEAD, Role.PROGRAMME_OFFICE)),
    "lan": ("Nguyễn Thị Lan", "tu_phap", "Chuyên viên", (Role.FOCAL_POINT,)),
    "minh": ("Lê Quang Minh", "tu_phap", "Giám đốc", (Role.HEAD,)),
    "hoa": ("Phạm Thị Hoa", "van_son", "Chủ tịch", (Role.HEAD,)),
    "binh": ("Vũ Thanh Bình", "ubnd", "Phó Chủ tịch", (Role.LEADER,)),
    "dung": ("Hoàng Tiến Dũng", "van_phong", "Chánh Văn phòng", (Role.HEAD, Role.DOMAIN_OWNER)),
    "khoa": ("Đỗ Đăng Khoa", "khcn", "Chuyên viên", (Role.ADMINISTRATOR,)),
    "thu": ("Bùi Minh Thu", "noi_vu", "Chuyên viên", (Role.INSPECTOR,)),
    "quang": ("Ngô Văn Quang", "tu_phap", "Chuyên viên", (Role.OFFICER,)),
}


@dataclass(frozen=True)
class Cast:
    """Accounts, officers and organisations by their short keys; each person as the actor they are now."""

    organisations: dict[str, Organisation]
    officers: dict[str, Officer]
    accounts: dict[str, Account]

    def actor(self, who: str, organisation: str | None = None) -> Actor:
        """The actor of today, for an organisation of theirs by key, else for the first."""
        chosen = self.organisations[organisation].pk if organisation else None
        return actor_for(self.accounts[who], chosen, today())

    @property
    def son(self) -> Actor:
        """Leads the programme office."""
        return self.actor("son")

    @property
    def lan(self) -> Actor:
        """Prepares for Sở Tư pháp."""
        return self.actor("lan")

    @property
    def minh(self) -> Actor:
        """Heads Sở Tư pháp."""
        return self.actor("minh")

    @property
    def hoa(self) -> Actor:
        """A stranger: heads UBND xã Vân Sơn."""
        return self.actor("hoa")

    @property
    def binh(self) -> Actor:
        """Vice-chairman of the province."""
        return self.actor("binh")

    @property
    def dung(self) -> Actor:
        """Owns the domain of procedures, at Văn phòng UBND tỉnh."""
        return self.actor("dung")

    @property
    def khoa(self) -> Actor:
        """Runs the system."""
        return self.actor("khoa")

    @property
    def thu(self) -> Actor:
        """Inspects."""
        return self.actor("thu")

    @property
    def quang(self) -> Actor:
        """Works at Sở Tư pháp."""
        return self.actor("quang")


def cast() -> Cast:
    """Builds the province and its people."""
    organisations: dict[str, Organisation] = {}
    for order, (short, (name, abbreviation, kind, level, parent)) in enumerate(ORGANISATIONS.items()):
        entry = Entry(
            code=short.replace("_", "-"),
            name=name,
            short_name=abbreviation,
            kind=kind.value,
            level=level.value,
            parent=organisations[parent].code if parent else "",
            valid_from=SINCE,
            order=order,
        )
        organisations[short] = establish_organisation(actor=SYSTEM, entry=entry)
    for subject, owner in ((PROGRAMME_OFFICE, "noi_vu"), ("steering", "noi_vu"), ("procedures", "van_phong")):
        set_responsibility(
            actor=SYSTEM,
            province=organisations["ubnd"],
            subject=subject,
            organisation=organisations[owner],
            valid_from=SINCE,
            legal_act="01/QĐ-UBND ngày 01/01/2020",
        )
    accounts: dict[str, Account] = {}
    officers: dict[str, Officer] = {}
    for who, (name, where, title, roles) in PEOPLE.items():
        made = create_account(actor=SYSTEM, name=name, username=who, email=f"{who}@haison.example")
        accounts[who], officers[who] = made.account, made.officer
        place = organisations[where]
        post = create_post(actor=SYSTEM, organisation=place, title=title, heads=Role.HEAD in roles)
        appoint(actor=SYSTEM, officer=made.officer, post=post, valid_from=SINCE)
        for role in roles:
            grant_role(actor=SYSTEM, officer=made.officer, organisation=place, role=role, valid_from=SINCE)
    Account.objects.update(password=_hash(), must_change_password=False)  # everybody has chosen theirs
    for account in accounts.values():
        account.refresh_from_db()
    return Cast(organisations, officers, accounts)


@cache
def _hash() -> str:
    return make_password(PASSWORD)
