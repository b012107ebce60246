"""The deliveries of the sample: same seed same bytes, what was planned is what is read, nothing lost on the way."""

import csv
import re
from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from fangpin_pipeline.extracts import all_extracts
from fangpin_pipeline.identity.divisions import COUNTIES, edition
from fangpin_pipeline.reading.deliveries import find_deliveries
from fangpin_pipeline.reading.read import read_delivery
from fangpin_pipeline.sample import SampleError, dirt, write_sample

AS_OF = date(2020, 3, 16)
SMALL = 600


@pytest.fixture(scope="module")
def clean(tmp_path_factory):
    """A small city without defects: landing folder and truth."""
    home = tmp_path_factory.mktemp("clean")
    write_sample(home / "landing", SMALL, defects="none", truth=home / "truth.parquet")
    return home


@pytest.fixture(scope="module")
def dirty(tmp_path_factory):
    """Three days of a small city with defects."""
    home = tmp_path_factory.mktemp("dirty")
    summary = write_sample(home / "landing", SMALL, days=3, truth=home / "truth.parquet")
    return home, summary


def bytes_below(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def rows_of(landing: Path, title: str) -> list[dict[str, str]]:
    rows = []
    for path in sorted(landing.rglob(f"{title}_*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows.extend(csv.DictReader(file))
    return rows


def read(landing: Path) -> dict:
    known = edition(AS_OF).codes
    return {found.path: (found, read_delivery(found, known)) for found in find_deliveries(landing, AS_OF)}


def test_same_seed_gives_same_bytes_also_of_workbooks(dirty, tmp_path):
    home, _ = dirty
    write_sample(tmp_path / "landing", SMALL, days=3, truth=tmp_path / "truth.parquet")
    first, again = bytes_below(home), bytes_below(tmp_path)
    assert any(name.endswith(".xlsx") for name in first)
    assert first == again


def test_another_seed_gives_other_people(clean, tmp_path):
    write_sample(tmp_path, SMALL, seed=2, defects="none")
    own = {row["身份证号"] for row in rows_of(clean / "landing", "农村牧区户籍人口")}
    others = {row["身份证号"] for row in rows_of(tmp_path, "农村牧区户籍人口")}
    assert len(own & others) < len(own) / 50


def test_truth_does_not_depend_on_defects_or_days(clean, dirty):
    home, _ = dirty
    without = pq.read_table(clean / "truth.parquet").drop_columns("faults")
    assert without.equals(pq.read_table(home / "truth.parquet").drop_columns("faults"))


def test_every_file_name_says_that_it_is_synthetic(dirty):
    home, _ = dirty
    assert all("合成数据" in name for name in bytes_below(home / "landing"))


def test_clean_files_hold_the_declared_labels_in_order(clean):
    headers = {}
    for path in (clean / "landing").rglob("*.csv"):
        with path.open(encoding="utf-8") as file:
            headers[path.name.split("_")[0]] = file.readline().strip().split(",")
    assert headers == {one.title: [column.label for column in one.columns] for one in all_extracts().values()}


def test_clean_files_are_accepted_without_a_dropped_or_rejected_cell(clean):
    for _, candidates in read(clean / "landing").values():
        assert candidates.refusal is None
        assert candidates.rows_read == candidates.rows.num_rows
        for name in candidates.rows.column_names:
            if name.endswith("__rejected"):
                assert candidates.rows[name].null_count == candidates.rows_read, name


def test_every_living_person_and_every_household_of_the_truth_is_delivered(clean):
    truth = pq.read_table(clean / "truth.parquet").to_pylist()
    present = Counter(
        row["户号"] for row in rows_of(clean / "landing", "农村牧区户籍人口") if row["户籍状态"] == "正常"
    )
    registered = {
        row["户编号"]: int(row["家庭人口数"])
        for row in rows_of(clean / "landing", "建档立卡户信息")
        if row["户类型"] != "注销"
    }
    assert len(truth) == SMALL
    assert sum(present.values()) == sum(row["members"] for row in truth)
    assert registered == {row["household_no"]: row["members"] for row in truth if row["kind"] == "registered"}
    general = {row["household_no"]: row["members"] for row in truth if row["kind"] == "general"}
    assert {number: present[number] for number in general} == general


def test_settlements_add_up_to_the_truth(clean):
    """What the files say of twelve months of self-paid costs, household by household, is what is true."""
    hukou = {row["身份证号"]: row for row in rows_of(clean / "landing", "农村牧区户籍人口")}
    moved = {number for number, row in hukou.items() if row["户籍状态"] == "迁出"}
    registered = {row["证件号码"]: row["户编号"] for row in rows_of(clean / "landing", "建档立卡人口信息")}
    paid: dict[str, Decimal] = {}
    for row in rows_of(clean / "landing", "医疗费用结算"):
        person = row["身份证号"]
        if not "2019-03-01" <= row["结算日期"] <= "2020-02-29" or person in moved:
            continue
        parts = [Decimal(row[name] or 0) for name in ("医疗总费用", "基本医保支付", "大病保险支付", "医疗救助支付")]
        own = Decimal(row["合规自付费用"]) if row["合规自付费用"] else parts[0] - sum(parts[1:])
        household = registered.get(person) or hukou[person]["户号"]
        paid[household] = paid.get(household, Decimal(0)) + own
    for row in pq.read_table(clean / "truth.parquet").to_pylist():
        assert max(paid.get(row["household_no"], Decimal(0)), Decimal(0)) == row["medical_self_paid"]


def test_income_ledgers_add_up_to_the_truth(clean):
    money = ("工资性收入", "生产经营性收入", "财产性收入", "养老金", "低保金", "特困供养金", "计划生育金", "生态补偿金",
             "其他政策性补贴", "其他转移性收入")  # fmt: skip
    ledger = {
        row["户编号"]: sum(Decimal(row[name]) for name in money) - Decimal(row["生产经营性支出"])
        for row in rows_of(clean / "landing", "家庭收入台账")
        if row["统计截止月份"] == "2019-12"
    }
    truth = pq.read_table(clean / "truth.parquet").to_pylist()
    assert ledger == {row["household_no"]: row["net_income_previous_year"] for row in truth if row["income_in_ledger"]}


def test_days_bring_increments_and_no_settlement_twice(clean, tmp_path):
    write_sample(tmp_path, SMALL, days=4, defects="none")
    folders = sorted(path.name for path in tmp_path.iterdir())
    assert folders == ["2020-03-13", "2020-03-14", "2020-03-15", "2020-03-16"]
    told = [row["结算流水号"] for row in rows_of(tmp_path, "医疗费用结算")]
    assert len(told) == len(set(told))
    assert set(told) == {row["结算流水号"] for row in rows_of(clean / "landing", "医疗费用结算")}
    assert rows_of(tmp_path / folders[-1], "医疗费用结算"), "the last day brings something new"


def test_planned_faults_are_refused_and_everything_else_is_read(dirty):
    home, summary = dirty
    refused = {path for path, (_, candidates) in read(home / "landing").items() if candidates.refusal is not None}
    wrong = ("身份证号被Excel破坏", "文件内容与名称不符", "不属任何数据项")
    assert refused == {path for path, fault in summary.faults.items() if fault in wrong}
    assert set(summary.faults.values()) == {*wrong, "迟报", "县级自报", "重复报送"}


def test_encodings_and_formats_are_mixed(dirty):
    home, _ = dirty
    found = {candidates.encoding for _, candidates in read(home / "landing").values()} - {""}
    assert found == {"utf-8", "utf-8-sig", "gb18030", "xlsx"}


def test_every_county_is_fresh_but_for_the_planned_late_one(dirty):
    home, _ = dirty
    newest: dict[tuple[str, str], date] = {}
    for delivery, candidates in read(home / "landing").values():
        if candidates.refusal is not None or delivery.extract is None:
            continue
        rows, extract = candidates.rows, delivery.extract
        own = [delivery.county_code] if delivery.county_code in COUNTIES else list(COUNTIES)
        if extract.number == "X16" and delivery.county_code not in COUNTIES:
            own = [county for county in own if county != "150825"]
        assert rows.num_rows or not extract.register
        newest.update(dict.fromkeys(((extract.number, county) for county in own), delivery.received_on))
    late = {
        key
        for key in ((number, county) for number in all_extracts() for county in COUNTIES)
        if (AS_OF - newest[key]).days > all_extracts()[key[0]].max_age
    }
    assert late == {("X16", "150825")}


def test_the_duplicate_has_the_bytes_of_the_first(dirty):
    home, summary = dirty
    again = next(path for path, fault in summary.faults.items() if fault == "重复报送")
    first = home / "landing" / again.replace("_重报", "")
    assert first.read_bytes() == (home / "landing" / again).read_bytes()


def test_harmless_spellings_read_back_to_the_same_rows(clean, tmp_path, monkeypatch):
    """In every office's manner, with plenty of odd spellings, what is read equals what a clean file holds."""
    harmless = tuple(replace(fault, share=0.2) for fault in dirt.FAULTS if fault.harmless)
    monkeypatch.setattr(dirt, "FAULTS", harmless)
    monkeypatch.setattr(dirt, "_CONTRADICTED", 0.0)
    monkeypatch.setattr(dirt, "_TWO_HOMES", 0.0)
    write_sample(tmp_path, SMALL)
    city = {
        delivery.extract.number: candidates.rows
        for delivery, candidates in read(tmp_path).values()
        if delivery.extract and delivery.county_code not in COUNTIES
    }
    for delivery, candidates in read(clean / "landing").values():
        extract = delivery.extract
        names = [column.name for column in extract.columns]
        odd = Counter(zip(*(city[extract.number][name].to_pylist() for name in names), strict=True))
        plain = Counter(zip(*(candidates.rows[name].to_pylist() for name in names), strict=True))
        if extract.number in ("X11", "X16"):  # one county delivers these itself
            assert not odd - plain
        else:
            assert odd == plain, extract.number


def test_damage_is_recorded_with_the_household_that_it_strikes(tmp_path):
    write_sample(tmp_path / "landing", 4000, truth=tmp_path / "truth.parquet")
    faults = pq.read_table(tmp_path / "truth.parquet")["faults"]
    named = set(";".join(filter(None, faults.to_pylist())).split(";"))
    assert {
        "农村牧区户籍人口校验码错误",
        "医疗费用结算校验码错误",
        "参保信息同键不同内容",
        "农村牧区户籍人口一人两户",
    } <= named
    assert pc.mean(pc.not_equal(faults, "")).as_py() < 0.05


def test_other_deliveries_in_the_folder_are_left_alone(tmp_path):
    own = tmp_path / "2020-03-16" / "参保信息.csv"
    own.parent.mkdir()
    own.write_text("", encoding="utf-8")
    with pytest.raises(SampleError, match=re.escape("参保信息.csv")):
        write_sample(tmp_path, 20)


@pytest.mark.parametrize(
    "wrong",
    [{"households": 0}, {"days": 0}, {"seed": -1}, {"defects": "some"}, {"truth": Path("truth.xlsx")}],
)
def test_arguments_out_of_range_are_named(tmp_path, wrong):
    with pytest.raises(SampleError, match=r"不能小于|只能是"):
        write_sample(tmp_path, **wrong)
    assert not list(tmp_path.iterdir())


def test_truth_as_csv(tmp_path):
    write_sample(tmp_path / "landing", 50, defects="none", truth=tmp_path / "truth.csv")
    with (tmp_path / "truth.csv").open(encoding="utf-8", newline="") as file:
        assert sum(row["members"] != "0" for row in csv.DictReader(file)) == 50


def test_progress_names_the_counties(tmp_path):
    steps: list[tuple[int, int, str]] = []
    write_sample(tmp_path, 50, progress=lambda done, steps_in_all, what: steps.append((done, steps_in_all, what)))
    assert steps == [(place + 1, 7, name) for place, name in enumerate(COUNTIES.values())]
