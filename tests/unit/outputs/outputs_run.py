"""A published run with made-up households for the tests of what leaves the pipeline. Nobody is named in it."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from fangpin_pipeline.contracts.derive import published_schema
from fangpin_pipeline.extracts import all_extracts
from fangpin_pipeline.identity.divisions import COUNTIES, Edition, edition
from fangpin_pipeline.outputs.labels import Imprint
from fangpin_pipeline.rulebook.book import Rulebook
from fangpin_pipeline.rulebook.show import describe
from fangpin_pipeline.rules import all_judgements
from fangpin_pipeline.rules.tell import FINDING_SCHEMA
from fangpin_pipeline.tables import OUTPUT_TABLES

AS_OF = date(2020, 3, 16)
RUN_ID = "2020-03-16-7f3a9c"
CITY_DOCUMENT = "巴扶组发〔2020〕8号"

_SENTENCES = {
    "rigid_spending": "近12个月刚性支出{a}元，上年家庭纯收入{b}元，比值1.03，达到黄色标准1.0倍",
    "illness": "近12个月合规自付医疗支出{a}元，达到10,000元标准",
    "schooling": "高中以上在读子女学年支出扣除资助后{a}元，超过上年家庭纯收入{b}元的30%",
    "disability": "一名成员为一级残疾，未领取护理补贴和生活补贴",
    "disaster": "近12个月自然灾害损失{a}元，超过上年家庭纯收入{b}元的20%",
    "accident": "2020年1月12日因意外伤害住院，自付{a}元",
    "insurance_gap": "一名成员2020年度居民医保和职工医保均未参加",
    "dibao_gap": "人均纯收入{b}元，低于低保标准5,800元，无成员享受低保或特困供养",
    "c1_unstable_exit": "已脱贫户，人均纯收入4,312.50元；标准：低于监测线5,000元",
    "floor_gap": "全部成员为无劳动力或丧失劳动力，无成员享受低保或特困供养",
}
_TAIL = (
    f"。依据：《进一步巩固拓展脱贫攻坚成果构建稳定脱贫长效机制十一条意见》（{CITY_DOCUMENT}）。"
    "解除条件：经核实已由救助或保险补偿，或指标降到标准以下。"
)
_NAMES = (
    "王桂兰",
    "李建国",
    "乌云其木格",
    "巴特尔",
    "张秀英",
    "萨仁高娃",
    "赵六十三",
    "敖特根·巴雅尔",
    "刘二旦",
    "苏和",
)
_EVIDENCE = {"illness": ("X17", "X03"), "insurance_gap": ("X16",), "schooling": ("X11", "X12", "X03")}


def imprint(on: date = AS_OF) -> Imprint:
    """What the sheets of the made run say about it: the shipped rulebook, rules and divisions."""
    book = Rulebook.load(None)
    settings = {county: describe(book, county, on) for county in COUNTIES}
    return Imprint(on, RUN_ID, "9c1e52d0", all_judgements(), settings, edition(on), book)


def id_number(place: str, born: date, serial: int) -> str:
    """A made-up id number with its right check character."""
    body = f"{place}{born:%Y%m%d}{serial:03d}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(int(digit) * weight for digit, weight in zip(body, weights, strict=True))
    return body + "10X98765432"[total % 11]


def write_tables(run_dir: Path, tables: dict[str, list[dict[str, Any]]]) -> None:
    """Write rows as the Parquet files of a run; declared tables that are not given are empty, but for the clues."""
    tables = {"clue": clues(tables.get("warning", ())), **tables}
    run_dir.mkdir(parents=True, exist_ok=True)
    for name, table in OUTPUT_TABLES.items():
        schema = published_schema(table)
        rows = [{field: row.get(field) for field in schema.names} for row in tables.get(name, [])]
        pq.write_table(pa.Table.from_pylist(rows, schema=schema), run_dir / f"{name}.parquet")
    for name, schema in INTERNAL.items():
        rows = [{field: row.get(field) for field in schema.names} for row in tables.get(name, [])]
        pq.write_table(pa.Table.from_pylist(rows, schema=schema), run_dir / f"{name}.parquet")


_TEXT, _FLAG, _COUNT = pa.string(), pa.bool_(), pa.int64()
INTERNAL = {
    "household_card": pa.schema(
        [(name, _TEXT) for name in ("household_no", "kind", "county_code", "township_code", "village_code")]
        + [("n", _COUNT)]
        + [(name, _TEXT) for name in ("head_name", "head_id_no", "household_type", "monitored_class")]
        + [("helper_name", _TEXT), ("helper_phone", _TEXT), ("dibao", _FLAG), ("tekun", _FLAG), ("measures", _TEXT)]
    ),
    "class_hit": pa.schema([(name, _TEXT) for name in ("household_no", "rule", "severity", "sentence")]),
    "hit_fact": pa.schema([(name, _TEXT) for name in ("household_no", "rule", "fact")]),
    "finding": FINDING_SCHEMA,
    "household_state": pa.schema(
        [("household_no", _TEXT), ("oop", _COUNT), ("oop_low", _COUNT), ("ni_py", _COUNT), ("uninsured", _FLAG)]
    ),
    "coverage": pa.schema(
        [
            ("extract", _TEXT),
            ("county_code", _TEXT),
            ("delivery", _TEXT),
            ("received_on", pa.date32()),
            ("age_days", pa.int32()),
            ("max_age", pa.int32()),
            ("fresh", _FLAG),
        ]
    ),
}


def household(number: str, village: str, **told: Any) -> dict[str, dict[str, Any]]:
    """A household's rows in `household_card` and `household_fact`; `told` replaces what they say."""
    place = {"county_code": village[:6], "township_code": village[:9], "village_code": village}
    common = {"as_of": AS_OF, "household_no": number, "kind": "registered", "n": 3, **place}
    card = {
        "head_name": "王桂兰",
        "head_id_no": id_number("152824", date(1961, 5, 3), 24),
        "household_type": "已脱贫",
        "helper_name": "李志强",
        "helper_phone": "13800000000",
        "dibao": False,
        "tekun": False,
        "measures": "产业帮扶、健康帮扶",
    }
    row = {**common, **card, "ni": Decimal("17960.00"), **told}
    return {"household_card": row, "household_fact": row}


