"""Somebody does something, at random, as people do: mostly sensible, sometimes late, sometimes not theirs to do."""

import datetime
from collections.abc import Callable
from decimal import Decimal
from random import Random
from typing import Any

from kientao.base.actor import SYSTEM, Actor
from kientao.base.clock import today
from kientao.evidence.actions import hand_in_figure
from kientao.evidence.models import EvidenceItem
from kientao.people.models import Organisation
from kientao.programme.actions.deciding import accept, reopen, return_product
from kientao.programme.actions.delivering import (
    distribute,
    hand_in,
    prepare,
    send_back,
    submit_for_signature,
    withdraw,
)
from kientao.programme.actions.extending import ask_extension, grant_extension, refuse_extension
from kientao.programme.actions.gathering import add_piece, drop_piece
from kientao.programme.actions.helping import (
    answer_difficulty,
    close_difficulty,
    contribute,
    pass_difficulty,
    raise_difficulty,
)
from kientao.programme.actions.inheriting import pass_on, pass_on_all
from kientao.programme.actions.reminding import remind
from kientao.programme.actions.settling import settle_plan
from kientao.programme.actions.steering import drop, name_agencies, set_lead, set_waiting_date
from kientao.programme.models import Assignment, Difficulty, Extension, Party, Plan, Task
from kientao.programme.rules.on_time import Deciding
from tests.support.given import give
from tests.support.programme import World

_TEXTS = ("Chờ hướng dẫn", "Đã sửa", "Thiếu phụ lục", "Đủ", "Xem lại", "")
_PEOPLE = ("son", "lan", "minh", "quang", "dung", "hoa", "binh", "khoa", "thu")


class Walker:
    """One office under one seed. `step` does one thing and says what it was."""

    def __init__(self, world: World, seed: int) -> None:
        self._world, self._random = world, Random(seed)
        self._people: dict[str, Actor] = {who: world.cast.actor(who) for who in _PEOPLE}

    def step(self) -> tuple[str, Callable[[], object]]:
        """What is tried, and by whom; call it to try."""
        random = self._random
        verb = random.choice(VERBS)
        return verb.__name__, lambda: verb(self)

    @property
    def day(self) -> int:
        """How many days pass before the next thing is done."""
        return self._random.choice((0, 0, 0, 0, 1, 2, 7))

    def work(self, *states: str) -> Assignment:
        """Some work; seven times of eight in one of the states, where there is such."""
        rows = Assignment.objects.order_by("pk").select_related("plan")
        fitting = list(rows.filter(state__in=states)) if states and self._random.random() < 0.875 else []
        return self._random.choice(fitting or list(rows))

    def one_of(self, organisation: int | None) -> Actor:
        """Mostly somebody who acts for the agency."""
        own = [actor for actor in self._people.values() if actor.organisation == organisation]
        if own and self._random.random() < 0.9:
            heads = [actor for actor in own if actor.holds("head", "leader")]
            return self._random.choice(heads * 3 + own)
        return self._random.choice(list(self._people.values()))

    def anybody(self) -> Actor:
        """Whoever."""
        return self._random.choice(list(self._people.values()))

    def version(self, work: Assignment) -> int:
        """Mostly the one there is."""
        return work.version if self._random.random() < 0.93 else max(work.version - 1, 0)

    def words(self) -> str:
        """A reason, seldom none."""
        return self._random.choice(_TEXTS)

    def days(self, first: int, last: int) -> datetime.date:
        """Some day from so many days before or after today."""
        return today() + datetime.timedelta(self._random.randint(first, last))

    def agency(self) -> Organisation:
        """Any."""
        return self._random.choice(list(self._world.cast.organisations.values()))

    def maybe(self, thing: Any) -> Any:
        """Or None."""
        return self._random.choice((thing, None))

    def choice(self, things: Any) -> Any:
        """One of them; raises LookupError when there is none."""
        return self._random.choice(list(things))

    def figure(self, organisation: int) -> EvidenceItem:
        """Evidence of the agency."""
        return hand_in_figure(
            actor=self._head_of(organisation),
            organisation_id=organisation,
            title="Số liệu",
            value=Decimal(self._random.randint(0, 100)),
            unit="%",
            source="Sổ theo dõi",
        )

    def _head_of(self, organisation: int) -> Actor:
        found = [one for one in self._people.values() if one.organisation == organisation and one.holds("head")]
        return found[0] if found else self.anybody()

    @property
    def world(self) -> World:
        """Where it happens."""
        return self._world


