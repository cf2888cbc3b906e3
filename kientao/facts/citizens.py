"""Facts about what citizens and businesses say: petitions, answers to surveys."""

from kientao.facts.column import Unit, amount, choice, flag
from kientao.facts.kind import Fact, Span

SURVEYS = {
    "service": "Sự phục vụ của cơ quan hành chính", "procedures": "Giải quyết thủ tục hành chính",
    "health-education": "Dịch vụ y tế, giáo dục công lập", "public-service": "Dịch vụ sự nghiệp công",
}  # fmt: skip
FIELDS = {"land": "Đất đai, xây dựng, đầu tư", "other": "Lĩnh vực khác"}

PETITION_ANSWERED = Fact(
    "petition-answered", "Phản ánh, kiến nghị thuộc thẩm quyền", "Petitions in competence",
    "Một dòng cho mỗi phản ánh, kiến nghị, vào ngày trả lời hoặc ngày đến hạn khi chưa trả lời.", Span.EVENT,
    (flag("on_time", "Trả lời trước hạn hoặc đúng hạn"), flag("dissatisfied", "Không hài lòng với trả lời"),
     flag("complained_late", "Than phiền vì trả lời chậm")),
)  # fmt: skip
SURVEY_ANSWER = Fact(
    "survey-answer", "Phiếu khảo sát", "Survey answers", "Một dòng cho mỗi phiếu hợp lệ.", Span.EVENT,
    (choice("survey", "Cuộc khảo sát", SURVEYS), choice("field", "Lĩnh vực", FIELDS),
     flag("satisfied", "Hài lòng"), flag("at_reception", "Về việc tiếp nhận hồ sơ"),
     amount("points", "Điểm", Unit.NONE, "Theo thang của phiếu.", optional=True)),
)  # fmt: skip
