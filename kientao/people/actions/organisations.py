"""What the programme office does with organisations: set up, rename, end, move, correct."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.db.models import F, Q

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.refusal import Invalid, require
from kientao.base.versions import claim_version
from kientao.people.actions.keeping import add_name, insert, set_names
from kientao.people.models import Organisation, Responsibility, Succession
from kientao.people.policies.organisations import may_edit_organisations
from kientao.people.rules.entries import Entry, faults

_CORRECTABLE = (
    "short_name", "english_name", "kind", "level", "unit_code", "id_code", "valid_from", "valid_to", "legal_act",
    "ending_act", "email", "order",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Successor:
    """Who takes over a field ("" is everything else) from an organisation that ends."""

    organisation: Organisation
    field: str = ""


def establish_organisation(*, actor: Actor, entry: Entry) -> Organisation:
    """A new organisation. Raises Invalid when a field can't be taken or the code was ever used."""
    require(may_edit_organisations(actor))
    wrong = faults(entry)
    if Organisation.objects.filter(code=entry.code).exists():
        wrong.setdefault("code", _used(entry.code))
    if entry.parent and not Organisation.objects.filter(code=entry.parent).exists():
        wrong.setdefault("parent", f"Không có cơ quan mã {entry.parent}; chọn cơ quan cấp trên trong danh mục.")
    if wrong:
        raise Invalid(wrong)
    try:
        with transaction.atomic():
            made = Organisation.objects.get(pk=insert([entry], ())[entry.code])
            _record(actor, "establish_organisation", made, code=made.code, name=made.name, legal_act=made.legal_act)
    except IntegrityError as taken:  # somebody else used the code meanwhile
        raise Invalid({"code": _used(entry.code)}) from taken
    return made


def rename_organisation(
    *,
    actor: Actor,
    organisation: Organisation,
    name: str,
    short_name: str = "",
    legal_act: str = "",
    version: int | None = None,
) -> Organisation:
    """The same body under another name; the old one stays as a former name. `version`: what the page showed."""
    require(may_edit_organisations(actor))
    name, short_name = " ".join(name.split()), " ".join(short_name.split())
    with transaction.atomic():
        kept = _claimed(organisation, version)
        _check(kept, name=name, short_name=short_name)
        if (kept.name, kept.short_name) == (name, short_name):
            raise Invalid({"name": "Tên mới trùng tên hiện nay; nhập tên khác."})
        before, short_before = kept.name, kept.short_name
        kept.names.filter(Q(kind="standard") | Q(text=short_before)).update(kind="former")
        for old in filter(None, (before, short_before)):
            add_name(kept, old, "former")
        kept.name, kept.short_name = name, short_name
        kept.save(update_fields=["name", "short_name"])
        for new, kind in ((short_name, "abbreviation"), (name, "standard")):
            if new:
                add_name(kept, new, kind)
        set_names(kept)
        _record(actor, "rename_organisation", kept, before=before, after=name, legal_act=legal_act)
    return kept


def end_organisation(
    *,
    actor: Actor,
    organisation: Organisation,
    last_day: date,
    legal_act: str = "",
    successors: Sequence[Successor] = (),
    version: int | None = None,
) -> Organisation:
    """Its last day, and who takes over which field the day after. What it answered for ends with it."""
    require(may_edit_organisations(actor))
    with transaction.atomic():
        kept = _claimed(organisation, version)
        successors = _as_they_are_now(successors)
        _check_ending(kept, last_day, successors)
        kept.valid_to, kept.ending_act = last_day, legal_act
        kept.save(update_fields=["valid_to", "ending_act"])
        for one in successors:
            _succeed(kept, one, last_day + timedelta(days=1), legal_act)
        subjects = _end_responsibilities(kept, last_day)
        _record(
            actor,
            "end_organisation",
            kept,
            last_day=last_day.isoformat(),
            legal_act=legal_act,
            successors="; ".join(f"{one.organisation.code}: {one.field}" for one in successors),
            responsibilities_ended=", ".join(subjects),
        )
    return kept


def add_successor(
    *, actor: Actor, organisation: Organisation, successor: Organisation, field: str = "", effective: date,
    legal_act: str = "",
) -> Succession:  # fmt: skip
    """A link found out later, or a part of the work that passes on while the organisation goes on."""
    require(may_edit_organisations(actor))
    with transaction.atomic():
        kept = _claimed(organisation, None)
        taker = _as_they_are_now([Successor(successor, field)])[0]
        _check_successor(kept, taker.organisation, field, effective)
        made = _succeed(kept, taker, effective, legal_act)
        _record(actor, "add_successor", kept, successor=successor.code, field=field, effective=effective.isoformat())
    return made


