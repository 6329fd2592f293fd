"""首页：合计是各份之和，各数都有去处，例子取差得最多的、引用最多的；没有评价时说明缘由。"""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import TypeAlias

import pytest
from tests.compose.outline import lines

from jixiao.compose import home
from jixiao.compose.ways_in import ways_in
from jixiao.model.report import Block, FactText, KeyFigures, Link, SitePath, Table
from jixiao.model.report_text import plain_text
from jixiao.pipeline import Study, study
from jixiao.wording.home import differing_text, span_text
from jixiao.wording.standing import amount_text

Write: TypeAlias = Callable[[dict[str, str]], Path]
Nodes: TypeAlias = Callable[[object], object]

PLAIN = Path(__file__).parents[1] / "cases" / "plain"


def blocks_of(study: Study, downloads: tuple[Link, ...] = ()) -> tuple[Block, ...]:
    scored, registry = study.scored, study.workspace.registry
    cited = [record for composed in study.composed for record in composed.citations]
    return (
        *home.key_figures(scored, registry),
        *ways_in(scored, registry, cited, downloads),
        *home.latest(scored, registry),
        *home.grades(scored),
        *home.documents(scored),
        *home.by_year(scored),
        *home.units(scored, registry),
    )


def table(blocks: tuple[Block, ...], anchor: str) -> Table:
    (found,) = [block for block in blocks if isinstance(block, Table) and block.anchor == anchor]
    return found


def column(rows: tuple[object, ...], at: int) -> list[str]:
    return [plain_text(row.cells[at].content) for row in rows]  # type: ignore[attr-defined]


def amount(text: str) -> Decimal:
    return Decimal(text.replace(",", "")) if text != "—" else Decimal(0)


def test_合计的执行数是各年度之和_各年度是各份之和(example: Study):
    years = table(blocks_of(example), "year-table")
    each = [amount(text) for text in column(years.groups[0], 2)]
    whole = amount(column(years.foot, 2)[0])
    assert sum(each) == whole
    values = [one.facts["资金.全年执行数"].value for one in example.scored if "资金.全年执行数" in one.facts]
    assert sum(value for value in values if isinstance(value, Decimal)) == whole * 10_000
    (cards,) = [block for block in blocks_of(example) if isinstance(block, KeyFigures)]
    shown = {card.label: plain_text(card.value) for card in cards.items}
    assert shown["全年执行合计"] == f"{whole:,} 万元"


def test_份数与等级_各表合得上(example: Study):
    blocks = blocks_of(example)
    count = len(example.scored)
    for anchor, at in (("year-table", 1), ("unit-table", 1), ("grade-table", -2)):
        found = table(blocks, anchor)
        assert sum(int(text) for text in column(found.groups[0], at)) == count, anchor
    assert len(table(blocks, "latest-table").groups[0]) == 6


def test_最近的照更新的日期_近者在前(example: Study):
    days = [one.dossier.evaluation.updated for one in home.newest(example.scored)]
    assert days == sorted(days, reverse=True)


def test_份数连到目录里的那几份(example: Study):
    row = next(
        row for row in table(blocks_of(example), "grade-table").groups[0] if row.cells[0].content[0].text == "良"
    )  # type: ignore[union-attr]
    (link,) = row.cells[-2].content
    assert isinstance(link, Link)
    assert link.target == SitePath("evaluations/", query=(("等级", "良"),))


def test_得分怎么来的_举差得最多的一项_两个得分都点得开(example: Study):
    why = table(blocks_of(example), "ways-table").groups[0][0].cells[1].content
    assert plain_text(why).startswith(
        "评定与按规则得分相差最多的是2024年党建办组织人事党建工作项目的 B11 预算执行率：评定 3.9 分，按规则 0.00 分。"
    )
    facts = [(item.evaluation, item.key) for item in why if isinstance(item, FactText)]
    assert facts == [
        ("2024/xinzhuang-dangjian", "指标.B11.得分"),
        ("2024/xinzhuang-dangjian", "指标.B11.规则得分"),
    ]


