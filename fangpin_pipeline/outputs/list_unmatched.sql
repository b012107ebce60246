-- Receipts of visits that fit no clue.
SELECT event_no, household_no, county_code, event, occurred_on, problem, delivery, row
FROM unmatched_receipt
ORDER BY occurred_on, event_no
