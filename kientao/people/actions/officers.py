"""What is done with the people of an agency: divisions, posts, who sits where."""

from datetime import date

from django.db import IntegrityError, transaction

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.refusal import Invalid, require
from kientao.people.models import Division, Officer, Organisation, Post, Posting
from kientao.people.policies.officers import may_manage_officers


@transaction.atomic
def create_division(
    *, actor: Actor, organisation: Organisation, name: str, short_name: str = "", valid_from: date | None = None
) -> Division:
    """A new part of the agency. Raises Invalid when the name is empty or taken."""
    require(may_manage_officers(actor, organisation.pk))
    text = _checked_name(name)
    _refuse_taken_name(organisation, text)
    try:
        with transaction.atomic():
            division = Division.objects.create(
                organisation=organisation,
                name=text,
                short_name=short_name.strip()[:60],
                valid_from=valid_from,
                order=organisation.divisions.count(),
            )
    except IntegrityError:
        raise Invalid({"name": f"Cơ quan đã có «{text}»."}) from None
    _record(actor, "create_division", organisation, division=division.pk, name=text)
    return division


@transaction.atomic
def rename_division(*, actor: Actor, division: Division, name: str, short_name: str = "") -> Division:
    """The same part under another name."""
    require(may_manage_officers(actor, division.organisation_id))
    found = Division.objects.select_for_update(no_key=True).select_related("organisation").get(pk=division.pk)
    before, text = found.name, _checked_name(name)
    if text != before:
        _refuse_taken_name(found.organisation, text)
    found.name, found.short_name = text, short_name.strip()[:60]
    found.save(update_fields=["name", "short_name"])
    _record(actor, "rename_division", found.organisation, division=found.pk, before=before, name=text)
    return found


@transaction.atomic
def close_division(*, actor: Actor, division: Division, last_day: date) -> Division:
    """Ends it after `last_day`. Whoever still sits there must be posted elsewhere first."""
    require(may_manage_officers(actor, division.organisation_id))
    found = Division.objects.select_for_update(no_key=True).select_related("organisation").get(pk=division.pk)
    if found.valid_from is not None and last_day < found.valid_from:
        raise Invalid({"last_day": f"Ngày kết thúc trước ngày thành lập {found.valid_from:%d/%m/%Y}."})
    after = Posting.objects.filter(post__division=found).exclude(valid_to__lte=last_day).select_related("officer")
    remaining = sorted({posting.officer.name for posting in after})
    if remaining:
        raise Invalid({"last_day": f"Còn người đang ở đây: {', '.join(remaining[:5])}. Bố trí nơi khác trước."})
    found.valid_to = last_day
    found.save(update_fields=["valid_to"])
    _record(actor, "close_division", found.organisation, division=found.pk, last_day=last_day.isoformat())
    return found


@transaction.atomic
def create_post(
    *,
    actor: Actor,
    organisation: Organisation,
    title: str,
    division: Division | None = None,
    heads: bool = False,
    deputy: bool = False,
) -> Post:
    """A chair. One that exists under the same title in the same place is given back."""
    require(may_manage_officers(actor, organisation.pk))
    text = _checked_name(title, field="title")
    if division is not None and division.organisation_id != organisation.pk:
        raise Invalid({"division": "Phòng này thuộc cơ quan khác."})
    if heads and deputy:
        raise Invalid({"deputy": "Một chức vụ không thể vừa là thủ trưởng vừa là cấp phó."})
    same = Post.objects.filter(organisation=organisation, division=division, title=text).first()
    if same is not None:
        return same
    post = Post.objects.create(
        organisation=organisation, division=division, title=text, heads=heads, deputy=deputy, order=_rank(heads, deputy)
    )
    _record(actor, "create_post", organisation, post=post.pk, title=text)
    return post


@transaction.atomic
def appoint(
    *,
    actor: Actor,
    officer: Officer,
    post: Post,
    valid_from: date,
    valid_to: date | None = None,
    legal_act: str = "",
) -> Posting:
    """The officer sits on the post from the first day. Raises Invalid when they already do, or days are reversed."""
    require(may_manage_officers(actor, post.organisation_id))
    if valid_to is not None and valid_to < valid_from:
        raise Invalid({"valid_to": "Ngày kết thúc trước ngày bắt đầu."})
    standing = Posting.objects.filter(officer=officer, post=post).exclude(valid_to__lt=valid_from)
    if valid_to is not None:
        standing = standing.exclude(valid_from__gt=valid_to)
    if standing.exists():
        raise Invalid({"post": f"{officer.name} đang giữ chức vụ này."})
    posting = Posting.objects.create(
        officer=officer, post=post, valid_from=valid_from, valid_to=valid_to, legal_act=legal_act.strip()[:250]
    )
    _record(
        actor,
        "appoint",
        post.organisation,
        officer=officer.pk,
        post=post.pk,
        valid_from=valid_from.isoformat(),
        legal_act=posting.legal_act,
    )
    return posting


@transaction.atomic
def end_posting(*, actor: Actor, posting: Posting, last_day: date, legal_act: str = "") -> Posting:
    """The officer leaves the post after `last_day`."""
    require(may_manage_officers(actor, posting.post.organisation_id))
    if posting.valid_from is not None and last_day < posting.valid_from:
        raise Invalid({"last_day": f"Ngày kết thúc trước ngày nhận chức vụ {posting.valid_from:%d/%m/%Y}."})
    posting.valid_to = last_day
    posting.save(update_fields=["valid_to"])
    _record(
        actor,
        "end_posting",
        posting.post.organisation,
        officer=posting.officer_id,
        post=posting.post_id,
        last_day=last_day.isoformat(),
        legal_act=legal_act.strip()[:250],
    )
    return posting


def _rank(heads: bool, deputy: bool) -> int:
    return 0 if heads else 1 if deputy else 2


def _checked_name(text: str, *, field: str = "name") -> str:
    whole = " ".join(text.split())
    if not whole:
        raise Invalid({field: "Ghi tên."})
    if len(whole) > 200 or not whole.isprintable():
        raise Invalid({field: "Tên tối đa 200 ký tự, không có ký tự điều khiển."})
    return whole


def _refuse_taken_name(organisation: Organisation, name: str) -> None:
    if Division.objects.filter(organisation=organisation, name=name).exists():
        raise Invalid({"name": f"Cơ quan đã có «{name}»."})


def _record(actor: Actor, action: str, organisation: Organisation, **data: str | int | None) -> None:
    record(actor=actor, action=action, subject=f"Organisation {organisation.pk}", data=data)
