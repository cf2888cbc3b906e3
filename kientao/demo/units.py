"""Units and the programme office around the units' own plans, and the office's letter to whoever is late."""

from datetime import date

from kientao.base.clock import today
from kientao.demo.province.settling import Province
from kientao.demo.story.unit_plans import UnitPlan
from kientao.kernel.period import Period
from kientao.programme.actions.adopting_unit import UnitTerms, adopt_unit_plan, unit_plan_title
from kientao.programme.actions.letters import LetterTerms, make_letter, record_number
from kientao.programme.actions.reminding_units import remind_units
from kientao.programme.actions.unit_plans import put_item, start_unit_plan
from kientao.programme.models import Letter, Plan, UnitDraft
from kientao.programme.queries.letter_values import signers
from kientao.programme.rules.typed import typed_task

_YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
_ANSWER_WITHIN = 10  # days


def draft_unit_plan(province: Province, parent: Plan, plan: UnitPlan) -> UnitDraft:
    """Begun from what the province's plan asks, with additions of the unit's own."""
    actor, owner = province.actor(plan.by), province.organisations[plan.unit]
    draft = start_unit_plan(actor=actor, owner=owner, parent=parent, year=_YEAR.first.year)
    for words in plan.own:
        put_item(actor=actor, draft_id=draft.pk, current=typed_task(words, _YEAR))
    return draft


def adopt_units_plan(province: Province, plan: UnitPlan) -> Plan:
    """By the unit's head."""
    draft = UnitDraft.objects.get(owner=province.organisations[plan.unit], state="open")
    terms = UnitTerms(title=unit_plan_title(draft), number=plan.number, signed_on=today())
    return adopt_unit_plan(actor=province.actor(plan.head), draft_id=draft.pk, version=draft.version, terms=terms)


def remind_of_unit_plans(province: Province, parent: Plan) -> int:
    """Everybody without one is told; how many."""
    return remind_units(actor=province.actor("tam"), parent=parent, year=_YEAR.first.year)


def write_letter(province: Province, plan: Plan) -> Letter:
    """A công văn đôn đốc to all that are late today, signed for the director of the programme office."""
    office = province.organisations["SNV"]
    signer = next(one for one in signers(plan, today()) if one.organisation.pk == office.pk)
    answer_by = date.fromordinal(today().toordinal() + _ANSWER_WITHIN)
    terms = LetterTerms(plan=plan.pk, agencies=None, signer=signer.key, answer_by=answer_by)
    return make_letter(actor=province.actor("anh"), terms=terms)


def number_letter(province: Province, number: str) -> Letter:
    """The clerk has issued the last letter."""
    letter = Letter.objects.latest("pk")
    return record_number(
        actor=province.actor("anh"), letter_id=letter.pk, version=letter.version, number=number, dated=today()
    )
