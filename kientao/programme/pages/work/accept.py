"""The receiver accepts a product."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from kientao.people.access import actor_of
from kientao.programme.actions.deciding import accept
from kientao.programme.pages.work import fields
from kientao.programme.pages.work.subject import assignment_of, work_step
from kientao.programme.policies.work import may_decide
from kientao.ui.forms.form import OfficeForm


class AcceptForm(OfficeForm):
    """A note, where there is something to say."""

    version = fields.version()
    note = fields.words("Ghi chú", "Cơ quan thực hiện đọc được.", required=False)


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, assignment_id: int) -> HttpResponse:
    """A POST from the task's page does it in one click."""
    actor, work = actor_of(request), assignment_of(request, assignment_id)
    return work_step(
        request,
        work,
        name="nghiem-thu",
        title="Nghiệm thu sản phẩm",
        decision=may_decide(actor, work),
        form=AcceptForm,
        act=lambda given: accept(actor=actor, assignment_id=work.pk, **given),
        button="Nghiệm thu",
        done="Đã nghiệm thu.",
    )
