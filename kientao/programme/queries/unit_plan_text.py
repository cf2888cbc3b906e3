"""What the document of a unit's plan is made from: issuer, signer, grounds, targets and tasks under their headings."""

import re
from collections.abc import Sequence
from itertools import groupby
from typing import cast

from kientao.base.clock import today
from kientao.compiling.plan_json import TaskJson
from kientao.documents.writing.decree import symbol
from kientao.documents.writing.signing import Issuer
from kientao.documents.writing.wording import in_figures
from kientao.kernel.key import bare
from kientao.people.domains import PROGRAMME_OFFICE
from kientao.people.kinds import Kind
from kientao.people.models import Organisation, Posting
from kientao.people.queries.responsibility import responsible
from kientao.programme.models import Plan, UnitDraft, UnitDraftItem
from kientao.programme.rules.typed import words_of
from kientao.programme.unit_plan_text import TaskLine, UnitPlanText, by_head, head_of

_COMMITTEE = "Ủy ban nhân dân"
_COMMITTEES = (Kind.COMMUNE_COMMITTEE, Kind.DISTRICT_COMMITTEE)
_KIND_OF_PLACE = re.compile(r"^(?:tỉnh|thành phố|xã|phường|thị trấn|đặc khu|huyện|quận|thị xã)\s+", re.IGNORECASE)
_SOURCES = {"given": "Theo kế hoạch tỉnh", "unfinished": "Năm trước chuyển sang", "own": "Đơn vị tự đề ra"}


def text_of(draft: UnitDraft, items: Sequence[UnitDraftItem]) -> UnitPlanText:
    """Of a draft with its owner, parent and plan fetched. Two queries."""
    owner = draft.owner
    posting = (
        Posting.objects.on(today())
        .filter(post__organisation=owner, post__heads=True)
        .select_related("post", "officer")
        .order_by("post__order", "pk")
        .first()
    )
    head = head_of(posting.post.title) if posting else _usual_head(owner)
    kept = [one for one in items if one.state == "kept"]
    plan = draft.plan
    return UnitPlanText(
        issuer=_issuer(owner, head),
        signer=by_head(posting.officer.name if posting else "", head),
        symbol=symbol("kế hoạch", _abbreviation(owner)),
        place=_place(owner),
        year=draft.year,
        about=_about(plan.title, owner) if plan else f"cải cách hành chính năm {draft.year}",
        bases=(_basis(draft.parent),),
        targets=tuple(str(one.current["text"]) for one in kept if one.kind == "target"),
        groups=_groups([one for one in kept if one.kind == "task"]),
        receivers=_receivers(draft),
        number=plan.number if plan else "",
        signed_on=plan.signed_on if plan else None,
    )


def _issuer(owner: Organisation, head: str) -> Issuer:
    if owner.kind in _COMMITTEES:
        return Issuer(owner.name, head, collective=_COMMITTEE)
    return Issuer(owner.name, head, parent=owner.parent.name if owner.parent else "")


def _usual_head(owner: Organisation) -> str:
    return "Chủ tịch" if owner.kind in _COMMITTEES else "Giám đốc"


def _place(owner: Organisation) -> str:
    """The locality a document is dated in: of a department its province's, of a committee its own."""
    whose = owner if owner.kind in _COMMITTEES else owner.parent or owner
    return _KIND_OF_PLACE.sub("", whose.name.removeprefix(_COMMITTEE).strip())


def _abbreviation(owner: Organisation) -> str:
    """ "SNV" of Sở Nội vụ: its own where that is one word in capitals, else its first letters."""
    if owner.kind in _COMMITTEES:
        return "UBND"
    if owner.short_name.isalpha() and owner.short_name.isupper():
        return owner.short_name
    letters = (word[0] for word in owner.name.split() if bare(word) not in ("va", "cua", "tinh", "&"))
    return "".join(letters).upper()


def _about(title: str, owner: Organisation) -> str:
    """What stands under "KẾ HOẠCH": neither the word again nor whose plan it is, which stands above it."""
    words = title.strip().removesuffix(f" của {owner.name}")
    return words[len("Kế hoạch") :].strip() if words.lower().startswith("kế hoạch") else words


def _basis(parent: Plan) -> str:
    number = f" số {parent.number}" if parent.number else ""
    when = f" ngày {in_figures(parent.signed_on)}" if parent.signed_on else ""
    kind = "Quyết định" if "QĐ" in parent.number else "Kế hoạch"
    if not number:
        return f"Căn cứ {parent.title}"
    return f"Căn cứ {kind}{number}{when} của {parent.owner.name} ({parent.title})"


def _receivers(draft: UnitDraft) -> tuple[str, ...]:
    office = responsible(PROGRAMME_OFFICE, draft.parent.province_id, today())
    named = [f"{draft.parent.province.name} (để b/c)"]
    if office is not None and office.pk != draft.owner_id:
        named.append(f"{office.name} (để t/h)")
    return (*named, "Lãnh đạo cơ quan", "Các phòng, đơn vị trực thuộc")


def _groups(tasks: Sequence[UnitDraftItem]) -> tuple[tuple[str, tuple[TaskLine, ...]], ...]:
    return tuple(
        (title, tuple(_line(one) for one in group))
        for title, group in groupby(tasks, key=lambda one: str(one.section) if one.section else "")
    )


def _line(item: UnitDraftItem) -> TaskLine:
    words = words_of(cast(TaskJson, item.current))
    return TaskLine(
        text=words.text,
        product=words.deliverables,
        inside="\n".join(str(who) for who in (item.division, item.officer) if who is not None),
        coordinating=words.coordinating,
        deadline=words.deadlines,
        source=_SOURCES[item.source],
    )


def file_name(draft: UnitDraft) -> str:
    """Without accents and blanks: ke-hoach-2026-so-noi-vu.docx."""
    return f"ke-hoach-{draft.year}-{'-'.join(bare(draft.owner.name).split())}.docx"
