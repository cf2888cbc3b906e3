"""Work lists and lists of dossiers: whose, in which order, found how, and the same rows wherever they are counted."""

import zipfile
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kientao.base.actor import SYSTEM
from kientao.kernel.key import key
from kientao.people.actions.officers import appoint, create_post
from kientao.registers.onestop.actions.looking_up import look_up
from kientao.registers.onestop.models import Dossier, PostOfStep, Sight, StepRun
from kientao.registers.onestop.queries.moment import reading
from kientao.registers.onestop.queries.search import search
from kientao.registers.onestop.queries.work_list import Wanted, Whose, narrowed, open_steps, ordered
from tests.registers.onestop.work.conftest import Desk
from tests.support.cast import SINCE
from tests.support.onestop import COPY, JUDICIAL, Shop
from tests.support.programme import on

pytestmark = pytest.mark.django_db
WORK, ALL = "/mot-cua/viec/", "/mot-cua/ho-so/"


def step(dossier: Dossier) -> StepRun:
    return StepRun.objects.get(dossier=dossier, state="open")


def version(dossier: Dossier) -> int:
    return Dossier.objects.values_list("version", flat=True).get(pk=dossier.pk)


def codes(office: Shop, who: str, whose: Whose, wanted: Wanted | None = None) -> list[str]:
    now = reading()
    rows = narrowed(open_steps(office.actor(who), whose), wanted or Wanted(), now.at, now.soon_until)
    return [one.dossier.code for one in ordered(rows)]


def test_the_soonest_due_stands_first_and_each_sees_the_own(office: Shop) -> None:
    later = office.dossier()
    with on("2026-03-02"):
        sooner = office.dossier()
    office.dossier(agency="tai_chinh")
    assert codes(office, "minh", Whose.AGENCY) == [sooner.code, later.code]
    assert codes(office, "yen", Whose.MINE) == []
    assert codes(office, "yen", Whose.AGENCY) == [sooner.code, later.code]
    assert codes(office, "hoa", Whose.AGENCY) == []


def test_what_waits_for_a_post_is_shown_to_who_sits_there(office: Shop) -> None:
    """Where several sit on a post nobody is given the step by the system."""
    here = office.organisations["tu_phap"]
    post = create_post(actor=SYSTEM, organisation=here, title="Chuyên viên chung")
    for who in ("yen", "duc"):
        officer = office.accounts[who].officer
        appoint(actor=SYSTEM, officer=officer, post=post, valid_from=SINCE)
    PostOfStep.objects.create(organisation=here, words=JUDICIAL, key=key(JUDICIAL), post=post)
    dossier = office.dossier()
    assert codes(office, "yen", Whose.POST) == codes(office, "duc", Whose.POST) == [dossier.code]
    assert codes(office, "minh", Whose.POST) == []


def test_filters_leave_what_they_say(office: Shop) -> None:
    dossier = office.dossier()
    office.dossier(name="Hồ Văn Mận")
    with on("2026-03-20"):
        assert len(codes(office, "minh", Whose.AGENCY, Wanted(time="late"))) == 2
        assert codes(office, "minh", Whose.AGENCY, Wanted(time="soon")) == []
        assert codes(office, "minh", Whose.AGENCY, Wanted(words="buoi phan")) == [dossier.code]
        assert codes(office, "minh", Whose.AGENCY, Wanted(words=dossier.code.lower())) == [dossier.code]


def test_several_are_taken_and_given_at_once_and_what_changed_is_listed(desk: Desk, office: Shop) -> None:
    first, second, third = office.dossier(), office.dossier(), office.dossier()
    marks = [f"{step(one).pk}:{version(one)}" for one in (first, second)]
    answer = desk("yen").post("/mot-cua/viec/nhan/", {"chon": [*marks, f"{step(third).pk}:1", "x:y"], "next": WORK})
    assert answer.status_code == 409
    assert "1 bước chưa thực hiện được" in answer.content.decode()
    assert codes(office, "yen", Whose.MINE) == [first.code, second.code]
    duc = str(office.actor("duc").officer)
    marks = [f"{step(one).pk}:{version(one)}" for one in (first, third)]
    asked = desk("minh").post("/mot-cua/viec/giao/", {"chon": marks})
    assert "Giao 2 bước" in asked.content.decode()
    done = desk("minh").post("/mot-cua/viec/giao/", {"chon": marks, "officer": duc, "note": "", "next": WORK})
    assert done.status_code == 302
    assert codes(office, "duc", Whose.MINE) == [first.code, third.code]


def test_nobody_takes_what_their_list_doesnt_show(desk: Desk, office: Shop) -> None:
    dossier = office.dossier()
    marks = [f"{step(dossier).pk}:{version(dossier)}"]
    for who in ("hoa", "kha", "mai"):
        answer = desk(who).post("/mot-cua/viec/nhan/", {"chon": marks, "next": "https://evil.example"})
        assert answer.headers["Location"] == WORK
    assert step(dossier).officer_id is None


