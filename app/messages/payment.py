"""Sentences about the QR code for a bank transfer."""

SENTENCES: dict[str, tuple[str, str]] = {
    "payment.bin": (
        "Mã ngân hàng (BIN) phải đủ 6 chữ số, ví dụ 970418. Hãy xem lại kênh thu ở mục Cài đặt.",
        "The bank's code (BIN) has 6 digits, such as 970418. Look at the payment channel under Settings.",
    ),
    "payment.account": (
        "Số tài khoản hoặc số thẻ phải có từ 1 đến {most} chữ cái không dấu, chữ số. "
        "Hãy xem lại kênh thu ở mục Cài đặt.",
        "The account or card number has 1 to {most} letters or digits without accents. "
        "Look at the payment channel under Settings.",
    ),
    "payment.amount": (
        "Số tiền phải là số nguyên đồng, không âm và không quá {most} chữ số. Hãy nhập lại số tiền.",
        "The amount is a whole number of đồng, not negative, of at most {most} digits. Enter the amount "
        "again.",
    ),
    "payment.purpose_too_long": (
        "Nội dung chuyển khoản dài {length} ký tự, ngân hàng chỉ nhận {most}. Hãy rút ngắn nhưng giữ mã hồ "
        "sơ.",
        "The transfer's purpose has {length} characters, banks take {most}. "
        "Shorten it, but keep the dossier number.",
    ),
    "payment.not_a_transfer": (
        "Đây không phải mã QR chuyển khoản ngân hàng theo chuẩn NAPAS. Hãy dùng mã QR do quầy in ra.",
        "This is not a QR code for a bank transfer by the NAPAS rules. Use the one that the counter prints.",
    ),
    "payment.structure": (
        "Mã QR chuyển khoản bị hỏng: các phần bên trong không khớp độ dài ghi trước chúng. "
        "Không dùng mã này; hãy in lại mã từ hồ sơ.",
        "The QR code for the transfer is broken: its parts do not have the lengths written before them. "
        "Do not use it; print the code again from the dossier.",
    ),
    "payment.checksum": (
        "Mã QR chuyển khoản bị sai mã kiểm tra, có thể đã bị sửa hoặc đọc thiếu. "
        "Không dùng mã này; hãy quét lại hoặc in lại mã từ hồ sơ.",
        "The check sum of the QR code for the transfer is wrong; it was changed or not read whole. "
        "Do not use it; scan again, or print it again from the dossier.",
    ),
    "payment.currency": (
        "Mã QR này không phải chuyển khoản bằng đồng Việt Nam trong nước. Hãy dùng mã QR do quầy in ra.",
        "This QR code is not for a transfer in đồng within Viet Nam. Use the one that the counter prints.",
    ),
}
