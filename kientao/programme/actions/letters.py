"""Official reminder letters: made from what is late now, numbered when the clerk has issued them."""

import hashlib
import re
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.urls import reverse

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.clock import now, today
from kientao.base.refusal import ChangedMeanwhile, Invalid, require
from kientao.base.versions import claim_version
from kientao.documents.writing.decree import TYPE_CODES
from kientao.documents.writing.wording import capital
from kientao.people.models import Organisation
from kientao.people.roles import Role
from kientao.programme.actions.telling import notice, tell_each
from kientao.programme.letter_text import LetterValues, as_values, count_of, letter_file
from kientao.programme.models import Letter, Plan
from kientao.programme.policies.letters import may_number_letter
from kientao.programme.policies.plans import may_write_letters
from kientao.programme.queries.holders import Holders
from kientao.programme.queries.letter_values import MaySign, late_values, office_of, place_of, signers

_SYMBOL = re.compile(r"[^\W\d_][\w.&-]{0,39}")
_TOLD = (Role.HEAD, Role.DEPUTY, Role.FOCAL_POINT)


@dataclass(frozen=True, slots=True)
class LetterTerms:
    """What somebody chose. `agencies` None: all that are late; `signer` is a `MaySign.key`; `symbol` "" the usual."""

    plan: int
    agencies: tuple[int, ...] | None
    signer: str
    answer_by: date
    symbol: str = ""


def letter_values(*, actor: Actor, terms: LetterTerms) -> LetterValues:
    """What the letter would be made from today; changes nothing. Raises NotAllowed, Invalid."""
    values, _ = _values(actor, terms)
    return values


@transaction.atomic
def make_letter(*, actor: Actor, terms: LetterTerms, seen: str = "") -> Letter:
    """Keeps the letter with the hash of its file. `seen` is the hash of the preview somebody agreed to.

    Raises NotAllowed, Invalid; ChangedMeanwhile when what is late changed after the preview.
    """
    values, signing = _values(actor, terms)
    sha256 = hashlib.sha256(letter_file(values)).hexdigest()
    if seen and seen != sha256:
        raise ChangedMeanwhile
    letter = Letter.objects.create(
        plan_id=terms.plan,
        kind="reminder",
        issuer=signing.organisation,
        answer_by=terms.answer_by,
        values=values,
        sha256=sha256,
        made_at=now(),
        made_by=actor.name,
    )
    letter.recipients.set([agency["id"] for agency in values["agencies"]])
    letter.work.set([one["id"] for agency in values["agencies"] for one in agency["work"]])
    record(
        actor=actor,
        action="make_letter",
        subject=f"Letter {letter.pk}",
        data={
            "plan": terms.plan,
            "issuer": signing.organisation.name,
            "agencies": len(values["agencies"]),
            "work": count_of(values),
            "answer_by": terms.answer_by.isoformat(),
            "sha256": sha256,
        },
    )
    return letter


@transaction.atomic
def record_number(*, actor: Actor, letter_id: int, version: int, number: str, dated: date) -> Letter:
    """The clerk has issued it: from now on its recipients see it, and are told once.

    A wrong number can be corrected. Raises NotAllowed, Invalid, ChangedMeanwhile.
    """
    require(may_number_letter(actor))
    claim_version(Letter.objects.all(), letter_id, version)
    letter = Letter.objects.get(pk=letter_id)
    number, before = " ".join(number.split()), letter.number
    _check_number(letter, number, dated)
    letter.number, letter.dated = number, dated
    letter.save(update_fields=["number", "dated"])
    record(
        actor=actor,
        action="record_letter_number",
        subject=f"Letter {letter.pk}",
        data={"number": number, "dated": dated.isoformat(), "number_before": before or None},
    )
    _tell_recipients(letter)
    return letter


def remade(letter: Letter) -> bytes:
    """The file again. The same bytes as when it was made, unless the form of letters changed since."""
    return letter_file(as_values(letter.values))


def is_unchanged(letter: Letter, file: bytes) -> bool:
    """Is it, bit for bit, what was made?"""
    return hashlib.sha256(file).hexdigest() == letter.sha256


