"""Sentences about code readers: the ones on a serial port and the ones that type."""

SENTENCES: dict[str, tuple[str, str]] = {
    "code_reader.not_found": (
        "Không thấy đầu đọc mã ở cổng {port}. Hãy cắm lại dây, hoặc chọn đúng cổng ở trang Thiết bị. "
        "Trong khi đó vẫn gõ tay được.",
        "There is no code reader on port {port}. Plug it in again, or choose its port on the devices page. "
        "Typing works meanwhile.",
    ),
    "code_reader.not_allowed": (
        "Máy không cho phép dùng cổng {port} của đầu đọc mã. Nhờ cán bộ CNTT thêm tài khoản này vào nhóm "
        "được dùng cổng nối tiếp (dialout) rồi đăng nhập lại.",
        "This account may not use port {port} of the code reader. Ask the IT person to add it to the group "
        "for serial ports (dialout), then sign in to the PC again.",
    ),
    "code_reader.busy": (
        "Cổng {port} của đầu đọc mã đang bị chương trình khác giữ. Hãy đóng chương trình đó; đầu đọc sẽ tự "
        "nối lại.",
        "Another program holds port {port} of the code reader. Close it; the reader comes back by itself.",
    ),
    "code_reader.unplugged": (
        "Đầu đọc mã ở cổng {port} vừa mất kết nối. Hãy cắm lại dây; đầu đọc sẽ tự nối lại. Trong khi đó vẫn "
        "gõ tay được.",
        "The code reader on port {port} is gone. Plug it in again; it comes back by itself. Typing works "
        "meanwhile.",
    ),
    "code_reader.too_long": (
        "Đầu đọc mã ở cổng {port} gửi một mã dài quá {most} byte nên không nhận. Hãy quét lại đúng mã; nếu "
        "vẫn vậy, kiểm tra tốc độ cổng (baud).",
        "The code reader on port {port} sent more than {most} bytes in one code, so it was not taken. Scan "
        "the right code again; if it stays so, check the port's speed (baud).",
    ),
    "code_reader.misheard": (
        "Đầu đọc mã gõ quá nhanh hoặc ngắt quãng nên chưa chắc đúng mã; không ghi gì vào hồ sơ. Hãy quét "
        "lại, hoặc cài cho đầu đọc gửi phím F20 trước mỗi mã.",
        "The reader typed too fast or with a pause, so the code is not certain; nothing was taken."
        " Scan again, or set the reader to send F20 before each code.",
    ),
}
