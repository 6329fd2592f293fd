"""代码与名称成不成体系。"""

import re
from collections import Counter
from collections.abc import Iterator

from jixiao.audit.check import Node, Subject
from jixiao.model.diagnostic import Diagnostic, Related
from jixiao.model.expression.text import folded
from jixiao.model.kind import Layout
from jixiao.model.scored import ScoredGroup, ScoredLeaf
from jixiao.wording.codes import structure as codes
from jixiao.wording.scores import name_of

_LINKED = re.compile(r"[-–—－_]")
_DOTTED = re.compile(r"[.．、]")
_STRAY = re.compile(r"[.．、。,:：;)）]+$|^[(（]")
_CODED = re.compile(r"(?P<code>[A-Za-z][\d.\-]*)\s+(?P<name>\S.*)")


def find_strayed_codes(subject: Subject) -> Iterator[Diagnostic]:
    """下级代码不以上级代码开头的；用了不止一次的另有诊断，不重复说。"""
    if subject.dossier.kind.layout is Layout.FORM:
        return
    used = Counter(node.code for node in subject.nodes if not _alone(node))
    for group in subject.nodes:
        if not isinstance(group, ScoredGroup) or _alone(group) or not _lettered(group.code):
            continue
        for child in group.children:
            if used[child.code] == 1 and not folded(child.code).startswith(folded(group.code)):
                yield codes.STRAYED_CODE.found(
                    child.at,
                    name=name_of(child),
                    parent=name_of(group),
                    expected=group.code,
                    actual=child.code,
                    related=(Related("上级写在这里", group.at),),
                    about=(f"指标.{child.anchor}",),
                )


def _alone(node: Node) -> bool:
    """最上层的末级指标自成一组，组与指标是同一处。"""
    return isinstance(node, ScoredGroup) and len(node.children) == 1 and node.children[0].at == node.at


def _lettered(code: str) -> bool:
    """有字母的才是作者编的代码；没有写代码的按位置编成 1.2。"""
    return any(char.isalpha() for char in code)


def find_malformed_codes(subject: Subject) -> Iterator[Diagnostic]:
    """代码里夹着空格、全角字母数字，或末尾带标点的。"""
    for node in subject.nodes:
        proper = _STRAY.sub("", folded(node.code).replace(" ", ""))
        if _lettered(node.code) and proper and proper != node.code and not _alone(node):
            about = (f"指标.{node.anchor}",)
            name = node.name
            yield codes.MALFORMED_CODE.found(node.at, name=name, expected=proper, actual=node.code, about=about)


def find_mixed_styles(subject: Subject) -> Iterator[Diagnostic]:
    """代码有几种写法的：有的连写（B241），有的加短横（B24-2）、加点。"""
    if subject.dossier.kind.layout is Layout.FORM:
        return
    first: dict[str, Node] = {}
    for node in subject.nodes:
        if _lettered(node.code) and any(char.isdecimal() for char in node.code):
            first.setdefault(_style(node.code), node)
    if len(first) > 1:
        nodes = tuple(first.values())
        yield codes.MIXED_STYLES.found(
            nodes[1].at,
            examples="、".join(node.code for node in nodes),
            related=tuple(Related(f"{node.code} 写在这里", node.at) for node in nodes if node is not nodes[1]),
            about=tuple(f"指标.{node.anchor}" for node in nodes),
        )


def _style(code: str) -> str:
    if _LINKED.search(code):
        return "短横"
    return "加点" if _DOTTED.search(code) else "连写"


def find_repeated_names(subject: Subject) -> Iterator[Diagnostic]:
    """同一组里用了不止一次的名称。"""
    for group in subject.nodes:
        if not isinstance(group, ScoredGroup):
            continue
        first: dict[str, ScoredLeaf] = {}
        for leaf in group.children:
            if not isinstance(leaf, ScoredLeaf):
                continue
            earlier = first.setdefault(folded(leaf.name), leaf)
            if earlier is not leaf:
                yield codes.REPEATED_NAME.found(
                    leaf.at,
                    name=leaf.name,
                    group=group.name,
                    related=(Related("第一次用在这里", earlier.at),),
                    about=(f"指标.{leaf.anchor}",),
                )


def find_renamed_indicators(subject: Subject) -> Iterator[Diagnostic]:
    """数据表的“某级指标”各列里，代码相同而名称与指标体系不同的；上级跨行重复的只说一次。"""
    names: dict[str, set[str]] = {}
    for node in subject.nodes:
        names.setdefault(node.code, set()).add(node.name)
    for name, table in subject.evaluation.tables.items():
        columns = [n for n, column in enumerate(table.columns) if column.name.endswith("级指标")]
        said: set[str] = set()
        for number, row in enumerate(table.rows, start=1):
            for cell in (row[n] or "" for n in columns if n < len(row)):
                coded = _CODED.fullmatch(cell.strip())
                if coded is None or cell in said or coded["code"] not in names:
                    continue
                known = names[coded["code"]]
                if folded(coded["name"]) not in {folded(one) for one in known}:
                    said.add(cell)
                    yield codes.RENAMED_INDICATOR.found(
                        table.row_place(number),
                        code=coded["code"],
                        table=table.title,
                        row=number,
                        expected="”“".join(sorted(known)),
                        actual=coded["name"],
                        about=(f"表.{name}.第{number}行", f"指标.{coded['code']}"),
                    )
