"""Addresses of the programme's pages, for notices, letters and calendars."""

from django.urls import reverse

from kientao.programme.models import Assignment, Difficulty


def assignment_page(assignment: Assignment) -> str:
    """The task's page, at the agency's own assignment."""
    return f"{task_page(assignment.task_id)}?viec={assignment.pk}#viec-{assignment.pk}"


def task_page(task_id: int) -> str:
    """The page of a task."""
    return reverse("task", args=[task_id])


def plan_page(plan_id: int) -> str:
    """The page of a plan."""
    return reverse("plan", args=[plan_id])


def difficulty_place(difficulty: Difficulty) -> str:
    """Where a difficulty stands on the page of its task."""
    return f"{task_page(difficulty.task_id)}#vuong-mac-{difficulty.pk}"


def unit_plans_page() -> str:
    """Where a unit draws up its yearly plan."""
    return reverse("own-plans")


def unit_draft_page(draft_id: int) -> str:
    """A unit's yearly plan, while it is drafted and afterwards."""
    return reverse("unit-draft", args=[draft_id])
