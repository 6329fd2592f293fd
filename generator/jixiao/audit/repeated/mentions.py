"""文字里说到哪一项指标：引用、代码、全名。"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jixiao.audit.check import Node, Subject
from jixiao.audit.passages import HELD, Text
from jixiao.model.indicator import FormRow
from jixiao.model.scored import ScoredGroup, ScoredLeaf

_CODE = re.compile(r"[A-Z][0-9\-]*")
_MARKED = re.compile(r"[”’]?(?:指标|一项)?[，,：:]?的?(?:满分|分值|权重|得分|得[0-9]|扣[0-9])")
_SHORTEST = 4  # 再短的名称（“质量”）在行文里多半不是指标


def stands_for_leaf(node: Node) -> bool:
    """最上层的末级指标自成一组，这一组不算另一项指标。"""
    return isinstance(node, ScoredGroup) and len(node.children) == 1 and node.children[0].at == node.at


@dataclass(frozen=True, slots=True)
class Stretch:
    """一段文字里说同一项指标的部分。"""

    start: int
    end: int
    node: Node


class Mentions:
    """一份评价的指标在文字里的各种叫法。重复的代码、名称不知所指，不算。"""

    def __init__(self, subject: Subject) -> None:
        self._by_anchor = {node.anchor: node for node in subject.nodes}
        named: dict[str, Node | None] = {}
        for node in subject.nodes:
            form = isinstance(node, ScoredLeaf) and isinstance(node.detail, FormRow)
            if stands_for_leaf(node):
                continue
            names = [node.name] if len(node.name) >= _SHORTEST else []
            if _CODE.fullmatch(node.code) and not form:
                names.append(node.code)
            for name in names:
                named[name] = node if named.get(name, node) is node else None
        self._named = named
        self._groups = {node.name: node for node in subject.nodes if isinstance(node, ScoredGroup)}
        words = "|".join(re.escape(name) for name in sorted(named, key=len, reverse=True))
        groups = "|".join(re.escape(name) for name in sorted(self._groups, key=len, reverse=True))
        self._pattern = re.compile(
            rf"(?P<held>{HELD})"
            + (rf"|(?<![A-Za-z0-9])(?P<name>{words})(?![A-Za-z0-9\-])" if words else "")
            + (rf"|(?P<group>{groups})(?=类?(?:指标)?(?:满分|分值|权重|得[0-9{HELD}]|得分))" if groups else "")
        )

    def stretches(self, text: Text) -> Iterator[Stretch]:
        """按说到的指标分段；标题、栏目所属的指标管到下一次说到别的为止。"""
        owner: Node | None = text.leaf or self._heading(text)
        start = 0
        for found in self._pattern.finditer(text.text):
            if found["held"] and not any(h.offset == found.start() and h.scheme == "indicator" for h in text.held):
                continue
            node = self._node(text, found)
            if found.groupdict().get("name") and not _CODE.fullmatch(found.group()):
                opening = text.sentence(found.start())[0] == found.start()
                if not _MARKED.match(text.text, found.end()) and not (owner is None and opening):
                    continue  # 行文里顺带提到的名称，不换所指
            if owner is not None and found.start() > start:
                yield Stretch(start, found.start(), owner)
            start, owner = found.start(), node
        if owner is not None:
            yield Stretch(start, len(text.text), owner)

    def _node(self, text: Text, found: re.Match[str]) -> Node | None:
        if found["held"]:
            target = next(held.target for held in text.held if held.offset == found.start())
            return self._by_anchor.get(target)
        groups = found.groupdict()
        return self._named.get(groups.get("name") or "") or self._groups.get(groups.get("group") or "")

    def _heading(self, text: Text) -> Node | None:
        """最里层的标题若恰好说到一项指标，管其下各段。"""
        heading = text.headings[-1] if text.headings else ""
        found = [m for m in self._pattern.finditer(heading) if not m["held"]]
        nodes = {node.anchor: node for m in found if (node := self._named.get(m.groupdict().get("name") or ""))}
        return next(iter(nodes.values())) if len(nodes) == 1 else None
