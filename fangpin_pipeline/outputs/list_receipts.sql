-- Received files that a department has to correct: refused, or with rows or cells in quarantine.
WITH faulty AS (
    SELECT delivery, COUNT(*) AS cells FROM quarantine GROUP BY delivery
)
SELECT
    d.delivery,
    d.extract,
    d.county_code,
    d.received_on,
    d.rows_read,
    d.accepted,
    d.quarantined,
    f.cells,
    d.status,
    d.message
FROM delivery d
JOIN faulty f ON f.delivery = d.delivery
ORDER BY d.received_on DESC, d.delivery
