"""What citizens and businesses say: petitions answered, satisfaction by survey."""

from kientao.measures.catalogue.basis import SERVICE_INDEX
from kientao.measures.measure import Empty, Measure, Ratio, rows, share


def _satisfied(code: str, words: str, english: str, **where: str) -> Measure:
    return Measure(
        code, words, english, Ratio(rows("survey-answer", satisfied=1, **where), rows("survey-answer", **where))
    )


MEASURES = (
    Measure(
        "petitions-on-time", "Phản ánh, kiến nghị được trả lời đúng hạn", "Petitions answered on time",
        share("petition-answered", on_time=1), empty=Empty.FULL, basis=SERVICE_INDEX,
        about="Trong số phản ánh, kiến nghị thuộc thẩm quyền; không có phản ánh nào thì đạt đủ.",
    ),
    Measure(
        "petitions-content", "Hài lòng với việc xử lý phản ánh, kiến nghị", "Satisfied with the answer to a petition",
        share("petition-answered", dissatisfied=0, complained_late=0),
        empty=Empty.FULL, basis=SERVICE_INDEX,
    ),
    _satisfied("satisfied-service", "Hài lòng về sự phục vụ của cơ quan hành chính", "Satisfied with the service",
               survey="service"),
    _satisfied("satisfied-procedures", "Hài lòng về giải quyết thủ tục hành chính", "Satisfied with procedures",
               survey="procedures"),
    _satisfied("satisfied-land", "Hài lòng về thủ tục đất đai, xây dựng, đầu tư", "Satisfied with land procedures",
               survey="procedures", field="land"),
    _satisfied("satisfied-health-education", "Hài lòng về dịch vụ y tế, giáo dục công lập",
               "Satisfied with public health and education", survey="health-education"),
    _satisfied("satisfied-public-service", "Hài lòng về dịch vụ sự nghiệp công", "Satisfied with public services",
               survey="public-service"),
    Measure(
        "satisfied-reception", "Hài lòng khi tiếp nhận hồ sơ", "Satisfied with the reception",
        share("survey-answer", {"at_reception": 1}, satisfied=1),
        empty=Empty.ZERO, basis=SERVICE_INDEX,
    ),
)  # fmt: skip
