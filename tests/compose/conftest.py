"""编排的测试共用：一份样本报告、全站的示例、在产物里逐个走过每个节点。"""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

import pytest

from jixiao.pipeline import Study, study
from jixiao.wording.codes.catalogue import AUDIT_CODES

_AUDITED = {code.code for code in AUDIT_CODES}
_BASES = Path(__file__).parents[1] / "cases" / "plain"

_SHARED = """\
政策文件:
  - {标识: caiyu-2020-10, 标题: 项目支出绩效评价管理办法, 文号: 财预〔2020〕10号, 层级: 国家, 别名: [10号文]}
  - {标识: minutes-3, 标题: 街道办事处会议纪要2024年3期}
  - {标识: unused, 标题: 没有引用的文件, 被替代: caiyu-2020-10, 说明: 被《项目支出绩效评价管理办法》替代。}
"""

_MORE = """\
主要经验:
  - {标题: 开放时间长, 内容: 全年开放。}
  - {标题: 志愿者多, 内容: 常年三十人。}
存在的问题:
  - 编号: 问题1
    标题: 目标未量化
    内容: 与《项目支出绩效评价管理办法》（财预〔2020〕10号）的要求有距离。
    相关指标: [A2, D2]
  - {编号: 问题2, 标题: 满意度未达标, 内容: 座位不足。}
有关建议:
  - 编号: 建议1
    标题: 量化目标
    内容: 逐项写明数值。
    针对问题: [问题1]
    责任单位: 党群中心
    整改期限: 2025-06
    整改状态: 整改中
附件:
  - {标题: 指标体系及得分, 指标体系: 是}
  - {标题: 基础表, 表格: [藏书, 场次]}
  - {标题: 访谈汇总, 正文: appendices/3-interviews.md}
  - {标题: 问卷统计, 问卷: [读者]}
问卷:
  读者:
    标题: 读者问卷
    有效份数: 100
    题目:
      - {题号: 1, 题干: 是否满意, 选项: {满意: 90%, 一般: 10%, 不满意: }, 公布值: {得率: 96%}}
      - {题号: 2, 题干: 还有什么建议}
"""

_TABLES = """\
表格:
  藏书: {标题: 藏书情况, 单位: 万元, 列: [{名称: 类别}, {名称: 金额, 类型: 金额}], 行: [[图书, 5.98]]}
  场次: {标题: 各月场次, 列: [{名称: 月份}, {名称: 场次, 类型: 数值}], 行: [[一月, 2], [二月, 3]]}
  座位: {标题: 座位数, 列: [{名称: 楼层}, {名称: 座位, 类型: 数值}], 行: [[一楼, 40]]}
"""


@pytest.fixture
def report(workspace: Callable[[dict[str, str]], Path]) -> Callable[[dict[str, str]], Study]:
    """样本报告，加上给出的正文（narrative/…、appendices/…），处理一遍；同名的文件以给出的为准。

    样本从简，复核会有话说；编排的测试只看读取与编排的诊断。
    """

    def run(files: dict[str, str]) -> Study:
        home = "evaluations/2024/case"
        written = {
            "evaluations/_shared/policies/all.yaml": _SHARED,
            f"{home}/evaluation.yaml": (_BASES / "report.yaml").read_text("utf-8") + _MORE,
            f"{home}/tables.yaml": _TABLES,
            f"{home}/appendices/3-interviews.md": "# 访谈\n\n略。\n",
            "evaluations/2024/form/evaluation.yaml": (_BASES / "form.yaml").read_text("utf-8"),
        }
        done = study(workspace({**written, **{f"{home}/{name}": text for name, text in files.items()}}))
        return replace(done, diagnostics=tuple(d for d in done.diagnostics if d.code not in _AUDITED))

    return run


@pytest.fixture(scope="session")
def example(repository: Path) -> Study:
    """仓库自带的全部评价。"""
    return study(repository)


@pytest.fixture(scope="session")
def nodes() -> Callable[[object], Iterator[object]]:
    """产物里的每个节点，由外到内。"""

    def walk(node: object) -> Iterator[object]:
        if isinstance(node, tuple):
            for item in node:
                yield from walk(item)
        elif is_dataclass(node) and not isinstance(node, type):
            yield node
            for field in fields(node):
                yield from walk(getattr(node, field.name))

    return walk
