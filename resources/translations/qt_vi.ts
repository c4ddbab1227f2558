<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en">
<context><name>QLineEdit</name>
<message><source>&amp;Undo</source><translation>&amp;Hoàn tác</translation></message>
<message><source>&amp;Redo</source><translation>&amp;Làm lại</translation></message>
<message><source>Cu&amp;t</source><translation>&amp;Cắt</translation></message>
<message><source>&amp;Copy</source><translation>&amp;Sao chép</translation></message>
<message><source>&amp;Paste</source><translation>&amp;Dán</translation></message>
<message><source>Delete</source><translation>Xóa</translation></message>
<message><source>Select All</source><translation>Chọn tất cả</translation></message>
</context>
<context><name>QWidgetTextControl</name>
<message><source>&amp;Undo</source><translation>&amp;Hoàn tác</translation></message>
<message><source>&amp;Redo</source><translation>&amp;Làm lại</translation></message>
<message><source>Cu&amp;t</source><translation>&amp;Cắt</translation></message>
<message><source>&amp;Copy</source><translation>&amp;Sao chép</translation></message>
<message><source>Copy &amp;Link Location</source><translation>Chép địa chỉ &amp;liên kết</translation></message>
<message><source>&amp;Paste</source><translation>&amp;Dán</translation></message>
<message><source>Delete</source><translation>Xóa</translation></message>
<message><source>Select All</source><translation>Chọn tất cả</translation></message>
</context>
<context><name>QPlatformTheme</name>
<message><source>OK</source><translation>Đồng ý</translation></message>
<message><source>Cancel</source><translation>Hủy bỏ</translation></message>
<message><source>&amp;Yes</source><translation>&amp;Có</translation></message>
<message><source>&amp;No</source><translation>&amp;Không</translation></message>
<message><source>Close</source><translation>Đóng</translation></message>
<message><source>Save</source><translation>Lưu</translation></message>
<message><source>Open</source><translation>Mở</translation></message>
</context>
<context><name>QAbstractSpinBox</name>
<message><source>&amp;Step up</source><translation>&amp;Tăng</translation></message>
<message><source>Step &amp;down</source><translation>&amp;Giảm</translation></message>
<message><source>&amp;Select All</source><translation>&amp;Chọn tất cả</translation></message>
</context>
</TS>
