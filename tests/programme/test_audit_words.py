"""The trail is read in the office's words, whatever the data of an entry lacks."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kientao.base.audit_words import DONE, sentence, tells
from kientao.base.models import AuditEntry
from kientao.programme.actions.delivering import hand_in
from kientao.programme.audit_words import happening
from kientao.programme.models import Assignment
from tests.support.programme import a_figure, a_programme, on

_PACKAGE = Path(__file__).parents[2] / "kientao"
_NAMED = re.compile(
    r"""(?:record|_record|_audit)\(\s*(?:actor=)?\w+,\s*(?:action=)?"([a-z_]+)"|[^_]action="([a-z_]+)","""
)
_FIELDS = ("division", "officer", "reason", "hand_in", "document", "due", "sent_to", "from", "names", "title", "to")


def test_every_action_has_words() -> None:
    files = [file.read_text(encoding="utf-8") for file in _PACKAGE.rglob("*.py")]
    named = [_NAMED.findall(file) for file in files if "add_argument" not in file]
    found = {first or second for names in named for first, second in names}
    assert len(found) > 90
    assert found - set(DONE) == set()


def test_an_action_is_not_told_in_two_ways() -> None:
    with pytest.raises(ValueError, match="sign_in"):
        tells({"sign_in": "đã vào"})


@given(
    some.sampled_from(sorted(DONE)),
    some.dictionaries(some.sampled_from(_FIELDS), some.none() | some.text(max_size=30) | some.integers(0, 9)),
)
def test_no_gap_of_a_sentence_is_ever_shown(action: str, data: dict[str, str | int | None]) -> None:
    bare = {name: value.replace("{", "") if isinstance(value, str) else value for name, value in data.items()}
    said = sentence(action, bare)
    assert "{" not in said
    assert "None" not in said or "None" in str(data)
    assert said.strip()


@pytest.mark.parametrize(
    ("action", "data", "said"),
    [
        ("return", {"correct_by": "2026-04-08"}, "đã trả lại, bổ sung đến 08/04/2026"),
        ("return", {}, "đã trả lại"),
        ("distribute", {"division": None, "officer": "Ngô Văn Quang"}, "đã giao việc trong cơ quan, Ngô Văn Quang"),
        ("grant_extension", {"granted_due": "2026-07-15", "document": ""}, "đã đồng ý gia hạn đến 15/07/2026"),
        ("what_is_this", {}, "đã thực hiện «what_is_this»"),
    ],
)
def test_a_sentence_says_what_is_known(action: str, data: dict[str, str | int | None], said: str) -> None:
    assert sentence(action, data) == said


@pytest.mark.django_db
def test_an_entry_says_who_for_whom_before_and_after() -> None:
    world = a_programme()
    work, son = world.work("kiểm tra"), world.cast.son
    with on("2026-03-30"):
        hand_in(actor=son, assignment_id=work.pk, version=work.version, evidence=[a_figure(son)])
    entry = AuditEntry.objects.get(action="hand_in", subject=f"Assignment {work.pk}")
    shown = happening(entry)
    assert (shown.who, shown.what) == ("Trần Hải Sơn (Sở Nội vụ)", "đã nộp sản phẩm lần 1")
    assert [(one.label, one.before, one.after) for one in shown.changes] == [
        ("Trạng thái", "Chưa nộp", "Đã nộp"),
        ("Ngày tính đúng hạn", "", "30/03/2026"),
    ]
    assert json.loads(entry.data)["for"] == "Sở Nội vụ"
    assert Assignment.objects.get(pk=work.pk).state == "handed-in"
