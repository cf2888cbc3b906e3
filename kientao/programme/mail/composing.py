"""What a mail says: subject, plain text and simple HTML without anything from elsewhere."""

from collections.abc import Iterable
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from kientao.base.clock import now
from kientao.programme.mail.groups import Group, group_of
from kientao.programme.models import Mail, Notice

_SHOWN = 40  # lines of a group; the rest is in the inbox


@dataclass(frozen=True, slots=True)
class Line:
    """One notice; `href` is whole."""

    words: str
    href: str
    agency: str


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with its lines; `more` are in the inbox alone."""

    title: str
    count: int
    lines: tuple[Line, ...]
    more: int


def compose(mail: Mail, notices: Iterable[Notice], to: str) -> EmailMessage:
    """For one person. Raises ValueError for an address no mail can go to."""
    rows = list(notices)
    parts = [part for group in Group if (part := _part(group, rows)) is not None]
    counts = {group: sum(group_of(row.kind) is group for row in rows) for group in Group}
    said = ", ".join(group.counted(count) for group, count in counts.items() if count)
    values = {
        "parts": parts,
        "is_digest": mail.kind == "digest",
        "inbox": settings.PUBLIC_ADDRESS + reverse("inbox"),
        "wishes": settings.PUBLIC_ADDRESS + reverse("notice-wishes"),
    }
    message = EmailMessage(policy=SMTP)
    message["Subject"] = f"Kiến Tạo: {said}"
    message["From"] = settings.DEFAULT_FROM_EMAIL
    message["To"] = _sound(to)
    message["Date"] = format_datetime(now())
    message["Message-ID"] = f"<thu-{mail.pk}-{mail.made_at:%Y%m%d%H%M%S}@{_domain()}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(_plain(parts, str(values["inbox"]), str(values["wishes"])), cte="base64")
    message.add_alternative(render_to_string("programme/mail/mail.html", values), subtype="html", cte="base64")
    return message


def _part(group: Group, rows: list[Notice]) -> Part | None:
    mine = [row for row in rows if group_of(row.kind) is group]
    if not mine:
        return None
    lines = tuple(
        Line(
            " ".join(row.words.split()),
            settings.PUBLIC_ADDRESS + reverse("notice", args=[row.pk]),
            row.organisation.name if row.organisation else "",
        )
        for row in mine[:_SHOWN]
    )
    return Part(group.heading, len(mine), lines, len(mine) - len(lines))


def _plain(parts: list[Part], inbox: str, wishes: str) -> str:
    lines = ["Chào anh/chị,", ""]
    for part in parts:
        lines.append(f"{part.title.upper()} ({part.count})")
        for line in part.lines:
            lines += [f"- {line.words}" + (f" [{line.agency}]" if line.agency else ""), f"  {line.href}"]
        lines += [f"và {part.more} lời nhắn khác trong hộp việc."] if part.more else []
        lines.append("")
    lines += [f"Hộp việc: {inbox}", f"Đổi cách nhận thư: {wishes}", "Thư tự động, xin đừng trả lời.", ""]
    return "\n".join(lines)


def _sound(to: str) -> str:
    if not to.isascii() or any(c in to for c in " \r\n,;<>") or to.count("@") != 1:
        raise ValueError("địa chỉ thư không gửi được")
    return to


def _domain() -> str:
    sender: str = settings.DEFAULT_FROM_EMAIL
    return sender.rpartition("@")[2].rstrip(">") or "localhost"
