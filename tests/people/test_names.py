"""One agency has many spellings; two agencies never share one."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kientao.people.rules.names import Place, name_key, place_free_key

VINH_PHUC = Place.of("Ủy ban nhân dân tỉnh Vĩnh Phúc")
HA_NOI = Place.of("Ủy ban nhân dân thành phố Hà Nội")

SAME = [
    ("Sở GD&ĐT", "Sở Giáo dục và Đào tạo"),
    ("Sở GDĐT", "Sở Giáo dục, Đào tạo"),
    ("Sở TT&TT", "Sở Thông tin và Truyền thông"),
    ("Sở TT-TT", "Sở Thông tin & Truyền thông"),
    ("Sở NN&PTNT", "Sở Nông nghiệp và Phát triển nông thôn"),
    ("Sở LĐ-TB&XH", "Sở Lao động - Thương binh và Xã hội"),
    ("Sở LĐTBXH", "Sở Lao động, Thương binh và Xã hội"),
    ("Sở KH & CN", "Sở Khoa học và công nghệ"),
    ("Sở KHĐT", "Sở Kế hoạch và Đầu tư"),
    ("Sở VHTTDL", "Sở Văn hóa, Thể thao và Du lịch"),
    ("Sở VH,TT&DL", "Sở Văn hoá Thể thao và Du lịch"),
    ("Sở TN&MT", "Sở Tài nguyên và Môi trường"),
    ("VP UBND tỉnh", "Văn phòng Uỷ ban nhân dân tỉnh"),
    ("VP HĐND-UBND", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"),
    ("TT PVHCC", "Trung tâm Phục vụ Hành chính công"),
    ("UBMTTQ Việt Nam tỉnh", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"),
    ("Ủy ban MTTQ tỉnh", "Mặt trận Tổ quốc tỉnh"),
    ("BHXH tỉnh", "Bảo hiểm xã hội tỉnh"),
    ("BQL các KCN tỉnh", "Ban Quản lý các khu công nghiệp tỉnh"),
    ("Sở Nội vụ (cơ quan thường trực)", "SỞ NỘI VỤ"),
    ("Sở  Nội\u00a0vụ.", "Sở Nội vụ"),
    ("UBND TP. Vĩnh Yên", "Ủy ban nhân dân thành phố Vĩnh Yên"),
]


@pytest.mark.parametrize(("short", "full"), SAME)
def test_an_abbreviation_is_the_name_written_out(short: str, full: str) -> None:
    assert name_key(short) == name_key(full)


def test_a_law_department_is_not_read_as_an_abbreviation_of_the_centre() -> None:
    assert name_key("Sở Tư pháp") == "sở tư pháp"


INSIDE = [
    ("Văn phòng UBND tỉnh", "Văn phòng UBND tỉnh Vĩnh Phúc"),
    ("Văn phòng UBND", "Văn phòng UBND tỉnh Vĩnh Phúc"),
    ("Sở Nội vụ", "Sở Nội vụ tỉnh Vĩnh Phúc"),
    ("Sở Nội vụ", "Sở Nội vụ Vĩnh Phúc"),
    ("Công an tỉnh", "Công an tỉnh Vĩnh Phúc"),
    ("xã Đạo Trù", "UBND xã Đạo Trù tỉnh Vĩnh Phúc"),
    ("UBND tỉnh", "Ủy ban nhân dân tỉnh Vĩnh Phúc"),
]


@pytest.mark.parametrize(("short", "full"), INSIDE)
def test_inside_a_province_its_name_goes_without_saying(short: str, full: str) -> None:
    assert place_free_key(short, VINH_PHUC) == place_free_key(full, VINH_PHUC)


def test_a_ward_with_the_provinces_own_name_stays_itself() -> None:
    assert place_free_key("UBND phường Vĩnh Phúc", VINH_PHUC) == "phường vĩnh phúc"
    assert place_free_key("UBND thành phố Vĩnh Phúc", VINH_PHUC) == "thành phố vĩnh phúc"


def test_a_city_under_a_province_is_not_the_province() -> None:
    assert place_free_key("Công an thành phố", VINH_PHUC) != place_free_key("Công an tỉnh", VINH_PHUC)
    assert place_free_key("Công an thành phố", HA_NOI) == place_free_key("Công an TP Hà Nội", HA_NOI)


@given(st.text(max_size=120))
def test_any_text_has_a_key_that_is_its_own_key(text: str) -> None:
    once = name_key(text)
    assert "  " not in once
    assert place_free_key(text, VINH_PHUC) == place_free_key(text, VINH_PHUC).strip()


@given(st.sampled_from([full for _, full in SAME]))
def test_decomposed_text_has_the_same_key(text: str) -> None:
    assert name_key(unicodedata.normalize("NFD", text)) == name_key(text)
