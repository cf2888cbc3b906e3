"""Which step of reminding was told for what, so that it is told once and the task's page can say so."""

from django.db import models

from kientao.programme.models.work import Assignment
from kientao.programme.rules.reminding import About


class Reminder(models.Model):
    """One step told for one thing and one anchor. A moved deadline is another anchor: its steps begin anew."""

    about = models.CharField(max_length=12, choices=[(about.value, about.words) for about in About])
    subject = models.PositiveBigIntegerField(help_text="key of the assignment, difficulty, extension or review")
    assignment = models.ForeignKey(
        Assignment, on_delete=models.CASCADE, null=True, blank=True, related_name="reminders"
    )
    step = models.CharField(max_length=20, help_text="kientao.programme.rules.reminding.STEPS")
    anchor = models.DateField(help_text="the date the step was counted from")
    told_on = models.DateField()
    people = models.PositiveIntegerField(help_text="how many were told; 0 where nobody holds the roles")

    class Meta:
        ordering = ("told_on", "pk")
        constraints = [
            models.UniqueConstraint(fields=("about", "subject", "step", "anchor"), name="one_reminder_per_step")
        ]

    def __str__(self) -> str:
        return f"{self.about} {self.subject}: {self.step}"
