-- Receipts that fit no clue: listed for people, never applied.
SELECT d.as_of, r.event_no, r.household_no, r.county_code, r.event, r.occurred_on, r.problem, r.delivery, r.row
FROM clue_receipt r
CROSS JOIN day d
WHERE r.problem IS NOT NULL
