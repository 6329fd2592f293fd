"""指标词典：照名称、别名、级别对照各评价的指标；没有收的同名才列；三处以上才画分布。"""

from collections.abc import Callable, Iterable
from decimal import Decimal
from pathlib import Path
from typing import TypeAlias

import pytest
from tests.compose.outline import lines, outline

from jixiao.compose.dictionary import dictionary_index, term_pages
from jixiao.compose.indicator_uses import IndicatorUse, indicator_uses
from jixiao.compose.rate_distribution import rate_distribution
from jixiao.compose.term_uses import TermUses, term_uses
from jixiao.model.report import BarChart, Page, Table
from jixiao.pipeline import Study, study
from jixiao.score.rules import RULES

Write: TypeAlias = Callable[[dict[str, str]], Path]

PLAIN = Path(__file__).parents[1] / "cases" / "plain"


def uses_of(done: Study) -> TermUses:
    return term_uses(done.workspace.dictionary, done.scored)


def pages_of(done: Study) -> dict[str, Page]:
    slugs = {rule.name: rule.slug for rule in RULES}
    return {page.path: page for page in term_pages(uses_of(done), done.workspace.registry, slugs)}


def written(workspace: Write, evaluations: Iterable[str], dictionary: str = "") -> Study:
    form = (PLAIN / "form.yaml").read_text("utf-8")
    files = {f"evaluations/{name}/evaluation.yaml": form for name in evaluations}
    shared = {"evaluations/_shared/dictionary.yaml": dictionary} if dictionary else {}
    done = study(workspace({**files, **shared}))
    assert len(done.scored) == len(files)
    return done


def of(uses: TermUses, slug: str) -> tuple[IndicatorUse, ...]:
    return uses.by_term.get(slug, ())


def test_每一项都在_上级在前_自评表的执行率在末(example: Study):
    for scored in example.scored:
        found = list(indicator_uses(scored))
        leaves = [use for use in found if not use.leaves]
        expected = [leaf.name for leaf in scored.leaves()]
        assert [use.name for use in leaves] == [*expected, *(["预算执行率"] if scored.execution else [])]
        seen = {(): True}
        for use in found:
            assert use.path in seen
            seen[(*use.path, use.name)] = True


def test_得分率照得分除以分值(example: Study):
    (scored,) = [one for one in example.scored if one.identifier == "2024/xinzhuang-dangjian"]
    found = {use.code: use for use in indicator_uses(scored)}
    assert found["B11"].rate == Decimal("78.00")  # 3.9 ÷ 5
    assert found["B11"].rate_figure.text == "78.00%"
    assert found["B"].rate == scored.groups[1].rate


def test_名称别名级别都对得上(example: Study):
    uses = uses_of(example)
    execution = of(uses, "yusuan-zhixing")
    assert len({use.scored.identifier for use in execution}) == 24  # 22 份自评表各一行，两份报告各一项
    groups = of(uses, "chanchu-shuliang")
    assert {use.name for use in groups} == {"数量指标", "产出数量"}
    # 2020 年表样的成本在产出之下，是二级；2021 年的是一级
    assert [use.depth for use in of(uses, "chanchu-chengben")] == [2]
    assert [use.depth for use in of(uses, "chengben")] == [1, 1]


def test_本站的别名与词条也算(workspace: Write):
    own = (
        "词条:\n  - {标识: own, 名称: 办卡人数, 级别: 三级, 类别: 产出, 解释: 办了多少张。}\n"
        "补充别名:\n  - {词条: 实际完成率, 别名: [开放天数]}\n"
    )
    plain = written(workspace, ["2024/a"])
    named = {use.name for use in indicator_uses(plain.scored[0]) if not use.leaves}
    first, second = sorted(named - {"预算执行率"})[:2]
    done = written(workspace, ["2024/a"], own.replace("办卡人数", first).replace("开放天数", second))
    uses = uses_of(done)
    assert [use.name for use in of(uses, "own")] == [first]
    assert [use.name for use in of(uses, "shiji-wancheng")] == [second]


def test_没有收的_两份以上同名才列(workspace: Write):
    alone = uses_of(written(workspace, ["2024/a"])).unlisted
    assert alone == ()
    together = uses_of(written(workspace, ["2024/a", "2024/b"]))
    assert together.unlisted
    assert all({use.scored.identifier for use in group} == {"2024/a", "2024/b"} for group in together.unlisted)
    listed = {use.name for group in together.unlisted for use in group}
    known = {use.name for group in together.by_term.values() for use in group}
    assert not listed & known


