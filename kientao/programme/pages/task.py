"""One task: the words of the decision, who owes what, the whole history."""

from django.http import HttpRequest, HttpResponse


def page(request: HttpRequest, task_id: int) -> HttpResponse:
    """Answers 200."""
    raise NotImplementedError
