"""单位页、年度页：登记过的单位才有页，别名归到一处；平均得分写出算法；部门决算的一段由数据写成。"""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import TypeAlias

import pytest
from tests.compose.outline import outline, row_text

from jixiao.compose.catalogue import catalogue_records
from jixiao.compose.final_accounts import final_accounts_text
from jixiao.compose.unit_table import unit_table
from jixiao.compose.units import unit_pages, year_pages
from jixiao.model.finding import RectificationStatus
from jixiao.model.report import BarChart, FactText, Heading, KeyFigures, Link, Page, Paragraph, SitePath, Table
from jixiao.model.report_text import plain_text
from jixiao.pipeline import Study, study
from jixiao.wording.standing import arithmetic_text, mean_text, problem_sentence, share_text

Write: TypeAlias = Callable[[dict[str, str]], Path]

PLAIN = Path(__file__).parents[1] / "cases" / "plain"
UNIT = "某街道社区党群服务中心"
REGISTERED = "单位:\n  - {标识: centre, 名称: 某街道社区党群服务中心, 别名: [党群中心]}\n"
OPEN, UNDER_WAY, DONE = RectificationStatus.OPEN, RectificationStatus.UNDER_WAY, RectificationStatus.DONE


def form(unit: str = UNIT, year: int = 2024) -> str:
    text = (PLAIN / "form.yaml").read_text("utf-8")
    return text.replace(f"实施单位: {UNIT}", f"实施单位: {unit}").replace("年度: 2024", f"年度: {year}", 1)


def studied(workspace: Write, evaluations: dict[str, str], organisations: str = REGISTERED) -> Study:
    files = {f"evaluations/{name}/evaluation.yaml": text for name, text in evaluations.items()}
    return study(workspace({**files, "evaluations/_shared/organisations.yaml": organisations}))


def modest() -> str:
    """一份得分低些、等级为良的。"""
    return form().replace("实际完成值: 达成指标, 分值: 30, 得分: 30", "实际完成值: 部分达成, 分值: 30, 得分: 20")


def figures(page: Page) -> dict[str, str]:
    """首屏的要点。"""
    (told,) = [block for block in page.blocks if isinstance(block, KeyFigures)]
    return {one.label: plain_text(one.value) for one in told.items}


def pages_of(done: Study) -> dict[str, Page]:
    registry = done.workspace.registry
    return {page.path: page for page in (*unit_pages(registry, done.scored), *year_pages(registry, done.scored))}


def test_别名归到同一个单位_各年度又各一页(workspace: Write):
    done = studied(workspace, {"2024/a": form(), "2024/b": form("党群中心"), "2023/c": form(year=2023)})
    pages = pages_of(done)
    assert [*pages] == ["units/centre/", "units/centre/2024/", "units/centre/2023/", "years/2024/", "years/2023/"]
    assert figures(pages["units/centre/"]) == {
        "绩效评价": "3 份",
        "全年执行合计": "24.00 万元",
        "平均得分": "96.89 分",
        "等级": "优 3 份",
    }
    assert figures(pages["units/centre/2024/"])["绩效评价"] == "2 份"


def test_没有登记的单位没有页_目录里只写名称(workspace: Write):
    done = studied(workspace, {"2024/a": form("别处的中心"), "2024/b": form()})
    assert [*pages_of(done)] == ["units/centre/", "units/centre/2024/", "years/2024/"]
    records = catalogue_records(done.scored, done.workspace.registry)
    at = [column.title for column in records.columns].index("单位")
    units = [row.cells[at].content for row in records.rows]
    assert {plain_text(unit): isinstance(unit[0], Link) for unit in units} == {"别处的中心": False, UNIT: True}


def test_分布图之后是它的表_份数与占比相合(workspace: Write):
    done = studied(workspace, {"2024/a": form(), "2024/b": form(), "2024/c": modest()})
    page = pages_of(done)["years/2024/"]
    at = next(n for n, block in enumerate(page.blocks) if isinstance(block, BarChart))
    chart, table = page.blocks[at], page.blocks[at + 1]
    assert isinstance(chart, BarChart)
    assert isinstance(table, Table)
    shown = {plain_text(row.cells[0].content): plain_text(row.cells[-1].content) for row in table.groups[0]}
    assert shown == {plain_text(bar.label): f"{bar.percent}%" for bar in chart.bars}
    assert shown == {"优": "66.67%", "良": "33.33%", "中": "0.00%", "差": "0.00%"}


