"""Reasons that several hand-kept checks share, in Chinese, and the bounds that come with them. No check stands here."""

from expectations.candidates import AGE, BORN, RECEIVED_ON, day_number
from expectations.checks import fen

IN_TIME = "时间先后：接收文件之前已经发生的事才会上报"
ORDER = "时间先后：先开始，后结束"
ID_RULE = "公民身份号码编码规则：第7至14位为出生日期，第17位奇数为男、偶数为女"
MAGNITUDE = "量级核查：超出者多为单位（分、千元、万元）或小数点有误"
BALANCE = "资金和数量勾稽：部分不超过整体，已兑现、已支付不超过应兑现、应支付"
LEGIBLE = "姓名和名称核查：转码丢字会留下问号、乱码或自造字，字段长度不够会截断较长的姓名"
PHONE_RULE = "手机号码为11位数字，以1开头"
RATIO = "数据约定：比率以小数填写，0.12表示12%；超出者多为误填百分数"
PRACTICE = "防返贫监测数据核查的通行做法"
STAGE_AGES = "学段与年龄核查的通行口径：小学6至14岁，初中12至17岁，高中和中职15至20岁"

OLDEST = 110
YOUNGEST_LABOUR = 16
LARGE_INCOME = fen(1_000_000)
LARGE_EXPENSE = fen(1_000_000)


def already(column: str) -> str:
    """The date is not later than the day of receipt."""
    return f"{column} <= {RECEIVED_ON}"


def aged(low: int, high: int) -> str:
    """The person's completed years on the day of receipt lie within bounds."""
    return f"{AGE} BETWEEN {low} AND {high}"


def not_before_birth(column: str) -> str:
    """The date is not earlier than the person's day of birth."""
    return f"{day_number(column)} >= {BORN}"
