"""Which of the office's rules hold on a day."""

from dataclasses import dataclass
from datetime import date

from kientao.registers.onestop.models import RulesVersion
from kientao.registers.onestop.rules.as_json import from_json
from kientao.registers.onestop.rules.office_rules import OfficeRules


@dataclass(frozen=True, slots=True)
class RulesInForce:
    """The rules, and the version they were settled by; None where nobody has settled any yet."""

    rules: OfficeRules
    version: RulesVersion | None


def rules_on(day: date) -> RulesInForce:
    """Those of the latest version that holds by then. One query."""
    version = RulesVersion.objects.filter(valid_from__lte=day).order_by("-valid_from").first()
    return RulesInForce(rules_of(version), version)


def rules_of(version: RulesVersion | None) -> OfficeRules:
    """The values of a version; the defaults without one."""
    return OfficeRules() if version is None else from_json(OfficeRules, version.values)
