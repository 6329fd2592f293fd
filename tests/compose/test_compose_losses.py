"""失分：由多到少，各说得几分、失几分、为什么；没有失分的照说。"""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from jixiao.compose.losses import loss_blocks, losses
from jixiao.model.evaluation import Audience
from jixiao.model.report import Link, ListBlock, Paragraph, SitePath
from jixiao.model.report_text import plain_text
from jixiao.model.scored import ScoredDossier
from jixiao.pipeline import Study, study

Report: TypeAlias = Callable[[dict[str, str]], Study]
Write: TypeAlias = Callable[[dict[str, str]], Path]

CASE = "evaluations/2024/case/evaluation.yaml"


def one(found: Study, identifier: str) -> ScoredDossier:
    return next(scored for scored in found.scored if scored.identifier == identifier)


def told(scored: ScoredDossier) -> dict[str, list[str]]:
    """各项失分：称呼 → 各行。"""
    return {loss.name: [plain_text(line) for line in loss.lines] for loss in losses(scored)}


def test_由多到少(example: Study):
    names = list(told(one(example, "2024/xinzhuang-dangjian")))
    assert names[:3] == ["D31 党员满意度", "B11 预算执行率", "A21 绩效目标合理性"]


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        (
            "D31 党员满意度",
            [
                "D31 党员满意度　3.2 / 5（−1.8）",
                (
                    "实际值 ≥80%（原文只说“80%以上”，未给确数），满分线 95%。"
                    "调研结果称党员干部对当年党建工作的总体满意度在八成以上。"
                ),
            ],
        ),
        (
            "B11 预算执行率",
            [
                "B11 预算执行率　3.9 / 5（−1.1）",
                (
                    "年初预算执行率 78.89%，满分线 95%，低于 80% 不得分。"
                    "以年初预算计，执行率不到八成；以年中调整后的预算计，接近全部执行。"
                ),
                "按规则应得 0.00 分，评定与此不同，没有说明理由。",
            ],
        ),
        (
            "C31 各项党建活动开展及时性",
            [
                "C31 各项党建活动开展及时性　3 / 4（−1）",
                "发生 1 次。各项活动大体按上级要求和计划时间进行，个别子项目未照原计划开展，也未定具体时间节点。",
            ],
        ),
    ],
)
def test_各行的话(example: Study, name: str, lines: list[str]):
    assert told(one(example, "2024/xinzhuang-dangjian"))[name] == lines


def test_清单说不符合哪一项_问卷说得率与满分线(example: Study):
    found = told(one(example, "2024/xinzhuang-dangjian"))
    assert found["A21 绩效目标合理性"][1].startswith("不符合：项目预期产出效果符合正常的业绩水平。")
    assert found["D32 居民群众满意度"][1].startswith("得率 84.40%，满分线 95%。")
    assert found["D13 园区党建水平提升情况"][1].startswith("得率 81.60%，得分按这个比率计。")


def test_来源只评到一级的_写评定理由_列出其下自评失分的(example: Study):
    scored = one(example, "2026/hongqiao-dangqun")
    found = told(scored)
    assert list(found) == ["A 项目决策", "B 项目管理", "C 项目绩效"]
    head, reason, below = found["A 项目决策"]
    assert head == "A 项目决策　44 / 50（−6）"
    assert reason.startswith("评审得分只给到一级指标，比自评少2分")
    assert below == "其下单位自评就失分的：A22 预算细化度、A24 预算编制合理性。"
    links = [item.target for loss in losses(scored) for item in loss.lines[0] if isinstance(item, Link)]
    assert [link.anchor for link in links if isinstance(link, SitePath)] == ["i-A11", "i-B11", "i-C11"]


def test_自评表连同预算执行率(report: Report):
    assert told(one(report({}), "2024/form")) == {
        "新书入藏": ["新书入藏　18.00 / 20.00（−2）", "年度指标值 ≥1000册，实际完成值 900册。书价上涨。"],
        "预算执行率": ["预算执行率　8.89 / 10.00（−1.11）", "执行率 88.88%，得分 = 预算执行率 × 分值。"],
    }


def test_失分相同的照指标体系的次序(report: Report):
    text = report({}).workspace.sources[CASE]
    for old, new in (("代码: A2,", "代码: Z2,"), ("[A2, D2]", "[Z2, D2]"), ("评定得分: 20}", "评定得分: 18}")):
        text = text.replace(old, new)
    found = told(one(report({"evaluation.yaml": text}), "2024/case"))
    assert [name.split(" ")[0] for name in found][:3] == ["Z2", "B1", "D1"]


def test_只列几项的_其余到指标体系去看(example: Study):
    scored = one(example, "2024/xinzhuang-dangjian")
    listed, others = loss_blocks(scored, 3)
    assert isinstance(listed, ListBlock)
    assert isinstance(others, Paragraph)
    assert len(listed.items) == 3
    assert plain_text(others.content) == f"另有 {len(losses(scored)) - 3} 项失分，见指标体系：只看失分项。"
    (link,) = [item for item in others.content if isinstance(item, Link)]
    assert link.target == SitePath("2024/xinzhuang-dangjian/indicators/", query=(("show", "loss"),))


def test_没有失分的照说(example: Study):
    (block,) = loss_blocks(one(example, "2023/zuzhibu-renshi-ruanjian"))
    assert isinstance(block, Paragraph)
    assert plain_text(block.content) == "没有失分。"


@pytest.mark.parametrize(("publicity", "count"), [("主动公开", 1), ("内部", 0)])
def test_由不给看的附件得来的数不说(report: Report, workspace: Write, publicity: str, count: int):
    sources = dict(report({}).workspace.sources)
    text = sources[CASE].replace("公开级别: 内部", "公开级别: 主动公开", 1)
    rule = "评分规则: {类型: 问卷, 系数: {满意: 1, 一般: 0.6, 不满意: 0}}, 评价数据: {题目: [{问卷: 读者, 题号: 1}]}"
    text = text.replace("年度指标值: ≥90%, 实际完成值: 81%, 评定得分: 9,", f"{rule}, 评定得分: 9,")
    text = text.replace("问卷: [读者]}", f"问卷: [读者], 公开级别: {publicity}}}")
    found = told(one(study(workspace({**sources, CASE: text}), Audience.PUBLIC), "2024/case"))
    assert sum("得率 96.00%" in line for line in found["D2 读者满意度"]) == count
