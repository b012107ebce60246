"""Why a whole file cannot be read, in the words an official reads: what is wrong, and what to send instead."""


class UnreadableFileError(Exception):
    """A file whose format, encoding or structure cannot be read. The text holds no cell of the file."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(refusal(problem, remedy))


def refusal(problem: str, remedy: str) -> str:
    """Sentence of a refused file; who lists it puts the file's name before it."""
    return f"{problem}。请{remedy}。"


def undecodable() -> UnreadableFileError:
    """A file that is neither a workbook nor text in an encoding that is read."""
    return UnreadableFileError(
        "不是可读的文本或工作簿（编码不是UTF-8、UTF-16或GB18030）", "另存为xlsx或UTF-8编码的csv后重新报送"
    )


def locked() -> UnreadableFileError:
    """A workbook that asks for a password."""
    return UnreadableFileError("工作簿设有打开密码", "取消密码后重新报送")
