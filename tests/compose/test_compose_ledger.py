"""问题与整改台账：状态由建议得出，没有了结的在前，早的在前，连到报告里的原处。"""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest
from tests.compose.outline import lines

from jixiao.compose.ledger import ledger
from jixiao.compose.matters import ledger_records, matters
from jixiao.model.report import Block, Heading, Link, Paragraph, Section, SitePath, Table, Text
from jixiao.model.report_text import plain_text
from jixiao.pipeline import Study, study

Write: TypeAlias = Callable[[dict[str, str]], Path]

BASE = Path(__file__).parents[1] / "cases" / "plain" / "report.yaml"
ADVICE = "  - {{编号: 建议{n}, 标题: 第{n}条, 内容: 略。, 针对问题: [问题1]{status}}}\n"
PROBLEM = "存在的问题:\n  - {编号: 问题1, 标题: 目标未量化, 内容: 略。, 相关指标: [A2, Z9]}\n"
PLACED = "# 一、问题\n\n![](findings:存在的问题)\n\n# 二、建议\n\n![](findings:有关建议)\n"


def files(home: str, findings: str, issued: str = "") -> dict[str, str]:
    text = BASE.read_text("utf-8") + findings + (f"成文日期: {issued}\n" if issued else "")
    return {
        f"evaluations/2024/{home}/evaluation.yaml": text,
        f"evaluations/2024/{home}/narrative/10-findings.md": PLACED,
    }


def advice(*statuses: str) -> str:
    written = (f", 整改状态: {status}" if status else "" for status in statuses)
    return "有关建议:\n" + "".join(ADVICE.format(n=n, status=status) for n, status in enumerate(written, start=1))


def composed(root: Path) -> tuple[Block, ...]:
    done = study(root)
    return ledger(done.scored, done.workspace.registry)


