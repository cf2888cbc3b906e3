"""Other names somebody may write for an organisation."""

from django.db import transaction

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.refusal import Invalid, require
from kientao.people.actions.keeping import add_name, set_names
from kientao.people.models import Organisation, OrganisationName
from kientao.people.policies.organisations import may_edit_organisations
from kientao.people.rules.entries import name_fault
from kientao.people.rules.names import name_key


def add_alias(*, actor: Actor, organisation: Organisation, text: str, kind: str = "alias") -> OrganisationName:
    """Another name; `kind` is alias, abbreviation or former. Raises Invalid when it is one of its names already."""
    require(may_edit_organisations(actor))
    text = " ".join(text.split())
    if fault := name_fault(text) or ("" if name_key(text) else "Tên gọi phải có chữ."):
        raise Invalid({"text": fault})
    if kind not in ("alias", "abbreviation", "former"):
        raise Invalid({"kind": "Chọn viết tắt, cách gọi khác hoặc tên cũ."})
    with transaction.atomic():
        kept = Organisation.objects.select_for_update(of=("self",), no_key=True).get(pk=organisation.pk)
        if kept.names.filter(key=name_key(text)[:250]).exists():
            raise Invalid({"text": "Cách gọi này đã có trong danh mục của cơ quan."})
        made = add_name(kept, text, kind)
        set_names(kept)
        record(actor=actor, action="add_alias", subject=f"Organisation {kept.pk}", data={"text": text, "kind": kind})
    return made


def remove_alias(*, actor: Actor, name: OrganisationName) -> Organisation:
    """Takes away a name that was entered wrongly. The name it bears stays."""
    require(may_edit_organisations(actor))
    if name.kind == "standard":
        raise Invalid({"text": "Không xóa tên chính thức; hãy đổi tên cơ quan."})
    with transaction.atomic():
        kept = Organisation.objects.select_for_update(of=("self",), no_key=True).get(pk=name.organisation_id)
        text = name.text
        OrganisationName.objects.filter(pk=name.pk).delete()
        set_names(kept)
        record(actor=actor, action="remove_alias", subject=f"Organisation {kept.pk}", data={"text": text})
    return kept
