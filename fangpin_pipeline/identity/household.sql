-- Households on D with their size and place; `h` is their number for today only, by which facts are joined. `members_known` says that every member is identified; `size_gap` and
-- `members_gap` say what is missing otherwise.
WITH registered_size AS (
    SELECT household_no, COUNT(*) AS members FROM registered_membership WHERE choice = 1 GROUP BY household_no
),
listed AS (
    SELECT DISTINCT household_no FROM person_change
),
general_size AS (
    SELECT household_no, COUNT(*) AS members FROM general_membership GROUP BY household_no
),
general_place AS (
    SELECT household_no, village_code
    FROM general_membership
    QUALIFY ROW_NUMBER() OVER (
        PARTITION BY household_no ORDER BY CASE WHEN relation = '户主' THEN 0 ELSE 1 END, id_no
    ) = 1
),
sized AS (
    SELECT
        r.household_no,
        'registered' AS kind,
        r.village_code,
        r.household_type,
        r.helper_name,
        r.without_helper,
        l.household_no IS NOT NULL AS listed,
        COALESCE(u.unidentified, 0) AS unidentified,
        CASE
            WHEN l.household_no IS NULL THEN NULLIF(r.member_count, 0)
            ELSE COALESCE(s.members, 0) + COALESCE(u.unidentified, 0)
        END AS n
    FROM registered r
    LEFT JOIN registered_size s ON s.household_no = r.household_no
    LEFT JOIN listed l ON l.household_no = r.household_no
    LEFT JOIN unidentified u ON u.household_no = r.household_no
    UNION ALL
    SELECT
        s.household_no,
        'general',
        p.village_code,
        CAST(NULL AS STRING),
        CAST(NULL AS STRING),
        FALSE,
        TRUE,
        COALESCE(u.unidentified, 0),
        s.members + COALESCE(u.unidentified, 0)
    FROM general_size s
    JOIN general_place p ON p.household_no = s.household_no
    LEFT JOIN unidentified u ON u.household_no = s.household_no
)
SELECT
    CAST(ROW_NUMBER() OVER (ORDER BY household_no) AS INT) AS h,
    household_no,
    kind,
    SUBSTR(village_code, 1, 6) AS county_code,
    SUBSTR(village_code, 1, 9) AS township_code,
    village_code,
    household_type,
    helper_name,
    without_helper,
    CAST(n AS BIGINT) AS n,
    listed AND unidentified = 0 AS members_known,
    CASE WHEN n IS NULL THEN '家庭人口' END AS n_gap,
    CASE
        WHEN NOT listed THEN '建档立卡人口信息中无该户人口'
        WHEN unidentified > 0 THEN '有身份不明的家庭成员'
    END AS members_gap
FROM sized
WHERE n > 0 OR NOT listed
