"""指标的名称：正文、问题、数据表里叫的，与指标体系里的是否一样。"""

import re
from collections.abc import Iterator

from jixiao.audit.check import Node, Subject
from jixiao.audit.repeated.mentions import stands_for_leaf
from jixiao.model.diagnostic import Diagnostic, Related
from jixiao.model.location import Location
from jixiao.model.scored import ScoredLeaf
from jixiao.wording.codes import repeated as codes
from jixiao.wording.scores import name_of

_CALLED = re.compile(
    r"(?<![A-Za-z0-9])(?P<code>[A-Z][0-9]{1,4}(?:-[0-9]+)?)[\s:：.、]{0,2}[“”]?(?P<name>[一-龥]{4,40})"
)
_QUOTED = re.compile(r"“(?P<name>[一-龥]{5,20})”(?=指标|一项|的?得分|扣|失分)")
_NOUN = re.compile(r"(?:情况|程度|水平|性|率|度|数)$")
_SHORTEST = 5
_NAMES = re.compile(r"(?:[一二三四末]级)?指标(?:名称)?")


def find_indicators_misnamed(subject: Subject) -> Iterator[Diagnostic]:
    """代码之后写的名称、引号里的名称、评分表里的名称，与指标体系只差几个字的。"""
    by_code: dict[str, Node | None] = {}
    for node in subject.nodes:
        if stands_for_leaf(node):
            continue
        by_code[node.code] = None if node.code in by_code else node
    names = {node.name for node in subject.nodes}
    for text in subject.passages:
        for found in _CALLED.finditer(text.text):
            coded, called = by_code.get(found["code"]), found["name"]
            if coded is None or called.startswith(coded.name) or coded.name.startswith(called):
                continue
            if _alike(called, coded.name):
                yield _misnamed(text.at(found.start("name")), text.place, called, coded)
        for found in _QUOTED.finditer(text.text):
            called = found["name"]
            leaf = _nearest(called, subject.leaves) if called not in names else None
            if leaf is not None:
                yield _misnamed(text.at(found.start("name")), text.place, called, leaf)
    yield from _in_tables(subject, names)


def _in_tables(subject: Subject, names: set[str]) -> Iterator[Diagnostic]:
    """列出全部指标而不带代码的表（七成以上的名称对得上），其余只差一两个字的是写错了。"""
    for table in subject.scored.tables.values():
        columns = [n for n, column in enumerate(table.entry.columns) if _NAMES.fullmatch(column.name)]
        cells = [
            (number, words) for number, row in enumerate(table.rows, start=1) for n in columns if (words := row[n].text)
        ]
        present = {words for _, words in cells}
        known = sum(1 for _, words in cells if words in names)
        if not cells or known * 10 < len(cells) * 7:
            continue
        absent = [leaf for leaf in subject.leaves if leaf.name not in present]
        for number, words in cells:
            leaf = _nearest(words, absent) if words not in names else None
            if leaf is not None:
                yield _misnamed(table.entry.row_place(number), f"表“{table.entry.title}”", words, leaf)


def _misnamed(at: Location, place: str, called: str, node: Node) -> Diagnostic:
    return codes.INDICATOR_MISNAMED.found(
        at,
        place=place,
        code=name_of(node),
        expected=node.name,
        actual=called,
        about=(f"指标.{node.anchor}",),
        related=(Related("指标体系里的名称", node.at),),
    )


def _nearest(called: str, leaves: tuple[ScoredLeaf, ...] | list[ScoredLeaf]) -> ScoredLeaf | None:
    """只差一两个字的那一项；不止一项的不知所指。"""
    found = [leaf for leaf in leaves if leaf.name != called and _close(called, leaf.name)]
    return found[0] if len(found) == 1 else None


def _close(one: str, other: str) -> bool:
    """长短只差一字，且错、漏、衍不过一字；八字以上的可错两字。"""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < _SHORTEST or len(longer) - len(shorter) > 1:
        return False
    if len(shorter) == len(longer):
        return sum(a != b for a, b in zip(one, other, strict=True)) <= (2 if len(one) >= 8 else 1)
    return any(longer[:n] + longer[n + 1 :] == shorter for n in range(len(longer)))


def _alike(called: str, name: str) -> bool:
    """代码后面是另一个写法的名称，不是接着往下说的话。

    整个是一个词（长短只差三字），开头两字相同，而且七成以上的字依次相同，或开头四字相同、以“情况”“性”“率”之类收尾。
    """
    if len(name) < _SHORTEST or called[:2] != name[:2] or abs(len(called) - len(name)) > 3:
        return False
    return _common(called, name) * 10 >= len(name) * 7 or bool(called[:4] == name[:4] and _NOUN.search(called))


def _common(one: str, other: str) -> int:
    """最长的公共子序列有几个字。"""
    lengths = [0] * (len(other) + 1)
    for char in one:
        before = 0
        for n, rival in enumerate(other, start=1):
            before, lengths[n] = lengths[n], before + 1 if char == rival else max(lengths[n], lengths[n - 1])
    return lengths[-1]
