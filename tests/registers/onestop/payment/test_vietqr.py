"""A square that a bank's application photographs asks for exactly the transfer that was meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kientao.documents.squares import modules, png, svg
from kientao.registers.onestop.payment.vietqr import Transfer, checksum, fitting, parsed, payload

TRANSFERS = st.builds(
    Transfer,
    bank=st.from_regex(r"[0-9]{6}", fullmatch=True),
    account=st.from_regex(r"[0-9A-Za-z]{1,19}", fullmatch=True),
    amount=st.none() | st.integers(1, 10**13 - 1),
    purpose=st.text(max_size=60).map(fitting),
)


@given(TRANSFERS)
def test_a_bank_reads_back_what_was_asked(transfer: Transfer) -> None:
    assert parsed(payload(transfer)) == transfer


def test_the_check_sum_is_the_standard_s() -> None:
    assert checksum("123456789") == 0x29B1  # the check value of CRC-16/CCITT-FALSE
    assert checksum("") == 0xFFFF


def test_the_fields_stand_as_napas_orders_them() -> None:
    square = payload(Transfer("970416", "257678859", 1000, "Chuyen tien"))
    receiver = ["0010A000000727", "0123", "0006970416", "0109257678859", "0208QRIBFTTA"]
    more = ["5303704", "54041000", "5802VN", "62150811Chuyen tien"]
    assert square == "".join(["000201", "010212", "3853", *receiver, *more, "6304", "BBB8"])


@given(TRANSFERS, st.data())
def test_one_changed_letter_is_noticed(transfer: Transfer, data: st.DataObject) -> None:
    square = payload(transfer)
    at = data.draw(st.integers(0, len(square) - 1))
    other = data.draw(st.sampled_from("0123456789ABCDEF").filter(lambda letter: letter != square[at]))
    with pytest.raises(ValueError, match="VietQR"):
        parsed(square[:at] + other + square[at + 1 :])


@given(st.text(max_size=30))
def test_a_square_of_something_else_is_refused_in_words(text: str) -> None:
    with pytest.raises(ValueError, match="VietQR"):
        parsed(text)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"bank": "9704"}, "Mã ngân hàng"),
        ({"account": "12 34"}, "Số tài khoản"),
        ({"account": "1" * 20}, "Số tài khoản"),
        ({"amount": 0}, "Số tiền"),
        ({"amount": -5}, "Số tiền"),
        ({"amount": 10**13}, "Số tiền"),
        ({"purpose": "Lệ phí"}, "không dấu"),
        ({"purpose": "x" * 26}, "tối đa 25"),
    ],
)
def test_what_no_bank_takes_is_refused_by_name(changes: dict[str, object], said: str) -> None:
    given: dict[str, object] = {"bank": "970416", "account": "257678859", "amount": 1000, "purpose": ""}
    with pytest.raises(ValueError, match=said):
        Transfer(**given | changes)  # type: ignore[arg-type]


def test_a_purpose_loses_accents_and_strange_signs_and_keeps_the_code() -> None:
    assert fitting("Lệ phí hồ sơ: H56.17.05-260301-0012 (đợt 1)") == "Le phi ho so H56.17.05-26"
    assert fitting("H56.17.05-260301-0012") == "H56.17.05-260301-0012"


@given(TRANSFERS)
def test_a_square_is_drawn_alike_on_pages_and_on_paper(transfer: Transfer) -> None:
    square = payload(transfer)
    rows = modules(square)
    drawn = svg(square, title="Mã <chuyển khoản>")
    assert f'viewBox="0 0 {len(rows)} {len(rows)}"' in drawn
    assert "<title>Mã &lt;chuyển khoản&gt;</title>" in drawn
    assert (png(square, scale=2), svg(square, title="Mã <chuyển khoản>")) == (png(square, scale=2), drawn)
    assert png(square, scale=2).startswith(b"\x89PNG")
