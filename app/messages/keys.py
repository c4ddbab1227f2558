"""Sentences about keys, passphrases and the recovery key."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "keys.wrong_passphrase": (
        "Mật khẩu khởi động không đúng. Hãy kiểm tra phím Caps Lock và bộ gõ, rồi gõ lại; nếu đã quên, "
        "dùng khóa khôi phục in trên giấy.",
        "The start passphrase is not right. Check Caps Lock and the input method and type it again; if "
        "it is forgotten, use the recovery key on paper.",
    ),
    "keys.passphrase_needed": (
        "Thư mục dữ liệu này mở bằng mật khẩu khởi động. Hãy gõ mật khẩu.",
        "This data folder opens with the start passphrase. Please type it.",
    ),
    "keys.no_passphrase": (
        "Thư mục dữ liệu này không đặt mật khẩu khởi động. Hãy mở bằng kho khóa của máy hoặc bằng khóa "
        "khôi phục in trên giấy.",
        "This data folder has no start passphrase. Open it with the PC's key store or with the recovery "
        "key on paper.",
    ),
    "keys.passphrase_short": (
        "Mật khẩu khởi động quá ngắn, dễ bị đoán ra. Hãy đặt ít nhất {least} ký tự.",
        "The start passphrase is too short and could be guessed. Use at least {least} characters.",
    ),
    "keys.passphrase_long": (
        "Mật khẩu dài quá {most} ký tự, có lẽ đã dán nhầm. Hãy gõ lại.",
        "The passphrase is longer than {most} characters, perhaps something else was pasted. Type it again.",
    ),
    "keys.no_way_in": (
        "Chưa chọn cách mở thư mục dữ liệu, nên chưa tạo gì. Hãy đặt mật khẩu khởi động hoặc dùng kho "
        "khóa của máy.",
        "No way to open the data folder was chosen, so nothing was made. Set a start passphrase or use "
        "the PC's key store.",
    ),
    "keys.wrong_recovery": (
        "Khóa khôi phục được gõ đúng dạng nhưng không mở được thư mục này: có thể là tờ giấy cũ hoặc của "
        "máy khác. Hãy lấy tờ in sau cùng.",
        "The recovery key was typed correctly but does not open this folder: it may be an old paper or "
        "another PC's. Take the one printed last.",
    ),
    "keys.recovery_shape": (
        "Khóa khôi phục có 8 nhóm, mỗi nhóm 5 ký tự (tất cả {expected}), nhưng đã gõ {letters}. Hãy gõ "
        "lại từ tờ giấy.",
        "The recovery key has 8 groups of 5 characters ({expected} in all), but {letters} were typed. "
        "Type it again from the paper.",
    ),
    "keys.recovery_typo": (
        "Nhóm thứ {group} của khóa khôi phục gõ chưa đúng. Hãy xem lại nhóm đó trên giấy và sửa.",
        "Group {group} of the recovery key was not typed right. Look at that group on the paper and "
        "correct it.",
    ),
    "keys.os_store_locked": (
        "Kho khóa của máy đang khóa nên không lấy được khóa. Hãy mở khóa phiên làm việc, hoặc gõ mật "
        "khẩu khởi động.",
        "The PC's key store is locked, so the key cannot be fetched. Unlock the session, or type the "
        "start passphrase.",
    ),
    "keys.os_store_failed": (
        "Kho khóa của máy không làm việc ({result}). Hãy gõ mật khẩu khởi động và báo cán bộ công nghệ "
        "thông tin.",
        "The PC's key store does not work ({result}). Type the start passphrase and tell the IT person.",
    ),
    "keys.os_store_empty": (
        "Kho khóa của máy ({name}) không có khóa của thư mục này: có thể đã đăng nhập bằng tài khoản "
        "khác. Hãy gõ mật khẩu khởi động hoặc khóa khôi phục.",
        "The PC's key store ({name}) has no key to this folder: perhaps another user is logged in. Type "
        "the start passphrase or the recovery key.",
    ),
    "keys.no_os_store": (
        "Phiên làm việc này không có kho khóa an toàn của hệ điều hành. Hãy dùng mật khẩu khởi động.",
        "This session has no safe key store of the operating system. Use the start passphrase.",
    ),
    "keys.no_memory": (
        "Máy không còn đủ {mib} MB bộ nhớ để kiểm tra mật khẩu. Hãy đóng bớt chương trình rồi thử lại.",
        "The PC has not {mib} MB of memory left to check the passphrase. Close some programs and try again.",
    ),
    "keys.missing": (
        "Không thấy tệp keys.json trong thư mục dữ liệu, nên không mở được kho hồ sơ. Hãy chép tệp này "
        "từ bản sao lưu (….keys.json) trở lại; không có gì bị thay đổi.",
        "The file keys.json is not in the data folder, so the store cannot be opened. Copy it back from "
        "a backup (….keys.json); nothing was changed.",
    ),
    "keys.damaged": (
        "Tệp keys.json bị hỏng (phần {part}), nên không mở được kho hồ sơ. Hãy chép tệp này từ bản sao "
        "lưu (….keys.json) trở lại; không có gì bị thay đổi.",
        "The file keys.json is damaged (part {part}), so the store cannot be opened. Copy it back from a "
        "backup (….keys.json); nothing was changed.",
    ),
    "keys.newer": (
        "Tệp keys.json do phiên bản mới hơn của chương trình tạo ra (dạng {format}). Hãy cập nhật chương "
        "trình trên máy này; không có gì bị thay đổi.",
        "The file keys.json was made by a newer version of the program (format {format}). Update the "
        "program on this PC; nothing was changed.",
    ),
    "keys.exist": (
        "Thư mục này đã có keys.json nên không tạo khóa mới: khóa cũ mà mất thì hồ sơ không mở được nữa. "
        "Hãy chọn thư mục khác.",
        "This folder has a keys.json already, so no new keys were made: without the old ones its "
        "dossiers could never be opened. Choose another folder.",
    ),
    "keys.disk_full": (
        "Ổ đĩa đầy nên chưa ghi được keys.json; tệp cũ còn nguyên. Hãy giải phóng chỗ trống rồi làm lại.",
        "The disk is full, so keys.json was not written; the old one is as it was. Free some space and "
        "do it again.",
    ),
    "keys.read_only": (
        "Không được phép đọc hoặc ghi keys.json trong thư mục dữ liệu. Hãy nhờ cán bộ công nghệ thông "
        "tin cấp quyền cho tài khoản đang dùng.",
        "The file keys.json may not be read or written. Ask the IT person to give this user the right to.",
    ),
    "keys.disk_trouble": (
        "Ổ đĩa báo lỗi khi đọc hoặc ghi keys.json ({result}). Hãy thử lại; nếu lặp lại, báo cán bộ công "
        "nghệ thông tin kiểm tra ổ đĩa.",
        "The disk reported a fault with keys.json ({result}). Try again; if it comes back, have the IT "
        "person check the disk.",
    ),
}
