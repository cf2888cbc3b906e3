"""Workbooks whose tasks came into a plan."""

from django.db import models

from kientao.programme.models.plan import Plan


class TaskImport(models.Model):
    """One file taken in. The same file comes into the same plan once."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="imports")
    sha256 = models.CharField(max_length=64)
    name = models.CharField(max_length=255)
    tasks = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        ordering = ("-at", "-pk")
        constraints = [models.UniqueConstraint(fields=("plan", "sha256"), name="one_import_of_a_file_per_plan")]

    def __str__(self) -> str:
        return self.name
