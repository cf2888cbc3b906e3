"""The tables of entered figures."""

from kientao.registers.entered.models.answer import Answer, Revision, RevisionState
from kientao.registers.entered.models.request import Request

__all__ = ["Answer", "Request", "Revision", "RevisionState"]
