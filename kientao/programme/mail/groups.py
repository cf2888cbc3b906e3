"""Under which heading a notice stands in a mail. Pure."""

from enum import StrEnum


class Group(StrEnum):
    """In the order they are read."""

    OVERDUE = "overdue"
    SOON = "soon"
    WAITING = "waiting"
    NEWS = "news"

    @property
    def heading(self) -> str:
        """In Vietnamese."""
        return _TITLES[self]

    def counted(self, count: int) -> str:
        """For the subject: "3 việc quá hạn"."""
        return f"{count} {_COUNTED[self]}"


_TITLES = {
    Group.OVERDUE: "Quá hạn",
    Group.SOON: "Sắp đến hạn",
    Group.WAITING: "Đang chờ anh/chị",
    Group.NEWS: "Tin mới",
}
_COUNTED = {
    Group.OVERDUE: "lời nhắc quá hạn",
    Group.SOON: "lời nhắc sắp đến hạn",
    Group.WAITING: "việc đang chờ anh/chị",
    Group.NEWS: "tin mới",
}
_KINDS: dict[str, Group] = {
    "overdue": Group.OVERDUE,
    "letter": Group.OVERDUE,
    "due-soon": Group.SOON,
    "waits": Group.WAITING,
    "prepared": Group.WAITING,
    "handed-in": Group.WAITING,
    "returned": Group.WAITING,
    "sent-back": Group.WAITING,
    "reopened": Group.WAITING,
    "extension-asked": Group.WAITING,
    "difficulty": Group.WAITING,
}


def group_of(kind: str) -> Group:
    """News, where nothing says more."""
    return _KINDS.get(kind, Group.NEWS)
