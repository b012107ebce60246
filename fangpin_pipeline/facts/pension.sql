-- Adults out of school without a pension scheme, and elderly ones whose pension is not paid (rules.md §6 pension_gap).
WITH pupil AS (
    SELECT p FROM own_x11 WHERE alive AND studying
),
unclear_pupil AS (
    SELECT DISTINCT p FROM own_x11_doubt WHERE alive
),
unclear_scheme AS (
    SELECT DISTINCT p FROM own_x21_doubt WHERE alive
),
adult AS (
    SELECT
        r.h,
        c.fresh_x11 AS rolls,
        c.fresh_x21 AS schemes,
        c.fresh_x11 AND u.p IS NULL AS certain,
        u.p IS NOT NULL AS maybe_pupil,
        q.p IS NOT NULL AS doubtful,
        s.p IS NOT NULL AS listed,
        NOT (s.resident_scheme OR s.employee_scheme) AS schemeless,
        r.birth <= c.elder_born_last AS elder,
        CASE
            WHEN s.last_paid_on IS NOT NULL THEN s.last_paid_on < c.pension_paid_since
            WHEN s.last_paid_on__delivered THEN TRUE
        END AS overdue
    FROM resident r
    JOIN county_day c ON c.county_code = r.county_code
    LEFT JOIN own_x21 s ON s.p = r.p
    LEFT JOIN pupil t ON t.p = r.p
    LEFT JOIN unclear_pupil u ON u.p = r.p
    LEFT JOIN unclear_scheme q ON q.p = r.p
    WHERE r.alive AND NOT r.away AND r.birth <= c.adult_born_last AND t.p IS NULL
),
said AS (
    SELECT
        a.*,
        CASE
            WHEN NOT schemes THEN NULL
            WHEN schemeless THEN TRUE
            WHEN doubtful THEN NULL
            WHEN listed THEN schemeless
            ELSE TRUE
        END AS unpensioned,
        elder AND CASE
            WHEN NOT schemes THEN NULL
            WHEN listed AND overdue THEN TRUE
            WHEN doubtful THEN NULL
            WHEN listed THEN overdue
            ELSE FALSE
        END AS unpaid
    FROM adult a
),
states AS (
    SELECT
        h,
        BOOL_OR(certain AND unpensioned) AS unpensioned,
        BOOL_OR(unpensioned IS NOT FALSE AND NOT rolls) AS unpensioned_late_roll,
        BOOL_OR(unpensioned IS NOT FALSE AND maybe_pupil) AS unpensioned_maybe_pupil,
        BOOL_OR(unpensioned IS NULL AND NOT schemes) AS unpensioned_late,
        BOOL_OR(unpensioned IS NULL AND doubtful) AS unpensioned_doubtful,
        BOOL_OR(unpensioned IS NULL AND schemes AND NOT doubtful) AS untold,
        BOOL_OR(certain AND unpaid) AS unpaid,
        BOOL_OR(unpaid IS NOT FALSE AND NOT rolls) AS unpaid_late_roll,
        BOOL_OR(unpaid IS NOT FALSE AND maybe_pupil) AS unpaid_maybe_pupil,
        BOOL_OR(unpaid IS NULL AND NOT schemes) AS unpaid_late,
        BOOL_OR(unpaid IS NULL AND doubtful) AS unpaid_doubtful,
        BOOL_OR(unpaid IS NULL AND schemes AND NOT doubtful) AS undated
    FROM said
    WHERE unpensioned IS NOT FALSE OR unpaid IS NOT FALSE
    GROUP BY h
),
seen AS (
    SELECT
        h.h,
        COALESCE(s.unpensioned, FALSE) AS unpensioned,
        NULLIF(CONCAT_WS('；', CASE WHEN s.unpensioned_late_roll THEN 'X11' END,
            CASE WHEN s.unpensioned_late THEN 'X21' END), '') AS unpensioned_stale,
        NULLIF(CONCAT_WS('；', h.members_gap, CASE WHEN s.unpensioned_maybe_pupil THEN 'X11有隔离行' END,
            CASE WHEN s.unpensioned_doubtful THEN 'X21有隔离行' END,
            CASE WHEN s.untold THEN '养老保险未填' END), '') AS unpensioned_gap,
        COALESCE(s.unpaid, FALSE) AS unpaid,
        NULLIF(CONCAT_WS('；', CASE WHEN s.unpaid_late_roll THEN 'X11' END,
            CASE WHEN s.unpaid_late THEN 'X21' END), '') AS unpaid_stale,
        NULLIF(CONCAT_WS('；', h.members_gap, CASE WHEN s.unpaid_maybe_pupil THEN 'X11有隔离行' END,
            CASE WHEN s.unpaid_doubtful THEN 'X21有隔离行' END,
            CASE WHEN s.undated THEN '养老金最近发放日期未提供' END), '') AS unpaid_gap
    FROM household h
    LEFT JOIN states s ON s.h = h.h
)
SELECT
    h,
    CASE WHEN unpensioned THEN TRUE WHEN unpensioned_stale IS NULL AND unpensioned_gap IS NULL THEN FALSE END
        AS unpensioned,
    unpensioned_stale,
    unpensioned_gap,
    CASE WHEN unpaid THEN TRUE WHEN unpaid_stale IS NULL AND unpaid_gap IS NULL THEN FALSE END AS pension_unpaid,
    unpaid_stale AS pension_unpaid_stale,
    unpaid_gap AS pension_unpaid_gap
FROM seen
