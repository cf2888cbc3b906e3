"""What the programme office does with organisations, and what nobody else may."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from kientao.base.actor import SYSTEM, VISITOR, Actor
from kientao.base.audit import faults
from kientao.base.clock import moved_to
from kientao.base.models import AuditEntry
from kientao.base.refusal import ChangedMeanwhile, Invalid, NotAllowed
from kientao.people.actions.names import add_alias, remove_alias
from kientao.people.actions.organisations import (
    Successor,
    add_successor,
    correct_organisation,
    end_organisation,
    establish_organisation,
    move_organisation,
    rename_organisation,
)
from kientao.people.actions.responsibilities import set_responsibility
from kientao.people.domains import PROGRAMME_OFFICE
from kientao.people.models import Organisation, Responsibility
from kientao.people.queries.directory import Directory
from kientao.people.queries.organisations import found, province_id_of, visible_to
from kientao.people.queries.responsibility import all_responsible, domains_of, programme_office, responsible
from kientao.people.rules.entries import Entry
from tests.support.cast import Cast, cast

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)


@pytest.fixture
def people() -> Cast:
    return cast()


def _entry(code: str = "SDL", name: str = "Sở Du lịch", **more: object) -> Entry:
    given: dict[str, object] = {"kind": "department", "level": "province", "parent": "ubnd", **more}
    return Entry(code, name, **given)  # type: ignore[arg-type]


def test_a_new_department_is_found_by_its_name_at_once(people: Cast) -> None:
    made = establish_organisation(actor=people.son, entry=_entry(short_name="Sở DL", legal_act="12/NQ-HĐND"))
    province = people.organisations["ubnd"].pk
    assert Directory.load(province, TODAY).resolve("Sở DL").organisation == made.pk
    assert made.pk in Directory.load(province, TODAY).members("departments")
    entry = AuditEntry.objects.latest("sequence")
    assert (entry.actor, entry.action, entry.subject) == (
        "Trần Hải Sơn",
        "establish_organisation",
        f"Organisation {made.pk}",
    )
    assert not list(faults())


@pytest.mark.parametrize("who", ["lan", "minh", "hoa", "binh", "dung", "khoa", "thu", "quang"])
def test_only_the_programme_office_keeps_the_register(people: Cast, who: str) -> None:
    actor, office = people.actor(who), people.organisations["tai_chinh"]
    before = AuditEntry.objects.count()
    attempts = (
        lambda: establish_organisation(actor=actor, entry=_entry()),
        lambda: rename_organisation(actor=actor, organisation=office, name="Sở Kho bạc"),
        lambda: end_organisation(actor=actor, organisation=office, last_day=TODAY),
        lambda: move_organisation(actor=actor, organisation=office, parent=None),
        lambda: correct_organisation(actor=actor, organisation=office, email="a@b.vn"),
        lambda: add_alias(actor=actor, organisation=office, text="Sở Tiền"),
        lambda: set_responsibility(
            actor=actor, province=people.organisations["ubnd"], subject="finance", organisation=office
        ),
    )
    for attempt in attempts:
        with pytest.raises(NotAllowed, match="cơ quan thường trực"):
            attempt()
    assert AuditEntry.objects.count() == before


def test_a_code_is_never_used_twice(people: Cast) -> None:
    with pytest.raises(Invalid) as refused:
        establish_organisation(actor=people.son, entry=_entry(code="noi-vu"))
    assert "chỉ dùng một lần" in refused.value.errors["code"]


BAD = [
    ({"name": " "}, "name"),
    ({"name": "x" * 251}, "name"),
    ({"name": "Sở\x00 A"}, "name"),
    ({"code": "có cách"}, "code"),
    ({"code": ""}, "code"),
    ({"kind": "sở"}, "kind"),
    ({"level": "xóm"}, "level"),
    ({"parent": "không-có"}, "parent"),
    ({"unit_code": "123"}, "unit_code"),
    ({"email": "a@b"}, "email"),
    ({"valid_from": date(2026, 2, 1), "valid_to": date(2026, 1, 1)}, "valid_to"),
]


@pytest.mark.parametrize(("given", "field"), BAD)
def test_what_cannot_be_kept_is_refused_beside_its_field(people: Cast, given: dict[str, object], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        establish_organisation(actor=people.son, entry=_entry(**given))  # type: ignore[arg-type]
    assert refused.value.errors[field].endswith(".")
    assert not Organisation.objects.filter(name__startswith="Sở Du lịch").exists()


def test_a_renamed_department_answers_to_both_names(people: Cast) -> None:
    office = people.organisations["khcn"]
    rename_organisation(
        actor=people.son,
        organisation=office,
        name="Sở Khoa học, Công nghệ và Số",
        short_name="Sở KCS",
    )
    directory = Directory.load(people.organisations["ubnd"].pk, TODAY)
    for name in ("Sở Khoa học và Công nghệ", "Sở KH&CN", "Sở Khoa học, Công nghệ và Số", "Sở KCS"):
        assert directory.resolve(name).organisation == office.pk, name
    assert "Tên cũ" in directory.resolve("Sở Khoa học và Công nghệ").reason
    again = rename_organisation(
        actor=people.son, organisation=office, name="Sở Khoa học và Công nghệ", short_name="Sở KH&CN"
    )
    assert set(again.names.filter(kind="standard").values_list("text", flat=True)) == {"Sở Khoa học và Công nghệ"}
    assert found(visible_to(people.lan), words="so KCS").get() == office


def test_two_who_rename_at_once_do_not_overwrite_each_other(people: Cast) -> None:
    office = people.organisations["khcn"]
    rename_organisation(actor=people.son, organisation=office, name="Sở A", version=1)
    with pytest.raises(ChangedMeanwhile):
        rename_organisation(actor=people.son, organisation=office, name="Sở B", version=1)
    office.refresh_from_db()
    assert (office.name, office.version) == ("Sở A", 2)


def test_an_ended_department_leaves_its_fields_to_its_successors(people: Cast) -> None:
    gone, heir = people.organisations["khcn"], people.organisations["noi_vu"]
    end_organisation(
        actor=people.son,
        organisation=gone,
        last_day=date(2026, 1, 31),
        legal_act="12/NQ-HĐND",
        successors=[Successor(heir, "chuyển đổi số"), Successor(people.organisations["van_phong"])],
    )
    directory = Directory.load(people.organisations["ubnd"].pk, TODAY)
    match = directory.resolve("Sở KH&CN")
    assert (match.organisation, match.abolished) == (gone.pk, True)
    assert [(one.successor, one.field) for one in match.successors] == [
        (heir.pk, "chuyển đổi số"),
        (people.organisations["van_phong"].pk, ""),
    ]
    assert gone.pk not in directory.members("departments")
    assert gone.pk in directory.at(date(2026, 1, 31)).members("departments")


def test_what_an_ended_department_answered_for_ends_with_it(people: Cast) -> None:
    province, gone = people.organisations["ubnd"].pk, people.organisations["van_phong"]
    end_organisation(actor=people.son, organisation=gone, last_day=date(2026, 1, 31))
    assert responsible("procedures", province, date(2026, 1, 31)) == gone
    assert responsible("procedures", province, date(2026, 2, 1)) is None


def test_an_ending_that_makes_no_sense_is_refused(people: Cast) -> None:
    office, heir = people.organisations["khcn"], people.organisations["noi_vu"]
    for last_day, successors in (
        (date(2019, 1, 1), []),
        (TODAY, [Successor(office)]),
        (TODAY, [Successor(heir), Successor(heir)]),
        (TODAY, [Successor(heir, "x" * 251)]),
    ):
        with pytest.raises(Invalid):
            end_organisation(actor=people.son, organisation=office, last_day=last_day, successors=successors)
    end_organisation(actor=people.son, organisation=office, last_day=TODAY)
    with pytest.raises(Invalid, match="đã kết thúc"):
        end_organisation(actor=people.son, organisation=office, last_day=TODAY)
    with pytest.raises(Invalid, match="không hoạt động"):
        end_organisation(
            actor=people.son, organisation=heir, last_day=TODAY, successors=[Successor(people.organisations["khcn"])]
        )
    office.refresh_from_db()
    assert office.version == 2


def test_a_part_of_the_work_can_pass_on_while_the_department_stays(people: Cast) -> None:
    link = add_successor(
        actor=people.son,
        organisation=people.organisations["noi_vu"],
        successor=people.organisations["khcn"],
        field="ISO",
        effective=date(2026, 1, 1),
    )
    assert (link.predecessor, link.field) == (people.organisations["noi_vu"], "ISO")
    assert not Directory.load(people.organisations["ubnd"].pk, TODAY).resolve("Sở Nội vụ").abolished


def test_nobody_stands_above_themselves(people: Cast) -> None:
    ubnd, office = people.organisations["ubnd"], people.organisations["khcn"]
    move_organisation(actor=people.son, organisation=office, parent=people.organisations["noi_vu"])
    for parent in (ubnd, office):
        with pytest.raises(Invalid):
            move_organisation(actor=people.son, organisation=ubnd, parent=parent)
    assert province_id_of(office.pk) == ubnd.pk


def test_an_alias_can_be_added_once_and_taken_away(people: Cast) -> None:
    office = people.organisations["khcn"]
    name = add_alias(actor=people.son, organisation=office, text="Sở  Khoa   Công")
    assert name.text == "Sở Khoa Công"
    with pytest.raises(Invalid):
        add_alias(actor=people.son, organisation=office, text="SỞ KHOA CÔNG")
    for bad in ("", "  ", "()", "x" * 300, "a\x00b"):
        with pytest.raises(Invalid):
            add_alias(actor=people.son, organisation=office, text=bad)
    assert Directory.load(people.organisations["ubnd"].pk, TODAY).resolve("Sở Khoa Công").organisation == office.pk
    remove_alias(actor=people.son, name=name)
    assert not found(visible_to(people.lan), words="khoa cong cong khoa so khoa cong").filter(search="").exists()
    standard = office.names.get(kind="standard")
    with pytest.raises(Invalid):
        remove_alias(actor=people.son, name=standard)


def test_a_correction_says_what_was_there_before(people: Cast) -> None:
    office = people.organisations["khcn"]
    correct_organisation(
        actor=people.son, organisation=office, email="khcn@haison.example", valid_from=date(2021, 1, 1)
    )
    entry = AuditEntry.objects.latest("sequence")
    assert '"valid_from": "2021-01-01"' in entry.data
    assert '"valid_from_before": "2020-01-01"' in entry.data
    with pytest.raises(TypeError):
        correct_organisation(actor=people.son, organisation=office, name="Khác")
    with pytest.raises(Invalid):
        correct_organisation(actor=people.son, organisation=office, unit_code="1")


def test_who_answers_for_a_domain_changes_on_a_day(people: Cast) -> None:
    ubnd, law = people.organisations["ubnd"], people.organisations["tu_phap"]
    set_responsibility(
        actor=people.son,
        province=ubnd,
        subject="procedures",
        organisation=law,
        valid_from=date(2026, 2, 1),
        legal_act="5/QĐ-UBND",
    )
    assert responsible("procedures", ubnd.pk, date(2026, 1, 31)) == people.organisations["van_phong"]
    assert responsible("procedures", ubnd.pk, date(2026, 2, 1)) == law
    assert domains_of(law.pk, TODAY) == ("procedures",)
    assert domains_of(people.organisations["noi_vu"].pk, TODAY) == ("steering",)
    assert programme_office(ubnd.pk, TODAY) == people.organisations["noi_vu"]
    assert all_responsible(ubnd.pk, TODAY)["digital"] is None


def test_one_answers_at_a_time(people: Cast) -> None:
    ubnd, law = people.organisations["ubnd"], people.organisations["tu_phap"]
    for subject, organisation, since in (
        ("procedures", law, date(2019, 1, 1)),
        ("procedures", law, None),
        ("procedures", people.organisations["van_phong"], TODAY),
        ("nonsense", law, TODAY),
    ):
        with pytest.raises(Invalid):
            set_responsibility(
                actor=people.son, province=ubnd, subject=subject, organisation=organisation, valid_from=since
            )
    with pytest.raises(Invalid):
        set_responsibility(actor=people.son, province=law, subject="finance", organisation=law, valid_from=TODAY)
    on = Responsibility.objects.on(TODAY).filter(province=ubnd, subject=PROGRAMME_OFFICE)
    assert on.count() == 1


def test_a_visitor_sees_no_organisation(people: Cast) -> None:
    assert not visible_to(VISITOR).exists()
    assert visible_to(people.hoa).count() == visible_to(SYSTEM).count() == 8
    assert not visible_to(Actor("kẻ lạ", roles=frozenset({"programme-office"}))).exists()


def test_search_needs_no_accents(people: Cast) -> None:
    seen = visible_to(people.lan)
    for words, name in (
        ("so tai chinh", "Sở Tài chính"),
        ("VĂN PHÒNG", "Văn phòng Ủy ban nhân dân tỉnh"),
        ("van son", "Ủy ban nhân dân xã Vân Sơn"),
    ):
        assert found(seen, words=words).get().name == name
    assert found(seen, kind="commune-committee").count() == 2
    assert found(seen, level="commune", on=date(2019, 1, 1)).count() == 0
    assert not found(seen, words="' OR 1=1 --").exists()
    assert found(seen, words="%").count() == 0


def test_the_audit_trail_keeps_the_moment_of_the_clock(people: Cast) -> None:
    with moved_to(datetime(2026, 5, 4, 8, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))):
        add_alias(actor=people.son, organisation=people.organisations["khcn"], text="Sở Khoa Công")
    assert AuditEntry.objects.latest("sequence").at.date() == date(2026, 5, 4)
