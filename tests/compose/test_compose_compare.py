"""对比：指标照级别、名称、词条对齐；哪些评价预先放在一起；自选用的数据与页上的相同。"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest
from tests.compose.outline import lines, outline

from jixiao.compose.compare import (
    comparison_list,
    comparison_pages,
    with_comparison_link,
    with_unit_comparisons,
)
from jixiao.compose.compare_data import FACTS, USUAL, compare_data, compare_index
from jixiao.compose.compare_groups import Comparison, comparisons
from jixiao.compose.compare_rows import aligned
from jixiao.compose.compare_tables import comparison_blocks
from jixiao.compose.units import unit_pages
from jixiao.model.report import Align, Cell, Link, Notice, Page, SitePath, Table
from jixiao.model.report_text import plain_text
from jixiao.model.scored import ScoredDossier
from jixiao.pipeline import Study, study

Write: TypeAlias = Callable[[dict[str, str]], Path]

PLAIN = Path(__file__).parents[1] / "cases" / "plain"
UNIT = "某街道社区党群服务中心"
REGISTERED = "单位:\n  - {标识: centre, 名称: 某街道社区党群服务中心}\n  - {标识: other, 名称: 别处的中心}\n"
REPORT = """\
评价类型: 财政支出项目绩效评价
文件状态: 起草中
评分口径: national-2020
年度: 2024
项目名称: 样例
主管部门: 局
实施单位: 某街道社区党群服务中心
指标体系:
"""


def form(unit: str = UNIT, year: int = 2024, name: str = "社区阅览室运行经费") -> str:
    text = (PLAIN / "form.yaml").read_text("utf-8").replace("社区阅览室运行经费", name)
    return text.replace(f"实施单位: {UNIT}", f"实施单位: {unit}").replace("年度: 2024", f"年度: {year}", 1)


def studied(workspace: Write, evaluations: dict[str, str], dictionary: str = "") -> Study:
    files = {f"evaluations/{name}/evaluation.yaml": text for name, text in evaluations.items()}
    shared = {"organisations": REGISTERED, **({"dictionary": dictionary} if dictionary else {})}
    done = study(workspace({**files, **{f"evaluations/_shared/{name}.yaml": text for name, text in shared.items()}}))
    assert len(done.scored) == len(files)
    return done


def found_in(done: Study) -> tuple[Comparison, ...]:
    return comparisons(done.scored, done.workspace.registry, done.workspace.dictionary)


def shape(found: tuple[Comparison, ...]) -> dict[str, list[str]]:
    return {one.path: [member.identifier for member in one.members] for one in found}


def names(done: Study, dictionary_of: Study | None = None) -> list[tuple[int, str, list[str | None]]]:
    rows = aligned(done.scored, (dictionary_of or done).workspace.dictionary)
    return [(row.depth, row.names[0], [use.name if use else None for use in row.uses]) for row in rows]


# ------------------------------------------------------------ 对齐


FIRST = """\
  - 代码: A
    名称: 产出指标
    下级:
      - {代码: A1, 名称: 数量指标, 下级: [{代码: A11, 名称: 场次, 分值: 50, 年度指标值: ≥1场, 实际完成值: 1场}]}
      - {代码: A2, 名称: 时效指标, 下级: [{代码: A21, 名称: 及时率, 分值: 50, 年度指标值: ≥1场, 实际完成值: 1场}]}
"""
SECOND = """\
  - 代码: X
    名称: 产出
    下级:
      - {代码: X2, 名称: 产出数量, 下级: [{代码: X21, 名称: 人数, 分值: 30, 年度指标值: ≥1人, 实际完成值: 1人},
         {代码: X22, 名称: 场 次, 分值: 30, 年度指标值: ≥1场, 实际完成值: 1场}]}
      - {代码: X3, 名称: 产出质量, 下级: [{代码: X31, 名称: 合格率, 分值: 40, 年度指标值: ≥1场, 实际完成值: 1场}]}
