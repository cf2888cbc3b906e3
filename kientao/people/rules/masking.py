"""What strangers see of an address, a telephone number, the number of an identity paper. Pure.

Enough to recognise one they know, no more.
"""

import re

_DOTS = "•••"
_SHORTEST_NAME = 3
_SHORTEST_NUMBER = 9
_FIRST, _LAST = 4, 3  # of an identity number: where it was given and the figures people say


def masked_email(address: str) -> str:
    """ "n•••@kienan.gov.vn". A name of one or two letters, and what is no address, is masked whole."""
    name, at, domain = address.strip().rpartition("@")
    if not at:
        return _DOTS if address.strip() else ""
    return f"{name[0] if len(name) >= _SHORTEST_NAME else ''}{_DOTS}@{domain}"


def masked_phone(number: str) -> str:
    """ "09•••••678": two signs, the last three, and how many there are. Fewer than nine are masked whole."""
    signs = re.sub(r"[^0-9+]", "", number)
    if len(signs) < _SHORTEST_NUMBER:
        return _DOTS if number.strip() else ""
    return f"{signs[:2]}{'•' * (len(signs) - 5)}{signs[-3:]}"


def masked_number(number: str) -> str:
    """ "0011•••••345", of an identity paper or an enterprise. Fewer than nine signs are masked whole."""
    signs = number.strip()
    if len(signs) < _SHORTEST_NUMBER:
        return _DOTS if signs else ""
    return f"{signs[:_FIRST]}{'•' * (len(signs) - _FIRST - _LAST)}{signs[-_LAST:]}"