@pytest.mark.parametrize("path", ["units/minhang-zuzhibu/", "units/minhang-zuzhibu/2023/", "years/2024/"])
def test_都是一个等级的不画分布(example: Study, path: str):
    assert not [block for block in pages_of(example)[path].blocks if isinstance(block, BarChart)]


def test_自评表只在汇总表里列一遍_别的评价另列(example: Study, workspace: Write):
    ours = [b for b in pages_of(example)["units/minhang-zuzhibu/2023/"].blocks if isinstance(b, Table)]
    assert [table.anchor for table in ours] == ["self-evaluation-summary"]
    report = (PLAIN / "report.yaml").read_text("utf-8")
    page = pages_of(studied(workspace, {"2024/a": form(), "2024/b": report}))["units/centre/2024/"]
    assert [len(b.groups[0]) for b in page.blocks if isinstance(b, Table)] == [1, 1]
    assert [plain_text(b.content) for b in page.blocks if isinstance(b, Heading)][-1] == "其他评价"


def test_单位页题下写类别与上级_素材一点即到(workspace: Write):
    organisations = (
        "单位:\n"
        "  - {标识: centre, 名称: 某街道社区党群服务中心, 上级: office, 类别: 预算单位, 别名: [党群中心]}\n"
        "  - {标识: office, 名称: 某街道办事处}\n"
    )
    page = pages_of(studied(workspace, {"2024/a": form(), "2023/b": form(year=2023)}, organisations))["units/centre/"]
    assert plain_text(page.subtitle) == "预算单位　上级：某街道办事处"
    assert "党群中心" not in outline(page).replace(UNIT, "")
    told = page.blocks[1]
    assert isinstance(told, Paragraph)
    assert [link.target for link in told.content if isinstance(link, Link)] == [
        SitePath(f"units/centre/{year}/", "final-accounts") for year in (2024, 2023)
    ]


def test_每份的得分都点得开(example: Study):
    table = pages_of(example)["units/xidu-dangqun/2024/"].blocks
    found = [
        item.key
        for block in table
        if isinstance(block, Table) and block.anchor == "self-evaluation-summary"
        for row in block.groups[0]
        for cell in row.cells
        for item in cell.content
        if isinstance(item, FactText)
    ]
    assert found.count("总分") == 2
    assert found.count("资金.预算执行率") == 2


@pytest.mark.parametrize(
    ("values", "mean", "arithmetic"),
    [
        (["88.5", "90", "91"], "89.83", "269.50 ÷ 3 = 89.8333…，四舍五入，2位小数"),
        (["90.00", "90.01"], "90.01", "180.01 ÷ 2 = 90.005，四舍五入，2位小数"),
    ],
)
def test_平均得分精确相除再取整(values: list[str], mean: str, arithmetic: str):
    numbers = [Decimal(value) for value in values]
    assert mean_text(numbers) == mean
    assert arithmetic_text(numbers) == arithmetic


def test_占比两位小数():
    assert [share_text(n, 3) for n in (1, 2, 3)] == ["33.33", "66.67", "100.00"]


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ({None: 4}, "评价发现问题4个，整改情况未公布。"),
        ({DONE: 2, UNDER_WAY: 1}, "评价发现问题3个，其中已整改2个，整改中1个。"),
        ({DONE: 1, OPEN: 2, None: 1}, "评价发现问题4个，其中已整改1个，整改中0个，未整改2个，整改情况未公布1个。"),
    ],
)
def test_没有公布的整改情况不写成零(counts: dict[RectificationStatus | None, int], sentence: str):
    assert problem_sentence(counts) == sentence


def test_满分不一的不求平均(workspace: Write):
    lower = "口径调整:\n  - {设置: 满分, 值: 99, 理由: 试。}\n"
    done = studied(workspace, {"2024/a": form(), "2024/b": form() + lower})
    shown = outline(pages_of(done)["units/centre/2024/"])
    assert "项目支出绩效自评表 2 份，满分不一（99 分、100 分）" in shown
    assert "平均得分9" not in shown


