"""What the work waited for has come: it gets its deadline."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from kientao.people.access import actor_of
from kientao.programme.actions.steering import set_waiting_date
from kientao.programme.pages.work import fields
from kientao.programme.pages.work.subject import assignment_of, work_step
from kientao.programme.policies.work import may_follow
from kientao.ui.forms.form import OfficeForm


class WaitingDateForm(OfficeForm):
    """By when, and what says so."""

    version = fields.version()
    due = fields.day("Thời hạn", required=True)
    document = fields.line(
        "Căn cứ", 250, "Văn bản hoặc sự kiện làm phát sinh thời hạn, ví dụ: NĐ 45/2026/NĐ-CP.", required=True
    )


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, assignment_id: int) -> HttpResponse:
    """Whoever follows the plan."""
    actor, work = actor_of(request), assignment_of(request, assignment_id)
    return work_step(
        request,
        work,
        name="thoi-han",
        title="Ghi thời hạn cho việc chờ điều kiện",
        lead=f"Văn bản giao việc ghi: «{work.condition}»." if work.condition else "",
        decision=may_follow(actor, work.plan),
        form=WaitingDateForm,
        act=lambda given: set_waiting_date(actor=actor, assignment_id=work.pk, **given),
        button="Ghi thời hạn",
        done="Đã ghi thời hạn; cơ quan thực hiện nhận được lời nhắn.",
        notes="Đây là hạn ban đầu. Sau này muốn lùi thì phải qua đề nghị gia hạn.",
    )