@pytest.mark.parametrize(("count", "drawn"), [(0, False), (2, False), (3, True)])
def test_三处以上才画分布_图后是它的表(count: int, drawn: bool):  # noqa: FBT001 参数化的值
    blocks = rate_distribution([Decimal("99.99")] * count)
    assert [type(block) for block in blocks] == ([BarChart, Table] if drawn else [])


def test_分段首尾分得清():
    rates = [Decimal(text) for text in ("100.00", "99.99", "90.00", "89.99", "80", "79.99", "60.00", "59.99", "0")]
    _, table = rate_distribution(rates)
    shown = [line.split(" | ")[1] for line in lines(table) if " | " in line][1:]
    assert shown == ["1", "2", "2", "2", "2", "9"]


def test_未核实的标明(example: Study):
    pages = pages_of(example)
    assert "附件2（部门整体支出绩效评价共性指标体系框架）（未核实）" in outline(pages["dictionary/xinxi-gongkai/"])
    assert "× 100%（未核实）" in outline(pages["dictionary/yusuan-tiaozheng/"])
    assert "未核实" not in outline(pages["dictionary/lixiang-yiju/"])


OFFICIAL = {
    "lixiang-yiju": ["财预〔2020〕10号", "附2（共性指标体系框架）", "①合乎国家法律法规", "⑤不与同类项目重复"],
    "zijin-daowei": ["财预〔2020〕10号", "资金到位率 = 实际到位资金 ÷ 预算资金 × 100%"],
    "yusuan-zhixing": [
        "附1（项目支出绩效自评表）\n  算法 | 预算执行率 = 全年执行数 ÷ 全年预算数 × 100%",
        "附件2（部门整体支出绩效评价共性指标体系框架）\n  所在 | 过程 › 预算执行 › 预算完成率",
    ],
    "zaizhi-kongzhi": ["财预〔2013〕53号", "在职人员控制率 = 在职人员数 ÷ 编制数 × 100%"],
    "chengben": ["（财预〔2021〕101号）\n  条款、附件 | 附件1"],
}


@pytest.mark.parametrize(("slug", "said"), OFFICIAL.items())
def test_官方的文号_表名_要点_算法(example: Study, slug: str, said: list[str]):
    text = outline(pages_of(example)[f"dictionary/{slug}/"])
    official = text[text.index("## 官方文件里的这一项") : text.index("## 使用它的评价")]
    assert [one for one in said if one not in official] == []
    assert "本站解释 | " in text[: text.index("## 官方")]


def test_官方没有的照说_算法是本站的(example: Study):
    text = outline(pages_of(example)["dictionary/chengben-kongzhi/"])
    assert "通行算法 | 成本控制率 = 实际成本 ÷ 计划成本 × 100%（未核实）" in text
    assert "官方文件里的这一项\n收入词典的官方文件里没有这个名称" in text


def test_每个词条都有出处或照说没有(example: Study):
    for term in example.workspace.dictionary.terms:
        assert all(source.place for source in term.sources), term.name  # 只有文号不够，要说在哪张表、哪一条
        assert not (term.sources and term.formula), term.name  # 有官方出处的，算法写在那份文件之下


def test_没有评价时词典照样有(tmp_path: Path):
    done = study(tmp_path)
    blocks = dictionary_index(uses_of(done), done.workspace.registry)
    assert [line for block in blocks for line in lines(block)][-1] == "没有。"
    assert "已收入的评价没有用它。" in outline(pages_of(done)["dictionary/juece/"])


@pytest.mark.parametrize(("path", "name"), [("yusuan-zhixing", "term"), ("chanchu-shuliang", "term-group")])
def test_词条页与金样相同(example: Study, golden: Callable[[str, str], None], path: str, name: str):
    golden(f"compose/{name}.txt", outline(pages_of(example)[f"dictionary/{path}/"]))


def test_目录与金样相同(example: Study, golden: Callable[[str, str], None]):
    blocks = dictionary_index(uses_of(example), example.workspace.registry)
    text = "\n".join(line for block in blocks for line in lines(block))
    golden("compose/dictionary.txt", text + "\n")
