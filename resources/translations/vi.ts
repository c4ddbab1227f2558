<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
<context>
    <name>Ask</name>
    <message>
        <source>Not now</source>
        <translation>Để sau</translation>
    </message>
    <message>
        <source>Ask for papers (form 02): once, completely</source>
        <translation>Yêu cầu bổ sung (mẫu 02): một lần, đầy đủ</translation>
    </message>
    <message>
        <source>Refuse the dossier (form 03)</source>
        <translation>Từ chối tiếp nhận (mẫu 03)</translation>
    </message>
    <message>
        <source>Print the form</source>
        <translation>In phiếu</translation>
    </message>
    <message>
        <source>Set the time limit</source>
        <translation>Xác định thời hạn</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Set the amount</source>
        <translation>Xác định mức thu</translation>
    </message>
    <message>
        <source>Is the date right?</source>
        <translation>Ngày trên máy có đúng không?</translation>
    </message>
    <message>
        <source>Yes, today is {0}</source>
        <translation>Đúng, hôm nay là {0}</translation>
    </message>
</context>
<context>
    <name>AskFee</name>
    <message>
        <source>The province sets this amount. What you enter is kept with your name.</source>
        <translation>Mức này do tỉnh quyết định. Nội dung nhập được lưu kèm tên người nhập.</translation>
    </message>
    <message>
        <source>Amount in đồng</source>
        <translation>Số tiền (đồng)</translation>
    </message>
    <message>
        <source>Nothing is taken, by the decision named below</source>
        <translation>Không thu, theo quyết định ghi dưới đây</translation>
    </message>
    <message>
        <source>By which decision</source>
        <translation>Theo quyết định nào</translation>
    </message>
</context>
<context>
    <name>AskLimit</name>
    <message>
        <source>The catalogue gives no certain limit. What you enter is kept with your name.</source>
        <translation>Danh mục chưa có thời hạn chắc chắn. Nội dung nhập được lưu kèm tên người nhập.</translation>
    </message>
    <message>
        <source>Counted in</source>
        <translation>Tính theo</translation>
    </message>
    <message>
        <source>working days</source>
        <translation>ngày làm việc</translation>
    </message>
    <message>
        <source>days</source>
        <translation>ngày</translation>
    </message>
    <message>
        <source>working hours</source>
        <translation>giờ làm việc</translation>
    </message>
    <message>
        <source>same day</source>
        <translation>trong ngày</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Số lượng</translation>
    </message>
    <message>
        <source>By which decision or rule</source>
        <translation>Theo quyết định hoặc quy định nào</translation>
    </message>
</context>
<context>
    <name>AskReasons</name>
    <message>
        <source>Papers to bring</source>
        <translation>Giấy tờ cần bổ sung</translation>
    </message>
    <message>
        <source>More, one a line</source>
        <translation>Giấy tờ khác, mỗi dòng một loại</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>Lý do</translation>
    </message>
    <message>
        <source>Another reason, in your own words</source>
        <translation>Lý do khác</translation>
    </message>
</context>
<context>
    <name>CalendarCard</name>
    <message>
        <source>Working days</source>
        <translation>Lịch làm việc</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Ngày</translation>
    </message>
    <message>
        <source>is</source>
        <translation>Ngày đó là</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>nghỉ</translation>
    </message>
    <message>
        <source>worked</source>
        <translation>làm việc</translation>
    </message>
    <message>
        <source>worked in the morning</source>
        <translation>làm việc buổi sáng</translation>
    </message>
    <message>
        <source>Why (storm, decision number …)</source>
        <translation>Lý do (bão, số quyết định …)</translation>
    </message>
    <message>
        <source>Keep this day</source>
        <translation>Lưu ngày này</translation>
    </message>
    <message>
        <source>Saturday mornings are open for</source>
        <translation>Trực sáng Thứ Bảy cho lĩnh vực</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>Not any more</source>
        <translation>Thôi trực</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Bỏ</translation>
    </message>
