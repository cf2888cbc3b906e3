"""A province's register from the facts that come with the program, before and after 2025."""

import time
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from kientao.base.actor import SYSTEM, VISITOR
from kientao.base.models import AuditEntry
from kientao.base.refusal import Invalid, NotAllowed
from kientao.kernel.key import key
from kientao.people.actions.provinces import load_former_province, load_province
from kientao.people.data import former_provinces, provinces, usual_bodies
from kientao.people.models import Organisation, Succession
from kientao.people.queries.directory import Directory, agency_register
from tests.people.test_resolution import Named

AFTER = date(2026, 3, 2)


def test_the_facts_hold_every_unit_of_the_country() -> None:
    units = [unit for province in provinces().values() for unit in province["communes"]]
    assert (len(provinces()), len(units)) == (34, 3321)
    assert len({code for code, _, _ in units}) == 3321
    assert all(len(code) == 5 and code.isdigit() for code, _, _ in units)
    assert {letter for _, letter, _ in units} == {"P", "X", "Đ"}
    assert sum(letter == "Đ" for _, letter, _ in units) == 13
    assert sum(province["kind"] == "Thành phố" for province in provinces().values()) == 7


def test_the_52_provinces_that_ended_became_23() -> None:
    former = former_provinces()
    assert len(former) == 52
    heirs = {province["successor"] for province in former.values()}
    assert len(heirs) == 23
    assert heirs <= set(provinces())
    assert len(set(provinces()) - heirs) == 11


def test_every_usual_body_names_others_that_exist() -> None:
    codes = [one["code"] for one in usual_bodies()]
    assert len(codes) == len(set(codes))
    assert all(one.get("parent", "VP") in codes for one in usual_bodies())


@pytest.mark.django_db
def test_a_province_of_today_is_there_after_one_action() -> None:
    summary = load_province(actor=SYSTEM, code="25")
    assert summary.communes == 148
    assert Organisation.objects.count() == summary.added
    assert AuditEntry.objects.count() == 1
    directory = Directory.load(summary.province, AFTER)
    assert len(directory.members("commune-committees")) == 148
    assert len(directory.members("departments")) >= 12
    assert directory.members("district-committees") == ()
    commune = directory.resolve("UBND phường Vĩnh Yên").organisation
    assert commune is not None
    row = Organisation.objects.get(pk=commune)
    assert (row.unit_code, row.code, row.english_name) == (
        "08707",
        "25.08707",
        "People's Committee of Vinh Yen Ward",
    )
    assert directory.resolve("Trung tâm PVHCC").organisation is not None
    assert directory.resolve("Công an tỉnh Phú Thọ").sure


@pytest.mark.django_db
def test_loading_again_adds_nothing_and_overwrites_nothing() -> None:
    first = load_province(actor=SYSTEM, code="12")
    Organisation.objects.filter(code="12.SNV").update(name="Sở Nội vụ và Lao động")
    second = load_province(actor=SYSTEM, code="12")
    assert (second.added, second.already_there, second.province) == (0, first.added, first.province)
    assert Organisation.objects.get(code="12.SNV").name == "Sở Nội vụ và Lao động"
    assert AuditEntry.objects.count() == 1


@pytest.mark.django_db
def test_a_centrally_run_city_has_its_own_words() -> None:
    load_province(actor=SYSTEM, code="01")
    names = set(Organisation.objects.values_list("name", flat=True))
    assert {"Văn phòng Ủy ban nhân dân thành phố", "Thành ủy", "Sở Quy hoạch - Kiến trúc"} <= names
    assert not any("{" in name for name in names)


@pytest.mark.django_db
def test_where_tourism_has_its_own_department_culture_has_another_name() -> None:
    load_province(actor=SYSTEM, code="48", optional=("SDL",))
    names = set(Organisation.objects.filter(kind="department").values_list("name", flat=True))
    assert {"Sở Du lịch", "Sở Văn hóa và Thể thao"} <= names
    assert "Sở Văn hóa, Thể thao và Du lịch" not in names


@pytest.mark.django_db
def test_a_plan_of_2021_names_a_department_and_the_register_says_who_took_over() -> None:
    new = load_province(actor=SYSTEM, code="25")
    old = load_former_province(actor=SYSTEM, code="26")
    then = Directory.load(old.province, date(2021, 10, 14))
    match = then.resolve("Sở TT&TT tỉnh Vĩnh Phúc")
    assert (match.sure, match.abolished) == (True, False)
    today = Directory.load(old.province, AFTER)
    match = today.resolve("Sở TT&TT")
    assert match.abolished
    heirs = {Organisation.objects.get(pk=one.successor).code: one.field for one in match.successors}
    assert heirs == {
        "25.SKHCN": "công nghệ thông tin, chuyển đổi số, bưu chính, viễn thông",
        "25.SVHTTDL": "báo chí, xuất bản",
    }
    assert all(one.via for one in match.successors), "through the department of the old province"
    assert today.members("departments") == ()
    assert [one.successor for one in today.successors(old.province)] == [new.province]


