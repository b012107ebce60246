"""Disasters and accidents: what the declaration cannot say about one row."""

from expectations.checks import advice, fen
from expectations.hand_kept.reasons import IN_TIME, MAGNITUDE, already

CHECKS = (
    advice(
        "loss_plausible",
        "直接经济损失在0至1000万元之间",
        "loss",
        f"loss BETWEEN 0 AND {fen(10_000_000)}",
        MAGNITUDE,
    ),
    advice("crop_area_plausible", "受灾面积在0至1万亩之间", "crop_area", "crop_area BETWEEN 0 AND 10000", MAGNITUDE),
    advice("livestock_plausible", "损失牲畜在0至1万头只之间", "livestock", "livestock BETWEEN 0 AND 10000", MAGNITUDE),
    advice("occurred_on_in_time", "发生日期不晚于接收日期", "occurred_on", already("occurred_on"), IN_TIME),
)
