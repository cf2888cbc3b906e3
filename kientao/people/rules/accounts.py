"""What a new account must say: a name, a sign-in name, ways to reach the person."""

import re
import unicodedata
from dataclasses import dataclass

USERNAME = re.compile(r"[a-z0-9](?:[a-z0-9._@+-]{1,148}[a-z0-9])?")
_EMAIL = re.compile(r"[^@\s,;<>\"']+@[^@\s,;<>\"']+\.[^@\s,;<>\"'.]{2,}")
_PHONE = re.compile(r"\+?[0-9]{8,15}")


@dataclass(frozen=True, slots=True)
class Person:
    """What somebody typed about a person, put in one form: blanks single, names NFC, sign-in name lower case."""

    name: str
    username: str
    email: str = ""
    phone: str = ""

    @classmethod
    def typed(cls, name: str, username: str, email: str = "", phone: str = "") -> "Person":
        """From what was typed."""
        whole = unicodedata.normalize("NFC", " ".join(name.split()))
        digits = re.sub(r"[\s.()-]", "", phone)
        return cls(whole, username.strip().lower(), email.strip(), digits)


def faults_of_person(person: Person) -> dict[str, str]:
    """One Vietnamese sentence for each field that can't be taken; empty when all can."""
    faults: dict[str, str] = {}
    if not any(sign.isalpha() for sign in person.name):
        faults["name"] = "Ghi họ và tên."
    elif len(person.name) > 120 or not person.name.isprintable():
        faults["name"] = "Họ và tên tối đa 120 ký tự, không có ký tự điều khiển."
    if not person.username:
        faults["username"] = "Ghi tên đăng nhập."
    elif not USERNAME.fullmatch(person.username) or len(person.username) < 3:
        faults["username"] = "Tên đăng nhập gồm 3 đến 150 chữ không dấu, chữ số và các dấu . _ - @ +, ví dụ lan.nt."
    if person.email and (len(person.email) > 254 or not _EMAIL.fullmatch(person.email)):
        faults["email"] = "Địa chỉ thư điện tử không đúng dạng, ví dụ lan@haison.gov.vn."
    if person.phone and not _PHONE.fullmatch(person.phone):
        faults["phone"] = "Số điện thoại gồm 8 đến 15 chữ số, có thể có dấu + ở đầu."
    return faults
