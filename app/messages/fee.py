"""What is said of fees and charges."""

SENTENCES = {
    "fee.pages_out_of_range": (
        "Số trang phải từ 1 đến {most}. Hãy đếm lại số trang của bản chính rồi nhập lại.",
        "The number of pages must be 1 to {most}. Count the pages of the original and enter it again.",
    ),
    "fee.copies_out_of_range": (
        "Số bản phải từ 1 đến {most}. Hãy nhập lại số bản.",
        "The number of copies must be 1 to {most}. Enter it again.",
    ),
    "fee.exemption_unknown": (
        "Thủ tục này không có diện miễn, giảm “{exemption}”. Hãy chọn diện có trong danh sách của thủ tục.",
        "This procedure has no exemption “{exemption}”. Choose one from the procedure's list.",
    ),
    "fee.not_settled": (
        "Mức thu do Hội đồng nhân dân tỉnh quy định, cơ quan chưa nhập. Hãy nhập một lần, kèm căn cứ.",
        "The province sets this amount and it is not entered here yet. Enter it once, with the ground.",
    ),
    "fee.not_in_source": (
        "Danh mục không ghi rõ mức thu. Hãy xác định một lần, kèm căn cứ; "
        "chương trình không tự coi là 0 đồng.",
        "The catalogue does not tell the amount. Settle it once, with the ground; it is never taken as 0.",
    ),
    "fee.pages_missing": (
        "Chưa nhập số trang nên chưa tính được phí. Hãy nhập số trang của một bản.",
        "The number of pages is missing, so the fee cannot be told. Enter the pages of one copy.",
    ),
}
