"""Numbers that come with a button: which record, which version of it."""


def sent_number(text: str) -> int:
    """A whole number a page sent back; -1, which is nobody's, for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 18 else -1
