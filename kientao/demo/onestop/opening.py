"""Opens the one-stop shop: codes of agencies, the decision with its procedures, who sits on which post of a process."""

import uuid
from datetime import date

from kientao.compiling.files import Job, compile_file
from kientao.compiling.outcome import Refused
from kientao.demo.onestop.offices import CODES, OF_THE_CENTRE, POSTS
from kientao.demo.procedures import DECISION
from kientao.demo.province.settling import Province
from kientao.people.models import Post
from kientao.registers.onestop.actions.decisions_adopting import Terms, adopt_decision, suggested_terms
from kientao.registers.onestop.actions.decisions_keeping import keep_decision
from kientao.registers.onestop.actions.decisions_reviewing import accept_without_errors, choose_keeper, faultless
from kientao.registers.onestop.actions.posts import choose_posts
from kientao.registers.onestop.actions.settling_rules import set_agency_code, settle_rules
from kientao.registers.onestop.queries.decisions import Reading
from kientao.registers.onestop.rules.office_rules import OfficeRules

EFFECTIVE = date(2026, 4, 1)


def open_shop(province: Province) -> None:
    """By whoever looks after procedures, a few days after the decision was signed."""
    luc = province.actor("luc")
    settle_rules(
        actor=luc, valid_from=date(2026, 3, 20), rules=OfficeRules(publish_apologies=True), legal_act="09/2026/QĐ-UBND"
    )
    centre = province.organisations["TTPVHCC"].pk
    for short, code in CODES.items():
        organisation = province.organisations[short]
        counter = centre if short in OF_THE_CENTRE else None
        set_agency_code(
            actor=luc, organisation_id=organisation.pk, code=code, valid_from=date(2026, 3, 20), counter_id=counter
        )
    _adopt(province)
    for short, answers in POSTS.items():
        organisation = province.organisations[short]
        posts = {post.title: post.pk for post in Post.objects.filter(organisation=organisation)}
        choose_posts(
            actor=luc,
            organisation_id=organisation.pk,
            answers={words: posts[title] for words, title in answers.items()},
        )


def _adopt(province: Province) -> None:
    luc = province.actor("luc")
    outcome = compile_file(Job(path=DECISION, name="quyet-dinh-612.docx", kind="procedures"))
    if isinstance(outcome, Refused):
        raise AssertionError(f"the bundled decision was refused: {outcome.message}")
    decision = keep_decision(actor=luc, compiled=outcome, request_id=uuid.UUID(int=612))
    choose_keeper(actor=luc, decision_id=decision.pk, version=decision.version, keeper=province.organisations["VP"])
    decision.refresh_from_db()
    accept_without_errors(actor=luc, decision_id=decision.pk, seen=len(faultless(Reading(decision))))
    decision.refresh_from_db()
    adopt_decision(
        actor=luc,
        decision_id=decision.pk,
        version=decision.version,
        terms=Terms(suggested_terms(decision, EFFECTIVE), publish=True),
    )
