"""What is said when an officer settles a limit or an amount that the source leaves open."""

SENTENCES = {
    "local_rule.unit_missing": (
        "Chưa chọn đơn vị của thời hạn. Hãy chọn ngày làm việc, ngày, giờ hoặc trong ngày.",
        "The limit has no unit. Choose working days, days, hours or same day.",
    ),
    "local_rule.limit_out_of_range": (
        "Thời hạn phải là số nguyên từ 1 đến {most}. Hãy nhập lại theo văn bản quy định.",
        "The limit must be a whole number from 1 to {most}. Enter it again as the text says.",
    ),
    "local_rule.amount_out_of_range": (
        "Số tiền phải là số đồng nguyên từ 0 đến 1.000.000.000. Hãy nhập lại theo văn bản quy định.",
        "The amount must be whole đồng from 0 to 1,000,000,000. Enter it again as the text says.",
    ),
    "local_rule.zero_without_free": (
        "Số tiền đang là 0. Nếu thủ tục không thu tiền, hãy chọn “Không thu” và ghi căn cứ; "
        "nếu không, hãy nhập mức thu.",
        "The amount is 0. If nothing is taken for this, choose “free” and give the ground; "
        "otherwise enter the amount.",
    ),
    "local_rule.free_with_amount": (
        "Đã chọn “Không thu” nhưng vẫn có số tiền. Hãy bỏ số tiền, hoặc bỏ chọn “Không thu”.",
        "“Free” is chosen and yet there is an amount. Remove the one or the other.",
    ),
    "local_rule.basis_wrong": (
        "Chưa chọn cách tính mức thu. Hãy chọn theo hồ sơ, theo bản hoặc theo văn bản.",
        "It is not said what the amount is counted by. Choose per case, per copy or per document.",
    ),
    "local_rule.nobody": (
        "Chưa có người xác định mức này. Hãy đăng nhập rồi làm lại.",
        "Nobody is named who settles this. Sign in and do it again.",
    ),
    "local_rule.moment_without_zone": (
        "Thời điểm xác định thiếu múi giờ. Hãy ghi dạng 2026-11-24T08:15:00+07:00.",
        "The moment has no time zone. Write it as 2026-11-24T08:15:00+07:00.",
    ),
    "local_rule.ground_missing": (
        "Chưa ghi căn cứ, hoặc căn cứ dài quá {most} ký tự. "
        "Hãy ghi số văn bản, ví dụ Nghị quyết của Hội đồng nhân dân tỉnh.",
        "The ground is missing or longer than {most} characters. "
        "Name the text, such as the resolution of the provincial People's Council.",
    ),
}