def passes_it_inside(walker: Walker) -> object:
    """The head to an officer."""
    work = walker.work("open", "returned")
    officer = walker.maybe(walker.world.cast.officers["quang"].pk)
    actor, version = walker.one_of(work.organisation_id), walker.version(work)
    return distribute(actor=actor, assignment_id=work.pk, version=version, division_id=None, officer_id=officer)


def _delivers(verb: Any, walker: Walker) -> object:
    work = walker.work("open", "prepared", "returned", "awaiting-signature")
    actor, version = walker.one_of(work.organisation_id), walker.version(work)
    evidence = walker.choice((None, *[[walker.figure(work.organisation_id)]] * 3))
    dates = {"submitted_on": walker.maybe(walker.days(-20, -4)), "signed_on": walker.maybe(walker.days(-5, 0))}
    return verb(actor=actor, assignment_id=work.pk, version=version, evidence=evidence, **dates)


def prepares(walker: Walker) -> object:
    """The focal point."""
    return _delivers(prepare, walker)


def hands_in(walker: Walker) -> object:
    """The head."""
    return _delivers(hand_in, walker)


def adds_or_drops_a_piece(walker: Walker) -> object:
    """Evidence is put together."""
    work = walker.work("open", "prepared", "returned", "awaiting-signature")
    actor = walker.one_of(work.organisation_id)
    kept = EvidenceItem.objects.filter(hand_ins__assignment=work).order_by("pk").first()
    if kept is not None and walker.maybe(True):
        return drop_piece(actor=actor, assignment_id=work.pk, item_id=kept.pk)
    return add_piece(actor=actor, assignment_id=work.pk, item=walker.figure(work.organisation_id))


def sends_it_for_signature(walker: Walker) -> object:
    """It lies on a desk."""
    work = walker.work("open", "prepared", "returned", "awaiting-signature")
    return submit_for_signature(
        actor=walker.one_of(work.organisation_id),
        assignment_id=work.pk,
        version=walker.version(work),
        submitted_on=walker.days(-15, 1),
        holder=walker.choice(("Phó Chủ tịch", "")),
        held_by=walker.maybe(walker.agency()),
    )


def _with_reason(verb: Any, states: tuple[str, ...], whose: str, walker: Walker) -> object:
    work = walker.work(*states)
    actor = walker.one_of(getattr(work, f"{whose}_id"))
    return verb(actor=actor, assignment_id=work.pk, version=walker.version(work), reason=walker.words())


def sends_it_back(walker: Walker) -> object:
    """The head to the focal point."""
    return _with_reason(send_back, ("prepared",), "organisation", walker)


def takes_it_back(walker: Walker) -> object:
    """Before it is decided."""
    return _with_reason(withdraw, ("handed-in", "awaiting-signature"), "organisation", walker)


def returns_it(walker: Walker) -> object:
    """The receiver."""
    return _with_reason(return_product, ("handed-in",), "receiver", walker)


def opens_it_again(walker: Walker) -> object:
    """The receiver."""
    return _with_reason(reopen, ("accepted",), "receiver", walker)


def accepts(walker: Walker) -> object:
    """The receiver."""
    work = walker.work("handed-in")
    return accept(actor=walker.one_of(work.receiver_id), assignment_id=work.pk, version=walker.version(work))


def asks_for_time(walker: Walker) -> object:
    """The head."""
    work = walker.work("open", "returned", "prepared")
    actor, version, due = walker.one_of(work.organisation_id), walker.version(work), walker.days(-5, 400)
    return ask_extension(actor=actor, assignment_id=work.pk, version=version, asked_due=due, reason=walker.words())


def decides_on_time(walker: Walker) -> object:
    """Whoever set the deadline, or the office with its document."""
    row = walker.choice(Extension.objects.order_by("pk"))
    actor = walker.one_of(walker.world.cast.organisations[walker.choice(("ubnd", "noi_vu"))].pk)
    document = {"document_number": walker.choice(("7/UBND", "")), "document_date": walker.maybe(walker.days(-9, 1))}
    if walker.maybe(True):
        return grant_extension(actor=actor, extension_id=row.pk, granted_due=walker.days(-9, 400), **document)
    return refuse_extension(actor=actor, extension_id=row.pk, answer=walker.words(), **document)