def records_of(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """逐条的一段。"""
    (section,) = [block for block in blocks if isinstance(block, Section)]
    return section.blocks


def sections(blocks: tuple[Block, ...]) -> list[str]:
    return [plain_text(block.content) for block in records_of(blocks) if isinstance(block, Heading)]


@pytest.mark.parametrize(
    ("statuses", "shown"),
    [
        (("已整改", "已整改"), "已整改"),
        (("已整改", "不采纳"), "已整改"),
        (("不采纳", "不采纳"), "不采纳"),
        (("已整改", ""), "整改中"),
        (("已整改", "未整改"), "整改中"),
        (("整改中", "不采纳"), "整改中"),
        (("未整改", ""), "未整改"),
        (("未整改", "不采纳"), "未整改"),
        (("", "不采纳"), "未公布"),
        (("", ""), "未公布"),
        ((), "未公布"),
    ],
)
def test_问题的状态由针对它的建议得出(workspace: Write, statuses: tuple[str, ...], shown: str):
    told = PROBLEM + (advice(*statuses) if statuses else "")
    assert sections(composed(workspace(files("a", told)))) == [shown]


def test_没有了结的在前_各节之内早的在前(workspace: Write):
    root = workspace(
        {
            **files("done", PROBLEM + advice("已整改"), "2025-01"),
            **files("late", PROBLEM + advice("未整改"), "2025-09"),
            **files("early", PROBLEM + advice("未整改"), "2025-03"),
            **files("silent", PROBLEM, "2025-02"),
        }
    )
    blocks = composed(root)
    assert sections(blocks) == ["未整改", "未公布", "已整改"]
    (table,) = [block for block in records_of(blocks) if isinstance(block, Table) and block.anchor == "open-table"]
    links = [item for group in table.groups for item in group[0].cells[0].content if isinstance(item, Link)]
    assert [link.target.path for link in links if not isinstance(link.target, str)] == [
        "2024/early/findings/",
        "2024/late/findings/",
    ]
    assert [line for block in blocks[:1] for line in lines(block)] == [
        "问题 4 条：未整改 2 条，整改情况未公布 1 条，已整改 1 条。 建议 3 条：未整改 2 条，已整改 1 条。"
    ]


def test_整改记录可以展开_没有这个代码的指标只写代码(workspace: Write):
    record = ", 整改状态: 整改中, 整改记录: [{日期: 2025-09-30, 内容: 已开会。}, {日期: 2025-10, 内容: 已行文。}]"
    told = PROBLEM + "有关建议:\n" + ADVICE.format(n=1, status=record)
    table = records_of(composed(workspace(files("a", told))))[-1]
    assert isinstance(table, Table)
    problem, answer = table.groups[0]
    assert plain_text(problem.cells[2].content) == "A2 目标明确、Z9"
    assert [isinstance(item, Link) for item in problem.cells[2].content] == [True, False, False]
    assert plain_text(answer.cells[5].details) == "2025年9月30日　已开会。 2025年10月　已行文。"
    assert answer.cells[5].details_label == "整改记录 2 条"


def test_没有整改的一点即到_未公布的另说(workspace: Write):
    root = workspace({**files("a", PROBLEM + advice("未整改", "", "已整改")), **files("b", PROBLEM + advice("整改中"))})
    blocks = composed(root)
    (link,) = [item for item in getattr(blocks[1], "content", ()) if isinstance(item, Link)]
    assert plain_text((link,)) == "没有了结的建议（未整改 1 条，整改情况未公布 1 条）"
    assert link.target == SitePath(
        "findings/", query=(("类别", "建议"), ("整改状态", "未整改"), ("整改状态", "未公布"))
    )


def test_都已整改的不列只看(workspace: Write):
    blocks = composed(workspace(files("a", PROBLEM + advice("已整改"))))
    assert not [block for block in blocks if "没有整改" in " ".join(lines(block))]


def test_整改记录也在报告的建议之下(workspace: Write):
    record = ", 整改记录: [{日期: 2025-09-30, 内容: 已开会。}]"
    told = PROBLEM + "有关建议:\n" + ADVICE.format(n=1, status=record)
    (one,) = study(workspace(files("a", told))).composed
    (page,) = [page for page in one.report.pages if page.path.endswith("/findings/")]
    shown = [line for block in page.blocks for line in lines(block)]
    assert shown[-2:] == ["整改记录：", "- 2025年9月30日　已开会。"]


def test_建议列在它的问题之下_指标随它的问题_编号全站唯一(workspace: Write):
    told = PROBLEM + advice("整改中") + "  - {编号: 建议9, 标题: 另一条, 内容: 略。, 责任单位: 业务科}\n"
    table = records_of(composed(workspace({**files("a", told), **files("b", PROBLEM)})))[1]
    assert isinstance(table, Table)
    (group,) = table.groups
    assert [(row.tone, plain_text(row.cells[0].content)) for row in group] == [
        ("", "2024/a/问题1"),
        ("under", "2024/a/建议1"),
    ]
    problem, answer = group
    assert plain_text(answer.cells[1].content) == "第1条（针对问题1）"
    assert problem.cells[2] == answer.cells[2]


def test_没有写的一律是未公布_不另说无或一横(workspace: Write):
    blocks = composed(workspace(files("a", "有关建议:\n  - {编号: 建议9, 标题: 另一条, 内容: 略。}\n")))
    table = records_of(blocks)[-1]
    assert isinstance(table, Table)
    ((row,),) = table.groups
    assert [plain_text(cell.content) for cell in row.cells[2:6]] == ["未公布"] * 4
    assert row.tone == ""
    assert not [line for block in blocks for line in lines(block) if "—" in line or "未写明" in line]


def test_整改状态的分面总在_各状态都列(workspace: Write):
    done = study(workspace(files("a", PROBLEM)))
    columns = ledger_records(matters(done.scored), done.workspace.registry).columns
    (status,) = [one for one in columns if one.facet is not None and one.constant]
    assert (status.title, status.facet) == ("整改状态", ("未整改", "整改中", "未公布", "不采纳", "已整改"))


def test_没有登记的说明缘由(workspace: Write):
    (block,) = composed(workspace(files("a", "")))
    assert "没有登记问题和建议" in next(lines(block))


def test_示例的台账与金样相同(example: Study, golden: Callable[[str, str], None]):
    blocks = ledger(example.scored, example.workspace.registry)
    golden("compose/ledger.txt", "\n".join(line for block in blocks for line in lines(block)) + "\n")


def test_数据文件写在逐条的一段之后_和统计的表下(example: Study):
    """逐条的一段有脚本时整个换掉，里面的链接留不住。"""
    link = Link(SitePath("data/findings.csv"), (Text("CSV"),))
    blocks = ledger(example.scored, example.workspace.registry, (link,))
    at = next(n for n, block in enumerate(blocks) if isinstance(block, Section))
    line = blocks[at + 1]
    assert isinstance(line, Paragraph)
    assert link in line.content
    assert [b.downloads for b in blocks if isinstance(b, Table)] == [(link,)]
    assert not any(b.downloads for b in records_of(blocks) if isinstance(b, Table))
