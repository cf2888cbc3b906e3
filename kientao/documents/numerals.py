"""Numbers as lists print them."""

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_LETTERS = "abcdefghijklmnopqrstuvwxyz"  # Word and browsers print these also for Vietnamese: no đ, but f, j, w and z


def numeral(value: int, kind: str) -> str:
    """`value` written as kind "1", "I", "i", "A" or "a"; what a kind can't write comes in digits."""
    if kind in ("I", "i") and 0 < value < 4000:
        written = _roman(value)
        return written if kind == "I" else written.lower()
    if kind in ("A", "a") and 0 < value <= 26 * 30:
        # After z Word doubles the letter: aa, bb, cc.
        written = _LETTERS[(value - 1) % 26] * ((value - 1) // 26 + 1)
        return written if kind == "a" else written.upper()
    return str(value)


def _roman(value: int) -> str:
    parts: list[str] = []
    for worth, letters in _ROMAN:
        count, value = divmod(value, worth)
        parts.append(letters * count)
    return "".join(parts)
