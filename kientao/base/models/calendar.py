"""What the office says of single days; where it says nothing, the package `holidays` does."""

from django.db import models


class DayKind(models.TextChoices):
    """What becomes of a day."""

    OFF = "off", "nghỉ"
    WORKED = "worked", "làm việc"


class CalendarDay(models.Model):
    """One day the office decided about: off, or worked (a Saturday in place of a swapped day)."""

    date = models.DateField(primary_key=True)
    kind = models.CharField(max_length=6, choices=DayKind.choices)
    name = models.CharField(max_length=120, help_text="what people read: Nghỉ bù Quốc khánh")
    legal_act = models.CharField(max_length=250, blank=True, help_text="the notice that says so")
    set_by = models.CharField(max_length=200)
    set_at = models.DateTimeField()

    class Meta:
        ordering = ("date",)
        constraints = [models.CheckConstraint(condition=~models.Q(name=""), name="calendar_day_has_a_name")]

    def __str__(self) -> str:
        return f"{self.date:%d/%m/%Y} {self.name}"