def _values(actor: Actor, terms: LetterTerms) -> tuple[LetterValues, MaySign]:
    require(may_write_letters(actor))
    plan = Plan.objects.visible_to(actor).select_related("province", "owner").filter(pk=terms.plan).first()
    if plan is None:
        raise Invalid({"plan": "Chọn một kế hoạch có việc quá hạn."})
    day = today()
    signing = next((one for one in signers(plan, day) if one.key == terms.signer), None)
    errors = {}
    if signing is None:
        errors["signer"] = "Chọn người ký trong danh sách; người không còn giữ chức vụ thì không ký được."
    if terms.answer_by <= day:
        errors["answer_by"] = f"Hạn trả lời phải sau hôm nay ({day:%d/%m/%Y})."
    symbol = terms.symbol.strip()
    if symbol and not _SYMBOL.fullmatch(symbol):
        errors["symbol"] = "Ký hiệu chỉ gồm chữ viết tắt nối bằng dấu gạch, ví dụ SNV-CCHC."
    found = late_values(actor, plan, day, terms.agencies)
    late = [agency for agency in found if signing is None or agency["id"] != signing.organisation.pk]
    if not found:
        errors[""] = "Không còn việc nào quá hạn của các cơ quan đã chọn, nên không có gì để đôn đốc."
    elif not late and signing is not None:
        name = signing.organisation.name
        errors["signer"] = f"{name} không gửi công văn cho chính mình: chọn cơ quan khác ban hành."
    if errors or signing is None:
        raise Invalid(errors)
    office = office_of(plan, day)
    return {
        "plan": _naming(plan),
        "plan_short": _short(plan),
        "issuer": {
            "name": signing.issuer.name,
            "head": signing.issuer.head,
            "parent": signing.issuer.parent,
            "collective": signing.issuer.collective,
        },
        "by_committee": signing.by_committee,
        "committee": f"Ủy ban nhân dân {place_of(plan.province)}",
        "office": office.name,
        "symbol": symbol or usual_symbol(signing),
        "place": _place(plan.province),
        "signer": {"name": signing.signer.name, "capacity": signing.signer.capacity},
        "as_of": day.isoformat(),
        "answer_by": terms.answer_by.isoformat(),
        "agencies": late,
        "receivers": _receivers(signing, office),
        "filing": "VT, CCHC",
    }, signing


def usual_symbol(signing: MaySign) -> str:
    """ "SNV-CCHC", "UBND-NC": the issuer's abbreviation and the unit that drafts."""
    if signing.by_committee:
        return "UBND-NC"
    return f"{_abbreviated(signing.organisation.short_name or signing.organisation.name)}-CCHC"


def _abbreviated(name: str) -> str:
    """ "Sở NV" → "SNV", "Sở Nội vụ" → "SNV", "Văn phòng UBND tỉnh" → "VPUBND"."""
    words = [word for word in re.findall(r"[^\W\d_]+", name) if word.lower() != "tỉnh"]
    return "".join(word if word.isupper() else word[0].upper() for word in words)


def _naming(plan: Plan) -> str:
    """In running text: "Kế hoạch số 05/KH-UBND ngày … của …"; a plan under a decision by its own name and that."""
    if not plan.number:
        return plan.title
    dated = f" ngày {plan.signed_on:%d/%m/%Y}" if plan.signed_on else ""
    kind = _kind(plan.number)
    if kind == "Kế hoạch":
        return f"Kế hoạch số {plan.number}{dated} của {plan.owner.name}"
    return f"{plan.title} (kèm theo {kind} số {plan.number}{dated} của {plan.owner.name})"


def _short(plan: Plan) -> str:
    return f"{_kind(plan.number)} số {plan.number}" if plan.number else plan.title


def _kind(number: str) -> str:
    """By the code in its number; "văn bản" where the decree knows none."""
    code = number.partition("/")[2].partition("-")[0]
    return next((capital(kind) for kind, known in TYPE_CODES.items() if known == code), "văn bản")


def _place(province: Organisation) -> str:
    return re.sub(r"^(tỉnh|thành phố)\s+", "", place_of(province))


def _receivers(signing: MaySign, office: Organisation) -> list[str]:
    if signing.by_committee:
        return ["Như trên", "Chủ tịch, các Phó Chủ tịch UBND", office.name]
    return ["Như trên", "Chủ tịch, các Phó Chủ tịch UBND (để báo cáo)", "Ban Giám đốc"]


def _check_number(letter: Letter, number: str, dated: date) -> None:
    errors = {}
    if not number:
        errors["number"] = "Ghi số và ký hiệu như trên văn bản đã phát hành, ví dụ 125/SNV-CCHC."
    elif len(number) > 80:
        errors["number"] = f"Số, ký hiệu dài {len(number)} ký tự, tối đa 80."
    made = letter.made_at.date()
    if dated > today():
        errors["dated"] = "Ngày văn bản không thể sau hôm nay."
    elif (made - dated).days > 1:
        errors["dated"] = f"Công văn được soạn ngày {made:%d/%m/%Y} nên không thể ký trước ngày đó."
    if errors:
        raise Invalid(errors)


def _tell_recipients(letter: Letter) -> None:
    """Heads and focal points of each agency, with the number of its own late work only."""
    values = as_values(letter.values)
    agencies = {agency["id"]: len(agency["work"]) for agency in values["agencies"]}
    holders, href = Holders.on(today(), list(agencies)), reverse("letter", args=[letter.pk])
    by = f", trả lời trước ngày {letter.answer_by:%d/%m/%Y}" if letter.answer_by else ""
    name = f"Công văn đôn đốc số {letter.number} ngày {letter.dated:%d/%m/%Y} của {letter.issuer.name}"
    tell_each(
        notice(
            account,
            organisation,
            key=f"letter:{letter.pk}",
            kind="letter",
            words=f"{name}: {count} việc quá hạn{by}.",
            href=href,
            urgent=True,
        )
        for agency, count in agencies.items()
        for account, organisation in holders.told([agency], _TOLD).items()
    )
