Feature: Paper runs out, printers are off
  The number stays; nothing comes out twice without saying so; no paper is forgotten.

  Scenario: The paper runs out in the middle of a slip
    Given an open counter with a slip printer
    And a dossier is ready to be accepted
    When the printer will run out of paper in the middle of a slip
    And it is accepted with F9
    Then the window says "The paper ran out while the slip was printing."
    And the window says "No – print again"
    And the job of "H56.14-251107-5001" is in doubt
    When a new roll is put in
    And "No – print again" is pushed
    Then a slip of "H56.14-251107-5001" comes out that says "IN LẠI lần 1"
    And nothing waits for a printer any more
    And no number was used besides "H56.14-251107-5001"

  Scenario: The slip is there although the printer did not say so
    Given an open counter with a slip printer
    And a dossier is ready to be accepted
    When the connection will break in the middle of a slip
    And it is accepted with F9
    Then the window says "The slip is there"
    When "The slip is there" is pushed
    Then nothing waits for a printer any more
    And nothing is sent to the printer again

  Scenario: The printer is out of paper before the slip begins
    Given an open counter with a slip printer
    And a dossier is ready to be accepted
    When the printer is out of paper
    And it is accepted with F9
    Then the window says "The slip printer has no paper."
    And the last number is "H56.14-251107-5001"
    And no slip came out yet
    When a new roll is put in
    Then a slip of "H56.14-251107-5001" comes out by itself, not marked as a copy
    And the window does not say "The slip printer has no paper."

  Scenario: The printer is switched off and comes back
    Given an open counter with a slip printer that is switched off
    And a dossier is ready to be accepted
    When it is accepted with F9
    Then the window says "Print queue"
    And "H56.14-251107-5001" waits for the printer
    When another dossier is accepted
    And the printer is switched on
    Then slips of "H56.14-251107-5001" and "H56.14-251107-5002" come out by themselves, not marked as copies

  Scenario: The program ended while a slip was being sent
    Given an open counter with a slip printer
    And a dossier is ready to be accepted
    When the program ended while the slip was being sent
    And the program is started again
    Then the window says "The slip is there"
    And no slip came out yet
    When Ctrl+P is pressed
    And "Print again" is pushed in the print queue
    Then a slip of "H56.14-251107-5001" comes out that says "IN LẠI lần 1"

  Scenario: What waited when the program was closed is printed when it opens
    Given an open counter with a slip printer that is switched off
    And a dossier is ready to be accepted
    When it is accepted with F9
    And the program is closed
    And the printer is switched on
    And the program is started again
    Then a slip of "H56.14-251107-5001" comes out by itself, not marked as a copy

  Scenario: A command accepts a dossier while the window is open
    Given an open counter with a slip printer
    When a command accepts a dossier at this counter
    Then a slip of "H56.14-251107-5001" comes out by itself, not marked as a copy
