"""The small programme with more work, by hand: groups of agencies that will be late if nobody hands in."""

from kientao.compiler.row import RowWords
from kientao.programme.actions.adding import add_task
from tests.support.programme import World, a_programme, on

_TASKS = (
    ("Rà soát thủ tục hành chính thuộc thẩm quyền", "Báo cáo", "Sở Tư pháp", "Trước ngày 30/4/2026"),
    ("Công khai dự toán ngân sách năm 2026", "Quyết định công bố", "Sở Tài chính", "Trước ngày 15/5/2026"),
    ("Niêm yết thủ tục tại bộ phận một cửa", "Báo cáo niêm yết", "UBND cấp xã", "Trước ngày 31/5/2026"),
    ("Tự chấm điểm chỉ số cải cách hành chính", "Bảng tự chấm điểm", "Các sở, ban, ngành", "Trước ngày 15/6/2026"),
)


def a_late_programme() -> World:
    """Nobody has handed anything in."""
    world = a_programme()
    with on("2026-01-12"):
        for text, product, lead, deadline in _TASKS:
            words = RowWords(text=text, deliverables=product, lead=lead, deadlines=deadline)
            add_task(
                actor=world.cast.son,
                plan_id=world.plan.pk,
                words=words,
                origin="conclusion",
                document="Kết luận số 05/KL-UBND ngày 10/01/2026",
            )
    return world