</context>
<context>
    <name>ComponentChecklist</name>
    <message>
        <source>Choose a procedure to see its papers.</source>
        <translation>Chọn thủ tục để xem thành phần hồ sơ.</translation>
    </message>
</context>
<context>
    <name>ComponentRow</name>
    <message>
        <source>Why accepted without it</source>
        <translation>Lý do vẫn tiếp nhận khi thiếu</translation>
    </message>
    <message numerus="yes">
        <source>%n original(s)</source>
        <translation>
            <numerusform>%n bản chính</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n copy(ies)</source>
        <translation>
            <numerusform>%n bản sao</numerusform>
        </translation>
    </message>
    <message>
        <source>shown and given back</source>
        <translation>xuất trình rồi trả lại</translation>
    </message>
    <message>
        <source>if any</source>
        <translation>nếu có</translation>
    </message>
    <message>
        <source>present</source>
        <translation>Đã có</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>Bản sao</translation>
    </message>
    <message>
        <source>looked up</source>
        <translation>Đã tra cứu</translation>
    </message>
    <message>
        <source>reused scan</source>
        <translation>Dùng lại bản số hóa</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>Chưa có</translation>
    </message>
    <message>
        <source>not needed</source>
        <translation>Không cần</translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>dd/mm/yyyy or yyyy</source>
        <translation>ngày/tháng/năm hoặc năm</translation>
    </message>
    <message>
        <source>dd/mm/yyyy</source>
        <translation>ngày/tháng/năm</translation>
    </message>
    <message>
        <source>This is not a date. Type day, month and year such as 05/03/1960, or the year alone.</source>
        <translation>Đây không phải là ngày. Hãy gõ ngày, tháng, năm như 05/03/1960, hoặc chỉ năm.</translation>
    </message>
    <message>
        <source>This is not a date. Type day, month and year, such as 05/03/1990.</source>
        <translation>Đây không phải là ngày. Hãy gõ ngày, tháng, năm như 05/03/1990.</translation>
    </message>
</context>
<context>
    <name>DeclarationForm</name>
    <message>
        <source>This procedure has no declaration here.</source>
        <translation>Thủ tục này không có tờ khai trong chương trình.</translation>
    </message>
</context>
<context>
    <name>DevicesScreen</name>
    <message>
        <source>Devices and data of this PC</source>
        <translation>Thiết bị và dữ liệu của máy này</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Kiểm tra lại</translation>
    </message>
    <message>
        <source>Print a test slip</source>
        <translation>In phiếu thử</translation>
    </message>
    <message>
        <source>Set up printers…</source>
        <translation>Khai báo máy in…</translation>
    </message>
    <message>
        <source>Slip printer</source>
        <translation>Máy in phiếu</translation>
    </message>
    <message>
        <source>A4/A5 printer</source>
        <translation>Máy in giấy A4/A5</translation>
    </message>
    <message>
        <source>Code reader on a serial port</source>
        <translation>Đầu đọc mã cổng nối tiếp</translation>
    </message>
    <message>
        <source>Smart-card readers</source>
        <translation>Đầu đọc thẻ</translation>
    </message>
    <message>
        <source>Data store</source>
        <translation>Kho dữ liệu</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Nhật ký</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Lịch làm việc</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Ổ đĩa</translation>
    </message>
    <message>
        <source>fine</source>
        <translation>tốt</translation>
    </message>
    <message>
        <source>look at it</source>
        <translation>cần xem</translation>
    </message>
    <message>
        <source>does not work</source>
        <translation>không hoạt động</translation>
    </message>
