"""Sentences and labels of the commands: what was used wrongly, what a file lacks, and the names of the answers."""

from __future__ import annotations

from app.messages import Sentence

SENTENCES: dict[str, Sentence] = {
    # The command line
    "command.usage": (
        "Lệnh gõ chưa đúng ({why}). Chưa làm gì. Gõ «{command} --help» để xem cách dùng.",
        "The command was not understood ({why}). Nothing was done. See “{command} --help”.",
    ),
    "command.which": (
        "Sau «{command}» cần một lệnh. Chưa làm gì. Các lệnh: {known}.",
        "A command is needed after “{command}”. Nothing was done. The commands: {known}.",
    ),
    "command.answer_unwritable": (
        "Không ghi được câu trả lời ({result}); việc có thể đã làm xong. Hãy kiểm tra nơi nhận rồi xem lại bằng "
        "lệnh search hoặc show.",
        "The answer cannot be written ({result}); the work may be done. Check where it goes, then look with search "
        "or show.",
    ),
    "command.no_such_option": (
        "Lệnh «{command}» không có tùy chọn {option}. Chưa làm gì. Gõ «{command} --help» để xem.",
        "The command “{command}” has no option {option}. Nothing was done. See “{command} --help”.",
    ),
    "command.missing": (
        "Lệnh «{command}» còn thiếu {name}. Chưa làm gì. Gõ «{command} --help» để xem cách dùng.",
        "The command “{command}” lacks {name}. Nothing was done. See “{command} --help”.",
    ),
    "command.bad_value": (
        "Giá trị của {name} không dùng được ({why}). Chưa làm gì. Gõ «{command} --help» để xem cách ghi.",
        "The value of {name} cannot be used ({why}). Nothing was done. See “{command} --help”.",
    ),
    "command.option_value": (
        "Tùy chọn {option} cần một giá trị đứng sau. Chưa làm gì. Hãy ghi thêm rồi chạy lại.",
        "The option {option} needs a value after it. Nothing was done. Add it and run again.",
    ),
    "command.language": (
        "Ngôn ngữ «{value}» không có. Hãy ghi --lang vi hoặc --lang en.",
        "There is no language “{value}”. Write --lang vi or --lang en.",
    ),
    "command.stdin_twice": (
        "Mật khẩu và nội dung cùng lấy từ stdin nên không tách được. Hãy để nội dung trong tệp, hoặc đưa mật khẩu "
        "qua MOTCUA_PASSPHRASE_FD.",
        "Passphrase and content would both come from stdin. Put the content into a file, or give the passphrase by "
        "MOTCUA_PASSPHRASE_FD.",
    ),
    "command.bad_moment": (
        "«{value}» không phải là thời điểm. Hãy ghi ngày và giờ, như 2026-11-24T08:15:00+07:00.",
        "“{value}” is not a moment. Write date and time, such as 2026-11-24T08:15:00+07:00.",
    ),
    "command.payment_either": (
        "Hãy ghi --bin và --account (thêm --amount, --purpose nếu cần), hoặc chỉ --number của một hồ sơ "
        "(thêm --visit cho cả lượt).",
        "Give --bin and --account (with --amount and --purpose if wished), or the --number of a dossier alone "
        "(with --visit for the whole visit).",
    ),
    "command.init_either": (
        "Hãy ghi --office và tệp khai báo cơ quan, hoặc chỉ --practice cho cơ quan mẫu (mật khẩu của cơ quan mẫu "
        "có sẵn).",
        "Give --office with the office file, or --practice alone for the sample office (its passphrase is set).",
    ),
    "command.form_unknown": (
        "Không có mẫu «{form}». Hãy chọn một trong: {known}.",
        "There is no form “{form}”. Choose one of: {known}.",
    ),
    "command.only_pdf": (
        "Mẫu «{form}» chỉ ghi ra tệp PDF; ảnh PNG chỉ có cho phiếu hẹn (slip). Hãy đổi đuôi tệp thành .pdf.",
        "The form “{form}” is written as PDF only; PNG is for the slip. Let the file's name end in .pdf.",
    ),
    # Files
    "command.file_unreadable": (
        "Không đọc được tệp {file} ({result}). Chưa làm gì. Hãy kiểm tra đường dẫn và quyền đọc.",
        "The file {file} cannot be read ({result}). Nothing was done. Check its path and rights.",
    ),
    "command.file_too_large": (
        "Tệp {file} lớn hơn {most_kb} KB nên không đọc. Chưa làm gì. Hãy kiểm tra có đúng tệp không.",
        "The file {file} is larger than {most_kb} KB and was not read. Nothing was done. Check that it is the "
        "right one.",
    ),
    "command.file_unwritable": (
        "Không ghi được {file} ({result}). Hồ sơ vẫn nguyên. Hãy kiểm tra thư mục, quyền ghi và chỗ trống.",
        "{file} cannot be written ({result}). The dossier is intact. Check folder, rights and space.",
    ),
    "command.table_not_utf8": (
        "Bảng đơn vị hành chính không ở dạng UTF-8 (byte thứ {position}). Bảng đang dùng vẫn giữ nguyên. Hãy lưu "
        "lại dạng «CSV UTF-8» rồi nhập lại.",
        "The table of units is not UTF-8 (at byte {position}). The table in use is kept. Save it as “CSV UTF-8” "
        "and import again.",
    ),
    "command.table_empty": (
        "Bảng đơn vị hành chính không có dòng nào dùng được ({refused} dòng sai). Bảng đang dùng vẫn giữ nguyên. "
        "Hãy xem lại tệp.",
        "The table of units has no line that can be used ({refused} are wrong). The table in use is kept. Check "
        "the file.",
    ),
    "json.too_large": (
        "Nội dung JSON lớn hơn {most_kb} KB nên không đọc. Chưa làm gì. Hãy kiểm tra có đúng tệp không.",
        "The JSON is larger than {most_kb} KB and was not read. Nothing was done. Check that it is the right file.",
    ),
    "json.not_utf8": (
        "Nội dung không ở dạng UTF-8 (byte thứ {position}). Chưa làm gì. Hãy lưu lại dạng UTF-8.",
        "The content is not UTF-8 (at byte {position}). Nothing was done. Save it as UTF-8.",
    ),
    "json.empty": (
        "Không có nội dung nào. Chưa làm gì. Hãy kiểm tra tệp hoặc lệnh đưa nội dung vào.",
        "There is nothing in it. Nothing was done. Check the file, or what feeds the command.",
    ),
    "json.cut": (
        "Nội dung JSON bị cắt ở dòng {line}. Chưa làm gì. Hãy lấy lại tệp đầy đủ.",
        "The JSON is cut off at line {line}. Nothing was done. Get the whole file.",
    ),
    "json.not_json": (
        "Nội dung không phải JSON (dòng {line}, cột {column}). Chưa làm gì. Hãy sửa chỗ đó rồi chạy lại.",
        "This is not JSON (line {line}, column {column}). Nothing was done. Correct that place and run again.",
    ),
    "json.too_deep": (
        "Nội dung JSON lồng nhau quá {most} lớp hoặc có quá nhiều ngoặc. Chưa làm gì. Hãy kiểm tra có đúng tệp không.",
        "The JSON is nested more than {most} deep or has too many brackets. Nothing was done. Check that it is the "
        "right file.",
    ),
    "json.key_twice": (
        "Mục «{key}» có hai lần nên không biết lấy giá trị nào. Chưa làm gì. Hãy bỏ một mục.",
        "“{key}” stands there twice, so it cannot be told which one is meant. Nothing was done. Take one out.",
    ),
    "json.no_such_number": (
        "«{word}» không phải là số trong JSON. Chưa làm gì. Hãy ghi một con số hoặc null.",
        "“{word}” is no number in JSON. Nothing was done. Write a number or null.",
    ),
    # What was asked for
    "command.not_complete": (
        "Chưa tiếp nhận: còn {count} chỗ cần sửa trong tệp. Chưa cấp số. Hãy sửa các mục sau rồi chạy lại.",
        "Not accepted: {count} places in the file need correcting. No number was given. Correct these and run again.",
    ),
    "command.paper_not_named": ("không ghi trong tệp nhập bằng lệnh", "not named in the file of the command"),
    "command.paper_without_reason": (
        "không ghi lý do (nhập bằng lệnh)",
        "no reason given (entered by command)",
    ),
    "command.case_unknown": (
        "Thủ tục này không có trường hợp «{case}». Các trường hợp: {known}. Hãy ghi lại.",
        "This procedure has no case “{case}”. Its cases: {known}. Write it again.",
    ),
    "command.officer_unknown": (
        "Không có cán bộ tên này trong cơ quan. Chưa làm gì. Hãy ghi đúng họ tên, hoặc bỏ --officer.",
        "No officer of that name works here. Nothing was done. Write the full name, or leave --officer out.",
    ),
    "command.form_not_yet": (
        "Mẫu «{form}» chưa có trong bản này. Hãy dùng bản sau của chương trình.",
        "The form “{form}” is not in this version yet. Use a later version of the program.",
    ),
    "command.act_not_yet": (
        "Việc «{act}» chưa có trong bản này. Dòng này bỏ qua, các dòng khác vẫn làm.",
        "The act “{act}” is not in this version yet. This line was passed over, the others are done.",
    ),
    "command.act_unknown": (
        "Không có việc «{act}». Dòng này bỏ qua, các dòng khác vẫn làm. Hãy ghi một trong: {known}.",
        "There is no act “{act}”. This line was passed over, the others are done. Write one of: {known}.",
    ),
    "command.nothing_to_pay": (
        "Hồ sơ {number} không phải nộp tiền nên giấy tờ không có mã chuyển khoản. Không cần làm gì thêm.",
        "Nothing is to be paid for dossier {number}, so its papers carry no transfer code. Nothing more is needed.",
    ),
    "command.no_account": (
        "Cơ quan chưa khai báo tài khoản nhận tiền nên giấy tờ của hồ sơ {number} không có mã chuyển khoản. Hãy "
        "khai báo tài khoản.",
        "The office has no account on file, so the papers of dossier {number} carry no transfer code. Set one up.",
    ),
    "command.amount_unknown": (
        "Mức thu của hồ sơ {number} chưa xác định nên chưa có mã chuyển khoản. Hãy xác định mức thu trước.",
        "The amount for dossier {number} is not known yet, so there is no transfer code. Settle the amount first.",
    ),
    "store.backup_exists": (
        "Đã có tệp {file} nên không sao lưu đè lên. Hãy chọn tên khác.",
        "There is a file {file} already, and it was not overwritten. Choose another name.",
    ),
    # Secrets and faults
    "command.passphrase_unreadable": (
        "Mật khẩu trên stdin không ở dạng UTF-8 nên không dùng được. Hãy đưa lại dạng UTF-8, trên một dòng.",
        "The passphrase on stdin is not UTF-8 and cannot be used. Give it in UTF-8, on one line.",
    ),
    "command.passphrase_how": (
        "Với lệnh, hãy đưa mật khẩu qua --passphrase-stdin hoặc MOTCUA_PASSPHRASE_FD.",
        "Give it to a command by --passphrase-stdin or MOTCUA_PASSPHRASE_FD.",
    ),
    "keys.descriptor": (
        "Không đọc được mật khẩu từ bộ mô tả tệp trong biến {name}. Hãy kiểm tra số của bộ mô tả, nó phải đang mở "
        "và chứa mật khẩu dạng UTF-8.",
        "No passphrase can be read from the file descriptor in {name}. Check its number; it must be open and hold "
        "the passphrase in UTF-8.",
    ),
    "command.keep_recovery_key": (
        "Hãy chép khóa khôi phục ra giấy, giao cho hai người giữ. Khóa này không hiện lại và không lưu ở đâu cả.",
        "Write the recovery key on paper and let two persons keep it. It is not shown again and kept nowhere.",
    ),
    "command.our_fault": (
        "Chương trình gặp lỗi của chính nó (mã {fault}). Những gì đã lưu vẫn an toàn. Hãy đọc mã này cho nơi cung "
        "cấp; chi tiết ở nhật ký logs/commands.log trong thư mục dữ liệu.",
        "The program made a mistake of its own (code {fault}). What was kept is safe. Tell its maker this code; more "
        "stands in logs/commands.log of the data folder.",
    ),
}

