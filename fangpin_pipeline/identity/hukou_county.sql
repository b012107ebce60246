-- County of a 户号: that of the head of the register page, else of the smallest id number on it.
SELECT hukou_no AS place_key, SUBSTR(village_code, 1, 6) AS county_code
FROM x10
QUALIFY ROW_NUMBER() OVER (
    PARTITION BY hukou_no ORDER BY CASE WHEN relation = '户主' THEN 0 ELSE 1 END, id_no
) = 1
