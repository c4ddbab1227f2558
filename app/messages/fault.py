"""Sentences for what is our fault."""

SENTENCES: dict[str, tuple[str, str]] = {
    "fault.ours": (
        "Chương trình gặp lỗi của chính nó ({kind}). Những gì đã nhập vẫn được giữ làm bản nháp. Hãy thử lại; "
        "nếu lặp lại, đọc mã này cho cán bộ CNTT.",
        "The program made a mistake of its own ({kind}). What was entered is kept as a draft. Try again; if it "
        "happens again, read this code to the IT person.",
    ),
    "intake.no_procedure": (
        "Chưa chọn thủ tục. Hãy gõ tên tắt (ví dụ tthn, ks, sao y) vào ô Thủ tục.",
        "No procedure is chosen. Type its shorthand (such as tthn, ks, sao y) into the procedure field.",
    ),
    "printing.interrupted": (
        "Chương trình đã dừng khi đang in nên không biết phiếu đã ra hay chưa. Hãy nhìn máy in.",
        "The program ended while printing, so it cannot tell whether the slip came out. Look at the printer.",
    ),
    "printing.no_receipt_printer": (
        "Máy này chưa khai báo máy in phiếu. Phiếu vẫn được giữ để in sau. Mở Cài đặt (Ctrl+,) để khai báo.",
        "No slip printer is set up on this PC. The slip is kept for later. Set one up under Settings.",
    ),
    "printing.no_page_printer": (
        "Máy này chưa chọn máy in giấy A4/A5. Giấy tờ vẫn được giữ để in sau. Mở Cài đặt (Ctrl+,) để chọn.",
        "No A4/A5 printer is chosen on this PC. The paper is kept for later. Choose one under Settings.",
    ),
    "printing.settled_already": (
        "Lần in này đã được xác nhận rồi. Không cần làm gì thêm.",
        "This print has been settled already. Nothing more is needed.",
    ),
}
