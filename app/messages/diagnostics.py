"""Sentences of the devices page and of `motcua doctor`."""

SENTENCES: dict[str, tuple[str, str]] = {
    "diagnostics.fine": ("Hoạt động tốt.", "Works."),
    "diagnostics.reader_types": (
        "Đầu đọc mã gõ như bàn phím; không có gì để kiểm tra. Hãy quét thử một thẻ.",
        "The code reader types like a keyboard; there is nothing to look at. Try it with a card.",
    ),
    "diagnostics.reader_gone": (
        "Không thấy đầu đọc mã ở cổng này. Hãy xem dây cắm, hoặc sửa tên cổng ở mục Cài đặt.",
        "The code reader is not at this port. Check its cable, or correct the port under Settings.",
    ),
    "diagnostics.store": ("Kho dữ liệu mở được và đã mã hóa.", "The data store opens and is encrypted."),
    "diagnostics.store_broken": (
        "Kho dữ liệu có chỗ hỏng. Hãy giữ nguyên máy, không xóa gì, sao lại thư mục dữ liệu và báo cán bộ CNTT: "
        "bản sao hằng ngày nằm trong thư mục backups.",
        "The data store is damaged in places. Leave the PC as it is, delete nothing, copy the data folder and tell "
        "the IT person: the daily copies are in the backups folder.",
    ),
    "diagnostics.journal": (
        "Nhật ký nguyên vẹn từ dòng đầu đến dòng cuối.",
        "The journal is whole from end to end.",
    ),
    "diagnostics.journal_broken": (
        "Nhật ký bị sửa hoặc hỏng. Hãy giữ nguyên máy, không xóa gì và báo cán bộ CNTT.",
        "The journal was changed or damaged. Leave the PC as it is, delete nothing, tell the IT person.",
    ),
    "diagnostics.calendar": (
        "Lịch nghỉ của năm nay chưa đầy đủ. Hãy bổ sung lịch ở mục Cài đặt để ngày hẹn không sai.",
        "This year's calendar is not complete. Add it under Settings, so that due dates are right.",
    ),
    "diagnostics.disk_little": (
        "Ổ đĩa sắp đầy. Hãy dọn bớt tệp không cần, chương trình cần chỗ để lưu hồ sơ.",
        "The disk is nearly full. Clear files that are not needed; dossiers need room.",
    ),
    "diagnostics.disk_none": (
        "Ổ đĩa đã đầy, không thể lưu hồ sơ mới. Hãy dọn ổ đĩa ngay; những gì đã lưu vẫn an toàn.",
        "The disk is full and no new dossier can be kept. Clear it now; what was kept is safe.",
    ),
    "diagnostics.printer_ready": ("Máy in phiếu sẵn sàng.", "The slip printer is ready."),
    "diagnostics.printer_paper_low": (
        "Máy in phiếu sắp hết giấy. Hãy để sẵn cuộn mới.",
        "The slip printer is low on paper. Have a new roll at hand.",
    ),
    "diagnostics.printer_paper_out": (
        "Máy in phiếu hết giấy. Hãy thay cuộn; phiếu đang chờ sẽ tự in tiếp.",
        "The slip printer is out of paper. Put in a new roll; waiting slips print by themselves.",
    ),
    "diagnostics.printer_cover_open": (
        "Nắp máy in phiếu đang mở. Hãy đóng nắp; phiếu đang chờ sẽ tự in tiếp.",
        "The slip printer's cover is open. Close it; waiting slips print by themselves.",
    ),
    "diagnostics.printer_cutter_error": (
        "Dao cắt của máy in phiếu bị kẹt. Hãy tắt máy in, gỡ giấy kẹt rồi bật lại.",
        "The slip printer's cutter is stuck. Switch it off, free the paper, switch it on.",
    ),
    "diagnostics.printer_fault": (
        "Máy in phiếu báo lỗi. Hãy tắt, đợi nguội rồi bật lại; nếu còn lỗi, gọi cán bộ CNTT.",
        "The slip printer reports a fault. Switch it off, let it cool, switch it on; else call the IT person.",
    ),
    "diagnostics.printer_offline": (
        "Không gặp được máy in phiếu. Hãy xem nguồn điện và dây mạng hoặc dây USB của máy in.",
        "The slip printer is not reached. Check its power and its network or USB cable.",
    ),
    "diagnostics.printer_unknown": (
        "Máy in phiếu không cho biết tình trạng. Mỗi phiếu in xong cần nhìn xem đã ra giấy chưa.",
        "The slip printer does not tell how it is. After each slip, look whether it came out.",
    ),
    "diagnostics.page_printer_gone": (
        "Hệ thống không còn máy in giấy này. Hãy chọn lại máy in ở mục Thiết bị.",
        "The system no longer has this printer. Choose another under Devices.",
    ),
    "diagnostics.test_printed": (
        "Đã in phiếu thử. Hãy xem chữ có dấu có rõ không.",
        "A test slip was printed.",
    ),
}
