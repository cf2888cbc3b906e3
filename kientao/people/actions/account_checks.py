"""What is known of the people and agencies a spreadsheet names, and what of it can't be kept."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db.models import Q

from kientao.base.actor import Actor
from kientao.kernel.key import bare
from kientao.people.domains import PROGRAMME_OFFICE
from kientao.people.kinds import Kind
from kientao.people.models import Account, Division, Officer, Organisation, Post, Posting, Responsibility, RoleGrant
from kientao.people.policies.officers import may_grant
from kientao.people.roles import Role
from kientao.people.rules.account_sheet import COLUMNS, Line, SheetFault
from kientao.people.rules.granting import Asked, faults_of_grant

V = TypeVar("V")
_AT_ONCE = 500  # values in one question; SQLite takes no more than some thousand


@dataclass(slots=True)
class Known:
    """Of the day. Keys are sign-in names, codes of organisations, names of divisions and posts as the sheet has them.

    `heads`: code → names of who heads it now. `officers`, `divisions` and `posts` grow while rows are kept.
    """

    day: date
    officers: dict[str, Officer]
    organisations: dict[str, Organisation]
    grants: set[tuple[str, str, Role]]
    seats: set[tuple[str, str, str, str]]
    heads: dict[str, list[tuple[str, str]]]
    subjects: dict[str, set[str]]
    divisions: dict[tuple[str, str], Division]
    posts: dict[tuple[str, str, str], Post]
    nobody_runs_it: bool
    ownerless: set[str]  # sign-in names of accounts that are nobody's


def known_of(lines: Sequence[Line], day: date) -> Known:
    """Reads it in a fixed number of questions for every 500 rows."""
    names = sorted({line.person.username for line in lines})
    codes = sorted({line.organisation for line in lines})
    known = Known(day, {}, {}, set(), set(), {}, {}, {}, {}, _nobody_runs_it(day), set())
    for some in _in_parts(names):
        known.officers |= {
            one.account.username: one
            for one in Officer.objects.filter(account__username__in=some).select_related("account")
            if one.account is not None
        }
        ownerless = Account.objects.filter(username__in=some, officer__isnull=True)
        known.ownerless |= set(ownerless.values_list("username", flat=True))
        _read_seats(known, Q(officer__account__username__in=some))
    for some in _in_parts(codes):
        known.organisations |= {one.code: one for one in Organisation.objects.filter(code__in=some)}
        _read_organisations(known, some)
    return known


def what_is_wrong(actor: Actor, lines: Sequence[Line], known: Known) -> Iterator[SheetFault]:
    """Row by row: unknown agencies, names of other people, roles the actor may not give or that can't be held."""
    heads_in_sheet: dict[str, Line] = {}
    for line in lines:
        yield from _wrong_person(line, known)
        organisation = known.organisations.get(line.organisation)
        if organisation is None or not organisation.exists_on(known.day):
            words = f"Không có cơ quan mã «{line.organisation}» đang hoạt động. Xem mã ở danh mục cơ quan."
            yield SheetFault(line.row, COLUMNS["organisation"], words)
            continue
        for role in line.roles:
            yield from _wrong_role(actor, line, role, organisation, known)
        if Role.HEAD in line.roles:
            other = heads_in_sheet.setdefault(line.organisation, line)
            if other.person.username != line.person.username:
                words = f"Dòng {other.row} đã ghi thủ trưởng của cơ quan này là {other.person.name}."
                yield SheetFault(line.row, COLUMNS["roles"], words)


def _wrong_person(line: Line, known: Known) -> Iterator[SheetFault]:
    officer = known.officers.get(line.person.username)
    if line.person.username in known.ownerless:
        words = f"Tên đăng nhập «{line.person.username}» đã có người dùng. Chọn tên khác."
        yield SheetFault(line.row, COLUMNS["username"], words)
    if officer is not None and bare(officer.name) != bare(line.person.name):
        words = f"Tên đăng nhập «{line.person.username}» đã là của {officer.name}. Chọn tên khác."
        yield SheetFault(line.row, COLUMNS["username"], words)


def _wrong_role(actor: Actor, line: Line, role: Role, organisation: Organisation, known: Known) -> Iterator[SheetFault]:
    username = line.person.username
    if (username, line.organisation, role) in known.grants:
        return
    officer = known.officers.get(username)
    first = role is Role.PROGRAMME_OFFICE and known.nobody_runs_it
    allowed = may_grant(actor, officer.pk if officer else 0, organisation.pk, role, nobody_runs_it=first)
    if not allowed:
        yield SheetFault(line.row, COLUMNS["roles"], allowed.reason)
        return
    others = [name for holder, name in known.heads.get(line.organisation, []) if holder != username]
    subjects = known.subjects.get(line.organisation, set())
    asked = Asked(
        role=role,
        kind=Kind(organisation.kind),
        first=known.day,
        last=None,
        legal_act=line.legal_act,
        is_programme_office=PROGRAMME_OFFICE in subjects,
        owns_a_domain=bool(subjects - {PROGRAMME_OFFICE}),
        head=others[0] if others and role is Role.HEAD else "",
    )
    for key, words in faults_of_grant(asked).items():
        yield SheetFault(line.row, COLUMNS["legal_act" if key == "legal_act" else "roles"], words)


def _read_seats(known: Known, whose: Q) -> None:
    still = Q(valid_to__isnull=True) | Q(valid_to__gte=known.day)
    for grant in RoleGrant.objects.filter(whose, still).values_list(
        "officer__account__username", "organisation__code", "role"
    ):
        known.grants.add((grant[0], grant[1], Role(grant[2])))
    for seat in Posting.objects.filter(whose, still).values_list(
        "officer__account__username", "post__organisation__code", "post__division__name", "post__title"
    ):
        known.seats.add((seat[0], seat[1], seat[2] or "", seat[3]))


def _read_organisations(known: Known, codes: Collection[str]) -> None:
    heads = RoleGrant.objects.filter(
        Q(valid_to__isnull=True) | Q(valid_to__gte=known.day), organisation__code__in=codes, role=Role.HEAD.value
    )
    for code, username, name in heads.values_list("organisation__code", "officer__account__username", "officer__name"):
        known.heads.setdefault(code, []).append((username or "", name))
    answers = Responsibility.objects.on(known.day).filter(organisation__code__in=codes)
    for code, subject in answers.values_list("organisation__code", "subject"):
        known.subjects.setdefault(code, set()).add(subject)
    for division in Division.objects.filter(organisation__code__in=codes).select_related("organisation"):
        known.divisions[division.organisation.code, division.name] = division
    for post in Post.objects.filter(organisation__code__in=codes).select_related("organisation", "division"):
        name = post.division.name if post.division else ""
        known.posts[post.organisation.code, name, post.title] = post


def _nobody_runs_it(day: date) -> bool:
    return not RoleGrant.objects.on(day).filter(role=Role.PROGRAMME_OFFICE.value).exists()


def _in_parts(values: Sequence[V]) -> Iterator[Sequence[V]]:
    for start in range(0, len(values), _AT_ONCE):
        yield values[start : start + _AT_ONCE]