"""


def test_同一词条算同名_没有的排在同级之后(workspace: Write):
    assert names(studied(workspace, {"2024/a": REPORT + FIRST, "2024/b": REPORT + SECOND})) == [
        (1, "产出指标", ["产出指标", "产出"]),
        (2, "数量指标", ["数量指标", "产出数量"]),
        (3, "场次", ["场次", "场 次"]),
        (3, "人数", [None, "人数"]),
        (2, "时效指标", ["时效指标", None]),
        (3, "及时率", ["及时率", None]),
        (2, "产出质量", [None, "产出质量"]),
        (3, "合格率", [None, "合格率"]),
    ]


def test_本站的别名也对得齐(workspace: Write):
    own = "词条:\n  - {标识: own, 名称: 场次, 级别: 三级, 类别: 产出, 解释: 几场。, 别名: [人数]}\n"
    told = names(studied(workspace, {"2024/a": REPORT + FIRST, "2024/b": REPORT + SECOND}, own))
    assert (3, "场次", ["场次", "人数"]) in told
    assert (3, "场 次", [None, "场 次"]) in told  # 同一上级之下第二个同名的另成一行


def test_并集不多不少(example: Study):
    for one in found_in(example):
        rows = aligned(one.members, example.workspace.dictionary)
        for n, member in enumerate(one.members):
            shown = [use.name for row in rows if (use := row.uses[n]) is not None and not use.leaves]
            expected = [leaf.name for leaf in member.leaves()]
            assert sorted(shown) == sorted([*expected, *(["预算执行率"] if member.execution else [])])


# ------------------------------------------------------------ 哪些放在一起


def test_同一单位一年之内_各年度_不同单位(workspace: Write):
    done = studied(
        workspace,
        {
            "2024/a": form(),
            "2024/b": form(name="另一个项目"),
            "2023/c": form(year=2023),
            "2024/d": form("别处的中心", name="别处的项目"),
            "2024/e": REPORT + FIRST,
        },
    )
    assert shape(found_in(done)) == {
        "compare/centre/2024/": ["2024/a", "2024/b"],
        "compare/centre/c/": ["2023/c", "2024/a"],
        "compare/2024/a/": ["2024/a", "2024/b", "2024/d"],
    }


def test_份数多的只放指标相近的(example: Study):
    found = shape(found_in(example))
    assert found["compare/xidu-dangqun/2024/"] == ["2024/xidu-dangjian", "2024/xidu-yizhan"]
    (alike,) = [members for path, members in found.items() if "minhang-zuzhibu" in path]
    assert len(alike) == 6  # 组织部二十份自评里，信息系统运维的六份


def test_没有登记的单位不列_没有可比的说明缘由(workspace: Write):
    found = found_in(studied(workspace, {"2024/a": form("甲处")}))
    assert found == ()
    assert plain_text(comparison_list(found)[0].content).startswith("还没有可以预先列出的对比")  # type: ignore[union-attr]


def test_首页末连到选好自己的对比页(example: Study):
    (scored,) = [one for one in example.scored if one.identifier == "2024/xidu-dangjian"]
    page = with_comparison_link(Page("2024/xidu-dangjian/", "", ()), scored)
    links = [item[0].content[0] for item in page.blocks[-1].items]  # type: ignore[union-attr]
    assert [link.target for link in links if isinstance(link, Link)] == [
        SitePath("compare/", query=(("e", "2024/xidu-dangjian"),))
    ]


def test_单位页连到它的各组(example: Study):
    found = found_in(example)
    pages = {page.path: page for page in unit_pages(example.workspace.registry, example.scored)}
    for path in ("units/xidu-dangqun/", "units/xidu-dangqun/2024/"):
        assert outline(with_unit_comparisons(pages[path], found)).splitlines()[-2:] == [
            "## 对比",
            "- 上海市奉贤区西渡街道社区党群服务中心 2024 年度项目支出绩效自评表 2 份对比",
        ]
    alone = next(page for path, page in pages.items() if path.startswith("units/xinzhuang"))
    assert with_unit_comparisons(alone, found) == alone


# ------------------------------------------------------------ 页与数据


def blocks_of(done: Study, *names: str) -> tuple[list[Notice], list[Table]]:
    """几份评价放在一起的说明与表。"""
    known = {one.identifier: one for one in done.scored}
    blocks = comparison_blocks([known[name] for name in names], done.workspace.dictionary)
    return [b for b in blocks if isinstance(b, Notice)], [b for b in blocks if isinstance(b, Table)]


def row_of(table: Table, name: str) -> tuple[Cell, ...]:
    """名为 name 的一行的各格，行名除外。"""
    (cells,) = [row.cells for row in table.groups[0] if plain_text(row.cells[0].content).strip() == name]
    return cells[1:]


def texts(cells: tuple[Cell, ...]) -> list[str]:
    return [plain_text(cell.content) for cell in cells]


def last_heads(tables: list[Table]) -> list[str]:
    return [plain_text(table.head[0].cells[-1].content) for table in tables]


def test_三份的没有差一栏(example: Study):
    members = example.scored[:3]
    tables = [b for b in comparison_blocks(members, example.workspace.dictionary) if isinstance(b, Table)]
    assert {sum(cell.colspan for cell in row.cells) for row in tables[1].groups[0]} == {1 + 3 * 4}


def test_文种口径相同的列差_没有说明(example: Study):
    notices, tables = blocks_of(example, "2024/xidu-dangjian", "2024/xidu-yizhan")
    assert notices == []
    assert last_heads(tables) == ["差", "得分率之差"]
    assert texts(row_of(tables[0], "总分")) == ["89.50", "87.80", "−1.70"]
    assert texts(row_of(tables[0], "等级")) == ["良", "良", ""]  # 不是数的，差空着


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (
            ("2026/hongqiao-dangqun", "2024/xinzhuang-dangjian"),
            "文种不同：项目（事前）评审报告；财政支出项目绩效评价报告。评分口径不同：",
        ),
        (("2024/huacao-dangqun", "2024/xinzhuang-dangjian", "2024/huacao-dangqun"), "文种不同："),
    ],
)
def test_文种口径不同的说明得分不可比_不列差(example: Study, names: tuple[str, ...], told: str):
    notices, tables = blocks_of(example, *names)
    (notice,) = notices
    assert notice.title == "得分不可比"
    assert "\n".join(lines(notice)).splitlines()[1].startswith(told)
    assert not {"差", "得分率之差"} & {*last_heads(tables)}
    assert {len(row.cells) for row in tables[0].groups[0]} == {1 + len(names)}


def test_只是口径不同的也不列差(workspace: Write):
    first = REPORT + FIRST
    second = first.replace("national-2020", "shanghai")
    notices, tables = blocks_of(studied(workspace, {"2024/a": first, "2024/b": second}), "2024/a", "2024/b")
    (notice,) = notices
    assert "\n".join(lines(notice)).splitlines()[1].startswith("评分口径不同：")
    assert "差" not in last_heads(tables)


def test_文字靠左_数靠右_小数取齐_名称不同的都写(example: Study):
    _, tables = blocks_of(example, "2024/huacao-dangqun", "2024/xinzhuang-dangjian")
    for name in ("实施单位", "文种", "评分口径", "等级"):
        assert {cell.align for cell in row_of(tables[0], name)} == {Align.START}, name
    for name in ("满分", "总分", "全年预算数（万元）", "预算执行率"):
        assert {cell.align for cell in row_of(tables[0], name)} == {Align.END}, name
    assert texts(row_of(tables[0], "总分")) == ["88.97", "88.90"]
    assert texts(row_of(tables[0], "全年预算数（万元）")) == ["1,410.620", "153.399"]
    assert texts(row_of(tables[1], "部门决策／决策")) == [
        *("15.0", "13.0", "13.0", "86.67%"),
        *("20.0", "17.6", "17.0", "85.00%"),
    ]


def test_没有这一项的并作一格(example: Study):
    _, tables = blocks_of(example, "2024/huacao-dangqun", "2024/xinzhuang-dangjian")
    cells = row_of(tables[1], "职能设定明确性")
    assert texts(cells) == ["2.00", "2.00", "2.00", "100.00%", "—"]
    assert cells[-1].colspan == 4


@pytest.mark.parametrize("size", [2, 3])
def test_表格方正(example: Study, size: int):
    for table in comparison_blocks(example.scored[:size], example.workspace.dictionary):
        assert isinstance(table, Table)
        widths = {sum(c.colspan for c in row.cells) for row in (*table.groups[0], *table.foot, table.head[0])}
        assert len(widths) == 1


def rebuilt(data: dict[str, object], scored: ScoredDossier) -> list[list[tuple[str, str]]]:
    """由数据文件还原各行的（文字、数据项）。"""
    found = []
    for _, _, _, *texts, name, linked in data["rows"]:  # type: ignore[attr-defined]
        prefix = name[1:] if name.startswith("/") else f"{USUAL}{name}"
        known = [f"{prefix}.{FACTS[n]}" if linked & (1 << n) else "" for n in range(len(FACTS))]
        keys = [known[0], known[1], known[2] or known[4], known[3]]
        assert [key for key in keys if key and key not in scored.facts] == []
        found.append(list(zip(texts, keys, strict=True)))
    return found


def test_数据与页上的相同_每份不超过十千字节(example: Study):
    for scored in example.scored:
        data = json.loads(json.dumps(compare_data(scored, example.workspace.dictionary), ensure_ascii=False))
        shown = []
        for row in aligned([scored], example.workspace.dictionary):
            use = row.uses[0]
            assert use is not None
            figures = (use.weight, use.rule, use.score, use.rate_figure)
            shown.append([(f.text, f.key if f.key in scored.facts else "") for f in figures])
        assert sorted(rebuilt(data, scored)) == sorted(shown)
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        assert len(text.encode()) <= 10 * 1024, scored.identifier


def test_目录列全_新的在前(example: Study):
    index = compare_index(example.scored, example.workspace.registry)
    assert {entry["id"] for entry in index} == set(example.names)
    assert [entry["year"] for entry in index] == sorted((entry["year"] for entry in index), reverse=True)  # type: ignore[type-var]


def test_对比页与金样相同(example: Study, golden: Callable[[str, str], None]):
    found = {page.path: page for page in comparison_pages(found_in(example), example.workspace.dictionary)}
    golden("compose/comparison.txt", outline(found["compare/xidu-dangqun/2024/"]))


def test_清单与金样相同(example: Study, golden: Callable[[str, str], None]):
    text = "\n".join(line for block in comparison_list(found_in(example)) for line in lines(block))
    golden("compose/comparisons.txt", text + "\n")
