"""得分格是活的：同一条规则，数据变了只是输入格变，公式的文字不变；输入格都指得到数据项。"""

from typing import Any, TypeAlias

import pytest

from jixiao.model.scored import ScoredLeaf
from jixiao.model.workbook import CellFormula
from jixiao.pipeline import study
from jixiao.score.rules import RULES

Written: TypeAlias = dict[str, Any]

SURVEY = {"居民": {"标题": "居民", "题目": [{"题号": n, "题干": "满意", "选项": o} for n, o in enumerate(
    ({"满意": "30", "不满意": "70"}, {"满意": "99", "不满意": "1"}), start=1)]}}  # fmt: skip
FUNDS = {"年度资金总额": {"年初预算数": "30", "全年预算数": "28", "全年执行数": "27.6"}}
LADDER = [
    {"下限": "90", "得分比例": "100%"},
    {"下限": "60", "上限": "90", "得分": "2"},
    {"上限": "60", "得分比例": "0%"},
]

PAIRS: dict[str, tuple[Written, Written, Written]] = {
    "完成比例，评价数据": (
        {"评分规则": {"类型": "完成比例", "起评线": "60%"}},
        {"评价数据": {"计划值": "7个", "实际值": "3个"}},
        {"评价数据": {"计划值": "5个", "实际值": "6个"}},
    ),
    "完成比例，正向": (
        {"评分规则": {"类型": "完成比例"}, "年度指标值": "≥90%"},
        {"实际完成值": "80%"},
        {"实际完成值": "99%"},
    ),
    "完成比例，反向": (
        {"评分规则": {"类型": "完成比例"}, "年度指标值": "≤5天"},
        {"实际完成值": "8天"},
        {"实际完成值": "3天"},
    ),
    "完成比例，区间": (
        {"评分规则": {"类型": "完成比例"}, "年度指标值": "2-4次"},
        {"实际完成值": "1次"},
        {"实际完成值": "4次"},
    ),
    "阈值扣分": (
        {"评分规则": {"类型": "阈值扣分", "满分线": "95%", "每低": "1%", "扣分": "1", "不得分线": "80%"}},
        {"评价数据": {"实际值": "99%"}},
        {"评价数据": {"实际值": "10%"}},
    ),
    "分档": (
        {"评分规则": {"类型": "分档", "档次": LADDER}},
        {"评价数据": {"实际值": "95分"}},
        {"评价数据": {"实际值": "5分"}},
    ),
    "清单，均分": (
        {"评分规则": {"类型": "清单", "要点": ["甲", "乙", "丙"]}},
        {"评价数据": {"缺项": []}},
        {"评价数据": {"缺项": ["1", "3"]}},
    ),
    "问卷": (
        {"问卷": SURVEY, "评分规则": {"类型": "问卷", "系数": {"满意": "1", "不满意": "0.2"}}},
        {"评价数据": {"题目": [{"问卷": "居民", "题号": "1"}]}},
        {"评价数据": {"题目": [{"问卷": "居民", "题号": "2"}]}},
    ),
    "达标": (
        {"评分规则": {"类型": "达标", "比较": "≤", "未达标得分比例": "30%"}},
        {"评价数据": {"计划值": "12万元", "实际值": "10万元"}},
        {"评价数据": {"计划值": "12万元", "实际值": "120001元"}},
    ),
    "按次扣分": (
        {"评分规则": {"类型": "按次扣分", "每次扣": "1"}},
        {"评价数据": {"次数": "0"}},
        {"评价数据": {"次数": "9"}},
    ),
    "分点": (
        {"评分规则": {"类型": "分点", "要点": [{"内容": "甲", "分值": "3", "至少": "2"}, {"内容": "乙", "分值": "1"}]}},
        {"评价数据": {"各点": [{"序号": "1", "数量": "1"}, {"序号": "2", "符合": "是"}]}},
        {"评价数据": {"各点": [{"序号": "1", "数量": "5"}, {"序号": "2", "符合": "否"}]}},
    ),
    "公式": (
        {"评分规则": {"类型": "公式", "得分": "分值 × 资金.全年执行数 ÷ 资金.年初预算数"}},
        {"资金": FUNDS},
        {"资金": {"年度资金总额": {**FUNDS["年度资金总额"], "全年执行数": "3"}}},
    ),
}


def leaf_of(score: Any, written: Written) -> ScoredLeaf:  # noqa: ANN401 conftest 的 Score
    shared = {key: written[key] for key in ("资金", "问卷") if key in written}
    leaf = {key: value for key, value in written.items() if key not in shared}
    scored = score({**shared, "指标体系": [{"代码": "A1", "名称": "甲", "分值": "5", **leaf}]})
    return next(scored.leaves())


def test_能计算的规则都试到():
    assert {name.partition("，")[0] for name in PAIRS} == {rule.name for rule in RULES if rule.cell is not None}


@pytest.mark.parametrize(("rule", "one", "other"), PAIRS.values(), ids=PAIRS.keys())
def test_数据变了公式的文字不变(score, rule: Written, one: Written, other: Written):  # noqa: ANN001 conftest 的 Score
    first, second = leaf_of(score, {**rule, **one}), leaf_of(score, {**rule, **other})
    assert first.computed != second.computed
    assert isinstance(first.cell, CellFormula)
    assert isinstance(second.cell, CellFormula)
    assert first.cell.text == second.cell.text
    assert [i.name for i in first.cell.inputs] == [i.name for i in second.cell.inputs]
    assert [i.value for i in first.cell.inputs] != [i.value for i in second.cell.inputs]


def test_输入格指的数据项都在_占位一个不多一个不少(repository):  # noqa: ANN001 仓库根目录
    seen = 0
    for scored in study(repository).scored:
        cells = [leaf.cell for leaf in scored.leaves()]
        cells.append(scored.execution.cell if scored.execution is not None else None)
        for cell in cells:
            if cell is not None:
                seen += 1
                assert all(one.key in scored.facts for one in cell.inputs if one.key), cell
                assert all(f"{{{one.name}}}" in cell.text for one in cell.inputs), cell
                names = [one.name for one in cell.inputs]
                assert len(names) == len(set(names))
                assert "{" not in cell.at(dict.fromkeys(names, "A1"))
    assert seen > 200