def warning(number: str, village: str, **told: Any) -> dict[str, Any]:
    """A row of the table `warning`."""
    return {
        "as_of": AS_OF,
        "household_no": number,
        "county_code": village[:6],
        "township_code": village[:9],
        "village_code": village,
        "severity": "orange",
        "state": "new",
        "first_seen": AS_OF,
        "due_on": AS_OF + timedelta(days=5),
        "rules": "illness",
        **told,
    }


def clue(listed: dict[str, Any], **told: Any) -> dict[str, Any]:
    """The clue of a row of `warning`, at the place in the order of visits that it is told."""
    cleared = listed["state"] == "cleared"
    row = {name: listed[name] for name in listed if name not in ("state", "reason", "first_seen")}
    begun = {"clue_no": f"{listed['household_no']}-1", "times_warned": 1, "times_rejected": 0, "days_overdue": 0}
    return {**row, **begun, "listed": not cleared, "standing": "closed" if cleared else "pending", **told}


def clues(listed: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The clues of a warning list, to be visited by severity, village and household."""
    severities = ("red", "orange", "yellow")
    rows = sorted(listed, key=lambda row: (severities.index(row["severity"]), row["village_code"], row["household_no"]))
    places: dict[str, int] = defaultdict(int)
    made = []
    for row in rows:
        places[row["township_code"]] += row["state"] != "cleared"
        rank = None if row["state"] == "cleared" else places[row["township_code"]]
        made.append(clue(row, visit_rank=rank, score=rank and 100 - rank))
    return made


def flag(number: str, village: str, rule: str, severity: str | None, **told: Any) -> dict[str, Any]:
    """A row of the table `flag` (or `class_hit`): a hit when it has a severity, else unknown."""
    amounts = {"a": "18,420", "b": "17,960"}
    return {
        **{name: value for name, value in warning(number, village).items() if name != "rules"},
        "rule": rule,
        "verdict": "hit" if severity else "unknown",
        "severity": severity,
        "missing": "" if severity else "X16 2020年度参保信息",
        "sentence": _SENTENCES[rule].format(**amounts) + _TAIL if severity else "",
        **told,
    }


def coverage(late: Iterable[tuple[str, str]] = ()) -> list[dict[str, Any]]:
    """Coverage of every extract in every county: received six days ago, except the late (extract, county)."""
    rows = []
    for extract in all_extracts().values():
        for county in COUNTIES:
            days = extract.max_age + 8 if (extract.number, county) in set(late) else 6
            received = AS_OF - timedelta(days=days)
            rows.append(
                {
                    "extract": extract.number,
                    "county_code": county,
                    "delivery": f"{received}/{extract.title}_150800.csv",
                    "received_on": received,
                    "age_days": days,
                    "max_age": extract.max_age,
                    "fresh": days <= extract.max_age,
                }
            )
    return rows


def made_city(run_dir: Path, households: int, areas: Edition, counties: Iterable[str] = tuple(COUNTIES)) -> None:
    """A run with that many listed households spread over the villages of some counties; equal arguments, equal run."""
    random = Random(7)
    wanted = set(counties)
    villages = [village.code for village in areas.villages if village.county_code in wanted]
    tables: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for serial in range(households):
        _add_household(tables, random, f"1508{serial:08d}", random.choice(villages))
    tables["coverage"] = coverage([("X16", "150821"), ("X17", "150821")])
    tables["delivery"] = [_receipt("2020-03-10/医保_医疗费用结算_150821.xlsx", "refused", 0, 0)]
    tables["delivery"].append(_receipt("2020-03-10/扶贫_家庭收入台账_150821.csv", "accepted", 1204, 3))
    tables["quarantine"] = [
        {
            "delivery": row["delivery"],
            "extract": row["extract"],
            "sheet": "",
            "row": place,
            "column": "",
            "rule": "file",
        }
        for place, row in enumerate(tables["delivery"])
    ]
    write_tables(run_dir, tables)


def _receipt(delivery: str, status: str, accepted: int, quarantined: int) -> dict[str, Any]:
    return {
        "delivery": delivery,
        "extract": "medical_settlement" if status == "refused" else "household_income",
        "county_code": "150821",
        "received_on": date(2020, 3, 10),
        "rows_read": 1207,
        "accepted": accepted,
        "dropped": 1207 - accepted - quarantined,
        "quarantined": quarantined,
        "status": status,
        "message": "证件号码列已被Excel改成科学计数（第2行起）。请将该列设为文本格式后重新导出。"
        if status == "refused"
        else "",
    }


def _add_household(tables: dict[str, list[dict[str, Any]]], random: Random, number: str, village: str) -> None:
    told = _told(random)
    for name, row in household(number, village, **told).items():
        tables[name].append(row)
    rules = sorted(random.sample(sorted(_SENTENCES.keys() - {"c1_unstable_exit"}), random.choice((1, 1, 1, 2, 2, 3))))
    classes = ["c1_unstable_exit"] if told["kind"] == "registered" and random.random() < 0.3 else []
    kind = random.random()
    if kind < 0.08:
        doubt = {"rule": rules[0], "missing": "X16 2020年度参保信息；X17 第12行被隔离"}
        tables["verification"].append({**warning(number, village), **doubt})
    elif kind < 0.13:
        left = {"state": "cleared", "due_on": None, "reason": random.choice(("resolved", "unknown_now", "gone"))}
        tables["warning"].append(warning(number, village, rules=";".join(rules), **left))
    else:
        hits = {rule: random.choice(("red", "orange", "orange", "yellow", "yellow")) for rule in rules}
        _add_warning(tables, random, number, village, {**hits, **dict.fromkeys(classes, "orange")})


def _told(random: Random) -> dict[str, Any]:
    registered = random.random() < 0.4
    born = date(1950, 1, 1) + timedelta(days=random.randrange(9000))
    told: dict[str, Any] = {
        "kind": "registered" if registered else "general",
        "n": random.choice((1, 2, 2, 3, 3, 4, 5)),
        "head_name": random.choice(_NAMES),
        "head_id_no": id_number("152824", born, random.randrange(999)),
        "ni": None if random.random() < 0.1 else Decimal(random.randrange(200_000, 6_000_000)) / 100,
    }
    if not registered:
        return told | {"household_type": None, "helper_name": None, "helper_phone": None, "measures": None}
    return told | {"monitored_class": "脱贫监测户" if random.random() < 0.3 else None}


def _add_warning(
    tables: dict[str, list[dict[str, Any]]], random: Random, number: str, village: str, hits: dict[str, str]
) -> None:
    worst = min(hits.values(), key=("red", "orange", "yellow").index)
    state = random.choice(("new", "new", "persisting", "persisting", "escalated", "eased"))
    first = AS_OF if state == "new" else AS_OF - timedelta(days=random.randrange(1, 40))
    listed = {"severity": worst, "state": state, "first_seen": first, "rules": ";".join(sorted(hits))}
    tables["warning"].append(warning(number, village, **listed))
    for rule, severity in hits.items():
        tables["class_hit" if rule.startswith("c1") else "flag"].append(flag(number, village, rule, severity))
    if random.random() < 0.2:
        free = next(rule for rule in _SENTENCES if rule not in hits)
        tables["flag"].append(flag(number, village, free, None))
    tables["evidence"] += [
        {"as_of": AS_OF, "household_no": number, "rule": rule, "extract": extract, "delivery": "x", "row": 7}
        for rule in hits
        for extract in _EVIDENCE.get(rule, ("X03",))
    ]
