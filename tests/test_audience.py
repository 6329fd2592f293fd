"""公开级别：公开的构建只收主动公开的评价与附件，没有写明公开的一律不收。"""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import TypeAlias

from jixiao.model.evaluation import Audience
from jixiao.pipeline import Study, study

Write: TypeAlias = Callable[[dict[str, str]], Path]

REPORT = """\
评价类型: 财政支出项目绩效评价
文件状态: 已公布
公开级别: 主动公开
评分口径: national-2020
年度: 2024
项目名称: 样例项目
主管部门: 样例局
实施单位: 样例中心
指标体系: [{代码: A1, 名称: 立项, 分值: 100, 评分规则: {类型: 达标}, 评价数据: {达标: 是}}]
表格:
  底稿:
    标题: 内部底稿
    列: [{名称: 事项}, {名称: 金额, 类型: 金额}]
    行: [[秘密事项, 987654.00]]
  公示:
    标题: 公示表
    列: [{名称: 事项}, {名称: 金额, 类型: 金额}]
    行: [[公开事项, 123.00]]
附件:
  - {标题: 底稿附件, 表格: [底稿], 正文: appendices/secret.md, 公开级别: 内部}
  - {标题: 公示附件, 表格: [公示]}
"""
FILES = {
    "evaluations/2024/open/evaluation.yaml": REPORT,
    "evaluations/2024/open/narrative/10-overview.md": "# 概况\n\n详见[](appendix:1)和[](appendix:2)。\n",
    "evaluations/2024/open/appendices/secret.md": "# 访谈\n\n受访者的原话。\n",
    "evaluations/2024/closed/evaluation.yaml": REPORT.replace("公开级别: 主动公开\n", "").partition("表格:")[0],
    "evaluations/2024/asked/evaluation.yaml": REPORT.replace("主动公开", "依申请公开").partition("表格:")[0],
}


def strings(node: object) -> Iterator[str]:
    """一棵树里的全部文字。"""
    if isinstance(node, str):
        yield node
    elif isinstance(node, tuple):
        for item in node:
            yield from strings(item)
    elif is_dataclass(node):
        for field in fields(node):
            yield from strings(getattr(node, field.name))


def said(result: Study) -> str:
    return "\n".join(text for composed in result.composed for text in strings(composed.report.pages))


def test_公开的只收主动公开的评价(workspace: Write) -> None:
    result = study(workspace(FILES), Audience.PUBLIC)
    assert [s.identifier for s in result.scored] == ["2024/open"]
    assert result.withheld == 2


def test_不公开的附件一个字也不出现(workspace: Write) -> None:
    text = said(study(workspace(FILES), Audience.PUBLIC))
    for secret in ("秘密事项", "987,654", "987654", "受访者", "底稿附件", "内部底稿"):
        assert secret not in text
    assert "公开事项" in text
    assert "123.00" in text


def test_附件的号在两种版本里一致(workspace: Write) -> None:
    root = workspace(FILES)
    public, internal = study(root, Audience.PUBLIC), study(root, Audience.INTERNAL)
    assert "附件1（不公开）" in said(public)
    assert "附件2　公示附件" in said(public)
    assert "附件1　底稿附件" in said(internal)
    assert "附件2　公示附件" in said(internal)


def test_内部的全收(workspace: Write) -> None:
    result = study(workspace(FILES), Audience.INTERNAL)
    assert len(result.scored) == 3
    assert result.withheld == 0
    assert "受访者的原话" in said(result)


def test_示例都是主动公开的(repository: Path) -> None:
    assert study(repository, Audience.PUBLIC).withheld == 0
