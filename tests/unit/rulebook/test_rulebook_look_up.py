"""Which document's value is in force: county before city before default, the latest effective date up to the day."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

from fangpin_pipeline.identity.divisions import CITY
from fangpin_pipeline.rulebook import Rulebook

Office = Callable[..., Rulebook]


def document(title: str, effective: str, sets: str) -> str:
    return f"- {{title: {title}, issued: 2020-01-02, effective: {effective}, sets: {{{sets}}}}}\n"


def amount(book: Rulebook, county: str, on: date, name: str = "illness_amount") -> Decimal | None:
    value = book.settings(county, on)[name].value
    assert value is None or isinstance(value, Decimal)
    return value


def test_a_county_document_holds_from_its_effective_day_in_its_county_only(office: Office) -> None:
    book = office(**{"150821": document("五原县办法", "2020-05-01", "illness_amount: 8000")})
    assert amount(book, "150821", date(2020, 4, 30)) == 10000
    assert amount(book, "150821", date(2020, 5, 1)) == 8000
    assert amount(book, "150822", date(2020, 5, 1)) == 10000
    assert amount(book, CITY, date(2020, 5, 1)) == 10000


def test_a_setting_carries_its_document(office: Office) -> None:
    book = office(**{"150821": document("五原县办法", "2020-05-01", "illness_amount: 8000")})
    setting = book.settings("150821", date(2020, 6, 1))["illness_amount"]
    assert (setting.title, setting.authority, setting.issued, setting.effective) == (
        "五原县办法",
        "150821",
        date(2020, 1, 2),
        date(2020, 5, 1),
    )
    assert (setting.citation, setting.assumption) == ("《五原县办法》", "")


def test_the_city_of_the_office_beats_the_default_even_when_its_document_is_older(office: Office) -> None:
    book = office(**{"150800": document("市办法", "2019-01-01", "illness_amount: 9000")})
    assert amount(book, "150821", date(2018, 12, 31)) == 10000
    assert amount(book, "150821", date(2019, 1, 1)) == 9000


def test_a_county_beats_a_later_city_document(office: Office) -> None:
    book = office(
        **{
            "150800": document("市办法", "2020-06-01", "illness_amount: 9000"),
            "150821": document("五原县办法", "2020-02-01", "illness_amount: 8000"),
        }
    )
    assert amount(book, "150821", date(2020, 7, 1)) == 8000
    assert amount(book, "150822", date(2020, 7, 1)) == 9000


def test_the_latest_document_up_to_the_day_wins_whatever_the_order_in_the_file(office: Office) -> None:
    newer = document("新办法", "2021-01-01", "illness_amount: 7000")
    older = document("旧办法", "2020-01-01", "illness_amount: 8000")
    book = office(**{"150821": newer + older})
    assert amount(book, "150821", date(2020, 12, 31)) == 8000
    assert amount(book, "150821", date(2021, 1, 1)) == 7000


def test_a_newer_document_that_is_silent_leaves_the_older_value_in_force(office: Office) -> None:
    book = office(
        **{
            "150821": document("旧办法", "2020-01-01", "illness_amount: 8000")
            + document("新办法", "2021-01-01", "due_days_red: 2")
        }
    )
    assert amount(book, "150821", date(2021, 6, 1)) == 8000


def test_a_plain_yearly_standard_holds_for_every_year(office: Office) -> None:
    book = office(**{"150821": document("低保标准", "2020-01-01", "dibao_line: 6100.50")})
    assert amount(book, "150821", date(2020, 6, 1), "dibao_line") == Decimal("6100.50")
    assert amount(book, "150821", date(2023, 6, 1), "dibao_line") == Decimal("6100.50")


def test_a_year_that_a_document_does_not_name_falls_to_the_next_in_order(office: Office) -> None:
    book = office(
        **{
            "150800": document("市标准", "2020-01-01", "'poverty_line': {2021: 4200}"),
            "150821": document("五原县标准", "2020-01-01", "'poverty_line': {2022: 4500}"),
        }
    )
    lines = {year: amount(book, "150821", date(year, 6, 1), "poverty_line") for year in range(2020, 2024)}
    assert lines == {2020: 4000, 2021: 4200, 2022: 4500, 2023: None}


def test_two_documents_of_one_day_may_give_different_years(office: Office) -> None:
    book = office(
        **{
            "150821": document("甲", "2020-01-01", "poverty_line: {2021: 4200}")
            + document("乙", "2020-01-01", "poverty_line: {2022: 4500}")
        }
    )
    assert amount(book, "150821", date(2021, 1, 1), "poverty_line") == 4200
    assert amount(book, "150821", date(2022, 1, 1), "poverty_line") == 4500


def test_decimals_are_read_exactly(office: Office) -> None:
    book = office(**{"150821": document("办法", "2020-01-01", "illness_share: 0.1, rigid_k_red: 1.3333")})
    settings = book.settings("150821", date(2020, 6, 1))
    assert settings["illness_share"].value == Decimal("0.1")
    assert settings["rigid_k_red"].value == Decimal("1.3333")


def test_an_office_may_call_its_own_value_provisional(office: Office) -> None:
    text = document("办法", "2020-01-01", "dibao_line: 6000").replace(
        "}}", "}, assumptions: {dibao_line: 待民政局批复}}"
    )
    setting = office(**{"150821": text}).settings("150821", date(2020, 6, 1))["dibao_line"]
    assert (setting.assumption, setting.citation) == ("待民政局批复", "《办法》，暂定值")


def test_policies_are_replaced_by_code_county_before_city(tmp_path: Path) -> None:
    policy = "{{title: {title}, ends_on: {ends_on}, adjusted: false}}"
    for authority, title, ends_on in (("150800", "市补贴", "2022-12-31"), ("150821", "县补贴", "null")):
        text = f"authority: {authority}\npolicies:\n  BZ2020: {policy.format(title=title, ends_on=ends_on)}\n"
        (tmp_path / f"{authority}.yaml").write_text(text, encoding="utf-8")
    book = Rulebook.load(tmp_path)
    assert (book.policies("150821")["BZ2020"].title, book.policies("150821")["BZ2020"].ends_on) == ("县补贴", None)
    assert book.policies("150822")["BZ2020"].ends_on == date(2022, 12, 31)
    assert book.policies("150822")["BZ2025"].ends_on == date(2025, 12, 31)


def test_the_fingerprint_follows_the_content_and_not_the_writing(office: Office) -> None:
    def fingerprint(sets: str) -> str:
        return office(**{"150821": document("办法", "2020-05-01", sets)}).fingerprint()

    written = fingerprint("illness_amount: 8000, due_days_red: 2")
    assert fingerprint('due_days_red: "2", illness_amount: 8000.00  ') == written
    assert fingerprint("illness_amount: 8000.01, due_days_red: 2") != written
    assert Rulebook.load().fingerprint() != written


def test_an_office_without_a_rulebook_folder_has_the_defaults(tmp_path: Path) -> None:
    assert Rulebook.load(tmp_path / "rulebook") == Rulebook.load()


def test_other_and_hidden_files_beside_the_rulebook_are_left_alone(tmp_path: Path) -> None:
    for name in ("说明.txt", ".150821.yaml", "~$150821.yaml"):
        (tmp_path / name).write_text("不是规则文件", encoding="utf-8")
    assert Rulebook.load(tmp_path) == Rulebook.load()
