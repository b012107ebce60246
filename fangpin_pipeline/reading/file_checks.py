"""The checks of a whole file (tier T1), one for each reason of a refusal: declared here, counted from what was staged.

A failing file is refused; whether it is, is decided where it is read. Checks of rows stand outside the domain.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from fangpin_pipeline.contracts import Extract, Kind
from fangpin_pipeline.reading.gate import Tier, Verdict
from fangpin_pipeline.reading.quarantine import FILE_RULE
from fangpin_pipeline.reading.reason import Reason
from fangpin_pipeline.reading.staging import StagedDelivery


@dataclass(frozen=True)
class FileCheck:
    """One check of a whole file, with its Chinese title and basis."""

    reason: Reason
    title: str
    basis: str

    @property
    def name(self) -> str:
        """ASCII name, stable and unlike that of any check of a row."""
        return f"file_{self.reason.value}"


_OF_EVERY_EXTRACT = (
    FileCheck(Reason.SCOPE, "文件名至多写明一个旗县区", "数据约定：文件名确定报送范围，写明两个旗县区的无法确定"),
    FileCheck(
        Reason.FORMAT, "文件格式和编码可读", "数据约定：csv或工作簿（xlsx、xls、ods），编码可识别，不加密、未损坏"
    ),
    FileCheck(Reason.HEADER, "找到含全部必填列且不重名的表头", "数据约定：缺必填列或列名重复的文件无法对应到数据项"),
    FileCheck(Reason.NOTHING_ACCEPTED, "至少一行数据合格", "数据约定：没有一行合格的文件不能替代原有数据"),
)
_ID_DAMAGED = FileCheck(
    Reason.ID_DAMAGED, "证件号码列未被Excel改成数值", "号码改成数值后末三位丢失，无法还原，只能重新导出"
)
_EMPTY_REGISTER = FileCheck(Reason.EMPTY_REGISTER, "名册不是空表", "数据约定：户籍、建档立卡名册不能为空")
_UNIT_JUMP = FileCheck(
    Reason.UNIT_JUMP, "金额的单位与以往报送一致", "量级核查：整列金额比以往相差千倍、万倍，多为元与千元、万元混用"
)


def file_checks(extract: Extract) -> tuple[FileCheck, ...]:
    """The checks that a file of this extract can fail."""
    kinds = {column.kind for column in extract.columns}
    more = (
        (_ID_DAMAGED, Kind.ID_NO in kinds),
        (_UNIT_JUMP, Kind.MONEY in kinds),
        (_EMPTY_REGISTER, extract.register),
    )
    return (*_OF_EVERY_EXTRACT, *(check for check, applies in more if applies))


def file_verdicts(staged: Sequence[StagedDelivery]) -> list[Verdict]:
    """A verdict for each file check of each extract of which a file was received.

    `checked` counts the files received, `failing` those refused for this reason, also when a good one followed.
    """
    return [verdict for extract, files in _by_extract(staged).items() for verdict in _verdicts(extract, files)]


def _by_extract(staged: Iterable[StagedDelivery]) -> dict[Extract, list[StagedDelivery]]:
    files: dict[Extract, list[StagedDelivery]] = {}
    for one in staged:
        if one.delivery.extract is not None:
            files.setdefault(one.delivery.extract, []).append(one)
    return files


def _verdicts(extract: Extract, files: list[StagedDelivery]) -> Iterator[Verdict]:
    refused = Counter(one.reason for one in files)
    for check in file_checks(extract):
        failing = refused[check.reason]
        yield Verdict(
            extract=extract.number,
            check=check.name,
            title=check.title,
            tier=Tier.STOP,
            column="",
            rule=FILE_RULE,
            checked=len(files),
            failing=failing,
            status="failed" if failing else "passed",
        )