</context>
<context>
    <name>DossierView</name>
    <message>
        <source>Look at form 01</source>
        <translation>Xem mẫu 01</translation>
    </message>
    <message>
        <source>Print slip again</source>
        <translation>In lại phiếu</translation>
    </message>
    <message>
        <source>Slip of its own</source>
        <translation>Phiếu riêng</translation>
    </message>
    <message>
        <source>Print form 01</source>
        <translation>In mẫu 01</translation>
    </message>
    <message>
        <source>Void…</source>
        <translation>Hủy…</translation>
    </message>
    <message>
        <source>✕ void</source>
        <translation>✕ đã hủy</translation>
    </message>
    <message>
        <source>not determined</source>
        <translation>chưa xác định</translation>
    </message>
    <message>
        <source>none taken</source>
        <translation>không thu</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Tiếp nhận</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Hẹn trả</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>Phải nộp</translation>
    </message>
    <message>
        <source>Same visit</source>
        <translation>Cùng lượt</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>Đã hủy</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Thành phần hồ sơ</translation>
    </message>
</context>
<context>
    <name>DuePanel</name>
    <message>
        <source>Due date and fee</source>
        <translation>Hẹn trả và phí</translation>
    </message>
    <message>
        <source>Set the time limit…</source>
        <translation>Xác định thời hạn…</translation>
    </message>
    <message>
        <source>Pages of the original</source>
        <translation>Số trang bản chính</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Số bản</translation>
    </message>
    <message>
        <source>Exemption</source>
        <translation>Miễn, giảm</translation>
    </message>
    <message>
        <source>Result by</source>
        <translation>Nhận kết quả</translation>
    </message>
    <message>
        <source>At the counter</source>
        <translation>Tại quầy</translation>
    </message>
    <message>
        <source>By post</source>
        <translation>Qua bưu chính</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Trực tuyến</translation>
    </message>
    <message>
        <source>Address for the post</source>
        <translation>Địa chỉ nhận bưu phẩm</translation>
    </message>
    <message>
        <source>Result given at once</source>
        <translation>Trả kết quả ngay</translation>
    </message>
    <message>
        <source>Print form 01 too</source>
        <translation>In thêm mẫu 01</translation>
    </message>
    <message>
        <source>none</source>
        <translation>không</translation>
    </message>
    <message>
        <source>Choose a procedure: due date and fee show here before accepting.</source>
        <translation>Chọn thủ tục: ngày hẹn và phí hiện ở đây trước khi tiếp nhận.</translation>
    </message>
    <message>
        <source>▲ Time limit not known: the slip will say so</source>
        <translation>▲ Chưa rõ thời hạn: phiếu sẽ ghi như vậy</translation>
    </message>
    <message>
        <source>▲ Calendar of that year not confirmed</source>
        <translation>▲ Lịch năm đó chưa được xác nhận</translation>
    </message>
    <message>
        <source>⚡ Same day</source>
        <translation>⚡ Trả trong ngày</translation>
    </message>
    <message>
        <source>enter the pages</source>
        <translation>hãy nhập số trang</translation>
    </message>
    <message>
        <source>Set amount…</source>
        <translation>Xác định mức…</translation>
    </message>
    <message>
        <source>none taken</source>
        <translation>không thu</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>Phải nộp</translation>
    </message>
    <message>
        <source>not determined</source>
        <translation>chưa xác định</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>This is too long: {length} characters, at most {most}. Shorten it.</source>
        <translation>Quá dài: {length} ký tự, tối đa {most}. Hãy rút gọn.</translation>
    </message>
</context>
<context>
    <name>FindScreen</name>
    <message>
        <source>Number, name, ID number, phone or procedure</source>
        <translation>Số hồ sơ, họ tên, số định danh, điện thoại hoặc thủ tục</translation>
    </message>
    <message>
        <source>Dossiers</source>
        <translation>Danh sách hồ sơ</translation>
    </message>
    <message>
        <source>Look among</source>
        <translation>Tìm trong</translation>
    </message>
    <message>
        <source>Forms 02, 03</source>
        <translation>Phiếu mẫu 02, 03</translation>
    </message>
    <message>
        <source>Void it</source>
        <translation>Hủy hồ sơ</translation>
    </message>
    <message>
        <source>mistaken acceptance</source>
        <translation>tiếp nhận nhầm</translation>
    </message>
