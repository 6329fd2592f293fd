"""全站的完整：每个链接都有所至，每个数都有来历卡，锚点不重复，表格方方正正。

逐页走遍示例网站与一份样样都有的样本报告。
"""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import TypeAlias

import pytest

from jixiao.compose import addresses, home
from jixiao.compose.by_year import by_year_blocks
from jixiao.compose.catalogue import catalogue, catalogue_records
from jixiao.compose.compare import comparison_list, comparison_pages, with_comparison_link
from jixiao.compose.compare_groups import Comparison, comparisons
from jixiao.compose.dictionary import dictionary_index, term_pages
from jixiao.compose.indicator_page import Surroundings, indicator_pages
from jixiao.compose.layout import lay_out
from jixiao.compose.ledger import ledger
from jixiao.compose.matters import ledger_records, matters
from jixiao.compose.policies import policy_pages
from jixiao.compose.policy_library import policy_library
from jixiao.compose.reference import diagnostic_catalogue, glossary
from jixiao.compose.same_indicator import indicators_by_name
from jixiao.compose.site_audit import site_audit_page
from jixiao.compose.term_uses import TermUses, term_uses
from jixiao.compose.trace_pages import trace_pages
from jixiao.compose.trace_parts import FactPages, LeafFacts
from jixiao.compose.unit_table import unit_table
from jixiao.compose.units import unit_pages, year_pages
from jixiao.compose.ways_in import ways_in
from jixiao.model.diagnostic import Settled
from jixiao.model.report import (
    BarChart,
    Block,
    Cell,
    DerivationCard,
    FactText,
    Heading,
    ListBlock,
    Page,
    Row,
    Scope,
    Section,
    SitePath,
    Table,
)
from jixiao.model.report import Report as Composition
from jixiao.pipeline import Study, by_evaluation
from jixiao.score.rules import RULES

Report: TypeAlias = Callable[[dict[str, str]], Study]
Nodes: TypeAlias = Callable[[object], Iterator[object]]

ANCHORED = (Heading, Table, Row, Cell, Section, DerivationCard, BarChart)
WRITTEN_BY_HAND = (addresses.DATA, addresses.COMPARE)
INSERTED = {"": "home", addresses.EVALUATIONS: "evaluations", addresses.LEDGER: "ledger"}
RULE_SLUGS = {rule.name: rule.slug for rule in RULES}

EVERYTHING = """\
# 绩效分析

## 结论

得[](fact:总分)分，等级[](fact:等级)，执行率[](fact:资金.全年预算执行率)，见[](table:座位)、[](table:藏书)、[](appendix:1)、[](appendix:问卷统计)。

按《项目支出绩效评价管理办法》（财预〔2020〕10号）评价，失分见[](indicator:D2)、[](finding:问题1)、[](finding:建议1)，另见[](evaluation:2024/form)。

![](indicators:)

![](indicators:B)

![](chart:得分率)

![](chart:得分率)

![](table:座位)

- 列表里再嵌一次

  ![](table:座位)

> ![](survey:读者)

## 问题

![](findings:主要经验)

![](findings:存在的问题)

![](findings:有关建议)

| 文件 | 说明 |
| --- | ---: |
| 财预〔2020〕10号 | [](fact:总分) |
"""

DEEP = """\
指标体系:
  - {代码: A, 名称: 单列一项, 分值: 10, 年度指标值: ≥1个, 实际完成值: 1个, 评定得分: 9}
  - 代码: B
    名称: 深浅不一
    下级:
      - {代码: B1, 名称: 浅, 分值: 20, 年度指标值: ≥1个, 实际完成值: 1个, 评定得分: 20}
      - 代码: B2
        名称: 深
        下级:
          - {代码: B21, 名称: 三级, 分值: 30, 年度指标值: 提升, 实际完成值: 达成, 评定得分: 27}
          - 代码: B22
            名称: 更深
            下级:
              - {代码: B221, 名称: 四级之一, 分值: 30, 年度指标值: ≥1个, 实际完成值: 1个}
              - {代码: B222, 名称: 四级之二, 分值: 10, 年度指标值: 提升, 实际完成值: 达成}
"""


@pytest.fixture(params=["示例", "样本", "深浅不一"])
def site(request: pytest.FixtureRequest, example: Study) -> Study:
    if request.param == "示例":
        return example
    report: Report = request.getfixturevalue("report")
    chapters = {"narrative/00-summary.md": EVERYTHING.replace("绩效分析", "摘要"), "narrative/30-all.md": EVERYTHING}
    if request.param == "样本":
        return report(chapters)
    home = "evaluations/2024/case/evaluation.yaml"
    text = report({}).workspace.sources[home]
    head, rest = text[: text.index("指标体系:\n")], text[text.index("主要经验:") :]
    changed = (head + DEEP + rest).replace("[A2, D2]", "[B21, B222]")
    chapters = {name: chapter.replace("indicator:D2", "indicator:B222") for name, chapter in chapters.items()}
    return report({"evaluation.yaml": changed, **chapters})


