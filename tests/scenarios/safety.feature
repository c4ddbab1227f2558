Feature: Nothing is lost and nothing is overwritten
  Power cuts, clocks, other programs, wrong keys and full disks.

  Scenario: What was typed is there after the window was closed
    Given an open counter
    And the procedure is chosen by "ks"
    When "Full name" is filled with "Nguyễn Văn Mẫu"
    And "Birth date" is filled with "31/02"
    And "Quá hạn (sau 60 ngày)" is chosen for "Case"
    And Alt+1 is pressed
    And the program is closed
    And the program is started again
    Then the window says "1 draft(s) wait. Nothing typed is lost."
    When the waiting draft of "Nguyễn Văn Mẫu" is opened
    Then the field "Full name" holds "Nguyễn Văn Mẫu"
    And the field "Birth date" holds "31/02"
    And the field "Case" holds "Quá hạn (sau 60 ngày)"
    And the first paper is ticked
    And the window does not say "draft(s) wait"

  Scenario: A draft begins with whatever is typed first
    Given an open counter
    When "Phone (if any)" is filled with "0900000000"
    And the program is closed
    And the program is started again
    Then the window says "1 draft(s) wait."

  Scenario: Three visits were set aside
    Given an open counter
    When visits of "Một", "Hai" and "Ba" are begun and set aside
    Then the window says "3 draft(s) wait."
    When the waiting draft of "Hai" is opened
    Then the window says "2 draft(s) wait."
    And the field "Full name" holds "Hai"

  Scenario: The clock was set back two days
    Given an open counter
    And one dossier is accepted
    When the clock is set wrong by -2 days
    And a dossier is ready to be accepted
    And F9 is pressed
    Then the window says "The PC's clock says 05/11/2025, earlier than the last work on 07/11/2025."
    And the focus is on "Not now"
    When "Not now" is pushed
    Then the last number is still "H56.14-251107-5001"
    When F9 is pressed
    And "Yes, today is 05/11/2025" is pushed
    Then the last number becomes "H56.14-251105-5001"
    When the clock is set wrong by 2 days
    And a dossier is ready to be accepted
    And F9 is pressed
    And "Yes, today is 07/11/2025" is pushed
    Then the last number becomes "H56.14-251107-5002"
    And the journal is whole

  Scenario: The clock jumped ahead a week
    Given an open counter
    And one dossier is accepted
    When the clock is set wrong by 7 days
    And a dossier is ready to be accepted
    And Ctrl+F9 is pressed
    Then the window says "The PC's clock says 14/11/2025, a jump from the last work on 07/11/2025."
    When "Yes, today is 14/11/2025" is pushed
    Then the last number becomes "H56.14-251114-5001"
    And its slip waits for the rest of the visit

  Scenario: A refusal is asked for while the clock is in doubt
    Given an open counter
    And one dossier is accepted
    When the clock is set wrong by 7 days
    And a dossier is ready to be accepted
    And "Refuse…" is pushed
    And "Giấy tờ bị tẩy xóa, sửa chữa, không còn giá trị" is pushed
    And "Print the form" is pushed
    And "Yes, today is 14/11/2025" is pushed
    Then form 03 "001/TCHS-Q1-2025" is given out and nothing more is accepted

  Scenario: Another program on the same folder accepts a dossier
    Given an open counter
    When F3 is pressed
    And another process accepts a dossier at the second counter
    Then the list shows "H56.14-251107-5501" by itself

  Scenario: The passphrase is wrong at first
    Given a counter that asks for its passphrase
    When a wrong passphrase is typed
    Then the window says "passphrase"
    And nothing of the folder was changed
    When the right passphrase is typed
    Then the intake is open

  Scenario: The store was made by a newer program
    Given the store was made by a newer program
    When the program is started
    Then the window says "The store was made by a newer version of the program"
    And nothing of the folder was changed

  Scenario: The store is damaged
    Given the store is damaged
    When the program is started
    Then the window says "Nothing was overwritten."
    And nothing of the folder was changed

  Scenario: The disk is full
    Given an open counter
    And one dossier is accepted
    When a dossier is ready to be accepted
    And the disk is full
    And F9 is pressed
    Then the window tells of the disk
    And the last number is still "H56.14-251107-5001"
    And the field "Full name" holds "Trần Văn Thử"
    When there is room on the disk again
    And F9 is pressed
    Then the last number becomes "H56.14-251107-5002"
    And the journal is whole

  Scenario: The disk is full while visits are set aside
    Given an open counter
    And one dossier is accepted
    When the disk is full
    And "Full name" is filled with "Một"
    Then the window tells of the disk
    When F2 is pressed
    Then the window says "1 draft(s) wait."
    When there is room on the disk again
    And "Full name" is filled with "Hai"
    And F2 is pressed
    Then the window says "2 draft(s) wait."
    When the program is closed
    And the program is started again
    Then the window says "2 draft(s) wait."
