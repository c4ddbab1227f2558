Feature: Who comes to the counter
  Nobody is held up for want of a phone, an e-mail, an account or a smartphone.

  Scenario: Both parents' cards fill the birth declaration
    Given an open counter
    And the procedure is chosen by "ks"
    When "Full name" is filled with "Trần Thị Thử"
    And the group "mother" of the declaration has the focus
    And the ID card of "Nguyễn Thị Thử" is scanned
    Then the group "father" has the focus
    When the ID card of "Nguyễn Văn Mẫu" is scanned
    Then the declaration says of the "mother": "Nguyễn Thị Thử", "1999-11-05"
    And the declaration says of the "father": "Nguyễn Văn Mẫu", "1995-03-12"
    And the field "Full name" of the owner still holds "Trần Thị Thử"
    When all papers are there
    And it is accepted with F9
    Then the store keeps the declaration of both parents

  Scenario: An old man with no phone, no account and no smartphone
    Given an open counter
    And the procedure is chosen by "sg"
    When "Full name" is filled with "Nguyễn Văn Mẫu"
    And all papers are there
    And it is accepted with F9
    Then the last number is "H56.14-251107-5001"
    And the owner has no phone, no e-mail and no ID number

  Scenario: A relative files for the owner
    Given an open counter
    And the ID card of "Nguyễn Thị Thử" is scanned
    And the procedure is chosen by "sg"
    When "a relative" is chosen for "Filed by"
    Then the paper "relation" is asked for
    When the ID card of "Nguyễn Văn Mẫu" is scanned
    And all papers are there
    And it is accepted with F9
    Then the owner is "Nguyễn Thị Thử" and the person filing "Nguyễn Văn Mẫu"
    And form 01 says "Nguyễn Thị Thử"

  Scenario: An organisation with its tax code
    Given an open counter
    And the procedure is chosen by "btnn"
    When the chip "Owner: Organisation" is chosen
    And "Organisation" is filled with "Hợp tác xã Mẫu"
    And "Tax code" is filled with "0100000000"
    And "Full name" is filled with "Nguyễn Văn Mẫu"
    And all papers are there
    And it is accepted with F9
    Then the owner is the organisation "Hợp tác xã Mẫu" with the tax code "0100000000"
    And form 01 says "Hợp tác xã Mẫu"

  Scenario: Helped at the counter
    Given an open counter
    And the ID card of "Nguyễn Thị Thử" is scanned
    And the procedure is chosen by "sg"
    When the chip "Channel: Assisted" is chosen
    And all papers are there
    And it is accepted with F9
    Then the dossier came over the counter and is marked as assisted

  Scenario: The papers came by post
    Given an open counter
    And the ID card of "Nguyễn Thị Thử" is scanned
    And the procedure is chosen by "sg"
    When the chip "Channel: Post" is chosen
    And "Tracking number of the post" is filled with "EA000000001VN"
    And all papers are there
    And it is accepted with F9
    Then the dossier came by post under "EA000000001VN"

  Scenario: The same person is known from last time
    Given an open counter
    And the ID card of "Nguyễn Thị Thử" is scanned
    And the procedure is chosen by "sg"
    When "Phone (if any)" is filled with "0900000000"
    And all papers are there
    And it is accepted with F9
    And the procedure is chosen by "ctbs"
    And "Number" is filled with "001199000001"
    Then the window says "1 earlier dossier(s) · use what was told then"
    And the field "Full name" is empty
    When "1 earlier dossier(s) · use what was told then" is pushed
    Then the field "Full name" holds "Nguyễn Thị Thử"
    And the field "Phone (if any)" holds "0900000000"
