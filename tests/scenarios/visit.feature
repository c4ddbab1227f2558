Feature: The visit
  From the first word to the number, with what is missing, unknown, or given at once.

  Scenario: Two dossiers of one person get one slip that lists both
    Given an open counter with a slip printer
    And the ID card of "Nguyễn Thị Thử" is scanned
    And the procedure is chosen by "sg"
    When all papers are there
    And it is accepted with Ctrl+F9
    Then no slip has come out
    And the field "Full name" holds "Nguyễn Thị Thử"
    When the procedure is chosen by "ctbs"
    And "Pages of the original" is filled with "1"
    And all papers are there
    And it is accepted with F9
    Then one slip comes out that lists "H56.14-251107-5001" and "H56.14-251107-5002"
    And the field "Full name" is empty

  Scenario: A visit that ends after its first dossier
    Given an open counter with a slip printer
    And the ID card of "Nguyễn Thị Thử" is scanned
    And the procedure is chosen by "sg"
    When all papers are there
    And it is accepted with Ctrl+F9
    And F2 is pressed
    Then one slip comes out that lists "H56.14-251107-5001"

  Scenario: The second dossier of a visit is taken back
    Given an open counter
    And the ID card of "Nguyễn Thị Thử" is scanned
    And the procedure is chosen by "sg"
    When all papers are there
    And it is accepted with Ctrl+F9
    And the procedure is chosen by "ctbs"
    And "Pages of the original" is filled with "1"
    And all papers are there
    And it is accepted with F9
    And Alt+Z is pressed
    Then a slip of "H56.14-251107-5001" alone waits for the printer

  Scenario: Accept, and next with the same procedure
    Given an open counter
    And the procedure is chosen by "ctbs"
    And the ID card of "Nguyễn Thị Thử" is scanned
    When "Pages of the original" is filled with "2"
    And all papers are there
    And it is accepted with Shift+F9
    Then the procedure "2.000815" is still chosen
    And the field "Full name" is empty
    And the field "Pages of the original" is empty
    And no paper is ticked
    And "Full name" has the focus

  Scenario: A similar dossier is warned of and may still be accepted
    Given an open counter
    And the ID card of "Nguyễn Thị Thử" is scanned
    And the procedure is chosen by "sg"
    When all papers are there
    And it is accepted with F9
    Then the window does not say "similar dossier"
    When the procedure is chosen by "sg"
    And the ID card of "Nguyễn Thị Thử" is scanned
    Then the window says "▲ 1 similar dossier(s): H56.14-251107-5001 – open"
    When all papers are there
    And it is accepted with F9
    Then the last number is "H56.14-251107-5002"

  Scenario: A paper is missing, and the officer says why
    Given an open counter
    And the ID card of "Nguyễn Thị Thử" is scanned
    And the procedure is chosen by "tthn"
    When all papers are there
    And Alt+1 is pressed
    And F9 is pressed
    Then the window says "Not accepted yet: 1 places need correcting."
    And nothing is accepted
    And "Why accepted without it" has the focus
    When "Why accepted without it" is filled with "Mang đến chiều nay"
    And it is accepted with F9
    Then the missing paper and the reason are kept
    And the slip and form 01 name the missing paper

  Scenario: A paper of another case is not asked for
    Given an open counter
    And the ID card of "Nguyễn Thị Thử" is scanned
    And the procedure is chosen by "tthn"
    Then the paper "old_paper" is not asked for
    When "Cấp lại (dùng việc khác hoặc hết hạn)" is chosen for "Case"
    Then the paper "old_paper" is asked for
    When all papers are there
    And "Cấp lần đầu" is chosen for "Case"
    Then the paper "old_paper" is not asked for
    When it is accepted with F9
    Then the dossier knows nothing of "old_paper"

  Scenario: Neither fee nor limit is known
    Given an open counter
    And the ID card of "Nguyễn Thị Thử" is scanned
    And the procedure is chosen by "ncc"
    When all papers are there
    Then the window says "not determined"
    And the window says "▲ Time limit not known: the slip will say so"
    When it is accepted with F9
    Then the slip shows neither an amount nor a date
    And form 01 does not say " 0 đ"
    And form 01 does not say "0 đồng"
    When the procedure is chosen by "ncc"
    And "Set the time limit…" is pushed
    And "How many" is filled with "10"
    And "By which decision or rule" is filled with "Quyết định thử số 1"
    And "Keep" is pushed
    Then the window says "Friday 21/11/2025, 09:00"
    When the amount of the fee is to be settled
    And "Amount in đồng" is filled with "20.000"
    And "By which decision" is filled with "Nghị quyết thử số 2"
    And "Keep" is pushed
    Then the window says "20.000 đ"
    And limit and amount are kept with the officer's name and the ground

  Scenario: What is settled today holds for papers that came by post before
    Given an open counter
    And the ID card of "Nguyễn Thị Thử" is scanned
    And the procedure is chosen by "ncc"
    When the chip "Channel: Post" is chosen
    And "Arrived on, if before today" is filled with "05/11/2025"
    And "Set the time limit…" is pushed
    And "How many" is filled with "10"
    And "By which decision or rule" is filled with "Quyết định thử số 1"
    And "Keep" is pushed
    Then the window says "Wednesday 19/11/2025, 07:30"
    When the amount of the fee is to be settled
    And "Amount in đồng" is filled with "20.000"
    And "By which decision" is filled with "Nghị quyết thử số 2"
    And "Keep" is pushed
    Then the window says "20.000 đ"

  Scenario: A result that is given at once
    Given an open counter
    And the ID card of "Nguyễn Thị Thử" is scanned
    And the procedure is chosen by "ctbs"
    When "Pages of the original" is filled with "1"
    And all papers are there
    And "Result given at once" is pushed
    And it is accepted with F9
    Then the dossier is returned already, and no form 01 was printed

  Scenario: A civil-status act is never given at once
    Given an open counter
    And the procedure is chosen by "ks"
    Then there is no box "Result given at once"

  Scenario: What cannot be read as a date is asked about, not left out
    Given an open counter
    And the procedure is chosen by "sg"
    When "Full name" is filled with "Nguyễn Văn Mẫu"
    And "Birth date" is filled with "31/02/1990"
    And all papers are there
    And F9 is pressed
    Then the window says "This is not a date."
    And nothing is accepted
    And "Birth date" has the focus

  Scenario: Taken back within ten seconds
    Given an open counter
    And the ID card of "Nguyễn Thị Thử" is scanned
    And the procedure is chosen by "sg"
    When "Phone (if any)" is filled with "0900000000"
    And all papers are there
    And it is accepted with F9
    And Alt+Z is pressed
    Then "H56.14-251107-5001" is void under its number
    And the window says "H56.14-251107-5001 is void."
    And the field "Full name" holds "Nguyễn Thị Thử"
    And the field "Phone (if any)" holds "0900000000"
    When it is accepted with F9
    Then the last number is "H56.14-251107-5002"
