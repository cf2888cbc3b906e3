"""How the programme office brings decisions in: compiled, reviewed, answered, corrected, adopted."""

import uuid
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import cast

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.compiling.files import Job, compile_file
from kientao.compiling.outcome import Refused
from kientao.compiling.plan_json import TaskJson
from kientao.demo.province.settling import Province
from kientao.demo.story import conclusions
from kientao.kernel.period import Period
from kientao.programme.actions.adding import add_task
from kientao.programme.actions.adopting import Terms, adopt_plan, terms_of
from kientao.programme.actions.amending import amend_plan
from kientao.programme.actions.compiling import checked_against_register
from kientao.programme.actions.drafts import store_draft
from kientao.programme.actions.reviewing import accept_rest, answer_phrase, begin_review, correct_item
from kientao.programme.actions.settling import open_ledger, settle_plan
from kientao.programme.models import Plan, Review, StoredDraft
from kientao.programme.queries.meanings import RegisterMeanings
from kientao.programme.queries.review_doubts import directory_of, questions
from kientao.programme.rules.typed import corrected, words_of

_APOLOGIES = "Công khai xin lỗi"  # the task nobody leads: the office corrects it
_MEANT = {"Trung tâm Lưu trữ lịch sử tỉnh": "LTLS"}  # phrase → whom the office says it means


class Unreadable(Exception):
    """The document can't become a plan. The message says why, in Vietnamese."""


def compiled(actor: Actor, document: Path, *, is_sample: bool = False) -> StoredDraft:
    """Compiled and kept for the actor's agency; the same document gives the same row. Raises Unreadable."""
    outcome = compile_file(Job(path=document))
    if isinstance(outcome, Refused):
        raise Unreadable(f"{outcome.message} {outcome.hint}".strip())
    request_id = uuid.uuid5(uuid.NAMESPACE_URL, repr((document.name, outcome.draft)))
    checked = checked_against_register(outcome, actor)
    return store_draft(actor=actor, compiled=checked, request_id=request_id, is_sample=is_sample)


def adopt(province: Province, document: Path, *, is_sample: bool = False) -> Plan:
    """The committee's plan, from the paper to the programme."""
    actor = province.actor("tam")
    review = _reviewed(province, actor, document, is_sample=is_sample, amends=None)
    return adopt_plan(actor=actor, review_id=review.pk, version=review.version, terms=_terms(province, review))


def amend(province: Province, document: Path, plan: Plan) -> Plan:
    """A later decision changes some tasks and adds others."""
    actor = province.actor("tam")
    review = _reviewed(province, actor, document, is_sample=False, amends=plan)
    terms = replace(_terms(province, review), title=plan.title)
    return amend_plan(actor=actor, review_id=review.pk, version=review.version, terms=terms, whole=False)


def receive(province: Province, plan: Plan) -> Plan:
    """Who received the digital work ended too: from now on the programme office receives all of it."""
    actor, office = province.actor("tam"), province.organisations["SNV"]
    return settle_plan(actor=actor, plan_id=plan.pk, version=plan.version, receiver=office)


def close(province: Province, plan: Plan) -> None:
    """Its years are over and everything is done."""
    settle_plan(actor=province.actor("tam"), plan_id=plan.pk, version=plan.version, state="closed")


def give_conclusions(province: Province) -> Plan:
    """The ledger of the year, with what the last meeting concluded."""
    actor = province.actor("tam")
    ledger = open_ledger(
        actor=actor,
        owner=province.committee,
        title=conclusions.TITLE,
        first_day=date(today().year, 1, 1),
        last_day=date(today().year, 12, 31),
    )
    for words in conclusions.GIVEN:
        add_task(actor=actor, plan_id=ledger.pk, words=words, origin="conclusion", document=conclusions.DOCUMENT)
    return ledger


def _reviewed(province: Province, actor: Actor, document: Path, *, is_sample: bool, amends: Plan | None) -> Review:
    draft = compiled(actor, document, is_sample=is_sample)
    committee = province.committee
    review = begin_review(actor=actor, draft_id=draft.pk, owner=committee, province=committee, amends=amends)
    _answer(province, actor, review)
    for item in review.items.filter(kind="task"):
        task = cast(TaskJson, item.current)
        if task["text"].startswith(_APOLOGIES):
            _correct_apologies(actor, review, item.pk, item.version, task)
    accept_rest(actor=actor, review_id=review.pk, seen=review.items.filter(state="proposed").count())
    review.refresh_from_db()
    return review


def _answer(province: Province, actor: Actor, review: Review) -> None:
    directory = directory_of(review)
    for question in questions(list(review.items.all()), RegisterMeanings.of_review(review, directory), directory):
        answer_phrase(
            actor=actor,
            review_id=review.pk,
            key=question.key,
            phrase=question.phrase,
            meaning="organisation",
            organisation=province.organisations[_MEANT[question.phrase]],
        )


def _correct_apologies(actor: Actor, review: Review, item: int, version: int, task: TaskJson) -> None:
    """The decision names no lead and two products where one is meant."""
    words = replace(
        words_of(task),
        lead="Trung tâm Phục vụ hành chính công tỉnh",
        deliverables="Báo cáo hồ sơ trễ hẹn và thư xin lỗi",
    )
    year = Period(date(2026, 1, 1), date(2026, 12, 31))
    current = corrected(task, words, year)
    correct_item(actor=actor, review_id=review.pk, item_id=item, version=version, current=current)


def _terms(province: Province, review: Review) -> Terms:
    return replace(terms_of(review), vice_chair=province.officers["nam"].pk)