def raises_a_difficulty(walker: Walker) -> object:
    """Somebody who takes part."""
    work = walker.work()
    actor, about = walker.one_of(work.organisation_id), walker.maybe(walker.agency())
    return raise_difficulty(actor=actor, task_id=work.task_id, text=walker.words(), assignment=work, about=about)


def deals_with_a_difficulty(walker: Walker) -> object:
    """Answers it, passes it on, says that it is resolved."""
    row = walker.choice(Difficulty.objects.order_by("pk"))
    actor = walker.one_of(walker.choice((row.sent_to_id, row.organisation_id)))
    shared = {"actor": actor, "difficulty_id": row.pk, "version": row.version}
    verb = walker.choice((answer_difficulty, pass_difficulty, close_difficulty))
    more: dict[Any, dict[str, Any]] = {
        answer_difficulty: {"answer": walker.words()},
        pass_difficulty: {"to": walker.agency(), "reason": walker.words()},
        close_difficulty: {},
    }
    return verb(**shared, **more[verb])


def contributes(walker: Walker) -> object:
    """A coordinating agency."""
    return contribute(actor=walker.anybody(), task_id=walker.work().task_id, text=walker.words())


def stops_work(walker: Walker) -> object:
    """Seldom."""
    if walker.choice(range(4)):
        return waits(walker)
    return _with_reason(drop, ("open",), "receiver", walker)


def says_when_it_is_due(walker: Walker) -> object:
    """What it waited for has come."""
    work = walker.work()
    actor, version, due = walker.one_of(work.receiver_id), walker.version(work), walker.days(-9, 90)
    return set_waiting_date(actor=actor, assignment_id=work.pk, version=version, due=due, document=walker.words())


def settles_the_plan(walker: Walker) -> object:
    """Which date decides, who receives."""
    plan = Plan.objects.get(pk=walker.world.plan.pk)
    terms = walker.choice(({"deciding": walker.choice(Deciding)}, {"receiver": walker.maybe(walker.agency())}))
    return settle_plan(
        actor=walker.choice((walker.world.cast.son, walker.anybody())), plan_id=plan.pk, version=plan.version, **terms
    )


def gives_new_work(walker: Walker) -> object:
    """A meeting's conclusion."""
    if Assignment.objects.count() > 24:
        return waits(walker)
    to = walker.choice(("Sở Tư pháp", "Văn phòng UBND tỉnh", "UBND xã Vân Sơn", "Các cơ quan liên quan"))
    due = walker.choice((walker.days(-5, 60).isoformat(), None))
    return give(walker.world, "Việc mới", to=to, due=due, coordinating=("Các cơ quan liên quan",))


def names_agencies(walker: Walker) -> object:
    """Who "các cơ quan liên quan" are, or who leads."""
    if walker.maybe(True):
        task = walker.choice(Task.objects.order_by("pk"))
        return set_lead(actor=walker.anybody(), task_id=task.pk, organisations=[walker.agency()])
    party = walker.choice(Party.objects.filter(is_open=True).order_by("pk"))
    return name_agencies(actor=walker.anybody(), party_id=party.pk, organisations=[walker.agency(), walker.agency()])


def passes_it_to_another_agency(walker: Walker) -> object:
    """As when one ended."""
    if walker.choice(range(5)):
        return pass_on_all(actor=walker.anybody(), province_id=walker.world.cast.organisations["ubnd"].pk)
    work = walker.work("open", "returned", "handed-in")
    actor, version = walker.anybody(), walker.version(work)
    return pass_on(actor=actor, assignment_id=work.pk, version=version, heirs=[walker.agency(), walker.agency()])


def is_reminded(walker: Walker) -> object:
    """By the program."""
    return remind(actor=SYSTEM)


def waits(walker: Walker) -> object:
    """Nothing is done."""
    return None


VERBS: tuple[Callable[[Walker], object], ...] = (
    passes_it_inside,
    prepares,
    hands_in,
    hands_in,
    adds_or_drops_a_piece,
    sends_it_for_signature,
    sends_it_back,
    takes_it_back,
    returns_it,
    returns_it,
    opens_it_again,
    accepts,
    accepts,
    asks_for_time,
    decides_on_time,
    decides_on_time,
    raises_a_difficulty,
    deals_with_a_difficulty,
    contributes,
    stops_work,
    says_when_it_is_due,
    settles_the_plan,
    gives_new_work,
    names_agencies,
    passes_it_to_another_agency,
    is_reminded,
)
