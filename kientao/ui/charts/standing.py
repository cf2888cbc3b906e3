"""How a value stands to what is wanted of it: told to a chart by whoever knows, never worked out by one."""

from enum import StrEnum

from django.utils.translation import gettext as _


class Standing(StrEnum):
    """The same words as `kientao.measures.aim.Standing`: `Standing(aim.standing(value, day).value)`."""

    REACHED = "reached"
    ON_THE_WAY = "on-the-way"
    BEHIND = "behind"
    FAILED = "failed"
    NO_COURSE = "no-course"
    NO_DATA = "no-data"

    @property
    def is_behind(self) -> bool:
        """Below its way: the one thing in a chart that is red."""
        return self in (Standing.BEHIND, Standing.FAILED)

    @property
    def words(self) -> str:
        """In the reader's language."""
        match self:
            case Standing.REACHED:
                return _("đạt mục tiêu")
            case Standing.ON_THE_WAY:
                return _("đúng lộ trình")
            case Standing.BEHIND:
                return _("chậm so với lộ trình")
            case Standing.FAILED:
                return _("không đạt")
            case Standing.NO_COURSE:
                return _("chưa có lộ trình")
            case Standing.NO_DATA:
                return _("chưa có số liệu")
