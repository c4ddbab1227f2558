"""Sentences of the intake: what keeps a dossier from being accepted or taken back."""

SENTENCES: dict[str, tuple[str, str]] = {
    "intake.not_complete": (
        "Chưa tiếp nhận được: còn {count} chỗ cần sửa. Bấm vào từng dòng bên dưới để đến đúng ô. "
        "Những gì đã nhập vẫn được giữ.",
        "Not accepted yet: {count} places need correcting. Click a line below to go to its field. "
        "Everything entered is kept.",
    ),
    "intake.another_card": (
        "Đây là thẻ của người khác, nên một hồ sơ mới được mở. Những gì đã nhập cho người trước"
        " được giữ làm bản nháp; bấm vào bản nháp để mở lại.",
        "This is another person's card, so a new dossier was begun. What was entered for the person before"
        " is kept as a draft; click the draft to open it again.",
    ),
    "intake.name_needed": (
        "Chưa có tên chủ hồ sơ. Hãy quét thẻ căn cước hoặc gõ họ tên, hoặc tên tổ chức.",
        "The owner's name is missing. Scan the ID card, or type the name or the organisation.",
    ),
    "intake.id_number_cccd": (
        "Số căn cước phải có đúng 12 chữ số. Hãy kiểm tra lại trên thẻ, hoặc chọn loại giấy tờ khác.",
        "An ID card number has exactly 12 digits. Check the card, or choose another kind of paper.",
    ),
    "intake.id_number_cmnd": (
        "Số chứng minh nhân dân cũ phải có đúng 9 chữ số. Hãy kiểm tra lại, hoặc chọn loại giấy tờ khác.",
        "An old identity card number has exactly 9 digits. Check it, or choose another kind of paper.",
    ),
    "intake.id_number_passport": (
        "Số hộ chiếu chỉ gồm chữ cái không dấu và chữ số. Hãy kiểm tra lại trang có ảnh của hộ chiếu.",
        "A passport number is made of plain letters and digits. Check the page with the photograph.",
    ),
    "intake.id_number_other": (
        "Số giấy tờ này không đọc được. Hãy gõ lại, chỉ dùng chữ, số và dấu gạch.",
        "This paper's number cannot be read. Type it again with letters, digits and dashes only.",
    ),
    "intake.birth_date": (
        "Ngày sinh không thể đúng: sớm hơn năm 1880 hoặc sau hôm nay. Hãy xem lại trên giấy tờ.",
        "The birth date cannot be right: before 1880 or after today. Check it on the paper.",
    ),
    "intake.case_needed": (
        "Thủ tục này có nhiều trường hợp, mỗi trường hợp có giấy tờ và thời hạn riêng. Hãy chọn một.",
        "This procedure has several cases, each with its own papers and limit. Choose one.",
    ),
    "intake.case_unknown": (
        "Trường hợp đã chọn không có trong thủ tục này. Hãy chọn lại.",
        "The chosen case does not belong to this procedure. Choose again.",
    ),
    "intake.assisted_is_not_online": (
        "«Hỗ trợ nộp» là người dân ngồi tại quầy; hãy chọn «Tại quầy», hoặc bỏ đánh dấu hỗ trợ.",
        "“Assisted” means the applicant sits at the counter; choose “Counter”, or take the mark off.",
    ),
    "intake.component_unknown": (
        "Có một giấy tờ không thuộc thành phần hồ sơ của trường hợp này. Hãy bỏ ra: "
        "không được đòi giấy tờ ngoài danh mục.",
        "One paper is not among those this case asks for. Take it out: nothing outside the list may be asked.",
    ),
    "intake.missing_needs_reason": (
        "Giấy tờ này còn thiếu. Hãy đánh dấu khi đã có, hoặc ghi lý do vẫn tiếp nhận.",
        "This paper is missing. Tick it when it is there, or say why the dossier is accepted without it.",
    ),
    "intake.count": (
        "Số lượng này không hợp lý. Hãy nhập lại số trang hoặc số bản.",
        "This count cannot be right. Enter the pages or copies again.",
    ),
    "intake.pages_needed": (
        "Phí tính theo số trang của bản chính. Hãy nhập số trang (và số bản nếu hơn một).",
        "The fee counts the pages of the original. Enter the pages (and the copies, if more than one).",
    ),
    "intake.exemption_unknown": (
        "Diện miễn, giảm đã chọn không áp dụng cho thủ tục này. Hãy chọn lại.",
        "The chosen exemption does not apply to this procedure. Choose again.",
    ),
    "intake.waits_for_register": (
        "Việc hộ tịch chưa thể ghi là đã trả ngay: kết quả chỉ có giá trị khi Sổ hộ tịch điện tử cấp số. "
        "Hãy tiếp nhận bình thường.",
        "A civil-status act cannot be entered as given at once: it counts only when the register has given its "
        "number. Accept it in the ordinary way.",
    ),
    "intake.received_in_future": (
        "Thời điểm nhận hồ sơ ở trong tương lai. Hãy xem lại ngày giờ.",
        "The time of reception lies in the future. Check date and time.",
    ),
    "intake.supplement_needs_items": (
        "Phiếu yêu cầu bổ sung phải ghi đủ các giấy tờ cần bổ sung một lần. Hãy chọn hoặc ghi ít nhất một mục.",
        "A supplement request names everything that is needed, once. Choose or write at least one item.",
    ),
    "intake.refusal_needs_reason": (
        "Phiếu từ chối phải có lý do. Hãy chọn trong danh sách hoặc tự ghi.",
        "A refusal needs its reason. Choose one from the list or write it.",
    ),
    "intake.voided_already": (
        "Hồ sơ {number} đã được hủy trước đó. Không cần làm gì thêm.",
        "Dossier {number} has been voided already. Nothing more is needed.",
    ),
    "intake.day_has_passed": (
        "Hồ sơ {number} không phải của hôm nay nên một mình cán bộ không hủy được. Hãy báo người giám sát.",
        "Dossier {number} is not of today, so one officer alone cannot void it. Tell the supervisor.",
    ),
    "intake.money_has_moved": (
        "Hồ sơ {number} đã thu tiền nên một mình cán bộ không hủy được. Hãy báo người giám sát.",
        "Money has been taken for dossier {number}, so one officer alone cannot void it. Tell the supervisor.",
    ),
    "intake.has_moved_on": (
        "Hồ sơ {number} đã có thay đổi sau khi tiếp nhận nên không hoàn tác được. Hãy mở hồ sơ để xem.",
        "Dossier {number} has changed since it was accepted and cannot be undone. Open it to see.",
    ),
}
