"""All kinds of facts there are, by code."""

from collections.abc import Mapping
from types import MappingProxyType, ModuleType

from kientao.facts import bodies, citizens, onestop, resources, work
from kientao.facts.kind import Fact


def _found(*modules: ModuleType) -> dict[str, Fact]:
    facts = [one for module in modules for one in vars(module).values() if isinstance(one, Fact)]
    by_code = {one.code: one for one in facts}
    if len(by_code) < len(facts):
        raise ValueError("two facts have one code")
    return by_code


FACTS: Mapping[str, Fact] = MappingProxyType(_found(onestop, work, citizens, resources, bodies))
