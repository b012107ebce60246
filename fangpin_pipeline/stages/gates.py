"""What stops publication of a day: no readable register, or a jump in the number of warnings (rules.md §9, cli.md)."""

from fangpin_pipeline.contracts.derive import published_schema
from fangpin_pipeline.day import Day
from fangpin_pipeline.identity.divisions import COUNTIES
from fangpin_pipeline.reading.settle import REFUSED
from fangpin_pipeline.stages.session import run_statements, session
from fangpin_pipeline.tables import HOUSEHOLD_FACT, WARNING

_REGISTERS = ("x01", "x10")
_TOLD = 4


def missing_register(day: Day) -> str | None:
    """Why the day cannot be published for want of a register; None when there is one."""
    if any(day.read(f"coverage_{view}")["delivery"].null_count < len(COUNTIES) for view in _REGISTERS):
        return None
    refused = [
        f"{row['delivery']}：{row['message']}"
        for view in _REGISTERS
        for row in day.read(f"arrival_{view}").to_pylist()
        if row["status"] == REFUSED
    ]
    why = f"拒收的文件：{'；'.join(refused[-_TOLD:])}" if refused else "至今没有收到这两种文件。"
    return (
        f"截至{day.as_of}没有可读的名册（建档立卡户信息或农村牧区户籍人口），不发布名单，已发布的名单继续有效。"
        f"{why}请补报后重新筛查。"
    )


def jumps(day: Day) -> list[str]:
    """Counties whose number of new warnings jumps beyond the bound, each told in a sentence."""
    previous = day.previous
    if previous is None:
        return []
    with session(day, "warning", "county_day") as engine:
        engine.attach("previous_warning", [previous.path / "warning.parquet"], published_schema(WARNING))
        engine.attach("previous_fact", [previous.path / "household_fact.parquet"], published_schema(HOUSEHOLD_FACT))
        run_statements(engine, "fangpin_pipeline.cases", ("jump",))
        rows = engine.fetch("SELECT * FROM jump").to_pylist()
    return [f"{COUNTIES[row['county_code']]}新增预警{row['added']}户，原有{row['listed']}户" for row in rows]
