"""What a reminder letter is made from: who issues, who may sign, whose work is late."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from kientao.base.actor import Actor
from kientao.documents.writing.signing import Issuer, Signer, committee, department, signing_line
from kientao.people.models import Organisation, Posting
from kientao.programme.letter_text import AgencyValues, LetterValues, WorkValues
from kientao.programme.models import Assignment, Extension, Plan
from kientao.programme.models.sight import reads_everything
from kientao.programme.queries.late import late_work
from kientao.programme.queries.to_remind import programme_offices
from kientao.programme.rules.states import State
from kientao.programme.words import product_words

_COMMITTEE = "Ủy ban nhân dân "


@dataclass(frozen=True, slots=True)
class MaySign:
    """Somebody whose capacity says how they sign for `organisation`; `key` names the choice."""

    organisation: Organisation
    issuer: Issuer
    signer: Signer
    by_committee: bool
    key: str


def signers(plan: Plan, day: date) -> list[MaySign]:
    """Heads and deputies of the programme office, then of the committee. Two queries."""
    office = programme_offices(day).get(plan.province_id, plan.province_id)
    wanted = [office, plan.province_id] if office != plan.province_id else [plan.province_id]
    rows = (
        Posting.objects.on(day)
        .filter(post__organisation__in=wanted)
        .select_related("post__organisation", "officer")
        .order_by("-post__heads", "post__order", "officer__name")
    )
    place = place_of(plan.province)
    found = []
    for row in sorted(rows, key=lambda one: wanted.index(one.post.organisation_id)):
        agency = row.post.organisation
        by_committee = agency.pk == plan.province_id
        issuer = committee(place) if by_committee else department(agency.name, place, _head(row.post.title))
        signer = Signer(row.officer.name, row.post.title)
        if _signs(issuer, signer):
            found.append(MaySign(agency, issuer, signer, by_committee, f"{agency.pk}-{row.pk}"))
    return found


def place_of(province: Organisation) -> str:
    """ "tỉnh Hải Sơn" of "Ủy ban nhân dân tỉnh Hải Sơn"."""
    return province.name.removeprefix(_COMMITTEE)


def office_of(plan: Plan, day: date) -> Organisation:
    """The programme office of the plan's province."""
    pk = programme_offices(day).get(plan.province_id, plan.province_id)
    return Organisation.objects.get(pk=pk)


def late_values(actor: Actor, plan: Plan, day: date, agencies: Collection[int] | None) -> list[AgencyValues]:
    """Of the agencies, or of all late ones, in the register's order; oldest work first. Two queries."""
    rows = late_work(actor, day, plan.pk).select_related("organisation", "task", "deliverable")
    if agencies is not None:
        rows = rows.filter(organisation__in=agencies)
    found: dict[int, AgencyValues] = {}
    work = list(rows.order_by("organisation__order", "organisation__name", "organisation", "late_after", "pk"))
    asked = dict(
        Extension.objects.filter(state="waiting", assignment__plan=plan).values_list("assignment", "asked_due")
    )
    for one in work:
        agency = found.setdefault(
            one.organisation_id, {"id": one.organisation_id, "name": one.organisation.name, "work": []}
        )
        agency["work"].append(_work(one, day, asked.get(one.pk)))
    return list(found.values())


def seen_part(actor: Actor, values: LetterValues) -> LetterValues:
    """Of a letter to several, what an agency reads: its own part. All of it for who follows the programme."""
    if reads_everything(actor):
        return values
    return {**values, "agencies": [agency for agency in values["agencies"] if agency["id"] == actor.organisation]}


def _work(one: Assignment, day: date, asked: date | None) -> WorkValues:
    assert one.late_after is not None
    notes = []
    if one.state == State.AWAITING:
        notes.append(f"Đã trình, {one.holder or 'đang chờ ký'}")
    if one.state == State.RETURNED and one.correct_by is not None:
        notes.append(f"Trả lại, bổ sung đến {one.correct_by:%d/%m/%Y}")
    if asked is not None:
        notes.append(f"Đã đề nghị gia hạn đến {asked:%d/%m/%Y}")
    return {
        "id": one.pk,
        "number": one.task.number,
        "task": one.task.text,
        "product": product_words(one),
        "original_due": one.original_due.isoformat() if one.original_due else "",
        "current_due": one.current_due.isoformat() if one.current_due else "",
        "late_days": (day - one.late_after).days,
        "note": "; ".join(notes),
    }


def _head(title: str) -> str:
    """The capacity of the agency's head, of a title of its head or of a deputy."""
    bare = title.strip().removeprefix("Quyền ").removeprefix("Q. ")
    if bare.lower().startswith("phó "):
        bare = bare[4:]
    for head in ("Giám đốc", "Chánh Văn phòng", "Trưởng ban", "Chủ tịch", "Chánh Thanh tra"):
        if bare.lower().startswith(head.lower()):
            return head
    return "Giám đốc"


def _signs(issuer: Issuer, signer: Signer) -> bool:
    try:
        signing_line(issuer, signer)
    except ValueError:
        return False
    return True
