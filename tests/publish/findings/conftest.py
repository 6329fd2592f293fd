"""各种输出格式共用：一个两份评价的小工作区，有错误、警告、已说明的、相关的另一处。"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from jixiao.model.check_report import CheckReport
from jixiao.pipeline import study

FORM = (Path(__file__).parents[2] / "cases" / "findings" / "form.yaml").read_text("utf-8")
ANSWERS = """\
复核说明:
  - {编号: JX302, 对象: 指标.S1, 理由: 评价小组一致意见 & 有会议纪要}
"""
# 只看这几种：别的检查增加了，这里的金样不必跟着改
CODES = {"JX302", "JX310", "JX601"}


@pytest.fixture
def report(workspace: Callable[[dict[str, str]], Path]) -> CheckReport:
    root = workspace(
        {
            "evaluations/2024/draft/evaluation.yaml": FORM.replace("项目名称: ", "项目名称: 起草中的"),
            "evaluations/2024/old/evaluation.yaml": FORM.replace("起草中", "已公布").replace(
                "项目名称: ", "项目名称: 已公布的"
            )
            + ANSWERS,
            "evaluations/2024/clean/evaluation.yaml": FORM.replace("项目名称: ", "项目名称: 没有毛病的")
            .replace("得分: 40}", "得分: 50}")
            .replace("代码: S1, 年度指标值: ≥100", "年度指标值: ≥100")
            .replace("得分: 36}", "得分: 36, 偏差原因分析及改进措施: 装修闭馆。}"),
        }
    )
    whole = study(root).report
    found = tuple(d for d in whole.found if d.code in CODES)
    return replace(whole, found=found, answered=tuple(a for a in whole.answered if a.diagnostic.code in CODES))
