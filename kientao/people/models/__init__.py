"""Tables of the register of people."""

from kientao.people.models.account import Account, AccountManager, FailedAttempts
from kientao.people.models.client import ApiClient, ApiUse
from kientao.people.models.mandate import InspectionMandate
from kientao.people.models.officer import Division, Handover, Officer, Post, Posting, RoleGrant, Substitution
from kientao.people.models.organisation import Organisation, OrganisationName, OrganisationQuerySet, Succession
from kientao.people.models.responsibility import Responsibility

__all__ = [
    "Account",
    "AccountManager",
    "ApiClient",
    "ApiUse",
    "Division",
    "FailedAttempts",
    "Handover",
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
