"""People of many agencies from one spreadsheet: tried first, then kept whole or not at all."""

import hashlib
from dataclasses import dataclass, field

from django.db import IntegrityError, transaction

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.clock import today
from kientao.base.refusal import require
from kientao.base.search import searchable
from kientao.base.sheets.guard import SheetRefused
from kientao.base.sheets.reading import read_sheet
from kientao.people.actions.account_checks import Known, known_of, what_is_wrong
from kientao.people.models import Account, Division, Officer, Post, Posting, RoleGrant
from kientao.people.passwords import one_time_hash, one_time_password
from kientao.people.policies.accounts import may_import_accounts
from kientao.people.roles import Role
from kientao.people.rules.account_sheet import Line, PeopleSheet, SheetFault, read_people


@dataclass(frozen=True, slots=True)
class GivenPassword:
    """A password for one use, for the sheet that is handed out; nothing else keeps it."""

    name: str
    username: str
    organisation: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class AccountImport:
    """What happens, or would happen. Nothing was kept when there are faults or it was a trial."""

    new: tuple[str, ...] = ()  # sign-in names
    roles: int = 0
    postings: int = 0
    unchanged: int = 0  # rows that say what is known already
    faults: tuple[SheetFault, ...] = ()
    kept: bool = False
    sha256: str = ""
    passwords: tuple[GivenPassword, ...] = ()


def import_accounts(*, actor: Actor, content: bytes, dry_run: bool) -> AccountImport:
    """The first sheet of an .xlsx file, columns as in `rules.account_sheet`. Roles begin today.

    The same file twice changes nothing the second time. Each role needs the right to give it. Raises NotAllowed.
    """
    require(may_import_accounts(actor))
    digest = hashlib.sha256(content).hexdigest()
    try:
        rows = read_sheet(content).rows
    except SheetRefused as unreadable:
        return AccountImport(faults=(SheetFault(1, "", str(unreadable)),), sha256=digest)
    sheet = read_people(rows)
    try:
        return _imported(actor, sheet, digest, dry_run)
    except IntegrityError:  # somebody brought in the same people at the same moment: now they are known
        return _imported(actor, sheet, digest, dry_run)


def _imported(actor: Actor, sheet: PeopleSheet, digest: str, dry_run: bool) -> AccountImport:
    with transaction.atomic():
        known = known_of(sheet.lines, today())
        faults = sorted([*sheet.faults, *what_is_wrong(actor, sheet.lines, known)], key=lambda fault: fault.row)
        if faults:
            return AccountImport(faults=tuple(faults), sha256=digest)
        if dry_run:
            return _keep(sheet.lines, known, digest, trial=True)
        outcome = _keep(sheet.lines, known, digest, trial=False)
        if outcome.new or outcome.roles or outcome.postings:
            _record(actor, outcome)
        return outcome


def _keep(lines: tuple[Line, ...], known: Known, digest: str, *, trial: bool) -> AccountImport:
    fresh = {line.person.username: line for line in reversed(lines) if line.person.username not in known.officers}
    new = tuple(line.person.username for line in lines if fresh.get(line.person.username) is line)
    missing = [
        (line, role)
        for line in lines
        for role in line.roles
        if (line.person.username, line.organisation, role) not in known.grants
    ]
    seats = {
        (line.person.username, line.organisation, line.division, line.post): line
        for line in lines
        if line.post and (line.person.username, line.organisation, line.division, line.post) not in known.seats
    }
    touched = {id(line) for line, _ in missing} | {id(line) for line in seats.values()}
    touched |= {id(line) for line in fresh.values()}
    outcome = AccountImport(
        new=new,
        roles=len({(line.person.username, line.organisation, role) for line, role in missing}),
        postings=len(seats),
        unchanged=sum(id(line) not in touched for line in lines),
        sha256=digest,
    )
    if trial:
        return outcome
    passwords = _add_people([fresh[name] for name in new], known)
    _add_grants(missing, known)
    _add_seats(list(seats.values()), known)
    return AccountImport(
        outcome.new, outcome.roles, outcome.postings, outcome.unchanged, (), True, digest, tuple(passwords)
    )


def _add_people(lines: list[Line], known: Known) -> list[GivenPassword]:
    given = [
        GivenPassword(
            line.person.name,
            line.person.username,
            known.organisations[line.organisation].name,
            one_time_password(),
        )
        for line in lines
    ]
    accounts = Account.objects.bulk_create(
        [
            Account(
                username=line.person.username,
                email=line.person.email,
                password=one_time_hash(one.password),
                must_change_password=True,
            )
            for line, one in zip(lines, given, strict=True)
        ],
        batch_size=500,
    )
    officers = Officer.objects.bulk_create(
        [
            Officer(
                name=line.person.name,
                email=line.person.email,
                phone=line.person.phone,
                account=account,
                search=searchable(line.person.name)[:240],
            )
            for line, account in zip(lines, accounts, strict=True)
        ],
        batch_size=500,
    )
    known.officers.update({line.person.username: one for line, one in zip(lines, officers, strict=True)})
    return given


def _add_grants(missing: list[tuple[Line, Role]], known: Known) -> None:
    wanted = {(line.person.username, line.organisation, role): line for line, role in missing}
    RoleGrant.objects.bulk_create(
        [
            RoleGrant(
                officer=known.officers[username],
                organisation=known.organisations[code],
                role=role.value,
                valid_from=today(),
                legal_act=line.legal_act,
            )
            for (username, code, role), line in wanted.items()
        ],
        batch_size=500,
    )


def _add_seats(lines: list[Line], known: Known) -> None:
    for line in lines:
        _post(line, known)
    Posting.objects.bulk_create(
        [
            Posting(
                officer=known.officers[line.person.username],
                post=_post(line, known),
                valid_from=today(),
                legal_act=line.legal_act,
            )
            for line in lines
        ],
        batch_size=500,
    )


def _post(line: Line, known: Known) -> Post:
    organisation = known.organisations[line.organisation]
    division = None
    if line.division:
        place = (line.organisation, line.division)
        if place not in known.divisions:
            known.divisions[place] = Division.objects.create(organisation=organisation, name=line.division)
        division = known.divisions[place]
    key = (line.organisation, line.division, line.post)
    if key not in known.posts:
        heads = Role.HEAD in line.roles
        known.posts[key] = Post.objects.create(
            organisation=organisation, division=division, title=line.post, heads=heads, order=0 if heads else 2
        )
    return known.posts[key]


def _record(actor: Actor, outcome: AccountImport) -> None:
    record(
        actor=actor,
        action="import_accounts",
        subject="Account",
        data={
            "sha256": outcome.sha256,
            "new": len(outcome.new),
            "roles": outcome.roles,
            "postings": outcome.postings,
            "names": ", ".join(outcome.new[:200]),
        },
    )
