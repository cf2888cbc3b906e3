"""Agencies that no longer exist: AGENCY-ABOLISHED. Needs a register and a date, and is silent without them."""

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from kientao.compiler.checks.report import diagnostic
from kientao.compiler.draft import Agency, Diagnostic
from kientao.compiler.items.context import Items
from kientao.compiler.items.findings import agencies_of


class AgencyRegister(Protocol):
    """Whoever knows the organisations over time."""

    def exists(self, agency: Agency, on: date) -> bool:
        """Does this agency (or any agency of this collective) exist on the date?"""


def check_agencies(items: Items, register: AgencyRegister | None, on: date | None) -> Iterator[Diagnostic]:
    if register is None or on is None:
        return
    for task in items.tasks:
        for agency in agencies_of(task):
            if agency.kind in ("agency", "group") and agency.via is None and not register.exists(agency, on):
                yield diagnostic("AGENCY-ABOLISHED", agency.spans, agency.text, f"{on:%d/%m/%Y}")
