"""What smart-card readers have to tell."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "readers.not_running": (
        "Dịch vụ thẻ thông minh của máy tính không chạy, nên không thấy đầu đọc nào."
        " Nhờ cán bộ CNTT cài hoặc khởi động dịch vụ (pcscd trên Linux, Smart Card trên Windows).",
        "The smart-card service of this PC does not run, so no reader is seen."
        " Ask the IT person to install or start it (pcscd on Linux, Smart Card on Windows).",
    ),
    "readers.not_answering": (
        "Dịch vụ thẻ thông minh không trả lời. Rút đầu đọc, cắm lại; vẫn thế thì khởi động lại dịch vụ"
        " (pcscd trên Linux, Smart Card trên Windows) hoặc máy tính.",
        "The smart-card service does not answer. Unplug the reader and plug it in again; if that does not"
        " help, restart the service (pcscd on Linux, Smart Card on Windows) or the PC.",
    ),
    "readers.no_reader": (
        "Không thấy đầu đọc thẻ nào. Cắm đầu đọc hoặc USB Token; đã cắm rồi thì thử cổng USB khác"
        " và kiểm tra trình điều khiển.",
        "No card reader is seen. Plug in the reader or USB token; if it is plugged in, try another USB port"
        " and check its driver.",
    ),
    "readers.no_card": (
        "Có đầu đọc nhưng chưa có thẻ. Đặt thẻ vào đầu đọc.",
        "There is a reader, but no card in it. Put the card in.",
    ),
    "readers.mute": (
        "Thẻ trong đầu đọc không trả lời. Rút thẻ, lau mặt tiếp xúc, đặt lại đúng chiều.",
        "The card in the reader does not answer. Take it out, wipe its contacts, put it in the right way.",
    ),
    "readers.card": ("Đầu đọc có thẻ và thẻ trả lời.", "There is a card in the reader, and it answers."),
}
