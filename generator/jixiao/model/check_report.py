"""一次复核的结果：列出的、已说明的，与没有列出的各多少。各种输出格式都由它写出。"""

from collections import defaultdict
from collections.abc import Container, Mapping
from dataclasses import dataclass, field, replace

from jixiao.model.diagnostic import Answered, Diagnostic, Severity


@dataclass(frozen=True, slots=True)
class CheckReport:
    """一次复核的结果。

    evaluations 是看过的评价，标识 → 名称（读不成的没有名称，用标识）；sources 是原文，供摘录；
    known 是基线里已记的条数，unselected 是编号没有选取的，lighter 是轻于所要的，
    gone 是基线里有、如今没有的；refused 是不能放过的各级。
    """

    evaluations: Mapping[str, str]
    found: tuple[Diagnostic, ...]
    answered: tuple[Answered, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)
    known: int = 0
    unselected: int = 0
    lighter: int = 0
    gone: int = 0
    refused: frozenset[Severity] = frozenset({Severity.ERROR})

    def only(self, wanted: Container[str | None]) -> "CheckReport":
        """只要这几份评价的。"""
        return replace(
            self,
            evaluations={name: title for name, title in self.evaluations.items() if name in wanted},
            found=tuple(d for d in self.found if d.evaluation in wanted),
            answered=tuple(one for one in self.answered if one.diagnostic.evaluation in wanted),
        )

    def apart(self) -> dict[str, "CheckReport"]:
        """逐份分开；公共文件里的不属于哪一份，不在其中。"""
        found: dict[str | None, list[Diagnostic]] = defaultdict(list)
        answered: dict[str | None, list[Answered]] = defaultdict(list)
        for diagnostic in self.found:
            found[diagnostic.evaluation].append(diagnostic)
        for one in self.answered:
            answered[one.diagnostic.evaluation].append(one)
        return {
            name: replace(self, evaluations={name: title}, found=tuple(found[name]), answered=tuple(answered[name]))
            for name, title in self.evaluations.items()
        }
