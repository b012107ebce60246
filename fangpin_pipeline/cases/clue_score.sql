-- The points of each clue that is to be visited, by the rulebook of its county, part by part and added up.
WITH pointed AS (
    SELECT
        o.household_no,
        o.township_code,
        w.n,
        w.children,
        w.causes,
        w.income_steps,
        w.rigid_steps,
        w.unknowns,
        o.days_overdue,
        o.times_warned - 1 AS repeats,
        o.times_rejected,
        CASE o.grade WHEN 3 THEN '红色' WHEN 2 THEN '橙色' ELSE '黄色' END AS colour,
        CASE o.grade WHEN 3 THEN c.score_red WHEN 2 THEN c.score_orange ELSE c.score_yellow END AS score_severity,
        LEAST((w.causes - 1) * c.score_cause, c.score_causes_most) AS score_causes,
        w.income_steps * c.score_income AS score_income,
        w.rigid_steps * c.score_rigid AS score_rigid,
        LEAST(COALESCE(w.n, 0) * c.score_person + w.children * c.score_child, c.score_people_most) AS score_people,
        CASE WHEN NOT w.able THEN c.score_unable ELSE 0 END AS score_unable,
        LEAST(o.days_overdue * c.score_overdue, c.score_overdue_most) AS score_overdue,
        LEAST((o.times_warned - 1) * c.score_repeat, c.score_repeats_most) AS score_repeats,
        w.unknowns * c.score_unknown AS score_unknown,
        LEAST(o.times_rejected * c.score_rejected, c.score_rejected_most) AS score_rejected
    FROM clue_standing o
    JOIN clue_weight w ON w.household_no = o.household_no
    JOIN county_day c ON c.county_code = o.county_code
),
added AS (
    SELECT
        p.*,
        score_severity + score_causes + score_income + score_rigid + score_people + score_unable + score_overdue
        + score_repeats + score_unknown - score_rejected AS score
    FROM pointed p
)
SELECT
    household_no,
    CAST(score AS BIGINT) AS score,
    CAST(ROW_NUMBER() OVER (PARTITION BY township_code ORDER BY score DESC, household_no) AS BIGINT) AS visit_rank,
    CAST(score_severity AS BIGINT) AS score_severity,
    CAST(score_causes AS BIGINT) AS score_causes,
    CAST(score_income AS BIGINT) AS score_income,
    CAST(score_rigid AS BIGINT) AS score_rigid,
    CAST(score_people AS BIGINT) AS score_people,
    CAST(score_unable AS BIGINT) AS score_unable,
    CAST(score_overdue AS BIGINT) AS score_overdue,
    CAST(score_repeats AS BIGINT) AS score_repeats,
    CAST(score_unknown AS BIGINT) AS score_unknown,
    CAST(score_rejected AS BIGINT) AS score_rejected,
    CONCAT(
        CONCAT_WS(
            '＋',
            CONCAT(colour, CAST(score_severity AS STRING), '分'),
            CASE WHEN score_causes > 0
                THEN CONCAT('风险原因', CAST(causes AS STRING), '类', CAST(score_causes AS STRING), '分') END,
            CASE WHEN score_income > 0
                THEN CONCAT('收入缺口第', CAST(income_steps AS STRING), '档', CAST(score_income AS STRING), '分') END,
            CASE WHEN score_rigid > 0
                THEN CONCAT('刚性支出第', CAST(rigid_steps AS STRING), '档', CAST(score_rigid AS STRING), '分') END,
            CASE WHEN score_people > 0
                THEN CONCAT(
                    '人口',
                    CASE WHEN n IS NULL THEN '不详' ELSE CONCAT(CAST(n AS STRING), '人') END,
                    CASE WHEN children > 0 THEN CONCAT('（16周岁以下', CAST(children AS STRING), '人）') ELSE '' END,
                    CAST(score_people AS STRING),
                    '分'
                ) END,
            CASE WHEN score_unable > 0 THEN CONCAT('无劳动能力', CAST(score_unable AS STRING), '分') END,
            CASE WHEN score_overdue > 0
                THEN CONCAT('超期', CAST(days_overdue AS STRING), '天', CAST(score_overdue AS STRING), '分') END,
            CASE WHEN score_repeats > 0
                THEN CONCAT('重复预警', CAST(repeats AS STRING), '次', CAST(score_repeats AS STRING), '分') END,
            CASE WHEN score_unknown > 0
                THEN CONCAT('主要数据', CAST(unknowns AS STRING), '项不详', CAST(score_unknown AS STRING), '分') END
        ),
        CASE WHEN score_rejected > 0
            THEN CONCAT(
                '－曾核实不属实', CAST(times_rejected AS STRING), '次', CAST(score_rejected AS STRING), '分'
            ) ELSE '' END,
        '＝', CAST(score AS STRING), '分'
    ) AS score_note
FROM added
