"""All kinds of facts there are, by code."""

from collections.abc import Mapping
from types import MappingProxyType, ModuleType

from kientao.facts import bodies, citizens, entered, onestop, resources, work
from kientao.facts.kind import Fact


def _found(*modules: ModuleType) -> dict[str, Fact]:
    facts = [one for module in modules for one in vars(module).values() if isinstance(one, Fact)]
    by_code = {one.code: one for one in facts}
    if len(by_code) < len(facts):
        raise ValueError("two facts have one code")
    return by_code


FACTS: Mapping[str, Fact] = MappingProxyType(_found(onestop, work, citizens, resources, bodies, entered))

# What other systems may tell: an entered figure needs a request, evidence and approval, and no file goes around them.
SENT: Mapping[str, Fact] = MappingProxyType(
    {code: one for code, one in FACTS.items() if one not in vars(entered).values()}
)