</context>
<context>
    <name>GroupForm</name>
    <message>
        <source>Same as applicant</source>
        <translation>Như chủ hồ sơ</translation>
    </message>
</context>
<context>
    <name>IntakeScreen</name>
    <message numerus="yes">
        <source>%n draft(s) wait. Nothing typed is lost.</source>
        <translation>
            <numerusform>%n bản nháp đang chờ. Không mất gì đã gõ.</numerusform>
        </translation>
    </message>
    <message>
        <source>no name yet</source>
        <translation>chưa có tên</translation>
    </message>
</context>
<context>
    <name>IntakeSheet</name>
    <message>
        <source>Owner</source>
        <translation>Loại chủ hồ sơ</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Cá nhân</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Tổ chức</translation>
    </message>
    <message>
        <source>Filed by</source>
        <translation>Người nộp</translation>
    </message>
    <message>
        <source>the owner</source>
        <translation>chính chủ hồ sơ</translation>
    </message>
    <message>
        <source>a relative</source>
        <translation>người thân</translation>
    </message>
    <message>
        <source>an authorised person</source>
        <translation>người được ủy quyền</translation>
    </message>
    <message>
        <source>for the organisation</source>
        <translation>người của tổ chức</translation>
    </message>
    <message>
        <source>Owner of the dossier</source>
        <translation>Chủ hồ sơ</translation>
    </message>
    <message>
        <source>scan ID card</source>
        <translation>quét căn cước</translation>
    </message>
    <message>
        <source>Person filing</source>
        <translation>Người nộp hồ sơ</translation>
    </message>
    <message>
        <source>Procedure</source>
        <translation>Thủ tục</translation>
    </message>
    <message>
        <source>shorthand: tthn</source>
        <translation>gõ tắt: tthn</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Thành phần hồ sơ</translation>
    </message>
    <message>
        <source>Declaration</source>
        <translation>Tờ khai</translation>
    </message>
    <message>
        <source>Papers and declaration</source>
        <translation>Thành phần và tờ khai</translation>
    </message>
    <message>
        <source>Ask for papers (form 02)</source>
        <translation>Yêu cầu bổ sung (mẫu 02)</translation>
    </message>
    <message>
        <source>Refuse…</source>
        <translation>Từ chối…</translation>
    </message>
    <message>
        <source>Print declaration</source>
        <translation>In tờ khai</translation>
    </message>
    <message>
        <source>Accept and print   F9</source>
        <translation>Tiếp nhận và in phiếu   F9</translation>
    </message>
    <message>
        <source>Accept, next: same procedure   ⇧F9</source>
        <translation>Tiếp nhận, kế tiếp cùng thủ tục   ⇧F9</translation>
    </message>
    <message>
        <source>Accept, next: same person   Ctrl+F9</source>
        <translation>Tiếp nhận, kế tiếp cùng người   Ctrl+F9</translation>
    </message>
    <message>
        <source>Same procedure  ⇧F9</source>
        <translation>Cùng thủ tục  ⇧F9</translation>
    </message>
    <message>
        <source>Same person  Ctrl+F9</source>
        <translation>Cùng người  Ctrl+F9</translation>
    </message>
    <message>
        <source>✓ complete {0} / {1}</source>
        <translation>✓ đủ {0} / {1}</translation>
    </message>
    <message numerus="yes">
        <source>▲ %n similar dossier(s): {0} – open</source>
        <translation>
            <numerusform>▲ %n hồ sơ tương tự: {0} – mở xem</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeyOverlay</name>
    <message>
        <source>Keys</source>
        <translation>Bảng phím</translation>
    </message>
    <message>
        <source>Any key closes this page.</source>
        <translation>Bấm phím bất kỳ để đóng.</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>All keys</source>
        <translation>Bảng phím</translation>
    </message>
    <message>
        <source>New dossier</source>
        <translation>Hồ sơ mới</translation>
    </message>
    <message>
        <source>Find a dossier</source>
        <translation>Tra cứu hồ sơ</translation>
    </message>
    <message>
        <source>Scan papers</source>
        <translation>Quét giấy tờ</translation>
    </message>
    <message>
        <source>My work</source>
        <translation>Việc của tôi</translation>
    </message>
    <message>
        <source>Take a fee</source>
        <translation>Thu phí, lệ phí</translation>
    </message>
    <message>
        <source>Certified copies</source>
        <translation>Chứng thực bản sao</translation>
    </message>
    <message>
        <source>Sign queue</source>
        <translation>Ký số</translation>
    </message>
    <message>
        <source>Accept and print</source>
        <translation>Tiếp nhận và in phiếu</translation>
    </message>
    <message>
        <source>Accept and next</source>
        <translation>Tiếp nhận, kế tiếp cùng thủ tục</translation>
    </message>
    <message>
        <source>Give results back</source>
        <translation>Trả kết quả</translation>
    </message>
    <message>
        <source>Lock the screen</source>
        <translation>Khóa màn hình</translation>
    </message>
    <message>
        <source>Go to anything</source>
        <translation>Tìm hoặc làm mọi việc</translation>
    </message>
    <message>
        <source>Tick paper {n}</source>
        <translation>Đánh dấu giấy tờ {n}</translation>
    </message>
    <message>
        <source>All papers are here</source>
        <translation>Đủ tất cả giấy tờ</translation>
    </message>
    <message>
        <source>Accept, next dossier of the same person</source>
        <translation>Tiếp nhận, kế tiếp cùng người</translation>
    </message>
    <message>
        <source>Papers or declaration</source>
        <translation>Thành phần hoặc tờ khai</translation>
    </message>
    <message>
        <source>Print queue</source>
        <translation>Hàng đợi in</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Thiết bị</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Cài đặt</translation>
    </message>
    <message>
        <source>Take the last act back</source>
        <translation>Hoàn tác việc vừa làm</translation>
    </message>
