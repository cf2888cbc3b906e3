"""Who receives a product, who resolves a difficulty, who may grant more time. Nobody accepts its own product."""

from collections.abc import Sequence


def receiver_of(
    agency: int,
    *,
    chosen: int | None = None,
    collating: Sequence[int] = (),
    domain_owner: int | None = None,
    programme_office: int,
    committee: int,
) -> int:
    """Who accepts what `agency` hands in (ids of organisations).

    The plan's own choice, else the one that the words make collate ("tổng hợp"), else the owner of the domain, else the
    programme office; each only when it isn't the agency itself. The committee is left for the programme office's own.
    """
    ranked = [chosen, *collating, domain_owner, programme_office, committee]
    return next(one for one in ranked if one is not None and one != agency)


def resolver_of(
    agency: int, *, about: int | None, lead: int | None, receiver: int | None, programme_office: int, committee: int
) -> int:
    """Who answers a difficulty: the agency it is about, else the lead (for a coordinator), else who receives."""
    ranked = [about, lead, receiver, programme_office, committee]
    return next(one for one in ranked if one is not None and one != agency)
