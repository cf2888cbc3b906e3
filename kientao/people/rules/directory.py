"""Every organisation of a province on one date, ready to answer any number of phrases without asking the database."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from copy import copy
from datetime import date, timedelta
from functools import cached_property
from typing import Protocol

from kientao.people.rules import groups
from kientao.people.rules.bodies import Body, Link, lineage, province_of
from kientao.people.rules.match import Certainty, Match, Outcome
from kientao.people.rules.name_index import NameIndex
from kientao.people.rules.names import Place
from kientao.people.rules.resolution import Resolver
from kientao.people.rules.succession import Inheritance, inheritances
from kientao.people.rules.written import day as written


class Words(Protocol):
    """An agency as a plan names it; the compiler's own value is one. `kind`: agency, group, person or unknown."""

    @property
    def text(self) -> str: ...
    @property
    def name(self) -> str | None: ...
    @property
    def kind(self) -> str: ...
    @property
    def group(self) -> str | None: ...


class DirectoryOfDay:
    """`bodies` may hold other provinces too: names are looked up among those of `province` and those of none.

    `issuer`: the unit whose plan it is; what stands under it comes first, and its "các phòng, ban" are its own.
    `provinces`: keys of the names of all provinces, to know what belongs to another one.
    """

    def __init__(
        self,
        bodies: Iterable[Body],
        links: Iterable[Link],
        province: int | None,
        day: date,
        *,
        issuer: int | None = None,
        provinces: Collection[str] = (),
    ) -> None:
        self.day: date = day
        self.province, self.issuer = province, issuer
        self._all = {body.pk: body for body in bodies}
        self._here = [body for body in self._all.values() if province_of(body.pk, self._all) in (province, None)]
        self._links: defaultdict[int, list[Link]] = defaultdict(list)
        self._back: defaultdict[int, list[Link]] = defaultdict(list)
        for link in links:
            self._links[link.predecessor].append(link)
            self._back[link.successor].append(link)
        self._provinces = frozenset(provinces)
        self._matches: dict[tuple[str, str | None, str, str | None], Match] = {}

    def __contains__(self, pk: int) -> bool:
        return pk in self._all

    def body(self, pk: int) -> Body:
        """Raises KeyError for one that isn't in the register."""
        return self._all[pk]

    def at(self, day: date) -> "DirectoryOfDay":
        """The same register on another day."""
        other = copy(self)
        other.day, other._matches = day, {}
        other.__dict__.pop("_resolver", None)
        return other

    def members(self, group: str) -> tuple[int, ...]:
        """Those a group takes in that exist on the day; empty for a group that stays open."""
        return tuple(body.pk for body in groups.members(self._in_group(group), group, self.day))

    def groups_of(self, pk: int) -> tuple[str, ...]:
        """The collective phrases that take it in."""
        return groups.groups_of(self._all[pk])

    def successors(self, pk: int) -> tuple[Inheritance, ...]:
        """Who answers on the day for what `pk` did, by field, through every step since."""
        return inheritances(pk, self._links, self._all, self.day)

    def predecessors(self, pk: int) -> tuple[int, ...]:
        """From whom `pk` had taken over something by the day."""
        return tuple(dict.fromkeys(link.predecessor for link in self._back[pk] if link.effective <= self.day))

    def resolve(self, text: str, *, name: str | None = None, kind: str = "agency", group: str | None = None) -> Match:
        """Whom the phrase means. `name`: its standard spelling where known; `kind`, `group` as the compiler says."""
        asked = (text, name, kind, group)
        if asked not in self._matches:
            self._matches[asked] = self._group(text, group) if group else self._named(text, name)
        return self._matches[asked]

    def resolve_words(self, agency: Words) -> Match:
        """The same for an agency of a compiled plan."""
        return self.resolve(agency.text, name=agency.name, kind=agency.kind, group=agency.group)

    def _named(self, text: str, name: str | None) -> Match:
        first = self._resolver.named(name or text)
        if first.sure or not name or name == text:
            return first
        second = self._resolver.named(text)
        return second if second.sure or first.outcome is Outcome.NOBODY else first

    def _group(self, text: str, group: str) -> Match:
        if not groups.is_closed(group):
            reason = "Chưa nêu tên cơ quan: cơ quan chủ trì xác định khi thực hiện."
            return Match(Outcome.OPEN, reason, group=group)
        there = groups.members(self._in_group(group), group, self.day)
        wards = group == "commune-committees" and groups.only_wards(text)
        if wards:
            there = tuple(body for body in there if " phường " in f" {body.name.lower()} ")
        excluded, unclear = self._left_out(text)
        pks = tuple(body.pk for body in there if body.pk not in excluded)
        ended = tuple(body.pk for body in groups.ended_members(self._in_group(group), group, self.day))
        reason = self._of_group(group, len(pks), len(excluded))
        if unclear:
            reason += f" Chưa rõ ngoại trừ ai: {unclear}."
        known = bool(pks or ended) or self._has_no_districts(group)
        certainty = Certainty.EXACT if known and not unclear else Certainty.LIKELY
        return Match(
            Outcome.GROUP, reason, certainty, pks, group=group, abolished=not pks, ended=ended, excluded=excluded
        )

    def _of_group(self, group: str, count: int, excluded: int) -> str:
        words = groups.WORDS_OF_GROUP[group]
        if count:
            without = f", không kể {excluded} cơ quan được loại trừ" if excluded else ""
            return f"{count} {words} tại ngày {written(self.day)}{without}."
        if self._has_no_districts(group):
            last = groups.TWO_TIERS_FROM - timedelta(days=1)
            return f"Không còn UBND cấp huyện sau ngày {written(last)}."
        return f"Danh mục không có {words} nào tại ngày {written(self.day)}; xin bổ sung hoặc bỏ qua."

    def _has_no_districts(self, group: str) -> bool:
        return group == "district-committees" and self.day >= groups.TWO_TIERS_FROM

    def _left_out(self, text: str) -> tuple[tuple[int, ...], str]:
        """Whom "(trừ …)" leaves out, and what of it isn't understood."""
        words = groups.left_out(text)
        found: list[int] = []
        unclear: list[str] = []
        for part in filter(None, (part.strip() for part in re.split(r"[;,]", words))):
            whole = self._resolver.named(part)
            parts = [whole] if whole.sure else [self._resolver.named(one) for one in re.split(r"\s+và\s+", part)]
            for match in parts:
                found.extend(match.organisations if match.sure else ())
            if not all(match.sure and match.organisation for match in parts):
                unclear.append(part)
        return tuple(dict.fromkeys(found)), ", ".join(unclear)

    def _in_group(self, group: str) -> list[Body]:
        """Where members are looked for; in a unit's own plan they are its own, where it has any."""
        issuer = self._all.get(self.issuer) if self.issuer is not None else None
        if issuer is None or issuer.level not in groups.UNITS:
            return [body for body in self._here if not groups.of_a_unit(body)]
        below = [body for body in self._here if issuer.pk in {one.pk for one in lineage(body.parent, self._all)}]
        own = group == "departments" or any(group in groups.groups_of(body) for body in below)
        return below if own else [body for body in self._here if not groups.of_a_unit(body)]

    @cached_property
    def _place(self) -> Place | None:
        committee = self._all.get(self.province) if self.province is not None else None
        return Place.of(committee.name) if committee else None

    @cached_property
    def _index(self) -> NameIndex:
        return NameIndex(self._here, self._place)

    @cached_property
    def _resolver(self) -> Resolver:
        near = frozenset(
            body.pk
            for body in self._here
            if self.issuer is not None and self.issuer in {one.pk for one in lineage(body.pk, self._all)}
        )
        return Resolver(self._index, self.day, self._place, self._provinces, near, self.successors)
