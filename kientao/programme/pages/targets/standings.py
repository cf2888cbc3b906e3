"""How a target stands, in icon, word and colour: the same on every page."""

from kientao.measures.aim import Standing
from kientao.ui.chip import Chip

CHIPS = {
    Standing.REACHED: Chip(Standing.REACHED.words, "green", "check"),
    Standing.ON_THE_WAY: Chip(Standing.ON_THE_WAY.words, "teal", "target"),
    Standing.BEHIND: Chip(Standing.BEHIND.words, "red", "warning"),
    Standing.FAILED: Chip(Standing.FAILED.words, "red", "error"),
    Standing.NO_COURSE: Chip(Standing.NO_COURSE.words, "outline", "flag"),
    Standing.NO_DATA: Chip(Standing.NO_DATA.words, "dashed", "question"),
}
ENTERED = Chip("Đơn vị nhập", "outline", "pen")
UNBOUND = Chip("Chưa có chỉ số", "grey", "question")
PROPOSED = Chip("Chờ xác nhận chỉ số", "amber", "question")