def test_决算一段由自评与评价的数据写成(workspace: Write):
    found = "存在的问题:\n  - {编号: 问题1, 标题: 目标未量化, 内容: 略。}\n"
    told = "有关建议:\n  - {编号: 建议1, 标题: 量化, 内容: 略。, 针对问题: [问题1], 整改状态: 已整改}\n"
    report = (PLAIN / "report.yaml").read_text("utf-8")
    done = studied(workspace, {"2024/a": form(), "2024/b": form(), "2024/c": report + found + told})
    assert final_accounts_text(UNIT, 2024, done.scored) == (
        "2024年度，某街道社区党群服务中心开展绩效自评的项目2个，涉及预算金额18.00万元，平均得分96.89分，"
        "其中评价等级为“优”的2个，“良”的0个，“中”的0个，“差”的0个。"
        "开展部门评价或财政评价的项目1个（社区阅览室运行项目，95分，等级为“优”）。"
        "评价发现问题1个，其中已整改1个，整改中0个。"
    )


def test_单位一览_下级在上级之下_没有登记的在后(workspace: Write):
    organisations = (
        "单位:\n"
        "  - {标识: centre, 名称: 某街道社区党群服务中心, 别名: [党群中心], 上级: office}\n"
        "  - {标识: other, 名称: 没有评价的中心, 上级: office}\n"
        "  - {标识: office, 名称: 某街道办事处}\n"
    )
    done = studied(
        workspace, {"2024/a": form(), "2023/b": form("党群中心", 2023), "2024/c": form("别处")}, organisations
    )
    table = unit_table(done.scored, done.workspace.registry)
    assert [row_text(row)[2:] for row in table.groups[0]] == [
        "某街道办事处 | — | — | — | —",
        "　　某街道社区党群服务中心 | 2 | 16.00 | 优 2 份 | 2024",
        "别处 | 1 | 8.00 | 优 1 份 | 2024",
    ]


def test_上级互指也列得完(workspace: Write):
    organisations = (
        "单位:\n"
        "  - {标识: centre, 名称: 某街道社区党群服务中心, 上级: office}\n"
        "  - {标识: office, 名称: 某街道办事处, 上级: centre}\n"
    )
    done = studied(workspace, {"2024/a": form()}, organisations)
    names = [plain_text(row.cells[0].content) for row in unit_table(done.scored, done.workspace.registry).groups[0]]
    assert names == ["某街道社区党群服务中心", "　　某街道办事处"]


def test_一年以上的单位有历年的图和表(workspace: Write):
    done = studied(workspace, {"2024/a": form(), "2024/b": form(), "2023/c": form(year=2023)})
    pages = pages_of(done)
    shown = outline(pages["units/centre/"])
    assert (
        "## 历年\n【　各年度评价份数】\n2024 年度 66.67 2 份，执行 16.00 万元\n2023 年度 33.33 1 份，执行 8.00 万元"
        in shown
    )
    (table,) = [b for b in pages["units/centre/"].blocks if isinstance(b, Table) and b.anchor == "year-table"]
    links = [
        item.target for row in table.groups[0] for cell in row.cells for item in cell.content if isinstance(item, Link)
    ]
    assert links[:2] == [
        SitePath("units/centre/2024/"),
        SitePath("evaluations/", query=(("单位", UNIT), ("年度", "2024"))),
    ]


def test_只有一年的单位没有历年(workspace: Write):
    done = studied(workspace, {"2024/a": form(), "2024/b": form()})
    assert "## 历年" not in outline(pages_of(done)["units/centre/"])


@pytest.mark.parametrize(
    ("path", "name"),
    [("units/minhang-zuzhibu/2023/", "unit-year"), ("units/xidu-dangqun/", "unit"), ("years/2024/", "year")],
)
def test_与金样相同(example: Study, golden: Callable[[str, str], None], path: str, name: str):
    golden(f"compose/{name}.txt", outline(pages_of(example)[path]))
