"""复核页与总表：逐条列出、连到所涉的行与诊断目录，行上有记号连回来；公开的构建一个字也没有。"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest
from tests.audit.bases import base_files, in_workspace

from jixiao.compose import addresses
from jixiao.compose.site_audit import site_audit_page
from jixiao.model.diagnostic import Settled
from jixiao.model.evaluation import Audience
from jixiao.model.report import DerivationCard, Heading, Link, LinkKind, Page, Row, SitePath, Table
from jixiao.model.report_text import plain_text
from jixiao.pipeline import Study, study

Nodes: TypeAlias = Callable[[object], Iterator[object]]
Write: TypeAlias = Callable[[dict[str, str]], Path]

REASON = "评价小组一致意见"
NOTE = f"复核说明:\n  - {{编号: JX503, 理由: {REASON}}}\n主要经验:\n"
# A2 少给一分而没有理由；D2 别处印作另一个数，已说明
REPORT = {
    "公开级别: 内部": "公开级别: 主动公开",
    "缺项: [2]}, 评定得分: 8": "缺项: [2]}, 评定得分: 7",
    "得分: 18, 得分率: 90": "得分: 17, 得分率: 85",
    "总分: 95": "总分: 94",
    "评定得分: 9, 公布值: {分值: 10, 得分: 9,": "评定得分: 9, 公布值: {分值: 10, 得分: 9.1,",
    "主要经验:\n": NOTE,
    "文件状态: 起草中": "文件状态: 已公布",
}
FORM = {
    "公开级别: 内部": "公开级别: 主动公开",
    "文件状态: 起草中": "文件状态: 已公布",
    "分值: 20, 得分: 18": "分值: 20, 得分: 17",
    "执行率: 92.85%": "执行率: 92.95%",
    "总分: 96.89": "总分: 95.89",
}


@pytest.fixture
def root(workspace: Write) -> Path:
    files = in_workspace(base_files("report", REPORT), "evaluations/2024/report")
    return workspace(files | in_workspace(base_files("form", FORM), "evaluations/2024/form"))


@pytest.fixture
def internal(root: Path) -> Study:
    return study(root)


def pages(found: Study) -> dict[str, Page]:
    return {page.path: page for composed in found.composed for page in composed.report.pages}


def cards(page: Page, nodes: Nodes) -> list[DerivationCard]:
    return [node for node in nodes(page) if isinstance(node, DerivationCard)]


def lines(card: DerivationCard) -> dict[str, str]:
    return {line.label: "；".join(plain_text(item) for item in line.items) for line in card.lines}


def targets(node: object, nodes: Nodes) -> list[SitePath]:
    return [n.target for n in nodes(node) if isinstance(n, Link) and isinstance(n.target, SitePath)]


@pytest.mark.parametrize("name", ["2024/report", "2024/form"])
def test_逐条都在_已说明的在最后带着理由(internal: Study, nodes: Nodes, name: str) -> None:
    page = pages(internal)[f"{name}/audit/"]
    open_ = [d for d in internal.diagnostics if d.evaluation == name]
    answered = [a for a in internal.answered if a.diagnostic.evaluation == name]
    found = cards(page, nodes)
    assert open_
    assert {card.title for card in found[: len(open_)]} == {d.message for d in open_}
    told = found[len(open_) :]
    assert [card.title for card in told] == [a.diagnostic.message for a in answered]
    assert [(card.value, lines(card)["理由"]) for card in told] == [("已说明", a.reason) for a in answered]
    assert bool(answered) is (name == "2024/report")


def test_一条发现的各栏(internal: Study, nodes: Nodes) -> None:
    (card,) = [c for c in cards(pages(internal)["2024/report/audit/"], nodes) if "目标明确" in c.title]
    assert (card.value, card.tone) == ("警告", "warning")
    shown = lines(card)
    assert (shown["应为"], shown["实为"]) == ("8", "7")
    assert shown["位置"].startswith("evaluations/2024/report/evaluation.yaml:")
    assert shown["编号"] == "JX302 评定得分与规则不符"
    assert SitePath("guide/codes/", "JX302") in targets(card, nodes)
    assert SitePath("2024/report/indicators/", "i-A2") in targets(card, nodes)


def test_按族分节_族内先重后轻(internal: Study, nodes: Nodes) -> None:
    blocks = pages(internal)["2024/report/audit/"].blocks
    headings = [plain_text(b.content) for b in blocks if isinstance(b, Heading)]
    assert headings[-1] == "已说明（1）"
    assert headings[0].startswith("评分与规则（")
    for card in cards(pages(internal)["2024/form/audit/"], nodes):
        assert card.anchor.startswith("d-")


def test_指标的行有记号_连到那一条_那一条连回来(internal: Study, nodes: Nodes) -> None:
    site = pages(internal)
    for path, anchor in (("2024/report/indicators/", "i-A2"), ("2024/form/", "i-1.1.2")):
        row = next(n for n in nodes(site[path]) if isinstance(n, Row) and n.anchor == anchor)
        marks = [n for n in nodes(row) if isinstance(n, Link) and n.kind is LinkKind.AUDIT]
        assert [plain_text(mark.children) for mark in marks] == ["JX302"]
        target = marks[0].target
        assert isinstance(target, SitePath)
        (card,) = [c for c in cards(site[target.path], nodes) if c.anchor == target.anchor]
        assert SitePath(path, anchor) in targets(card, nodes)


def test_没有发现的行没有记号_已说明的也没有(internal: Study, nodes: Nodes) -> None:
    rows = [n for n in nodes(pages(internal)["2024/report/indicators/"]) if isinstance(n, Row) and n.anchor]
    marked = {row.anchor for row in rows if any(isinstance(n, Link) and n.kind is LinkKind.AUDIT for n in nodes(row))}
    assert marked == {"i-A2"}


def test_资金一栏有记号(internal: Study, nodes: Nodes) -> None:
    (table,) = [n for n in nodes(pages(internal)["2024/form/"]) if isinstance(n, Table) and n.anchor == "form"]
    shown = [plain_text(c.content) for group in table.groups for row in group for c in row.cells]
    assert "项目资金（万元） 复核 JX504" in shown


def test_首页与报告目录连到复核页(internal: Study, nodes: Nodes) -> None:
    site = pages(internal)
    for name in ("2024/report", "2024/form"):
        count = sum(1 for d in internal.diagnostics if d.evaluation == name)
        assert plain_text(site[f"{name}/"].blocks[0].content).startswith(f"复核　警告 {count} 条")  # type: ignore[union-attr]
        assert SitePath(f"{name}/audit/") in targets(site[f"{name}/"].blocks[0], nodes)
    assert site["2024/report/"].navigation[-1].target == SitePath("2024/report/audit/")


def test_编排途中的发现也在(workspace: Write, nodes: Nodes) -> None:
    files = base_files("report", {"文件状态: 起草中": "文件状态: 已公布"})
    files["narrative/10-overview.md"] += "\n总分[99](fact:总分)。\n"
    found = study(workspace(in_workspace(files, "evaluations/2024/report")))
    page = pages(found)["2024/report/audit/"]
    assert [lines(card)["编号"] for card in cards(page, nodes)] == ["JX402 正文数字与数据不一致"]
    assert plain_text(pages(found)["2024/report/"].blocks[0].content) == "复核　警告 1 条。"  # type: ignore[union-attr]


def test_同一条说两次的_锚点不重复(internal: Study, nodes: Nodes) -> None:
    for path, page in pages(internal).items():
        anchors = [card.anchor for card in cards(page, nodes)]
        assert len(set(anchors)) == len(anchors), path


def test_没有发现的照实说(workspace: Write) -> None:
    found = study(workspace(in_workspace(base_files("form"), "evaluations/2024/form")))
    page = pages(found)["2024/form/audit/"]
    assert plain_text(page.blocks[0].content) == "没有发现。数据文件 audit.json。"  # type: ignore[union-attr]
    assert len(page.blocks) == 1


# ------------------------------------------------------------ 总表


def test_总表的数加得起来(internal: Study, nodes: Nodes) -> None:
    page = site_audit_page(Settled(internal.diagnostics, internal.answered), internal.names)
    by_evaluation, by_code = (n for n in nodes(page) if isinstance(n, Table))
    titles = [plain_text(c.content) for c in by_evaluation.head[0].cells]
    assert titles[:2] == ["评价", "合计"]
    assert titles[-1] == "已说明"
    numbers = [[number(plain_text(c.content)) for c in row.cells[1:]] for row in by_evaluation.groups[0]]
    foot = [number(plain_text(c.content)) for c in by_evaluation.foot[0].cells[1:]]
    assert foot == [sum(column) for column in zip(*numbers, strict=True)]
    assert foot[0] == len(internal.diagnostics) == sum(foot[1:-1])
    assert foot[-1] == len(internal.answered) == 1
    assert all(row[0] == sum(row[1:-1]) for row in numbers)
    counts = {plain_text(row.cells[0].content): int(plain_text(row.cells[3].content)) for row in by_code.groups[0]}
    assert counts == {c: sum(1 for d in internal.diagnostics if d.code == c) for c in counts}
    assert sum(counts.values()) == len(internal.diagnostics)


def number(text: str) -> int:
    return 0 if text == "—" else int(text)


def test_总表连到各份的那一条(internal: Study, nodes: Nodes) -> None:
    page = site_audit_page(Settled(internal.diagnostics, internal.answered), internal.names)
    site = pages(internal)
    anchored = [t for t in targets(page, nodes) if t.anchor and t.path != addresses.CODES]
    assert anchored
    for target in anchored:
        assert target.anchor in {card.anchor for card in cards(site[target.path], nodes)}


# ------------------------------------------------------------ 公开的构建


def test_公开的构建一个字也没有(root: Path, nodes: Nodes) -> None:
    found = study(root, Audience.PUBLIC)
    assert found.diagnostics
    assert found.answered
    site = pages(found)
    assert len(site) > 5
    assert not [path for path in site if "audit" in path]
    said = "\n".join(value for page in site.values() for value in strings(page, nodes))
    for secret in (REASON, "JX302", "JX503", "JX504", "复核", "audit", *(d.message for d in found.diagnostics)):
        assert secret not in said, secret
    assert not [n for n in nodes(tuple(site.values())) if isinstance(n, Link) and n.kind is LinkKind.AUDIT]


def strings(node: object, nodes: Nodes) -> Iterator[str]:
    for inner in nodes(node):
        for name in getattr(inner, "__slots__", ()):
            value = getattr(inner, name)
            if isinstance(value, str):
                yield value