</context>
<context>
    <name>Lamps</name>
    <message>
        <source>Province</source>
        <translation>Hệ thống tỉnh</translation>
    </message>
    <message>
        <source>Civil status</source>
        <translation>Hộ tịch</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Thanh toán</translation>
    </message>
    <message numerus="yes">
        <source> · %n waiting</source>
        <translation>
            <numerusform> · %n chờ</numerusform>
        </translation>
    </message>
    <message>
        <source>Not connected: work goes on, everything is kept here.</source>
        <translation>Chưa kết nối: vẫn làm việc bình thường, mọi thứ được giữ tại đây.</translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n phút</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n giờ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n ngày</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Lines</name>
    <message>
        <source>Number</source>
        <translation>Số hồ sơ</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Chủ hồ sơ</translation>
    </message>
    <message>
        <source>Procedure</source>
        <translation>Thủ tục</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Hẹn trả</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>Given out</source>
        <translation>Cấp lúc</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Mẫu</translation>
    </message>
    <message>
        <source>not determined</source>
        <translation>chưa xác định</translation>
    </message>
    <message>
        <source>✕ void</source>
        <translation>✕ đã hủy</translation>
    </message>
    <message numerus="yes">
        <source>▲ {0}, %n paper(s) missing</source>
        <translation>
            <numerusform>▲ {0}, thiếu %n giấy tờ</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>This is not a whole number. Type digits only.</source>
        <translation>Đây không phải số nguyên. Chỉ gõ chữ số.</translation>
    </message>
    <message>
        <source>The number must be from {least} to {most}.</source>
        <translation>Số phải từ {least} đến {most}.</translation>
    </message>
</context>
<context>
    <name>OneField</name>
    <message>
        <source>Scan a code, type a dossier number, name, ID number or command…   Ctrl+K</source>
        <translation>Quét mã, gõ số hồ sơ, tên, số căn cước hoặc lệnh…   Ctrl+K</translation>
    </message>
    <message>
        <source>Find or do anything</source>
        <translation>Tìm hoặc làm mọi việc</translation>
    </message>
    <message>
        <source>Offers</source>
        <translation>Gợi ý</translation>
    </message>
