-- Where each clue stands, and by when it is to be visited. What keeps a visitor away is checked first, then what calls.
-- `timeline` numbers the days, so that no statement reckons with dates.
WITH told AS (
    SELECT
        l.*,
        o.last_event,
        o.last_event_on,
        o.last_reason,
        o.verdict,
        o.verdict_on,
        COALESCE(o.times_rejected, 0) AS times_rejected,
        COALESCE(o.deferrals, 0) AS deferrals,
        verdict_end.on_day AS verdict_until,
        revisit_day.on_day AS revisit_on,
        c.escalated_by,
        CASE l.grade WHEN 3 THEN c.due_red WHEN 2 THEN c.due_orange ELSE c.due_yellow END AS due_now,
        o.verdict = '核实属实' AND o.verdict_on >= c.merge_since AS merged,
        o.verdict = '核实不属实' AND o.verdict_on >= c.cooldown_since AND o.last_event <> '下发' AS cooling,
        o.last_event = '暂缓' AND o.deferrals <= c.revisit_times AS put_off,
        COALESCE(v.new_rule OR v.higher, FALSE) AS more_than_found,
        COALESCE(p.new_rule OR p.higher, FALSE) AS more_than_put_off
    FROM clue_ledger l
    JOIN county_day c ON c.county_code = l.county_code
    LEFT JOIN clue_outcome o ON o.household_no = l.household_no
    LEFT JOIN clue_change v ON v.household_no = l.household_no AND v.asked_on = o.verdict_on
    LEFT JOIN clue_change p ON p.household_no = l.household_no AND p.asked_on = o.last_event_on
    LEFT JOIN timeline verdict_day ON verdict_day.on_day = o.verdict_on
    LEFT JOIN timeline verdict_end
        ON verdict_end.number = verdict_day.number
        + CASE o.verdict WHEN '核实属实' THEN c.merge_days ELSE c.cooldown_days END
    LEFT JOIN timeline event_day ON event_day.on_day = o.last_event_on AND o.last_event = '暂缓'
    LEFT JOIN timeline revisit_day ON revisit_day.number = event_day.number + c.revisit_days
),
kept AS (
    SELECT
        t.*,
        CASE
            WHEN t.merged THEN 'verified'
            WHEN NOT t.listed AND t.closed_on IS NULL THEN 'unknown'
            WHEN NOT t.listed THEN 'closed'
            WHEN t.cooling AND NOT t.more_than_found THEN 'cooldown'
            WHEN t.put_off AND t.as_of < t.revisit_on AND NOT t.more_than_put_off THEN 'deferred'
        END AS resting
    FROM told t
),
called AS (
    SELECT
        k.*,
        k.verdict IS NOT NULL AND (k.resting IS NULL OR k.resting = 'deferred') AS reopened,
        k.was_reopened_on IS NOT NULL AND k.was_verdict_on = k.verdict_on AS was_reopened
    FROM kept k
),
due AS (
    SELECT
        c.*,
        CASE
            WHEN NOT c.reopened THEN NULL
            WHEN c.was_reopened THEN c.was_reopened_on
            ELSE c.as_of
        END AS reopened_on,
        CASE
            WHEN NOT c.reopened THEN c.listed_due
            WHEN c.was_reopened AND c.was_due IS NOT NULL AND c.grade > c.was_grade THEN LEAST(c.was_due, c.due_now)
            WHEN c.was_reopened AND c.was_due IS NOT NULL THEN c.was_due
            ELSE c.due_now
        END AS visit_due
    FROM called c
),
dated AS (
    SELECT
        d.*,
        CASE
            WHEN d.resting IS NOT NULL THEN NULL
            WHEN d.put_off AND NOT d.more_than_put_off THEN GREATEST(d.visit_due, d.revisit_on)
            ELSE d.visit_due
        END AS due_on
    FROM due d
)
SELECT
    d.*,
    CASE
        WHEN d.resting IS NOT NULL THEN d.resting
        WHEN d.due_on < d.as_of THEN 'overdue'
        WHEN d.last_event = '下发' THEN 'dispatched'
        WHEN d.reopened THEN 'reopened'
        ELSE 'pending'
    END AS standing,
    CASE WHEN d.resting IS NULL THEN CAST(GREATEST(today.number - due_day.number, 0) AS BIGINT) END AS days_overdue
FROM dated d
LEFT JOIN timeline today ON today.on_day = d.as_of
LEFT JOIN timeline due_day ON due_day.on_day = d.due_on
