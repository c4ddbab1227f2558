Feature: Find again what was given out
  A form 02 or 03 whose preview was closed is not lost: it is found, looked at and printed again, marked.

  Scenario: The person lost form 02 and comes back for it
    Given an open counter
    And form 02 was given to "Nguyễn Thị Thử" and printed
    When F3 is pressed
    And the chip "Look among: Forms 02, 03" is chosen
    And "Number, name, ID number, phone or procedure" is filled with "nguyen thi thu"
    Then the list shows "001/HDHS-Q1-2025"
    When the first line of the list is chosen
    Then the window says "Giấy tờ thử còn thiếu"
    When "Look at the form" is pushed
    Then the window says "page(s)"
    When Esc is pressed
    And "Print the form again" is pushed
    Then form 02 "001/HDHS-Q1-2025" waits for the printer and says "IN LẠI lần 1"
    And the journal of "001/HDHS-Q1-2025" says "supplement_given, read, read, reprint_asked"
    And the window says "IN LẠI lần 1"

  Scenario: Nothing is found among the forms
    Given an open counter
    And form 02 was given to "Nguyễn Thị Thử" and printed
    When F3 is pressed
    And the chip "Look among: Forms 02, 03" is chosen
    And "Number, name, ID number, phone or procedure" is filled with "khong co ai"
    Then the window says "No form 02 or 03 found."

  Scenario: The page of a dossier that is voided says so at once
    Given an open counter
    And the ID card of "Nguyễn Thị Thử" is scanned
    And the procedure is chosen by "sg"
    When all papers are there
    And it is accepted with F9
    And F3 is pressed
    And the first line of the list is chosen
    Then the window says "accepted"
    When "Void…" is pushed
    And "Void it" is pushed
    Then the window says "✕ void"
    And the window says "Void: mistaken acceptance"
    And the window does not say "Void…"
