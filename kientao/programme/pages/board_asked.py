"""The filters that boards, lists, calendars and ledgers share, and the work they ask for.

Every figure is a link to the list with the filters that counted it: `rows_href` writes such addresses.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from urllib.parse import quote_plus, urlencode

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.people.access import actor_of
from kientao.people.domains import DOMAINS
from kientao.people.kinds import Kind, Level
from kientao.people.models import Organisation
from kientao.programme.models import Plan, Section
from kientao.programme.queries.board_scope import CHANGES, Scope
from kientao.programme.rules.judged import Against
from kientao.programme.rules.status import Status
from kientao.ui.numbers import day as day_words
from kientao.ui.parts.facts import Notice
from kientao.ui.table.columns import Column
from kientao.ui.table.filters import Choice, DateRange, Day, Filter, Option, Search, Toggle
from kientao.ui.table.query import TableQuery

CHANGE_WORDS = {
    "accepted": "Được nghiệm thu",
    "handed-in": "Được nộp",
    "newly-late": "Mới quá hạn",
    "extended": "Được gia hạn",
    "returned": "Bị trả lại",
}
CHANGE_CODES = {"accepted": "nghiem-thu", "handed-in": "nop", "newly-late": "moi-qua-han", "extended": "gia-han",
                "returned": "tra-lai"}  # fmt: skip
assert CHANGE_CODES.keys() == CHANGE_WORDS.keys() == CHANGES.keys()
_JUDGED = {
    "dung": (Against.CURRENT, True, "Đúng hạn hiện nay"),
    "muon": (Against.CURRENT, False, "Muộn so với hạn hiện nay"),
    "da-xet": (Against.CURRENT, None, "Đã xét theo hạn hiện nay"),
    "dung-ban-dau": (Against.ORIGINAL, True, "Đúng hạn ban đầu"),
    "muon-ban-dau": (Against.ORIGINAL, False, "Muộn so với hạn ban đầu"),
    "da-xet-ban-dau": (Against.ORIGINAL, None, "Đã xét theo hạn ban đầu"),
}
JUDGED_CODES = {(against, answer): code for code, (against, answer, _) in _JUDGED.items()}
STAGE_CODES = {"doing": "thuc-hien", "signing": "trinh-ky", "accepting": "nghiem-thu"}
STAGE_CHOICE = Choice(
    "buoc",
    "Bước",
    (
        Option("thuc-hien", "Cơ quan đang thực hiện"),
        Option("trinh-ky", "Đã trình, chờ ký"),
        Option("nghiem-thu", "Đã nộp, chờ nghiệm thu"),
    ),
)
_WORK = {"co-han": False, "thuong-xuyen": True}
_STATES = (
    Status.OVERDUE,
    Status.DUE_SOON,
    Status.PREPARED,
    Status.RETURNED,
    Status.AWAITING,
    Status.HANDED_IN,
    Status.NOT_DUE,
    Status.CONDITION,
    Status.DONE,
    Status.DONE_LATE,
    Status.STANDING,
    Status.DROPPED,
)
STATUS_CHOICE = Choice("tinh-trang", "Tình trạng", tuple(Option(one.value, one.words) for one in _STATES), many=True)
WORK_CHOICE = Choice(
    "loai", "Loại việc", (Option("co-han", "Có hạn, chờ điều kiện"), Option("thuong-xuyen", "Thường xuyên"))
)
DOMAIN_CHOICE = Choice("linh-vuc", "Lĩnh vực", tuple(Option(code, words) for code, words in DOMAINS.items()))
KIND_CHOICE = Choice("loai-co-quan", "Loại cơ quan", tuple(Option(kind.value, kind.words) for kind in Kind))
LEVEL_CHOICE = Choice("cap", "Cấp", tuple(Option(level.value, level.words.capitalize()) for level in Level))
SEARCH = Search(label="Tìm nhiệm vụ, sản phẩm, cơ quan")
AS_OF = Day("ngay", "Như ở ngày")
DUE = DateRange("han", "Thời hạn")
JUDGED_CHOICE = Choice("dung-han", "Đúng hạn", tuple(Option(code, words) for code, (_, _, words) in _JUDGED.items()))
CHANGE_CHOICE = Choice(
    "thay-doi", "Thay đổi", tuple(Option(CHANGE_CODES[key], words) for key, words in CHANGE_WORDS.items())
)
CHANGED = DateRange("doi", "Thay đổi")
WAITS = Toggle("cho-gia-han", "Đang xin gia hạn")
DIFFICULT = Toggle("vuong-mac", "Đang có vướng mắc")


@dataclass(frozen=True)
class Asked:
    """What the address asks for. `plans` are those one may choose from, newest first."""

    actor: Actor
    query: TableQuery
    filters: tuple[Filter, ...]
    scope: Scope
    plans: tuple[Plan, ...]

    @property
    def as_of(self) -> date | None:
        """The past day it is about."""
        return self.scope.day if self.scope.moment is not None else None

    def rows_href(self, *pairs: tuple[str, str]) -> str:
        """The list of the very rows, further narrowed: keys given here replace the address's own."""
        given = {key for key, _ in pairs}
        if given.isdisjoint(self.query.values):
            return "&".join(filter(None, [self._rows, *map(_pair, pairs)])).replace("?&", "?")
        return rows_href(*self.kept("xem", "them", *given), *pairs)

    @cached_property
    def _rows(self) -> str:
        return rows_href(*self.kept("xem", "them"))

    def kept(self, *but: str) -> list[tuple[str, str]]:
        """The filters that are on, as pairs of an address."""
        return [(key, value) for key, values in self.query.values.items() if key not in but for value in values]


