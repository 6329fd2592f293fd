"""口径调整：改个别设置，改后的口径照样全部校验。"""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from jixiao.model.diagnostic import Severity
from jixiao.pipeline import Study, study

Write: TypeAlias = Callable[[dict[str, str]], Path]

FORM = """\
评价类型: 项目支出绩效自评
文件状态: 起草中
评分口径: national-2020
口径调整:
  - 设置: {setting}
    值: {value}
    理由: 区财政局约定
年度: 2024
项目名称: 样例项目
主管部门: 样例局
实施单位: 样例中心
资金:
  年度资金总额: {{年初预算数: 40.00, 全年预算数: 20.00, 全年执行数: 20.00}}
  分值: 10
绩效指标:
  - {{一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 场次, 年度指标值: ≥10场, 实际完成值: 10场, 分值: 90}}
"""


def adjusted(workspace: Write, setting: str, value: str) -> Study:
    text = FORM.format(setting=setting, value=value)
    return study(workspace({"evaluations/2024/sample/evaluation.yaml": text}))


def test_改了分母_执行率与得分都随之而变(workspace: Write):
    result = adjusted(workspace, "执行率分母", "年初预算数")
    warned = [d.code for d in result.diagnostics if d.severity is not Severity.INFO]
    assert warned == ["JX314"]  # 一半没有花出去，产出却满分，问得对
    (scored,) = result.scored
    assert scored.facts["资金.预算执行率"].text == "50.00"
    assert str(scored.total) == "95.00"
    assert "区财政局约定" in scored.dossier.profile.denominator.basis


def test_改了等级_按新的定级(workspace: Write):
    grades = "[{名称: 合格, 下限: 60}, {名称: 不合格, 下限: 0}]"
    (scored,) = adjusted(workspace, "等级", grades).scored
    assert scored.grade == "合格"


def test_改后不合口径要求的不收(workspace: Write):
    result = adjusted(workspace, "等级", "[{名称: 合格, 下限: 60}]")
    assert result.scored == ()
    assert [d.code for d in result.diagnostics] == ["JX203"]
    assert "最低一级下限为 0" in result.diagnostics[0].message


def test_不是设置的栏目不能调整(workspace: Write):
    result = adjusted(workspace, "标识", "另一个")
    (found,) = result.diagnostics
    assert found.code == "JX204"
    assert (found.at.line, found.at.column) == (5, 9)
    assert "执行率分母" in found.hint


def test_别的评价用的口径不受影响(workspace: Write):
    text = FORM.format(setting="执行率分母", value="年初预算数")
    plain = text.replace(text[text.index("口径调整") : text.index("年度: ")], "")
    result = study(workspace({"evaluations/2024/a/evaluation.yaml": text, "evaluations/2024/b/evaluation.yaml": plain}))
    assert [s.facts["资金.预算执行率"].text for s in result.scored] == ["50.00", "100.00"]


def test_加一项口径原来没有的分段(workspace: Write):
    steps = "[{下限: 95%, 得分比例: 100%}, {下限: 90%, 得分比例: 70%}]"
    text = FORM.format(setting="满意度分段", value=steps)
    names = "一级指标: 满意度指标, 二级指标: 满意度, 三级指标: 读者满意度"
    satisfied = f"  - {{{names}, 年度指标值: ≥90%, 实际完成值: 92%, 分值: 10}}\n"
    result = study(workspace({"evaluations/2024/sample/evaluation.yaml": text + satisfied}))
    (scored,) = result.scored
    *_, leaf = scored.leaves()
    assert (leaf.rule, str(leaf.computed)) == ("分档", "7.00")
    derivation = scored.facts[f"指标.{leaf.anchor}.规则得分"].derivation
    assert derivation is not None
    assert derivation.basis == ("本评价调整：区财政局约定",)
    assert derivation.inputs[0] == f"指标.{leaf.anchor}.实际值"
    assert scored.facts[f"指标.{leaf.anchor}.实际值"].at is not None
