"""explain：一个数的来历，或一条诊断的说明。"""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from jixiao.score.rules import RULES, RuleKind
from jixiao.wording.codes.catalogue import CODES, code_named

Run = Callable[..., Result]


@pytest.mark.parametrize("arguments", [("2024/xinzhuang-dangjian#B11",), ("2024/xinzhuang-dangjian", "B11")])
def test_一项指标_公式代入结果输入依据_直到文件的行号(run: Run, repository: Path, arguments: tuple[str, ...]) -> None:
    out = run(repository, "explain", *arguments).stdout
    assert "B11 预算执行率　规则得分　0.00 分" in out
    assert "B11 预算执行率　评定得分　3.9 分" in out
    for label in ("公式", "代入", "结果", "取整", "输入", "证据", "口径依据", "若改用"):
        assert f"\n  {label}" in out, label
    assert "其中 年初预算执行率　78.89%" in out
    assert "evaluations/2024/xinzhuang-dangjian/funds.yaml:6:12" in out
    assert "沪财绩〔2020〕6号" in out


@pytest.mark.parametrize("key", ["总分", "资金.预算执行率", "指标.B11.规则得分"])
def test_一个数据项(run: Run, repository: Path, key: str) -> None:
    result = run(repository, "explain", f"2024/xinzhuang-dangjian#{key}")
    assert result.exit_code == 0
    assert "公式" in result.stdout


def test_列出全部数据项(run: Run, project: Path) -> None:
    lines = run(project, "explain", "2025/reading-room").stdout.splitlines()
    assert any(line.split() == ["总分", "94.25", "分"] for line in lines)
    keys = [line.split()[0] for line in lines]
    assert len(keys) == len(set(keys))
    for key in keys:
        assert run(project, "explain", "2025/reading-room", key).exit_code == 0


@pytest.mark.parametrize("code", [code.code for code in CODES])
def test_每条诊断都说得出(run: Run, tmp_path: Path, code: str) -> None:
    result = run(tmp_path, "explain", code.lower())
    assert result.exit_code == 0
    for label in (code, "轻重：", "范围：", "说的是：", "为何要紧：", "怎样改："):
        assert label in result.stdout
    assert "{" not in result.stdout.partition("错的写法")[0]
    known = code_named(code)
    assert known is not None
    for text in (known.wrong, known.right):
        assert all(f"    {line}" in result.stdout.splitlines() for line in text.splitlines())


def test_一种口径_每项写着出处(run: Run, repository: Path) -> None:
    result = run(repository, "explain", "profile:shanghai")
    assert result.exit_code == 0
    assert "shanghai" in result.stdout
    assert "依据：" in result.stdout
    assert result.stdout.count("出处：") > 5


def test_分段给分的口径_各段连同条件都说出(run: Run, repository: Path) -> None:
    shown = run(repository, "explain", "profile:national-2021-cost").stdout
    assert "执行率分段：项目已完成、执行数不超过预算 得分值的 100%；项目尚未完成、≥80%、<100% 得分值的 70%" in shown
    assert "满意度分段：≥90% 得分值的 100%；≥80% 得分值的 80%；≥60% 得分值的 50%" in shown


def test_没有这种口径的_说出现有的(run: Run, project: Path) -> None:
    result = run(project, "explain", "profile:nonsense")
    assert result.exit_code == 2
    assert "national-2020" in result.stderr


def test_没有这个数据项的_说怎样查(run: Run, project: Path) -> None:
    result = run(project, "explain", "2025/reading-room#没有")
    assert result.exit_code == 2
    assert "没有指标或数据项“没有”" in result.stderr
    assert "jixiao explain 2025/reading-room" in result.stderr


def test_没有算出来的_请先复核(run: Run, project: Path, rewrite: Callable[[str, str], None]) -> None:
    rewrite("年度: 2025", "年份: 2025")
    result = run(project, "explain", "2025/reading-room")
    assert result.exit_code == 2
    assert "jixiao check 2025/reading-room" in result.stderr


@pytest.mark.parametrize("target", ["", "#总分", "JX000"])
def test_说不清的目标(run: Run, project: Path, target: str) -> None:
    assert run(project, "explain", target).exit_code == 2


def test_说明一类规则_同规则页(run: Run, repository: Path):
    result = run(repository, "explain", "rule:完成比例")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "完成比例　定量指标按完成的比例给分。"
    for title in ("怎样算", "参数", "读哪些数据", "边界", "例", "依据", "哪些指标用它"):
        assert title in lines
    assert "C11 文化活动覆盖率　规则得分　4.29 分" in result.stdout
    assert any(line.strip().startswith("=ROUND(") for line in lines)
    assert "财预〔2020〕10号第十六条" in result.stdout
    assert "生活驿站全年开放天数" in result.stdout


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_各类规则都印得出(run: Run, project: Path, rule: RuleKind):
    result = run(project, "explain", f"rule:{rule.name}")
    assert result.exit_code == 0, result.stderr
    assert rule.text.purpose in result.stdout


def test_没有这类规则_列出有哪些(run: Run, project: Path):
    result = run(project, "explain", "rule:没有")
    assert result.exit_code == 2
    assert "完成比例、阈值扣分" in result.stderr
