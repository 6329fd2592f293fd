"""评价目录：近的年度在前，单位用登记的写法，评定与规则的异同可以筛选；多了就只列年度。"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

import pytest
from tests.compose.outline import lines

from jixiao.compose.catalogue import MOST, agreement, catalogue, catalogue_records
from jixiao.model.report import Link, ListBlock, Section, SitePath, Table
from jixiao.model.report_text import plain_text
from jixiao.pipeline import Study, study

Write: TypeAlias = Callable[[dict[str, str]], Path]

PLAIN = Path(__file__).parents[1] / "cases" / "plain"
UNIT = "某街道社区党群服务中心"
REGISTERED = "单位:\n  - {标识: centre, 名称: 某街道社区党群服务中心, 别名: [党群中心]}\n"


def form(unit: str = UNIT, year: int = 2024) -> str:
    text = (PLAIN / "form.yaml").read_text("utf-8")
    return text.replace(f"实施单位: {UNIT}", f"实施单位: {unit}").replace("年度: 2024", f"年度: {year}", 1)


def studied(workspace: Write, evaluations: dict[str, str]) -> Study:
    files = {f"evaluations/{name}/evaluation.yaml": text for name, text in evaluations.items()}
    return study(workspace({**files, "evaluations/_shared/organisations.yaml": REGISTERED}))


def test_近的年度在前_别名归到登记的单位_没登记的只写名称(workspace: Write):
    done = studied(workspace, {"2023/c": form(year=2023), "2024/a": form("党群中心"), "2024/b": form("别处")})
    records = catalogue_records(done.scored, done.workspace.registry)
    at = {column.title: n for n, column in enumerate(records.columns)}
    assert [row.home for row in records.rows] == ["2024/b", "2024/a", "2023/c"]
    units = [row.cells[at["单位"]].content for row in records.rows]
    assert [plain_text(unit) for unit in units] == ["别处", UNIT, UNIT]
    assert [isinstance(unit[0], Link) for unit in units] == [False, True, True]
    assert records.columns[at["单位"]].facet == (UNIT, "别处")
    assert records.columns[at["年度"]].facet == ("2024", "2023")
    assert records.columns[at["等级"]].facet == ("优", "良", "中", "差")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("2024/xidu-yizhan", "能核对的都一致"),
        ("2024/xinzhuang-dangjian", "有不同，等级相同"),
        ("2026/hongqiao-dangqun", "只核对单位自评"),
        ("2024/xidu-dangjian", "等级不同"),
    ],
)
def test_评定与规则的异同(example: Study, name: str, told: str):
    (scored,) = [one for one in example.scored if one.identifier == name]
    assert agreement(scored) == told


def test_复核待答只在给了的时候有(example: Study):
    registry = example.workspace.registry
    assert "复核待答" not in [c.title for c in catalogue_records(example.scored, registry).columns]
    inside = catalogue_records(example.scored, registry, {"2024/xidu-yizhan": 3})
    assert inside.columns[-1].title == "复核待答"
    shown = {row.home: row.cells[-1].content for row in inside.rows}
    assert plain_text(shown["2024/xidu-yizhan"]) == "3"
    assert plain_text(shown["2024/xidu-dangjian"]) == "0"
    (link,) = shown["2024/xidu-yizhan"]
    assert isinstance(link, Link)
    assert link.target == SitePath("2024/xidu-yizhan/audit/")


def test_多了就只列各年度_没有脚本的看那一年的页(workspace: Write):
    done = studied(workspace, {"2024/a": form(), "2023/b": form(year=2023)})
    (last, first) = done.scored[1], done.scored[0]
    many = [replace(last, dossier=replace(last.dossier, identifier=f"2024/e{n}")) for n in range(MOST)]
    records = catalogue_records([*many, first], done.workspace.registry)
    (section,) = catalogue(records, [*many, first])
    assert isinstance(section, Section)
    assert len(records.rows) == MOST + 1
    told, listed = section.blocks
    assert isinstance(listed, ListBlock)
    assert [line for block in (told, listed) for line in lines(block)] == [
        f"评价 {MOST + 1} 份，超过 {MOST} 份，这里不一一列出；没有脚本的，请按年度看。",
        f"- 2024 年度 {MOST} 份",
        "- 2023 年度 1 份",
    ]
    (few,) = catalogue(catalogue_records(many, done.workspace.registry), many)
    assert isinstance(few, Section)
    assert isinstance(few.blocks[1], Table)


def test_示例的目录与金样相同(example: Study, golden: Callable[[str, str], None]):
    blocks = catalogue(catalogue_records(example.scored, example.workspace.registry), example.scored)
    golden("compose/catalogue.txt", "\n".join(line for block in blocks for line in lines(block)) + "\n")
