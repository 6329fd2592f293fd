"""值的出处：文件、行、列。"""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """源文件中的一个位置。

    path 是相对工作区根目录的 POSIX 路径；line、column 从 1 起，0 表示只知道文件。
    """

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if not self.line:
            return self.path
        return f"{self.path}:{self.line}:{self.column}"


class SourceMapping(dict[str, Any]):
    """从文件读出的映射：值之外还记得自身、每个键、每个值的位置。

    known_keys 由校验它的模型填上，供“不认识的栏目”提示相近的名称。
    """

    __slots__ = ("at", "key_places", "known_keys", "value_places")

    def __init__(self, at: Location) -> None:
        super().__init__()
        self.at = at
        self.key_places: dict[str, Location] = {}
        self.value_places: dict[str, Location] = {}
        self.known_keys: tuple[str, ...] = ()


class SourceSequence(list[Any]):
    """从文件读出的序列：值之外还记得自身与每一项的位置。"""

    __slots__ = ("at", "places")

    def __init__(self, at: Location) -> None:
        super().__init__()
        self.at = at
        self.places: list[Location] = []
