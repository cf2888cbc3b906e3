"""The spreadsheet of people: one row for a person in an organisation. Errors name the row and the column."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kientao.kernel.key import bare
from kientao.people.roles import Role
from kientao.people.rules.accounts import Person, faults_of_person

COLUMNS: dict[str, str] = {
    "name": "Họ và tên",
    "username": "Tên đăng nhập",
    "email": "Thư điện tử",
    "phone": "Điện thoại",
    "organisation": "Mã cơ quan",
    "division": "Phòng",
    "post": "Chức vụ",
    "roles": "Vai trò",
    "legal_act": "Văn bản",
}
_NEEDED = ("name", "username", "organisation", "roles")
_OTHER_NAMES = {
    "name": ("ho ten", "ho va ten", "ten can bo"),
    "username": ("ten dang nhap", "tai khoan"),
    "email": ("thu dien tu", "email", "e-mail"),
    "phone": ("dien thoai", "so dien thoai"),
    "organisation": ("ma co quan", "ma don vi"),
    "division": ("phong", "phong, ban", "bo phan"),
    "post": ("chuc vu", "chuc danh"),
    "roles": ("vai tro",),
    "legal_act": ("van ban", "van ban uy quyen"),
}
_ROLES = {bare(role.words): role for role in Role} | {role.value: role for role in Role}
LONGEST = 10_000  # rows


@dataclass(frozen=True, slots=True)
class SheetFault:
    """`row` counts as the spreadsheet does, from 1; `column` is the heading, empty for the whole row."""

    row: int
    column: str
    words: str


@dataclass(frozen=True, slots=True)
class Line:
    """What a row says."""

    row: int
    person: Person
    organisation: str
    division: str
    post: str
    roles: tuple[Role, ...]
    legal_act: str


@dataclass(frozen=True, slots=True)
class PeopleSheet:
    """Rows that could be read, and what is wrong with the others."""

    lines: tuple[Line, ...]
    faults: tuple[SheetFault, ...]


def read_people(rows: Sequence[Sequence[object]]) -> PeopleSheet:
    """The heading is the first row that has the needed columns, within the first ten. Empty rows are left out."""
    found = next(((place, _places(row)) for place, row in enumerate(rows[:10]) if _has_all(_places(row))), None)
    if found is None:
        wanted = ", ".join(f"«{COLUMNS[key]}»" for key in _NEEDED)
        return PeopleSheet((), (SheetFault(1, "", f"Không thấy dòng tiêu đề có các cột {wanted}."),))
    heading, places = found
    if len(rows) - heading - 1 > LONGEST:
        return PeopleSheet((), (SheetFault(1, "", f"Tối đa {LONGEST} dòng mỗi lần nhập; tách tệp rồi nhập tiếp."),))
    lines: list[Line] = []
    faults: list[SheetFault] = []
    for number, row in enumerate(rows[heading + 1 :], start=heading + 2):
        cells = {key: _text(row[place]) if place < len(row) else "" for key, place in places.items()}
        if any(cells.values()):
            line, wrong = _line(number, cells)
            faults += wrong
            lines += [line] if not wrong else []
    if not lines and not faults:
        faults.append(SheetFault(heading + 1, "", "Dưới dòng tiêu đề không có dòng nào."))
    return PeopleSheet(tuple(lines), (*faults, *_two_names(lines)))


def _places(row: Sequence[object]) -> dict[str, int]:
    words = [bare(" ".join(_text(cell).split())).rstrip("* ") for cell in row]
    return {key: words.index(name) for key, names in _OTHER_NAMES.items() for name in names[::-1] if name in words}


def _has_all(places: Mapping[str, int]) -> bool:
    return all(key in places for key in _NEEDED)


def _line(number: int, cells: Mapping[str, str]) -> tuple[Line, list[SheetFault]]:
    person = Person.typed(cells["name"], cells["username"], cells.get("email", ""), cells.get("phone", ""))
    wrong = dict(faults_of_person(person))
    roles, unknown = _roles(cells["roles"])
    if unknown:
        known = ", ".join(role.words for role in Role)
        wrong["roles"] = f"Không có vai trò «{unknown}». Các vai trò: {known}."
    elif not roles:
        wrong["roles"] = "Ghi ít nhất một vai trò, ví dụ «Đầu mối»; nhiều vai trò cách nhau bằng dấu chấm phẩy."
    if not cells["organisation"]:
        wrong["organisation"] = "Ghi mã cơ quan như trong danh mục cơ quan."
    if cells.get("division") and not cells.get("post"):
        wrong["post"] = "Có phòng thì ghi cả chức vụ."
    for key in ("division", "post"):
        if len(cells.get(key, "")) > 200:
            wrong[key] = "Tối đa 200 ký tự."
    line = Line(
        number,
        person,
        cells["organisation"],
        cells.get("division", ""),
        cells.get("post", ""),
        roles,
        cells.get("legal_act", "")[:250],
    )
    return line, [SheetFault(number, COLUMNS[key], words) for key, words in wrong.items()]


def _roles(text: str) -> tuple[tuple[Role, ...], str]:
    roles: list[Role] = []
    for part in text.replace("\n", ";").replace(",", ";").split(";"):
        words = " ".join(part.split())
        if not words:
            continue
        role = _ROLES.get(bare(words))
        if role is None:
            return (), words
        if role not in roles:
            roles.append(role)
    return tuple(roles), ""


def _two_names(lines: Iterable[Line]) -> list[SheetFault]:
    """One sign-in name stands for one person, on however many rows."""
    first: dict[str, Line] = {}
    wrong: list[SheetFault] = []
    for line in lines:
        known = first.setdefault(line.person.username, line)
        if known.person != line.person:
            words = f"Tên đăng nhập «{line.person.username}» đã ghi cho {known.person.name} ở dòng {known.row}."
            wrong.append(SheetFault(line.row, COLUMNS["username"], words))
    return wrong


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))  # a telephone number kept as a figure
    return " ".join(str(cell).replace("\x00", "").split())
