"""纸面版：取哪些部分、脚注、链接、表格的栏。"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from jixiao.compose.anchors import anchors_in
from jixiao.compose.paper import compose_paper
from jixiao.compose.paper_collection import compose_volume
from jixiao.model.evaluation import Audience
from jixiao.model.paper import PaperReport, Part
from jixiao.model.report import Footnote, Heading, Link, SitePath, Table
from jixiao.model.report_text import plain_text
from jixiao.pipeline import Study, study

Nodes = Callable[[object], Iterator[object]]


def papers(done: Study) -> dict[str, PaperReport]:
    return {
        scored.identifier: compose_paper(scored, composed.report, done.workspace.registry)
        for scored, composed in zip(done.scored, done.composed, strict=True)
    }


@pytest.fixture(name="every", scope="module")
def _every(example: Study) -> dict[str, PaperReport]:
    return papers(example)


def told(paper: PaperReport, nodes: Nodes) -> str:
    """部分、标题、表题与脚注，一行一个。"""
    lines = [paper.title, paper.header, str(paper.date)]
    if paper.cover is not None:
        lines += [paper.cover.mark, *("　".join(line) for line in paper.cover.lines), paper.cover.date]
    for part in paper.parts:
        lines.append(f"\n[{part.kind.value}{' 横排' if part.landscape else ''}] {part.title}")
        lines += [line for node in nodes(part.blocks) if (line := _line(node))]
    return "\n".join(lines) + "\n"


def _line(node: object) -> str:
    match node:
        case Heading():
            return f"{'  ' * (node.level - 1)}{node.number}{plain_text(node.content)}"
        case Table(caption=caption) if caption is not None:
            return f"    表：{caption.label} {caption.title}（{caption.unit}）"
        case Footnote():
            return f"    注：{plain_text(node.content)}"
        case _:
            return ""


@pytest.mark.parametrize(
    "identifier", ["2024/xinzhuang-dangjian", "2026/hongqiao-dangqun", "2024/xidu-yizhan"], ids=lambda i: i[5:]
)
def test_各部分的次序与脚注(
    identifier: str, every: dict[str, PaperReport], golden: Callable[[str, str], None], nodes: Nodes
) -> None:
    golden(f"paper/{identifier.replace('/', '-')}.txt", told(every[identifier], nodes))


def test_链接都走得通(every: dict[str, PaperReport], nodes: Nodes) -> None:
    followed = 0
    for paper in every.values():
        anchors = {part.path: set(anchors_in(part.blocks)) for part in paper.parts}
        for link in (node for node in nodes(paper.parts) if isinstance(node, Link)):
            if isinstance(link.target, SitePath):
                assert link.target.path in anchors, (paper.identifier, link)
                assert not link.target.anchor or link.target.anchor in anchors[link.target.path], link
                followed += 1
    assert followed > 500


def test_每张表的各行占的栏数相同(every: dict[str, PaperReport], nodes: Nodes) -> None:
    for paper in every.values():
        for table in (node for node in nodes(paper.parts) if isinstance(node, Table)):
            rows = [*table.head, *(row for group in table.groups for row in group), *table.foot]
            width = sum(cell.colspan for cell in rows[0].cells)
            assert sum(c.colspan * c.rowspan for row in rows for c in row.cells) == width * len(rows), table.caption
            assert not any(cell.details for row in rows for cell in row.cells)
            assert not table.widths or len(table.widths) == width


def test_指标体系的评分标准单列一栏_横排(every: dict[str, PaperReport]) -> None:
    part = next(p for p in every["2024/xinzhuang-dangjian"].parts if p.title.startswith("附件1"))
    table = part.blocks[0]
    assert part.landscape
    assert isinstance(table, Table)
    assert [plain_text(cell.content) for cell in table.head[0].cells][2:5] == ["三级指标", "评分标准", "分值"]


def test_同一部分对一份文件只注一次(every: dict[str, PaperReport], nodes: Nodes) -> None:
    def notes(part: Part) -> Iterator[str]:
        return (plain_text(node.content) for node in nodes(part.blocks) if isinstance(node, Footnote))

    for paper in every.values():
        for part in paper.parts:
            found = list(notes(part))
            assert len(found) == len(set(found))


def test_不公开的附件不印(
    report: Callable[[dict[str, str]], Study], workspace: Callable[[dict[str, str]], Path]
) -> None:
    report({})
    home = "evaluations/2024/case/evaluation.yaml"
    root = workspace({})
    written = (root / home).read_text("utf-8")
    secret = written.replace("标题: 访谈汇总,", "标题: 访谈汇总, 公开级别: 内部,").replace(
        "公开级别: 内部\n", "公开级别: 主动公开\n"
    )
    (root / home).write_text(secret, "utf-8")
    titles = {
        audience: [p.title for paper in papers(study(root, audience)).values() for p in paper.parts]
        for audience in Audience
    }
    assert any("访谈汇总" in title for title in titles[Audience.INTERNAL])
    assert not any("访谈汇总" in title for title in titles[Audience.PUBLIC])


def test_自评表按单位与年度汇编(example: Study, nodes: Nodes) -> None:
    groups = [tuple(one for one in example.scored if one.identifier.startswith(at)) for at in ("2024/xidu-", "2023/")]
    found = [compose_volume(members, example.workspace.registry) for members in groups]
    told_of = [(paper.identifier, paper.title, len(paper.parts)) for paper in found]
    assert told_of == [
        ("2024/xidu-dangqun-forms", "上海市奉贤区西渡街道社区党群服务中心2024年度项目支出绩效自评表汇编", 3),
        ("2023/minhang-zuzhibu-forms", "中共上海市闵行区委组织部2023年度项目支出绩效自评表汇编", 21),
    ]
    summary = next(node for node in nodes(found[0].parts[0]) if isinstance(node, Table))
    rows = [[plain_text(cell.content) for cell in row.cells] for row in summary.groups[0]]
    assert [row[-2:] for row in rows] == [["89.50", "良"], ["87.80", "良"]]
