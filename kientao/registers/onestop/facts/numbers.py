"""Procedures of the catalogue as facts have them."""

from kientao.facts.procedures import own_number, procedure_number


def number_in_facts(key: int, code: str) -> int:
    """By its national code; what has none by its key in the catalogue."""
    number = procedure_number(code)
    return own_number(key) if number is None else number
