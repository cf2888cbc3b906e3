"""Tables of the plumbing: audit trail, office calendar, background jobs."""

from kientao.base.models.audit import AuditEntry, AuditHead
from kientao.base.models.calendar import CalendarDay
from kientao.base.models.job import Job, JobQuerySet, Schedule, Worker

__all__ = ["AuditEntry", "AuditHead", "CalendarDay", "Job", "JobQuerySet", "Schedule", "Worker"]
