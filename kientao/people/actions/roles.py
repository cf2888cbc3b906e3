"""Roles are given for an organisation, from a day, on a paper; and end on a day."""

from datetime import date

from django.db import transaction
from django.db.models import Q

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.refusal import Invalid, require
from kientao.people.domains import PROGRAMME_OFFICE
from kientao.people.kinds import Kind
from kientao.people.models import Officer, Organisation, Responsibility, RoleGrant
from kientao.people.policies.officers import may_grant
from kientao.people.roles import Role
from kientao.people.rules.granting import Asked, faults_of_grant


@transaction.atomic
def grant_role(
    *,
    actor: Actor,
    officer: Officer,
    organisation: Organisation,
    role: Role,
    valid_from: date,
    valid_to: date | None = None,
    legal_act: str = "",
) -> RoleGrant:
    """The officer holds the role there from the first day to the last, both included. Raises Invalid, NotAllowed."""
    require(may_grant(actor, officer.pk, organisation.pk, role, nobody_runs_it=_nobody_runs_it(role, valid_from)))
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)  # two heads named at once meet here
    faults = faults_of_grant(_asked(officer, organisation, role, valid_from, valid_to, legal_act))
    if faults:
        raise Invalid(faults)
    grant = RoleGrant.objects.create(
        officer=officer,
        organisation=organisation,
        role=role.value,
        valid_from=valid_from,
        valid_to=valid_to,
        legal_act=legal_act.strip()[:250],
    )
    _record(actor, "grant_role", grant)
    return grant


@transaction.atomic
def end_role(*, actor: Actor, grant: RoleGrant, last_day: date, legal_act: str = "") -> RoleGrant:
    """The role is held up to and including `last_day`."""
    require(may_grant(actor, grant.officer_id, grant.organisation_id, Role(grant.role)))
    found = RoleGrant.objects.select_for_update(no_key=True).get(pk=grant.pk)
    if found.valid_from is not None and last_day < found.valid_from:
        raise Invalid({"last_day": f"Ngày kết thúc trước ngày bắt đầu {found.valid_from:%d/%m/%Y}."})
    if found.valid_to is not None and found.valid_to < last_day:
        raise Invalid({"last_day": f"Vai trò đã kết thúc ngày {found.valid_to:%d/%m/%Y}."})
    found.valid_to = last_day
    found.save(update_fields=["valid_to"])
    _record(actor, "end_role", found, paper=legal_act.strip()[:250])
    return found


def _asked(
    officer: Officer, organisation: Organisation, role: Role, first: date, last: date | None, legal_act: str
) -> Asked:
    at_the_time = RoleGrant.objects.filter(_overlaps(first, last), organisation=organisation, role=role.value)
    head = at_the_time.exclude(officer=officer).select_related("officer").first() if role is Role.HEAD else None
    owned = set(Responsibility.objects.on(first).filter(organisation=organisation).values_list("subject", flat=True))
    return Asked(
        role=role,
        kind=Kind(organisation.kind),
        first=first,
        last=last,
        legal_act=legal_act,
        is_programme_office=PROGRAMME_OFFICE in owned,
        owns_a_domain=bool(owned - {PROGRAMME_OFFICE}),
        head=head.officer.name if head else "",
        holds_it=at_the_time.filter(officer=officer).exists(),
    )


def _overlaps(first: date, last: date | None) -> Q:
    ends_later = Q(valid_to__isnull=True) | Q(valid_to__gte=first)
    if last is None:
        return ends_later
    return ends_later & (Q(valid_from__isnull=True) | Q(valid_from__lte=last))


def _nobody_runs_it(role: Role, day: date) -> bool:
    if role is not Role.PROGRAMME_OFFICE:
        return False
    return not RoleGrant.objects.on(day).filter(role=Role.PROGRAMME_OFFICE.value).exists()


def _record(actor: Actor, action: str, grant: RoleGrant, **more: str | int | None) -> None:
    data: dict[str, str | int | None] = {
        "officer": grant.officer_id,
        "organisation": grant.organisation_id,
        "role": grant.role,
        "valid_from": grant.valid_from.isoformat() if grant.valid_from else None,
        "valid_to": grant.valid_to.isoformat() if grant.valid_to else None,
        "legal_act": grant.legal_act,
    }
    record(actor=actor, action=action, subject=f"Officer {grant.officer_id}", data=data | more)
