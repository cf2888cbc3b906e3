"""Sets the province up through the actions: register, responsibilities, people, who is away, who inspects."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.contrib.auth.hashers import make_password

from kientao.base.actor import SYSTEM, Actor
from kientao.base.audit import record
from kientao.base.clock import today
from kientao.demo.province.organisations import (
    DISTRICTS,
    REORGANISED_ON,
    RESPONSIBLE,
    TWO_TIERS_ACT,
    TWO_TIERS_FROM,
    first_entries,
    handovers_of_departments,
)
from kientao.demo.province.people import BEFORE, PEOPLE, Person
from kientao.kernel.period import Period
from kientao.people.actions.absences import set_substitute
from kientao.people.actions.accounts import create_account
from kientao.people.actions.inspections import create_inspection_mandate
from kientao.people.actions.officers import appoint, create_division, create_post
from kientao.people.actions.organisations import Successor, end_organisation, establish_organisation
from kientao.people.actions.responsibilities import set_responsibility
from kientao.people.actions.roles import grant_role
from kientao.people.models import Account, Division, Officer, Organisation
from kientao.people.queries.actor import actor_for
from kientao.people.roles import Role
from kientao.programme.actions.inbox import read_notices


@dataclass(slots=True)
class Province:
    """The province while its story is told: rows by short code and sign-in name."""

    organisations: dict[str, Organisation] = field(default_factory=dict)
    officers: dict[str, Officer] = field(default_factory=dict)

    @property
    def committee(self) -> Organisation:
        """UBND tỉnh."""
        return self.organisations["KA"]

    def actor(self, username: str, at: str | None = None) -> Actor:
        """Who they are on the day of the story, for the organisation with this short code where one is named."""
        account = self.officers[username].account
        assert account is not None
        return actor_for(account, self.organisations[at].pk if at else None, today())


def settle(password: str) -> Province:
    """Organisations, responsibilities and people as of the day the province begins to work with the program."""
    province = Province()
    for entry in first_entries():
        short = entry.code.removeprefix("KA.")
        province.organisations[short] = establish_organisation(actor=SYSTEM, entry=entry)
    for subject, owner, since in RESPONSIBLE:
        set_responsibility(
            actor=SYSTEM,
            province=province.committee,
            subject=subject,
            organisation=province.organisations[owner],
            valid_from=since,
            legal_act="214/QĐ-UBND ngày 26/02/2025" if since else "1190/QĐ-UBND ngày 16/8/2021",
        )
    for username, person in PEOPLE.items():
        _employ(province, username, person)
    _give_password(password)
    return province


def reorganise_departments(province: Province) -> None:
    """28/02/2025: departments end, others take over by field (NĐ 45/2025/NĐ-CP)."""
    takers: dict[str, list[Successor]] = {}
    for one in handovers_of_departments():
        to = province.organisations[one.successor.removeprefix("KA.")]
        takers.setdefault(one.predecessor.removeprefix("KA."), []).append(Successor(to, one.field))
    for short, successors in takers.items():
        _end(province, short, REORGANISED_ON, "212/QĐ-UBND ngày 26/02/2025", successors)


def abolish_districts(province: Province) -> None:
    """30/6/2025: the districts end, the communes of each take over."""
    for short, (_, _, communes) in DISTRICTS.items():
        successors = [Successor(province.organisations[commune]) for commune in communes]
        _end(province, short, TWO_TIERS_FROM, TWO_TIERS_ACT, successors)


def appoint_inspectors(province: Province) -> None:
    """A decision opens three agencies' first half of the year to an inspector."""
    create_inspection_mandate(
        actor=province.actor("tam"),
        number="118/QĐ-SNV",
        signed_on=date(2026, 6, 10),
        title="Kiểm tra công tác cải cách hành chính tại Sở Y tế, UBND phường Bến Ngự và UBND xã Sơn Hà",
        open_days=Period(date(2026, 6, 15), date(2026, 7, 31)),
        inspected=Period(date(2026, 1, 1), date(2026, 6, 30)),
        units=[province.organisations[short] for short in ("SYT", "ben-ngu", "son-ha")],
        members=[province.officers["thu"]],
    )


def name_substitute(province: Province) -> None:
    """The director of Sở Tư pháp is away in the first days of July."""
    set_substitute(
        actor=province.actor("ngoc"),
        organisation=province.organisations["STP"],
        away=province.officers["ngoc"],
        substitute=province.officers["quyen"],
        first_day=date(2026, 7, 1),
        last_day=date(2026, 7, 10),
        reason="Dự lớp bồi dưỡng tại Hà Nội",
    )


def empty_inboxes(province: Province) -> None:
    """Everybody has read what they were told so far."""
    for username in PEOPLE:
        read_notices(actor=province.actor(username))


def _employ(province: Province, username: str, person: Person) -> None:
    email = f"{username}@kienan.example"
    made = create_account(actor=SYSTEM, name=person.name, username=username, email=email)
    province.officers[username] = made.officer
    if username in BEFORE:
        at, title, last_day = BEFORE[username]
        _seat(province.organisations[at], made.officer, Person(person.name, at, title, (Role.HEAD,)), last_day)
    _seat(province.organisations[person.at], made.officer, person, None)


def _seat(organisation: Organisation, officer: Officer, person: Person, last_day: date | None) -> None:
    division = _division(organisation, person.division)
    post = create_post(
        actor=SYSTEM,
        organisation=organisation,
        title=person.title,
        division=division,
        heads=Role.HEAD in person.roles,
        deputy=Role.DEPUTY in person.roles,
    )
    since = person.since
    appoint(actor=SYSTEM, officer=officer, post=post, valid_from=since, valid_to=last_day)
    for role in person.roles:
        grant_role(
            actor=SYSTEM,
            officer=officer,
            organisation=organisation,
            role=role,
            valid_from=since,
            valid_to=last_day,
            legal_act=person.act,
        )


def _division(organisation: Organisation, name: str) -> Division | None:
    if not name:
        return None
    there = organisation.divisions.filter(name=name).first()
    return there or create_division(actor=SYSTEM, organisation=organisation, name=name)


def _end(province: Province, short: str, since: date, act: str, successors: list[Successor]) -> None:
    province.organisations[short] = end_organisation(
        actor=province.actor("tam"),
        organisation=province.organisations[short],
        last_day=since - timedelta(days=1),
        legal_act=act,
        successors=successors,
    )


def _give_password(password: str) -> None:
    """One for all: hashed once, and nobody is asked to change it."""
    changed = Account.objects.update(password=make_password(password), must_change_password=False)
    record(actor=SYSTEM, action="set_practice_password", subject="Account", data={"accounts": changed})
