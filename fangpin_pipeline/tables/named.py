"""The columns that most output tables begin with: the day, the household, its place."""

from fangpin_pipeline.contracts import Column, Kind

AS_OF = Column("as_of", "数据截止日期", Kind.DATE)
HOUSEHOLD = Column("household_no", "户编号")
COUNTY = Column("county_code", "旗县区代码", Kind.AREA6)
PLACE = (
    COUNTY,
    Column("township_code", "苏木乡镇代码", Kind.AREA9),
    Column("village_code", "嘎查村代码", Kind.AREA12),
)
