"""Marks in front of a line that begin a new paragraph."""

import re

_LABEL = re.compile(
    r"(?:[-–+•*◦▪]\s*\S|\d{1,2}(?:\.\d{1,2}){0,4}[.)/]\s|\d{1,2}(?:\.\d{1,2}){1,4}\s|[a-zđ]\)\s?|\(\d{1,2}\)\s|[IVXL]{1,6}[.)]\s?\S"
    r"|[A-HĐ]\.\s|Điều \d+|Phụ lục|PHỤ LỤC|Phần |PHẦN |Chương |CHƯƠNG |Căn cứ |Xét đề nghị|Theo đề nghị|Nơi nhận)"
)


def begins_paragraph(text: str) -> bool:
    """Does the line start with a bullet, number or formula of its own?"""
    return bool(_LABEL.match(text))
