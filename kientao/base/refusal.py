"""What an action raises when it changes nothing. Pages show the words; nobody else catches them."""

from collections.abc import Mapping
from datetime import datetime

from kientao.kernel.decision import Decision


class NotAllowed(Exception):
    """The actor may not do it. The message is the policy's reason."""

    def __init__(self, decision: Decision) -> None:
        super().__init__(decision.reason)
        self.decision = decision


class Invalid(Exception):
    """What was filled in can't be taken. `errors` has one Vietnamese sentence for each field; "" is the whole form."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        super().__init__(" ".join(errors.values()))
        self.errors = dict(errors)


class ChangedMeanwhile(Exception):
    """Somebody else changed the same thing after the page was opened. Nothing was overwritten."""

    def __init__(self, who: str = "", at: datetime | None = None) -> None:
        self.who, self.at = who, at
        by = f" bởi {who}" if who else ""
        when = f" lúc {at:%H:%M %d/%m/%Y}" if at else ""
        super().__init__(
            f"Nội dung này vừa được thay đổi{by}{when}, sau khi anh/chị mở trang. "
            "Chưa có gì bị ghi đè: xem lại bản mới rồi thực hiện lại."
        )


def require(decision: Decision) -> None:
    """Raises NotAllowed unless the decision is a yes."""
    if not decision:
        raise NotAllowed(decision)
