"""Sentences about ID cards: what else was scanned, and what to compare with the card."""

_SCAN_CARD = "Hãy quét mã QR trên thẻ căn cước, hoặc gõ thông tin vào các ô."
_SCAN_CARD_EN = "Scan the QR code on the ID card, or type into the fields."

SENTENCES: dict[str, tuple[str, str]] = {
    # Not an ID card
    "id_card.empty": (
        "Đầu đọc không gửi nội dung nào: có thể mã bị mờ hoặc quét chưa hết. " + _SCAN_CARD,
        "The reader sent nothing: the code may be worn or was not caught whole. " + _SCAN_CARD_EN,
    ),
    "id_card.too_long": (
        "Nội dung vừa quét dài {length} ký tự, mã QR trên thẻ không bao giờ quá {most}. " + _SCAN_CARD,
        "The scan has {length} characters, a card's QR code never more than {most}. " + _SCAN_CARD_EN,
    ),
    "id_card.number_damaged": (
        "Giống thẻ căn cước nhưng số định danh không còn đủ 12 chữ số, có thể đầu đọc gửi thiếu. "
        "Hãy quét lại; nếu vẫn vậy, hãy gõ số theo thẻ.",
        "It looks like an ID card, but its number does not have 12 digits; the reader may have lost some. "
        "Scan again; if it stays so, type the number from the card.",
    ),
    "id_card.number_alone": (
        "Vừa quét một dãy 12 chữ số không giống số định danh (có thể là mã hàng hoặc mã bưu gửi). "
        "Nếu đúng là số trên thẻ, hãy gõ vào ô số giấy tờ.",
        "A run of 12 digits was scanned that is unlike an ID number (goods and parcels have such codes). "
        "If it does stand on the card, type it into the number field.",
    ),
    "id_card.dossier_number": (
        "Đây là mã hồ sơ trên giấy hẹn, không phải thẻ căn cước. "
        "Hãy quét mã này ở ô tìm kiếm để mở hồ sơ; ở đây hãy quét thẻ của công dân.",
        "This is the dossier number of an appointment slip, not an ID card. Scan it in the search field to "
        "open "
        "the dossier; here scan the citizen's card.",
    ),
    "id_card.payment_code": (
        "Đây là mã QR chuyển khoản ngân hàng, không phải thẻ căn cước. " + _SCAN_CARD,
        "This is a QR code for a bank transfer, not an ID card. " + _SCAN_CARD_EN,
    ),
    "id_card.web_address": (
        "Đây là mã QR của một trang web, không phải thẻ căn cước; chương trình không mở trang đó. "
        + _SCAN_CARD,
        "This is the QR code of a web page, not an ID card; the page is not opened. " + _SCAN_CARD_EN,
    ),
    "id_card.vneid_link": (
        "Đây là mã đăng nhập hoặc chia sẻ của VNeID, không chứa thông tin thẻ. "
        "Hãy nhờ công dân mở «Thẻ căn cước» trong VNeID rồi quét mã QR ở đó, hoặc quét thẻ cứng.",
        "This is a sign-in or sharing code of VNeID; the card's data are not in it. Ask the citizen to open "
        "the ID "
        "card in VNeID and scan the QR code there, or scan the card itself.",
    ),
    "id_card.health_card": (
        "Đây là thẻ bảo hiểm y tế, không phải thẻ căn cước. " + _SCAN_CARD,
        "This is a health-insurance card, not an ID card. " + _SCAN_CARD_EN,
    ),
    "id_card.passport": (
        "Đây là dòng chữ máy đọc của hộ chiếu. Hãy chọn loại giấy tờ «Hộ chiếu» rồi gõ số và họ tên theo hộ "
        "chiếu.",
        "This is the machine-readable line of a passport. Choose “passport” as the paper, then type number "
        "and name "
        "from it.",
    ),
    "id_card.card_mrz": (
        "Đây là dòng chữ máy đọc ở mặt sau thẻ, không có dấu và không đủ thông tin. Hãy quét mã QR trên thẻ.",
        "This is the machine-readable line on the back of the card, without accents and incomplete. "
        "Scan the QR code on the card.",
    ),
    "id_card.foreign": (
        "Đây là giấy tờ do nước ngoài cấp, không đọc được như thẻ căn cước. "
        "Hãy chọn loại giấy tờ «Hộ chiếu» hoặc «Khác» rồi gõ thông tin theo giấy tờ.",
        "This paper was issued abroad and cannot be read like an ID card. "
        "Choose “passport” or “other” as the paper, then type what stands on it.",
    ),
    "id_card.parcel": (
        "Đây là mã bưu gửi, không phải thẻ căn cước. Nếu hồ sơ gửi qua bưu chính, hãy quét mã này ở ô mã bưu "
        "gửi. " + _SCAN_CARD,
        "This is a parcel code, not an ID card. If the dossier came by post, scan it in the tracking field. "
        + _SCAN_CARD_EN,
    ),
    "id_card.goods": (
        "Đây là mã vạch hàng hóa, không phải thẻ căn cước. " + _SCAN_CARD,
        "This is the bar code of goods, not an ID card. " + _SCAN_CARD_EN,
    ),
    "id_card.receipt": (
        "Đây là mã trên biên lai hoặc hóa đơn, không phải thẻ căn cước. " + _SCAN_CARD,
        "This is the code of a receipt or an invoice, not an ID card. " + _SCAN_CARD_EN,
    ),
    "id_card.old_number": (
        "Dãy 9 chữ số này giống số chứng minh nhân dân cũ. "
        "Hãy chọn loại giấy tờ «CMND» rồi gõ số, hoặc quét mã QR trên thẻ căn cước.",
        "These 9 digits look like the number of an old CMND. "
        "Choose “CMND” as the paper and type the number, or scan the QR code on the ID card.",
    ),
    "id_card.other": (
        "Mã vừa quét không phải thẻ căn cước nên chưa điền gì. " + _SCAN_CARD,
        "What was scanned is not an ID card, so nothing was filled in. " + _SCAN_CARD_EN,
    ),
    "id_card.sex_unknown": (
        "Giới tính phải là Nam, Nữ hoặc Khác như ghi trên thẻ. Hãy chọn lại.",
        "The sex must be Nam, Nữ or Khác as on the card. Choose again.",
    ),
    # To compare with the card
    "id_card.repaired": (
        "Đầu đọc gửi sai bảng mã, chữ tiếng Việt đã được khôi phục. Hãy so họ tên với thẻ.",
        "The reader used a wrong code page; the Vietnamese letters were restored. Compare the name with the "
        "card.",
    ),
    "id_card.only_number": (
        "Chỉ đọc được số định danh. Hãy gõ phần còn lại theo thẻ, hoặc quét lại.",
        "Only the ID number was read. Type the rest from the card, or scan again.",
    ),
    "id_card.cut_short": (
        "Mã bị đọc thiếu: những ô còn trống chưa có thông tin. Hãy quét lại hoặc gõ theo thẻ.",
        "The code was not read whole: the empty fields were not in it. Scan again, or type from the card.",
    ),
    "id_card.check_name": (
        "Họ tên có thể sai dấu vì đầu đọc gõ qua bộ gõ tiếng Việt hoặc làm mất dấu. Hãy sửa theo thẻ.",
        "The name may have wrong accents, because the reader typed through an input method or lost them. "
        "Correct it from the card.",
    ),
    "id_card.check_address": (
        "Địa chỉ đọc được không đầy đủ hoặc sai dấu. Hãy sửa theo thẻ.",
        "The address was not read whole or has wrong accents. Correct it from the card.",
    ),
    "id_card.check_birth_date": (
        "Ngày sinh trong mã không phải ngày có thật nên để trống. Hãy gõ theo thẻ.",
        "The date of birth in the code is no real date, so it was left empty. Type it from the card.",
    ),
    "id_card.check_issue_date": (
        "Ngày cấp trong mã không có hoặc không phải ngày có thật nên để trống. Hãy gõ theo thẻ nếu cần.",
        "The date of issue is missing or no real date, so it was left empty. Type it from the card if "
        "needed.",
    ),
    "id_card.check_date_order": (
        "Ngày sinh trong mã lại sau ngày cấp thẻ, một trong hai bị sai. Hãy xem thẻ và gõ lại ô để trống.",
        "The date of birth in the code is after the date of issue; one is wrong. "
        "Look at the card and type what was left empty.",
    ),
    "id_card.check_sex": (
        "Không đọc được giới tính. Hãy chọn theo thẻ.",
        "The sex could not be read. Choose it from the card.",
    ),
    "id_card.check_old_number": (
        "Số chứng minh nhân dân cũ trong mã không đúng 9 chữ số nên để trống. Hãy gõ theo giấy tờ nếu cần.",
        "The old number in the code does not have 9 digits, so it was left empty. Type it from the paper if "
        "needed.",
    ),
    "id_card.extra_parts": (
        "Mã trên thẻ có thêm thông tin ngoài bảy phần quen thuộc; được giữ nguyên bên dưới, không tự điền.",
        "The card's code holds more than the seven known parts; they are shown below and filled in nowhere.",
    ),
    "id_card.number_province": (
        "Ba chữ số đầu của số định danh không phải mã tỉnh nào đã dùng. Hãy so từng chữ số với thẻ; "
        "nếu thẻ ghi đúng như vậy thì tiếp tục.",
        "The first three digits of the number are no province's code. Compare each digit with the card; "
        "if the card has it so, go on.",
    ),
    "id_card.number_century": (
        "Chữ số thứ tư của số định danh không khớp thế kỷ sinh. Hãy so số và ngày sinh với thẻ; "
        "nếu thẻ ghi đúng như vậy thì tiếp tục.",
        "The fourth digit of the number does not fit the century of birth. Compare number and birth with the "
        "card; "
        "if the card has it so, go on.",
    ),
    "id_card.number_year": (
        "Chữ số thứ năm và thứ sáu của số định danh không khớp năm sinh. Hãy so số và ngày sinh với thẻ; "
        "nếu thẻ ghi đúng như vậy thì tiếp tục.",
        "The fifth and sixth digits of the number do not fit the year of birth. Compare number and birth "
        "with the "
        "card; if the card has it so, go on.",
    ),
    "id_card.number_sex": (
        "Chữ số thứ tư của số định danh không khớp giới tính. Hãy so với thẻ; "
        "nếu thẻ ghi đúng như vậy thì tiếp tục.",
        "The fourth digit of the number does not fit the sex. Compare with the card; "
        "if the card has it so, go on.",
    ),
}
