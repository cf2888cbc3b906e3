"""The people of an agency."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from kientao.base.actor import Actor
from kientao.people.contact import Contact, contact_of
from kientao.people.models import Division, Officer, Organisation, Posting, RoleGrant, Substitution
from kientao.people.roles import Role


@dataclass(frozen=True, slots=True)
class Member:
    """An officer as the agency's list shows them. `substitute` stands in for them today, None when they are there."""

    officer: Officer
    contact: Contact
    postings: tuple[Posting, ...]
    grants: tuple[RoleGrant, ...]
    absence: Substitution | None

    @property
    def roles(self) -> str:
        """In words."""
        return ", ".join(Role(grant.role).words for grant in self.grants)


@dataclass(frozen=True, slots=True)
class Group:
    """A division with its people; None for those who sit in no division."""

    division: Division | None
    members: tuple[Member, ...]


def colleagues(organisation: int, day: date) -> QuerySet[Officer]:
    """Officers with a role in the organisation on `day`, by name."""
    held = Q(
        Q(grants__valid_from__isnull=True) | Q(grants__valid_from__lte=day),
        Q(grants__valid_to__isnull=True) | Q(grants__valid_to__gte=day),
        grants__organisation=organisation,
    )
    return Officer.objects.filter(held).distinct().order_by("search", "pk")


def posts_held(actor: Actor, day: date) -> list[int]:
    """The posts somebody sits on that day in the organisation they act for. One question."""
    held = Posting.objects.on(day).filter(officer=actor.officer, post__organisation=actor.organisation)
    return list(held.values_list("post", flat=True))


def people_of(actor: Actor, organisation: Organisation, day: date) -> list[Group]:
    """Everybody with a post or a role there on `day`, by division, heads first, with what `actor` may see of them.

    Five questions for any number.
    """
    postings = Posting.objects.on(day).filter(post__organisation=organisation).select_related("post__division")
    grants = RoleGrant.objects.on(day).filter(organisation=organisation).order_by("role")
    whose = Q(pk__in=postings.values("officer")) | Q(pk__in=grants.values("officer"))
    officers = Officer.objects.filter(whose).prefetch_related(
        Prefetch("postings", queryset=postings.order_by("post__order", "post__title"), to_attr="posts_here"),
        Prefetch("grants", queryset=grants, to_attr="roles_here"),
    )
    away = {
        absence.away_id: absence
        for absence in Substitution.objects.on(day).filter(organisation=organisation).select_related("substitute")
    }
    divisions = [
        one
        for one in Division.objects.filter(organisation=organisation)
        if (one.valid_to is None or one.valid_to >= day) and (one.valid_from is None or one.valid_from <= day)
    ]
    members: dict[int | None, list[Member]] = {None: [], **{one.pk: [] for one in divisions}}
    for officer in sorted(officers, key=_rank):
        posts: list[Posting] = officer.posts_here
        roles: list[RoleGrant] = officer.roles_here
        place = posts[0].post.division_id if posts else None
        contact = contact_of(actor, officer, organisation.pk)
        member = Member(officer, contact, tuple(posts), tuple(roles), away.get(officer.pk))
        members[place if place in members else None].append(member)
    found = [Group(None, tuple(members[None]))] + [Group(one, tuple(members[one.pk])) for one in divisions]
    return [group for group in found if group.members or group.division is not None]


def _rank(officer: Officer) -> tuple[int, str]:
    posts: list[Posting] = officer.posts_here  # type: ignore[attr-defined] # prefetched under this name
    return (min((posting.post.order for posting in posts), default=9), officer.search)
