"""Every page about accounts and officers, to everybody of the cast."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from kientao.base.clock import today
from kientao.kernel.period import Period
from kientao.people.actions.inspections import create_inspection_mandate
from kientao.people.actions.officers import create_division
from kientao.people.actions.roles import grant_role
from kientao.people.actions.signing_in import try_password
from kientao.people.models import Account, Division, InspectionMandate, Posting, RoleGrant
from kientao.people.roles import Role
from kientao.people.urls_accounts import urlpatterns
from tests.support.cast import Cast, cast

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

# Own agency is Sở Tư pháp's: "tu_phap". Order: son minh lan quang hoa binh dung khoa thu
WHO = ("son", "minh", "lan", "quang", "hoa", "binh", "dung", "khoa", "thu")
GET = {
    "my_account": (200,) * 9,
    "account_change_password": (200,) * 9,
    "factor": (200,) * 9,
    "my_substitute": (200,) * 9,
    "officers": (302,) * 9,
    "accounts": (404, 404, 404, 404, 404, 404, 404, 200, 404),
    "account_add": (404, 404, 404, 404, 404, 404, 404, 200, 404),
    "account": (404, 404, 404, 404, 404, 404, 404, 200, 404),
    "accounts_import": (200, 404, 404, 404, 404, 404, 404, 200, 404),
    "accounts_form": (200, 404, 404, 404, 404, 404, 404, 200, 404),
    "officers_of": (200, 200, 200, 200, 404, 200, 404, 200, 404),
    "officer": (200, 200, 200, 200, 404, 200, 404, 200, 404),
    "appoint": (200, 200, 403, 403, 404, 403, 404, 200, 404),
    "grant_role": (200, 200, 403, 403, 404, 403, 404, 200, 404),
    "division_add": (200, 200, 403, 403, 404, 403, 404, 200, 404),
    "division": (200, 200, 403, 403, 404, 403, 404, 200, 404),
    "set_substitute": (200, 200, 200, 403, 404, 403, 404, 403, 404),
    "hand_over": (403, 200, 200, 403, 404, 403, 404, 403, 404),
    "inspections": (200, 404, 404, 404, 404, 200, 404, 404, 200),
    "inspection_add": (200, 404, 404, 404, 404, 404, 404, 404, 404),
}
# Open to anybody, or only a POST; tried elsewhere.
OTHERS = {
    "account_login",
    "mfa_authenticate",
    "openid_connect_login",
    "openid_connect_callback",
    "account_logout",
    "account_reset_password",
    "account_reset_password_from_key",
    "end_sessions",
    "switch_organisation",
    "inspection_end",
}


@pytest.fixture
def people() -> Cast:
    return cast()


def _in(people: Cast, who: str) -> Client:
    client = Client()
    client.force_login(people.accounts[who])
    return client


def _address(people: Cast, name: str) -> str:
    agency = people.organisations["tu_phap"].pk
    lan = people.officers["lan"].pk
    division, _ = Division.objects.get_or_create(organisation_id=agency, name="Văn phòng Sở")
    arguments = {
        "account": [people.accounts["lan"].pk],
        "division": [division.pk],
        **{key: [agency] for key in ("officers_of", "appoint", "grant_role", "division_add")},
        **{key: [agency, lan] for key in ("officer", "set_substitute", "hand_over")},
    }
    return reverse(name, args=arguments.get(name))


def test_no_page_was_forgotten() -> None:
    assert {pattern.name for pattern in urlpatterns} == set(GET) | OTHERS


@pytest.mark.parametrize("name", GET)
def test_each_page_opens_to_whom_it_should(people: Cast, name: str) -> None:
    address = _address(people, name)
    assert tuple(_in(people, who).get(address).status_code for who in WHO) == GET[name]
    answer = Client().get(address)
    assert (answer.status_code, answer.headers["Location"].split("?")[0]) == (302, "/dang-nhap/")


@pytest.mark.parametrize("name", [name for name, codes in GET.items() if 404 in codes or 403 in codes])
def test_a_form_sent_by_somebody_who_may_not_changes_nothing(people: Cast, name: str) -> None:
    address = _address(people, name)
    counts = [model.objects.count() for model in (Account, RoleGrant, Posting, Division, InspectionMandate)]
    for who, code in zip(WHO, GET[name], strict=True):
        if code in {403, 404}:
            assert _in(people, who).post(address, {"name": "x", "do": "disable"}).status_code in {403, 404, 405}
    assert [model.objects.count() for model in (Account, RoleGrant, Posting, Division, InspectionMandate)] == counts


@pytest.mark.parametrize("name", ["account_login", "account_reset_password"])
def test_the_door_is_open_to_strangers(name: str) -> None:
    assert Client().get(reverse(name)).status_code == 200


@pytest.mark.parametrize(
    "path", ["accounts/login/", "accounts/signup/", "signup/", "dang-ky/", "accounts/email/", "2fa/", "3rdparty/"]
)
def test_nothing_else_of_the_engine_has_an_address(path: str) -> None:
    assert Client().get(f"/{path}").status_code == 404


def test_what_is_asked_for_in_part_sends_the_whole_page_to_the_door(people: Cast) -> None:
    answer = Client().get("/tai-khoan/", headers={"HX-Request": "true"})
    assert answer.headers["HX-Redirect"] == "/dang-nhap/?next=%2Ftai-khoan%2F"


def test_pages_of_ones_own_are_kept_by_nobody_on_the_way(people: Cast) -> None:
    assert "no-store" in _in(people, "lan").get("/tai-khoan/").headers["Cache-Control"]


def test_the_administrator_finds_lan_without_accents_and_helps_her(people: Cast) -> None:
    khoa = _in(people, "khoa")
    page = khoa.get("/quan-tri/tai-khoan/?q=nguyen+lan").content.decode()
    assert "Nguyễn Thị Lan" in page
    assert "Lê Quang Minh" not in page
    address = _address(people, "account")
    refused = khoa.post(address, {"do": "disable", "reason": ""})
    assert "Ghi lý do" in refused.content.decode()
    assert khoa.post(address, {"do": "disable", "reason": "Nghỉ hưu"}).status_code == 302
    assert not Account.objects.get(username="lan").is_active
    assert khoa.post(address, {"do": "enable"}).status_code == 302
    page = khoa.post(address, {"do": "password"}).content.decode()
    password = page.split('class="one-time">')[1].split("<")[0]
    attempt = try_password(actor=people.khoa, username="lan", password=password, address="10.0.0.1")
    assert attempt.account is not None
    assert password not in khoa.get(address).content.decode()
    assert khoa.post(address, {"do": "nổ tung"}).status_code == 404


def test_the_administrator_leaves_their_own_account_alone(people: Cast) -> None:
    khoa = _in(people, "khoa")
    address = reverse("account", args=[people.accounts["khoa"].pk])
    assert "quản trị viên khác" in khoa.get(address).content.decode()
    assert khoa.post(address, {"do": "password"}).status_code == 403


def test_a_new_account_shows_its_password_once(people: Cast) -> None:
    khoa = _in(people, "khoa")
    made = khoa.post("/quan-tri/tai-khoan/them/", {"name": "Trịnh Thị  Mai", "username": "Mai.TT"})
    assert 'class="one-time"' in made.content.decode()
    assert Account.objects.get(username="mai.tt").officer.name == "Trịnh Thị Mai"
    again = khoa.post("/quan-tri/tai-khoan/them/", {"name": "Mai", "username": "mai.tt"})
    assert "đã có người dùng" in again.content.decode()


@pytest.mark.parametrize(
    "given",
    [
        {"name": "", "username": "ab"},
        {"name": "<script>alert(1)</script>", "username": "a b"},
        {"name": "A\x00B", "username": "abc"},
        {"name": "Mai", "username": "mai", "email": "mai"},
        {"name": "Mai", "username": "mai", "phone": "gọi tôi"},
        {"name": "Mai", "username": "mái"},
    ],
)
def test_a_bad_account_is_refused_beside_its_fields(people: Cast, given: dict[str, str]) -> None:
    answer = _in(people, "khoa").post("/quan-tri/tai-khoan/them/", given)
    assert answer.status_code == 422
    assert "<script>alert" not in answer.content.decode()
    assert "field-error" in answer.content.decode()


def test_minh_arranges_his_agency(people: Cast) -> None:
    minh, agency = _in(people, "minh"), people.organisations["tu_phap"]
    assert minh.post(f"/nhan-su/{agency.pk}/phong/", {"name": "Phòng Kiểm tra"}).status_code == 302
    twice = minh.post(f"/nhan-su/{agency.pk}/phong/", {"name": "Phòng Kiểm tra"})
    assert "đã có «Phòng Kiểm tra»" in twice.content.decode()
    division = Division.objects.get(name="Phòng Kiểm tra")
    seat = {"officer": "quang", "title": "Trưởng phòng", "division": division.pk, "valid_from": "1/3/2026"}
    assert minh.post(f"/nhan-su/{agency.pk}/bo-tri/", seat).status_code == 302
    page = minh.get(f"/nhan-su/{agency.pk}/").content.decode()
    assert "Phòng Kiểm tra" in page
    assert "Trưởng phòng" in page
    ending = minh.post(f"/nhan-su/phong/{division.pk}/", {"name": division.name, "last_day": f"{today():%d/%m/%Y}"})
    assert "Còn người đang ở đây: Ngô Văn Quang" in ending.content.decode()


def test_a_division_of_another_agency_is_not_offered(people: Cast) -> None:
    other = create_division(actor=people.son, organisation=people.organisations["noi_vu"], name="Phòng CCHC")
    minh, agency = _in(people, "minh"), people.organisations["tu_phap"]
    seat = {"officer": "quang", "title": "Trưởng phòng", "division": other.pk, "valid_from": "1/3/2026"}
    assert minh.post(f"/nhan-su/{agency.pk}/bo-tri/", seat).status_code == 422


def test_a_head_is_offered_only_the_roles_of_an_agency(people: Cast) -> None:
    agency = people.organisations["tu_phap"].pk
    page = _in(people, "minh").get(f"/nhan-su/{agency}/vai-tro/").content.decode()
    assert "Đầu mối" in page
    assert "Cơ quan thường trực:" not in page
    forged = {"officer": "quang", "role": Role.PROGRAMME_OFFICE.value, "valid_from": "1/3/2026"}
    assert _in(people, "minh").post(f"/nhan-su/{agency}/vai-tro/", forged).status_code == 422
    deputy = {"officer": "quang", "role": Role.DEPUTY.value, "valid_from": "1/3/2026"}
    answer = _in(people, "minh").post(f"/nhan-su/{agency}/vai-tro/", deputy)
    assert "văn bản ủy quyền" in answer.content.decode()


def test_a_role_ends_on_the_page_of_its_officer(people: Cast) -> None:
    address = _address(people, "officer")
    grant = RoleGrant.objects.get(officer=people.officers["lan"])
    minh = _in(people, "minh")
    assert minh.post(address, {"role": grant.pk, "last_day": "hôm qua"}).status_code == 422
    assert minh.post(address, {"role": grant.pk, "last_day": f"{today():%d/%m/%Y}"}).status_code == 302
    grant.refresh_from_db()
    assert grant.valid_to == today()
    of_hoa = RoleGrant.objects.get(officer=people.officers["hoa"])
    for forged in (of_hoa.pk, "x", "", "-1"):
        assert minh.post(address, {"role": forged, "last_day": "1/3/2026"}).status_code == 404
    assert _in(people, "quang").post(address, {"role": grant.pk, "last_day": "1/3/2026"}).status_code == 403


def test_work_is_handed_over_on_a_page(people: Cast) -> None:
    address = _address(people, "hand_over")
    answer = _in(people, "lan").post(address, {"taker": people.officers["quang"].pk, "legal_act": "BB 01"})
    assert answer.status_code == 302
    assert "Bàn giao cho Ngô Văn Quang" in _in(people, "lan").get(_address(people, "officer")).content.decode()


def test_an_inspection_is_entered_seen_by_its_members_and_ended(people: Cast) -> None:
    son = _in(people, "son")
    given = {
        "number": "12/QĐ-SNV",
        "signed_on": f"{today():%d/%m/%Y}",
        "title": "Kiểm tra công tác cải cách hành chính",
        "first_day": f"{today():%d/%m/%Y}",
        "last_day": f"{today() + timedelta(days=9):%d/%m/%Y}",
        "inspected_from": "1/1/2026",
        "inspected_to": "30/6/2026",
        "units": "tu-phap, van-son",
        "members": [people.officers["thu"].pk],
    }
    assert son.post("/kiem-tra/them/", given | {"units": "khong-co"}).status_code == 422
    assert son.post("/kiem-tra/them/", given | {"last_day": "1/1/2020"}).status_code == 422
    assert son.post("/kiem-tra/them/", given).status_code == 302
    assert son.post("/kiem-tra/them/", given).status_code == 422
    mandate = InspectionMandate.objects.get()
    assert "12/QĐ-SNV" in _in(people, "thu").get("/kiem-tra/").content.decode()
    end = reverse("inspection_end", args=[mandate.pk])
    assert _in(people, "thu").post(end).status_code == 403
    assert _in(people, "minh").post(end).status_code == 404
    assert son.post(end).status_code == 302
    mandate.refresh_from_db()
    assert mandate.last_day == today()


def test_an_inspector_sees_only_their_own_decisions(people: Cast) -> None:
    noi_vu = people.organisations["noi_vu"]
    grant_role(
        actor=people.son, officer=people.officers["lan"], organisation=noi_vu, role=Role.INSPECTOR, valid_from=today()
    )
    create_inspection_mandate(
        actor=people.son,
        number="13/QĐ-SNV",
        signed_on=today(),
        title="Kiểm tra đột xuất",
        open_days=Period(today(), today()),
        inspected=Period.year(2026),
        units=[people.organisations["van_son"]],
        members=[people.officers["lan"]],
    )
    assert "13/QĐ-SNV" not in _in(people, "thu").get("/kiem-tra/").content.decode()


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>'])
def test_what_people_type_is_shown_as_typed(people: Cast, text: str) -> None:
    create_division(actor=people.minh, organisation=people.organisations["tu_phap"], name=text)
    page = _in(people, "minh").get(_address(people, "officers_of")).content.decode()
    assert text not in page
    assert escape(text) in page
