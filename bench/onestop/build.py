"""A year of a province's one-stop shop: 130 communes, 25 departments, 2,200 procedures, a million dossiers.

The same numbers give the same rows. They are written by the database's own road, in the shapes the actions leave;
indexes are laid when the rows are there, as a restored backup has them.
"""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.auth.hashers import make_password
from django.db import connection, transaction

from kientao.base import bulk
from kientao.base.search import searchable
from kientao.kernel.key import key
from kientao.people.kinds import Kind, Level
from kientao.people.models import (
    Account,
    Officer,
    Organisation,
    OrganisationName,
    Post,
    Posting,
    RoleGrant,
)
from kientao.people.roles import Role
from kientao.registers.onestop.models import (
    Applicant,
    Dossier,
    DossierSpell,
    Event,
    Procedure,
    ProcedureVersion,
    ProcessVersion,
    StepRun,
    VersionState,
)
from kientao.registers.onestop.rules.as_json import as_json
from kientao.registers.onestop.rules.procedure import (
    Channel,
    Component,
    Content,
    Fee,
    Limit,
    LimitUnit,
    Manner,
    ResultKind,
)
from kientao.registers.onestop.rules.process import Place, Process, Step, StepKind, Way

TODAY = date(2026, 6, 15)
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
DEPARTMENTS, COMMUNES, OFFICERS = 25, 130, 4
WHO = {"counter": Role.COUNTER, "officer": Role.OFFICER, "head": Role.HEAD, "leader": Role.LEADER}
_CHUNK = 20_000
_FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Lý")
_MIDDLE = ("Thị", "Văn", "Hữu", "Đức", "Minh", "Ngọc", "Thanh", "Quang", "Hải", "Xuân", "Thu", "Kim")
_GIVEN = ("An", "Bình", "Cúc", "Dũng", "Đào", "Giang", "Hà", "Hùng", "Khánh", "Lan", "Mai", "Nam", "Phúc", "Sơn", "Yến")
_SUBJECTS = (
    "Cấp giấy chứng nhận đăng ký hộ kinh doanh", "Chứng thực bản sao từ bản chính", "Đăng ký biến động đất đai",
    "Cấp phiếu lý lịch tư pháp", "Đăng ký kết hôn", "Cấp giấy phép xây dựng nhà ở", "Hỗ trợ chi phí mai táng",
    "Cấp chứng chỉ hành nghề", "Đăng ký khai sinh", "Chuyển mục đích sử dụng đất",
)  # fmt: skip
_STEPS = ("Tiếp nhận", "Phân công", "Thẩm định", "Kiểm tra", "Phê duyệt")
_JUDGED = (
    "status", "procedure_id", "competent_id", "received_at_id", "channel", "received_on", "due", "early_until",
    "statistic_due", "statistic_early_until", "paused_since", "ended", "requests",
)  # fmt: skip
_DOSSIER = (
    "id", *_JUDGED, "code", "version_of_procedure_id", "applicant_name", "subject", "search", "result_at_id", "filed",
    "counted_from", "first_due", "promised", "done", "returned", "created", "created_by", "changed", "changed_by",
    "version",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shop:
    """Who looks, and what there is to look at. `people` by what they are."""

    people: dict[str, Account]
    department: Organisation
    commune: Organisation
    procedures: list[Procedure]
    dossiers: int


@dataclass(frozen=True, slots=True)
class _Places:
    departments: list[Organisation]
    communes: list[Organisation]
    officers: dict[int, list[int]]
    posts: dict[int, int]


class Building:
    """An empty database that is filled by and by. Call outside a transaction."""

    def __init__(self) -> None:
        self._chance, self._there = random.Random(11), 0
        with transaction.atomic():
            self._places, self._people = _people()
            self._procedures = _procedures(self._places)
            self._versions = dict(ProcedureVersion.objects.values_list("procedure", "pk"))

    def up_to(self, dossiers: int) -> Shop:
        """So many dossiers in all."""
        with _unindexed((Dossier, Applicant, DossierSpell, Event, StepRun)):
            for first in range(self._there, dossiers, _CHUNK):
                with transaction.atomic():
                    _load(first + 1, min(_CHUNK, dossiers - first), self._places, self._versions, self._chance)
        self._there = dossiers
        places = self._places
        return Shop(self._people, places.departments[0], places.communes[0], self._procedures, dossiers)


def moment(day: date, hour: int = 9) -> datetime:
    """That day in the office."""
    return datetime.combine(day, time(hour), HANOI)


def a_name(chance: random.Random) -> str:
    """Of a citizen nobody is."""
    return f"{chance.choice(_FAMILY)} {chance.choice(_MIDDLE)} {chance.choice(_GIVEN)}"


def _people() -> tuple[_Places, dict[str, Account]]:
    committee = Organisation.objects.create(
        code="ubnd", id_code="H99", name="Ủy ban nhân dân tỉnh Hải Sơn", kind=Kind.PROVINCE_COMMITTEE,
        level=Level.PROVINCE, search="uy ban nhan dan tinh hai son",
    )  # fmt: skip
    rows = []
    for at in range(1, DEPARTMENTS + COMMUNES + 1):
        department = at <= DEPARTMENTS
        name = f"Sở số {at}" if department else f"Ủy ban nhân dân xã số {at}"
        rows.append(
            Organisation(
                code=f"a{at}", id_code=f"H99.{at:03d}", name=name, parent=committee, order=at, search=searchable(name),
                kind=Kind.DEPARTMENT if department else Kind.COMMUNE_COMMITTEE,
                level=Level.PROVINCE if department else Level.COMMUNE,
            )
        )  # fmt: skip
    agencies = Organisation.objects.bulk_create(rows)
    OrganisationName.objects.bulk_create(
        OrganisationName(organisation=one, text=one.name, key=key(one.name), kind="standard") for one in agencies
    )
    posts = Post.objects.bulk_create(Post(organisation=one, title="Chuyên viên") for one in agencies)
    officers = Officer.objects.bulk_create(
        Officer(name=f"Công chức {at}", search=f"cong chuc {at}") for at in range(len(agencies) * OFFICERS)
    )
    Posting.objects.bulk_create(
        Posting(officer=officer, post=posts[at // OFFICERS], valid_from=date(2020, 1, 1))
        for at, officer in enumerate(officers)
    )
    by_agency = {
        one.pk: [officer.pk for officer in officers[at * OFFICERS : (at + 1) * OFFICERS]]
        for at, one in enumerate(agencies)
    }
    people = _accounts(committee, agencies[0], officers[:4])
    held = {one.pk: post.pk for one, post in zip(agencies, posts, strict=True)}
    return _Places(agencies[:DEPARTMENTS], agencies[DEPARTMENTS:], by_agency, held), people


def _accounts(committee: Organisation, department: Organisation, officers: list[Officer]) -> dict[str, Account]:
    password, people = make_password(None), {}
    for officer, (name, role) in zip(officers, WHO.items(), strict=True):
        people[name] = officer.account = Account.objects.create(username=name, password=password)
        officer.save()
        RoleGrant.objects.create(
            officer=officer, organisation=committee if role is Role.LEADER else department, role=role
        )
    return people


def _procedures(places: _Places, count: int = 2200) -> list[Procedure]:
    owners = places.departments
    rows = Procedure.objects.bulk_create(
        Procedure(
            code=f"1.{at:06d}", name=f"{_SUBJECTS[at % 10]} loại {at}", field=f"Lĩnh vực {at % 60}",
            owner=owners[at % len(owners)], search=searchable(f"1.{at:06d}", _SUBJECTS[at % 10]),
        )
        for at in range(1, count + 1)
    )  # fmt: skip
    shared: dict[str, Any] = {
        "number": 1, "state": VersionState.PUBLISHED, "content_hash": "", "valid_from": date(2024, 1, 1),
        "changed_by": "", "changed_at": moment(TODAY),
    }  # fmt: skip
    content = as_json(
        Content(
            name="Thủ tục",
            manners=tuple(
                Manner(channel, Limit(10, LimitUnit.WORKING_DAY), (Fee("Phí", 50_000),)) for channel in Channel
            ),
            components=tuple(Component(f"p{at}", f"Giấy tờ {at}") for at in range(4)),
            results=(ResultKind("Giấy chứng nhận"),),
        )
    )
    ProcedureVersion.objects.bulk_create(
        ProcedureVersion(procedure=one, content=content, online="none", **shared) for one in rows
    )
    process = as_json(
        Process(
            (
                Step("b1", "Tiếp nhận", StepKind.RECEIVE, Place.RECEPTION, minutes=240, ways=(Way("b2"),)),
                Step("b2", "Thẩm định", StepKind.APPRAISE, minutes=3360, ways=(Way("b3"),)),
                Step("b3", "Phê duyệt", StepKind.APPROVE, minutes=960, ways=(Way("b4"),)),
                Step("b4", "Trả kết quả", StepKind.RETURN, Place.RECEPTION, counted=False),
            )
        )
    )
    ProcessVersion.objects.bulk_create(ProcessVersion(procedure=one, content=process, **shared) for one in rows)
    return rows


def _load(first: int, count: int, places: _Places, versions: dict[int, int], chance: random.Random) -> None:
    """One chunk with everything that hangs on it."""
    dossiers: list[tuple[Any, ...]] = []
    people: list[tuple[Any, ...]] = []
    spells: list[tuple[Any, ...]] = []
    events: list[tuple[Any, ...]] = []
    steps: list[tuple[Any, ...]] = []
    procedures = list(versions.items())
    for pk in range(first, first + count):
        row = _dossier(pk, places, chance.choice(procedures), chance)
        dossiers.append(row)
        people.append((pk, f"0{chance.randrange(10**11):011d}", f"09{chance.randrange(10**8):08d}"))
        spells += _spells(pk, row)
        events += _events(pk, row)
        if row[1] in (2, 4):
            steps += _steps(pk, row, places, chance)
    bulk.insert(Dossier, _DOSSIER, dossiers)
    bulk.insert(Applicant, ("dossier_id", "id_number", "phone"), people)
    bulk.insert(DossierSpell, ("dossier_id", *_JUDGED, "from_at", "to_at"), spells)
    bulk.insert(Event, ("dossier_id", "number", "act", "at", "recorded", "actor", "organisation_id", "data"), events)
    bulk.insert(
        StepRun,
        ("dossier_id", "number", "key", "title", "kind", "organisation_id", "post_id", "officer_id", "state",
         "minutes", "started", "due", "finished", "receiver"),
        steps,
    )  # fmt: skip


def _dossier(pk: int, places: _Places, procedure: tuple[int, int], chance: random.Random) -> tuple[Any, ...]:
    competent = chance.choice(places.departments if chance.random() < 0.4 else places.communes)
    received_at = competent if chance.random() < 0.85 else chance.choice(places.communes)
    age = chance.randrange(365)
    received = moment(TODAY - timedelta(days=age), 8) + timedelta(minutes=chance.randrange(480))
    due = moment(received.date() + timedelta(days=chance.randrange(3, 30)), 17)
    taken = chance.randrange(1, 25)
    ended = None if age < taken or chance.random() < 0.01 else received + timedelta(days=taken)
    status = chance.choice((2, 4, 4, 4, 5)) if ended is None else chance.choice((10, 10, 10, 10, 9, 7, 3))
    paused = received + timedelta(hours=5) if status == 5 else None
    early = datetime.combine(due.date() - timedelta(days=1), time.max, HANOI)
    judged = (
        status, procedure[0], competent.pk, received_at.pk, chance.choice((1, 2, 2)), received, due, early, due, early,
        paused, ended, int(status == 5),
    )  # fmt: skip
    name, subject = a_name(chance), chance.choice(_SUBJECTS)
    code = f"{competent.id_code}.00-{received:%y%m%d}-{pk:07d}"
    return (
        pk, *judged, code, procedure[1], name, subject, searchable(code, name, subject), received_at.pk, received,
        received, due, due, ended, ended if status == 10 else None, received, "Công chức", ended or received,
        "Công chức", 3,
    )  # fmt: skip


def _spells(pk: int, row: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    judged, received, ended = row[1:14], row[6], row[12]
    opened = (2, *judged[1:11], None, 0)
    yield (pk, *opened[:10], None, *opened[11:], received, received + timedelta(minutes=30))
    begun = received + timedelta(minutes=30)
    yield (pk, 4, *opened[1:10], None, *opened[11:], begun, ended or begun + timedelta(hours=1))
    yield (pk, *judged, ended or begun + timedelta(hours=1), None)


def _events(pk: int, row: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    received, ended, place = row[6], row[12], row[3]
    for number, (act, at) in enumerate(
        (("receive", received), ("start", received), ("return" if ended else "step", ended or received)), 1
    ):
        yield pk, number, act, at, at, "Công chức", place, {}


def _steps(pk: int, row: tuple[Any, ...], places: _Places, chance: random.Random) -> Iterator[tuple[Any, ...]]:
    place, started = row[3], row[6]
    at = chance.randrange(5)
    for number, title in enumerate(_STEPS[: at + 1], 1):
        is_open = number == at + 1
        begun = started + timedelta(hours=number)
        officer = chance.choice(places.officers[place]) if chance.random() < 0.7 else None
        due = begun + timedelta(days=chance.randrange(1, 12))
        yield (
            pk, number, f"b{number}", title, "appraise", place, places.posts[place], officer,
            "open" if is_open else "done", 960, begun, due, None if is_open else begun + timedelta(hours=1),
            "" if is_open else "Công chức",
        )  # fmt: skip


@contextmanager
def _unindexed(models: tuple[type[Any], ...]) -> Iterator[None]:
    """On PostgreSQL indexes and references are checked once, when all rows are there."""
    if connection.vendor != "postgresql":
        yield
        return
    tables = [model._meta.db_table for model in models]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = ANY(%s) AND NOT EXISTS "
            "(SELECT 1 FROM pg_constraint WHERE conname = indexname)",
            [tables],
        )
        indexes = cursor.fetchall()
        for name, _ in indexes:
            cursor.execute(f'DROP INDEX "{name}"')
        cursor.execute("SET session_replication_role = replica")
        try:
            yield
        finally:
            cursor.execute("SET session_replication_role = DEFAULT")
            cursor.execute("SET maintenance_work_mem = '512MB'")
            for _, definition in indexes:
                cursor.execute(definition)
    _set_sequences(models)


def _set_sequences(models: tuple[type[Any], ...]) -> None:
    from django.core.management.color import no_style

    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(models)):
            cursor.execute(statement)
