"""What the checks of a process found, and how its times add up, in words for its pages."""

from dataclasses import dataclass

from kientao.registers.onestop.rules.procedure import Limit
from kientao.registers.onestop.rules.process import Process
from kientao.registers.onestop.rules.process_checks import Finding, check, limit_minutes, longest_minutes
from kientao.registers.onestop.rules.typed_time import minutes_words


@dataclass(frozen=True, slots=True)
class Found:
    """A finding, and the step it is about."""

    is_error: bool
    step: str
    message: str
    hint: str


def findings(process: Process, limit: Limit | None) -> tuple[Found, ...]:
    """Errors first."""
    return tuple(_found(one) for one in check(process, limit))


def times(process: Process, limit: Limit | None) -> str:
    """ "Đường dài nhất 168 giờ (21 ngày); thời hạn của thủ tục 21 ngày làm việc"."""
    longest = longest_minutes(process)
    if longest is None:
        return "Quy trình có vòng lặp nên không cộng được thời gian."
    said = f"Đường dài nhất {minutes_words(longest)} ({_days(longest, process.hours_per_day)})"
    if limit is None or limit.amount is None:
        return f"{said}; thủ tục không có thời hạn bằng số."
    allowed = limit_minutes(limit, process.hours_per_day)
    spare = ""
    if allowed is not None and allowed > longest:
        spare = f", còn dư {minutes_words(allowed - longest)}"
    return f"{said}; thời hạn của thủ tục {limit.words}{spare}."


def _days(minutes: int, hours_per_day: int) -> str:
    days, rest = divmod(minutes, hours_per_day * 60)
    if not rest:
        return f"{days} ngày"
    return f"{days} ngày {minutes_words(rest)}" if days else minutes_words(rest)


def _found(one: Finding) -> Found:
    return Found(one.severity == "error", one.step, one.message, one.hint)
