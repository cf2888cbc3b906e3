"""May this actor ask, answer, approve? Every no says who could."""

from kientao.base.actor import Actor
from kientao.kernel.decision import ALLOWED, Decision, refused
from kientao.people.roles import Role
from kientao.registers.entered.models import Answer, Request
from kientao.registers.entered.rules.states import Act, NotPossible, State, after

STAFF = (Role.HEAD, Role.DEPUTY, Role.FOCAL_POINT)


def may_ask(actor: Actor) -> Decision:
    """Open a request."""
    if actor.organisation is not None and actor.holds(Role.PROGRAMME_OFFICE):
        return ALLOWED
    return refused("Cơ quan thường trực hỏi số liệu các cơ quan.")


def may_keep_request(actor: Actor, asked: Request) -> Decision:
    """Ask more agencies, give more time, withdraw it."""
    if not (may := may_ask(actor)):
        return may
    return refused("Yêu cầu này đã rút.") if asked.withdrawn else ALLOWED


def answers_for(actor: Actor, answer: Answer) -> Decision:
    """Works on it for its agency, wherever it is."""
    if actor.organisation == answer.organisation_id and actor.holds(*STAFF):
        return ALLOWED
    return refused(f"Đầu mối, thủ trưởng hoặc cấp phó của {answer.organisation.name} trả lời số liệu này.")


def judges(actor: Actor, answer: Answer) -> Decision:
    """The programme office, of others than itself; of itself a leader. Never who handed it in. Wherever it is."""
    own = answer.organisation_id == answer.request.office_id
    if actor.organisation == answer.organisation_id:
        who = "lãnh đạo UBND" if own else answer.request.office.name
        return refused(f"Không cơ quan nào tự duyệt số liệu của mình: {who} duyệt.")
    if own and not actor.holds(Role.LEADER):
        return refused(f"Lãnh đạo UBND duyệt số liệu của {answer.organisation.name}.")
    if not own and not actor.holds(Role.PROGRAMME_OFFICE):
        return refused("Cơ quan thường trực duyệt số liệu này.")
    if actor.officer is not None and _handed_in_by(actor.officer, answer):
        return refused("Không ai tự duyệt số liệu mình đã nộp: người khác của cơ quan thường trực duyệt.")
    return ALLOWED


def may_answer(actor: Actor, answer: Answer) -> Decision:
    """Type numbers and add evidence, for one's own agency."""
    return answers_for(actor, answer) and _possible(answer, Act.SAVE)


def may_hand_in(actor: Actor, answer: Answer) -> Decision:
    """Hand the answer in. The action asks for numbers and evidence besides."""
    return answers_for(actor, answer) and _possible(answer, Act.HAND_IN)


def may_correct(actor: Actor, answer: Answer) -> Decision:
    """Open an approved answer for correction: what was approved counts until the correction is approved too."""
    return answers_for(actor, answer) and _possible(answer, Act.CORRECT)


def may_drop_correction(actor: Actor, answer: Answer) -> Decision:
    """Leave what was approved as it is."""
    return answers_for(actor, answer) and _possible(answer, Act.DROP)


def may_approve(actor: Actor, answer: Answer) -> Decision:
    """While it waits; see `judges`."""
    return judges(actor, answer) and _possible(answer, Act.APPROVE)


def may_return(actor: Actor, answer: Answer) -> Decision:
    """The same people."""
    return judges(actor, answer) and _possible(answer, Act.RETURN)


def decides_in_general(actor: Actor) -> bool:
    """Could some answer wait for this actor's word?"""
    return actor.holds(Role.PROGRAMME_OFFICE, Role.LEADER)


def _possible(answer: Answer, act: Act) -> Decision:
    if answer.request.withdrawn:
        return refused("Yêu cầu này đã rút nên không trả lời nữa.")
    try:
        after(State(answer.state), act, stands=answer.approved is not None)
    except NotPossible as reason:
        return refused(str(reason))
    return ALLOWED


def _handed_in_by(officer: int, answer: Answer) -> bool:
    return answer.revisions.filter(state="handed-in", officer=officer).exists()
