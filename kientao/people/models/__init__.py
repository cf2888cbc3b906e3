"""Tables of the register of people."""

from kientao.people.models.account import Account, AccountManager
from kientao.people.models.mandate import InspectionMandate
from kientao.people.models.officer import Division, Officer, Post, Posting, RoleGrant, Substitution
from kientao.people.models.organisation import Organisation, OrganisationName, OrganisationQuerySet, Succession
from kientao.people.models.responsibility import Responsibility

__all__ = [
    "Account",
    "AccountManager",
    "Division",
    "InspectionMandate",
    "Officer",
    "Organisation",
    "OrganisationName",
    "OrganisationQuerySet",
    "Post",
    "Posting",
    "Responsibility",
    "RoleGrant",
    "Substitution",
    "Succession",
]