</context>
<context>
    <name>PersonForm</name>
    <message>
        <source>Full name</source>
        <translation>Họ và tên</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Giấy tờ</translation>
    </message>
    <message>
        <source>ID card</source>
        <translation>Căn cước</translation>
    </message>
    <message>
        <source>Old ID card</source>
        <translation>CMND cũ</translation>
    </message>
    <message>
        <source>Passport</source>
        <translation>Hộ chiếu</translation>
    </message>
    <message>
        <source>Other paper</source>
        <translation>Giấy tờ khác</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Số giấy tờ</translation>
    </message>
    <message>
        <source>Birth date</source>
        <translation>Ngày sinh</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Giới tính</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>Nam</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>Nữ</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Khác</translation>
    </message>
    <message>
        <source>Address (as on the card)</source>
        <translation>Địa chỉ (như trên thẻ)</translation>
    </message>
    <message>
        <source>Unit after 1 July 2025</source>
        <translation>Đơn vị sau 01/7/2025</translation>
    </message>
    <message>
        <source>Phone (if any)</source>
        <translation>Điện thoại (nếu có)</translation>
    </message>
    <message>
        <source>E-mail (if any)</source>
        <translation>Thư điện tử (nếu có)</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Tổ chức</translation>
    </message>
    <message>
        <source>Tax code</source>
        <translation>Mã số thuế</translation>
    </message>
    <message numerus="yes">
        <source>%n earlier dossier(s) · use what was told then</source>
        <translation>
            <numerusform>Đã có %n hồ sơ trước · dùng lại thông tin</numerusform>
        </translation>
    </message>
    <message>
        <source>Now: {0} – use</source>
        <translation>Nay là: {0} – dùng</translation>
    </message>
    <message>
        <source>▲ Check the name against the card</source>
        <translation>▲ So lại họ tên với thẻ</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Drawing the paper…</source>
        <translation>Đang dựng trang…</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Các trang</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>In</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n trang</numerusform>
        </translation>
    </message>
    <message>
        <source>Page {0}</source>
        <translation>Trang {0}</translation>
    </message>
</context>
<context>
    <name>PrintRunner</name>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>The slip is there</source>
        <translation>Đã ra</translation>
    </message>
    <message>
        <source>No – print again</source>
        <translation>Chưa ra – in lại</translation>
    </message>
</context>
<context>
    <name>PrintsScreen</name>
    <message>
        <source>Print queue</source>
        <translation>Hàng đợi in</translation>
    </message>
    <message>
        <source>Try all again</source>
        <translation>Thử lại tất cả</translation>
    </message>
    <message>
        <source>Papers that wait</source>
        <translation>Giấy tờ đang chờ</translation>
    </message>
    <message>
        <source>Everything is printed. Nothing waits.</source>
        <translation>Đã in hết. Không có gì đang chờ.</translation>
    </message>
    <message>
        <source>It is there</source>
        <translation>Đã ra</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>In lại</translation>
    </message>
</context>
<context>
    <name>ProcedurePicker</name>
    <message>
        <source>Procedure</source>
        <translation>Thủ tục</translation>
    </message>
    <message>
        <source>tthn, ks, sao y, part of a name, code…</source>
        <translation>tthn, ks, sao y, một phần tên, mã…</translation>
    </message>
    <message>
        <source>Procedures found</source>
        <translation>Thủ tục tìm thấy</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Trường hợp</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Cách nộp</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>Tại quầy</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Trực tuyến</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>Bưu chính</translation>
    </message>
    <message>
        <source>Assisted</source>
        <translation>Hỗ trợ nộp</translation>
    </message>
    <message>
        <source>Tracking number of the post</source>
        <translation>Số bưu gửi</translation>
    </message>
    <message>
        <source>Arrived on, if before today</source>
        <translation>Ngày đến, nếu trước hôm nay</translation>
    </message>
    <message>
        <source>fully online</source>
        <translation>toàn trình</translation>
    </message>
    <message>
        <source>partly online</source>
        <translation>một phần</translation>
    </message>
    <message>
        <source>online level not known</source>
        <translation>chưa rõ mức trực tuyến</translation>
    </message>