LABELS: dict[str, Sentence] = {
    # Words of answers
    "none": ("(không có)", "(none)"),
    "yes": ("có", "yes"),
    "no": ("không", "no"),
    "added": ("thêm mới", "added"),
    "address": ("địa chỉ", "address"),
    "advice": ("cần làm", "advice"),
    "amount_dong": ("số tiền (đồng)", "amount (đồng)"),
    "assisted": ("hỗ trợ nộp", "assisted"),
    "birth_date": ("ngày sinh", "birth date"),
    "business_date": ("ngày làm việc", "business date"),
    "bytes": ("số byte", "bytes"),
    "calendar_version": ("phiên bản lịch", "calendar version"),
    "case": ("trường hợp", "case"),
    "catalogue": ("danh mục", "catalogue"),
    "changed": ("thay đổi", "changed"),
    "channel": ("cách nộp", "channel"),
    "charge_dong": ("lệ phí (đồng)", "charges (đồng)"),
    "checks": ("đã kiểm tra", "checks"),
    "code": ("mã", "code"),
    "components": ("thành phần hồ sơ", "components"),
    "confirmed": ("lịch đã xác nhận", "calendar confirmed"),
    "copies": ("số bản", "copies"),
    "data": ("thư mục dữ liệu", "data folder"),
    "declaration": ("tờ khai", "declaration"),
    "detail": ("chi tiết", "detail"),
    "dry_run": ("chỉ xem trước", "dry run"),
    "due": ("hạn trả", "due"),
    "exempt": ("miễn, giảm", "exempt"),
    "explained": ("cách tính", "explained"),
    "extra": ("phần thêm", "extra"),
    "fee_dong": ("phí (đồng)", "fees (đồng)"),
    "fees": ("khoản thu", "fees"),
    "field": ("lĩnh vực", "field"),
    "fields": ("mục thay đổi", "fields"),
    "file": ("tệp", "file"),
    "filer": ("người nộp", "filer"),
    "files": ("tệp", "files"),
    "finished_at": ("xong lúc", "finished at"),
    "first_bad": ("dòng hỏng đầu tiên", "first bad line"),
    "free": ("không thu", "free"),
    "full_name": ("họ tên", "full name"),
    "given_at_once": ("trả ngay", "given at once"),
    "id_number": ("số giấy tờ", "ID number"),
    "issued_on": ("ngày cấp", "issued on"),
    "journal": ("nhật ký", "journal"),
    "keys": ("tệp khóa", "key file"),
    "left_out": ("không áp dụng, bỏ qua", "does not apply, left out"),
    "lines": ("các dòng", "lines"),
    "missing": ("giấy tờ còn thiếu", "missing papers"),
    "name": ("tên", "name"),
    "email": ("thư điện tử", "e-mail"),
    "id_issued_on": ("ngày cấp", "issued on"),
    "id_kind": ("loại giấy tờ", "kind of paper"),
    "new_address": ("địa chỉ mới", "new address"),
    "organisation": ("tổ chức", "organisation"),
    "phone": ("điện thoại", "phone"),
    "tax_code": ("mã số thuế", "tax code"),
    "name_doubtful": ("cần đối chiếu họ tên", "compare the name"),
    "note": ("ghi chú", "note"),
    "number": ("mã hồ sơ", "number"),
    "office": ("cơ quan", "office"),
    "ok": ("nguyên vẹn", "whole"),
    "old_id_number": ("số cũ", "old number"),
    "owner": ("chủ hồ sơ", "owner"),
    "pages": ("số trang", "pages"),
    "payments": ("khoản phải nộp", "payments"),
    "practice": ("thử nghiệm", "practice"),
    "prints": ("lần in", "prints"),
    "procedure": ("thủ tục", "procedure"),
    "procedure_name": ("tên thủ tục", "procedure name"),
    "procedure_version": ("phiên bản thủ tục", "procedure version"),
    "received_at": ("tiếp nhận lúc", "received at"),
    "received_by": ("người tiếp nhận", "received by"),
    "recovery_key": ("khóa khôi phục", "recovery key"),
    "refused": ("không nhận", "refused"),
    "relation": ("quan hệ", "relation"),
    "return_address": ("địa chỉ nhận kết quả", "return address"),
    "return_by": ("nhận kết quả", "return by"),
    "revision": ("lần sửa", "revision"),
    "rule_set": ("bộ quy định", "rule set"),
    "sex": ("giới tính", "sex"),
    "sha256": ("SHA-256", "SHA-256"),
    "state": ("tình trạng", "state"),
    "status": ("trạng thái", "status"),
    "status_name": ("tên trạng thái", "status name"),
    "to_print": ("chờ in", "to print"),
    "total_dong": ("tổng (đồng)", "total (đồng)"),
    "tracking_number": ("mã bưu gửi", "tracking number"),
    "unchanged": ("giữ nguyên", "unchanged"),
    "unit": ("đơn vị", "unit"),
    "units": ("số đơn vị", "units"),
    "value": ("thời hạn", "value"),
    "visit": ("lượt", "visit"),
    "visit_numbers": ("hồ sơ cùng lượt", "of the same visit"),
    "void_reason": ("lý do hủy", "void reason"),
    "voided_at": ("hủy lúc", "voided at"),
    "warnings": ("cần đối chiếu với thẻ", "to compare with the card"),
    "why_unknown": ("vì sao chưa có hạn", "why unknown"),
    # Help
    "help": (
        "Một Cửa: các lệnh cho cán bộ công nghệ thông tin. Không có lệnh nào thì mở cửa sổ.",
        "Một Cửa: commands for the IT person. Without a command the window opens.",
    ),
    "help.common": (
        "Dùng với mọi lệnh: --data DIR (thư mục dữ liệu), --json, --lang vi|en, --passphrase-stdin. "
        "Mã thoát: 0 xong, 1 bị từ chối, 2 gõ sai, 70 lỗi của chương trình.",
        "With every command: --data DIR (data folder), --json, --lang vi|en, --passphrase-stdin. "
        "Exit codes: 0 done, 1 refused, 2 wrong use, 70 our fault.",
    ),
    "help.init": ("Lập thư mục dữ liệu cho một cơ quan.", "Found the data folder of an office."),
    "help.demo": (
        "Chạy trọn một lượt tiếp nhận mẫu qua cửa sổ thật, không cần màn hình.",
        "Run a whole sample visit through the real window, without a screen.",
    ),
    "help.id-card": ("Đọc mã QR thẻ căn cước từ stdin.", "Read the QR text of an ID card from stdin."),
    "help.deadline": ("Tính hạn trả kết quả.", "Tell a due date."),
    "help.fee": ("Tính phí, lệ phí.", "Tell what is owed."),
    "help.accept": ("Tiếp nhận một hồ sơ từ tệp JSON.", "Accept a dossier from a JSON file."),
    "help.act": ("Làm nhiều việc, mỗi dòng JSON một việc.", "Do several acts, one JSON line each."),
    "help.show": ("Xem một hồ sơ.", "Show a dossier."),
    "help.search": ("Tìm hồ sơ.", "Search dossiers."),
    "help.print": ("Ghi một giấy tờ ra tệp.", "Write a paper to a file."),
    "help.payment-qr": ("Nội dung mã QR chuyển khoản.", "The text of a transfer QR."),
    "help.doctor": ("Kiểm tra máy in, đầu đọc, kho dữ liệu.", "Check printers, readers and store."),
    "help.backup": ("Sao lưu kho dữ liệu (đã mã hóa).", "Back up the store (encrypted)."),
    "help.catalogue": ("Danh mục thủ tục.", "The catalogue of procedures."),
    "help.catalogue search": ("Tìm thủ tục.", "Search procedures."),
    "help.catalogue show": ("Xem một thủ tục.", "Show a procedure."),
    "help.catalogue import": ("Nhập danh mục từ tệp.", "Import a catalogue file."),
    "help.units": ("Bảng đơn vị hành chính cũ – mới.", "Old and new administrative units."),
    "help.units import": ("Nhập bảng đơn vị cũ – mới.", "Import the old-to-new table."),
    "help.audit": ("Nhật ký.", "The journal."),
    "help.audit verify": ("Kiểm tra nhật ký còn nguyên vẹn.", "Check that the journal is whole."),
}
"""Names of answers and help texts; no error has them."""
