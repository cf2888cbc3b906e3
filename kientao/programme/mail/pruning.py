"""Mail is not kept for ever: after a year only the notices remain."""

from datetime import timedelta

from kientao.base.clock import now
from kientao.programme.models import Mail

_KEPT = timedelta(days=365)


def forget_old_mail() -> int:
    """Those made more than a year ago. How many."""
    deleted, _ = Mail.objects.filter(made_at__lt=now() - _KEPT).delete()
    return deleted
