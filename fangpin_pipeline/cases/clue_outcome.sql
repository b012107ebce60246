-- What visitors said of each household so far: the last event, the last finding, and how often each was said.
-- `deferrals` counts 暂缓 since the last finding.
WITH applied AS (
    SELECT
        household_no,
        event,
        occurred_on,
        reason,
        ROW_NUMBER() OVER (
            PARTITION BY household_no ORDER BY occurred_on DESC, weight DESC, event_no DESC
        ) AS place
    FROM clue_receipt
    WHERE problem IS NULL
),
found AS (
    SELECT household_no, MIN(place) AS place
    FROM applied
    WHERE event IN ('核实属实', '核实不属实')
    GROUP BY household_no
),
counted AS (
    SELECT
        a.household_no,
        CAST(SUM(CASE WHEN a.event = '核实不属实' THEN 1 ELSE 0 END) AS BIGINT) AS times_rejected,
        CAST(SUM(CASE WHEN a.event = '暂缓' AND (f.place IS NULL OR a.place < f.place) THEN 1 ELSE 0 END) AS BIGINT)
            AS deferrals
    FROM applied a
    LEFT JOIN found f ON f.household_no = a.household_no
    GROUP BY a.household_no
)
SELECT
    c.household_no,
    c.times_rejected,
    c.deferrals,
    l.event AS last_event,
    l.occurred_on AS last_event_on,
    l.reason AS last_reason,
    v.event AS verdict,
    v.occurred_on AS verdict_on
FROM counted c
JOIN applied l ON l.household_no = c.household_no AND l.place = 1
LEFT JOIN found f ON f.household_no = c.household_no
LEFT JOIN applied v ON v.household_no = f.household_no AND v.place = f.place