def asked_of(
    request: HttpRequest,
    table: str,
    columns: Sequence[Column],
    filters: Sequence[Filter] = (),
    *,
    sort: str = "",
    size: int = 50,
) -> Asked:
    """Reads the address. `filters` stand beside the choice of plans. Two queries: plans, and agencies to choose."""
    actor = actor_of(request)
    plans = plans_to_choose(actor)
    every = (_plan_choice(plans), *filters)
    query = TableQuery.from_request(request, table, columns, every, sort=sort, size=size)
    return Asked(actor, query, every, scope_of(query, plans), plans)


def plans_to_choose(actor: Actor) -> tuple[Plan, ...]:
    """Those the actor sees. One query."""
    seen = Plan.objects.visible_to(actor).exclude(state="drafting")
    return tuple(seen.only("pk", "title", "number", "kind", "state", "soon_days", "first_day", "last_day"))


def scope_of(query: TableQuery, plans: Sequence[Plan]) -> Scope:
    """The work; without chosen plans those that run, the agencies' own left out: they repeat the province's."""
    chosen = set(query.all("ke-hoach"))
    wanted = [plan for plan in plans if str(plan.pk) in chosen] if chosen else usual_plans(plans)
    soon = {plan.soon_days for plan in wanted}
    judged = _JUDGED.get(query.text("dung-han"))
    scope = Scope(
        day=today(),
        plans=tuple(plan.pk for plan in wanted),
        soon_days=soon.pop() if len(soon) == 1 else None if soon else 0,
        section=_number(query.text("de-muc")),
        domain=query.text("linh-vuc"),
        organisation=_number(query.text("co-quan")),
        kind=query.text("loai-co-quan"),
        level=query.text("cap"),
        receiver=_number(query.text("noi-nhan")),
        held_by=_number(query.text("dang-giu")),
        standing=_WORK.get(query.text("loai")),
        stage=next((key for key, code in STAGE_CODES.items() if code == query.text("buoc")), ""),
        statuses=frozenset(Status(value) for value in query.all("tinh-trang")),
        judged=(judged[0], judged[1]) if judged else None,
        due=query.days("han"),
        change=next((key for key, code in CHANGE_CODES.items() if code == query.text("thay-doi")), ""),
        changed=query.days("doi"),
        extension_waits=query.on("cho-gia-han"),
        difficulty_open=query.on("vuong-mac"),
        words=query.text("q"),
    )
    as_of = query.day("ngay")
    return scope.at_end_of(as_of) if as_of else scope


def usual_plans(plans: Iterable[Plan]) -> list[Plan]:
    """What boards show before anything is chosen."""
    running = [plan for plan in plans if plan.state == "running"]
    return [plan for plan in running if plan.kind != "unit"] or running


def agency_choice(request: HttpRequest, key: str, label: str) -> Choice:
    """Agencies of the province's own level, and the one that is asked for. Communes are found by searching."""
    asked = _number(request.GET.get(key, "")) or 0
    rows = Organisation.objects.filter(
        Q(pk=asked) | Q(level=Level.PROVINCE, kind__in=[Kind.PROVINCE_COMMITTEE, Kind.DEPARTMENT])
    )
    return Choice(
        key,
        label,
        tuple(Option(str(pk), short or name) for pk, short, name in rows.values_list("pk", "short_name", "name")),
    )


def section_choice(request: HttpRequest) -> Choice:
    """The one heading that is asked for, by its name: one comes here from a board."""
    asked = _number(request.GET.get("de-muc", ""))
    options = [Option("0", "Không thuộc đề mục nào")]
    if asked:
        options += [Option(str(one.pk), str(one)[:80]) for one in Section.objects.filter(pk=asked)]
    return Choice("de-muc", "Đề mục", tuple(options))


def rows_href(*pairs: tuple[str, str]) -> str:
    """The list of assignments with these filters."""
    return f"{_address()}?{urlencode(pairs)}"


@cache
def _address() -> str:
    return reverse("assignments")


def _pair(pair: tuple[str, str]) -> str:
    return f"{pair[0]}={quote_plus(pair[1])}"


def as_of_notice(asked: Asked, address: str) -> Notice | None:
    """Says loudly that one looks at the past, with the way back to today."""
    if asked.as_of is None:
        return None
    kept = urlencode(asked.kept("ngay"))
    return Notice(
        f"Mọi con số dưới đây là của hết ngày {day_words(asked.as_of)}, theo những gì đã ghi nhận đến lúc đó.",
        title=f"Anh/chị đang xem ngày {day_words(asked.as_of)}, không phải hôm nay",
        kind="warning",
        action="Về hôm nay",
        href=f"{address}?{kept}",
    )


def plan_words(plan: Plan) -> str:
    """Short enough for a list."""
    words = plan.title if len(plan.title) <= 70 else f"{plan.title[:69].rstrip()}…"
    return f"{plan.number}: {words}" if plan.number else words


def _plan_choice(plans: Iterable[Plan]) -> Choice:
    return Choice("ke-hoach", "Kế hoạch", tuple(Option(str(one.pk), plan_words(one)) for one in plans), many=True)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else None
