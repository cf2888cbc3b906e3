"""Every diagnostic, declared once: `docs/diagnostics.md` and the messages come from here."""

from kientao.compiler.checks.declaration import Declaration
from kientao.compiler.checks.procedure_declarations import OF_PROCEDURES

_ALL = (
    Declaration(
        "NUM-GAP",
        "warning",
        "a number or point letter is missing in a sequence",
        "Thiếu số thứ tự: sau {words} là {extra}.",
        "Kiểm tra xem có mục bị bỏ sót khi soạn thảo, nếu không thì đánh số lại.",
        "I. NHIỆM VỤ\n1. Cải cách thể chế\na) Rà soát văn bản quy phạm pháp luật của tỉnh.\nc) Công bố danh "
        "mục văn bản hết hiệu lực.\n",
        "c)",
    ),
    Declaration(
        "NUM-DUP",
        "warning",
        "a number or letter stands twice",
        "Số thứ tự {words} xuất hiện hai lần liền nhau.",
        "Đánh lại số thứ tự để mỗi mục chỉ có một số.",
        "I. NHIỆM VỤ\n1. Cải cách thể chế\na) Rà soát văn bản quy phạm pháp luật của tỉnh.\na) Công bố danh "
        "mục văn bản hết hiệu lực.\n",
        "a)",
    ),
    Declaration(
        "NUM-FOREIGN",
        "info",
        "a point letter outside the Vietnamese order (f, j, w, z)",
        "Điểm {words} dùng chữ cái không có trong bảng chữ cái tiếng Việt.",
        "Đánh điểm theo thứ tự a, b, c, d, đ, e, g, h, i, k (Nghị định số 30/2020/NĐ-CP, Phụ lục I).",
        "I. NHIỆM VỤ\n1. Cải cách thể chế\na) Rà soát văn bản quy phạm pháp luật của tỉnh.\nf) Công bố danh "
        "mục văn bản hết hiệu lực.\n",
        "f)",
    ),
    Declaration(
        "SECTION-NUMBER",
        "warning",
        "a section number that does not belong where it stands",
        "Số đề mục {words} không đúng vị trí; ở đây phải là {extra}.",
        "Sửa số đề mục cho khớp với đề mục cha và đề mục liền trước.",
        "I. MỤC TIÊU\n1. Mục tiêu chung\n- Nâng cao chất lượng phục vụ người dân.\nIII. NHIỆM VỤ\n1. Nhiệm vụ "
        "chung\n- Rà soát thủ tục hành chính.\n",
        "III.",
    ),
    Declaration(
        "REF-DATE-CONFLICT",
        "warning",
        "one document number cited with two dates in the same document",
        "Văn bản {words} được dẫn với hai ngày ban hành khác nhau: {extra}.",
        "Đối chiếu với bản gốc và sửa ngày dẫn sai.",
        "KẾ HOẠCH\nCăn cứ Quyết định số 12/QĐ-UBND ngày 03/01/2026 của UBND tỉnh;\nI. MỤC TIÊU\n- Triển khai "
        "Quyết định số 12/QĐ-UBND ngày 13/01/2026 của UBND tỉnh.\n",
        "Quyết định số 12/QĐ-UBND ngày 13/01/2026 của UBND tỉnh",
    ),
    Declaration(
        "REF-KIND",
        "info",
        "the kind named does not fit the number",
        "Gọi là “{words}” nhưng ký hiệu cho biết đây là {extra}.",
        "Sửa tên loại văn bản hoặc số, ký hiệu.",
        "I. NHIỆM VỤ\n- Thực hiện Kế hoạch số 45/QĐ-UBND ngày 05/02/2026 của UBND tỉnh.\n",
        "Kế hoạch số 45/QĐ-UBND ngày 05/02/2026 của UBND tỉnh",
    ),
    Declaration(
        "DATE-BLANK",
        "warning",
        "day, month or number left blank",
        "Bỏ trống ngày, tháng hoặc số văn bản: “{words}”.",
        "Điền đủ số và ngày, tháng, năm ban hành trước khi phát hành.",
        "KẾ HOẠCH\nCẢI CÁCH HÀNH CHÍNH NĂM 2026\n(Ban hành kèm theo Quyết định số 45/QĐ-UBND ngày    tháng    "
        "năm 2026 của UBND tỉnh)\nI. MỤC TIÊU\n- Nâng cao chất lượng phục vụ.\n",
        "Quyết định số 45/QĐ-UBND ngày    tháng    năm 2026 của UBND tỉnh",
    ),
    Declaration(
        "TARGET-UNREACHABLE",
        "warning",
        "the stated steps can't reach the stated end",
        "Lộ trình không tới đích: {words}, trong khi phải đạt {extra}.",
        "Tăng mức của từng năm, hoặc hạ đích, hoặc kéo dài thời gian.",
        "I. MỤC TIÊU\n- Năm 2026, số hóa kết quả cấp xã đạt tối thiểu 10%; giai đoạn 2027-2030, mỗi năm tăng "
        "tối thiểu 20% cho đến khi đạt tỷ lệ 100%.\n",
        "10% 20%",
    ),
    Declaration(
        "TARGET-IMPOSSIBLE",
        "error",
        "more than 100 % of a share, an empty range",
        "Chỉ tiêu không thể đạt: “{words}”.",
        "Một tỷ lệ không thể vượt 100 %, khoảng phải đi từ số nhỏ đến số lớn. Kiểm tra lại con số.",
        "I. MỤC TIÊU\n- Có trên 100% cán bộ được đánh giá hoàn thành tốt nhiệm vụ.\n",
        "Có trên 100% cán bộ được đánh giá hoàn thành tốt nhiệm vụ.",
    ),
    Declaration(
        "TARGET-NO-SUBJECT",
        "warning",
        "a quantity of nothing named",
        "Không rõ “{words}” là tỷ lệ của đối tượng nào.",
        "Nêu rõ đối tượng được đếm, ví dụ “100 % thủ tục hành chính được chuẩn hóa”.",
        "I. MỤC TIÊU\n- 100% được chuẩn hóa, công khai, minh bạch.\n",
        "100% được chuẩn hóa, công khai, minh bạch.",
    ),
    Declaration(
        "TARGET-CONFLICT",
        "warning",
        "body and annex, or two places, state different wishes for the same thing",
        "Cùng một chỉ tiêu nhưng hai nơi nêu khác nhau: “{words}” và “{extra}”.",
        "Thống nhất một con số và một cách diễn đạt ở mọi nơi.",
        "KẾ HOẠCH\nI. MỤC TIÊU\n- Tối thiểu 80% hồ sơ giải quyết thủ tục hành chính được số hóa.\nPHỤ LỤC\n| "
        "STT | Mục tiêu | Nhiệm vụ | Cơ quan chủ trì | Thời gian |\n|---|---|---|---|---|\n| 1 | Tối thiểu 70% "
        "hồ sơ giải quyết thủ tục hành chính được số hóa. | Ban hành kế hoạch số hóa | Sở Nội vụ | Quý I/2026 "
        "|\n",
        "Tối thiểu 70% hồ sơ giải quyết thủ tục hành chính được số hóa.",
    ),
    Declaration(
        "TARGET-BASE-UNCLEAR",
        "info",
        "a comparison whose base or sense is open",
        "“{words}” có “so với …” nhưng không rõ là tỷ lệ cần đạt hay mức tăng, giảm.",
        "Viết rõ “tăng … % so với năm …” hoặc “đạt … % tổng số …”.",
        "I. MỤC TIÊU\n- Tối thiểu có 20% đơn vị sự nghiệp công lập tự chủ so với năm 2025.\n",
        "Tối thiểu có 20% đơn vị sự nghiệp công lập tự chủ so với năm 2025.",
    ),
    Declaration(
        "TASK-NO-LEAD",
        "warning",
        "nobody in particular answers for it; info where only collective phrases stand",
        "Nhiệm vụ chưa có cơ quan chủ trì cụ thể{extra}.",
        "Ghi rõ một cơ quan chủ trì chịu trách nhiệm chính.",
        "| STT | Nhiệm vụ | Cơ quan chủ trì | Thời gian |\n|---|---|---|---|\n| 1 | Ban hành kế hoạch kiểm tra "
        "cải cách hành chính | Các cơ quan, đơn vị liên quan | Quý I/2026 |\n",
        "Các cơ quan, đơn vị liên quan",
    ),
    Declaration(
        "TASK-NO-DEADLINE",
        "warning",
        "no time at all",
        "Nhiệm vụ “{words}” không có thời gian thực hiện.",
        "Ghi thời hạn hoàn thành, hoặc “Thường xuyên” nếu làm quanh năm.",
        "| STT | Nhiệm vụ | Cơ quan chủ trì | Thời gian |\n|---|---|---|---|\n| 1 | Ban hành kế hoạch kiểm tra "
        "cải cách hành chính | Sở Nội vụ |  |\n",
        "Ban hành kế hoạch kiểm tra cải cách hành chính",
    ),
    Declaration(
        "DEADLINE-UNKNOWN",
        "warning",
        "words that were not understood",
        "Không hiểu thời hạn “{words}”.",
        "Viết theo một dạng quen thuộc: ngày, tháng, quý, năm, “trước ngày …”, “định kỳ hằng quý”.",
        "| STT | Nhiệm vụ | Cơ quan chủ trì | Thời gian |\n|---|---|---|---|\n| 1 | Ban hành kế hoạch kiểm tra "
        "cải cách hành chính | Sở Nội vụ | Lúc thuận tiện |\n",
        "Lúc thuận tiện",
    ),
    Declaration(
        "DEADLINE-OPEN",
        "info",
        'no end can be computed (standing, "theo quy định", "theo Kế hoạch")',
        "Không tính được ngày cuối của thời hạn “{words}”.",
        "Nếu là việc thường xuyên thì giữ nguyên; nếu theo văn bản khác thì nêu ngày cụ thể khi biết.",
        "| STT | Nhiệm vụ | Cơ quan chủ trì | Thời gian |\n|---|---|---|---|\n| 1 | Cập nhật thủ tục hành "
        "chính | Sở Nội vụ | Thường xuyên |\n",
        "Thường xuyên",
    ),
    Declaration(
        "DEADLINE-CONDITIONAL",
        "info",
        "waits for an act without a date",
        "Thời hạn chờ việc của cơ quan khác: “{words}”.",
        "Theo dõi văn bản được chờ; khi có ngày thì bổ sung thời hạn.",
        "| STT | Nhiệm vụ | Cơ quan chủ trì | Thời gian |\n|---|---|---|---|\n| 1 | Ban hành quy định đánh giá "
        "công chức | Sở Nội vụ | Sau khi Chính phủ ban hành văn bản |\n",
        "Sau khi Chính phủ ban hành văn bản",
    ),
    Declaration(
        "DEADLINE-AMBIGUOUS",
        "info",
        "two fair readings; one finding for all deadlines of a document that print no year",
        "Thời hạn “{words}” có hai cách hiểu; {extra}.",
        "Ghi một ngày cụ thể, ví dụ “trước ngày 01/6/2026”.",
        "| STT | Nhiệm vụ | Cơ quan chủ trì | Thời gian |\n|---|---|---|---|\n| 1 | Ban hành kế hoạch kiểm tra "
        "| Sở Nội vụ | Trước quý II/2026 |\n",
        "Trước quý II/2026",
    ),
    Declaration(
        "DEADLINE-OUTSIDE-PERIOD",
        "warning",
        "ends before the plan begins or after it ends",
        "Thời hạn “{words}” nằm ngoài thời gian của kế hoạch ({extra}).",
        "Kiểm tra lại năm; nếu đúng là việc làm trước hoặc sau kỳ kế hoạch thì ghi chú rõ.",
        "KẾ HOẠCH\nCẢI CÁCH HÀNH CHÍNH NĂM 2026\n| STT | Nhiệm vụ | Cơ quan chủ trì | Thời gian "
        "|\n|---|---|---|---|\n| 1 | Ban hành kế hoạch kiểm tra | Sở Nội vụ | Tháng 12/2024 |\n",
        "Tháng 12/2024",
    ),
    Declaration(
        "DELIVERABLE-MISMATCH",
        "warning",
        "a deadline's label names no deliverable of the task",
        "Thời hạn nêu “{words}” nhưng nhiệm vụ không có sản phẩm nào như vậy.",
        "Thống nhất tên sản phẩm giữa cột sản phẩm và cột thời gian.",
        "| STT | Nhiệm vụ | Sản phẩm | Cơ quan chủ trì | Thời gian |\n|---|---|---|---|---|\n| 1 | Kiểm tra "
        "công vụ | Kế hoạch kiểm tra | Sở Nội vụ | Báo cáo khảo sát: Quý II/2026 |\n",
        "Quý II/2026",
    ),
    Declaration(
        "DITTO",
        "info",
        "a cell was filled from the one above",
        "“{words}” được hiểu là như ô trên: {extra}.",
        "Kiểm tra lại rồi ghi đầy đủ tên cơ quan.",
        "| STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian |\n|---|---|---|---|---|\n| 1 | Ban "
        "hành kế hoạch kiểm tra | Sở Nội vụ | Sở Tài chính | Quý I/2026 |\n| 2 | Ban hành kế hoạch tuyên "
        "truyền | Sở Nội vụ | Nt | Quý I/2026 |\n",
        "Nt",
    ),
    Declaration(
        "TEXT-REPEATED",
        "info",
        "the same sentence twice in one cell or item",
        "Câu “{words}” lặp lại hai lần trong cùng một ô.",
        "Xóa bản lặp.",
        "| STT | Nhiệm vụ | Cơ quan chủ trì | Thời gian |\n|---|---|---|---|\n| 1 | Ban hành kế hoạch kiểm tra "
        "cải cách hành chính. Ban hành kế hoạch kiểm tra cải cách hành chính. | Sở Nội vụ | Quý I/2026 |\n",
        "Ban hành kế hoạch kiểm tra cải cách hành chính. Ban hành kế hoạch kiểm tra cải cách hành chính.",
    ),
    Declaration(
        "AGENCY-UNKNOWN",
        "warning",
        "an agency phrase that is neither a known agency nor a known collective",
        "Không nhận ra cơ quan “{words}”.",
        "Ghi tên đầy đủ của cơ quan, hoặc thêm tên gọi này vào danh mục cơ quan.",
        "| STT | Nhiệm vụ | Cơ quan chủ trì | Thời gian |\n|---|---|---|---|\n| 1 | Ban hành kế hoạch kiểm tra "
        "| Nhóm thường trực | Quý I/2026 |\n",
        "Nhóm thường trực",
    ),
    Declaration(
        "AGENCY-ABOLISHED",
        "info",
        "an agency that does not exist on the date asked (needs a register and a date; never without them)",
        "“{words}” không còn tồn tại vào ngày {extra}.",
        "Chuyển nhiệm vụ cho cơ quan kế thừa.",
        "| STT | Nhiệm vụ | Cơ quan chủ trì | Thời gian |\n|---|---|---|---|\n| 1 | Ban hành kế hoạch chuyển "
        "đổi số | Sở Thông tin và Truyền thông | Quý IV/2025 |\n",
        "Sở Thông tin và Truyền thông",
    ),
    Declaration(
        "TERM",
        "info",
        "a wrong or outdated term",
        "Thuật ngữ “{words}”: {extra}.",
        "Dùng thuật ngữ đúng, còn hiệu lực.",
        "I. MỤC TIÊU\n- Cải thiện Chỉ số cải cách hành chính (PA INDEX) của tỉnh.\n",
        "PA INDEX",
    ),
    Declaration(
        "DOC-TEMPLATE",
        "warning",
        "an outline with blanks, not a plan",
        "Đây là đề cương mẫu còn chỗ trống, chưa phải kế hoạch: “{words}”.",
        "Nạp bản kế hoạch hoặc đề án đã điền đầy đủ.",
        "ĐỀ CƯƠNG ĐỀ ÁN MẪU\nThực hiện cải cách hành chính tại ……………… giai đoạn 2026-2030\nI. MỤC TIÊU\n- Nâng "
        "cao chất lượng phục vụ.\n",
        "………………",
    ),
    Declaration(
        "DOC-NO-TASK-TABLE",
        "info",
        "tasks stand only in prose",
        "Văn bản không có bảng nhiệm vụ; {words} nhiệm vụ được lấy từ lời văn{extra}.",
        "Bổ sung phụ lục giao nhiệm vụ: sản phẩm, cơ quan chủ trì, thời hạn.",
        "KẾ HOẠCH\nCẢI CÁCH HÀNH CHÍNH NĂM 2026\nI. NHIỆM VỤ\n1. Cải cách thể chế\na) Rà soát, hệ thống hóa "
        "văn bản quy phạm pháp luật của tỉnh.\n",
        "",
    ),
    Declaration(
        "DOC-NOISE",
        "info",
        "page furniture was set aside",
        "Đã bỏ ra ngoài phần không thuộc văn bản (trang web, quảng cáo, thông báo): {words} ký tự.",
        "Nên nạp bản gốc .docx hoặc .pdf thay vì bản sao từ trang web.",
        "Hệ thống pháp luật\nĐang tải nội dung, vui lòng chờ giây lát...\nKẾ HOẠCH\nCẢI CÁCH HÀNH CHÍNH NĂM "
        "2026\nI. MỤC TIÊU\n- Nâng cao chất lượng phục vụ.\n",
        "Hệ thống pháp luật",
    ),
    Declaration(
        "DOC-SCAN",
        "warning",
        "some pages have no text; a wholly scanned document can't be read (exit 2)",
        "Có trang không đọc được chữ (bản quét): trang {words}.",
        "Chạy lại với --ocr, hoặc xin bản .docx.",
        "",
        "",
    ),
)

DECLARATIONS: dict[str, Declaration] = {declaration.code: declaration for declaration in (*_ALL, *OF_PROCEDURES)}
