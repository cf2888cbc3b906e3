"""Documents marked as state secrets are recognised by the mark alone."""

import pytest

from kientao.programme.rules.secrecy import secrecy_mark


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("MẬT\nỦY BAN NHÂN DÂN", "Mật"),
        ("ỦY BAN NHÂN DÂN\nTUYỆT MẬT\nSố: 1", "Tuyệt mật"),
        ("ỦY BAN\n[Tối mật]\n", "Tối mật"),
        ("Độ mật: Mật\n", "Mật"),
        ("ỦY BAN NHÂN DÂN | TỐI MẬT |", "Tối mật"),
        ("UBND TỈNH\tMẬT", "Mật"),
    ],
)
def test_a_stamp_at_the_head_is_a_mark(text: str, level: str) -> None:
    assert secrecy_mark(text) == level


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch bảo vệ bí mật nhà nước",
        "Tuyệt mật, tối mật, mật là ba độ mật của bí mật nhà nước.",
        "bảo\nmật\nthông tin",
        "\n".join(f"dòng {number}" for number in range(100)) + "\nMẬT",
        "",
    ],
)
def test_words_in_a_sentence_or_far_below_are_no_mark(text: str) -> None:
    assert secrecy_mark(text) is None
