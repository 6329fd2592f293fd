"""口径的各项设置都说得出来。"""

from collections.abc import Callable
from pathlib import Path

from jixiao.model.profile import Profile
from jixiao.pipeline import BUILTIN_PROFILES, study
from jixiao.wording.profiles import profile_lines

NATIONAL = BUILTIN_PROFILES / "national-2020.yaml"
ADDED = """
公布格式: {值: {表单: [pdf, json], 报告: []}, 出处: 甲}
公开目录: {值: [{栏目: 索引号, 必填: 是}, {栏目: 发文机关, 名称: 信息所属单位}, 发布日期], 出处: 乙}
"""


def lines(workspace: Callable[[dict[str, str]], Path], text: str) -> dict[str, tuple[str, str]]:
    result = study(workspace({"evaluations/_shared/profiles/own.yaml": text}))
    assert result.diagnostics == ()
    (profile,) = (one for one in result.workspace.profiles if one.identifier == "own")
    return {line.title: (line.text, line.basis) for line in profile_lines(profile)}


def test_公布的文件与公开目录(workspace: Callable[[dict[str, str]], Path]) -> None:
    text = NATIONAL.read_text("utf-8").replace("标识: national-2020", "标识: own") + ADDED
    found = lines(workspace, text)
    assert found["公布格式"] == ("表单：pdf、json；报告：都不公布", "甲")
    assert found["公开目录"] == ("索引号（必填）；信息所属单位；发布日期", "乙")


def test_写了的设置一项不少_次序照模型(workspace: Callable[[dict[str, str]], Path]) -> None:
    text = NATIONAL.read_text("utf-8").replace("标识: national-2020", "标识: own") + ADDED
    written = [title for title in Profile.settings() if f"\n{title}:" in text]
    assert [*lines(workspace, text)] == written
