"""规则的参考：每类规则都有页、依据、例子、案例，以及电子表格的写法或没有的缘由。"""

from pathlib import Path

import pytest

from jixiao.compose import addresses
from jixiao.compose.rule_pages import RuleExample, RuleGuide, rule_list, rule_pages
from jixiao.model.dossier import Registry
from jixiao.model.evaluation import Audience
from jixiao.model.report import (
    Block,
    DerivationCard,
    FactText,
    Heading,
    Link,
    LinkKind,
    ListBlock,
    Page,
    Paragraph,
    Preformatted,
    SitePath,
    Table,
)
from jixiao.model.report_text import plain_text
from jixiao.pipeline import Study, study
from jixiao.read.yaml_source import parse_yaml
from jixiao.rule_reference import EXAMPLES, rule_guides
from jixiao.score.rules import RULES
from jixiao.wording.figures import trimmed
from jixiao.wording.scores import NONE, computed_text

CASES = Path(__file__).parent / "cases" / "scoring"
every_guide = pytest.mark.parametrize("guide", rule_guides(), ids=lambda guide: guide.name)
every_example = pytest.mark.parametrize(
    ("guide", "example"),
    [pytest.param(g, e, id=f"{g.name}{n}") for g in rule_guides() for n, e in enumerate(g.examples, start=1)],
)


@pytest.fixture(scope="module")
def studied(repository: Path) -> Study:
    return study(repository, Audience.PUBLIC)


@pytest.fixture(scope="module")
def pages(studied: Study) -> dict[str, Page]:
    found = rule_pages(rule_guides(), studied.workspace.registry, studied.scored)
    return {page.title: page for page in found}


def section(page: Page, anchor: str) -> list[Block]:
    """一节里的块。"""
    inside, found = False, []
    for block in page.blocks:
        if isinstance(block, Heading) and block.level == 2:
            inside = block.anchor == anchor
        elif inside:
            found.append(block)
    return found


def links(blocks: list[Block]) -> list[Link]:
    items = [part for block in blocks if isinstance(block, ListBlock) for item in block.items for part in item]
    return [i for p in items if isinstance(p, Paragraph) for i in p.content if isinstance(i, Link)]


# ------------------------------------------------------------ 齐不齐


def test_各类规则一页_次序照RULES(pages: dict[str, Page]):
    assert [*pages] == [rule.name for rule in RULES]
    paths = [page.path for page in pages.values()]
    assert len(set(paths)) == len(paths)
    assert all(path.startswith(addresses.RULES) for path in paths)


def test_例子文件与规则一一对应():
    assert {file.stem for file in EXAMPLES.glob("*.yaml")} == {rule.slug for rule in RULES}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_每类规则的说明齐全(rule):  # noqa: ANN001 参数化的值
    text = rule.text
    assert text.said
    assert text.purpose.endswith("。")
    assert text.formula.endswith("。")
    assert bool(text.inputs) is not bool(text.reading)
    assert text.boundaries
    assert text.basis
    assert all(one.endswith("。") for one in (*text.boundaries, *text.basis))
    assert (rule.cell is None) is bool(text.uncomputed), "没有电子表格写法的要说明缘由"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_每类规则至少一个案例文件(rule):  # noqa: ANN001 参数化的值
    kinds = [
        {case.get("评分规则", {}).get("类型") for case in parse_yaml(file.read_text("utf-8"), file.name).value}
        for file in CASES.glob("*.yaml")
    ]
    assert any(rule.name in found for found in kinds)


@every_guide
def test_参数表列全模型的栏目(guide: RuleGuide, pages: dict[str, Page]):
    aliases = [f.alias for name, f in guide.model.model_fields.items() if name != "kind"]
    tables = [block for block in section(pages[guide.name], "parameters") if isinstance(block, Table)]
    listed = [plain_text(row.cells[0].content) for table in tables[:1] for row in table.groups[0]]
    assert listed == aliases


