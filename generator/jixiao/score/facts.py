"""数据项簿：评分途中登记每一个数，供规则、正文与来历引用。"""

from collections.abc import Mapping

from jixiao.model.derivation import Fact


class FactBook:
    """按登记次序保存数据项；同名的以先登记的为准。"""

    def __init__(self) -> None:
        self._facts: dict[str, Fact] = {}

    def enter(self, fact: Fact) -> Fact:
        """登记，返回登记在册的那一项。"""
        return self._facts.setdefault(fact.key, fact)

    def replace(self, fact: Fact) -> None:
        """改写已登记的一项（如补上来历）。"""
        self._facts[fact.key] = fact

    def find(self, key: str) -> Fact | None:
        """按名称查找。"""
        return self._facts.get(key)

    def all(self) -> Mapping[str, Fact]:
        """全部数据项，按登记次序。"""
        return dict(self._facts)
