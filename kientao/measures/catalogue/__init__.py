"""The measures that come with the program, by field. A new one is one declaration here and one case of its spec."""

from collections.abc import Mapping
from types import MappingProxyType, ModuleType

from kientao.measures.catalogue import bodies, citizens, national, onestop, procedures, resources, work
from kientao.measures.measure import Measure


def _found(*modules: ModuleType) -> dict[str, Measure]:
    measures = [one for module in modules for one in module.MEASURES]
    by_code = {one.code: one for one in measures}
    if len(by_code) < len(measures):
        raise ValueError("two measures have one code")
    return by_code


MEASURES: Mapping[str, Measure] = MappingProxyType(
    _found(onestop, procedures, work, citizens, resources, bodies, national)
)
