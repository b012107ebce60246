"""What is said about an error holds no name and no id number."""

import pytest

from fangpin_pipeline.failures import describe_error, whereabouts
from fangpin_pipeline.warehouse.errors import WarehouseError

ID = "152801198001011234"


@pytest.mark.parametrize(
    "message",
    [
        f"Could not convert string '{ID}' to INT32",
        "无法转换“张三丰”",
        'value "张三丰" at row 3',
        f"line one\n{ID} 张三丰",
    ],
)
def test_of_foreign_errors_only_an_unquoted_first_line_is_kept(message: str) -> None:
    said = describe_error(ValueError(message))
    assert said.startswith("ValueError: ")
    assert ID not in said
    assert "张三丰" not in said


def test_our_own_sentences_are_kept_but_for_ids() -> None:
    assert describe_error(WarehouseError("“landing”不存在")) == "“landing”不存在"
    assert ID not in describe_error(WarehouseError(f"号码{ID}重复"))


def test_an_error_without_a_message_is_named() -> None:
    assert describe_error(KeyError()) == "KeyError: "


def test_the_whereabouts_name_places_and_no_values() -> None:
    def inner(secret: str) -> None:
        raise ValueError(secret)

    with pytest.raises(ValueError, match=ID) as caught:
        inner(ID)
    said = whereabouts(caught.value)
    assert "inner" in said.splitlines()[-1]
    assert ID not in said
