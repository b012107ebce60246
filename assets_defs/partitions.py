"""The days that can be screened: one partition a day, up to and including today in Bayannur."""

from dagster import DailyPartitionsDefinition

TIMEZONE = "Asia/Shanghai"

DAYS = DailyPartitionsDefinition(start_date="2020-01-01", timezone=TIMEZONE, end_offset=1)
