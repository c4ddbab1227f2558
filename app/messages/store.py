"""Sentences about the store, the data folder, and what is looked up in them."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "store.missing": (
        "Không thấy kho hồ sơ {file} trong thư mục dữ liệu. Hãy kiểm tra đã chọn đúng thư mục chưa, hoặc "
        "khôi phục từ bản sao lưu; chương trình không tự tạo kho mới.",
        "The store {file} is not in the data folder. Check whether the right folder was chosen, or "
        "restore a backup; no new store is made by itself.",
    ),
    "store.unreadable": (
        "Không mở được kho hồ sơ {file}: khóa không khớp với kho này, hoặc phần đầu tệp bị hỏng. Không "
        "có gì bị ghi đè. Hãy kiểm tra keys.json đúng của thư mục này, hoặc khôi phục từ bản sao lưu.",
        "The store {file} cannot be opened: the key does not fit it, or the beginning of the file is "
        "damaged. Nothing was overwritten. Check that keys.json belongs to this folder, or restore a "
        "backup.",
    ),
    "store.damaged": (
        "Kho hồ sơ {file} bị hỏng trên ổ đĩa. Không có gì bị ghi đè. Hãy ngừng làm việc trên máy này, "
        "giữ nguyên thư mục, và khôi phục từ bản sao lưu gần nhất.",
        "The store {file} is damaged on the disk. Nothing was overwritten. Stop working on this PC, "
        "leave the folder as it is, and restore the latest backup.",
    ),
    "store.foreign": (
        "Tệp {file} không phải là kho hồ sơ của chương trình này nên không đụng đến. Hãy chọn đúng thư "
        "mục dữ liệu.",
        "The file {file} is not a store of this program, so it was not touched. Choose the right data "
        "folder.",
    ),
    "store.newer": (
        "Kho hồ sơ do phiên bản mới hơn của chương trình tạo ra (kho {store}, chương trình {program}) "
        "nên không ghi gì. Hãy cập nhật chương trình trên máy này rồi mở lại.",
        "The store was made by a newer version of the program (store {store}, program {program}), so "
        "nothing was written. Update the program on this PC and open it again.",
    ),
    "store.exists": (
        "Thư mục này đã có kho hồ sơ {file} nên không tạo kho mới. Hãy mở kho đó, hoặc chọn thư mục khác.",
        "This folder has a store {file} already, so no new one was made. Open that one, or choose "
        "another folder.",
    ),
    "store.busy": (
        "Kho hồ sơ đang bận vì một việc khác giữ quá lâu; chưa có gì thay đổi. Hãy thử lại sau ít phút; "
        "nếu lặp lại, đóng các cửa sổ và lệnh khác đang dùng thư mục này.",
        "The store is busy because something else held it too long; nothing was changed. Try again in a "
        "minute; if it comes back, close other windows and commands on this folder.",
    ),
    "store.disk_full": (
        "Ổ đĩa đầy nên chưa ghi được; những gì đã nhận trước đó còn nguyên. Hãy giải phóng chỗ trống rồi "
        "làm lại.",
        "The disk is full, so this was not written; everything received before is kept. Free some space "
        "and do it again.",
    ),
    "store.read_only": (
        "Không được phép ghi vào kho hồ sơ {file}; chưa có gì thay đổi. Hãy nhờ cán bộ công nghệ thông "
        "tin cấp quyền ghi thư mục dữ liệu cho tài khoản đang dùng.",
        "The store {file} may not be written; nothing was changed. Ask the IT person to let this user "
        "write the data folder.",
    ),
    "store.cannot_open": (
        "Hệ điều hành không cho mở kho hồ sơ {file} ({result}); chưa có gì thay đổi. Hãy kiểm tra thư "
        "mục dữ liệu còn đó và được phép ghi.",
        "The operating system does not let the store {file} be opened ({result}); nothing was changed. "
        "Check that the data folder is there and may be written.",
    ),
    "store.disk_trouble": (
        "Ổ đĩa báo lỗi khi đọc hoặc ghi kho hồ sơ ({result}); việc vừa làm chưa được ghi, những gì đã "
        "nhận trước đó còn nguyên. Hãy thử lại; nếu lặp lại, nhờ kiểm tra ổ đĩa.",
        "The disk reported a fault with the store ({result}); what was just done is not written, "
        "everything received before is kept. Try again; if it comes back, have the disk checked.",
    ),
    "store.upgrade_failed": (
        "Chưa nâng cấp được kho hồ sơ lên phiên bản mới ({findings}); kho vẫn như cũ và có bản sao "
        "{backup}. Hãy dùng tiếp phiên bản chương trình cũ và báo cho nơi cung cấp.",
        "The store could not be brought to the new version ({findings}); it is as it was, with a copy in "
        "{backup}. Go on with the old version of the program and tell its maker.",
    ),
    "store.backup_failed": (
        "Chưa sao lưu được vào {file} ({result}); kho hồ sơ vẫn an toàn. Hãy kiểm tra chỗ trống và quyền "
        "ghi rồi sao lưu lại.",
        "The backup to {file} was not made ({result}); the store itself is safe. Check space and rights, "
        "and back up again.",
    ),
    "folder.empty": (
        "Thư mục {folder} chưa có dữ liệu của bộ phận một cửa nào. Hãy chọn đúng thư mục, hoặc thiết lập "
        "lần đầu (motcua init).",
        "The folder {folder} holds no office's data yet. Choose the right folder, or set it up (motcua "
        "init).",
    ),
    "folder.network": (
        "Thư mục {folder} nằm trên ổ mạng ({kind}). Kho hồ sơ phải ở ổ đĩa của chính máy này, nếu không "
        "hai máy có thể cấp trùng số. Hãy chọn thư mục trên máy.",
        "The folder {folder} lies on a network drive ({kind}). The store must be on this PC's own disk, "
        "otherwise two PCs could give the same number. Choose a folder on this PC.",
    ),
    "folder.window_open": (
        "Cửa sổ của thư mục dữ liệu này đang mở rồi (tiến trình {pid}). Hãy dùng cửa sổ đó, hoặc đóng nó "
        "trước.",
        "The window of this data folder is open already (process {pid}). Use that window, or close it first.",
    ),
    "folder.disk_full": (
        "Ổ đĩa của thư mục dữ liệu đã đầy. Hãy giải phóng chỗ trống rồi mở lại; dữ liệu cũ còn nguyên.",
        "The disk of the data folder is full. Free some space and open it again; what is there is kept.",
    ),
    "folder.read_only": (
        "Không được phép ghi vào thư mục dữ liệu nên chưa mở. Hãy nhờ cán bộ công nghệ thông tin cấp "
        "quyền cho tài khoản đang dùng.",
        "The data folder may not be written, so it was not opened. Ask the IT person to give this user "
        "the right to.",
    ),
    "folder.disk_trouble": (
        "Ổ đĩa báo lỗi với thư mục dữ liệu ({result}). Hãy kiểm tra ổ đĩa còn được nối, rồi mở lại.",
        "The disk reported a fault with the data folder ({result}). Check that the disk is connected, "
        "and open it again.",
    ),
    "dossier.unknown": (
        "Không có hồ sơ nào mang số {number} trên máy này. Hãy kiểm tra lại số, hoặc tìm theo tên người nộp.",
        "There is no dossier with the number {number} on this PC. Check the number, or search by the "
        "applicant's name.",
    ),
    "dossier.number_taken": (
        "Số {number} đã được dùng cho một hồ sơ khác nên chưa ghi. Hãy tiếp nhận lại để lấy số mới.",
        "The number {number} is in use for another dossier, so nothing was written. Accept again to get "
        "a new number.",
    ),
    "dossier.changed_meanwhile": (
        "Hồ sơ {number} vừa được thay đổi ở cửa sổ khác nên chưa ghi thay đổi này. Hãy mở lại hồ sơ rồi "
        "làm lại.",
        "Dossier {number} was just changed in another window, so this change was not written. Open it "
        "again and repeat.",
    ),
    "print.unknown_job": (
        "Không thấy lệnh in này nữa. Hãy mở hồ sơ và in lại từ đó.",
        "This print job is not there any more. Open the dossier and print from there.",
    ),
    "request.unknown": (
        "Không có phiếu số {number} trên máy này. Hãy kiểm tra lại số phiếu.",
        "There is no request with the number {number} on this PC. Check the number.",
    ),
    "office.unknown_counter": (
        "Không có quầy {counter} trong cài đặt của bộ phận một cửa. Hãy chọn quầy khác, hoặc thêm quầy "
        "trong cài đặt.",
        "There is no counter {counter} in the office's settings. Choose another one, or add it in the "
        "settings.",
    ),
    "office.not_founded": (
        "Kho hồ sơ chưa có thông tin cơ quan. Hãy làm xong bước thiết lập lần đầu.",
        "The store does not know its office yet. Finish the first set-up.",
    ),
}
