"""Vietnamese words in plain Latin letters, for what knows no others: names of files, bank transfers."""

import unicodedata

_BARRED = str.maketrans("đĐ", "dD")


def unaccented(text: str) -> str:
    """The same letters without marks, small and capital as they were; what has no plain letter stays."""
    apart = unicodedata.normalize("NFD", text.translate(_BARRED))
    return unicodedata.normalize("NFC", "".join(letter for letter in apart if not unicodedata.combining(letter)))
