"""One organisation: its names, dates and acts, who it came from and who took over, what it answers for."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kientao.base.clock import today
from kientao.kernel.decision import Decision, refused
from kientao.people.access import actor_of
from kientao.people.domains import SUBJECTS
from kientao.people.kinds import Kind, Level
from kientao.people.models import Organisation, OrganisationName, Responsibility, Succession
from kientao.people.pages.organisations.history import history_of
from kientao.people.pages.organisations.shared import address, crumbs, organisation_of, state_chip
from kientao.people.policies.officers import may_see_officers
from kientao.people.policies.organisations import may_edit_organisations
from kientao.ui.numbers import day, whole
from kientao.ui.parts.facts import Facts, FactValue
from kientao.ui.parts.page_head import Action, PageHead
from kientao.ui.table.cells import Link

_CHILDREN = 60


@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """404 for whoever may not see it."""
    organisation = organisation_of(request, pk)
    may_edit = may_edit_organisations(actor_of(request))
    names = organisation.names.order_by("kind", "text")
    children = organisation.children.order_by("order", "name", "pk")
    count = children.count()
    values = {
        "page_head": _head(organisation, may_edit, may_see_officers(actor_of(request), organisation.pk)),
        "facts": _facts(organisation),
        "names": [_name(name, may_edit) for name in names],
        "may_edit": bool(may_edit),
        "successors": [_link(link, link.successor, organisation) for link in _links(organisation, "successor")],
        "predecessors": [_link(link, link.predecessor, organisation) for link in _links(organisation, "predecessor")],
        "responsibilities": [_responsibility(one) for one in _held(organisation)],
        "children": [(address(one), one.name, state_chip(one, today())) for one in children[:_CHILDREN]],
        "more_children": whole(count - _CHILDREN) if count > _CHILDREN else "",
        "children_count": whole(count),
        "history": history_of(organisation.pk),
    }
    return render(request, "people/pages/organisations/one.html", values)


def _head(organisation: Organisation, may_edit: Decision, may_see_people: Decision) -> PageHead:
    may_end = may_edit
    if may_edit and organisation.valid_to:
        may_end = refused(f"Cơ quan đã kết thúc ngày {day(organisation.valid_to)}.")
    at = [organisation.pk]
    actions = (
        Action("Đổi tên", reverse("organisation-rename", args=at), may_edit, "pen", plain=False),
        Action("Sửa thông tin", reverse("organisation-correct", args=at), may_edit, "pen"),
        Action("Thêm tên gọi", reverse("organisation-alias", args=at), may_edit, "tag"),
        Action("Chuyển cấp trên", reverse("organisation-move", args=at), may_edit, "up"),
        Action("Cơ quan tiếp nhận", reverse("organisation-successor", args=at), may_edit, "right"),
        Action("Kết thúc hoạt động", reverse("organisation-end", args=at), may_end, "stop"),
    )
    chips = (state_chip(organisation, today()),)
    people = Action("Nhân sự", reverse("officers_of", args=at), icon="people")
    shown = (*(actions if may_edit else ()), *((people,) if may_see_people else ()))
    return PageHead(organisation.name, Kind(organisation.kind).words, crumbs(), chips, shown)


def _facts(organisation: Organisation) -> Facts:
    parent = organisation.parent
    facts: list[tuple[str, FactValue]] = [
        ("Tên viết tắt", organisation.short_name or None),
        ("Tên tiếng Anh", organisation.english_name or None),
        ("Cấp", Level(organisation.level).words),
        ("Trực thuộc", Link(parent.name, address(parent)) if parent else None),
        ("Mã", organisation.code),
        ("Mã đơn vị hành chính", organisation.unit_code or None),
        ("Mã định danh điện tử", organisation.id_code or None),
        ("Thành lập", organisation.valid_from or "có từ trước"),
        ("Văn bản thành lập", organisation.legal_act or "chưa ghi, cần bổ sung"),
        ("Thư điện tử", organisation.email or None),
    ]
    if organisation.valid_to:
        facts += [
            ("Kết thúc", organisation.valid_to),
            ("Văn bản kết thúc", organisation.ending_act or "chưa ghi, cần bổ sung"),
        ]
    return Facts(tuple(facts))


def _name(name: OrganisationName, may_edit: Decision) -> dict[str, object]:
    gone = reverse("organisation-alias-remove", args=[name.organisation_id, name.pk])
    may_remove = bool(may_edit) and name.kind != "standard"
    return {
        "text": name.text,
        "kind": name.get_kind_display(),
        "remove": Action("Bỏ", gone, icon="close", post=True) if may_remove else None,
    }


def _links(organisation: Organisation, side: str) -> list[Succession]:
    links = organisation.successions if side == "successor" else organisation.inheritances
    return list(links.select_related(f"{side}__parent"))


def _link(link: Succession, other: Organisation, here: Organisation) -> dict[str, str]:
    """With its province where that is another one."""
    elsewhere = other.parent if other.parent and other.parent_id not in (here.parent_id, here.pk) else None
    return {
        "href": address(other),
        "name": other.name + (f" ({elsewhere.short_name or elsewhere.name})" if elsewhere else ""),
        "field": link.field or "toàn bộ phần việc còn lại",
        "since": day(link.effective),
        "act": link.legal_act,
    }


def _held(organisation: Organisation) -> list[Responsibility]:
    return list(organisation.responsibilities.order_by("valid_to", "subject", "pk"))


def _responsibility(one: Responsibility) -> dict[str, str]:
    since = f"từ {day(one.valid_from)}" if one.valid_from else "từ trước"
    until = f" đến hết {day(one.valid_to)}" if one.valid_to else ""
    return {"subject": SUBJECTS.get(one.subject, one.subject), "when": since + until, "act": one.legal_act}
