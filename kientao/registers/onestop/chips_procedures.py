"""How procedures, their publications and reviews look: icon, word and colour."""

from kientao.registers.onestop.models import ProcessVersion, Reduction, VersionState
from kientao.registers.onestop.queries.procedures import Standing
from kientao.registers.onestop.rules.procedure import Change, OnlineLevel
from kientao.registers.onestop.rules.publication import Judged, Punctuality
from kientao.ui.chip import Chip, Icon, Tone
from kientao.ui.numbers import whole

_STANDINGS: dict[Standing, tuple[Tone, Icon]] = {
    Standing.IN_FORCE: ("green", "check"),
    Standing.COMING: ("sky", "calendar"),
    Standing.DRAFT: ("dashed", "pen"),
    Standing.ABOLISHED: ("grey", "stop"),
}
_PUNCTUAL: dict[Punctuality, tuple[Tone, Icon]] = {
    Punctuality.ON_TIME: ("green", "check"),
    Punctuality.LATE: ("red", "clock"),
    Punctuality.WAITING: ("slate", "hourglass"),
    Punctuality.OVERDUE: ("red", "clock"),
    Punctuality.UNKNOWN: ("outline", ""),
}
_REDUCTIONS: dict[str, tuple[Tone, Icon]] = {
    "proposed": ("sky", "send"),
    "approved": ("green", "check"),
    "refused": ("violet", "close"),
}


def standing_chip(standing: Standing) -> Chip:
    """How a procedure or a version stands."""
    tone, icon = _STANDINGS[standing]
    return Chip(standing.words, tone, icon)


def online_chip(level: str) -> Chip:
    """The online level, in the words in force for old ones too."""
    found = OnlineLevel(level)
    today = found.today
    tones: dict[OnlineLevel, Tone] = {OnlineLevel.FULL: "teal", OnlineLevel.PARTIAL: "blue-outline"}
    title = f"{found.words} theo cách chia cũ" if today is not found else ""
    if today is OnlineLevel.NONE:
        return Chip("Chưa trực tuyến", "outline", title=title)
    return Chip(today.words, tones.get(today, "outline"), title=title)


def punctual_chip(judged: Judged) -> Chip:
    """On time, or how many days late."""
    tone, icon = _PUNCTUAL[judged.punctuality]
    late = f" {whole(judged.days_late)} ngày" if judged.days_late else ""
    return Chip(f"{judged.punctuality.words}{late}", tone, icon)


def change_chip(change: str) -> Chip:
    """What a publication did."""
    return Chip(Change(change).words, "outline")


def reduction_chip(reduction: Reduction) -> Chip:
    """How a proposal stands."""
    tone, icon = _REDUCTIONS[reduction.state]
    return Chip(reduction.get_state_display(), tone, icon)


def process_chip(process: ProcessVersion) -> Chip:
    """How a process stands."""
    if process.state == VersionState.DRAFT:
        return Chip("Dự thảo", "dashed", "pen")
    return Chip("Đã ban hành", "green", "check")
