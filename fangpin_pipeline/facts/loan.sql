-- Small loans of members: what they are used for and by whom, the largest (fen), the longest overdue (days).
WITH loan AS (
    SELECT
        h,
        BOOL_OR(for_firm) AS for_firm,
        BOOL_OR(elsewhere) AS elsewhere,
        BOOL_OR(elsewhere IS NULL) AS payee_untold,
        MAX(amount) AS largest,
        MAX(overdue_days) AS overdue,
        BOOL_OR(overdue_days IS NULL) AS overdue_untold
    FROM own_x29
    WHERE alive
    GROUP BY h
),
unclear AS (
    SELECT DISTINCT h FROM own_x29_doubt WHERE alive
),
seen AS (
    SELECT
        h.h,
        CASE WHEN NOT c.fresh_x29 THEN 'X29' END AS stale,
        NULLIF(CONCAT_WS('；', h.members_gap, CASE WHEN u.h IS NOT NULL THEN 'X29有隔离行' END), '') AS gap,
        COALESCE(l.for_firm, FALSE) AS for_firm,
        COALESCE(l.elsewhere, FALSE) AS elsewhere,
        CASE WHEN l.payee_untold THEN '实际用款人证件号未填' END AS payee_gap,
        COALESCE(l.largest, 0) AS largest,
        COALESCE(l.overdue, 0) AS overdue,
        CASE WHEN l.overdue_untold THEN '逾期天数未填' END AS overdue_gap
    FROM household h
    JOIN county_day c ON c.county_code = h.county_code
    LEFT JOIN loan l ON l.h = h.h
    LEFT JOIN unclear u ON u.h = h.h
),
missing AS (
    SELECT
        s.*,
        CASE WHEN overdue_gap IS NULL THEN gap ELSE CONCAT_WS('；', gap, overdue_gap) END AS overdue_days_gap,
        CASE WHEN payee_gap IS NULL THEN gap ELSE CONCAT_WS('；', gap, payee_gap) END AS loan_elsewhere_gap
    FROM seen s
)
SELECT
    h,
    CASE WHEN for_firm THEN TRUE WHEN stale IS NULL AND gap IS NULL THEN FALSE END AS loan_for_firm,
    stale AS loan_for_firm_stale,
    gap AS loan_for_firm_gap,
    CASE WHEN elsewhere THEN TRUE WHEN stale IS NULL AND loan_elsewhere_gap IS NULL THEN FALSE END AS loan_elsewhere,
    stale AS loan_elsewhere_stale,
    loan_elsewhere_gap,
    CASE WHEN stale IS NULL AND gap IS NULL THEN largest END AS largest_loan,
    largest AS largest_loan_low,
    stale AS largest_loan_stale,
    gap AS largest_loan_gap,
    CASE WHEN stale IS NULL AND overdue_days_gap IS NULL THEN overdue END AS overdue_days,
    overdue AS overdue_days_low,
    stale AS overdue_days_stale,
    overdue_days_gap
FROM missing
