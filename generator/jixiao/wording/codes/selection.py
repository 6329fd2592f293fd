"""按编号挑选发现：JX302 是一种，JX3 是一族，JX 是全部。"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from jixiao.model.diagnostic import Diagnostic
from jixiao.wording.codes.catalogue import CODES, FAMILIES, code_named

_WRITTEN = re.compile(r"JX\d{0,3}")
_SEPARATORS = re.compile(r"[,，、\s]+")


class SelectionError(ValueError):
    """挑选写得不对。"""


@dataclass(frozen=True, slots=True)
class Selection:
    """选取哪些、不要哪些，都是编号的开头；没有写选取的全要。

    来源不成立的（读不成、栏目不对）只有点名不要才略去：选取几种检查，不等于可以当作文件读成了。
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def covers(self, code: str) -> bool:
        """这一种在不在挑选的范围里，不论它是不是来源不成立。"""
        return not code.startswith(self.ignore) and (not self.select or code.startswith(self.select))

    def admits(self, diagnostic: Diagnostic) -> bool:
        """要不要这条发现。"""
        code = code_named(diagnostic.code)
        broken = code is not None and code.source_fault and not diagnostic.code.startswith(self.ignore)
        return broken or self.covers(diagnostic.code)


def written_codes(given: Iterable[str]) -> tuple[str, ...]:
    """命令行里写的编号：可以重复给，也可以用逗号隔开；大小写不拘。

    Raises:
        SelectionError: 写得不像编号，或没有这种编号。

    """
    codes = tuple(code.upper() for text in given for code in _SEPARATORS.split(text) if code)
    for code in codes:
        if not _WRITTEN.fullmatch(code) or not any(known.code.startswith(code) for known in CODES):
            families = "、".join(f"JX{number} {title}" for number, title in FAMILIES.items())
            raise SelectionError(f"没有诊断编号“{code}”。写一种如 JX302，写一族如 JX3。各族：{families}。")
    return codes
