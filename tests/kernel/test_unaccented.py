"""Words lose their marks and nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from kientao.kernel.unaccented import unaccented


def test_a_name_is_spelt_in_plain_letters() -> None:
    assert unaccented("Nguyễn Thị Đường, xã Ỷ Dạ") == "Nguyen Thi Duong, xa Y Da"


@given(st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyỹửẫẶĐỒ 0-.", max_size=40))
def test_each_vietnamese_letter_gives_one_plain_letter(text: str) -> None:
    assert len(unaccented(text)) == len(text)
    assert unaccented(text).isascii()
    assert unaccented(unaccented(text)) == unaccented(text)