def traced(study: Study, report: Composition) -> tuple[Page, ...]:
    """一份评价的指标各页与计算底稿各页。"""
    scored = next(one for one in study.scored if one.identifier == report.evaluation)
    layout, facts, registry = lay_out(scored), LeafFacts(scored), study.workspace.registry
    review = by_evaluation(study.diagnostics, study.answered).get(scored.identifier, Settled())
    around = Surroundings(registry, {}, study.workspace.dictionary, indicators_by_name(study.scored), review)
    indicators = indicator_pages(scored, layout, facts, around)
    return (*indicators, *trace_pages(scored, layout, facts, registry))


def pages_of(study: Study) -> tuple[Page, ...]:
    """全部生成的页。"""
    cited = [record for composed in study.composed for record in composed.citations]
    found = comparisons_of(study)
    reports = [
        with_comparison_link(page, scored) if page.path == addresses.overview(scored.identifier) else page
        for scored, composed in zip(study.scored, study.composed, strict=True)
        for page in (*composed.report.pages, *traced(study, composed.report))
    ]
    registry, profiles = study.workspace.registry, study.workspace.profiles
    dictionary = study.workspace.dictionary
    policies = policy_pages(
        registry, cited, study.names, profiles=profiles, scored=study.scored, terms=dictionary.terms
    )
    groups = (*unit_pages(registry, study.scored), *year_pages(registry, study.scored))
    terms = term_pages(uses_of(study), registry, RULE_SLUGS)
    audit = site_audit_page(Settled(study.diagnostics, study.answered), study.names)
    return (*reports, audit, *groups, *policies, *terms, *comparison_pages(found, dictionary))


def comparisons_of(study: Study) -> tuple[Comparison, ...]:
    return comparisons(study.scored, study.workspace.registry, study.workspace.dictionary)


def uses_of(study: Study) -> TermUses:
    return term_uses(study.workspace.dictionary, study.scored)


def inserts_of(study: Study) -> dict[str, tuple[Block, ...]]:
    """插进手写页的块。"""
    cited = [record for composed in study.composed for record in composed.citations]
    scored, registry = study.scored, study.workspace.registry
    return {
        "home": (
            *home.key_figures(scored, registry),
            *ways_in(scored, registry, cited),
            *home.latest(scored, registry),
            *home.grades(scored),
            *home.documents(scored),
            *home.by_year(scored),
            *home.units(scored, registry),
        ),
        "evaluations": catalogue(catalogue_records(scored, registry), scored),
        "ledger": ledger(scored, registry),
        addresses.UNITS: (unit_table(scored, registry),),
        addresses.YEARS: by_year_blocks(scored),
        addresses.POLICIES: policy_library(
            study.workspace.registry, cited, profiles=study.workspace.profiles, scored=study.scored
        ),
        addresses.DICTIONARY: dictionary_index(uses_of(study), study.workspace.registry),
        "comparisons": comparison_list(comparisons_of(study)),
        "glossary": glossary(),
        "codes": diagnostic_catalogue(),
    }


def anchors_of(blocks: object, nodes: Nodes) -> list[str]:
    return [node.anchor for node in nodes(blocks) if isinstance(node, ANCHORED) and node.anchor]


def test_每个站内链接都有所至(site: Study, nodes: Nodes):
    there = {page.path: set(anchors_of(page.blocks, nodes)) for page in pages_of(site)}
    data = [addresses.audit_data(), *(addresses.audit_data(name) for name in site.names)]
    codes = {addresses.CODES: set(anchors_of(diagnostic_catalogue(), nodes))}
    rules = [addresses.rule(slug) for slug in RULE_SLUGS.values()]
    inserted = inserts_of(site)
    inserts = {where: set(anchors_of(blocks, nodes)) for where, blocks in inserted.items()}
    known = {**{path: set[str]() for path in (*WRITTEN_BY_HAND, *data, *rules)}, **codes, **inserts, **there}
    known |= {path: inserts[name] for path, name in INSERTED.items()}
    registry = site.workspace.registry
    records = (catalogue_records(site.scored, registry, {}), ledger_records(matters(site.scored), registry))
    sources = {**{page.path: page for page in pages_of(site)}, **inserted, "records": records}
    astray = [
        (where, node)
        for where, source in sources.items()
        for node in nodes(source)
        if isinstance(node, SitePath)
        and (node.path not in known or (node.anchor and node.anchor not in known[node.path]))
    ]
    assert astray == []
    citations = [record for composed in site.composed for record in composed.citations]
    assert [r for r in citations if r.target.anchor not in there[r.target.path]] == []
    assert [r for r in citations if addresses.policy(r.policy) not in there] == []