def move_organisation(
    *, actor: Actor, organisation: Organisation, parent: Organisation | None, version: int | None = None
) -> Organisation:
    """Under another organisation, or under none. Raises Invalid when it would stand under itself."""
    require(may_edit_organisations(actor))
    with transaction.atomic():
        kept = _claimed(organisation, version)
        above = parent
        while above is not None:
            if above.pk == kept.pk:
                raise Invalid({"parent": "Cơ quan cấp trên không thể là chính nó hay đơn vị trực thuộc nó."})
            above = above.parent
        before = kept.parent.code if kept.parent else None
        kept.parent = parent
        kept.save(update_fields=["parent"])
        _record(actor, "move_organisation", kept, before=before, after=parent.code if parent else None)
    return kept


def correct_organisation(
    *, actor: Actor, organisation: Organisation, version: int | None = None, **fields: str | int | date | None
) -> Organisation:
    """What was entered wrongly or not at all: dates, acts, codes, kind. Names are changed by renaming.

    Raises TypeError for a field that isn't corrected here.
    """
    require(may_edit_organisations(actor))
    if unknown := set(fields) - set(_CORRECTABLE):
        raise TypeError(f"no corrections of {sorted(unknown)}")
    with transaction.atomic():
        kept = _claimed(organisation, version)
        _check(kept, **fields)
        changed = {field: value for field, value in fields.items() if getattr(kept, field) != value}
        before = {f"{field}_before": _told(getattr(kept, field)) for field in changed}
        for field, value in changed.items():
            setattr(kept, field, value)
        if changed:
            kept.save(update_fields=[*changed])
            if short := changed.get("short_name"):
                add_name(kept, str(short), "abbreviation")
            set_names(kept)
            after = {field: _told(value) for field, value in changed.items()}
            _record(actor, "correct_organisation", kept, **before, **after)
    return kept


def _used(code: str) -> str:
    return f"Mã {code} đã dùng cho cơ quan khác; mỗi mã chỉ dùng một lần."


def _claimed(organisation: Organisation, version: int | None) -> Organisation:
    """The row as it is now, held by this transaction. Raises ChangedMeanwhile for an old version."""
    rows = Organisation.objects.all()
    if version is None:
        rows.filter(pk=organisation.pk).update(version=F("version") + 1)
    else:
        claim_version(rows, organisation.pk, version)
    return rows.get(pk=organisation.pk)


def _check(kept: Organisation, **changes: str | int | date | None) -> None:
    fields = {
        field: changes.get(field, getattr(kept, field)) for field in Entry.__dataclass_fields__ if hasattr(kept, field)
    }
    del fields["parent"]
    if wrong := faults(Entry(**fields)):
        raise Invalid(wrong)


def _as_they_are_now(successors: Sequence[Successor]) -> list[Successor]:
    rows = Organisation.objects.in_bulk([one.organisation.pk for one in successors])
    return [Successor(rows[one.organisation.pk], " ".join(one.field.split())) for one in successors]


def _check_ending(kept: Organisation, last_day: date, successors: Sequence[Successor]) -> None:
    if kept.valid_to is not None:
        raise Invalid({"last_day": f"Cơ quan đã kết thúc hoạt động ngày {kept.valid_to:%d/%m/%Y}."})
    if kept.valid_from and last_day < kept.valid_from:
        raise Invalid({"last_day": f"Cơ quan thành lập ngày {kept.valid_from:%d/%m/%Y}, kết thúc phải sau ngày đó."})
    for one in successors:
        _check_successor(kept, one.organisation, one.field, last_day + timedelta(days=1))
    pairs = [(one.organisation.pk, one.field) for one in successors]
    if len(pairs) != len(set(pairs)):
        raise Invalid({"successors": "Mỗi cơ quan tiếp nhận chỉ ghi một lần cho một lĩnh vực."})


def _check_successor(kept: Organisation, successor: Organisation, field: str, effective: date) -> None:
    if successor.pk == kept.pk:
        raise Invalid({"successors": "Cơ quan không thể tiếp nhận từ chính mình."})
    if not successor.exists_on(effective):
        raise Invalid({"successors": f"{successor.name} không hoạt động vào ngày {effective:%d/%m/%Y}."})
    if len(field) > 250:
        raise Invalid({"successors": "Lĩnh vực dài quá 250 ký tự, hãy rút gọn."})


def _end_responsibilities(kept: Organisation, last_day: date) -> list[str]:
    """The subjects nobody answers for from the day after; those that were to begin later are taken back."""
    after = Responsibility.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=last_day), organisation=kept)
    subjects = list(after.values_list("subject", flat=True))
    after.filter(valid_from__gt=last_day).delete()
    after.update(valid_to=last_day)
    return subjects


def _succeed(kept: Organisation, one: Successor, effective: date, legal_act: str) -> Succession:
    row, _ = Succession.objects.get_or_create(
        predecessor=kept,
        successor=one.organisation,
        field=one.field,
        defaults={"effective": effective, "legal_act": legal_act},
    )
    return row


def _told(value: object) -> str | int | None:
    return value if isinstance(value, int | str) or value is None else str(value)


def _record(actor: Actor, action: str, organisation: Organisation, **data: str | int | None) -> None:
    record(actor=actor, action=action, subject=f"Organisation {organisation.pk}", data=data)
