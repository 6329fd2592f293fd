"""各种输出格式共用：一个两份评价的小工作区，有错误、警告、已说明的、相关的另一处。"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from jixiao.model.check_report import CheckReport
from jixiao.pipeline import study

FORM = """\
评价类型: 项目支出绩效自评
文件状态: {status}
公开级别: 内部
评分口径: national-2020
年度: 2024
项目名称: {name}
主管部门: 样例局
实施单位: 样例中心
资金:
  年度资金总额: {{全年预算数: 10.00, 全年执行数: 10.00}}
  分值: 10
  得分: 10.00
绩效指标:
  - {{一级指标: 产出指标, 二级指标: 数量指标, 三级指标: "开放:天数,100%<达标>", 代码: S1, 年度指标值: ≥300天, 实际完成值: 300天, 分值: 50, 得分: 40}}
  - {{一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 读者人次, 代码: S1, 年度指标值: ≥100人次, 实际完成值: 90人次, 分值: 40, 得分: 36}}
"""
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
            "evaluations/2024/draft/evaluation.yaml": FORM.format(status="起草中", name="起草中的自评表"),
            "evaluations/2024/old/evaluation.yaml": FORM.format(status="已公布", name="已公布的自评表") + ANSWERS,
            "evaluations/2024/clean/evaluation.yaml": FORM.format(status="起草中", name="没有毛病的自评表")
            .replace("得分: 40}", "得分: 50}")
            .replace("代码: S1, 年度指标值: ≥100", "年度指标值: ≥100")
            .replace("得分: 36}", "得分: 36, 偏差原因分析及改进措施: 装修闭馆。}"),
        }
    )
    whole = study(root).report
    found = tuple(d for d in whole.found if d.code in CODES)
    return replace(whole, found=found, answered=tuple(a for a in whole.answered if a.diagnostic.code in CODES))