</context>
<context>
    <name>RequestView</name>
    <message>
        <source>Look at the form</source>
        <translation>Xem phiếu</translation>
    </message>
    <message>
        <source>Print the form again</source>
        <translation>In lại phiếu</translation>
    </message>
    <message>
        <source>Given out</source>
        <translation>Cấp lúc</translation>
    </message>
    <message>
        <source>Dossier</source>
        <translation>Hồ sơ</translation>
    </message>
    <message>
        <source>To bring</source>
        <translation>Giấy tờ cần bổ sung</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>Lý do</translation>
    </message>
</context>
<context>
    <name>Router</name>
    <message>
        <source>new dossier</source>
        <translation>hồ sơ mới</translation>
    </message>
    <message>
        <source>New dossier</source>
        <translation>Hồ sơ mới</translation>
    </message>
    <message>
        <source>Find a dossier</source>
        <translation>Tra cứu hồ sơ</translation>
    </message>
    <message>
        <source>Print queue</source>
        <translation>Hàng đợi in</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Thiết bị</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Cài đặt</translation>
    </message>
    <message>
        <source>Set this visit aside</source>
        <translation>Tạm gác lượt này</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Bảng phím</translation>
    </message>
    <message>
        <source>The declaration is at the printer.</source>
        <translation>Tờ khai đã gửi đến máy in.</translation>
    </message>
    <message>
        <source>{0} is ready and printing.</source>
        <translation>{0} đã lập, đang in.</translation>
    </message>
    <message>
        <source>undone at the counter</source>
        <translation>hoàn tác tại quầy</translation>
    </message>
    <message>
        <source>{0} is void. Its number is not used again; take a printed slip back.</source>
        <translation>{0} đã hủy. Số không dùng lại; nếu đã in thì thu lại phiếu.</translation>
    </message>
