"""来历卡上的话：人评定的得分没有公式，写由谁评定、按规则应得几分；算式用给人看的名称与运算符。"""

import re

import pytest

from jixiao.compose.trace import derivation_card
from jixiao.model.report_text import plain_text
from jixiao.pipeline import Study


def card(example: Study, identifier: str, key: str) -> dict[str, str]:
    (scored,) = [one for one in example.scored if one.identifier == identifier]
    shown = derivation_card(scored, scored.facts[key], example.workspace.registry)
    return {line.label: "；".join(plain_text(item) for item in line.items) for line in shown.lines}


def test_评价者评定的_对照规则得分(example: Study):
    shown = card(example, "2024/xinzhuang-dangjian", "指标.B11.评定得分")
    assert [*shown][:4] == ["来源", "标准", "对照", "若改用"]
    assert shown["来源"] == "由评价者评定，不是照规则算出的"
    assert shown["对照"] == "B11 预算执行率　规则得分 0.00 分"
    assert not {"公式", "代入", "结果", "输入"} & shown.keys()


def test_自评表上的是填报单位自评(example: Study):
    shown = card(example, "2024/xidu-dangjian", "指标.2.1.7.得分")
    assert shown["来源"] == "由填报单位自评，不是照规则算出的"
    assert shown["对照"] == "红领书记工作室举办活动场次　规则得分 0.25 分"


@pytest.mark.parametrize(
    ("identifier", "key", "expected"),
    [
        ("2026/hongqiao-dangqun", "表.预算审核.第3行.核减率", {"公式": "核减率 = 核减金额 ÷ 预算金额"}),
        (
            "2024/huacao-dangqun",
            "指标.B14.规则得分",
            {"公式": "得分 = 分值 × (1 − 绝对值(调整率))；调整率 = (全年预算数 − 年初预算数) ÷ 年初预算数"},
        ),
        ("2024/huacao-dangqun", "表.政府采购.第1行.占比2022年", {"公式": "占比2022年 = 金额2022年 ÷ 合计(金额2022年)"}),
        ("2024/huacao-dangqun", "指标.B121.规则得分", {"代入": "评价认定未达标"}),
        (
            "2024/huacao-dangqun",
            "指标.D133.规则得分",
            {"公式": "“靠前”得分值的 100%；“处于中游”得分值的 0%", "代入": "属于“处于中游”，得分值的 0%"},
        ),
        ("2024/huacao-dangqun", "指标.A31.规则得分", {"代入": "①1 分 + ②0 分"}),
        ("2024/huacao-dangqun", "指标.D31.得率", {"公式": "得率 = 8 题得率的平均"}),
        ("2024/xinzhuang-dangjian", "指标.C31.规则得分", {"公式": "每发生一次扣 1 分，扣完为止"}),
        (
            "2024/xinzhuang-dangjian",
            "指标.D31.规则得分",
            {
                "公式": "≥95% 得满分；每低 1 个百分点扣分值的 5%，扣完为止",
                "代入": "按下限算：(95% − 80%) ÷ 1% = 15；5 − 15 × 0.25 = 1.25 分",
            },
        ),
        ("2024/xinzhuang-dangjian", "指标.数量", {"代入": "决策 5 项、过程 6 项、产出 7 项、效益 6 项"}),
        (
            "2026/hongqiao-dangqun",
            "指标.A11.得分",
            {"公式": "没有评定得分，照单位自评的认定算；原文评到上一级的，以上一级为准"},
        ),
    ],
)
def test_各类数的话(example: Study, identifier: str, key: str, expected: dict[str, str]):
    shown = card(example, identifier, key)
    assert {label: shown.get(label) for label in expected} == expected


def test_公式里没有程序的写法(example: Study):
    """数据项的名称、键盘上的除号与减号、百分号前的空格，读者不该看见。"""
    unwanted = re.compile(r"资金\.| [/*] | - |\d %|步；")
    found = [
        (scored.identifier, key, text)
        for scored in example.scored
        for key, fact in scored.facts.items()
        if fact.derivation is not None
        for text in (fact.derivation.formula, fact.derivation.substitution)
        if unwanted.search(text)
    ]
    assert found == []
