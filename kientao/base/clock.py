"""What time it is for the office. Nothing else asks the system's clock."""

from datetime import date, datetime

from django.utils import timezone


def now() -> datetime:
    """The moment, aware of its zone."""
    return timezone.now()


def today() -> date:
    """The date in Việt Nam."""
    return timezone.localdate()
