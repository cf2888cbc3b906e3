"""The organisation somebody picked or typed in a form."""

from datetime import date

from kientao.base.actor import Actor
from kientao.base.refusal import Invalid
from kientao.people.kinds import Kind
from kientao.people.models import Organisation
from kientao.people.queries.directory import Directory
from kientao.people.queries.organisations import found, province_id_of, visible_to
from kientao.ui.forms.picked import Picked, Suggestion, Suggestions

_SUGGESTED = 8


def province_of(actor: Actor) -> Organisation | None:
    """The province committee of whoever acts; where they act for none, the one province the register has."""
    pk = province_id_of(actor.organisation) if actor.organisation is not None else None
    if pk is not None:
        return Organisation.objects.get(pk=pk)
    there = list(Organisation.objects.filter(kind=Kind.PROVINCE_COMMITTEE, valid_to__isnull=True)[:2])
    return there[0] if len(there) == 1 else None


def organisation_picked(actor: Actor, picked: Picked | None, day: date, field: str) -> Organisation | None:
    """Whom it is; None for nothing typed. Raises Invalid beside `field` when it is nobody's name or several's."""
    if picked is None:
        return None
    if picked.id.isascii() and picked.id.isdigit() and len(picked.id) < 18:
        chosen = visible_to(actor).filter(pk=int(picked.id)).first()
        if chosen is not None:
            return chosen
    by_code = visible_to(actor).filter(code=picked.words).first()
    if by_code is not None:
        return by_code
    province = province_of(actor)
    match = Directory.load(province.pk if province else None, day).resolve(picked.words)
    if match.organisation is None or not match.sure:
        raise Invalid({field: f"Chưa rõ là cơ quan nào. {match.reason} Chọn trong danh sách gợi ý."})
    return visible_to(actor).get(pk=match.organisation)


def suggestions(actor: Actor, words: str, day: date) -> Suggestions:
    """Organisations that exist on the day and have every word in a name; departments before communes."""
    if not words.strip():
        return Suggestions(())
    rows = found(visible_to(actor), words=words, on=day).select_related("parent")[:_SUGGESTED]
    return Suggestions(tuple(Suggestion(str(row.pk), row.name, _note(row)) for row in rows))


def _note(row: Organisation) -> str:
    return " · ".join(part for part in (row.short_name, row.parent.short_name if row.parent else "") if part)
