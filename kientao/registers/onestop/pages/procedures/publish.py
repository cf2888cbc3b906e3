"""Publishing a draft, abolishing a procedure, dropping a draft, telling when it was entered in the database."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kientao.base.clock import today
from kientao.people.access import actor_of
from kientao.registers.onestop.actions.procedures import withdraw_draft
from kientao.registers.onestop.actions.procedures_publishing import (
    Publication,
    abolish_procedure,
    publish_version,
    record_entry,
)
from kientao.registers.onestop.models import Procedure, ProcedureVersion
from kientao.registers.onestop.pages.procedures.publication import PublicationForm
from kientao.registers.onestop.pages.procedures.subject import crumbs, procedure_of, procedure_page, version_of
from kientao.registers.onestop.policies.procedures import may_change, may_publish
from kientao.registers.onestop.queries.offered import content_of
from kientao.registers.onestop.rules.procedure_checks import missing_parts
from kientao.ui.forms.fields import VersionField, VietnameseDateField
from kientao.ui.forms.form import OfficeForm
from kientao.ui.forms.step import Step, step_page
from kientao.ui.parts.facts import Facts
from kientao.ui.parts.page_head import PageHead


class PublishForm(PublicationForm):
    """With the version of what is published, and the day of its entry."""

    entered_on = VietnameseDateField(label="Ngày cập nhật cơ sở dữ liệu quốc gia", required=False)
    version = VersionField()


class VersionForm(OfficeForm):
    """Nothing but the version."""

    version = VersionField()


class EntryForm(VersionForm):
    """The day of the entry."""

    entered_on = VietnameseDateField(label="Ngày cập nhật cơ sở dữ liệu quốc gia")


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, procedure_version_id: int) -> HttpResponse:
    """The draft becomes what holds."""
    actor, draft = actor_of(request), version_of(request, procedure_version_id)
    missing = missing_parts(content_of(draft))
    may = may_publish(actor)
    step = Step(
        head=PageHead("Công bố thủ tục", "Bản đã công bố không sửa được nữa; bản trước hết hiệu lực ngày liền trước.",
                      crumbs(draft.procedure)),
        facts=facts(draft),
        decision=may if not may else may_change(actor, draft),
        form=lambda given: PublishForm(
            given, initial={"version": draft.version, "ministry_decision": draft.ministry_decision}
        ),
        act=lambda given: publish_version(
            actor=actor, version_id=draft.pk, version=given.pop("version"), terms=Publication(**given)
        ),
        button="Công bố",
        done="Đã công bố thủ tục.",
        back=f"{procedure_page(draft.procedure)}?ban={draft.number}",
        version=lambda: _version(draft),
        notes=f"Bản này chưa ghi: {', '.join(missing)}." if missing else "",
        draft=f"cong-bo-{draft.pk}",
    )  # fmt: skip
    return step_page(request, step)


@require_http_methods(["GET", "HEAD", "POST"])
def abolish(request: HttpRequest, procedure_id: int) -> HttpResponse:
    """Nobody offers it from the day on."""
    actor, procedure = actor_of(request), procedure_of(request, procedure_id)
    step = Step(
        head=PageHead("Bãi bỏ thủ tục", "Từ ngày ghi dưới đây không tiếp nhận nữa.", crumbs(procedure)),
        facts=Facts((("Mã", procedure.code), ("Tên", procedure.name), ("Cơ quan quản lý", procedure.owner.name))),
        decision=may_publish(actor),
        form=lambda given: PublishForm(given, initial={"version": procedure.version}),
        act=lambda given: abolish_procedure(
            actor=actor, procedure_id=procedure.pk, version=given.pop("version"), terms=Publication(**given)
        ),
        button="Bãi bỏ",
        done="Đã bãi bỏ thủ tục.",
        back=procedure_page(procedure),
        version=lambda: Procedure.objects.values_list("version", flat=True).get(pk=procedure.pk),
        notes="Hồ sơ đã tiếp nhận vẫn được giải quyết đến cùng.",
        draft=f"bai-bo-{procedure.pk}",
    )
    return step_page(request, step)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, procedure_version_id: int) -> HttpResponse:
    """The draft is gone; with it a procedure that was nothing else."""
    actor, draft = actor_of(request), version_of(request, procedure_version_id)
    alone = not draft.procedure.versions.exclude(pk=draft.pk).exists()
    step = Step(
        head=PageHead("Bỏ bản dự thảo", "", crumbs(draft.procedure)),
        facts=facts(draft),
        decision=may_change(actor, draft),
        form=lambda given: VersionForm(given, initial={"version": draft.version}),
        act=lambda given: withdraw_draft(actor=actor, version_id=draft.pk, version=given["version"]),
        button="Bỏ bản dự thảo",
        done="Đã bỏ bản dự thảo.",
        back=reverse("procedures") if alone else procedure_page(draft.procedure),
        version=lambda: _version(draft),
        notes="Thủ tục chưa từng công bố nên cũng ra khỏi danh mục." if alone else "Bản đang áp dụng không thay đổi.",
    )
    return step_page(request, step)


@require_http_methods(["GET", "HEAD", "POST"])
def entry(request: HttpRequest, procedure_version_id: int) -> HttpResponse:
    """When it was entered in the national database."""
    actor, version = actor_of(request), version_of(request, procedure_version_id)
    step = Step(
        head=PageHead("Ghi ngày cập nhật cơ sở dữ liệu quốc gia", "", crumbs(version.procedure)),
        facts=facts(version),
        decision=may_publish(actor),
        form=lambda given: EntryForm(
            given, initial={"version": version.version, "entered_on": version.entered_on or today()}
        ),
        act=lambda given: record_entry(actor=actor, version_id=version.pk, **given),
        button="Ghi ngày cập nhật",
        done="Đã ghi ngày cập nhật cơ sở dữ liệu quốc gia.",
        back=f"{procedure_page(version.procedure)}?ban={version.number}",
        version=lambda: _version(version),
    )
    return step_page(request, step)


def facts(version: ProcedureVersion) -> Facts:
    """Which version it is."""
    said: list[tuple[str, Any]] = [
        ("Mã", version.procedure.code),
        ("Tên", content_of(version).name),
        ("Bản", str(version.number)),
        ("Soạn bởi", version.changed_by),
    ]
    if version.decided_on:
        said += [("Quyết định", version.decision), ("Ngày ký", version.decided_on)]
    return Facts(tuple(said))


def _version(version: ProcedureVersion) -> int:
    return ProcedureVersion.objects.values_list("version", flat=True).get(pk=version.pk)
