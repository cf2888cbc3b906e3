"""A shell as the programme office sees it."""

from kientao.ui.shell.props import NavEntry, NavGroup, Shell


def sample_shell() -> Shell:
    """Addresses lead nowhere."""
    return Shell(
        nav=(
            NavGroup(
                "",
                (
                    NavEntry("Việc của tôi", "#viec-cua-toi", "home", count=4),
                    NavEntry("Bảng điều hành", "#bang", "board"),
                    NavEntry("Nhiệm vụ", "#nhiem-vu", "list", active=True, count=37),
                    NavEntry("Chỉ tiêu", "#chi-tieu", "target"),
                    NavEntry("Lịch", "#lich", "calendar"),
                ),
            ),
            NavGroup(
                "Theo dõi",
                (
                    NavEntry("Vướng mắc", "#vuong-mac", "question", count=2),
                    NavEntry("Gia hạn", "#gia-han", "clock"),
                    NavEntry("Đôn đốc", "#don-doc", "mail"),
                ),
            ),
            NavGroup(
                "Chuẩn bị",
                (NavEntry("Văn bản", "#van-ban", "doc"), NavEntry("Cơ quan, tổ chức", "#co-quan", "building")),
            ),
        ),
        organisation="Sở Nội vụ",
        organisations=(("1", "Sở Nội vụ"), ("2", "UBND xã Vân Hội")),
        switch_to="#doi-co-quan",
        unread=12,
        inbox_href="#hop-viec",
        search_href="#tim",
        account_name="Trần Thị Sơn",
        account_href="#tai-khoan",
        sign_out_href="#dang-xuat",
        help_href="#tro-giup",
        languages=(("vi", "Tiếng Việt"), ("en", "English")),
        language_href="#ngon-ngu",
        foot="bản 0.1",
    )