@pytest.mark.parametrize(
    ("words", "found"),
    [("phan buoi", True), ("PHAN THỊ BƯỞI", True), ("buo", True), ("mận", False), ("phan man", False)],
)
def test_applicants_are_found_without_accents(office: Shop, words: str, found: bool) -> None:
    dossier = office.dossier()
    assert list(search(Dossier.objects.all(), words)) == [dossier] * found


def test_a_code_is_found_by_its_beginning(office: Shop) -> None:
    dossier = office.dossier()
    assert list(search(Dossier.objects.all(), dossier.code.lower())) == [dossier]
    assert list(search(Dossier.objects.all(), dossier.code[:12])) == [dossier]
    assert list(search(Dossier.objects.all(), "H99.003.00")) == []


def test_a_citizen_is_found_by_the_whole_number_and_every_look_is_kept(desk: Desk, office: Shop) -> None:
    dossier = office.dossier()
    answer = desk("mai").post("/mot-cua/ho-so-theo-giay-to/", {"number": "001 190 012 345"})
    assert dossier.code in answer.content.decode()
    assert "001190012345" not in answer.content.decode().replace('value="001 190 012 345"', "")
    assert Sight.objects.filter(dossier=dossier, what="search-by-number").count() == 1
    assert look_up(actor=office.actor("mai"), id_number="00119001") == []
    assert look_up(actor=office.actor("hoa"), id_number="001190012345") == []
    assert Sight.objects.count() == 1


def test_each_side_shows_what_the_agency_is_for_a_dossier(desk: Desk, office: Shop) -> None:
    there, here = office.dossier(), office.dossier("anh", COPY, "ben_da")
    for who, side, shown in (
        ("mai", "tiep-nhan", {there.code}),
        ("mai", "giai-quyet", set()),
        ("minh", "giai-quyet", {there.code}),
        ("minh", "tiep-nhan", set()),
        ("anh", "tiep-nhan", {here.code}),
        ("son", "", {there.code, here.code}),
        ("son", "lien-thong", set()),
        ("hoa", "", set()),
    ):
        page = desk(who).get(f"{ALL}?ben={side}").content.decode()
        assert {one.code for one in (there, here) if one.code in page} == shown, (who, side)


def test_the_workbook_has_the_rows_of_the_list_and_masks_numbers(desk: Desk, office: Shop) -> None:
    dossier = office.dossier()
    other = office.dossier(name="Hồ Văn Mận", id_number="001088004321")
    sheet = b"".join(desk("minh").get("/mot-cua/ho-so.xlsx?q=buoi").streaming_content)  # type: ignore[attr-defined]
    words = zipfile.ZipFile(BytesIO(sheet)).read("xl/worksheets/sheet1.xml").decode()
    assert dossier.code in words
    assert other.code not in words
    assert "001190012345" not in words
    assert "0011" in words


def test_nonsense_in_the_address_counts_as_nothing(desk: Desk, office: Shop) -> None:
    office.dossier()
    bad = (
        "?trang-thai=x&thoi-han=y&thu-tuc=1%27&co-quan=-1&han-tu=31/31&trang=999999&sap-xep=--&cot=..&ben=%00&q=%00%27"
    )
    for path in (ALL, "/mot-cua/ho-so.xlsx", WORK, "/mot-cua/tre-han/", "/mot-cua/so-lieu/", "/mot-cua/so-lieu/ho-so/"):
        assert desk("son").get(path + bad).status_code == 200, path
    for path in ("/mot-cua/so-lieu/thoi-gian/", "/mot-cua/bieu-ii06a/", "/mot-cua/chat-luong/"):
        assert desk("son").get(path + bad.replace("thu-tuc=1%27&", "thu-tuc=99999999999999999999&")).status_code == 200


@pytest.mark.parametrize(
    ("path", "part"), [(WORK + "?ben=co-quan", "viec-mot-cua"), (ALL, "ho-so"), ("/mot-cua/tre-han/", "tre-han")]
)
def test_the_list_alone_is_what_the_whole_page_has(desk: Desk, office: Shop, path: str, part: str) -> None:
    office.dossier()
    with on("2026-03-20"):
        whole = desk("minh").get(path).content.decode()
        alone = desk("minh").get(path, headers={"HX-Request": "true", "HX-Target": part}).content.decode()
    assert alone[alone.index("<tbody>") : alone.index("</tbody>")] in whole
    assert "<html" not in alone


@pytest.mark.parametrize("path", [WORK + "?ben=co-quan", ALL, "/mot-cua/tre-han/"])
def test_a_list_asks_the_same_however_long_it_is(desk: Desk, office: Shop, path: str) -> None:
    office.dossier()
    with on("2026-03-20"):
        minh = desk("minh")
        minh.get(path)
        with CaptureQueriesContext(connection) as few:
            minh.get(path)
        with on("2026-03-03"):
            for _ in range(12):
                office.dossier()
        with CaptureQueriesContext(connection) as many:
            minh.get(path)
    assert len(many) == len(few)
    assert len(many) <= 30, len(many)