def test_引用最多的文件里有_沪财绩2020_6号(example: Study):
    cited = table(blocks_of(example), "ways-table").groups[0][1].cells[1].content
    targets = [item.target for item in cited if isinstance(item, Link)]
    assert SitePath("policies/hucaiji-2020-6/") in targets
    assert targets[-1] == SitePath("policies/")


def test_没有整改的与没有公布的分开说(example: Study):
    (link, _) = table(blocks_of(example), "ways-table").groups[0][2].cells[1].content
    assert plain_text((link,)) == "8 条的整改情况均未公布"


def test_没有写出数据文件的不说下载(example: Study):
    def titles(*downloads: Link) -> list[str]:
        return column(table(blocks_of(example, downloads), "ways-table").groups[0], 0)

    assert "下载数据" not in titles()
    assert titles(Link(SitePath("data/evaluations.csv"), ()))[-1] == "下载数据"


def test_只有一份_没有建议_也说得成话(workspace: Write):
    done = study(workspace({"evaluations/2024/a/evaluation.yaml": (PLAIN / "form.yaml").read_text("utf-8")}))
    told = "\n".join(line for block in blocks_of(done) for line in lines(block))
    assert "2024 年度，1 个单位" in told
    assert "评价没有提出建议。" in told
    assert "平均得分：" not in told
    assert "能按规则核对的各项，评定得分都与规则一致" in told


def test_没有评价时说明缘由(tmp_path: Path):
    (block,) = blocks_of(study(tmp_path))
    assert next(lines(block)).startswith("还没有评价")


@pytest.mark.parametrize(
    ("yuan", "text"),
    [
        ("0", "0.00 万元"),
        ("73964690.00", "7,396.469 万元"),
        ("99999999.99", "9,999.999999 万元"),
        ("100000000", "1.00 亿元"),
        ("123456789012.30", "1,234.567890123 亿元"),
    ],
)
def test_金额不舍入_一亿元以上换单位(yuan: str, text: str):
    assert amount_text(Decimal(yuan)) == text


def test_年度的起讫_与规则不同的几份():
    assert span_text([2024, 2023, 2024], 3) == "2023—2024 年度，3 个单位"
    assert differing_text(3, 9, 2) == "3 份有 9 项不同，其中 2 份等级不同"
    assert differing_text(3, 9, 0) == "3 份有 9 项不同，等级都相同"


def agreement_card(study: Study) -> tuple[str, str]:
    (cards,) = home.key_figures(study.scored, study.workspace.registry)
    assert isinstance(cards, KeyFigures)
    (card,) = [one for one in cards.items if one.label == "评定与规则"]
    return plain_text(card.value), plain_text(card.note)


def test_一项也核对不了的不算相同(workspace: Write):
    report = (PLAIN / "report.yaml").read_text("utf-8")
    bare = "评价类型: 财政支出项目绩效评价\n文件状态: 起草中\n评分口径: shanghai\n年度: 2024\n项目名称: 只有评议\n"
    bare += "主管部门: 某街道办事处\n实施单位: 某街道\n"
    bare += "指标体系: [{代码: A, 名称: 甲, 分值: 100, 评分规则: {类型: 评议}, 评定得分: 80}]\n"
    own = report.replace("年度: 2024", "年度: 2024\n评价数据认定: 单位自评", 1)
    folder = "evaluations/2024/{}/evaluation.yaml"
    only = study(workspace({folder.format("bare"): bare}))
    assert agreement_card(only) == ("没有可核对的规则", "1 份没有可核对的规则")
    every = study(workspace({folder.format("bare"): bare, folder.format("own"): own, folder.format("same"): report}))
    assert agreement_card(every) == ("能核对 5/7 项", "1 份能核对的都一致；1 份没有可核对的规则")


def test_示例的首页与金样相同(example: Study, golden: Callable[[str, str], None]):
    golden("compose/home.txt", "\n".join(line for block in blocks_of(example) for line in lines(block)) + "\n")
