"""雷同的文字：一组只说一次，份数多了仍是走一遍；没有相同的一句也不碰运气。"""

from collections.abc import Callable
from pathlib import Path

from tests.audit.bases import base_files

from jixiao.audit.across.shared_text import find_shared_texts
from jixiao.audit.check import subject_of
from jixiao.model.diagnostic import Diagnostic
from jixiao.pipeline import study

GOAL = "全年每天向居民免费开放阅览室，及时添置新书，按月举办读书活动，营造全民阅读的氛围，让居民在家门口读到好书。"
OTHER = "更新机房的服务器和交换机，完成等级保护测评，全年没有重大故障，软硬件的维护都在规定时限之内做完，用户满意。"


def found_among(workspace: Callable[[dict[str, str]], Path], goals: list[str]) -> list[Diagnostic]:
    files: dict[str, str] = {}
    for number, goal in enumerate(goals):
        changed = base_files("form", {"预期目标: 全年开放，读者满意。": f"预期目标: {goal}"})
        files[f"evaluations/2024/e{number:03}/evaluation.yaml"] = changed["evaluation.yaml"]
    found = study(workspace(files))
    return list(find_shared_texts(tuple(subject_of(one, found.workspace.registry) for one in found.scored)))


def test_三十份相同只有一条_另几处列出五处(workspace: Callable[[dict[str, str]], Path]):
    (one,) = found_among(workspace, [GOAL] * 30)
    assert one.evaluation == "2024/e000"
    assert "与另 29 份评价的文字全部相同" in one.message
    assert [r.at.path.split("/")[2] for r in one.related] == ["e001", "e002", "e003", "e004", "e005"]


def test_两组各说各的(workspace: Callable[[dict[str, str]], Path]):
    found = found_among(workspace, [GOAL, OTHER, GOAL, OTHER, OTHER])
    assert [(d.evaluation, "另 1 份" in d.message, "另 2 份" in d.message) for d in found] == [
        ("2024/e000", True, False),
        ("2024/e001", False, True),
    ]


def test_恰到七成的算_差一点的不算(workspace: Callable[[dict[str, str]], Path]):
    letters = "".join(chr(0x4E00 + 7 * n) for n in range(400))
    whole = letters[:87]  # 八十个八字连写
    for kept, alike in ((56, True), (55, False)):
        part = letters[: kept + 7] + letters[200 : 200 + 80 - kept]
        assert bool(found_among(workspace, [whole, part])) is alike, kept
