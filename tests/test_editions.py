"""各份评价的版本，与它们由什么内容得来。"""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from jixiao.editions import content_key, editions_of, program_digest
from jixiao.model.evaluation import Audience
from jixiao.pipeline import study

Write: TypeAlias = Callable[[dict[str, str]], Path]
ENTRY = """\
评价类型: 财政支出项目绩效评价
文件状态: 已公布
公开级别: 主动公开
评分口径: national-2020
年度: 2024
项目名称: 样例项目
主管部门: 样例局
实施单位: 样例中心
指标体系: [{代码: A1, 名称: 立项, 分值: 100, 评分规则: {类型: 达标}, 评价数据: {达标: 是}, 评定得分: 90}]
"""
FILES = {"evaluations/2024/a/evaluation.yaml": ENTRY, "evaluations/2024/b/evaluation.yaml": ENTRY}


def key(root: Path, what: str = "json", audience: Audience = Audience.PUBLIC, identifier: str = "2024/a") -> str:
    result = study(root, audience)
    return content_key(result, [e for e in editions_of(result, audience) if e.scored.identifier == identifier], what)


def test_复核的发现只进内部版(workspace: Write) -> None:
    root = workspace(FILES)
    found = {audience: editions_of(study(root, audience), audience) for audience in Audience}
    assert all(edition.findings == () for edition in found[Audience.PUBLIC])
    assert all(edition.findings for edition in found[Audience.INTERNAL])
    assert [e.scored.identifier for e in found[Audience.PUBLIC]] == ["2024/a", "2024/b"]


def test_内容没有变_散列也没有变(workspace: Write) -> None:
    root = workspace(FILES)
    assert key(root) == key(root)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("evaluations/2024/a/evaluation.yaml", ENTRY + "说明: 补一句\n"),
        ("evaluations/_shared/organisations.yaml", "单位: [{标识: center, 名称: 样例中心}]\n"),
        ("evaluations/2024/b/evaluation.yaml", ENTRY.replace("样例项目", "改名")),  # 别的评价的名称，引用时要写
    ],
)
def test_所由得来的变了_散列就变(workspace: Write, name: str, text: str) -> None:
    before = key(workspace(FILES))
    assert key(workspace({**FILES, name: text})) != before


def test_别的评价的内容与这一份无关(workspace: Write) -> None:
    before = key(workspace(FILES))
    changed = {**FILES, "evaluations/2024/b/evaluation.yaml": ENTRY + "说明: 补一句\n"}
    assert key(workspace(changed)) == before


def test_格式与给谁看不同_散列不同(workspace: Write) -> None:
    root = workspace(FILES)
    found = {key(root), key(root, "csv"), key(root, audience=Audience.INTERNAL), key(root, identifier="2024/b")}
    assert len(found) == 4


def test_程序的散列只算一次_与次序无关() -> None:
    before = program_digest()
    program_digest.cache_clear()
    assert program_digest() == before