@pytest.mark.django_db
def test_a_province_that_lasted_knows_its_departments_of_before() -> None:
    load_province(actor=SYSTEM, code="42", with_former=True, optional=("SDTTG",))
    province = Organisation.objects.get(code="42")
    before = Directory.load(province.pk, date(2024, 5, 1))
    now = before.at(AFTER)
    assert before.resolve("Sở LĐTBXH").abolished is False
    assert {one.field for one in now.resolve("Sở LĐTBXH").successors} >= {"", "giảm nghèo"}
    assert now.resolve("Ban Dân tộc").abolished
    assert before.resolve("Sở Nông nghiệp và Môi trường").abolished, "not yet set up"
    assert before.members("commune-committees") == ()


@pytest.mark.django_db
def test_the_compiler_hears_which_departments_are_gone() -> None:
    load_province(actor=SYSTEM, code="25")
    old = load_former_province(actor=SYSTEM, code="26")
    register = agency_register(old.province, AFTER)
    it = Named("Sở Thông tin và Truyền thông", name="Sở Thông tin và Truyền thông")
    assert register.exists(it, date(2021, 10, 14))
    assert not register.exists(it, AFTER)
    assert register.exists(Named("Công ty Tân Dân", name="Công ty Tân Dân"), AFTER)


@pytest.mark.django_db
def test_a_former_province_waits_for_the_one_that_took_over() -> None:
    with pytest.raises(Invalid, match="25"):
        load_former_province(actor=SYSTEM, code="26")
    assert not Organisation.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["", "99", "1", "25; DROP TABLE", "Hà Nội"])
def test_an_unknown_code_is_refused(code: str) -> None:
    for load in (load_province, load_former_province):
        with pytest.raises(Invalid):
            load(actor=SYSTEM, code=code)


@pytest.mark.django_db
def test_a_stranger_loads_nothing() -> None:
    with pytest.raises(NotAllowed):
        load_province(actor=VISITOR, code="25")


@pytest.mark.django_db
def test_the_biggest_province_is_loaded_in_a_moment() -> None:
    started = time.process_time()
    load_province(actor=SYSTEM, code="79", with_former=True)
    assert time.process_time() - started < 5


@pytest.mark.django_db
def test_every_body_of_a_loaded_province_is_found_by_every_name_it_has() -> None:
    summary = load_province(actor=SYSTEM, code="38", optional=("SDTTG", "SNgV"))
    directory = Directory.load(summary.province, AFTER)
    for row in Organisation.objects.prefetch_related("names"):
        for name in {row.name, row.short_name, *(one.text for one in row.names.all())} - {""}:
            assert directory.resolve(name).organisation == row.pk, (name, directory.resolve(name))


@pytest.mark.django_db
def test_ten_thousand_phrases_are_resolved_within_a_second() -> None:
    summary = load_province(actor=SYSTEM, code="79")
    directory = Directory.load(summary.province, AFTER)
    names = list(Organisation.objects.values_list("name", flat=True))
    phrases = [f"{name} {'.' * (n % 3)}" for n, name in enumerate(names * (10_000 // len(names) + 1))][:9_000]
    phrases += [f"Tổ công tác số {n} về việc lạ" for n in range(1_000)]
    key.cache_clear()
    started = time.process_time()
    for phrase in phrases:
        directory.resolve(phrase)
    assert time.process_time() - started < 1


@pytest.mark.django_db
def test_a_directory_asks_three_questions_whatever_it_is_asked(django_assert_num_queries: object) -> None:
    summary = load_province(actor=SYSTEM, code="12")
    with django_assert_num_queries(3):  # type: ignore[operator]
        directory = Directory.load(summary.province, AFTER)
        for phrase in ("Sở Nội vụ", "UBND xã Mường Kim", "Sở Y tế"):
            directory.resolve(phrase)
        directory.members("commune-committees")


@pytest.mark.django_db
def test_the_command_tells_what_it_loaded_and_what_wants_checking() -> None:
    out = StringIO()
    call_command("load_province", "25", "--former", "26", "--with-former", stdout=out)
    told = out.getvalue()
    assert "148 UBND cấp xã" in told
    assert "Cần kiểm tra" in told
    assert Succession.objects.exists()
    with pytest.raises(CommandError, match="mã tỉnh có 2 chữ số"):
        call_command("load_province", "00")
    with pytest.raises(CommandError, match="yyyy-mm-dd"):
        call_command("load_province", "25", "--from", "1/7/2025")
