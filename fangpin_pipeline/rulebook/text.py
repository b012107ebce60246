"""A rulebook file as plain texts, lists and mappings. What they mean stands in `form`.

Every scalar stays the text that was written: 0.4 never becomes a binary fraction, 150821 never a number, and a key that
stands twice in one mapping is an error instead of the last one winning.
"""

from pathlib import Path
from typing import Any

import yaml

from fangpin_pipeline.rulebook.errors import UnusableError


class _TextLoader(yaml.BaseLoader):
    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                continue
            if key.value in seen:
                line = key.start_mark.line + 1
                raise UnusableError(f"第{line}行：键“{key.value}”重复", "同一层只保留一个，其余删除或改名")
            seen.add(key.value)
        return super().construct_mapping(node, deep)


def read_text(path: Path) -> Any:
    """What a YAML file holds, every scalar as text. Raises UnusableError when it cannot be read."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnusableError("文件不是 UTF-8 编码", "用记事本打开，另存为时编码选 UTF-8") from None
    except OSError:
        raise UnusableError("文件打不开", "检查它是不是文件、有没有读取权限") from None
    try:
        return yaml.load(text, Loader=_TextLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = f"第{mark.line + 1}行附近" if mark else "内容"
        raise UnusableError(
            f"{line}不是有效的 YAML", "检查缩进（用空格不用制表符）、冒号后的空格、括号和引号"
        ) from None
    except yaml.YAMLError:
        raise UnusableError("文件里有 YAML 不允许的字符", "用纯文本编辑器重新保存") from None