</context>
<context>
    <name>SettingsScreen</name>
    <message>
        <source>This PC</source>
        <translation>Máy này</translation>
    </message>
    <message>
        <source>light</source>
        <translation>sáng</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>tối</translation>
    </message>
    <message>
        <source>high contrast</source>
        <translation>tương phản cao</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Màu sắc</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Cỡ chữ</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Ngôn ngữ</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>Quầy</translation>
    </message>
    <message>
        <source>Slip printer</source>
        <translation>Máy in phiếu</translation>
    </message>
    <message>
        <source>none</source>
        <translation>không có</translation>
    </message>
    <message>
        <source>network</source>
        <translation>mạng</translation>
    </message>
    <message>
        <source>serial port</source>
        <translation>cổng nối tiếp</translation>
    </message>
    <message>
        <source>device file</source>
        <translation>tệp thiết bị</translation>
    </message>
    <message>
        <source>system queue</source>
        <translation>hàng đợi hệ thống</translation>
    </message>
    <message>
        <source>Where it is</source>
        <translation>Địa chỉ, cổng hoặc tên máy in</translation>
    </message>
    <message>
        <source>192.168.1.50:9100, COM3, /dev/usb/lp0, 04b8:0e15 or a queue</source>
        <translation>192.168.1.50:9100, COM3, /dev/usb/lp0, 04b8:0e15 hoặc tên hàng đợi</translation>
    </message>
    <message>
        <source>Paper roll</source>
        <translation>Khổ giấy cuộn</translation>
    </message>
    <message>
        <source>A4/A5 printer (name in the system)</source>
        <translation>Máy in A4/A5 (tên trong hệ thống)</translation>
    </message>
    <message>
        <source>Form 01 comes on</source>
        <translation>Mẫu 01 in trên</translation>
    </message>
    <message>
        <source>A4, two copies</source>
        <translation>A4, hai liên</translation>
    </message>
    <message>
        <source>Code reader on serial port (empty = types like a keyboard)</source>
        <translation>Đầu đọc mã ở cổng nối tiếp (để trống = gõ như bàn phím)</translation>
    </message>
    <message>
        <source>Colours, text size, language and counter count from the next start.</source>
        <translation>Màu, cỡ chữ, ngôn ngữ và quầy có hiệu lực từ lần mở sau.</translation>
    </message>
    <message>
        <source>Keep for this PC</source>
        <translation>Lưu cho máy này</translation>
    </message>
    <message>
        <source>Whole office</source>
        <translation>Toàn cơ quan</translation>
    </message>
    <message>
        <source>Reasons for refusing (one a line)</source>
        <translation>Lý do từ chối (mỗi dòng một lý do)</translation>
    </message>
    <message>
        <source>Reasons for asking for papers (one a line)</source>
        <translation>Lý do yêu cầu bổ sung (mỗi dòng một lý do)</translation>
    </message>
    <message>
        <source>What the office does with the data</source>
        <translation>Thông báo sử dụng thông tin</translation>
    </message>
    <message>
        <source>Kept with your name and the time.</source>
        <translation>Lưu kèm tên người sửa và thời gian.</translation>
    </message>
    <message>
        <source>Keep for the office</source>
        <translation>Lưu cho cơ quan</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>ToldPage</name>
    <message>
        <source>Owner</source>
        <translation>Chủ hồ sơ</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Giấy tờ</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Địa chỉ</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Điện thoại</translation>
    </message>
    <message>
        <source>Filed by</source>
        <translation>Người nộp</translation>
    </message>
    <message>
        <source>Prints</source>
        <translation>Các lần in</translation>
    </message>
    <message>
        <source>Who did what</source>
        <translation>Ai đã làm gì</translation>
    </message>
</context>
<context>
    <name>TroubleBox</name>
    <message>
        <source>Một Cửa</source>
        <translation>Một Cửa</translation>
    </message>
    <message>
        <source>The program cannot start</source>
        <translation>Chương trình không mở được</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>UndoBar</name>
    <message numerus="yes">
        <source>Undo  Alt+Z · %n s left</source>
        <translation>
            <numerusform>Hoàn tác  Alt+Z · còn %n giây</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnlockScreen</name>
    <message>
        <source>Open the data store</source>
        <translation>Mở kho dữ liệu</translation>
    </message>
    <message>
        <source>Start passphrase</source>
        <translation>Mật khẩu khởi động</translation>
    </message>
    <message>
        <source>It is the recovery key</source>
        <translation>Đây là khóa khôi phục</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>What was entered is encrypted on this PC. Without the key nobody can read it.</source>
        <translation>Dữ liệu trên máy này được mã hóa. Không có khóa thì không ai đọc được.</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation>Khóa khôi phục</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Một Cửa</source>
        <translation>Một Cửa</translation>
    </message>
    <message>
        <source>Reception</source>
        <translation>Tiếp nhận</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Tra cứu</translation>
    </message>
    <message>
        <source>Print queue</source>
        <translation>Hàng đợi in</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Thiết bị</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Cài đặt</translation>
    </message>
    <message>
        <source>Opening the data store…</source>
        <translation>Đang mở kho dữ liệu…</translation>
    </message>
    <message>
        <source>PRACTICE</source>
        <translation>THỬ NGHIỆM</translation>
    </message>
    <message>
        <source>Một Cửa – PRACTICE, nothing is real</source>
        <translation>Một Cửa – THỬ NGHIỆM, không có gì thật</translation>
    </message>
    <message>
        <source>The data store is not open</source>
        <translation>Chưa mở được kho dữ liệu</translation>
    </message>
    <message>
        <source>{0} is accepted.</source>
        <translation>{0} đã tiếp nhận.</translation>
    </message>
</context>
</TS>
