"""What printers have to tell: thermal slips, and pages on the system's printers."""

from __future__ import annotations

_NOT_STARTED_VI = " Hồ sơ đã được lưu, phiếu chưa in."
_NOT_STARTED_EN = " The dossier is kept, the slip has not been printed."
_LOOK_VI = " Hãy xem phiếu có ra đủ không: đủ thì chọn “Đã ra”, thiếu thì in lại (có ghi IN LẠI)."
_LOOK_EN = (
    " Look whether the slip came out whole: if so choose “Came out”, if not print again (marked IN LẠI)."
)

SENTENCES: dict[str, tuple[str, str]] = {
    # A slip that came out.
    "printing.printed": (
        "Phiếu đã in xong, máy in đã xác nhận.",
        "The slip is printed, the printer says so.",
    ),
    "printing.printed_paper_low": (
        "Phiếu đã in xong. Giấy sắp hết: chuẩn bị cuộn mới.",
        "The slip is printed. The paper is nearly used up: have a new roll ready.",
    ),
    # A slip that was not started: nothing was sent, sending again cannot double it.
    "printing.paper_out": (
        "Máy in phiếu hết giấy." + _NOT_STARTED_VI + " Thay cuộn giấy, đóng nắp rồi bấm “Thử lại”.",
        "The slip printer has no paper."
        + _NOT_STARTED_EN
        + " Put in a roll, close the cover, press “Try again”.",
    ),
    "printing.cover_open": (
        "Nắp máy in phiếu đang mở." + _NOT_STARTED_VI + " Đóng nắp rồi bấm “Thử lại”.",
        "The cover of the slip printer is open." + _NOT_STARTED_EN + " Close it and press “Try again”.",
    ),
    "printing.cutter_error": (
        "Dao cắt của máy in phiếu bị kẹt."
        + _NOT_STARTED_VI
        + " Tắt máy, gỡ giấy kẹt, bật lại rồi bấm “Thử lại”.",
        "The cutter of the slip printer is stuck."
        + _NOT_STARTED_EN
        + " Switch it off, take the paper out, switch it on and press “Try again”.",
    ),
    "printing.fault": (
        "Máy in phiếu báo lỗi (quá nóng, điện hoặc cơ khí)."
        + _NOT_STARTED_VI
        + " Tắt máy, chờ một phút, bật lại rồi bấm “Thử lại”.",
        "The slip printer reports a fault (heat, power or mechanics)."
        + _NOT_STARTED_EN
        + " Switch it off, wait a minute, switch it on and press “Try again”.",
    ),
    "printing.offline": (
        "Máy in phiếu đang ngừng nhận lệnh."
        + _NOT_STARTED_VI
        + " Bấm nút Feed/Online trên máy rồi bấm “Thử lại”.",
        "The slip printer is off line." + _NOT_STARTED_EN + " Press its Feed/Online button, then Print.",
    ),
    "printing.silent": (
        "Máy in phiếu có kết nối nhưng không trả lời."
        + _NOT_STARTED_VI
        + " Tắt bật lại máy rồi bấm “Thử lại”; "
        "nếu kiểu máy này không biết trả lời, ghi như vậy trong Cài đặt.",
        "The slip printer is connected but does not answer."
        + _NOT_STARTED_EN
        + " Switch it off and on and press “Try again”; if this model never answers, say so under Settings.",
    ),
    "printing.refused": (
        "Máy in phiếu từ chối kết nối, có thể máy khác đang in."
        + _NOT_STARTED_VI
        + " Chờ một lát rồi bấm “Thử lại”.",
        "The slip printer refuses the connection, perhaps another PC is printing."
        + _NOT_STARTED_EN
        + " Wait a moment and press “Try again”.",
    ),
    "printing.not_reached": (
        "Không tới được máy in phiếu qua mạng."
        + _NOT_STARTED_VI
        + " Kiểm tra nguồn, dây mạng và địa chỉ trong Cài đặt rồi bấm “Thử lại”.",
        "The slip printer cannot be reached."
        + _NOT_STARTED_EN
        + " Check its power, the cable and the address under Settings, then press “Try again”.",
    ),
    "printing.no_device": (
        "Không thấy máy in phiếu ở cổng đã chọn."
        + _NOT_STARTED_VI
        + " Kiểm tra nguồn và dây, cắm lại, chọn lại cổng trong Cài đặt rồi bấm “Thử lại”.",
        "There is no slip printer at the chosen port."
        + _NOT_STARTED_EN
        + " Check power and cable, plug it in again, choose the port under Settings, then press “Try again”.",
    ),
    "printing.no_rights": (
        "Máy tính không cho phép dùng cổng của máy in phiếu."
        + _NOT_STARTED_VI
        + " Nhờ cán bộ CNTT cấp quyền dùng cổng (nhóm lp hoặc dialout).",
        "This PC does not allow the port of the slip printer to be used."
        + _NOT_STARTED_EN
        + " Ask the IT person for the right to it (group lp or dialout).",
    ),
    "printing.busy": (
        "Chương trình khác đang giữ máy in phiếu."
        + _NOT_STARTED_VI
        + " Đóng chương trình đó rồi bấm “Thử lại”.",
        "Another program holds the slip printer."
        + _NOT_STARTED_EN
        + " Close that program and press “Try again”.",
    ),
    "printing.usb_driver": (
        "Máy tính thiếu trình điều khiển để nói chuyện trực tiếp với máy in USB."
        + _NOT_STARTED_VI
        + " Nhờ cán bộ CNTT cài libusb/WinUSB, hoặc chọn in qua hàng đợi của hệ điều hành.",
        "This PC lacks the driver for speaking to a USB printer directly."
        + _NOT_STARTED_EN
        + " Ask the IT person for libusb/WinUSB, or choose the system's print queue.",
    ),
    "printing.write_failed": (
        "Không ghi được tệp in (đĩa đầy)." + _NOT_STARTED_VI + " Giải phóng đĩa rồi bấm “Thử lại”.",
        "The print file cannot be written (disk full)."
        + _NOT_STARTED_EN
        + " Free some space and press “Try again”.",
    ),
    "printing.lost_before": (
        "Máy in phiếu ngắt kết nối trước khi in."
        + _NOT_STARTED_VI
        + " Kiểm tra dây và nguồn rồi bấm “Thử lại”.",
        "The slip printer broke the connection before printing."
        + _NOT_STARTED_EN
        + " Check cable and power, then press “Try again”.",
    ),
    "printing.queue_unknown_printer": (
        "Hệ điều hành không có hàng đợi in mang tên đã chọn."
        + _NOT_STARTED_VI
        + " Chọn lại máy in phiếu trong Cài đặt rồi bấm “Thử lại”.",
        "The system has no print queue of the chosen name."
        + _NOT_STARTED_EN
        + " Choose the slip printer again under Settings, then press “Try again”.",
    ),
    "printing.queue_stopped": (
        "Hàng đợi của máy in phiếu đang dừng."
        + _NOT_STARTED_VI
        + " Bật lại hàng đợi trong cài đặt máy in của hệ điều hành rồi bấm “Thử lại”.",
        "The queue of the slip printer is stopped."
        + _NOT_STARTED_EN
        + " Start it again in the system's printer settings, then press “Try again”.",
    ),
    "printing.queue_refused": (
        "Hệ điều hành không nhận phiếu để in." + _NOT_STARTED_VI + " Kiểm tra hàng đợi rồi bấm “Thử lại”.",
        "The system did not take the slip." + _NOT_STARTED_EN + " Check the queue, then press “Try again”.",
    ),
    "printing.queue_no_answer": (
        "Hệ điều hành không trả lời khi nhận phiếu. Phiếu có thể đã ra: hãy xem ở máy in, rồi cho biết ở đây.",
        "The system gave no answer when it took the slip. It may have come out:"
        " look at the printer, then tell here.",
    ),
    "printing.queue_other_printer": (
        "Hệ điều hành gửi phiếu sang máy in khác."
        + " Phiếu có thể đã ra ở máy đó: hãy xem, rồi chọn lại máy in trong Cài đặt.",
        "The system sent the slip to another printer. It may have come out there:"
        " look, then choose the printer again under Settings.",
    ),
    "printing.queue_no_print_system": (
        "Dịch vụ in của máy tính không chạy."
        + _NOT_STARTED_VI
        + " Khởi động lại dịch vụ in rồi bấm “Thử lại”.",
        "The print service of this PC does not run."
        + _NOT_STARTED_EN
        + " Start it again, then press “Try again”.",
    ),
    # A slip nobody is sure of: bytes were sent, no answer came.
    "printing.paper_out_midway": (
        "Giấy hết khi đang in phiếu. Thay cuộn giấy, đóng nắp." + _LOOK_VI,
        "The paper ran out while the slip was printing. Put in a roll, close the cover." + _LOOK_EN,
    ),
    "printing.cover_open_midway": (
        "Nắp máy in mở ra khi đang in phiếu. Đóng nắp lại." + _LOOK_VI,
        "The printer's cover was opened while the slip was printing. Close it." + _LOOK_EN,
    ),
    "printing.cutter_error_midway": (
        "Dao cắt bị kẹt khi đang in phiếu. Tắt máy, gỡ giấy kẹt, bật lại." + _LOOK_VI,
        "The cutter got stuck while the slip was printing. Switch off, take the paper out, switch on."
        + _LOOK_EN,
    ),
    "printing.fault_midway": (
        "Máy in báo lỗi khi đang in phiếu. Tắt máy, chờ một phút, bật lại." + _LOOK_VI,
        "The printer reported a fault while printing. Switch it off, wait a minute, switch it on." + _LOOK_EN,
    ),
    "printing.offline_midway": (
        "Máy in ngừng nhận lệnh khi đang in phiếu. Bấm nút Feed/Online trên máy." + _LOOK_VI,
        "The printer went off line while the slip was printing. Press its Feed/Online button." + _LOOK_EN,
    ),
    "printing.reset_midway": (
        "Mất kết nối với máy in khi đang gửi phiếu. Kiểm tra dây và nguồn." + _LOOK_VI,
        "The connection was lost while the slip was being sent. Check cable and power." + _LOOK_EN,
    ),
    "printing.closed_midway": (
        "Máy in đóng kết nối trước khi xác nhận đã in." + _LOOK_VI,
        "The printer closed the connection before saying that it was done." + _LOOK_EN,
    ),
    "printing.stalled_midway": (
        "Máy in ngừng nhận dữ liệu giữa chừng. Kiểm tra giấy và nắp." + _LOOK_VI,
        "The printer stopped taking data half way. Check paper and cover." + _LOOK_EN,
    ),
    "printing.write_failed_midway": (
        "Không ghi hết được dữ liệu in (đĩa đầy). Giải phóng đĩa rồi in lại." + _LOOK_VI,
        "Not all print data could be written (disk full). Free some space and print again." + _LOOK_EN,
    ),
    "printing.no_answer_after": (
        "Đã gửi phiếu nhưng máy in không xác nhận." + _LOOK_VI,
        "The slip was sent, but the printer did not say that it was done." + _LOOK_EN,
    ),
    "printing.sent_one_way": (
        "Đã gửi phiếu; máy in này không biết trả lời." + _LOOK_VI,
        "The slip was sent; this printer cannot answer." + _LOOK_EN,
    ),
    "printing.spooled": (
        "Đã giao phiếu cho hàng đợi của hệ điều hành; hàng đợi không báo kết quả." + _LOOK_VI,
        "The slip is in the system's queue, which does not tell the result." + _LOOK_EN,
    ),
    # How a thermal printer is, for the devices page.
    "printing.state_ready": ("Sẵn sàng in.", "Ready."),
    "printing.state_paper_low": (
        "Sẵn sàng in, giấy sắp hết: chuẩn bị cuộn mới.",
        "Ready, the paper is nearly used up: have a new roll ready.",
    ),
    "printing.state_paper_out": ("Hết giấy: thay cuộn mới.", "No paper: put in a new roll."),
    "printing.state_cover_open": ("Nắp đang mở: đóng nắp lại.", "The cover is open: close it."),
    "printing.state_cutter_error": (
        "Dao cắt bị kẹt: tắt máy, gỡ giấy kẹt, bật lại.",
        "The cutter is stuck: switch off, take the paper out, switch on.",
    ),
    "printing.state_fault": (
        "Máy báo lỗi: tắt máy, chờ một phút, bật lại.",
        "The printer reports a fault: switch it off, wait a minute, switch it on.",
    ),
    "printing.state_offline": (
        "Không tới được máy hoặc máy ngừng nhận lệnh: kiểm tra nguồn, dây, địa chỉ.",
        "Not reached, or off line: check power, cable and address.",
    ),
    "printing.state_unknown": (
        "Máy này không báo trạng thái: in thử một phiếu để kiểm tra.",
        "This printer does not tell its state: print a test slip.",
    ),
    # What cannot be drawn.
    "printing.slip_too_long": (
        "Phiếu sẽ dài {metres} m vì nội dung quá dài. Rút gọn danh sách hoặc chia thành nhiều phiếu.",
        "The slip would be {metres} m long: it says too much. Shorten the lists or make several slips.",
    ),
    "printing.qr_too_long": (
        "Mã QR không chứa hết {letters} chữ. In mỗi hồ sơ một phiếu.",
        "The QR code cannot hold {letters} letters. Print one slip for each dossier.",
    ),
    # Pages on the system's printers.
    "page_printing.no_print_system": (
        "Dịch vụ in của máy tính không chạy. Giấy tờ đã được lưu; khởi động lại dịch vụ in rồi bấm “Thử lại”.",
        "The print service of this PC does not run. The paper is kept; start the service, then press “Try again”.",
    ),
    "page_printing.unknown_printer": (
        "Máy tính không có máy in tên “{printer}”. Giấy tờ đã được lưu, chưa in ở đâu cả;"
        " chọn máy in khác trong Cài đặt rồi bấm “Thử lại”.",
        "This PC has no printer named “{printer}”. The paper is kept and was printed nowhere;"
        " choose another printer under Settings, then press “Try again”.",
    ),
    "page_printing.stopped": (
        "Máy in “{printer}” đang dừng nhận việc. Bật lại trong cài đặt máy in của hệ điều hành rồi bấm “Thử lại”.",
        "The printer “{printer}” takes no jobs. Start it in the system's printer settings, then press “Try again”.",
    ),
    "page_printing.refused": (
        "Máy in “{printer}” không nhận giấy tờ này. Giấy tờ đã được lưu;"
        " kiểm tra máy in hoặc chọn máy khác rồi bấm “Thử lại”.",
        "The printer “{printer}” did not take the paper. It is kept;"
        " check the printer or choose another, then press “Try again”.",
    ),
    "page_printing.no_answer": (
        "Máy tính không trả lời khi nhận giấy tờ để in. Giấy tờ có thể đã ra ở “{printer}”:"
        " hãy xem ở máy in, rồi cho biết ở đây.",
        "The PC gave no answer when it took the paper. It may have come out at “{printer}”:"
        " look at the printer, then tell here.",
    ),
    "page_printing.other_printer": (
        "Hệ điều hành muốn dùng máy in “{used}” thay cho “{printer}”."
        " Hãy xem ở máy “{used}”, rồi chọn lại máy in trong Cài đặt.",
        "The system wants to use the printer “{used}” instead of “{printer}”."
        " Look at “{used}”, then choose the printer again under Settings.",
    ),
    "page_printing.not_a_pdf": (
        "Tệp cần in không phải PDF đọc được. Tạo lại giấy tờ rồi in.",
        "What is to be printed is no readable PDF. Make the paper again, then print.",
    ),
}
