"""开放数据的一条记录：键是英文，只增不改；每个数都是文字，没有的为 null。"""

from typing import Any, ClassVar, Final

from pydantic import BaseModel, ConfigDict

VERSION: Final = 1
"""结构的版本：增加栏目不改它，改动或删去栏目才加一。"""


class Record(BaseModel):
    """一条记录。"""

    model_config: ClassVar[ConfigDict] = ConfigDict(frozen=True, extra="forbid")

    def data(self) -> dict[str, Any]:
        """可以写成 JSON 的样子，键按定义的次序。"""
        return self.model_dump(mode="json")
