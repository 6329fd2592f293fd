"""文字里说到哪一项指标：引用、代码、全名。"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jixiao.audit.check import Node, Subject
from jixiao.audit.passages import HELD, Text
from jixiao.model.indicator import FormRow
from jixiao.model.scored import ScoredGroup, ScoredLeaf

_CODE = re.compile(r"[A-Z][0-9\-]+")
_BARE = re.compile(r"[\s0-9一二三四五六七八九十（）().、:：*]*")
_MARKED = re.compile(r"[”’]?(?:指标|一项)?[，,：:]?的?(?:满分|分值|权重|得分|得[0-9]|扣[0-9])")
_GOES_ON = re.compile(r"(?!方面|指标)[一-龥]")
_LABEL = 40  # 单独成行的代码与名称
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
        self._codes: dict[str, Node | None] = {}
        self._names: dict[str, Node | None] = {}
        self._groups = {node.name: node for node in subject.nodes if isinstance(node, ScoredGroup)}
        for node in subject.nodes:
            if stands_for_leaf(node):
                continue
            if _CODE.fullmatch(node.code) and not (isinstance(node, ScoredLeaf) and isinstance(node.detail, FormRow)):
                self._codes[node.code] = None if node.code in self._codes else node
            if len(node.name) >= _SHORTEST:
                self._names[node.name] = None if node.name in self._names else node
        ways = [rf"(?P<held>{HELD})"]
        if self._codes:
            ways.append(rf"(?<![A-Za-z0-9])(?P<code>{_any_of(self._codes)})(?![A-Za-z0-9\-])")
        if self._names:
            ways.append(rf"(?P<name>{_any_of(self._names)})")
        if self._groups:
            after = rf"类?(?:指标)?(?:满分|分值|权重|得[0-9{HELD}]|得分)"
            ways.append(rf"(?P<group>{_any_of(self._groups)})(?={after})")
        self._pattern = re.compile("|".join(ways))

    def stretches(self, texts: Iterable[Text], wanted: re.Pattern[str]) -> Iterator[tuple[Text, Stretch]]:
        """合乎 wanted 的各段文字，按说到的指标分段。

        栏目属于一项指标的，开头说的就是它；标题说到的管其下各段；单独成行的“D31 党员满意度”管下一段。
        """
        label: Node | None = None
        for text in texts:
            if wanted.search(text.text):
                titled = self._titled(text.headings[-1]) if text.headings else None
                for stretch in self._within(text, text.leaf or label or titled):
                    yield text, stretch
            label = self._labelled(text.text) if text.chapter else None

    def _within(self, text: Text, owner: Node | None) -> Iterator[Stretch]:
        start = 0
        for found in self._pattern.finditer(text.text):
            if self._in_passing(text, found, owner):
                continue
            if owner is not None and found.start() > start:
                yield Stretch(start, found.start(), owner)
            start, owner = found.start(), self._node(text, found)
        if owner is not None:
            yield Stretch(start, len(text.text), owner)

    def _in_passing(self, text: Text, found: re.Match[str], owner: Node | None) -> bool:
        """别种引用，与行文里顺带提到的名称，不换所指。"""
        if found["held"]:
            return not any(held.offset == found.start() and held.scheme == "indicator" for held in text.held)
        if not found.groupdict().get("name") or _MARKED.match(text.text, found.end()):
            return False
        opening = text.sentence(found.start())[0] == found.start()
        return owner is not None or not opening or bool(_GOES_ON.match(text.text, found.end()))

    def _node(self, text: Text, found: re.Match[str]) -> Node | None:
        if found["held"]:
            return self._by_anchor.get(next(held.target for held in text.held if held.offset == found.start()))
        parts = found.groupdict()
        known = (self._codes.get(parts.get("code") or ""), self._names.get(parts.get("name") or ""))
        return known[0] or known[1] or self._groups.get(parts.get("group") or "")

    def _labelled(self, line: str) -> Node | None:
        """只有序号、代码与名称的一行。"""
        if len(line) > _LABEL or not _BARE.fullmatch(self._pattern.sub("", line)):
            return None
        return self._titled(line)

    def _titled(self, line: str) -> Node | None:
        """一行字若恰好只说到一项指标，就是它。"""
        found = [m.groupdict() for m in self._pattern.finditer(line)]
        named = [self._codes.get(m.get("code") or "") or self._names.get(m.get("name") or "") for m in found]
        nodes = {node.anchor: node for node in named if node is not None}
        return next(iter(nodes.values())) if len(nodes) == 1 else None


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
