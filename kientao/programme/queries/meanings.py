"""What the phrases of a review mean: first what somebody answered, then what the register says."""

from kientao.compiling.plan_json import AgencyJson
from kientao.people.queries.directory import Directory
from kientao.people.rules.match import Match, Outcome
from kientao.programme.models import PhraseAnswer, Review
from kientao.programme.rules.shape import Meaning, phrase_key


class RegisterMeanings:
    """Answers without asking the database again."""

    def __init__(self, directory: Directory, answers: dict[str, PhraseAnswer]) -> None:
        self._directory = directory
        self._answers = answers

    @classmethod
    def of_review(cls, review: Review, directory: Directory) -> "RegisterMeanings":
        """With the answers given in the review. One query."""
        return cls(directory, {answer.key: answer for answer in review.answers.all()})

    def of(self, agency: AgencyJson) -> Meaning:
        """The meaning of a phrase; "doubtful" when somebody has to be asked."""
        answer = self._answers.get(phrase_key(agency))
        if answer is not None:
            return self._answered(answer)
        kind = agency["kind"] if agency["kind"] != "unknown" else "agency"
        match = self._directory.resolve(agency["text"], name=agency.get("name"), kind=kind, group=agency.get("group"))
        return _meaning(match)

    def _answered(self, answer: PhraseAnswer) -> Meaning:
        if answer.meaning == "organisation" and answer.organisation_id is not None:
            return Meaning("organisation", (answer.organisation_id,))
        if answer.meaning == "group":
            return Meaning("group", self._directory.members(answer.group), group=answer.group)
        return Meaning("open") if answer.meaning == "open" else Meaning("external")


def _meaning(match: Match) -> Meaning:
    if match.outcome is Outcome.OPEN:
        return Meaning("open", reason=match.reason)
    if match.outcome is Outcome.EXTERNAL:
        return Meaning("external", reason=match.reason)
    if match.sure and match.organisations and not match.abolished:
        if match.outcome is Outcome.GROUP:
            return Meaning("group", match.organisations, match.group, reason=match.reason)
        return Meaning("organisation", match.organisations, reason=match.reason)
    if match.outcome is Outcome.GROUP and not match.organisations:
        return Meaning("doubtful", group=match.group, reason=match.reason)
    candidates = (*match.organisations, *match.candidates, *(one.successor for one in match.successors))
    return Meaning("doubtful", candidates=tuple(dict.fromkeys(candidates)), group=match.group, reason=match.reason)
