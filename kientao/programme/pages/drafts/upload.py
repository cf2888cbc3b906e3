"""Documents the office had compiled, and the place to send another one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kientao.base.actor import Actor
from kientao.compiling.outcome import Refused
from kientao.compiling.sending import form_values, request_id_of, sent_document
from kientao.people.access import actor_of
from kientao.programme.actions.compiling import ask_compile
from kientao.programme.models import StoredDraft
from kientao.programme.pages.drafts.list import drafts_table
from kientao.programme.policies.plans import may_upload
from kientao.ui.table.answer import table_answer


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """A POST goes on to the job that compiles; 422 with the reason beside the field where the file can't be taken."""
    actor = actor_of(request)
    if request.method != "POST":
        return table_answer(request, "programme/pages/drafts/upload.html", drafts_table(request, actor), _values(actor))
    upload = sent_document(request)
    if isinstance(upload, Refused):
        values = {**_values(actor), "refused": upload, "table": drafts_table(request, actor)}
        return render(request, "programme/pages/drafts/upload.html", values, status=422)
    request_id = request_id_of(request)
    earlier = StoredDraft.objects.visible_to(actor).filter(request_id=request_id).first()
    if earlier is not None:  # the form was sent twice
        return redirect("document", draft_id=earlier.pk)
    job = ask_compile(actor=actor, name=upload.name or "văn bản", chunks=upload.chunks(), request_id=request_id)
    return redirect("compiling", job_id=job.pk)


def _values(actor: Actor) -> dict[str, object]:
    return {**form_values(), "decision": may_upload(actor), "action": reverse("upload")}