@every_guide
def test_读的栏目都有说明(guide: RuleGuide, pages: dict[str, Page]):
    tables = [block for block in section(pages[guide.name], "inputs") if isinstance(block, Table)]
    rows = [row for table in tables for row in table.groups[0]]
    assert [plain_text(row.cells[0].content) for row in rows] == [*guide.text.inputs]
    assert all(plain_text(row.cells[2].content) for row in rows), "不是评价数据也不是末级指标的栏目"


# ------------------------------------------------------------ 例子


@every_example
def test_例子算出来就是所写的(guide: RuleGuide, example: RuleExample):
    leaf = example.leaf
    assert leaf.rule == guide.name
    shown = computed_text(leaf)
    assert example.expected == ("无" if shown == NONE else shown)
    assert leaf.insufficient == ""
    assert leaf.awarded is None or not leaf.differs


@every_example
def test_例子印着算的那一段(guide: RuleGuide, example: RuleExample, pages: dict[str, Page]):
    blocks = section(pages[guide.name], "example")
    assert Preformatted(example.written, "yaml") in blocks
    assert parse_yaml(example.written, "例").value["指标体系"][0]["名称"] == example.leaf.name
    cards = [block for block in blocks if isinstance(block, DerivationCard) and example.leaf.name in block.title]
    assert bool(cards) is (example.leaf.computed is not None)
    if example.leaf.computed is not None:
        (card,) = cards
        assert trimmed(example.leaf.computed) in card.value
        assert not [i for line in card.lines for item in line.items for i in item if isinstance(i, FactText)], (
            "例子的数没有底稿页可去"
        )


@every_example
def test_例子印着电子表格的写法(guide: RuleGuide, example: RuleExample, pages: dict[str, Page]):
    page = pages[guide.name]
    cell = example.leaf.cell
    if cell is None:
        assert [plain_text(b.content) for b in section(page, "cell") if isinstance(b, Paragraph)] == [
            guide.text.uncomputed
        ]
        return
    assert Preformatted(f"={cell.text}", "excel") in section(page, "example")
    names = {f"{{{one.name}}}" for one in cell.inputs}
    assert all(name in cell.text for name in names)
    tables = [block for block in section(page, "example") if isinstance(block, Table)]
    sources = [plain_text(row.cells[2].content) for table in tables for row in table.groups[0]]
    assert all(any(source.endswith(one.key) for source in sources) for one in cell.inputs)


# ------------------------------------------------------------ 依据与用处


def test_依据里登记过的文件有链接(pages: dict[str, Page]):
    targets = {link.target for link in links(section(pages["完成比例"], "basis"))}
    assert targets == {SitePath(addresses.policy("caiyu-2020-10")), SitePath(addresses.policy("caiyu-2021-101"))}


@every_guide
def test_列出用它的指标_一项不多一项不少(guide: RuleGuide, studied: Study, pages: dict[str, Page]):
    expected = [
        (one.identifier, leaf.name) for one in studied.scored for leaf in one.leaves() if leaf.rule == guide.name
    ]
    found = [one for one in links(section(pages[guide.name], "users")) if one.kind is LinkKind.INDICATOR]
    assert len(found) == len(expected)
    for (identifier, name), link in zip(expected, found, strict=True):
        assert isinstance(link.target, SitePath)
        assert link.target.path.startswith(f"{identifier}/")
        assert plain_text(link.children).endswith(name)


def test_没有收入的评价不列(studied: Study):
    kept = tuple(one for one in studied.scored if one.identifier.startswith("2026/"))
    found = {page.title: page for page in rule_pages(rule_guides(), Registry(), kept)}
    (said,) = section(found["问卷"], "users")
    assert isinstance(said, Paragraph)
    assert plain_text(said.content) == "本站的评价还没有用到它。"
    targets = {link.target for link in links(section(found["分点"], "users"))}
    assert targets
    assert all(isinstance(t, SitePath) and t.path.startswith("2026/") for t in targets)


def test_总表一行一类(pages: dict[str, Page]):
    (table,) = rule_list(rule_guides())
    assert isinstance(table, Table)
    linked = [i.target for row in table.groups[0] for cell in row.cells for i in cell.content if isinstance(i, Link)]
    assert linked == [SitePath(page.path) for page in pages.values()]