def test_每个数都有来历卡(site: Study, nodes: Nodes):
    cards = {
        (page.path, node.anchor)
        for page in pages_of(site)
        for node in nodes(page.blocks)
        if (isinstance(node, DerivationCard) and node.anchor.startswith("f-"))
        or (isinstance(node, Section) and isinstance(node.blocks[0], DerivationCard))
    }
    place = FactPages(site.scored)
    shown = [n for source in (*pages_of(site), *inserts_of(site).values()) for n in nodes(source)]
    missing = {
        (n.evaluation, n.key)
        for n in shown
        if isinstance(n, FactText) and (place(n.evaluation, n.key), addresses.fact_anchor(n.key)) not in cards
    }
    assert missing == set()
    facts = {(place(s.identifier, key), addresses.fact_anchor(key)) for s in site.scored for key in s.facts}
    assert cards == facts
    assert not [path for path, _ in cards if path.endswith(f"/{addresses.TRACE}/")]


def test_总目上每个数都有永久锚点_在数上或它的一格上(site: Study, nodes: Nodes):
    pages = {page.path: page for page in pages_of(site)}
    for scored in site.scored:
        index = pages[addresses.part(scored.identifier, addresses.TRACE)]
        figures = [n.key for n in nodes(index.blocks) if isinstance(n, FactText)]
        assert all(n.anchored for n in nodes(index.blocks) if isinstance(n, FactText))
        cells = {
            node.anchor: [n.key for n in nodes(node.content) if isinstance(n, FactText)]
            for node in nodes(index.blocks)
            if isinstance(node, Cell) and node.anchor
        }
        merged = {key.removesuffix(".评定得分") + ".得分" for (key,) in cells.values()}
        assert cells.keys() == {addresses.fact_anchor(key) for key in merged}
        assert Counter([*figures, *merged]) == Counter(dict.fromkeys(scored.facts, 1))


def test_一页之内锚点不重复(site: Study, nodes: Nodes):
    sources = {**{page.path: page.blocks for page in pages_of(site)}, **inserts_of(site)}
    repeated = {
        (where, anchor)
        for where, blocks in sources.items()
        for anchor, times in Counter(anchors_of(blocks, nodes)).items()
        if times > 1
    }
    assert repeated == set()


def test_网址不重复且合乎规矩(site: Study):
    paths = [page.path for page in pages_of(site)]
    assert len(paths) == len(set(paths))
    assert all(path.isascii() and path.endswith("/") and not path.startswith("/") for path in paths)


def occupied(rows: tuple[Row, ...]) -> list[int]:
    """一段（表头、一个 tbody、表尾）里各行占的栏数；跨行的格不得伸出这一段，也不得交叠。"""
    grid: list[set[int]] = [set() for _ in rows]
    for number, row in enumerate(rows):
        column = 0
        for cell in row.cells:
            while column in grid[number]:
                column += 1
            assert cell.rowspan >= 1
            assert cell.colspan >= 1
            assert number + cell.rowspan <= len(rows), f"第 {number + 1} 行的格伸出了这一段"
            for below in range(number, number + cell.rowspan):
                taken = set(range(column, column + cell.colspan))
                assert not taken & grid[below], f"第 {below + 1} 行的格交叠"
                grid[below] |= taken
            column += cell.colspan
    assert all(columns == set(range(len(columns))) for columns in grid), "行中有空缺"
    return [len(columns) for columns in grid]


def test_表格方方正正(site: Study, nodes: Nodes):
    sources = {**{page.path: page.blocks for page in pages_of(site)}, **inserts_of(site)}
    for where, blocks in sources.items():
        for table in nodes(blocks):
            if isinstance(table, Table):
                sections = (table.head, *table.groups, table.foot)
                counts = {count for rows in sections for count in occupied(rows)}
                assert len(counts) == 1, f"{where}#{table.anchor} 各行栏数不同：{counts}"
                assert not table.widths or len(table.widths) == counts.pop(), f"{where}#{table.anchor} 的列宽"


def test_表头单元的管辖与位置相称(site: Study, nodes: Nodes):
    for page in pages_of(site):
        for table in nodes(page.blocks):
            if not isinstance(table, Table):
                continue
            for cell in (cell for row in table.head for cell in row.cells):
                assert cell.scope is (Scope.COLUMN_GROUP if cell.colspan > 1 else Scope.COLUMN)
            for row in (*(r for group in table.groups for r in group), *table.foot):
                for cell in row.cells:
                    assert cell.rowspan == 1 or cell.scope is Scope.ROW_GROUP


def test_每张图的条都在零到一百之间(site: Study, nodes: Nodes):
    charts = [n for page in pages_of(site) for n in nodes(page.blocks) if isinstance(n, BarChart)]
    assert charts
    for chart in charts:
        assert chart.title
        assert all(0 <= float(bar.percent) <= 100 for bar in chart.bars)


def test_空列表不出现(site: Study, nodes: Nodes):
    for page in pages_of(site):
        assert all(block.items for block in nodes(page.blocks) if isinstance(block, ListBlock))
        assert page.title
        assert page.window_title or page.path.startswith(addresses.POLICIES)
